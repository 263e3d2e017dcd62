"""Tables of plain text whose cells are marked off: rows of cells, each of which is one slice of the text a line.

A row may have several printed lines (a label or a note that goes on below). Where the names of the columns come again after so
many columns, two lists stand side by side, and each is a table of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.document import Block, Cell, Segment, Table
from factsheet_extract.readers.page.lines import find_bullet, is_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Slice: TypeAlias = tuple[int, int]
Slices: TypeAlias = tuple[Slice, ...]  # of one cell, line by line; none where nothing is printed


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on lines first .. last (exclusive): its rows of cells, all of one length, and how many of them are heads."""

    first: int
    last: int
    rows: tuple[tuple[Slices, ...], ...]
    heads: int


def goes_on(text: str, row: Sequence[Slices], line: Sequence[Slice | None], *, closed: bool) -> bool:
    """Say whether a line goes on with the row above it; `closed` where rules part the rows of the table."""
    said = [text[slice(*cell)] if cell else "" for cell in line]
    if any(word and cell and is_value(word) for word, cell in zip(said[1:], row[1:], strict=True)):
        return False
    if closed or not any(said[1:]):
        return closed or said[0][:1].islower() or said[0][:1] in "("
    return not said[0] and not any(is_value(word) for word in said)


def with_line(row: Sequence[Slices], line: Sequence[Slice | None]) -> list[Slices]:
    """Give a row with the cells of another line below its own."""
    return [(*cell, more) if more else cell for cell, more in zip(row, line, strict=True)]


def unfold(text: str, grid: Grid) -> list[Grid]:
    """Give the lists that stand side by side under one head, each with its own part of it; the grid itself where none do."""
    if not grid.heads:
        return [grid]
    names = [tuple(" ".join(_words(text, row[column])) for row in grid.rows[: grid.heads]) for column in range(_width(grid))]
    for wide in range(2, len(names) // 2 + 1):
        if len(names) % wide == 0 and any(names[0]) and names == names[:wide] * (len(names) // wide):
            return [_part(grid, start, start + wide) for start in range(0, len(names), wide)]
    return [grid]


def _width(grid: Grid) -> int:
    return len(grid.rows[0])


def _words(text: str, cell: Slices) -> Iterator[str]:
    return (text[start:end] for start, end in cell)


def _part(grid: Grid, start: int, end: int) -> Grid:
    rows = [row[start:end] for number, row in enumerate(grid.rows) if number < grid.heads or any(row[start:end])]
    return Grid(grid.first, grid.last, tuple(rows), grid.heads)


def names_columns(text: str, row: Sequence[Slices], others: Sequence[Sequence[Slices]]) -> bool:
    """Say whether a first row that no rule parts from the others is their head: it has no figure where they have some."""
    columns = [column for column in range(1, len(row)) if any(_figured(text, other[column]) for other in others)]
    return bool(columns) and all(row[column] and not _figured(text, row[column]) for column in columns)


def _figured(text: str, cell: Slices) -> bool:
    return any(letter.isdigit() for words in _words(text, cell) for letter in words)


def lay_grid(text: str, grid: Grid, first_block: int, page: int) -> tuple[list[Block], Table]:
    """Make the cell blocks, numbered from `first_block`, and the table."""
    blocks: list[Block] = []
    cells: list[Cell] = []
    for number, row in enumerate(grid.rows):
        alone = number >= grid.heads and sum(map(bool, row)) == 1 and bool(row[0])
        for column, slices in enumerate(row[:1] if alone else row):
            block = _block(text, slices, page) if slices else None
            index = None if block is None else first_block + len(blocks)
            span = len(row) if alone else 1
            cells.append(Cell(number, column, index, column_span=span, header=number < grid.heads))
            blocks += [block] if block else []
    return blocks, Table(page, len(grid.rows), _width(grid), tuple(cells), "markup")


def _block(text: str, slices: Slices, page: int) -> Block:
    bullet = find_bullet(text, *slices[0])
    marker = "" if bullet is None or bullet.numbered or is_value(text[slice(*slices[0])]) else bullet.marker
    start = bullet.end if bullet and marker else slices[0][0]
    segments = [Segment(start, slices[0][1])]
    for place in slices[1:]:
        segments += [Segment(segments[-1].end, segments[-1].end + 1, " "), Segment(*place)]
    return Block("cell", page, tuple(segments), 0, None, marker)
