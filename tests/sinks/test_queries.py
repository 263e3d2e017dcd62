"""The queries of docs/how-to/queries.md, on every kind of database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.sinks import load
from tests.factories_records import a_count, a_finding, a_sheet, an_evidence, an_unclaimed
from tests.sinks.conftest import rows

if TYPE_CHECKING:
    from factsheet_extract.model.record import Count, FactSheet

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "queries.md"
# "## One concept" … "```sql", the query, "```": a page has one or more under a heading.
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def fertility(value: float, period: str, area: str, start: int) -> Count:
    """Give one cell of a survey's table, with its printed head."""
    dimensions = {"area": area, "period": period, "printed_column": area.upper()}
    quote = f"{value} Total fertility rate"
    proof = (an_evidence(quote, start=start), an_evidence(str(value), start=start, rule="printed"))
    return a_count("fertility.total", value, label="Total fertility rate", dimensions=dimensions, evidence=proof)


def survey(edition: str, earlier: str, language: str, value: float) -> FactSheet:
    """Give a sheet that prints its own period for two areas, and the earlier one again."""
    figures = [
        fertility(value, edition, "total", 0), fertility(1.5, edition, "urban", 100), fertility(2.2, earlier, "total", 200)
    ]  # fmt: skip
    form = figures[0].evidence[1]
    finding = a_finding("total", "the parts make 9", evidence=(an_evidence("a row"), form))
    return a_sheet(
        f"nfhs/{edition}.{language}.pdf", family="nfhs", edition=edition, language=language, findings=[finding],
        counts=[*figures, a_count(None, 7, start=300)], unclaimed=[an_unclaimed()],
    )  # fmt: skip


@pytest.fixture
def loaded(database: str) -> str:
    """Give the URL of a database of each kind that holds a survey of three editions, the last in two languages that differ."""
    load([survey("2005-06", "1998-99", "en", 2.4), survey("2015-16", "2005-06", "en", 2.2)], database)
    load([survey("2019-21", "2015-16", "en", 2.0), survey("2019-21", "2015-16", "fr", 2.1)], database)
    return database


def plain(found: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Give rows without what is a matter of the database: the type of numbers, and JSON as text or as objects."""
    return [
        tuple(float(cell) if hasattr(cell, "__float__") else cell for cell in row if not isinstance(cell, list))
        for row in found
    ]


def test_where_a_figure_is_printed(loaded: str) -> None:
    """A figure comes with page, printed form, boxes and the words it was read in."""
    found = rows(loaded, QUERIES[0])

    assert len(found) == 12
    assert (found[0][3:6], found[0][7]) == (("nfhs/2005-06.en.pdf", 1, "2.4"), "2.4 Total fertility rate")
    assert "72.0" in str(found[0][6])


def test_the_newest_edition(loaded: str) -> None:
    """Each language has one newest edition."""
    assert plain(rows(loaded, QUERIES[1])) == [("nfhs", "en", "2019-21", 4, 3), ("nfhs", "fr", "2019-21", 4, 3)]


def test_a_series(loaded: str) -> None:
    """Each edition gives its own period once an area and language, whatever else it prints again."""
    found = [row[:3] for row in plain(rows(loaded, QUERIES[2]))]

    assert sorted(found) == sorted([
        ("2005-06", "total", 2.4), ("2015-16", "total", 2.2), ("2019-21", "total", 2.0), ("2019-21", "total", 2.1),
        ("2005-06", "urban", 1.5), ("2015-16", "urban", 1.5), ("2019-21", "urban", 1.5), ("2019-21", "urban", 1.5),
    ])  # fmt: skip


def test_printed_heads_are_left_out(loaded: str) -> None:
    """Only the names of codes are left."""
    assert plain(rows(loaded, _escaped(loaded, QUERIES[3]))) == [("area", 2), ("period", 4)]


def test_languages_that_disagree(loaded: str) -> None:
    """The one figure that differs between two languages of an edition is found, under its concept."""
    assert rows(loaded, QUERIES[4]) == [("fertility.total", "2019-21", "en", "2.0", "fr", "2.1")]


def test_figures_with_findings(loaded: str) -> None:
    """A finding joins to the figure at whose printed form it points, and to no other of the row."""
    found = rows(loaded, QUERIES[5])

    assert [(row[1], row[4], row[5]) for row in found] == [
        ("total", "2.4", "nfhs/2005-06.en.pdf"), ("total", "2.2", "nfhs/2015-16.en.pdf"),
        ("total", "2.0", "nfhs/2019-21.en.pdf"), ("total", "2.1", "nfhs/2019-21.fr.pdf"),
    ]  # fmt: skip


def test_numbers_that_nothing_explained(loaded: str) -> None:
    """They come with page and words."""
    assert [row[0] for row in rows(loaded, QUERIES[6])] == [
        "nfhs/2005-06.en.pdf", "nfhs/2015-16.en.pdf", "nfhs/2019-21.en.pdf", "nfhs/2019-21.fr.pdf",
    ]  # fmt: skip


def test_what_a_load_did(loaded: str) -> None:
    """Each load has its row."""
    assert [tuple(row[2:]) for row in rows(loaded, QUERIES[7])] == [(2, 0, 0, 2), (2, 0, 0, 2)]


def _escaped(url: str, query: str) -> str:
    """Give the query as the driver wants it: psycopg takes a percent sign for a place of a value."""
    return query.replace("%", "%%") if url.startswith("postgresql") else query
