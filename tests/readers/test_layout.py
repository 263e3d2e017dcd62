"""How PDF pages are read: order, blocks, headings, points, display numbers, running lines, marks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from factsheet_extract.model.passage import read_block
from tests.readers.pages import HEIGHT, WIDTH, column, pdf, picture, put
from tests.readers.reading import blocks, grid, kinds, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

BODY = [
    "The register counts every household that took part", "in the survey of the year before, and the teams that",
    "visited them in all districts of the country, in the", "dry season as in the rains, without a break between.",
]  # fmt: skip


def two_columns(canvas: Canvas) -> None:
    """Draw a title and two columns of prose, a sentence running over."""
    put(canvas, 40, 40, "Households and their water", 18, "Helvetica-Bold")
    column(canvas, 40, 90, [*BODY, "The left column ends with words that go on"])
    column(canvas, 310, 90, ["at the head of the right column, and end there.", "A second paragraph has its own first word."])


def test_columns_are_read_one_after_the_other() -> None:
    """The right column follows the whole of the left one."""
    text = " ".join(blocks(read_pdf(pdf(two_columns))))
    assert text.index("left column") < text.index("right column") < text.index("second paragraph")


def test_gaps_beside_each_other_do_not_part_the_columns() -> None:
    """Space over a heading in one column beside text in the other leaves two columns: the left one is read to its end first."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "Households and their water", 18, "Helvetica-Bold")
        for x, name in ((40, "Left"), (310, "Right")):
            put(c, x, 90, f"{name} part one", 12, "Helvetica-Bold")
            put(c, x, 330, f"{name} part two", 12, "Helvetica-Bold")
        column(c, 40, 130, BODY)
        column(c, 310, 170, BODY)
        column(c, 40, 370, BODY)
        column(c, 310, 410, BODY)

    assert blocks(read_pdf(pdf(draw)), "heading")[1:] == [
        "Left part one", "Left part two", "Right part one", "Right part two"
    ]  # fmt: skip


def test_a_paragraph_over_two_columns_is_one_block() -> None:
    """A sentence broken at the foot of a column is read whole, with its segments in both columns."""
    document = read_pdf(pdf(two_columns))
    whole = next(text for text in blocks(document, "paragraph") if "left column" in text)
    assert "go on at the head of the right column, and end there." in whole
    block = next(b for b in document.blocks if b.kind == "paragraph")
    boxes = [box for _, box in document.boxes(block.start, block.end)]
    assert min(box.x0 for box in boxes) < 50 < 300 < max(box.x0 for box in boxes)


def test_a_paragraph_over_two_pages_is_one_block() -> None:
    """A sentence broken at the foot of a page goes on on the next one."""
    document = read_pdf(pdf(
        lambda c: column(c, 40, 700, [*BODY, "This sentence is broken after"]),
        lambda c: column(c, 40, 40, ["the turn of the page, and has its end here.", *BODY]),
    ))  # fmt: skip
    joined = next(block for block in document.blocks if len({p for p, _ in document.boxes(block.start, block.end)}) == 2)
    assert joined.page == 1
    assert "broken after the turn of the page" in " ".join(blocks(document, "paragraph"))


def test_bigger_type_is_a_heading_with_a_level() -> None:
    """The biggest heading has level 1, a smaller one a lower rank."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "The year in figures", 20, "Helvetica-Bold")
        column(c, 40, 80, BODY)
        put(c, 40, 150, "Water and light", 13, "Helvetica-Bold")
        column(c, 40, 180, BODY)

    document = read_pdf(pdf(draw))
    headings = [(b.level, t) for b, t in zip(document.blocks, blocks(document), strict=True) if b.kind == "heading"]
    assert headings == [(1, "The year in figures"), (2, "Water and light")]


@pytest.mark.parametrize("place", ["under", "over", "beside"])
def test_a_display_number_and_its_label_are_one_block(place: str) -> None:
    """A number in display type reads as one phrase with its label, wherever the label stands."""

    def draw(c: Canvas) -> None:
        c.rect(300, HEIGHT - 200, 200, 80)
        if place == "beside":
            end = put(c, 310, 150, "166", 26, "Helvetica-Bold")
            put(c, end + 6, 164, "countries take part", 10)
        else:
            put(c, 310, 130 if place == "under" else 150, "166", 26, "Helvetica-Bold")
            put(c, 310, 162 if place == "under" else 134, "countries take part", 10)
        column(c, 40, 240, BODY)

    display = blocks(read_pdf(pdf(draw)), "display")
    assert display == ["166 countries take part"]


def test_boxes_keep_their_numbers_apart() -> None:
    """Two boxes side by side are two figures, in the order of reading."""

    def draw(c: Canvas) -> None:
        for x, number, label in ((40, "15", "active forums"), (240, "13", "active dialogues")):
            c.rect(x, HEIGHT - 120, 150, 70)
            put(c, x + 50, 60, number, 24, "Helvetica-Bold")
            put(c, x + 35, 95, label, 9)
        column(c, 40, 160, BODY)

    assert blocks(read_pdf(pdf(draw)), "display") == ["15 active forums", "13 active dialogues"]


def test_points_are_nested_and_stand_under_their_line() -> None:
    """A deeper bullet stands under the point before it, the first ones under the line that ends with a colon."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, [*BODY, "The teams bring:"])
        put(c, 50, 110, "\u2022 4 trucks for the north")
        put(c, 70, 124, "o one with a crane")
        put(c, 50, 138, "\u2022 12 boats for the delta")

    document = read_pdf(pdf(draw))
    items = [(b, blocks(document)[n]) for n, b in enumerate(document.blocks) if b.kind == "item"]
    assert [(text, b.level) for b, text in items] == [
        ("4 trucks for the north", 0), ("one with a crane", 1), ("12 boats for the delta", 0),
    ]  # fmt: skip
    parents = [document.blocks[b.parent] for b, _ in items if b.parent is not None]
    assert [p.kind for p in parents] == ["paragraph", "item", "paragraph"]


