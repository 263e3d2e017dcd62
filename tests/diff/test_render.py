"""Diffs and series written."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.diff import diff, series
from factsheet_extract.diff.render import FORMATS, View, joined, pages, plot_files, write_diff, write_series
from factsheet_extract.diff.render.html import diff_html, parted
from factsheet_extract.diff.render.rows import defused
from factsheet_extract.diff.render.sparkline import sparkline
from factsheet_extract.errors import EnvironmentLacks, UsageError
from factsheet_extract.model.difference import EditionDiff
from factsheet_extract.model.series import Series
from tests.factories_records import a_count, a_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = '<script>alert(1)</script> "a" & =HYPERLINK(1) | `x`'


def a_diff(**changes: Any) -> EditionDiff:
    """Give a diff that has a suspicious change, an addition, a removal and a join of labels."""
    older = [a_count("countries", 195, label="pays", quote="195 pays participent"), a_count("gone", 4, label="partis"),
             a_count(None, 9, label="ménages qui ont un accès à l'eau")]  # fmt: skip
    newer = [a_count("countries", 159, label="pays", quote="159 pays participent"), a_count("new", 7, label=HOSTILE),
             a_count(None, 9, label="ménages qui ont accès à l'eau")]  # fmt: skip
    return diff(a_sheet(counts=older), a_sheet("iom-iscm/2019.fr.pdf", edition="2019", counts=newer), **changes)


def a_series() -> Series:
    """Give a series of three editions and two figures."""
    sheets = [
        a_sheet(
            f"x/{edition}.fr.pdf", edition=edition, counts=[a_count("cases", value, label="cas"), a_count("new", 1)][:length]
        )
        for edition, value, length in (("2016", 10, 1), ("2017", 20, 1), ("2018", 15, 2))
    ]
    return series(sheets)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize(
    "write", [lambda view: write_diff(a_diff(), "table", view), lambda view: write_series(a_series(), "table", view)]
)
def test_no_line_of_a_table_is_wider_than_the_terminal(write: Any, width: int) -> None:
    """The tables fit, from narrow to wide."""
    assert max(len(line) for line in write(View(width=width)).splitlines()) <= width


def test_the_table_tells_first_what_may_be_misread() -> None:
    """A swapped digit stands above every other change, with its reason."""
    table = write_diff(a_diff(), "table", View(width=100))
    assert table.index("Look at these first") < table.index("digits swapped?") < table.index("Added (1)")
    assert "−36 (−18 %)" in table
    assert "≈ Taken for the same, not for certain (1): please check" in table


def test_the_table_is_plain_unless_colour_is_asked_for() -> None:
    """No escape codes in a pipe; some on a terminal."""
    assert "\x1b" not in write_diff(a_diff(), "table", View(colour=False))
    assert "\x1b" in write_diff(a_diff(), "table", View(colour=True))


def test_long_kinds_are_cut_and_said() -> None:
    """Rows beyond the limit are counted."""
    found = diff(
        a_sheet(counts=[]), a_sheet("b", edition="2019", counts=[a_count(f"c{n}", n, label=f"l{n}") for n in range(30)])
    )
    assert "… 10 more (--all shows them)" in write_diff(found, "table")
    assert "more" not in write_diff(found, "table", View(rows=None))


def test_json_reads_back_as_the_same_diff() -> None:
    """What is written is the whole of it."""
    assert EditionDiff.model_validate_json(write_diff(a_diff(), "json")) == a_diff()
    assert Series.model_validate_json(write_series(a_series(), "json")) == a_series()


def test_csv_has_a_row_a_change_with_both_quotes_and_boxes() -> None:
    """A program finds both sides and where they are printed."""
    rows = list(csv.DictReader(StringIO(write_diff(a_diff(), "csv"))))
    assert len(rows) == len(a_diff().changes)
    first = rows[0]
    assert (first["kind"], first["older_value"], first["newer_value"], first["suspicious"]) == (
        "changed",
        "195",
        "159",
        "digit_swapped",
    )
    assert (first["older_quote"], first["newer_page"]) == ("195 pays participent", "1")
    assert json.loads(first["newer_boxes"]) == [[72.0, 100.0, 90.0, 112.0]]


def test_the_tidy_table_has_a_row_a_point() -> None:
    """Concept, edition and value, whatever the number of editions."""
    rows = list(csv.DictReader(StringIO(write_series(a_series(), "csv"))))
    assert [(row["concept"], row["edition"], row["value"]) for row in rows] == [
        ("cases", "2016", "10"), ("cases", "2017", "20"), ("cases", "2018", "15"), ("new", "2018", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "safe"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-3", "-3"), ("+3.5", "+3.5"), (-3, -3), ("a", "a")]
)
def test_no_cell_is_a_formula(cell: object, safe: object) -> None:
    """Text that a spreadsheet would run gets an apostrophe; figures stay figures."""
    assert defused(cell) == safe


def test_markdown_shows_every_character_as_it_stands() -> None:
    """Bars, backquotes and tags in a label break no table."""
    text = write_diff(a_diff(), "md")
    assert r"\<script\>alert(1)\</script\>" in text
    assert {re.sub(r"\\.", "", line).count("|") for line in text.splitlines() if line.startswith("| ")} <= {4, 6}


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its text, what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.fetched: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag and what it would load."""
        self.tags.append(tag)
        self.fetched += [value for name, value in attrs if name in ("src", "href") and value and not value.startswith("#")]

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.words.append(data)


