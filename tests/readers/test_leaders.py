"""Lists whose dots lead to figures that do not stand under each other, and letters that share one box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from factsheet_extract.readers.page.words import find_words
from factsheet_extract.readers.pdfium.pages import RawPage, Style
from tests.readers.pages import column, pdf, put
from tests.readers.reading import blocks, grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SHOPS = [
    ["Bakeries", "14 shops"],
    ["Fish and other sea food", "9 shops"],
    ["Books", "112 shops"],
    ["Shoes and bags", "7 shops"],
]


@pytest.mark.parametrize("dots", ["....... ", "......", " . . . . . "])
def test_dots_lead_to_a_figure_wherever_it_stands(dots: str) -> None:
    """Each label has its own figure, though the figures begin and end anywhere."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "Shops by kind", 14, "Helvetica-Bold")
        for number, (label, value) in enumerate(SHOPS):
            put(c, 40, 80 + 14 * number, f"{label} {dots}{value}")

    assert grid(read_pdf(pdf(draw))) == SHOPS


def test_a_label_of_two_lines_has_the_figure_behind_its_second() -> None:
    """A line without dots between two rows belongs to the label that goes on under it."""

    def draw(c: Canvas) -> None:
        for number, (label, value) in enumerate(SHOPS[:2]):
            put(c, 40, 80 + 14 * number, f"{label} ....... {value}")
        put(c, 40, 108, "Books, maps and whatever")
        put(c, 40, 120, "else is printed ...... 12 shops")

    assert grid(read_pdf(pdf(draw)))[2] == ["Books, maps and whatever else is printed", "12 shops"]


def test_two_led_lists_side_by_side_keep_apart() -> None:
    """A list in the right column is a table of its own."""

    def draw(c: Canvas) -> None:
        for number, (label, value) in enumerate(SHOPS):
            put(c, 40, 80 + 14 * number, f"{label} ....... {value}")
        for number, (label, value) in enumerate(reversed(SHOPS)):
            put(c, 320, 80 + 14 * number, f"{label} ..... {value}")

    document = read_pdf(pdf(draw))
    assert [grid(document, 0), grid(document, 1)] == [SHOPS, SHOPS[::-1]]


def test_a_led_line_alone_is_read_as_one_line() -> None:
    """The words behind the dots follow those before them, however far."""

    def draw(c: Canvas) -> None:
        put(c, 40, 80, "Bakeries " + 100 * ".")
        put(c, 500, 80, "12 shops")
        put(c, 40, 200, "Nothing else is said here.")

    assert blocks(read_pdf(pdf(draw)))[0] == "Bakeries 12 shops"


def test_letters_of_one_ligature_are_one_word() -> None:
    """Three letters that one wide sign stands for share its box; no blank comes between them."""
    boxes = [[0, 0, 6, 10], [6, 0, 20, 10], [6, 0, 20, 10], [6, 0, 20, 10], [20, 0, 26, 10]]
    style = Style(size=10.0, bold=False, angle=0, painted=True, font="Sans")
    page = RawPage(1, 100.0, 100.0, 0, "affix", np.array(boxes, float), [(0, style)])
    assert [piece.text for piece in find_words(page)] == ["affix"]


def test_a_dot_that_touches_the_figure_is_a_leader_too() -> None:
    """Dots apart from each other lead to the figure, and the last of them is no decimal point."""

    def draw(c: Canvas) -> None:
        column(
            c,
            40,
            40,
            ["The register counts every household that took part", "in the survey of the year before, and nobody else."],
        )
        for number, (label, count) in enumerate((("Bread", "22"), ("Fish", "17"), ("Books", "9"))):
            edge = put(c, 40, 90 + 13 * number, label, 9)
            while edge < 290:
                edge = put(c, edge + 2.2, 90 + 13 * number, ".", 9)
            put(c, edge, 90 + 13 * number, f"{count} clubs", 9)

    assert grid(read_pdf(pdf(draw))) == [["Bread", "22 clubs"], ["Fish", "17 clubs"], ["Books", "9 clubs"]]
