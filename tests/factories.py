"""Test objects that default everything but the point of the test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.model.document import Block, Cell, Document, Page, Segment, Source, Table
from factsheet_extract.model.layers import AnnotatedDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import BlockKind, Mark
    from factsheet_extract.model.layers import Layer


def make_source(path: str = "sheet.txt", pages: int = 1) -> Source:
    """Give a source that was never read."""
    return Source(path=path, sha256="0" * 64, media_type="text/plain", pages=pages, text_layer="plain")


class Draft:
    """A document under construction: each call adds one block and gives its index.

    Blocks are set one a line; cells of one row are parted by a tab, pages by a form feed, as the readers do.
    """

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.page_starts = [0]

    def add(
        self, text: str, kind: BlockKind = "paragraph", *, level: int = 0, parent: int | None = None, size: float = 0.0,
        bold: bool = False, after: str = "\n",
    ) -> int:  # fmt: skip
        """Add a block that reads `text`; `after` parts it from the next."""
        start = len(self.text)
        self.text += text + after
        segments = (Segment(start, start + len(text)),)
        self.blocks.append(Block(kind, len(self.page_starts), segments, level, parent, "", size, bold))
        return len(self.blocks) - 1

    def heading(self, text: str, level: int = 1, size: float = 0.0) -> int:
        """Add a heading."""
        return self.add(text, "heading", level=level, size=size)

    def item(self, text: str, parent: int | None = None, level: int = 0) -> int:
        """Add a list item."""
        return self.add(text, "item", level=level, parent=parent)

    def table(
        self, rows: Sequence[Sequence[str | None]], *, header_rows: int = 0, caption: int | None = None,
        spans: dict[tuple[int, int], tuple[int, int]] | None = None,
    ) -> Table:  # fmt: skip
        """Add a table; "" is a cell where nothing is printed, None no cell, `spans` the (rows, columns) a cell covers."""
        cells = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                if text is None:
                    continue
                last = c == len(row) - 1
                block = self.add(text, "cell", after="\n" if last else "\t") if text else None
                row_span, column_span = (spans or {}).get((r, c), (1, 1))
                cells.append(Cell(r, c, block, row_span, column_span, header=r < header_rows))
        table = Table(len(self.page_starts), len(rows), max(len(row) for row in rows), tuple(cells), "ruled", caption=caption)
        self.tables.append(table)
        return table

    def page(self) -> None:
        """Begin a new page."""
        self.text += "\f"
        self.page_starts.append(len(self.text))

    def document(self, marks: tuple[Mark, ...] = ()) -> Document:
        """Give the document as it stands."""
        ends = [*self.page_starts[1:], len(self.text)]
        pages = tuple(
            Page(number, start, end) for number, (start, end) in enumerate(zip(self.page_starts, ends, strict=True), 1)
        )
        return Document(
            make_source(pages=len(pages)),
            "draft",
            self.text,
            pages,
            tuple(self.blocks),
            tuple(self.tables),
            marks=marks,
        )


def make_annotated(document: Document, *layers: Layer, language: str = "en") -> AnnotatedDocument:
    """Give the document with these layers."""
    return AnnotatedDocument(document, language, None, {type(layer): layer for layer in layers})
