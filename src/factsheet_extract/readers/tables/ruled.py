"""Tables drawn with rules: the cells of a grid filled with the words that stand in them, and what of it is no table."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import find_bullet, is_interval, is_value
from factsheet_extract.readers.page.printed import Line, find_lines
from factsheet_extract.readers.tables.rows import YEAR

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.tables.rules import Grid

_LONG = 3  # lines: a cell over the whole width with as many is prose beside a table, not a row of it


@dataclass(slots=True)
class Ruled:
    """What the grids of a page gave: tables, the titles over them, cells that hold prose, and the words left."""

    tables: list[TableDraft] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


def find_ruled(grids: list[Grid], pieces: list[Piece], page: int) -> Ruled:
    """Make tables of the grids with words in several cells."""
    ruled = Ruled(pieces=pieces)
    for grid in grids:
        if len(grid.cells) < 3 or len(grid.xs) < 3 or len(grid.ys) < 3:
            continue
        cells = _cells(grid, _inside(ruled.pieces, grid.box))
        filled = sum(bool(cell.lines) for cell in cells)
        if len(cells) < 4 or filled < 3 or filled < 0.3 * len(cells) or _is_stacked(cells):
            continue
        cells, frames = _trimmed(cells, len(grid.xs) - 1)
        if len({cell.row for cell in cells if cell.lines}) < 2 or len({cell.column for cell in cells if cell.lines}) < 2:
            continue
        ruled.frames += frames
        name_heads(cells)
        ruled.tables.append(_table(cells, len(grid.xs) - 1, page))
        held = {id(piece) for cell in cells for line in cell.lines for piece in line.pieces}
        ruled.pieces = [piece for piece in ruled.pieces if id(piece) not in held]
    return ruled


def within(line: Line | Piece, box: Box) -> bool:
    """Say whether the middle of a line or word stands in a box."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def _inside(pieces: list[Piece], box: Box) -> list[Piece]:
    """Give the words that are `within` a box, many being asked at once."""
    left, top, right, bottom = 2 * (box.x0 - 1), 2 * (box.top - 1), 2 * (box.x1 + 1), 2 * (box.bottom + 1)
    return [piece for piece in pieces if left <= piece.x0 + piece.x1 <= right and top <= piece.top + piece.bottom <= bottom]


def _table(cells: list[CellDraft], columns: int, page: int) -> TableDraft:
    first, last = (
        min(cell.row for cell in cells),
        max(cell.row + cell.row_span for cell in cells),
    )
    for cell in cells:
        cell.row -= first
    boxes = [cell.box for cell in cells if cell.box]
    box = Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )
    quality = round(0.6 + 0.4 * sum(bool(cell.lines) for cell in cells) / len(cells), 2)
    return TableDraft(page, last - first, columns, cells, "ruled", quality, box)


def _trimmed(cells: list[CellDraft], columns: int) -> tuple[list[CellDraft], list[Box]]:
    """Take rows of one cell of prose, and titles, off the top and the foot; they become frames of their own."""
    frames: list[Box] = []
    while cells and (row := _lone(cells, columns, last=False)) and (_is_prose(row) or _is_title(row, cells, columns)):
        cells, frames = _without(cells, row, frames)
    while cells and (row := _lone(cells, columns, last=True)) and (_is_prose(row) or frames or _is_note(row)):
        cells, frames = _without(cells, row, frames)
    return cells, frames


def _lone(cells: list[CellDraft], columns: int, *, last: bool) -> CellDraft | None:
    """Give the one cell with words of the first or last row, None where there are several."""
    edge = max(cell.row + cell.row_span for cell in cells) - 1 if last else min(cell.row for cell in cells)
    row = [cell for cell in cells if (cell.row + cell.row_span - 1 if last else cell.row) == edge]
    filled = [cell for cell in row if cell.lines]
    if len(filled) > 1 or any(cell.row_span > 1 and cell.column_span < columns for cell in row):
        return None
    if not filled:
        return row[0] if all(not cell.lines for cell in row) else None
    return filled[0] if filled[0].column_span > 0.5 * columns else None


def _is_prose(cell: CellDraft) -> bool:
    return len(cell.lines) >= _LONG or not cell.lines


def _is_title(cell: CellDraft, cells: list[CellDraft], columns: int) -> bool:
    """One cell over everything at the top names the table."""
    if cell.column_span < columns:
        return False
    return bool(cell.lines) and not is_value(cell.lines[0].text) and len({other.row for other in cells}) > 2


def _is_note(cell: CellDraft) -> bool:
    words = sum(len(line.pieces) for line in cell.lines)
    return words > 12


