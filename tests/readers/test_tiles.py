"""Tiles in rows, boxes with round corners, numbers of two lines, and columns of unequal length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]
WIDE = "The register counts every household that took part in the survey of the year before, and nobody else at all."


def _centred(c: Canvas, x: float, top: float, text: str, size: float) -> None:
    c.setFont("Helvetica-Bold" if size > 12 else "Helvetica", size)
    c.drawCentredString(x, HEIGHT - top - size, text)


def _tiles(c: Canvas, top: float, table: list[tuple[str, list[str]]]) -> None:
    """Draw boxes with round corners side by side, a number over its words in each."""
    for place, (number, label) in enumerate(table):
        height = 34.0 + 14 * len(label)
        c.roundRect(40 + 170 * place, HEIGHT - top - height, 160, height, 4)
        _centred(c, 120 + 170 * place, top + 6, number, 20)
        for line, text in enumerate(label):
            _centred(c, 120 + 170 * place, top + 32 + 14 * line, text, 9)


def test_a_heading_between_two_rows_of_tiles_parts_them() -> None:
    """Tiles of unequal height with round corners are read row by row, each with all of its lines."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "Shops", 13, "Helvetica-Bold")
        _tiles(
            c,
            60,
            [("18", ["shops"]), ("11", ["stalls"]), ("3", ["fairs of the town:", "Spring Fair, Flower", "Market and Lights"])],
        )
        put(c, 40, 160, "Guests", 13, "Helvetica-Bold")
        _tiles(c, 180, [("162", ["guests in shops"]), ("170", ["guests at stalls"]), ("194", ["guests at fairs"])])
        column(c, 40, 280, [WIDE[:100], *PROSE])

    assert blocks(read_pdf(pdf(draw)), "heading", "display") == [
        "Shops", "18 shops", "11 stalls", "3 fairs of the town: Spring Fair, Flower Market and Lights",
        "Guests", "162 guests in shops", "170 guests at stalls", "194 guests at fairs",
    ]  # fmt: skip


def test_a_label_under_a_number_has_its_heavy_end_and_its_aside() -> None:
    """Numbers side by side: the last words may be bold, and an aside in brackets may follow in smaller letters."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for x, number, label in (
            (40, "183", ["shops are open in", "SUMMER"]),
            (240, "2", ["fairs in all", "(Spring Fair and", "Feast)"]),
        ):
            put(c, x, 80, number, 18, "Helvetica-Bold")
            for line, text in enumerate(label):
                bold, small = text.isupper(), "(" in text or ")" in text
                put(c, x, 101 + 11 * line, text, 8 if small else 9, "Helvetica-Bold" if bold else "Helvetica")
        column(c, 40, 160, [*PROSE, *PROSE])

    assert blocks(read_pdf(pdf(draw)), "display") == ["183 shops are open in SUMMER", "2 fairs in all (Spring Fair and Feast)"]


def test_the_number_of_the_only_page_may_stand_beside_its_head() -> None:
    """A head with the page's number at its end is no text, though there is no other page to tell."""

    def draw(c: Canvas) -> None:
        put(c, 40, 20, "Office of shops", 9)
        put(c, 540, 20, "• 1", 9)
        column(c, 40, 80, [*PROSE, *PROSE])

    assert blocks(read_pdf(pdf(draw)), "header") == ["Office of shops", "• 1"]


def test_centred_figures_under_each_other_are_lines_of_their_own() -> None:
    """A line that leaves room on both sides ends where it was meant to."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [WIDE, WIDE])
        for line, text in enumerate(("176 shops sell bread", "188 stalls sell fish", "195 fairs sell all there is to sell")):
            c.setFont("Helvetica", 10)
            c.drawCentredString(297, HEIGHT - 90 - 12.5 * line, text)

    assert "188 stalls sell fish" in blocks(read_pdf(pdf(draw)))


def test_a_number_over_two_lines_has_the_label_beside_it() -> None:
    """`194` over `villages` in one type is one number; a label further off stands on the edge of those above it."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for top, number, label in ((80, "1164", "towns had a shop"), (104, "3", "had a fair in spring")):
            put(c, 40, top, number, 16, "Helvetica-Bold")
            put(c, 102, top + 1, label, 9)
        put(c, 40, 128, "194", 16, "Helvetica-Bold")
        put(c, 40, 144, "villages", 16, "Helvetica-Bold")
        column(c, 130, 130, ["had a fair or a market", "on some days"], 9)
        column(c, 40, 200, PROSE)

    assert blocks(read_pdf(pdf(draw)), "display") == [
        "1164 towns had a shop", "3 had a fair in spring", "194 villages had a fair or a market on some days",
    ]  # fmt: skip


def test_the_left_column_goes_on_under_a_table_where_the_right_one_has_ended() -> None:
    """Full lines tell the column, however far under the table they stand; the right column is read after them."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, WIDE, 10)
        left = ["Shops are counted in spring, and whoever sells from", "a cart is left out until there is a count of carts."]
        column(c, 40, 70, left)
        for row, texts in enumerate((("Kind", "Open"), ("Shops", "18"), ("Stalls", "11"))):
            for place, text in enumerate(texts):
                c.rect(40 + 115 * place, HEIGHT - 125 - 16 * row, 115, 16)
                put(c, 44 + 115 * place, 111 + 16 * row, text, 9)
        column(c, 40, 175, [*left, "Whoever wants the names of the owners may write to", "the office."])
        column(
            c, 310, 70, ["Fairs are counted by day, and the days are told", "by the office of fairs to all who ask for them."]
        )

    text = read_pdf(pdf(draw)).text
    assert text.index("Stalls") < text.index("Whoever wants") < text.index("Fairs are counted")


def test_a_small_raised_bullet_opens_a_point() -> None:
    """Bullets are never marks of notes, however small they are set."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for number, text in enumerate(("Shops (13)", "Stalls (12)", "Fairs (2)")):
            put(c, 50, 79.5 + 14 * number, "•", 6)
            put(c, 60, 80 + 14 * number, text)

    assert blocks(read_pdf(pdf(draw)), "item") == ["Shops (13)", "Stalls (12)", "Fairs (2)"]


def test_a_number_that_opens_a_column_may_end_a_sentence() -> None:
    """`4.` behind a full line without an end is no point of a list."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, WIDE)
        column(c, 40, 70, ["The office keeps accounts of the shops", "that asked for it, and of stalls a further"])
        column(c, 310, 70, ["4. It also lends its rooms to the two clubs of", "bakers and of fishermen, who meet in spring."])

    found = blocks(read_pdf(pdf(draw)))
    assert any("stalls a further 4. It also lends" in text for text in found)


def test_a_word_broken_in_a_cell_is_whole() -> None:
    """A cell's lines join as those of a paragraph do."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, ["The weather and the climate are told apart by the office."])
        for row, texts in enumerate((("Theme", "Shops"), ("Weather and cli-/mate", "18"), ("Fish", "11"))):
            for place, text in enumerate(texts):
                c.rect(40 + 100 * place, HEIGHT - 110 - 30 * row, 100, 30)
                column(c, 44 + 100 * place, 82 + 30 * row, text.split("/"), 9)

    assert grid(read_pdf(pdf(draw)))[1] == ["Weather and climate", "18"]
