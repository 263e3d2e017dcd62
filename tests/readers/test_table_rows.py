"""Rows of tables beside other columns: cells of several lines, numbers first, two rows under a head, values with a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from factsheet_extract.readers.page.words import find_words
from factsheet_extract.readers.pdfium.pages import RawPage, Style
from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, grid, kinds, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

BESIDE = [
    "The register counts every household that", "took part in the survey of the year, and",
    "the teams that visited them went to all", "districts of the country, in the dry season",
    "as in the rains, without a break between", "them; what they wrote down was read by",
    "two clerks, who did not know each other,", "and kept where no one else could see it.",
]  # fmt: skip
SHOPS = [
    ["Bakeries", "24 shops and stalls"],
    ["Fish and other sea food", "19 shops and stalls"],
    ["Books", "12 shops and stalls"],
]


def wrapped(c: Canvas, *, ruled: bool) -> None:
    """Draw a table whose cells run over two lines, rows set apart by a rule or by nothing but a little space."""
    top = 80.0
    for label, value in SHOPS:
        count = value.split(" and ")[0]
        put(c, 40, top, label)
        put(c, 200, top, f"{count} and")
        put(c, 200, top + 12, "stalls")
        top += 27 if ruled else 32
        if ruled:
            c.line(40, HEIGHT - top + 1.5, 260, HEIGHT - top + 1.5)


def test_lines_of_one_cell_stand_nearer_to_each_other_than_rows() -> None:
    """The second line of a value goes on with it: the space between tells the rows apart."""
    assert grid(read_pdf(pdf(lambda c: wrapped(c, ruled=False)))) == SHOPS


def test_rules_part_the_rows_of_cells_with_two_lines() -> None:
    """Where each row has its rule, lines between two rules are one row, however close the rows are."""
    assert grid(read_pdf(pdf(lambda c: wrapped(c, ruled=True)))) == SHOPS


def test_numbers_stand_before_their_labels_beside_a_column_of_text() -> None:
    """A list with its numbers first is a table also to the right of prose, whose lines are no labels."""
    shops = [["31", "Bakeries"], ["24", "Fish"], ["19", "Books"], ["12", "Shoes"], ["7", "Bags"]]

    def draw(c: Canvas) -> None:
        column(c, 40, 80, BESIDE)
        for number, (count, label) in enumerate(shops):
            put(c, 320, 83 + 15 * number, count)
            put(c, 360, 83 + 15 * number, label)

    assert grid(read_pdf(pdf(draw))) == shops


def test_numbers_with_their_noun_stand_before_their_labels() -> None:
    """`31 shops` in the first column names what the second says."""
    names = ["Bakeries", "Fish", "Books", "Shoes", "Bags"]
    shops = [[f"{count} shops", name] for count, name in zip((31, 24, 19, 12, 7), names, strict=True)]

    def draw(c: Canvas) -> None:
        column(c, 40, 80, BESIDE)
        for number, (count, label) in enumerate(shops):
            put(c, 320, 83 + 15 * number, count)
            put(c, 400, 83 + 15 * number, label)

    assert grid(read_pdf(pdf(draw))) == shops


def test_two_rows_under_a_bold_head_are_a_table_beside_text() -> None:
    """Lines of the column beside fall between the rows; they are none of the table's."""

    def draw(c: Canvas) -> None:
        column(c, 320, 78, BESIDE)
        for x, name in ((120, "Open"), (180, "Visitors a day")):
            put(c, x, 80, name, font="Helvetica-Bold")
        for number, row in enumerate((("Shops", "24", "167"), ("Stalls", "13", "180"))):
            for x, text in zip((40, 120, 180), row, strict=True):
                put(c, x, 95 + 15 * number, text)

    assert grid(read_pdf(pdf(draw))) == [["", "Open", "Visitors a day"], ["Shops", "24", "167"], ["Stalls", "13", "180"]]


