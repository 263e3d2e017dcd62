"""Tables whose rows are parted by rules alone: every cell has all of its lines, and nothing beside the table is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, column, pdf, put
from tests.readers.reading import blocks, grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]
PLACES = [44.0, 150.0, 210.0]


def _print(c: Canvas, top: float, table: list[list[str]], bold: bool = True) -> float:
    """Print rows with a rule under each; a bar breaks a cell's line, a bar at its head leaves it a line lower."""
    for number, row in enumerate(table):
        lines = 1 + max(text.count("|") for text in row)
        for x, text in zip(PLACES, row, strict=False):
            for line, words in enumerate(text.split("|")):
                put(c, x, top + 5 + 11 * line, words, 9, "Helvetica-Bold" if bold and not number else "Helvetica")
        top += 10 + 11 * lines
        c.line(40, HEIGHT - top, 330, HEIGHT - top)
    return top


def test_cells_of_several_lines_are_whole() -> None:
    """The rules tell the rows, however the lines of their cells fall between each other."""
    table = [["Task", "Number", "What of"], ["Keeper", "17 clubs", "of all quarters of|the town"],
             ["Host of|offices", "|2 offices", "Bakers and Fishers"],
             ["Member with|all rights", "2 clubs", "Flower Club"]]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        top = _print(c, 80, table)
        column(c, 40, top + 16, PROSE)

    document = read_pdf(pdf(draw))
    assert grid(document) == [[text.replace("|", " ").strip() for text in row] for row in table]
    assert document.tables[0].cells[0].header
    assert blocks(document)[-1] == " ".join(PROSE)


def test_a_long_cell_beside_a_number_is_its_own() -> None:
    """A figure with a list of names behind it, over many lines, stands in one row of five."""
    table = [["Open shops", "12"], ["Open stalls", "14"],
             ["Open fairs", "4 (Spring Fair; Flower|Market; Feast of Lights;|Old Books)"],
             ["Towns with a shop", "169"], ["Towns with a stall or|a fair", "194"]]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        _print(c, 80, table, bold=False)

    assert grid(read_pdf(pdf(draw))) == [[text.replace("|", " ") for text in row] for row in table]


def test_rules_under_headings_make_no_table() -> None:
    """Headings with a rule under each have bigger letters than the words between them, and these run over any hole."""

    def draw(c: Canvas) -> None:
        top = 40.0
        for title in ("Shops", "Stalls", "Fairs"):
            put(c, 40, top, title, 13, "Helvetica-Bold")
            c.line(40, HEIGHT - top - 17, 330, HEIGHT - top - 17)
            column(c, 40, top + 22, PROSE)
            top += 60

    document = read_pdf(pdf(draw))
    assert not document.tables
    assert blocks(document, "heading") == ["Shops", "Stalls", "Fairs"]


def test_heads_without_a_rule_of_their_own_are_heads() -> None:
    """A bold line right above the first row is parted from it."""
    table = [["Kind", "Open"], ["Shops", "18"], ["Stalls of|fish", "11"], ["Fairs", "3"]]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        put(c, PLACES[0], 80, "Kind", 9, "Helvetica-Bold")
        put(c, PLACES[1], 80, "Open", 9, "Helvetica-Bold")
        _print(c, 89, table[1:], bold=False)

    assert grid(read_pdf(pdf(draw))) == [[text.replace("|", " ") for text in row] for row in table]


def test_rules_give_way_to_a_table_of_more_columns() -> None:
    """Heads of two lines over figures, with rules that part the groups of rows only, are read by their figures."""
    table = [
        ["North", "142", "1,966", "2"],
        ["West", "81", "1,015", "1"],
        ["South", "60", "844", "0"],
        ["All", "283", "3,825", "3"],
    ]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        put(c, 44, 100, "District", 9, "Helvetica-Bold")
        c.setFont("Helvetica-Bold", 9)
        for x, words in ((170, "Cases"), (265, "Deaths")):
            c.drawCentredString(x, HEIGHT - 98, words)
        for x, words in zip((150, 200, 262), ("Week", "Total", "Week"), strict=True):
            c.drawRightString(x, HEIGHT - 109, words)
        for number, row in enumerate(table):
            c.line(40, HEIGHT - 114 - 15 * number, 330, HEIGHT - 114 - 15 * number)
            put(c, 44, 116 + 15 * number, row[0], 9)
            for x, words in zip((150, 200, 262), row[1:], strict=True):
                c.drawRightString(x, HEIGHT - 125 - 15 * number, words)

    assert grid(read_pdf(pdf(draw)))[-4:] == table


def test_the_name_of_a_group_is_no_part_of_a_label() -> None:
    """A heavy line over a row, with no rule between, names the rows that follow; a heading over the heads is none of them."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        put(c, 44, 80, "Flats and homes", 9, "Helvetica-Bold")
        top = _print(c, 86, [["Shops", "Open"], ["Bread", "12"]])
        put(c, 44, top + 4, "Of the harbour", 9, "Helvetica-Bold")
        _print(c, top + 10, [["Fish", "14"], ["Ropes", "4"], ["Tar", "2"]], bold=False)

    rows = [row for number in range(len(read_pdf(pdf(draw)).tables)) for row in grid(read_pdf(pdf(draw)), number)]
    assert ["Fish", "14"] in rows
    assert not any("Flats" in row[0] and "Shops" in row[0] for row in rows)


def test_coloured_bands_part_rows_as_rules_do() -> None:
    """Every other row stands on a band, cell by cell; the last one, without, has its second line all the same."""
    table = [["Task", "Number", "What of"], ["Keeper of all", "17 clubs", "Bakers"],
             ["Host of|offices", "2 offices", "Fishers"], ["Clerk", "4 clubs", "of all quarters of|the town"],
             ["Member with|all rights", "2 clubs", "Flower Club"]]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        top = 80.0
        for number, row in enumerate(table):
            height = 8.0 + 11 * (1 + max(text.count("|") for text in row))
            if number % 2 == 0:
                c.setFillGray(0.85)
                for left, width in ((40, 106), (146, 60), (206, 130)):
                    c.rect(left, HEIGHT - top - height, width, height, stroke=0, fill=1)
                c.setFillGray(0)
            for x, text in zip(PLACES, row, strict=True):
                for line, words in enumerate(text.split("|")):
                    put(c, x, top + 3 + 11 * line, words, 9)
            top += height

    assert grid(read_pdf(pdf(draw))) == [[text.replace("|", " ") for text in row] for row in table]


def test_inner_rules_close_the_cells_at_the_corners() -> None:
    """No rule runs around the table; its corners are cells all the same."""
    table = [["Kind", "Open", "Shut"], ["Shops", "18", "2"], ["Stalls", "11", "4"], ["Fairs", "3", "1"]]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        for number, row in enumerate(table):
            for x, text in zip((44, 144, 204), row, strict=True):
                put(c, x, 84 + 16 * number, text, 9)
            if number:
                c.line(40, HEIGHT - 81 - 16 * number, 250, HEIGHT - 81 - 16 * number)
        for x in (140, 200):
            c.line(x, HEIGHT - 81, x, HEIGHT - 145)

    assert grid(read_pdf(pdf(draw))) == table


def test_a_bold_first_row_with_a_figure_heads_nothing() -> None:
    """Programs set the first row of any table bold."""
    table = [["Open shops", "15"], ["Open stalls", "7"], ["Fairs", "2"]]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, PROSE)
        _print(c, 80, table)

    document = read_pdf(pdf(draw))
    assert grid(document) == table
    assert not any(cell.header for cell in document.tables[0].cells)
