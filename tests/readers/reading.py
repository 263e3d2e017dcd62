"""What tests ask of a document that was read: its blocks as they read, its tables as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import ReadOptions, read_bytes

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document


def read_pdf(data: bytes, **options: object) -> Document:
    """Read a PDF from its bytes."""
    return read_bytes(data, "sheet.pdf", ReadOptions(**options))  # type: ignore[arg-type]


def blocks(document: Document, *kinds: str) -> list[str]:
    """Give the passages of all blocks, or of those of some kinds, in the order of reading."""
    return [read_block(document, index).text for index, block in enumerate(document.blocks) if not kinds or block.kind in kinds]


def kinds(document: Document) -> list[tuple[str, str]]:
    """Give (kind, passage) of all blocks but cells."""
    return [(b.kind, read_block(document, n).text) for n, b in enumerate(document.blocks) if b.kind != "cell"]


def grid(document: Document, number: int = 0) -> list[list[str]]:
    """Give a table as rows of texts; a cell that spans several columns stands in its first."""
    table = document.tables[number]
    lines = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.block is not None:
            lines[cell.row][cell.column] = read_block(document, cell.block).text
    return lines
