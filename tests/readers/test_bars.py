"""Charts of bars that lie on their side: each bar has its label beside or above it and its figure at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.readers.pages import HEIGHT, pdf, put
from tests.readers.reading import grid, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

STALLS = [("Fish and other sea food", 14), ("Bread", 11), ("Old books", 9), ("Cut flowers", 4)]
READ = [[label, str(count)] for label, count in STALLS]


def bar(canvas: Canvas, x: float, top: float, width: float, shade: float = 0.4) -> None:
    """Draw a bar without an outline."""
    canvas.setFillGray(shade)
    canvas.rect(x, HEIGHT - top - 8, width, 8, stroke=0, fill=1)
    canvas.setFillGray(0)


def test_each_bar_joins_its_label_and_the_figure_behind_it() -> None:
    """The figures stand under each other nowhere; the bars lead to them."""

    def draw(c: Canvas) -> None:
        put(c, 40, 40, "Stalls on the market", 14, "Helvetica-Bold")
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 16 * number
            put(c, 40, top, label, 9)
            bar(c, 200, top, 15 * count)
            put(c, 204 + 15 * count, top, str(count), 9)

    assert grid(read_pdf(pdf(draw))) == READ


def test_words_over_the_bars_alone_head_their_figures() -> None:
    """What the figures count stands once, at the right over the first bar."""

    def draw(c: Canvas) -> None:
        put(c, 380, 66, "stalls and carts", 8)
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 16 * number
            put(c, 40, top, label, 9)
            bar(c, 200, top, 15 * count)
            put(c, 204 + 15 * count, top, str(count), 9)

    assert grid(read_pdf(pdf(draw))) == [["", "stalls and carts"], *READ]


def test_a_label_of_two_lines_stands_in_the_middle_of_its_bar() -> None:
    """Each bar has the lines that are nearer to it than to its neighbours."""

    def draw(c: Canvas) -> None:
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 28 * number
            words = label.split()
            half = (len(words) + 1) // 2
            if half > 1:
                put(c, 40, top - 5, " ".join(words[:half]), 9)
                put(c, 40, top + 6, " ".join(words[half:]), 9)
            else:
                put(c, 40, top, label, 9)
            bar(c, 200, top, 15 * count)
            put(c, 204 + 15 * count, top, str(count), 9)

    assert grid(read_pdf(pdf(draw))) == READ


def test_labels_may_stand_above_their_bars() -> None:
    """Where nothing stands beside the bars, the line right above each is its label."""

    def draw(c: Canvas) -> None:
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 26 * number
            put(c, 40, top, label, 9)
            bar(c, 40, top + 12, 15 * count)
            put(c, 44 + 15 * count, top + 12, str(count), 9)

    assert grid(read_pdf(pdf(draw))) == READ


def test_a_bar_on_its_track_is_one_bar() -> None:
    """A pale track of full length behind each bar, the figures behind the tracks."""

    def draw(c: Canvas) -> None:
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 16 * number
            put(c, 40, top, label, 9)
            bar(c, 200, top, 240, 0.9)
            bar(c, 200, top, 15 * count)
            put(c, 446, top, str(count), 9)

    assert grid(read_pdf(pdf(draw))) == READ


def test_bars_of_several_parts_are_no_list_of_one_figure_each() -> None:
    """Two figures in one bar want a name each, which the chart's legend has: none is given the label alone by its bar."""

    def draw(c: Canvas) -> None:
        for number, (label, count) in enumerate(STALLS):
            top = 80 + 16 * number
            put(c, 40, top, label, 9)
            bar(c, 200, top, 10 * count, 0.8)
            bar(c, 200 + 10 * count, top, 5 * count, 0.6)
            put(c, 200 + 5 * count, top, str(count), 8)
            put(c, 200 + 12 * count, top, str(count + 1), 8)

    assert not read_pdf(pdf(draw)).tables


def test_labels_above_the_bars_go_before_the_words_beside_them() -> None:
    """The lines of a column on the left of the chart are no labels; the chart is read in the box that it stands in."""

    def draw(c: Canvas) -> None:
        c.setFillGray(0.93)
        c.rect(290, HEIGHT - 300, 270, 262, stroke=0, fill=1)
        c.setFillGray(0)
        put(c, 300, 45, "What is sold", 12, "Helvetica-Bold")
        for number, (label, count) in enumerate(STALLS):
            put(c, 300, 70 + 27 * number, label, 9)
            bar(c, 300, 82 + 27 * number, 8.0 * count)
            c.setFillGray(0)
            put(c, 304 + 8.0 * count, 81 + 27 * number, str(count), 9)
        for line in range(16):
            put(c, 40, 60 + 12.5 * line, "The register counts every household that took", 9)

    document = read_pdf(pdf(draw))
    assert grid(document) == READ
    caption = document.tables[0].caption
    assert caption is not None
    assert document.blocks[caption].kind == "heading"
