"""Families drafted from samples, held against a new edition, and mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.extract import extract, extract_document
from factsheet_extract.families import lint, load_family, read_family
from factsheet_extract.families.draft import Sample, count_named, draft_family
from factsheet_extract.families.drift import find_drift
from factsheet_extract.families.update import propose_update
from factsheet_extract.readers import ReadOptions, read

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

SHEET = """# Harbour Report {year}

## Traffic

| Indicator | Inland | Sea |
|---|---|---|
| Passenger boats | | |
| 1. Boats that called (%) | {a} | {b} |
| Freight boats | | |
| 2. Boats that called (%) | {c} | {d} |
| 3. {cranes} (%) | {e} | {f} |

## Staff

- Pilots on duty: {g}
"""


def sheet(folder: Path, year: int, cranes: str = "Cranes in working order", more: str = "") -> Path:
    """Write an edition of a small series."""
    path = folder / f"{year}.md"
    numbers = {name: year % 50 + place for place, name in enumerate("abcdefg")}
    path.write_text(SHEET.format(year=year, cranes=cranes, **numbers) + more, encoding="utf-8")
    return path


def sample(path: Path) -> Sample:
    """Read a sheet without any family."""
    document = read(path, name=path.name, options=ReadOptions())
    return Sample(extract_document(document), document.text)


def drafted(folder: Path) -> Path:
    """Draft a family of two editions."""
    text = draft_family("harbour", [sample(sheet(folder, 2018)), sample(sheet(folder, 2019))])
    path = folder / "harbour.toml"
    path.write_text(text, encoding="utf-8")
    return path


def extracted(path: Path, family: Path) -> FactSheet:
    """Extract a sheet with a family file."""
    return extract(path, family=str(family))


def test_a_sample_without_figures_takes_no_concept_away(tmp_path: Path) -> None:
    """A sheet whose table is a picture says nothing of the labels that the others print."""
    empty = tmp_path / "2020.md"
    empty.write_text("# Harbour Report 2020\n\nThe table is a picture.\n", encoding="utf-8")
    text = draft_family("harbour", [sample(sheet(tmp_path, 2019)), sample(empty)])
    assert "[concepts.pilots_on_duty" in text


def test_a_draft_names_the_figures_of_a_third_edition_untouched(tmp_path: Path) -> None:
    """Labels, group rows, column heads, headings and the edition are learnt from two samples."""
    path = drafted(tmp_path)
    assert [str(problem) for problem in lint(path)] == []
    record = extracted(sheet(tmp_path, 2020), path)
    assert record.family == "harbour"
    assert record.edition == "2020"
    assert count_named([record]) == (7, 7)
    assert len({(count.concept, str(count.dimensions)) for count in record.counts}) == 7
    assert set(read_family(path).sections) == {"traffic", "staff"}


def test_a_draft_recognises_its_series_and_no_other(tmp_path: Path) -> None:
    """The phrases are what the samples share."""
    from factsheet_extract.families import recognise

    family = read_family(drafted(tmp_path))
    assert recognise(sheet(tmp_path, 2021).read_text(encoding="utf-8"), "en", [family]) is family
    assert recognise("A note on something else", "en", [family]) is None


def test_drift_tells_rewording_from_novelty(tmp_path: Path) -> None:
    """Each change has the nearest known label, and where it is printed."""
    path = drafted(tmp_path)
    new = sheet(tmp_path, 2020, cranes="Cranes in good working order", more="- Rescue helicopters: 4\n")
    drift = find_drift(extracted(new, path), read_family(path))
    kinds = {change.kind: change for change in drift.changes}
    assert set(kinds) == {"label_unseen", "figure_new"}
    assert kinds["label_unseen"].nearest == "Cranes in working order"
    assert kinds["label_unseen"].evidence[0].quote.startswith("3. Cranes in good working order")
    assert kinds["figure_new"].printed == "Rescue helicopters"
    assert drift.summary() == "1 label unseen, 1 new figure"


def test_drift_names_renamed_and_missing_sections(tmp_path: Path) -> None:
    """A heading close to a known one is the same, renamed."""
    path = drafted(tmp_path)
    record = extracted(sheet(tmp_path, 2020), path)
    drift = find_drift(record, read_family(path), headings=["Trafic", "Weather"])
    assert [(change.kind, change.printed) for change in drift.changes] == [
        ("section_renamed", "Trafic"),
        ("section_gone", "Staff"),
        ("section_new", "Weather"),
    ]


def test_drift_against_the_edition_before_names_what_is_gone(tmp_path: Path) -> None:
    """A concept that was printed last year and is not now."""
    path = drafted(tmp_path)
    before = extracted(sheet(tmp_path, 2019), path)
    now = before.model_copy(update={"counts": before.counts[:-1]})
    drift = find_drift(now, read_family(path), previous=before, headings=["Traffic", "Staff"])
    assert [change.kind for change in drift.changes] == ["concept_gone"]


def test_nothing_differs_in_an_edition_like_the_others(tmp_path: Path) -> None:
    """No drift, no words."""
    path = drafted(tmp_path)
    drift = find_drift(extracted(sheet(tmp_path, 2020), path), read_family(path))
    assert drift.summary() == "nothing differs from what the family knows"


def test_an_update_teaches_the_family_and_keeps_its_comments(tmp_path: Path) -> None:
    """The reworded label joins its concept, the new figure becomes one, and the author's words stay."""
    path = drafted(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("[edition]", "# ours\n[edition]"), encoding="utf-8")
    new = sheet(tmp_path, 2020, cranes="Cranes in good working order", more="- Rescue helicopters: 4\n")
    drift = find_drift(extracted(new, path), read_family(path))
    text = propose_update(path.read_text(encoding="utf-8"), drift)
    path.write_text(text, encoding="utf-8")
    assert "# ours" in text
    family = read_family(path)
    assert "Cranes in good working order" in family.concepts["cranes_in_working_order"].labels["en"]
    assert "rescue_helicopters" in family.concepts
    assert find_drift(extracted(new, path), family).changes == ()


