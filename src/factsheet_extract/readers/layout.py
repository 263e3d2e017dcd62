"""One page to blocks and tables in the order of reading.

Start at `lay_out_page`: grids and frames are found first, lines are handed to the frame they stand in, and each frame (and the
page itself, frame 0) is put in order by `columns` and made into blocks by `paragraphs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.columns import Atom, in_order
from factsheet_extract.readers.drafts import CellDraft, Item, TableDraft
from factsheet_extract.readers.paragraphs import Setting, find_blocks
from factsheet_extract.readers.rules import Grid, find_edges, find_fills, find_grids
from factsheet_extract.readers.words import Line, Piece, find_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.readers.pdfium import RawPage

_LONG_RULE = 0.25  # of the page's width: a rule this long parts what is above from what is below


@dataclass(slots=True, eq=False)
class Frame:
    """A box that holds text together, with what stands in it."""

    box: Box
    number: int
    lines: list[Line] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    tables: list[TableDraft] = field(default_factory=list)


def lay_out_page(page: RawPage, lines: list[Line], setting: Setting) -> list[Item]:
    """Make the blocks and tables of a page, in the order of reading, out of its lines (running ones left out)."""
    edges = find_edges(page.shapes)
    grids = [grid for grid in find_grids(edges) if not _is_whole(grid.box, page)]
    lines, tables = _ruled_tables(grids, lines, page.number)
    root = _frames(page, grids, lines, tables)
    rules = [
        Box(edge.start, edge.place - 0.5, edge.end, edge.place + 0.5)
        for edge in edges.horizontal
        if edge.end - edge.start > _LONG_RULE * page.width and not _inside_any(edge.place, grids)
    ]
    return _in_frame(root, rules, page.number, setting, count(100_000 * page.number))


def _is_whole(box: Box, page: RawPage) -> bool:
    return (box.x1 - box.x0) * (box.bottom - box.top) > 0.9 * page.width * page.height


def _inside_any(y: float, grids: list[Grid]) -> bool:
    return any(grid.box.top - 2 <= y <= grid.box.bottom + 2 for grid in grids)


def _within(line: Line, box: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def _ruled_tables(grids: list[Grid], lines: list[Line], page: int) -> tuple[list[Line], list[TableDraft]]:
    """Make tables of the grids with words in several cells; give the lines that stand in none, and the tables."""
    tables: list[TableDraft] = []
    for grid in grids:
        if len(grid.cells) < 4 or len(grid.xs) < 3 or len(grid.ys) < 3:
            continue
        inside = [line for line in lines if _within(line, grid.box)]
        cells = _cells(grid, inside)
        filled = sum(bool(cell.lines) for cell in cells)
        if filled < 3 or filled < 0.3 * len(cells):
            continue
        tables.append(
            TableDraft(
                page, len(grid.ys) - 1, len(grid.xs) - 1, cells, "ruled", round(0.6 + 0.4 * filled / len(cells), 2), grid.box
            )
        )
        lines = [line for line in lines if not _within(line, grid.box)]
    return lines, tables


def _cells(grid: Grid, lines: list[Line]) -> list[CellDraft]:
    cells = [CellDraft(c.row, c.column, [], c.row_span, c.column_span, box=c.box) for c in grid.cells]
    pieces = [piece for line in lines for piece in line.pieces]
    held: dict[int, list[Piece]] = {}
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        for place, cell in enumerate(cells):
            box = cell.box
            if box and box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1:
                held.setdefault(place, []).append(piece)
                break
    for place, inside in held.items():
        cells[place].lines = find_lines(inside)
    return cells


def _frames(page: RawPage, grids: list[Grid], lines: list[Line], tables: list[TableDraft]) -> Frame:
    """Build the tree of frames and put each line and table into the smallest that holds it."""
    numbers = count(1)
    boxes = [grid.box for grid in grids if len(grid.cells) < 4] + find_fills(page.shapes, page.width, page.height)
    boxes = sorted(boxes, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top))
    frames = [Frame(box, next(numbers)) for box in boxes if not _is_whole(box, page)]
    root = Frame(Box(0.0, 0.0, page.width, page.height), 0)
    for line in lines:
        next((frame for frame in frames if _within(line, frame.box)), root).lines.append(line)
    for table in tables:
        middle = ((table.box.x0 + table.box.x1) / 2, (table.box.top + table.box.bottom) / 2)
        holder = next((f for f in frames if _holds(f.box, table.box, middle)), root)
        holder.tables.append(table)
    for place, frame in enumerate(frames):
        if frame.lines or frame.frames or frame.tables:
            middle = ((frame.box.x0 + frame.box.x1) / 2, (frame.box.top + frame.box.bottom) / 2)
            next((f for f in frames[place + 1 :] if _holds(f.box, frame.box, middle)), root).frames.append(frame)
    return root


def _holds(outer: Box, inner: Box, middle: tuple[float, float]) -> bool:
    x, y = middle
    bigger = (outer.x1 - outer.x0) * (outer.bottom - outer.top) >= (inner.x1 - inner.x0) * (inner.bottom - inner.top)
    return bigger and outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _in_frame(frame: Frame, rules: list[Box], page: int, setting: Setting, runs: Iterator[int]) -> list[Item]:
    atoms = [Atom(Box(line.x0, line.top, line.x1, line.bottom), line.size, line) for line in frame.lines]
    atoms += [Atom(inner.box, 0.0, inner) for inner in frame.frames]
    atoms += [Atom(table.box, 0.0, table) for table in frame.tables]
    if not frame.number:
        atoms += [Atom(rule, 0.0, None) for rule in rules]
    items: list[Item] = []
    for run in in_order(atoms):
        number = next(runs)
        stretch: list[Line] = []
        for atom in run:
            if isinstance(atom.item, Line):
                stretch.append(atom.item)
                continue
            items += find_blocks(stretch, page, frame.number, number, setting)
            stretch = []
            if isinstance(atom.item, Frame):
                items += _in_frame(atom.item, [], page, setting, runs)
            elif isinstance(atom.item, TableDraft):
                items.append(atom.item)
        items += find_blocks(stretch, page, frame.number, number, setting)
    return items
