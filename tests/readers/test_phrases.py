"""Tables of words under bold heads, and what looks like one but is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]
FAIRS = [["Fair", "Place", "Days"], ["First", "Bergen", "14-15 April 2005"], ["Second", "Oslo", "4-5 June 2009"]]


def _print(c: Canvas, top: float, places: list[float], table: list[list[str]], lead: float = 13.0) -> float:
    """Print rows under a bold head; a bar in a text breaks its line."""
    for number, row in enumerate(table):
        for x, text in zip(places, row, strict=True):
            for line, words in enumerate(text.split("|")):
                put(c, x, top + 11 * line, words, 9, "Helvetica-Bold" if not number else "Helvetica")
        top += lead + 11 * (max(text.count("|") for text in row))
    return top


def test_words_under_bold_heads_are_a_table() -> None:
    """No figure needs stand under another: names and dates on the edges of the heads are rows; prose below is none."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        top = _print(c, 90, [40, 180, 300], FAIRS)
        column(c, 40, top + 10, PROSE)

    assert grid(read_pdf(pdf(draw))) == FAIRS


def test_rows_of_words_and_of_figures_are_one_table() -> None:
    """The rows that hold figures do not leave out those that hold names; a label of two lines is one."""
    rows = [["Task", "What of"], ["Keeper", "15 clubs"], ["Guest", "20 clubs"], ["Clerk", "4 clubs"],
            ["Member with all|rights", "Bakers and Fishers"], ["Host", "Flower Club"]]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        _print(c, 90, [40, 160], rows)

    assert grid(read_pdf(pdf(draw))) == [[text.replace("|", " ") for text in row] for row in rows]


def test_two_tables_side_by_side_stay_two() -> None:
    """A gutter of the page parts the heads on one height."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [*PROSE, *PROSE])
        column(c, 310, 40, [*PROSE, *PROSE])
        _print(c, 110, [40, 200], [["Theme", "Clubs"], ["Bread", "18 of them"], ["Fish", "11 of them"], ["Books", "3 of them"]])
        _print(c, 110, [310, 390, 470], FAIRS)

    document = read_pdf(pdf(draw))
    assert [table.columns for table in document.tables] == [2, 3]


def test_paragraphs_under_bold_headings_are_no_table() -> None:
    """Lines that fill their column and go on in small letters are prose, be there a bold word on the edge above them."""
    left = ["Shops are counted in the spring by", "the office, and whoever sells from a", "cart is left out until there is a",
            "count of carts, which may be soon."]  # fmt: skip

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "Shops", 10, "Helvetica-Bold")
        put(c, 230, 40, "Fairs", 10, "Helvetica-Bold")
        column(c, 40, 53, left)
        column(c, 230, 53, left)

    document = read_pdf(pdf(draw))
    assert not document.tables
    assert " ".join(left) in blocks(document)


def test_the_last_number_of_a_column_may_have_another_noun() -> None:
    """`3 clubs` under `18 clubs and guilds` is a row of its own."""
    table = [["Bread", "18 clubs and guilds"], ["Fish", "15 clubs and guilds"], ["Flowers", "9 clubs and guilds"],
             ["Health", "3 clubs"], ["Weather", "2 guilds"]]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        _print(c, 90, [40, 180], [["Theme", "Number"], *table], 12.0)

    assert grid(read_pdf(pdf(draw)))[1:] == table


def test_a_rule_may_be_drawn_with_a_broad_pen() -> None:
    """The thick rule under the first row parts it from the second."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for row, texts in enumerate((("Kind", "Open"), ("Shops", "18"), ("Stalls", "11"))):
            for x, text in zip((44, 164), texts, strict=True):
                put(c, x, 93 + 16 * row, text, 9, "Helvetica-Bold")
        for place, width in enumerate((0.5, 4.0, 0.5, 0.5)):
            c.setLineWidth(width)
            c.line(40, HEIGHT - 90 - 16 * place, 240, HEIGHT - 90 - 16 * place)
        c.setLineWidth(0.5)
        for x in (40, 160, 240):
            c.line(x, HEIGHT - 90, x, HEIGHT - 138)

    assert grid(read_pdf(pdf(draw))) == [["Kind", "Open"], ["Shops", "18"], ["Stalls", "11"]]


def test_a_row_left_at_the_foot_of_a_column_is_a_table() -> None:
    """Its heads, of two lines, come again over the rows that go on in the next column."""
    head = ["Theme", "How many|clubs?"]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [*PROSE, *PROSE])
        _print(c, 110, [40, 180], [head, ["Bread", "25 clubs and guilds"]])
        _print(
            c, 40, [310, 450], [head, ["Fish", "19 clubs and guilds"], ["Books", "18 clubs and guilds"], ["Tar", "4 guilds"]]
        )

    document = read_pdf(pdf(draw))
    assert grid(document, 0) == [["Theme", "How many clubs?"], ["Bread", "25 clubs and guilds"]]
    assert grid(document, 1)[-3:] == [["Fish", "19 clubs and guilds"], ["Books", "18 clubs and guilds"], ["Tar", "4 guilds"]]
