"""Figures that open a sentence: in display type over it, in the middle beside it, in the first column of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, kinds, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]


def test_a_figure_with_its_noun_opens_the_sentence_under_it() -> None:
    """A small letter goes on with the big words above it, a number in words too; a title over a capital is a heading."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        put(c, 40, 90, "3 national associations", 18, "Helvetica-Bold")
        column(c, 40, 111, ["speak for the shops of all quarters, old and", "new, and for the stalls"])
        put(c, 40, 180, "3 national associations", 18, "Helvetica-Bold")
        column(c, 40, 201, ["They speak for the shops of all quarters, old", "and new, and for the stalls."])
        put(c, 40, 250, "Three", 18, "Helvetica-Bold")
        column(c, 40, 271, ["fairs were held"])

    found = kinds(read_pdf(pdf(draw)))
    assert ("display", "3 national associations speak for the shops of all quarters, old and new, and for the stalls") in found
    assert ("heading", "3 national associations") in found
    assert ("display", "Three fairs were held") in found


def test_words_above_a_number_in_its_own_letters_belong_to_it() -> None:
    """`At least` and `More than` stand over the numbers that they bound, side by side."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for x, words, number, label in (
            (40, "At least", "165 shops", "sell bread"),
            (200, "More than", "175 stalls", "sell fish"),
        ):
            put(c, x, 90, words, 18, "Helvetica-Bold")
            put(c, x, 110, number, 18, "Helvetica-Bold")
            put(c, x, 131, label)
        column(c, 40, 200, PROSE)

    assert blocks(read_pdf(pdf(draw)), "display") == ["At least 165 shops sell bread", "More than 175 stalls sell fish"]


def test_a_number_in_the_middle_beside_a_label_has_its_first_lines_too() -> None:
    """The label begins above the number and ends below it; the label of the number above is not taken."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        put(c, 40, 88, "14", 16, "Helvetica-Bold")
        column(c, 80, 84, ["stalls were open in the", "streets near the harbour"])
        put(c, 46, 132, "3", 16, "Helvetica-Bold")
        column(
            c,
            80,
            116,
            ["fairs drew people from", "the villages (the spring", "fair, the flower market", "and the feast of lights)"],
        )
        column(c, 40, 200, PROSE)

    assert blocks(read_pdf(pdf(draw)), "display") == [
        "14 stalls were open in the streets near the harbour",
        "3 fairs drew people from the villages (the spring fair, the flower market and the feast of lights)",
    ]


def _boxed(c: Canvas, table: list[tuple[str, str]]) -> None:
    column(c, 40, 40, PROSE)
    for number, (figure, label) in enumerate(table):
        for x, width in ((40, 130), (170, 300)):
            c.rect(x, HEIGHT - 120 - 20 * number, width, 20)
        put(c, 46, 104 + 20 * number, figure, 10, "Helvetica-Bold")
        put(c, 176, 104 + 20 * number, label)


def test_rows_that_are_sentences_are_display_numbers() -> None:
    """The words on the right go on with the figure on the left; rows of names and figures stay a table."""
    told = [("16", "shops were open in every part of the town"), ("More than 170 stalls", "sold fish or flowers"),
            ("3", "BBCs are on the air")]  # fmt: skip
    document = read_pdf(pdf(lambda c: _boxed(c, told)))
    assert blocks(document, "display") == [" ".join(row) for row in told]
    assert not document.tables
    named = [("16", "Shops"), ("170", "Stalls"), ("3", "Fairs")]
    assert len(read_pdf(pdf(lambda c: _boxed(c, named))).tables) == 1


def test_a_paragraph_goes_on_where_its_last_line_had_no_room() -> None:
    """A line that ends well before the edge is full all the same where the long word that follows would not have fitted."""

    def first(c: Canvas) -> None:
        column(c, 40, 740, ["The shops of the quarter are open on all days but", "the first of May, as are the stalls of the"])

    def second(c: Canvas) -> None:
        column(c, 40, 60, ["Konstantinopel Bazaar, which belong to the same", "owners and have the same rules as the others."])

    assert len(blocks(read_pdf(pdf(first, second)), "paragraph")) == 1
