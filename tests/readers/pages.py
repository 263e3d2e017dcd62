"""Small PDFs for tests, drawn so that every byte is the same each time: text at places, rules, boxes, pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeAlias

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw: TypeAlias = Callable[[Canvas], object]
WIDTH, HEIGHT = 595.0, 842.0


def pdf(*pages: Draw, rotation: int = 0, password: str | None = None) -> bytes:
    """Give a PDF with one page for each drawing."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=True, encrypt=password)
    for draw in pages:
        canvas.setPageRotation(rotation)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def put(canvas: Canvas, x: float, top: float, text: str, size: float = 10.0, font: str = "Helvetica") -> float:
    """Print `text` with its head at `top` points from the top; give the x behind it."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top - size, text)
    return x + canvas.stringWidth(text, font, size)


def column(canvas: Canvas, x: float, top: float, lines: list[str], size: float = 10.0, lead: float = 1.25) -> float:
    """Print lines under each other; give the top of the next one."""
    for line in lines:
        put(canvas, x, top, line, size)
        top += lead * size
    return top


def rows(
    canvas: Canvas, top: float, places: list[float], table: list[list[str]], size: float = 9.0, lead: float = 14.0
) -> float:
    """Print a table without rules: the first column at its left, the others with their right ends at `places`."""
    canvas.setFont("Helvetica", size)
    for row in table:
        for number, text in enumerate(row):
            if number:
                canvas.drawRightString(places[number], HEIGHT - top - size, text)
            else:
                canvas.drawString(places[0], HEIGHT - top - size, text)
        top += lead
    return top


def picture(color: int = 128) -> ImageReader:
    """Give a small grey picture."""
    from PIL import Image

    return ImageReader(Image.new("L", (60, 80), color))
