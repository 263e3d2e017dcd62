"""Each figure over many editions."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet_extract.diff import series
from factsheet_extract.diff.render.series_table import series_table
from factsheet_extract.errors import UsageError
from tests.factories_records import a_count, a_sheet

NAMES = {"fr": ("cas confirmés", "décès"), "en": ("confirmed cases", "deaths")}


def a_bulletin(edition: str, language: str, cases: float, deaths: float, *, known: bool = True) -> Any:
    """Give one bulletin with two figures, of concepts that are `known` or not."""
    concepts = ("cases", "deaths") if known else (None, None)
    pairs = zip(concepts, NAMES[language], (cases, deaths), strict=True)
    counts = [a_count(concept, value, label=label) for concept, label, value in pairs]
    return a_sheet(f"ebola/{edition}.{language}.pdf", edition=edition, language=language, counts=counts)


def test_editions_stand_in_their_order_however_they_are_given() -> None:
    """Numbers 12 and 4 give the columns 4, 12, and one row a figure."""
    found = series([a_bulletin("12", "fr", 5, 2), a_bulletin("4", "fr", 1, 0)])
    assert found.editions == ("4", "12")
    assert [(row.label, row.values(found.editions)) for row in found.rows] == [("cas confirmés", (1, 5)), ("décès", (0, 2))]


def test_languages_that_agree_are_one_point() -> None:
    """French and English of one bulletin say the same thing once."""
    found = series([a_bulletin("4", "fr", 1, 0), a_bulletin("4", "en", 1, 0), a_bulletin("12", "en", 5, 2)])
    assert [[point.languages for point in row.points] for row in found.rows] == [[("en", "fr"), ("en",)]] * 2
    assert found.rows[0].labels == {"en": ("confirmed cases",), "fr": ("cas confirmés",)}


def test_languages_that_disagree_are_told_and_nothing_is_chosen() -> None:
    """The cell is empty, both points are kept, and the disagreement holds both quotes."""
    found = series([a_bulletin("4", "fr", 1, 0), a_bulletin("4", "en", 1, 3)])
    assert found.rows[1].values(found.editions) == (None,)
    assert [[point.value for point in one.points] for one in found.disagreements] == [[3, 0]]


def test_without_concepts_each_language_has_its_own_rows() -> None:
    """Words of two languages are never taken for each other."""
    found = series([a_bulletin(edition, code, 1, 0, known=False) for edition in ("4", "12") for code in ("fr", "en")])
    assert [(row.label, row.values(found.editions)) for row in found.rows] == [
        ("confirmed cases", (1, 1)), ("deaths", (0, 0)), ("cas confirmés", (1, 1)), ("décès", (0, 0)),
    ]  # fmt: skip


def test_a_figure_that_pauses_is_taken_up_again() -> None:
    """An edition without it leaves a gap, not a second row."""
    middle = a_sheet("ebola/5.fr.pdf", edition="5", counts=[])
    found = series([a_bulletin("4", "fr", 1, 0), middle, a_bulletin("12", "fr", 5, 2)])
    assert [row.values(found.editions) for row in found.rows] == [(1, None, 5), (0, None, 2)]


def test_a_reworded_label_goes_on_with_its_score() -> None:
    """The join is kept in the row, so that a person can check it."""
    sheets = [
        a_sheet(f"nfhs/{edition}.en.pdf", edition=edition, language="en", counts=[a_count(None, 1, label=label)])
        for edition, label in (("2015", "children who had a fever"), ("2019", "children who had fever"))
    ]
    found = series(sheets)
    assert len(found.rows) == 1
    assert [pairing.alignment.score for pairing in found.rows[0].joined] == [95.7]


def test_sheets_without_an_edition_go_by_the_date_in_their_name() -> None:
    """ars_bretagne_2020-03-06.pdf is the edition of that day, in both languages."""
    sheets = [a_sheet(f"ars_bretagne_2020-03-{day}.pdf", edition=None, family=None) for day in ("10", "06")]
    assert series(sheets).editions == ("2020-03-06", "2020-03-10")


def test_two_sheets_of_one_edition_and_language_are_told() -> None:
    """The reader is told which files stand for one edition."""
    found = series([a_bulletin("4", "fr", 1, 0), a_bulletin("4", "fr", 1, 0)])
    assert found.notes == ("edition 4 is there more than once in one language: ebola/4.fr.pdf, ebola/4.fr.pdf",)


def test_no_sheet_and_other_families_are_refused() -> None:
    """There is no series of nothing, nor of two families."""
    with pytest.raises(UsageError, match="no record"):
        series([])
    with pytest.raises(UsageError, match="not editions of one family"):
        series([a_sheet(), a_sheet(family="nfhs-state")])


def test_a_concept_said_in_prose_and_in_a_table_is_one_row() -> None:
    """Two labels, one concept and one value: one fact."""

    def twice(edition: str, value: float) -> Any:
        counts = [
            a_count("deaths", value, label=label, start=start) for label, start in (("décès", 0), ("Nombre de décès", 90))
        ]
        return a_sheet(f"ebola/{edition}.fr.pdf", edition=edition, counts=counts)

    assert len(series([twice("12", 41), twice("13", 42)]).rows) == 1


def test_in_two_languages_figures_of_one_concept_pair_by_what_they_say() -> None:
    """13 cases of whom 7 are new, in the other order: the values decide, not the words."""
    french = a_sheet(
        "e/4.fr.pdf", edition="4", counts=[a_count("cases", 13, label="cas"), a_count("cases", 7, label="nouveaux")]
    )
    english = a_sheet(
        "e/4.en.pdf", edition="4", language="en", counts=[a_count("cases", 7, label="a"), a_count("cases", 13, label="b")]
    )
    found = series([french, english])
    assert [row.values(found.editions) for row in found.rows] == [(7,), (13,)]
    assert found.disagreements == ()


def test_figures_that_a_family_knows_late_are_one_row_all_the_same() -> None:
    """Where the first bulletins have no concept, the languages meet as soon as the later ones have."""
    sheets = [a_bulletin("4", code, 1, 0, known=False) for code in ("fr", "en")]
    sheets += [a_bulletin("12", code, 5, 2) for code in ("fr", "en")]
    found = series(sheets)
    assert [row.values(found.editions) for row in found.rows] == [(1, 5), (0, 2)]


def test_where_a_concept_has_several_rows_the_other_language_decides() -> None:
    """Two figures of one concept in French and English, printed in another order each time: each row keeps its own."""

    def bulletin(edition: str, code: str, values: tuple[int, int]) -> Any:
        counts = [a_count("isolated", value, label=f"{code} {place}", start=place * 90) for place, value in enumerate(values)]
        return a_sheet(f"e/{edition}.{code}.pdf", edition=edition, language=code, counts=counts)

    found = series(
        [bulletin("4", "en", (9, 80)), bulletin("4", "fr", (80, 9)), bulletin("5", "en", (3, 50)), bulletin("5", "fr", (50, 3))]
    )
    assert [row.values(found.editions) for row in found.rows] == [(9, 3), (80, 50)]
    assert found.disagreements == ()


def numbered(edition: str, language: str, issue: str | None) -> Any:
    """Give a bulletin that prints its running number."""
    return a_bulletin(edition, language, 1, 0).model_copy(update={"issue": issue})


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_languages_of_one_number_are_one_edition_though_their_dates_differ(order: tuple[int, ...]) -> None:
    """Number 9 is dated the 8th in English and the 9th in French: one edition, under the later date, and a note says so."""
    sheets = [numbered("2014-09-08", "en", "9"), numbered("2014-09-09", "fr", "9"), numbered("2014-09-12", "fr", "10")]
    found = series([sheets[place] for place in order])
    assert found.editions == ("2014-09-09", "2014-09-12")
    assert found.notes == ("number 9 bears the date 2014-09-08 in en, 2014-09-09 in fr; it stands under 2014-09-09",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (numbered("2014-09-08", "en", None), numbered("2014-09-09", "fr", None)),
        (numbered("2014-09-08", "en", "9"), numbered("2014-09-09", "fr", "10")),
        (numbered("2014-09-08", "en", "9"), numbered("2014-09-09", "en", "9")),
        (numbered("2014-09-08", "en", "9"), numbered("2015-09-09", "fr", "9")),
    ],
)
def test_other_numbers_languages_or_years_are_other_editions(first: Any, second: Any) -> None:
    """Sheets without a number, of two numbers, of one language, or a year apart are two editions."""
    assert len(series([first, second]).editions) == 2


def round_of(edition: str, *figures: tuple[str, float]) -> Any:
    """Give a round of the survey with these concepts, in two areas."""
    areas = ("urban", "rural")
    counts = [a_count(name, value, dimensions={"area": area}, label=name) for area in areas for name, value in figures]
    return a_sheet(f"nfhs/{edition}.pdf", family="nfhs-state", edition=edition, language="en", counts=counts)


def test_what_took_the_place_of_another_figure_stands_behind_it_and_says_so() -> None:
    """A measure taken anew is no course with the old one: it has its own row, right behind, that names what it follows."""
    older = round_of("2015-16", ("electricity.households", 90), ("literacy.women", 70))
    newer = round_of("2019-21", ("literacy.women", 75), ("electricity.population", 95))
    found = series([older, newer])
    assert [(row.concept, row.dimensions["area"], row.follows) for row in found.rows] == [
        ("electricity.households", "urban", None), ("electricity.population", "urban", "electricity.households"),
        ("literacy.women", "urban", None),
        ("electricity.households", "rural", None), ("electricity.population", "rural", "electricity.households"),
        ("literacy.women", "rural", None),
    ]  # fmt: skip
    assert "↳ electricity.population" in series_table(found)
