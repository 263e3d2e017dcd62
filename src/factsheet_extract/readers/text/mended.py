"""What letters of one width and lines without weight leave to be mended on the tables that the layout of a page has found.

Two names a blank apart stand over two narrow columns ("RCPs IRFs" over "12   8"): each is given to its own. Rows of words under
the last figure are rows of the table still, where they stand in its columns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft
from factsheet_extract.readers.page.lines import ends_sentence, is_value
from factsheet_extract.readers.page.printed import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.drafts import TableDraft
    from factsheet_extract.readers.page.words import Piece

_PAIR: Final = 2
_STEP: Final = 1.6  # times a row's pitch: rows of one table stand no further apart
_MOST: Final = 40  # rows that are added
_EDGE: Final = 6.0  # a cell and a half: so far out of its column a word may begin


def part_heads(table: TableDraft) -> TableDraft:
    """Give each word of a head that stands over several columns to its own, where every one of them gets some."""
    spans = _spans(table)
    cells: list[CellDraft] = []
    for cell in table.cells:
        alone = cell.header and cell.column and cell.column_span == 1 and len(cell.lines) == 1
        free = _free_behind(table, cell) if alone else 0
        parts = _parts(cell, spans[cell.column : cell.column + free + 1]) if free else []
        cells += parts or [cell]
    empty = {(cell.row, cell.column) for cell in cells if cell.lines}
    kept = [cell for cell in cells if cell.lines or (cell.row, cell.column) not in empty]
    return replace(table, cells=sorted(kept, key=lambda cell: (cell.row, cell.column)))


def _spans(table: TableDraft) -> list[tuple[float, float]]:
    """Give where the figures and words of each column stand, heads left out."""
    spans = [(1e9, -1e9)] * table.columns
    for cell in table.cells:
        if cell.lines and not cell.header and cell.column_span == 1:
            left, right = spans[cell.column]
            spans[cell.column] = (
                min(left, *(line.x0 for line in cell.lines)), max(right, *(line.x1 for line in cell.lines))
            )  # fmt: skip
    return spans


def _free_behind(table: TableDraft, cell: CellDraft) -> int:
    """Count the columns behind a head that have none of their own in its row."""
    taken = {other.column for other in table.cells if other.row == cell.row and other.lines and other is not cell}
    last = cell.column + 1
    while last < table.columns and last not in taken:
        last += 1
    return last - cell.column - 1


def _parts(cell: CellDraft, spans: Sequence[tuple[float, float]]) -> list[CellDraft]:
    words: list[list[Piece]] = [[] for _ in spans]
    for piece in cell.lines[0].pieces:
        shares = [min(piece.x1, right) - max(piece.x0, left) for left, right in spans]
        words[shares.index(max(shares))].append(piece)
    if not all(words):
        return []
    return [
        replace(cell, column=cell.column + place, lines=[Line(pieces)], column_span=1) for place, pieces in enumerate(words)
    ]


def add_rows(table: TableDraft, lines: Sequence[Line]) -> tuple[TableDraft, set[int]]:
    """Add the rows right under a table that stand in its columns; give it with the ids of the lines it took."""
    spans = _spans(table)
    if table.columns < _PAIR or any(right < left for left, right in spans):
        return table, set()
    pitch = max((line.bottom - line.top for cell in table.cells for line in cell.lines), default=0.0) * _STEP
    cells = list(table.cells)
    rows, foot, taken, waiting = table.rows, table.box.bottom, set[int](), list[CellDraft]()
    for top in sorted({line.top for line in lines if line.top >= foot})[:_MOST]:
        placed = _placed([line for line in lines if line.top == top], table, spans)
        if top - foot > pitch or placed is None:
            break
        if len(placed) > 1:
            cells += [CellDraft(rows, column, [line]) for column, line in placed.items()]
            taken |= {id(line) for line in placed.values()}
            rows += 1
        elif placed and (top - foot > pitch / 3 or not _goes_on(cells, rows - 1, *next(iter(placed.items())))):
            break
        foot = top + table.cells[0].lines[0].bottom - table.cells[0].lines[0].top if table.cells[0].lines else top
        for column, line in placed.items() if len(placed) == 1 else ():
            own = next((cell for cell in cells if (cell.row, cell.column) == (rows - 1, column)), None)
            if own is None:
                waiting.append(CellDraft(rows - 1, column, [line]))
            else:
                cells[cells.index(own)] = replace(own, lines=[*own.lines, line])
            taken.add(id(line))
    return _with(table, [*cells, *waiting], rows), taken


def add_head(table: TableDraft, lines: Sequence[Line]) -> tuple[TableDraft, set[int]]:
    """Add the line right above a table without a head where its words name the columns; give it with the lines it took."""
    spans = _spans(table)
    if table.columns < _PAIR or any(cell.header for cell in table.cells) or any(right < left for left, right in spans):
        return table, set()
    height = max((line.bottom - line.top for cell in table.cells for line in cell.lines), default=0.0)
    above = [line for line in lines if 0 <= table.box.top - line.bottom < height / 2]
    placed = _placed(above, table, spans)
    if not placed or len(placed) < max(_PAIR, table.columns - 1) or not all(map(_is_name, placed.values())):
        return table, set()
    cells = [CellDraft(0, column, [line], header=True) for column, line in placed.items()]
    cells += [replace(cell, row=cell.row + 1) for cell in table.cells]
    return _with(table, cells, table.rows + 1), {id(line) for line in placed.values()}


def _is_name(line: Line) -> bool:
    closed = ends_sentence(line.text) or line.text.endswith((":", ";", ","))
    return line.text[0].isupper() and not closed and not any(map(str.isdigit, line.text))


def _placed(
    lines: Sequence[Line], table: TableDraft, spans: Sequence[tuple[float, float]]
) -> dict[int, Line] | None:  # fmt: skip
    """Give the lines of one height by their columns; none where one of them stands over two, nothing where none is near."""
    placed: dict[int, Line] = {}
    for line in lines:
        if line.x1 < table.box.x0 - _EDGE or line.x0 > table.box.x1:
            continue
        column = next((n for n in range(len(spans) - 1, -1, -1) if line.x0 >= spans[n][0] - _EDGE), None)
        ends = spans[column + 1][0] if column is not None and column + 1 < len(spans) else 1e9
        if column is None or line.x1 >= ends or column in placed:
            return None
        placed[column] = line
    return placed


def _goes_on(cells: Sequence[CellDraft], row: int, column: int, line: Line) -> bool:
    """Say whether a line alone goes on with the last row's cell above it: small, or where its first word had no room there."""
    above = [other for cell in cells if (cell.row, cell.column) == (row, column) for other in cell.lines]
    if not above or is_value(line.text):
        return False
    if line.text[0].islower() or line.text[0] == "(":
        return True
    widest = max(line.x1, *(other.x1 for cell in cells if cell.column == column for other in cell.lines))
    return len(line.pieces) > 1 and above[-1].x1 + line.pieces[0].x1 - line.pieces[0].x0 > widest


def _with(table: TableDraft, cells: list[CellDraft], rows: int) -> TableDraft:
    lines = [line for cell in cells for line in cell.lines]
    top = min(table.box.top, *(line.top for line in lines))
    box = Box(table.box.x0, top, max(table.box.x1, *(line.x1 for line in lines)), max(line.bottom for line in lines))
    return replace(table, cells=sorted(cells, key=lambda cell: (cell.row, cell.column)), rows=rows, box=box)
