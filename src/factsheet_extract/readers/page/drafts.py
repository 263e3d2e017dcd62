"""What the layout hands to the assembly: blocks and tables made of printed lines, before they have offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.document import BlockKind, Box, TableKind

if TYPE_CHECKING:
    from factsheet_extract.readers.page.printed import Line


@dataclass(slots=True, eq=False)
class Draft:
    """A block to be: `skip` pieces of the first line are its marker; `frame` is the frame it stands in (0 for the page)."""

    kind: BlockKind
    page: int
    lines: list[Line]
    level: int = 0
    marker: str = ""
    skip: int = 0
    parent: Draft | None = None
    frame: int = 0
    size: float = 0.0
    bold: bool = False
    run: int = 0  # the column's stretch it was found in
    noted: bool = False  # whether a raised mark opens it
    ruled: bool = False  # whether a long rule stands just above it
    continues: Draft | None = None  # the paragraph that this one goes on with, from the column or page before

    def __post_init__(self) -> None:
        longest = max(self.lines, key=lambda line: len(line.text), default=None)
        if longest is not None:
            self.size, self.bold = longest.size, all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its words, marker left out."""
        text = "\n".join(line.text for line in self.lines)
        return text[len(self.marker) :].lstrip() if self.skip else text

    @property
    def box(self) -> Box:
        """The box of all its lines."""
        return Box(
            min(line.x0 for line in self.lines), min(line.top for line in self.lines),
            max(line.x1 for line in self.lines), max(line.bottom for line in self.lines),
        )  # fmt: skip


@dataclass(slots=True, eq=False)
class CellDraft:
    """A table cell to be."""

    row: int
    column: int
    lines: list[Line]
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None
    marker: str = ""
    skip: int = 0
    level: int = 0


@dataclass(slots=True, eq=False)
class TableDraft:
    """A table to be, its cells in row order."""

    page: int
    rows: int
    columns: int
    cells: list[CellDraft]
    kind: TableKind
    quality: float
    box: Box
    caption: Draft | None = None


Item: TypeAlias = Draft | TableDraft