def test_an_update_of_a_shipped_file_keeps_every_other_line(root: Path) -> None:
    """Only lines are added."""
    from factsheet_extract.families.drift import Change, Drift

    path = root / "src" / "factsheet_extract" / "families" / "nfhs-state.toml"
    before = path.read_text(encoding="utf-8")
    change = Change(
        "label_unseen", "Homes with electricity", "en", "Households with electricity", "electricity.households", 90.0
    )
    after = propose_update(before, Drift((change,)))
    assert len(set(before.splitlines()) - set(after.splitlines())) <= 1
    assert "Homes with electricity" in after
    assert load_family("nfhs-state").name == "nfhs-state"


BULLETIN = """# Fever in the North

Town, {date}

No. {issue}

- {label}: {cases}
- Beds of the county's hospitals: {beds}
"""


def bulletin(folder: Path, day: int, issue: int, label: str = "Confirmed cases of fever", more: str = "") -> Path:
    """Write a day's bulletin; the file's name says nothing of its day."""
    path = folder / f"sheet{issue}.md"
    text = BULLETIN.format(date=f"{day} March 2020", issue=issue, label=label, cases=day * 3, beds=90 + day)
    path.write_text(text + more, encoding="utf-8")
    return path


def test_bulletins_of_one_year_are_told_by_their_dates_and_numbers(tmp_path: Path) -> None:
    """Where the year tells no sample from another, the date in the head does; a running number goes along."""
    path = tmp_path / "fever.toml"
    samples = [sample(bulletin(tmp_path, day, number)) for day, number in ((6, 1), (7, 2), (9, 4))]
    path.write_text(draft_family("fever", samples), encoding="utf-8")
    assert [str(problem) for problem in lint(path)] == []
    record = extracted(bulletin(tmp_path, 12, 7), path)
    assert (record.edition, record.issue) == ("2020-03-12", "7")


def test_one_sheet_with_a_number_and_a_date_is_a_bulletin(tmp_path: Path) -> None:
    """With a single sample the year tells as much as the date: a running number in the head decides for the date."""
    path = tmp_path / "fever.toml"
    path.write_text(draft_family("fever", [sample(bulletin(tmp_path, 6, 1))]), encoding="utf-8")
    assert extracted(bulletin(tmp_path, 12, 7), path).edition == "2020-03-12"


def test_dates_in_names_tell_sheets_that_print_none_in_their_heads(tmp_path: Path) -> None:
    """Three sheets of one year without a date in the head are told by the date in their files' names."""
    paths = [sheet(tmp_path, 2020).rename(tmp_path / f"harbour_2020-03-{day}.md") for day in ("06", "07", "09")]
    path = tmp_path / "harbour.toml"
    path.write_text(draft_family("harbour", [sample(one) for one in paths]), encoding="utf-8")
    assert [extracted(one, path).edition for one in paths] == ["2020-03-06", "2020-03-07", "2020-03-09"]


def test_a_survey_keeps_its_span_of_years_though_its_sheets_are_of_one_round(tmp_path: Path) -> None:
    """Two states of one round have one edition; the dates of the fieldwork are none."""
    path = tmp_path / "survey.toml"
    fieldwork = "\n\nSurvey 2015-16. The teams worked from 5 April 2015 to {} May 2015.\n"
    samples = [sample(bulletin(tmp_path, day, day, more=fieldwork.format(day))) for day in (6, 7)]
    path.write_text(draft_family("survey", samples), encoding="utf-8")
    assert {extracted(tmp_path / f"sheet{day}.md", path).edition for day in (6, 7)} == {"2015-16"}


def test_labels_that_two_samples_in_three_print_are_drafted_whatever_the_text_layer_lost(tmp_path: Path) -> None:
    """One sample in three may lack a label; a word with a letter lost in the text layer is the same word."""
    labels = ("Confirmed cases of fever", "Confrmed cases of fever", "Deaths from fever")
    paths = [bulletin(tmp_path, 6 + n, n, label) for n, label in enumerate(labels)]
    path = tmp_path / "fever.toml"
    path.write_text(draft_family("fever", [sample(one) for one in paths]), encoding="utf-8")
    found = {code: concept.labels["en"] for code, concept in read_family(path).concepts.items()}
    assert sorted(found.values()) == [("Beds of the county's hospitals",), labels[:2]]


def test_a_sample_without_text_is_refused_by_name(tmp_path: Path) -> None:
    """Pictures teach no words: the draft says which sheet has none."""
    good = sample(sheet(tmp_path, 2018))
    with pytest.raises(ValueError, match=r"no text in 2018\.md"):
        draft_family("harbour", [good, good._replace(text=" \n")])


def test_tables_that_an_update_adds_stand_apart(tmp_path: Path) -> None:
    """A new concept has a blank line above it, and so has the table after it."""
    path = drafted(tmp_path)
    new = sheet(tmp_path, 2020, more="- Rescue helicopters: 4\n")
    text = propose_update(path.read_text(encoding="utf-8"), find_drift(extracted(new, path), read_family(path)))
    lines = text.splitlines()
    assert "rescue_helicopters" in text
    assert all(not lines[n - 1].strip() for n, line in enumerate(lines) if line.startswith("[") and n)