def test_a_number_with_a_noun_in_brackets_stands_in_its_column() -> None:
    """Figures at the foot of a column may say in brackets what they count, where the head says it of the others."""
    shops = [["Bakeries", "24"], ["Fish", "19"], ["Books", "12"], ["Shoes", "4 (stalls)"], ["Bags", "1 (stall)"]]

    def draw(c: Canvas) -> None:
        for number, (label, value) in enumerate(shops):
            put(c, 40, 80 + 15 * number, label)
            c.drawRightString(260, HEIGHT - 90 - 15 * number, value)

    assert grid(read_pdf(pdf(draw))) == shops


def test_a_figure_under_a_table_is_no_note() -> None:
    """`Stalls: 3 (…)` right under a table says a figure; `Source: …` is a note."""

    def draw(c: Canvas) -> None:
        for number, (label, value) in enumerate((("Bakeries", "24"), ("Fish", "19"), ("Books", "12"))):
            put(c, 40, 80 + 15 * number, label)
            put(c, 200, 80 + 15 * number, value)
        put(c, 40, 127, "Market stalls: 3 (one for each of the three days).")

    assert kinds(read_pdf(pdf(draw)))[-1] == ("paragraph", "Market stalls: 3 (one for each of the three days).")


def test_a_title_wider_than_its_column_does_not_cut_the_lines_under_it() -> None:
    """A justified line that ends on one edge with its neighbour is full, though the title reaches further."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "A title that reaches over the whole of the page from left to right", 15, "Helvetica-Bold")
        for number, line in enumerate((*BESIDE[:3], "Development goals follow in the next part.")):
            text = c.beginText(40, HEIGHT - 90 - 13 * number)
            text.setFont("Helvetica", 10)
            spread = 200 - c.stringWidth(line, "Helvetica", 10)
            text.setWordSpace(spread / line.count(" ") if number < 3 else 0)
            text.textLine(line)
            c.drawText(text)

    assert blocks(read_pdf(pdf(draw)), "paragraph") == [" ".join([*BESIDE[:3], "Development goals follow in the next part."])]


def test_two_blanks_between_letters_that_touch_are_made_up() -> None:
    """PDFium at times puts two blanks between all letters of a page; letters that touch are one word all the same."""
    boxes = [[0, 0, 6, 10], [6, 9, 6, 9], [6, 9, 6, 9], [6, 0, 12, 10], [13, 9, 13, 9], [15, 0, 21, 10]]
    page = RawPage(1, 100.0, 100.0, 0, "a  b c", np.array(boxes, float), [(0, Style(10.0, False, 0, True, "Sans"))])
    assert [piece.text for piece in find_words(page)] == ["ab", "c"]


def test_the_last_label_may_be_spread_over_lines_above_the_last_rule() -> None:
    """Words spread to fill the label's column are the label's, and so are the lines down to the rule that ends the table."""

    def draw(c: Canvas) -> None:
        column(
            c,
            40,
            40,
            ["The register counts every household that took part", "in the survey of the year before, and nobody else."],
        )
        for top in (88, 102, 168):
            c.line(50, HEIGHT - top, 290, HEIGHT - top)
        put(c, 57, 90, "Kind", 9, "Helvetica-Bold")
        put(c, 255, 90, "Open", 9, "Helvetica-Bold")
        for number, (label, count) in enumerate((("Shops", "18"), ("Stalls", "16"), ("", "3"))):
            put(c, 57, 105 + 12 * number, label, 9)
            put(c, 270, 105 + 12 * number, count, 9)
        for x, word in ((57, "Fairs"), (95, "of the"), (140, "town:"), (195, "Spring")):
            put(c, x, 129, word, 9)
        for x, word in ((57, "Fair;"), (100, "Flower"), (150, "Market"), (205, "and")):
            put(c, x, 141, word, 9)
        put(c, 57, 153, "Feast of Lights", 9)
        column(c, 40, 190, ["The register counts every household that took part"])

    assert grid(read_pdf(pdf(draw)))[-1] == ["Fairs of the town: Spring Fair; Flower Market and Feast of Lights", "3"]