def test_a_hyphen_at_the_line_end_is_joined_with_offsets_kept() -> None:
    """A broken word reads whole; its slices are still those of the page."""
    lines = ["There are 20 million refu-", "gees and displaced people in", "the region this year."]
    document = read_pdf(pdf(lambda c: column(c, 40, 40, lines)))
    passage = read_block(document, 0)
    place = passage.text.index("refugees")
    start, end = passage.span(place, place + 8)
    assert passage.text.startswith("There are 20 million refugees and displaced")
    assert document.text[start:end] == "refu-\ngees"


@pytest.mark.parametrize(("label", "mark"), [("source", "1"), ("68", "*"), ("rate (%)", "14")])
def test_a_raised_mark_is_no_part_of_the_word(label: str, mark: str) -> None:
    """A footnote mark behind a word or figure is a mark, and the passage leaves it out."""

    def draw(c: Canvas) -> None:
        column(c, 40, 80, BODY)
        end = put(c, 40, 40, f"Water from a safe {label}")
        c.setFont("Helvetica", 6)
        c.drawString(end, HEIGHT - 40 - 10 + 4, mark)
        put(c, end + 12, 40, "in towns and villages")

    document = read_pdf(pdf(draw))
    assert blocks(document)[0].startswith(f"Water from a safe {label} in towns")
    assert [document.text[m.start : m.end] for m in document.marks] == [mark]


def test_a_unit_keeps_its_raised_figure() -> None:
    """The 2 of m² is part of the unit and no mark."""

    def draw(c: Canvas) -> None:
        end = put(c, 40, 40, "The hall has 120 m")
        c.setFont("Helvetica", 6)
        c.drawString(end, HEIGHT - 40 - 10 + 4, "2")
        column(c, 40, 80, BODY)

    document = read_pdf(pdf(draw))
    assert blocks(document)[0] == "The hall has 120 m2"
    assert document.marks == ()


def test_running_lines_and_page_numbers_are_known() -> None:
    """Heads, feet and page numbers that repeat over pages are not read as content."""

    def page(number: int) -> object:
        def draw(c: Canvas) -> None:
            put(c, 40, 20, "Yearly survey of households", 8)
            column(c, 40, 60, [f"Chapter {number} says:", *BODY])
            put(c, 40, 800, "Office of Statistics, 12 Market Street", 8)
            put(c, 300, 815, str(number), 8)

        return draw

    document = read_pdf(pdf(*(page(n) for n in (1, 2, 3))))  # type: ignore[arg-type]
    found = kinds(document)
    assert found.count(("header", "Yearly survey of households")) == 3
    assert found.count(("footer", "Office of Statistics, 12 Market Street")) == 3
    assert [text for kind, text in found if kind == "page_number"] == ["1", "2", "3"]


def turned(data: bytes, angle: int) -> bytes:
    """Turn the first page of a PDF as a viewer's user would, and save it."""
    with pypdfium2.PdfDocument(data) as document:
        document[0].set_rotation(angle)
        stream = io.BytesIO()
        document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_as_shown(angle: int) -> None:
    """Text that runs up, down or head over reads the same; its boxes are those of the page as shown."""
    level, document = read_pdf(pdf(two_columns)), read_pdf(turned(pdf(two_columns), angle))
    assert blocks(document) == blocks(level)
    page, word, same = document.pages[0], document.words[0], level.words[0]
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if angle == 180 else (HEIGHT, WIDTH))
    x0, top, x1, bottom = same.box
    expected = {
        90: (HEIGHT - bottom, x0, HEIGHT - top, x1), 180: (WIDTH - x1, HEIGHT - bottom, WIDTH - x0, HEIGHT - top),
        270: (top, WIDTH - x1, bottom, WIDTH - x0),
    }  # fmt: skip
    assert word.box == pytest.approx(expected[angle], abs=0.1)


