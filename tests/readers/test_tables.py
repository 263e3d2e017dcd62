"""Tables of PDF pages: ruled, partly ruled and without rules; heads, groups, labels of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.readers.pages import HEIGHT, column, pdf, put, rows
from tests.readers.reading import blocks, grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PLACES = [50.0, 340.0, 400.0, 460.0]
DATA = [
    ["Households with light (%)", "99.0", "90.0", "92.7"], ["Households with water (%)", "97.7", "82.8", "87.3"],
    ["Sex ratio of the population", "1,051", "978", "998"], ["Women who can read (%)", "*", "(77.0)", "80.4"],
]  # fmt: skip
PROSE = [
    "The register counts every household that took part in the survey of the",
    "year before, and 12 teams visited 340 of them in",
    "all districts of the country, in the dry season of 2016 as in the rains.",
]  # fmt: skip


def heads(canvas: Canvas, top: float, *names: str) -> None:
    """Print heads over the columns of figures."""
    for place, name in zip(PLACES[1:], names, strict=True):
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawRightString(place, HEIGHT - top - 9, name)


def test_aligned_figures_without_rules_are_a_table() -> None:
    """Label, then aligned figures: each row has its cells, and the head its columns."""

    def draw(c: Canvas) -> None:
        column(c, 50, 40, PROSE)
        heads(c, 120, "Urban", "Rural", "Total")
        rows(c, 140, PLACES, DATA)
        column(c, 50, 220, PROSE)

    document = read_pdf(pdf(draw))
    assert grid(document) == [["", "Urban", "Rural", "Total"], *DATA]
    table = document.tables[0]
    assert table.kind == "borderless"
    assert [cell.header for cell in table.cells[:3]] == [True, True, True]
    assert len(blocks(document, "paragraph")) == 2


def test_a_row_is_one_slice_with_tabs() -> None:
    """The cells of a row follow each other in the text, a tab between."""
    document = read_pdf(pdf(lambda c: rows(c, 140, PLACES, DATA)))
    assert "Households with light (%)\t99.0\t90.0\t92.7\n" in document.text


def test_every_cell_has_its_own_box() -> None:
    """A figure's box is that of its cell's words, and cells do not overlap."""
    document = read_pdf(pdf(lambda c: rows(c, 140, PLACES, DATA)))
    table = document.tables[0]
    for cell in table.cells:
        assert cell.block is not None
        assert cell.box is not None
        block = document.blocks[cell.block]
        ((_, box),) = document.boxes(block.start, block.end)
        assert cell.box.x0 - 0.1 <= box.x0
        assert box.x1 <= cell.box.x1 + 0.1


def test_group_rows_and_labels_of_two_lines() -> None:
    """A line without figures is a group's name, or the first half of a label that goes on small."""

    def draw(c: Canvas) -> None:
        heads(c, 100, "Urban", "Rural", "Total")
        put(c, 45, 120, "Profile of households", 9, "Helvetica-Bold")
        rows(c, 134, PLACES, DATA[:2])
        put(c, 45, 162, "Marriage", 9, "Helvetica-Bold")
        put(c, 50, 176, "Women who were already mothers or pregnant at the", 9)
        rows(c, 187, PLACES, [["time of the survey (%)", "3.1", "5.8", "4.7"], *DATA[2:]])

    assert grid(read_pdf(pdf(draw)))[1:] == [
        ["Profile of households", "", "", ""], *DATA[:2], ["Marriage", "", "", ""],
        ["Women who were already mothers or pregnant at the time of the survey (%)", "3.1", "5.8", "4.7"], *DATA[2:],
    ]  # fmt: skip


def test_a_head_over_several_columns_spans_them() -> None:
    """A head that stands in the middle over two columns heads both."""

    def draw(c: Canvas) -> None:
        put(c, 355, 80, "2015-16", 9, "Helvetica-Bold")
        c.line(310, HEIGHT - 92, 402, HEIGHT - 92)
        heads(c, 100, "Urban", "Rural", "Total")
        rows(c, 120, PLACES, DATA)

    table = read_pdf(pdf(draw)).tables[0]
    spans = [(cell.column, cell.column_span) for cell in table.cells if cell.row == 0 and cell.header and cell.column_span > 1]
    assert spans == [(1, 2)]


def ruled(c: Canvas, top: float, widths: list[float], table: list[list[str]], height: float = 18.0) -> None:
    """Draw a table with all rules; an empty text is an empty cell."""
    for number, row in enumerate(table):
        x = 50.0
        for width, text in zip(widths, row, strict=True):
            c.rect(x, HEIGHT - top - (number + 1) * height, width, height)
            put(c, x + 4, top + number * height + 3, text, 9)
            x += width