def each_page() -> Iterator[Page]:
    """Give both pages, parsed."""
    yield Page(write_diff(a_diff(), "html"))
    yield Page(write_series(a_series(), "html"))


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    """It opens from a disk, without a network."""
    for page in each_page():
        assert "script" not in page.tags
        assert all(address.startswith("data:image/") for address in page.fetched)


def test_a_page_shows_both_quotes_with_their_pages_and_boxes() -> None:
    """The figure is marked in each quote, and hostile labels are text."""
    page = Page(write_diff(a_diff(), "html"))
    text = " ".join(" ".join(page.words).split())
    assert page.tags.count("mark") == 6
    assert "page 1 · box 72,100–90,112" in text
    assert HOSTILE in text


def test_a_page_keeps_its_row_budget_and_says_what_it_left_out() -> None:
    """Two rows are shown, the others are counted."""
    text = diff_html(a_diff(), budget=2)
    assert text.count("<tr>") - text.count("<thead>") - text.count('<td class="number">') == 2
    assert "1 more, left out so that this page opens" in text


@pytest.mark.parametrize(
    ("quote", "printed", "parts"),
    [
        ("195 pays, 19 autres", "19", ("195 pays, ", "19", " autres")),
        ("soit  25,1\nmillions", "25,1 millions", ("soit ", "25,1 millions", "")),
        ("rien ici", "7", ("rien ici", "", "")),
    ],
)
def test_the_figure_is_marked_by_itself(quote: str, printed: str, parts: tuple[str, str, str]) -> None:
    """19 is not found inside 195, and printed lines are joined."""
    assert parted(quote, printed) == parts


def test_a_course_rises_and_falls_with_its_figures() -> None:
    """The least is the lowest block, the greatest the highest, gaps are points; what hardly moves looks flat."""
    assert sparkline([1, None, 3, 2]) == "▁·█▅"
    assert sparkline([100, 101, 100]) == "▄▅▄"
    assert len(set(sparkline([0, 0]))) == 1
    assert sparkline([None]) == "·"


def test_a_plot_a_figure_the_same_bytes_every_time() -> None:
    """Figures of two editions or more are drawn; names are safe; nothing in the file tells the time."""
    first, second = dict(plot_files(a_series())), dict(plot_files(a_series()))
    assert list(first) == ["cases.svg"]
    assert first == second
    assert b"<dc:date>" not in first["cases.svg"]
    assert dict(plot_files(a_series(), "png"))["cases.png"].startswith(b"\x89PNG")


def test_without_matplotlib_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plots are an extra; a page without it keeps its courses in blocks."""
    monkeypatch.setitem(__import__("sys").modules, "matplotlib.figure", None)
    with pytest.raises(EnvironmentLacks, match=r"pip install 'factsheet-extract\[plots\]'"):
        list(plot_files(a_series()))
    assert "▁█▅" in write_series(a_series(), "html")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_several_sheets_are_one_text(form: Any) -> None:
    """JSON becomes an array, CSV keeps one head, tables stand under each other."""
    text = joined([a_diff(), a_diff()], form)
    if form == "json":
        assert len(json.loads(text)) == 2
    elif form == "csv":
        assert len(list(csv.DictReader(StringIO(text)))) == 2 * len(a_diff().changes)
    else:
        assert text.count("2018 (fr)") == 2


def test_several_pages_are_several_files() -> None:
    """One page to standard output is enough; more need a folder."""
    with pytest.raises(UsageError, match="folder"):
        joined([a_diff(), a_diff()], "html")
    assert [name for name, _ in pages([a_diff(), a_diff()])] == ["001-2019.fr.pdf.html", "002-2019.fr.pdf.html"]


def test_a_long_label_is_broken_over_lines_and_not_cut() -> None:
    """Every word of a label that fits is there, at 80 columns too."""
    label = "enfants de moins de cinq ans dont la naissance a été enregistrée"
    found = diff(
        a_sheet(counts=[a_count(None, 5, label=label)]), a_sheet("b", edition="2019", counts=[a_count(None, 9, label=label)])
    )
    text = " ".join(write_diff(found, "table", View(width=80)).split())
    assert all(word in text for word in label.split())


def test_languages_are_told_as_languages() -> None:
    """Between two languages of one edition there is no before and now, and another figure is a disagreement."""
    found = diff(a_sheet(counts=[a_count(value=5)]), a_sheet("2018.en.pdf", language="en", counts=[a_count(value=6)]))
    table = write_diff(found, "table")
    assert "The languages disagree (1)" in table
    assert "before" not in table
    assert "The languages disagree" in write_diff(found, "html")
