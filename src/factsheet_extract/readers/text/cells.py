"""A table found on the page of a text: its cells as blocks, which are slices of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.model.document import Block, Cell, Segment, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
    from factsheet_extract.readers.page.words import Piece


def lay_cells(draft: TableDraft, first_block: int) -> tuple[list[Block], Table]:
    """Make the cell blocks, numbered from `first_block`, and the table."""
    blocks: list[Block] = []
    cells: list[Cell] = []
    for cell in draft.cells:
        block = _block(cell, draft.page)
        number = None if block is None else first_block + len(blocks)
        cells.append(Cell(cell.row, cell.column, number, cell.row_span, cell.column_span, cell.header))
        blocks += [block] if block else []
    table = Table(draft.page, draft.rows, draft.columns, tuple(cells), draft.kind, draft.quality)
    return blocks, table


def _block(cell: CellDraft, page: int) -> Block | None:
    lines = [line.pieces for line in cell.lines]
    if cell.skip:
        lines[0] = lines[0][cell.skip :]
    segments = segments_of([piece for line in lines for piece in line])
    return Block("cell", page, segments, cell.level, None, cell.marker) if segments else None


def segments_of(pieces: Sequence[Piece]) -> tuple[Segment, ...]:
    """Give the slices of some words, one blank between two of them."""
    segments: list[Segment] = []
    for piece in pieces:
        if segments and piece.first == segments[-1].end + 1:
            segments[-1] = Segment(segments[-1].start, piece.last)
            continue
        if segments:
            segments.append(Segment(segments[-1].end, segments[-1].end + 1, " "))
        segments.append(Segment(piece.first, piece.last))
    return tuple(segments)