def test_a_ruled_table_keeps_its_cells() -> None:
    """Rules part the cells; empty ones stay empty; words in the first row head the columns."""
    table = [["Year", "Cases", "Deaths"], ["2013", "1", ""], ["2014", "3", "1"], ["2015", "2", "0"]]
    document = read_pdf(pdf(lambda c: ruled(c, 100, [80, 80, 80], table)))
    assert grid(document) == table
    assert document.tables[0].kind == "ruled"
    assert [cell.header for cell in document.tables[0].cells[:3]] == [True, True, True]
    assert not any(cell.header for cell in document.tables[0].cells[3:])


def test_a_ruled_table_of_words_is_one_too() -> None:
    """Cells need no figures."""
    table = [["Migration \u2013 20 forums", "Borders \u2013 9 forums"], ["Data \u2013 10 forums", "Health \u2013 6 forums"],
             ["Rights \u2013 12 forums", "Return \u2013 8 forums"]]  # fmt: skip
    assert grid(read_pdf(pdf(lambda c: ruled(c, 100, [180, 180], table)))) == table


def test_prose_in_a_ruled_layout_is_no_row() -> None:
    """A cell of prose over the whole width of a table is read as paragraphs, and its points as points."""

    def draw(c: Canvas) -> None:
        ruled(c, 100, [160, 80, 80], [["Cases", "68", "+3"], ["Deaths", "41", "+1"], ["Contacts", "488", "0"]])
        c.rect(50, HEIGHT - 154 - 70, 320, 70)
        column(c, 54, 158, ["\u2022 The laboratory was visited by 12 people.", "\u2022 A second one will open in the north.",
                            "\u2022 A third one is planned."], 9)  # fmt: skip

    document = read_pdf(pdf(draw))
    assert document.tables[0].rows == 3
    assert len(blocks(document, "item")) == 3


@pytest.mark.parametrize("leader", [".....................", " . . . . . . . . . ."])
def test_leaders_are_no_part_of_a_label(leader: str) -> None:
    """Dots that lead from a label to its figure are left out."""
    data = [[row[0] + leader, *row[1:]] for row in DATA]
    assert grid(read_pdf(pdf(lambda c: rows(c, 140, PLACES, data)))) == DATA


