"""What tells the editions of a drafted family apart."""

from __future__ import annotations

from factsheet_extract.families.draft_edition import Opening, draft_edition


def test_a_sheet_that_prints_the_year_it_compares_with_is_told_by_its_name() -> None:
    """Where all samples print the same year first and their names bear another, the names decide."""
    samples = [Opening("Between 2013 and now the rate fell.", f"cover_2019_{place}.pdf", "en") for place in ("North", "South")]
    rule = draft_edition(samples)
    assert list(rule) == ["within", "path"]
    assert [sample.by_name(*rule["path"]) for sample in samples] == ["2019", "2019"]  # type: ignore[misc]


def test_years_that_tell_the_samples_apart_are_read_from_the_text() -> None:
    """A yearly series keeps its printed year, whatever its files are called."""
    samples = [Opening(f"Report {year}. In 2011 it began.", f"scan_1999_{year[-1]}.pdf", "en") for year in ("2018", "2019")]
    assert "text" in draft_edition(samples)
