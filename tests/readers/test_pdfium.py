"""What PDFium is asked for in one go comes back whole: characters beyond one block, paths of many parts, runs of one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers.options import ReadOptions
from factsheet_extract.readers.pdfium.pages import open_pdf, read_page
from tests.readers.pages import HEIGHT, pdf, put

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from factsheet_extract.readers.pdfium.pages import RawPage

_LINES, _LENGTH = 90, 110


def _read(data: bytes) -> RawPage:
    with open_pdf(data, "sheet.pdf", ReadOptions()) as document:
        return read_page(document, 1, "sheet.pdf")


def test_every_character_of_a_full_page_has_its_own_box() -> None:
    """Ten thousand characters are asked for in blocks; each line stands under the one before, its letters side by side."""

    def draw(canvas: Canvas) -> None:
        for line in range(_LINES):
            put(canvas, 40, 20 + 9 * line, "i" * _LENGTH, 7)

    page = _read(pdf(draw))
    boxes = page.boxes[[place for place, letter in enumerate(page.text) if letter == "i"]].reshape(_LINES, _LENGTH, 4)
    width = (boxes[0, -1, 2] - boxes[0, 0, 0]) / _LENGTH
    assert abs(boxes[:, 1:, 0] - boxes[:, :-1, 0] - width).max() < 0.01
    assert abs(boxes[1:, :, 1] - boxes[:-1, :, 1] - 9).max() < 0.01


def test_a_path_of_many_parts_is_taken_apart() -> None:
    """Three rectangles and a round shape drawn as one path are four shapes, each with its own box."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for place in range(3):
            path.rect(50 + 100 * place, HEIGHT - 150, 80, 50)
        path.circle(450, HEIGHT - 125, 25)
        canvas.drawPath(path, stroke=1, fill=0)
        put(canvas, 50, 300, "Shapes")

    shapes = _read(pdf(draw)).shapes
    assert [shape.kind for shape in shapes] == ["rectangle", "rectangle", "rectangle", "curve"]
    assert [round(shape.box.x0) for shape in shapes] == [50, 150, 250, 425]
    assert {round(shape.box.top) for shape in shapes} == {100}


def test_words_of_one_look_are_one_run() -> None:
    """A run begins where the looks change, not with every word."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 100, "Four words of text")
        put(canvas, 50, 130, "and four words more", font="Helvetica-Bold")

    page = _read(pdf(draw))
    assert [(page.text[start : start + 4], style.bold) for start, style in page.runs] == [("Four", False), ("and ", True)]
