"""Tiles and cards with a number each, big first letters, and points that run on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]


def centred(c: Canvas, x: float, top: float, text: str, size: float) -> None:
    """Print a line with its middle at x."""
    c.setFont("Helvetica-Bold" if size > 12 else "Helvetica", size)
    c.drawCentredString(x, HEIGHT - top - size, text)


def test_a_tile_under_two_others_has_its_own_number() -> None:
    """Tiles that share their borders are read one by one, the wide one under the two narrow ones too."""

    def draw(c: Canvas) -> None:
        for x, width, top, number, label in (
            (40, 80, 80, "17", "shops"),
            (120, 80, 80, "15", "stalls"),
            (40, 160, 122, "4", "fairs"),
        ):
            c.rect(x, HEIGHT - top - 38, width, 38)
            centred(c, x + width / 2, top + 4, number, 18)
            centred(c, x + width / 2, top + 24, label, 9)
        column(c, 40, 200, PROSE)

    assert blocks(read_pdf(pdf(draw)), "display") == ["17 shops", "15 stalls", "4 fairs"]


@pytest.mark.parametrize(("font", "size"), [("Helvetica-Bold", 10), ("Helvetica", 12)])
def test_a_number_with_its_noun_over_a_label_in_a_frame_is_a_card(font: str, size: float) -> None:
    """It need not be set much bigger: alone with a label in a coloured box it is what the box shows."""

    def draw(c: Canvas) -> None:
        for number, (count, label) in enumerate(
            (("24 shops", "Bakeries"), ("18 shops", "Fish and sea food"), ("7 shops", "Books"))
        ):
            c.setFillColorRGB(0.85, 0.9, 0.95)
            c.rect(40 + 170 * number, HEIGHT - 120, 150, 40, stroke=0, fill=1)
            c.setFillColorRGB(0, 0, 0)
            put(c, 46 + 170 * number, 84, count, size, font)
            put(c, 46 + 170 * number, 100, label, 10)
        column(c, 40, 200, [*PROSE, *PROSE, *PROSE])

    assert blocks(read_pdf(pdf(draw)), "display") == ["24 shops Bakeries", "18 shops Fish and sea food", "7 shops Books"]


@pytest.mark.parametrize(
    ("first", "rest", "read"),
    [("2", "0 shops sell bread", "20 shops"), ("T", "he shops sell bread", "The shops"), ("U", "NO sells bread", "UNO sells"),
     ("A", "BBC sells bread", "A BBC")],
)  # fmt: skip
def test_a_big_first_letter_or_figure_belongs_to_its_word(first: str, rest: str, read: str) -> None:
    """A figure goes with the figures behind it; a capital with capitals where the page has the word elsewhere."""

    def draw(c: Canvas) -> None:
        edge = put(c, 40, 80, first, 28)
        put(c, edge + 3, 80, rest)
        put(c, edge + 3, 93, "and other things to whoever comes by.")
        column(c, 40, 120, ["What UNO and BBC are for is told elsewhere.", *PROSE])

    assert blocks(read_pdf(pdf(draw)))[0].startswith(read)


def test_a_point_goes_on_where_its_words_began() -> None:
    """Lines under a point's words are the point's, also behind a semicolon, where the line above was full."""

    def draw(c: Canvas) -> None:
        put(c, 40, 80, "•")
        put(c, 54, 80, "Two fairs: the Market of Flowers and Plants (MFP);")
        put(c, 54, 93, "The Fair of Books and Maps, by the river")
        put(c, 40, 106, "•")
        put(c, 54, 106, "12 shops")

    assert blocks(read_pdf(pdf(draw)), "item")[0].endswith("(MFP); The Fair of Books and Maps, by the river")


def test_a_point_asks_and_the_next_line_answers() -> None:
    """A bold figure alone behind a colon, on the edge of the point's words, is the point's own."""

    def draw(c: Canvas) -> None:
        for number, (text, figure) in enumerate((("Towns with a shop:", "145"), ("Towns with a stall:", "118"))):
            put(c, 40, 80 + 25 * number, "•")
            put(c, 52, 80 + 25 * number, text)
            put(c, 52, 92.5 + 25 * number, figure, 10, "Helvetica-Bold")
        column(c, 40, 150, PROSE)

    assert blocks(read_pdf(pdf(draw)), "item") == ["Towns with a shop: 145", "Towns with a stall: 118"]


def test_cards_in_rows_are_no_table() -> None:
    """Figures side by side, each over its label in a box of its own, are cards however many rows of them there are."""
    cards = [["Bread", "Fish", "Books"], ["Flowers", "Cloth", "Ropes"], ["Tar", "Glass", "Salt"]]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for row, labels in enumerate(cards):
            for place, label in enumerate(labels):
                c.roundRect(40 + 160 * place, HEIGHT - 120 - 46 * row, 150, 40, 4)
                centred(c, 115 + 160 * place, 84 + 46 * row, f"{18 - 3 * row - place} shops", 12.5)
                centred(c, 115 + 160 * place, 102 + 46 * row, label, 10)
        column(c, 40, 240, [*PROSE, *PROSE])

    document = read_pdf(pdf(draw))
    assert not document.tables
    assert set(blocks(document, "display")) == {
        f"{18 - 3 * row - place} shops {label}" for row, labels in enumerate(cards) for place, label in enumerate(labels)
    }


def test_labels_stand_further_under_numbers_in_circles() -> None:
    """The circle stands between the number and its words; a number under a heading has the words below it, years or not."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [*PROSE, *PROSE, *PROSE])
        for x, number, label in ((100, "17", "shops"), (250, "14", "stalls in all")):
            c.circle(x, HEIGHT - 154, 24)
            centred(c, x, 144, number, 17)
            centred(c, x, 184, label, 10)
        put(c, 40, 230, "How many there are", 12.5, "Helvetica-Bold")
        put(c, 40, 248, "16", 20, "Helvetica-Bold")
        put(c, 40, 271, "Inns open in 2021", 10)

    assert blocks(read_pdf(pdf(draw)), "display") == ["17 shops", "14 stalls in all", "16 Inns open in 2021"]


def test_the_word_o_may_begin_a_centred_line() -> None:
    """Spanish "o" under the middle of a label is no bullet."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [*PROSE, *PROSE])
        c.rect(40, HEIGHT - 170, 140, 60)
        centred(c, 110, 114, "161", 20)
        centred(c, 110, 138, "personas venden en una", 9)
        centred(c, 110, 149, "o más tiendas", 9)

    assert blocks(read_pdf(pdf(draw)), "display") == ["161 personas venden en una o más tiendas"]
