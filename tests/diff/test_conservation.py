"""No fact is lost and none is told twice, whatever the records."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_extract.diff import diff, series
from factsheet_extract.diff.facts import edition_of
from factsheet_extract.diff.render import FORMATS, write_diff, write_series
from tests.factories_records import a_count, a_sheet

LABELS = ("cas", "cas confirmés", "décès", "femmes de 15 à 19 ans", "femmes de 20 à 24 ans", "")
COUNTS = st.builds(
    lambda concept, label, value, place, period, unit, printed: a_count(
        concept, value, label=label, unit=unit, printed=printed if value is not None else "*",
        dimensions={name: said for name, said in (("place", place), ("period", period)) if said},
    ),
    st.sampled_from([None, None, "cases", "deaths"]), st.sampled_from(LABELS), st.none() | st.integers(-20, 2000),
    st.sampled_from([None, "Boende", "Lokolia"]), st.sampled_from([None, "2016", "2017", "2018", "à ce jour"]),
    st.sampled_from([None, None, "%", "USD"]), st.sampled_from(["12", "1 234", "trois", "0,5"]),
)  # fmt: skip


def sheets(edition: str) -> st.SearchStrategy[Any]:
    """Give records of one edition, in one of two languages, with a handful of figures."""
    return st.builds(
        lambda counts, code: a_sheet(f"x/{edition}.{code}.pdf", edition=edition, language=code, counts=counts),
        st.lists(COUNTS, max_size=8), st.sampled_from(["fr", "fr", "en"]),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(sheets("2017"), sheets("2018"))
def test_every_fact_of_the_newer_edition_is_told_once(older: Any, newer: Any) -> None:
    """It is unchanged, or in one change, or said to be not compared."""
    found = diff(older, newer)
    told = sum(found.unchanged.values()) + sum(change.newer is not None for change in found.changes)
    told += sum(fact.edition == "newer" for fact in found.not_compared)
    assert told == len(edition_of(newer, {}).facts)


@settings(max_examples=60, deadline=None)
@given(sheets("2018"))
def test_a_record_is_the_same_as_itself(sheet: Any) -> None:
    """Nothing differs, whatever is in it."""
    assert diff(sheet, sheet).changes == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(sheets("2017") | sheets("2018"), min_size=1, max_size=4))
def test_every_figure_of_every_edition_is_in_the_series(found: Any) -> None:
    """Each of an edition's own figures stands in one point."""
    told = sum(len(point.languages) for row in series(found).rows for point in row.points)
    assert told == sum(sum(fact.lead for fact in edition_of(sheet, {}).facts) for sheet in found)


@settings(max_examples=10, deadline=None)
@given(sheets("2017"), sheets("2018"))
def test_every_format_takes_every_diff(older: Any, newer: Any) -> None:
    """None of them stumbles over an empty label, an empty side or a figure without a value."""
    for form in FORMATS:
        assert write_diff(diff(older, newer), form)
        if form != "html":
            assert write_series(series([older, newer]), form)
