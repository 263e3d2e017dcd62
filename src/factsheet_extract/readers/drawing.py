"""A page as the reader saw it: words, blocks in their order, and tables, drawn over the page's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

from factsheet_extract.errors import UsageError
from factsheet_extract.model.document import Block, Box, Document
from factsheet_extract.readers.options import ReadOptions
from factsheet_extract.readers.pdfium.pages import open_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

_SCALE = 2.0
_COLORS = {
    "heading": (200, 0, 0), "paragraph": (0, 110, 0), "item": (0, 130, 160), "cell": (130, 130, 0),
    "display": (220, 0, 220), "caption": (180, 90, 0), "note": (110, 110, 110), "axis": (150, 150, 150),
}  # fmt: skip
_OTHER = (90, 90, 200)
_WORD = (190, 190, 190)
_TABLE = (255, 140, 0)


def draw_page(
    document: Document,
    path: Path,
    page: int,
    out: Path,
    options: ReadOptions | None = None,
) -> None:
    """Draw page `page` (from 1) of the PDF at `path`, read as `document`, into the PNG `out`.

    Words are grey, blocks coloured by kind and numbered in the order of reading, tables and their cells orange. Raises
    UsageError where there is no such page or the document is not a PDF.
    """
    if document.source.media_type != "application/pdf":
        raise UsageError("only the pages of a PDF can be drawn")
    if page not in {known.number for known in document.pages}:
        raise UsageError(
            f"page {page} is not among the pages read",
            hint=f"the sheet has {document.source.pages}",
        )
    with open_pdf(path.read_bytes(), str(path), options or ReadOptions()) as pdf:
        picture = pdf[page - 1].render(scale=_SCALE).to_pil().convert("RGB")
    _draw(ImageDraw.Draw(picture), document, page)
    _save(picture, out)


def _save(picture: Image, out: Path) -> None:
    partial = out.with_name(out.name + ".part")
    picture.save(partial, format="PNG")
    partial.replace(out)


def _draw(pen: ImageDraw.ImageDraw, document: Document, page: int) -> None:
    for word in document.words:
        if word.page == page:
            pen.rectangle(_scaled(word.box), outline=_WORD)
    for table in document.tables:
        if table.page == page:
            for cell in table.cells:
                if cell.box:
                    pen.rectangle(
                        _scaled(cell.box),
                        outline=(255, 200, 120) if not cell.header else (255, 80, 0),
                    )
            if table.box:
                pen.rectangle(_scaled(table.box, 3), outline=_TABLE, width=3)
    for number, block in enumerate(document.blocks):
        for box in _columns(document, block, page):
            color = _COLORS.get(block.kind, _OTHER)
            pen.rectangle(_scaled(box, 2), outline=color, width=2)
            pen.text(
                ((box.x0 - 4) * _SCALE, (box.top - 5) * _SCALE),
                _title(number, block),
                fill=color,
            )


def _title(number: int, block: Block) -> str:
    short = {
        "paragraph": "p",
        "heading": f"h{block.level}",
        "item": f"i{block.level}",
        "cell": "c",
    }.get(block.kind, block.kind)
    return f"{number}{short}" if block.kind != "cell" else str(number)


def _columns(document: Document, block: Block, page: int) -> list[Box]:
    """Give the boxes of a block on one page, one for each column it runs over."""
    boxes: list[Box] = []
    for number, box in document.boxes(block.start, block.end):
        if number != page:
            continue
        if boxes and box.top > boxes[-1].top - 2 and box.top - boxes[-1].bottom < 40:
            last = boxes[-1]
            boxes[-1] = Box(
                min(last.x0, box.x0),
                min(last.top, box.top),
                max(last.x1, box.x1),
                max(last.bottom, box.bottom),
            )
        else:
            boxes.append(box)
    return boxes


def _scaled(box: Box, wider: float = 0.0) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (edge * _SCALE for edge in box)
    return (
        min(x0, x1) - wider,
        min(top, bottom) - wider,
        max(x0, x1) + wider,
        max(top, bottom) + wider,
    )