def test_hidden_words_are_flagged_and_not_read() -> None:
    """Text that is set but not painted, or off the page, is in no block; a notice says so."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        text = c.beginText(40, HEIGHT - 300)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 10)
        text.textLine("999 invisible cases")
        c.drawText(text)
        put(c, 40, 2000, "555 cases off the page")

    document = read_pdf(pdf(draw))
    assert not any("999" in text or "555" in text for text in blocks(document))
    assert {document.text[w.start : w.end] for w in document.words if w.hidden} >= {"999", "invisible"}
    assert [notice.code for notice in document.notices] == ["hidden_text"]


def test_what_runs_off_the_page_is_not_read_however_much_it_is() -> None:
    """A string that is never closed sets the rest of the file as words far to the right: what stands on the page is all."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        put(c, 40, HEIGHT - 300, "Tj 1 0 0 1 511.06 783 Tm " * 400)

    document = read_pdf(pdf(draw))
    read = [word for word in document.words if not word.hidden]
    assert max(word.box.x1 for word in read) < 700
    assert sum(word.hidden for word in document.words) > 20 * len(read)


def test_a_page_that_shows_nothing_is_read_whole() -> None:
    """Where all words stand beside the page, its frame is wrong and not they."""
    document = read_pdf(pdf(lambda c: put(c, 40, 2000, "555 cases off the page")))
    assert blocks(document) == ["555 cases off the page"]