def test_two_columns_of_prose_are_no_table() -> None:
    """Sentences side by side stay prose, figures in them or not."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [line[:46] for line in PROSE * 3])
        column(c, 310, 40, [line[-46:] for line in PROSE * 3])

    assert read_pdf(pdf(draw)).tables == ()


def test_a_caption_and_a_note_are_known() -> None:
    """The numbered line above a table is its caption; a line that a mark opens below it is a note."""

    def draw(c: Canvas) -> None:
        put(c, 50, 90, "Table 3. Households by place", 10, "Helvetica-Bold")
        heads(c, 112, "Urban", "Rural", "Total")
        bottom = rows(c, 130, PLACES, DATA)
        put(c, 50, bottom + 6, "* Fewer than 25 cases", 8)
        column(c, 50, 300, PROSE)

    document = read_pdf(pdf(draw))
    caption = document.tables[0].caption
    assert caption is not None
    assert document.blocks[caption].kind == "caption"
    assert blocks(document, "note") == ["* Fewer than 25 cases"] or blocks(document, "note") == ["Fewer than 25 cases"]


def test_figures_between_the_two_lines_of_a_label_have_both() -> None:
    """Where figures stand in the middle beside a label of two lines, its second line is part of it, a capital or not."""

    def draw(c: Canvas) -> None:
        rows(c, 140, PLACES, DATA)
        put(c, 50, 196, "Women who know that a mask keeps them from the", 9)
        rows(c, 201.5, [50.0, *PLACES[1:]], [["", "74.8", "50.2", "57.6"]])
        put(c, 50, 207, "Virus of influenza (%)", 9)
        rows(c, 224, PLACES, DATA)

    found = grid(read_pdf(pdf(draw)))
    assert found[4] == ["Women who know that a mask keeps them from the Virus of influenza (%)", "74.8", "50.2", "57.6"]
    assert found[5] == DATA[0]


def test_an_interval_broken_inside_its_bracket_is_one_value() -> None:
    """A narrow column breaks its intervals; their halves are one cell, in the row of the label that stands beside the break."""

    def draw(canvas: Canvas) -> None:
        heads(canvas, 90, "Men", "Women", "Base")
        for number, (label, men, women, base) in enumerate([
            ("All adults", ("21.4 (20.1–", "22.8)"), ("24.9 (23.0–", "26.8)"), "6,204"),
            ("Young adults", ("29.8 (26.9–", "32.9)"), ("34.2 (29.9–", "38.6)"), "1,512"),
            ("Old adults", ("15.3 (13.5–", "17.3)"), ("17.8 (15.0–", "20.9)"), "1,878"),
        ]):  # fmt: skip
            top = 110 + 28 * number
            column(canvas, 340, top, list(men))
            column(canvas, 400, top, list(women))
            put(canvas, 50, top + 6.25, label)
            put(canvas, 470, top + 6.25, base)

    assert grid(read_pdf(pdf(draw)))[-1] == ["Old adults", "15.3 (13.5– 17.3)", "17.8 (15.0– 20.9)", "1,878"]


def test_names_that_come_again_say_what_the_heads_above_them_span() -> None:
    """Over "Urban Rural Total | Total" the first of two heads spans three columns, though it stands left of their middle."""
    places = [50.0, 340.0, 400.0, 460.0, 530.0]

    def draw(c: Canvas) -> None:
        put(c, 50, 76, "Indicator", 9)
        put(c, 346, 76, "Round 2021", 9)
        put(c, 484, 76, "Round 2016", 9)
        rows(c, 94, places, [["", "Urban", "Rural", "Total", "Total"]])
        rows(c, 110, places, [[*row, "12.5"] for row in DATA])

    table = read_pdf(pdf(draw)).tables[0]
    spans = [(cell.column, cell.column_span) for cell in table.cells if cell.row == 0 and cell.header and cell.column]
    assert spans == [(1, 3), (4, 1)]


def test_lines_of_two_text_columns_above_a_table_are_no_head() -> None:
    """A long line that runs into several columns is a sentence, be it no wider than half the table."""
    left = [
        "The ferries of the northern line carried fewer people than",
        "they did in any year since the new bridge was opened.",
    ]
    right = ["Nothing is known so far of the winter, as the counters at", "the quays were out of use."]

    def draw(c: Canvas) -> None:
        for x, lines in ((40, left), (310, right)):
            for number, line in enumerate(lines):
                put(c, x, 80 + 12 * number, line, 8)
        put(c, 40, 108, "Passengers by line", 9)
        rows(c, 122, [40, 230, 320, 430, 520], [
            ["Line", "2017", "2018", "2019", "Change"], ["North", "1,204", "1,188", "977", "-18.9%"],
            ["South", "433", "480", "510", "+17.8%"], ["Harbour", "96", "101", "99", "+3.1%"],
        ])  # fmt: skip

    document = read_pdf(pdf(draw))
    assert blocks(document, "paragraph")[0].startswith("The ferries")
    assert next(row for row in grid(document) if "Line" in row[0])[1:] == ["2017", "2018", "2019", "Change"]
    assert not any("winter" in cell for row in grid(document) for cell in row)


def test_intervals_under_years_are_no_heads() -> None:
    """A row without letters behind its label holds figures, in whatever form."""
    body = [["Wells dry", "67.7 (62.9 - 72.5)", "69.9 (65.2 - 74.6)"], ["Wells salt", "14.1 (9.9 - 17.3)", "12.8 (9.8 - 15)"],
            ["Wells shut", "75.0", "(8.1)"], ["Wells new", "6.2", "5.6"], ["Wells old", "7.4", "9.3"]]  # fmt: skip
    document = read_pdf(pdf(lambda c: rows(c, 80, [40, 300, 440], [["Wells", "2018", "2019"], *body])))
    heads = {cell.row for cell in document.tables[0].cells if cell.header}
    assert heads == {0}
    assert grid(document)[1:] == body


def test_intervals_in_the_first_ruled_row_are_no_heads() -> None:
    """A value with its interval is a value, though its words one by one are none."""
    table = [
        ["Wells", "2018", "2019"],
        ["Wells dry", "67.7 (62.9 - 72.5)", "69.9 (65.2 - 74.6)"],
        ["Wells shut", "75.0", "(8.1)"],
    ]
    document = read_pdf(pdf(lambda c: ruled(c, 80, [120, 140, 140], table)))
    assert {cell.row for cell in document.tables[0].cells if cell.header} == {0}


def test_a_head_spans_the_names_it_is_centred_on() -> None:
    """Names set otherwise than their figures tell what a head above them spans."""

    def draw(c: Canvas) -> None:
        for x, text in ((136, "Vessels"), (210, "Sailors")):
            put(c, x, 80, text, 8)
        for x, text in ((43, "Port"), (119, "Week"), (160, "Total"), (193, "Week"), (233, "Total")):
            put(c, x, 92, text, 8)
        put(c, 350, 86, "Berths", 8)
        body = [["Alder", "142", "1,966", "2", "27", "478.3"], ["Birch", "81", "1,015", "1", "18", "257.1"],
                ["Cedar", "60", "844", "0", "12", "183.9"], ["Rowan", "35", "392", "0", "5", "90.4"]]  # fmt: skip
        rows(c, 104, [43, 148, 184, 222, 257, 375], body, 8, 11)

    cells = read_pdf(pdf(draw))
    heads = {text: c.column_span for c in cells.tables[0].cells if c.header and c.block is not None
             for text in [cells.text[cells.blocks[c.block].start : cells.blocks[c.block].end]]}  # fmt: skip
    assert (heads["Vessels"], heads["Sailors"]) == (2, 2)
