"""Tables without rules: values with words, two rows only, numbers before their labels; display numbers over labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, column, pdf, put, rows
from tests.readers.reading import blocks, grid, kinds, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

BODY = ["The register counts every household that took part", "in the survey of the year before, and nobody else."]
TOPICS = [
    ("Water from wells", "24 towns and villages"), ("Schools for all", "21 towns and villages"),
    ("Roads and bridges", "9 towns and villages"), ("Clinics", "7 towns"),
]  # fmt: skip


def bold(canvas: Canvas, top: float, *heads: tuple[float, str]) -> None:
    """Print the heads of a table."""
    for x, text in heads:
        put(canvas, x, top, text, 10, "Helvetica-Bold")


def prose(canvas: Canvas, top: float) -> None:
    """Print a paragraph, so that the page has a body."""
    column(canvas, 50, top, ["The register counts every household that took part in the survey", "of the year before, in all."])


def test_numbers_with_their_noun_are_the_values_of_a_column() -> None:
    """Each label keeps its number, in two lists side by side."""

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        for number, (label, value) in enumerate(TOPICS):
            rows(canvas, 120 + 16 * number, [50.0, 260.0], [[label, value]])
            rows(canvas, 120 + 16 * number, [320.0, 540.0], [[f"{label} again", value]])

    document = read_pdf(pdf(draw))
    assert [tuple(row) for row in grid(document)] == TOPICS
    assert [tuple(row) for row in grid(document, 1)] == [(f"{label} again", value) for label, value in TOPICS]


def test_two_rows_under_bold_heads_are_a_table() -> None:
    """The head tells that the numbers are a column, though there are two."""

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        bold(canvas, 120, (50, "Level"), (120, "Active"), (190, "Countries that take part in at least one"))
        for number, line in enumerate([("Towns", "15", "164"), ("Rivers", "13", "178")]):
            for x, text in zip((50, 120, 190), line, strict=True):
                put(canvas, x, 138 + 18 * number, text)

    assert grid(read_pdf(pdf(draw))) == [
        ["Level", "Active", "Countries that take part in at least one"], ["Towns", "15", "164"], ["Rivers", "13", "178"]
    ]  # fmt: skip


def test_two_numbers_under_each_other_without_heads_are_no_table() -> None:
    """Two lines that end in a number are lines."""

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        rows(canvas, 120, [50.0, 260.0], [["Towns", "15"], ["Rivers", "13"]])

    assert read_pdf(pdf(draw)).tables == ()


def test_words_in_a_few_rows_under_a_head_are_a_column() -> None:
    """Names behind the numbers belong to their rows."""
    lines = [
        ("Member", "2", "Nile, Volta"),
        ("Observer", "23", ""),
        ("Secretary", "16", ""),
        ("Adviser", "7", ""),
        ("Host", "2", "Nile"),
    ]

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        bold(canvas, 120, (50, "Part"), (150, "Number"), (230, "Rivers"))
        for number, line in enumerate(lines):
            for x, text in zip((50, 150, 230), line, strict=True):
                put(canvas, x, 138 + 18 * number, text)

    assert [tuple(row) for row in grid(read_pdf(pdf(draw)))[1:]] == lines


def test_numbers_may_stand_before_their_labels() -> None:
    """A column of numbers with words behind it is a table; one that counts its points is a list."""

    def draw(numbers: list[str]) -> bytes:
        def page(canvas: Canvas) -> None:
            prose(canvas, 40)
            for number, (text, (label, _)) in enumerate(zip(numbers, TOPICS, strict=True)):
                put(canvas, 50, 120 + 18 * number, text)
                put(canvas, 90, 120 + 18 * number, label)

        return pdf(page)

    assert grid(read_pdf(draw(["21", "17", "16", "3"])))[0] == ["21", "Water from wells"]
    assert read_pdf(draw(["1", "2", "3", "4"])).tables == ()


def test_lines_of_a_text_beside_a_table_are_no_column_of_it() -> None:
    """A narrower line spacing tells the text from the rows."""

    def draw(canvas: Canvas) -> None:
        rows(
            canvas,
            100,
            [50.0, 200.0],
            [[label, str(31 - number * number)] for number, (label, _) in enumerate(TOPICS)],
            lead=18,
        )
        column(canvas, 300, 100, ["All of it was told to", "those who came to the", "meeting of the towns"] * 4)

    assert all(len(row) == 2 for row in grid(read_pdf(pdf(draw))))


def test_display_numbers_side_by_side_have_the_words_under_them() -> None:
    """No frame parts them; each takes the lines below it, before the heading that stands nearer to the shortest."""
    labels = [
        ("162", ["towns have", "a well"]),
        ("175", ["towns have", "a school of", "their own"]),
        ("191", ["towns have", "a road"]),
    ]

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        for x, (number, lines) in zip((60, 230, 400), labels, strict=True):
            put(canvas, x + 10, 120, number, 26, "Helvetica-Bold")
            column(canvas, x, 150, lines)
        put(canvas, 50, 215, "What they ask for", 13, "Helvetica-Bold")
        prose(canvas, 235)

    document = read_pdf(pdf(draw))
    assert blocks(document, "display", "heading") == [
        "162 towns have a well", "175 towns have a school of their own", "191 towns have a road", "What they ask for"
    ]  # fmt: skip


def test_a_sentence_goes_on_past_columns_that_stand_over_its_end() -> None:
    """Two pairs of columns under each other: the lower left paragraph goes on at the lower right."""

    def draw(canvas: Canvas) -> None:
        for x, name in ((40, "Left"), (310, "Right")):
            put(canvas, x, 90, f"{name} part", 12, "Helvetica-Bold")
            column(canvas, x, 115, ["The register counts every household that took", "part in the survey of the year."])
        put(canvas, 40, 165, "Lower part", 12, "Helvetica-Bold")
        column(
            canvas,
            40,
            190,
            ["The teams that visited them in all districts of the", "country, in the dry season as in the rains, had"],
        )
        column(canvas, 310, 165, ["come from twelve towns, and went", "home at the end of it."])

    whole = [text for kind, text in kinds(read_pdf(pdf(draw))) if kind == "paragraph"]
    assert any("in the rains, had come from twelve towns" in text for text in whole)


def test_the_second_line_of_the_last_label_is_its_own() -> None:
    """Nothing follows the last row but the rest of its label."""

    def draw(canvas: Canvas) -> None:
        prose(canvas, 40)
        rows(
            canvas,
            120,
            [50.0, 260.0],
            [["Towns with a well", "24"], ["Towns with a school", "21"], ["Towns with two clinics", "9"]],
            lead=18,
        )
        put(canvas, 50, 120 + 2 * 18 + 10.5, "or a hospital", 9)

    assert grid(read_pdf(pdf(draw)))[-1] == ["Towns with two clinics or a hospital", "9"]


def test_a_figure_that_nearly_touches_its_label_is_a_cell() -> None:
    """The figures above and below it end on its edge, and the labels begin on one."""
    table = [("Bread", "17"), ("Fish and other sea food", "14"), ("Books", "9"), ("Flowers", "8")]

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        for number, (label, count) in enumerate(table):
            put(c, 40, 90 + 13 * number, label, 9)
            c.drawRightString(152, HEIGHT - 99 - 13 * number, count)

    assert grid(read_pdf(pdf(draw)))[1] == ["Fish and other sea food", "14"]


def test_the_noun_of_a_number_may_end_on_the_next_line() -> None:
    """`19 clubs and` / `guilds` is one cell, though the lines of the rows stand hardly further apart."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        for number, label in enumerate(("Bread", "Fish", "Books", "Flowers")):
            put(c, 40, 90 + 25 * number, label, 9)
            column(c, 160, 90 + 25 * number, [f"{19 - number} clubs and", "guilds"], 9, 12 / 9)

    assert grid(read_pdf(pdf(draw))) == [
        ["Bread", "19 clubs and guilds"], ["Fish", "18 clubs and guilds"], ["Books", "17 clubs and guilds"],
        ["Flowers", "16 clubs and guilds"],
    ]  # fmt: skip


def test_lines_of_a_paragraph_are_no_labels() -> None:
    """Three figures in display beside a narrow column of text make no table with its lines."""
    text = [
        "Since the first years, the shops", "have met each other informally to", "change views on the prices of all",
        "that they sell. These are known as", "the talks between shops and all of", "the stalls that share their days.",
    ]  # fmt: skip

    def draw(c: Canvas) -> None:
        column(c, 40, 40, text)
        for number in range(3):
            edge = put(c, 230, 40 + 25 * number, str(160 - number), 10, "Helvetica-Bold")
            column(c, edge + 4, 40 + 25 * number, ["Clubs in at least one", "shop"])

    assert not read_pdf(pdf(draw)).tables