def _without(cells: list[CellDraft], row: CellDraft, frames: list[Box]) -> tuple[list[CellDraft], list[Box]]:
    kept = [cell for cell in cells if cell.row != row.row]
    return kept, [*frames, row.box] if row.box and row.lines else frames


def name_heads(cells: list[CellDraft]) -> None:
    """The first rows without a value beside their first column head the columns."""
    rows: dict[int, list[CellDraft]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    first = next((number for number, row in sorted(rows.items()) if _has_values(row)), None)
    if first is None:
        return
    for number in sorted(rows):
        row = rows[number]
        lone = len([cell for cell in row if cell.lines]) < 2 and number != min(rows)
        if number >= first or lone:
            break
        for cell in row:
            cell.header = True
    _mark_points(cells)


def _has_values(row: list[CellDraft]) -> bool:
    named = [cell for cell in row if cell.column and cell.lines]
    values = [cell for cell in named if _is_value([piece.text for line in cell.lines for piece in line.pieces])]
    years = [cell for cell in values if YEAR.fullmatch(" ".join(line.text for line in cell.lines))]
    return bool(values) and len(years) < len(values)


def _is_value(words: list[str]) -> bool:
    return all(map(is_value, words)) or is_interval(words)


def _mark_points(cells: list[CellDraft]) -> None:
    """Bullets before labels are markers; how far they stand in is their depth."""
    depths: list[float] = []
    for cell in cells:
        if cell.column or not cell.lines:
            continue
        bullet = find_bullet(cell.lines[0].text)
        if bullet and not bullet.numbered and len(cell.lines[0].pieces) > 1:
            cell.marker, cell.skip = bullet.marker, 1
            depths.append(cell.lines[0].x0)
    steps = distinct(depths)
    for cell in cells:
        if cell.skip:
            cell.level = sum(step < cell.lines[0].x0 - 3 for step in steps)


def distinct(places: list[float]) -> list[float]:
    """Give the different places among many, in order; nearer than 4 points is one."""
    steps: list[float] = []
    for place in sorted(places):
        if not steps or place - steps[-1] > 4:
            steps.append(place)
    return steps


def _is_stacked(cells: list[CellDraft]) -> bool:
    """Cells that hold figures under figures are not the table's own: its rows are finer than its rules."""
    stacked = sum(sum(is_value(line.text) for line in cell.lines) > 1 for cell in cells if len(cell.lines) > 1)
    return stacked > 1 and stacked > 0.1 * sum(bool(cell.lines) for cell in cells)


def _cells(grid: Grid, pieces: list[Piece]) -> list[CellDraft]:
    cells = [CellDraft(c.row, c.column, [], c.row_span, c.column_span, box=c.box) for c in grid.cells]
    cells = [part for cell in cells for part in _parts(cell, grid, pieces)]
    at = {
        (row, column): place
        for place, cell in enumerate(cells)
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    held: dict[int, list[Piece]] = {}
    for piece in pieces:
        row = bisect_right(grid.ys, (piece.top + piece.bottom) / 2) - 1
        column = bisect_right(grid.xs, (piece.x0 + piece.x1) / 2) - 1
        place = at.get((row, column))
        if place is not None:
            held.setdefault(place, []).append(piece)
    for place, inside in held.items():
        cells[place].lines = find_lines(inside)
    return cells


def _parts(cell: CellDraft, grid: Grid, pieces: list[Piece]) -> list[CellDraft]:
    """A cell over several columns with words over equal shares of them is as many cells, with the rules left out."""
    if cell.column_span < 2 or cell.box is None:
        return [cell]
    inside = sorted(_inside(pieces, cell.box), key=lambda p: p.x0)
    if not inside or max(p.top for p in inside) > min(p.bottom for p in inside):
        return [cell]
    cuts = [n for n, (a, b) in enumerate(pairwise(inside), 1) if b.x0 - a.x1 > 2 * a.size]
    many = len(cuts) + 1
    if many == 1 or cell.column_span % many:
        return [cell]
    share = cell.column_span // many
    walls = [grid.xs[cell.column + n * share] for n in range(many + 1)]
    groups = [inside[a:b] for a, b in pairwise([0, *cuts, len(inside)])]
    if not all(walls[n] <= (g[0].x0 + g[-1].x1) / 2 <= walls[n + 1] for n, g in enumerate(groups)):
        return [cell]
    return [
        CellDraft(cell.row, cell.column + n * share, [], cell.row_span, share,
                  box=Box(walls[n], cell.box.top, walls[n + 1], cell.box.bottom))
        for n in range(many)
    ]  # fmt: skip
