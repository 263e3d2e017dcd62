"""Figures of earlier periods, which a newer edition prints again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_extract.diff import diff
from tests.factories_records import a_count, a_sheet

if TYPE_CHECKING:
    from factsheet_extract.model.difference import EditionDiff

LABEL = "Households with electricity"


def rounds(older: dict[str, float], newer: dict[str, float], **changes: Any) -> EditionDiff:
    """Compare two rounds of a survey; the keys are the periods of the columns."""
    return diff(a_round("2015-16", older), a_round("2019-21", newer, **changes))


def a_round(edition: str, columns: dict[str, float], label: str = LABEL) -> Any:
    """Give one round: one row, a column a period."""
    counts = [
        a_count(None, value, label=label, dimensions={"column": "Total", "period": period}, start=place * 100)
        for place, (period, value) in enumerate(columns.items())
    ]
    return a_sheet(f"nfhs/{edition}.en.pdf", counts=counts, edition=edition, language="en")


def test_own_figures_are_compared_with_own_figures() -> None:
    """2019-21 is set against 2015-16, not against the column of the round before."""
    found = rounds({"2015-16": 95.0, "2005-06": 70.0}, {"2019-21": 97.0})
    assert [(change.kind, change.absolute) for change in found.changes] == [("changed", 2)]
    assert [side.value for side in found.lapsed] == [70.0]


def test_an_earlier_figure_printed_again_is_confirmed() -> None:
    """The newer sheet's column for 2015-16 says what the 2015-16 sheet said."""
    found = rounds({"2015-16": 95.0}, {"2019-21": 97.0, "2015-16": 95.0})
    assert found.unchanged == {"figure": 1}
    assert [change.kind for change in found.changes] == ["changed"]


def test_another_figure_for_the_same_period_is_a_restatement() -> None:
    """What was 95.0 in 2015-16 is now said to have been 95.4."""
    found = rounds({"2015-16": 95.0}, {"2019-21": 97.0, "2015-16": 95.4})
    assert [(change.kind, change.absolute) for change in found.changes] == [("changed", 2), ("restated", 0.4)]


def test_a_reworded_row_keeps_its_past() -> None:
    """The past is found through the pair of the present, which was told with its score."""
    found = rounds(
        {"2015-16": 95.0}, {"2019-21": 97.0, "2015-16": 95.4}, label="All households with electricity",
    )  # fmt: skip
    assert [change.kind for change in found.changes] == ["changed", "restated"]
    assert len(found.pairings) == 1


def test_a_past_that_the_older_edition_never_printed_is_added() -> None:
    """A new column for an old year."""
    found = rounds({"2015-16": 95.0}, {"2019-21": 95.0, "1998-99": 50.0})
    assert [(change.kind, change.side.period) for change in found.changes] == [("added", "1998-99")]


def test_figures_that_all_name_their_own_date_are_compared() -> None:
    """Bulletins number their editions; each figure's date is its own edition's."""

    def bulletin(edition: str, day: str, value: int) -> Any:
        count = a_count(None, value, label="cas", dimensions={"column": f"Nombre au {day} septembre 2014"})
        return a_sheet(f"ebola/{edition}.fr.pdf", counts=[count], edition=edition)

    found = diff(bulletin("12", "17", 68), bulletin("13", "28", 70))
    assert [(change.kind, change.absolute) for change in found.changes] == [("changed", 2)]


def test_a_period_that_lags_behind_is_restated_where_it_stays_the_same() -> None:
    """Both editions give the figure for 2014: a difference is a restatement."""
    found = rounds({"2014": 10.0}, {"2014": 11.0})
    assert [change.kind for change in found.changes] == ["restated"]


def test_where_no_period_is_the_edition_own_the_latest_leads() -> None:
    """An edition of 2019-21 that prints 2012 and 2014, after one that printed 2012 and 2013: 2014 is set against 2013."""
    found = rounds({"2012": 10.0, "2013": 11.0}, {"2012": 10.0, "2014": 13.0})
    assert [(change.kind, change.absolute) for change in found.changes] == [("changed", 2)]
    assert found.unchanged == {"figure": 1}


def test_a_figure_that_names_the_edition_time_leads_before_one_that_names_none() -> None:
    """Where a head lost its year in reading, the figure that kept it is the edition's own."""
    older = a_sheet("n/2015-16.en.pdf", edition="2015-16", language="en", counts=[
        a_count("electricity", 92.7, dimensions={"period": "2015-16"}), a_count("electricity", 68.8, start=90),
    ])  # fmt: skip
    newer = a_sheet("n/2019-21.en.pdf", edition="2019-21", language="en", counts=[
        a_count("electricity", 97.9, dimensions={"period": "2019-21"}),
        a_count("electricity", 92.7, dimensions={"period": "2015-16"}, start=90),
    ])  # fmt: skip
    found = diff(older, newer)
    assert [(change.kind, change.absolute) for change in found.changes] == [("changed", 5.2)]
    assert found.unchanged == {"figure": 1}
    assert [side.value for side in found.lapsed] == [68.8]
