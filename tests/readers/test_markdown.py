"""Markdown: the text is the source, blocks leave its marks out, every character keeps its place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import read_bytes
from tests.readers.reading import blocks, grid, kinds

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document


def read_markdown(text: str) -> Document:
    """Read Markdown from a string."""
    return read_bytes(text.encode(), "sheet.md")


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("**15 forums** meet", "15 forums meet"),
        ("a <b>bold</b> word and *one* more", "a bold word and one more"),
        ("before<br>after", "before after"),
        ("salt &amp; water &eacute;", "salt & water \u00e9"),
        ("[12 sheets](https://example.org/a_(b) \"title 99\") here", "12 sheets here"),
        ("![a picture of 7](x.png) 3 boats", "3 boats"),
        ("`code 5` stays", "code 5 stays"),
        (r"an \*asterisk\*", "an *asterisk*"),
        ("first line\nsecond line", "first line second line"),
        ("source<sup>1</sup> and 10<sup>3</sup>", "source and 103"),
        ("the note[^1] is left", "the note is left"),
        ("~~no~~ yes", "no yes"),
    ],
)  # fmt: skip
def test_marks_are_left_out(source: str, read: str) -> None:
    """The passage has the words; marks, tags, targets and footnote references lie between its segments."""
    assert blocks(read_markdown(source)) == [read]


def test_every_character_keeps_its_place() -> None:
    """A span of the passage is the slice of the source that prints it, entities and all."""
    source = "# Heading\n\n- **166 pays** participent &agrave; un <b>PCR</b>\n"
    document = read_markdown(source)
    passage = read_block(document, 1)
    start = passage.text.index("166")
    assert document.text == source
    assert source[slice(*passage.span(start, start + 8))] == "166 pays"
    place = passage.text.index("\u00e0")
    assert source[slice(*passage.span(place, place + 1))] == "&agrave;"


def test_headings_and_points_have_levels_and_parents() -> None:
    """A list stands under the line that ends with a colon, a nested point under the point around it."""
    document = read_markdown("## Roles\n\nThe office:\n\n- helps 12 forums\n  1. by advice\n- runs 4 more\n")
    found = [(b.kind, b.level, b.parent, b.marker) for b in document.blocks]
    assert found == [
        ("heading", 2, None, ""), ("paragraph", 0, None, ""), ("item", 0, 1, "-"), ("item", 1, 2, "1."), ("item", 0, 1, "-"),
    ]  # fmt: skip


TABLE = "| Theme | Count |\n|---|---:|\n| <b>Labour</b> \\| work | 20 |\n| - Traffic | 15 |\n"


@pytest.mark.parametrize("lead", ["", "Text before.\n\n", "- "])
def test_pipe_tables_are_grids_wherever_they_stand(lead: str) -> None:
    """A table alone, after text, or as a lazy line of a list item gives the same cells."""
    document = read_markdown(lead + TABLE)
    assert grid(document) == [["Theme", "Count"], ["Labour | work", "20"], ["Traffic", "15"]]
    assert [cell.header for cell in document.tables[0].cells] == [True, True, False, False, False, False]
    assert document.tables[0].kind == "markup"


def test_a_table_without_words_in_its_head_has_no_head() -> None:
    """An empty head row is a mark of Markdown and no row."""
    document = read_markdown("|   |   |\n|---|---|\n| - One \u2013 20 | - Two \u2013 9 |\n")
    assert grid(document) == [["One \u2013 20", "Two \u2013 9"]]
    assert not any(cell.header for cell in document.tables[0].cells)


def test_a_negative_number_in_a_cell_is_no_point() -> None:
    """`- 4` alone in a cell is four below zero."""
    assert grid(read_markdown("| a | b |\n|---|---|\n| Cases | - 4 |\n"))[1] == ["Cases", "- 4"]


def test_tables_in_html_are_grids_too() -> None:
    """A table written in tags gives its cells; rows of `th` are heads."""
    source = "Before.\n\n<table>\n<tr><th>Year</th><th>Cases</th></tr>\n<tr><td>2013</td><td><b>1</b></td></tr>\n</table>\n"
    document = read_markdown(source)
    assert grid(document) == [["Year", "Cases"], ["2013", "1"]]
    assert [cell.header for cell in document.tables[0].cells] == [True, True, False, False]
    assert blocks(document, "paragraph") == ["Before."]


def test_bold_lines_alone_are_headings_unless_they_count() -> None:
    """A short bold paragraph heads what follows; one with a figure is a figure."""
    assert kinds(read_markdown("**Key facts**\n\n**15 forums**\n")) == [("heading", "Key facts"), ("paragraph", "15 forums")]


def test_front_matter_and_comments_are_not_read() -> None:
    """What a converter wrote above the sheet, or hid in it, is no content."""
    assert blocks(read_markdown("---\ntitle: 99\n---\n\n# Sheet\n\n<!-- 77 -->\n\nText 5.\n")) == ["Sheet", "Text 5."]


def test_lists_forty_deep_are_read_whole() -> None:
    """Every point is a block, and nothing is left out without a word."""
    document = read_markdown("".join(f"{'  ' * depth}- {depth} countries\n" for depth in range(40)))
    assert (len(document.blocks), document.notices) == (40, ())


def test_what_is_nested_deeper_is_not_left_out_in_silence() -> None:
    """Where points stand too deep in each other, a notice says that the deepest were not read."""
    document = read_markdown("".join(f"{'  ' * depth}- {depth} countries\n" for depth in range(60)))
    assert len(document.blocks) < 60
    assert [notice.code for notice in document.notices] == ["nested_too_deep"]


def test_line_ends_of_other_systems_stay_out_of_passages() -> None:
    """CRLF is one blank in a passage and stays in the text."""
    document = read_bytes(b"One\r\ntwo\r\n\r\n- three\r\n  four\r\n", "sheet.md")
    assert blocks(document) == ["One two", "three four"]
    assert document.text.count("\r\n") == 5


HOSTILE = {
    "emphasis": "*a **b" * 8_000, "brackets": "[" * 25_000, "quotes": "> " * 15_000 + "a", "lists": "- " * 15_000 + "a",
    "links": "[a](" * 8_000, "entities": "&" * 30_000, "tags": "<b>" * 10_000, "bars": "|a" * 15_000 + "\n" + "|-" * 15_000,
    "code": "`a``b```" * 4000, "comments": "<!--" * 8_000, "images": "![" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_nesting_costs_linear_time(kind: str) -> None:
    """Twice the input costs a small multiple of the time, and nothing overflows."""
    source = HOSTILE[kind]
    spent = []
    for part in (source[: len(source) // 2], source):
        start = time.process_time()
        read_markdown(part)
        spent.append(time.process_time() - start)
    assert spent[1] < 4 * spent[0] + 1.0


DRAWN = {
    "grid": "+------------+-------+\n| Quay       | Boats |\n+============+=======+\n| North quay | 19    |\n"
    "+------------+-------+\n| South quay | 16    |\n+------------+-------+\n| Lime quay  | 8     |\n+------------+-------+\n",
    "code": "```\nQuay          Boats\nNorth quay       19\nSouth quay       16\nLime quay         8\n```\n",
    "bars": "Quay | Boats\nNorth quay | 19\nSouth quay | 16\nLime quay | 8\n",
}  # fmt: skip


@pytest.mark.parametrize("form", DRAWN)
def test_tables_that_lines_draw_are_tables(form: str) -> None:
    """A grid of dashes, lines with bars and no rule, and blanks in a block of code are read as in plain text."""
    document = read_bytes(f"# Boats\n\nThey are counted in spring.\n\n{DRAWN[form]}\nThe rest is left out.\n".encode(), "s.md")
    assert grid(document) == [["Quay", "Boats"], ["North quay", "19"], ["South quay", "16"], ["Lime quay", "8"]]
    assert blocks(document, "paragraph") == ["They are counted in spring.", "The rest is left out."]


def test_dots_lead_to_figures_in_a_paragraph() -> None:
    """Each line is a row; a paragraph with marks of Markdown is prose."""
    led = "North quay ..... 19\nSouth quay ..... 16\n"
    assert grid(read_bytes(led.encode(), "s.md")) == [["North quay", "19"], ["South quay", "16"]]
    assert not read_bytes(led.replace("19", "**19**").encode(), "s.md").tables


def test_code_without_a_table_is_kept_as_it_is() -> None:
    """It is no prose and no table."""
    document = read_bytes(b"```\nmake all\nmake boats\n```\n", "s.md")
    assert [block.kind for block in document.blocks] == ["other"]