def test_chart_ticks_are_an_axis() -> None:
    """Even ticks beside grid lines are no figures, and their chart is no table."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        for step in range(6):
            c.setFont("Helvetica", 8)
            c.drawRightString(80, HEIGHT - 200 - 25 * step, str(100 - 20 * step))
            c.line(90, HEIGHT - 197 - 25 * step, 400, HEIGHT - 197 - 25 * step)

    document = read_pdf(pdf(draw))
    assert document.tables == ()
    assert blocks(document, "axis") == ["100 80 60 40 20 0"]


def test_figures_of_a_chart_are_paired_with_their_names() -> None:
    """A figure printed in a chart and the name under it make a row."""

    def draw(c: Canvas) -> None:
        column(c, 40, 40, BODY)
        for step in range(6):
            c.setFont("Helvetica", 8)
            c.drawRightString(80, HEIGHT - 200 - 25 * step, str(100 - 20 * step))
            c.line(90, HEIGHT - 197 - 25 * step, 400, HEIGHT - 197 - 25 * step)
        for x, name, value, y in (
            (130, "first week", "12", 290),
            (230, "second week", "39", 260),
            (330, "third week", "87", 205),
        ):
            put(c, x, y, value, 9, "Helvetica-Bold")
            put(c, x - 10, 340, name, 8)

    document = read_pdf(pdf(draw))
    assert blocks(document, "cell") == ["first week", "12", "second week", "39", "third week", "87"]


def test_blanks_are_one_between_words() -> None:
    """A paragraph keeps one blank between words, whatever the page has."""
    document = read_pdf(pdf(lambda c: column(c, 40, 40, ["Two   blanks  in  a row", "and a line end."])))
    assert blocks(document) == ["Two blanks in a row and a line end."]


def test_a_page_that_is_a_picture_says_so() -> None:
    """A scan without a text layer gives a notice, and nothing is invented."""
    document = read_pdf(pdf(lambda c: c.drawImage(picture(), 0, 0, WIDTH, HEIGHT)))
    assert document.blocks == ()
    assert document.source.text_layer == "none"
    assert [notice.code for notice in document.notices] == ["image_only_page"]


def test_a_font_map_that_gives_other_letters_is_reported() -> None:
    """Words spelled as no word of the three languages is make the text layer untrusted."""
    clean = [
        "Dans",
        "la",
        "semaine,",
        "les",
        "services",
        "de",
        "la",
        "sante",
        "ont",
        "suivi",
        "toutes",
        "les",
        "familles",
        "qui",
        "vivent",
        "dans",
        "les",
        "villages",
        "du",
        "nord",
    ]
    broken = ["confrmms", "dmsormais", "prmsente", "dmpartement", "rmgionale", "dmcmds"]
    lines = [" ".join(clean), " ".join([*clean[4:], *broken[:3]]), " ".join([*broken[3:], *clean[:9]])]
    document = read_pdf(pdf(lambda c: column(c, 40, 40, lines)))
    assert document.source.text_layer == "untrusted"
    assert any("dmsormais" in notice.message for notice in document.notices)
    trusted = read_pdf(pdf(lambda c: column(c, 40, 40, 3 * [" ".join(clean)])))
    assert trusted.source.text_layer == "embedded"


def centred(canvas: Canvas, x: float, top: float, text: str, size: float, font: str = "Helvetica") -> None:
    """Print text with its middle at `x`."""
    canvas.setFont(font, size)
    canvas.drawCentredString(x, HEIGHT - top - size, text)


def test_a_row_of_display_numbers_without_boxes() -> None:
    """Numbers side by side with labels of two lines below are read one after the other, each with its own label."""

    def draw(c: Canvas) -> None:
        put(c, 40, 30, "Migration in figures 2019", 20, "Helvetica-Bold")
        for x, number, label in (
            (90, "15", ("regional", "processes")), (230, "13", ("interregional", "forums")), (370, "3", ("global", "talks")),
            (510, "12.7 million", ("people on", "the move")),
        ):  # fmt: skip
            centred(c, x, 80, number, 26 if len(number) < 6 else 18, "Helvetica-Bold")
            for line, text in enumerate(label):
                centred(c, x, 112 + 12 * line, text, 10)
        column(c, 40, 170, BODY)

    document = read_pdf(pdf(draw))
    assert blocks(document, "display") == [
        "15 regional processes", "13 interregional forums", "3 global talks", "12.7 million people on the move",
    ]  # fmt: skip
    assert blocks(document)[-1].startswith("The register")


def test_display_numbers_with_labels_of_two_lines_beside_them() -> None:
    """A list of numbers in display type, each with its label to the right, is one block each."""

    def draw(c: Canvas) -> None:
        for place, (number, first, second) in enumerate((
            ("166", "countries take part in at", "least one regional process"),
            ("64%", "of them host a secretariat", "of their own"),
        )):  # fmt: skip
            put(c, 40, 80 + 50 * place, number, 28, "Helvetica-Bold")
            put(c, 120, 82 + 50 * place, first)
            put(c, 120, 95 + 50 * place, second)
        column(c, 40, 260, BODY)

    assert blocks(read_pdf(pdf(draw)), "display") == [
        "166 countries take part in at least one regional process", "64% of them host a secretariat of their own",
    ]  # fmt: skip


def test_lists_side_by_side_are_two_tables() -> None:
    """Labels with figures, beside other labels with figures, do not name each other."""

    def draw(c: Canvas) -> None:
        for x, right, table in (
            (40, 280, (("Children vaccinated", "87 %"), ("Births in a facility", "64 %"), ("Women with visits", "51 %"))),
            (320, 555, (("Doctors", "1 204"), ("Nurses", "8 310"), ("Midwives", "2 077"))),
        ):  # fmt: skip
            for place, (label, value) in enumerate(table):
                put(c, x, 95 + 16 * place, label)
                c.setFont("Helvetica-Bold", 10)
                c.drawRightString(right, HEIGHT - 105 - 16 * place, value)

    document = read_pdf(pdf(draw))
    assert [grid(document, n) for n in range(len(document.tables))] == [
        [["Children vaccinated", "87 %"], ["Births in a facility", "64 %"], ["Women with visits", "51 %"]],
        [["Doctors", "1 204"], ["Nurses", "8 310"], ["Midwives", "2 077"]],
    ]


def test_justified_lines_spread_wide_stay_lines() -> None:
    """A narrow column with few words a line is read along its lines, not down its holes."""

    def draw(c: Canvas) -> None:
        lines = [
            ["The", "register", "counts", "households"],
            ["that", "answered", "in"],
            ["the", "survey", "of", "last", "year."],
        ]
        for place, words in enumerate(lines):
            width = sum(c.stringWidth(word, "Helvetica", 10) for word in words)
            x = 40.0
            for word in words:
                put(c, x, 40 + 13 * place, word)
                x += c.stringWidth(word, "Helvetica", 10) + (160 - width) / (len(words) - 1)
        column(c, 320, 40, BODY)

    assert blocks(read_pdf(pdf(draw)))[0] == "The register counts households that answered in the survey of last year."


def test_a_hyphen_that_the_document_prints_elsewhere_is_kept() -> None:
    """A compound broken at its own hyphen keeps it, where the sheet shows that it has one."""
    lines = ["The counter-trafficking forums met, and the counter-", "trafficking unit of the office met with them."]
    (text,) = blocks(read_pdf(pdf(lambda c: column(c, 40, 40, lines))))
    assert text == "The counter-trafficking forums met, and the counter-trafficking unit of the office met with them."


def test_a_big_initial_belongs_to_its_word() -> None:
    """A first letter over two lines is read with the rest of its word."""

    def draw(c: Canvas) -> None:
        put(c, 40, 38, "T", 30)
        column(c, 62, 40, ["his register counts every household that took", "part in the survey of the year before, and the"])
        column(c, 40, 65, BODY)

    assert blocks(read_pdf(pdf(draw)))[0].startswith("This register counts every household that took part in")
