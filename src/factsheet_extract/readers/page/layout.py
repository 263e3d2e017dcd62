"""One page to blocks and tables in the order of reading.

Start at `lay_out_page`: grids and frames are found first, lines are handed to the frame they stand in, and each frame (and the
page itself, frame 0) is put in order by `columns` and made into blocks by `paragraphs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.charts import Chart, belongs, find_charts
from factsheet_extract.readers.page.columns import Atom, in_order
from factsheet_extract.readers.page.displays import find_displays
from factsheet_extract.readers.page.drafts import Draft, Item, TableDraft
from factsheet_extract.readers.page.kinds import settle_kinds
from factsheet_extract.readers.page.paragraphs import Column, Setting, find_blocks
from factsheet_extract.readers.page.printed import Line, find_lines
from factsheet_extract.readers.tables.aligned import find_aligned
from factsheet_extract.readers.tables.banded import find_banded, settle_banded
from factsheet_extract.readers.tables.bars import find_bars, settle_bars
from factsheet_extract.readers.tables.grid import make_table
from factsheet_extract.readers.tables.leaders import find_led, settle_led
from factsheet_extract.readers.tables.phrases import find_phrased, has_heads, settle_phrased
from factsheet_extract.readers.tables.remnants import find_remnants
from factsheet_extract.readers.tables.rows import Stretch, find_rows, has_columns
from factsheet_extract.readers.tables.ruled import find_ruled, within
from factsheet_extract.readers.tables.rules import (
    Edge,
    Edges,
    Grid,
    find_bands,
    find_edges,
    find_fills,
    find_grids,
)
from factsheet_extract.readers.tables.told import as_displays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.pdfium.pages import RawPage

_LONG_RULE = 0.25  # of the page's width: a rule this long parts what is above from what is below

_MOST_TILES = 10  # cells: a grid of more that is no table is the ground of a chart
_SIDE = 2.0  # points: edges of frames that differ by less are one
_TILE = 12.0  # points
_TITLE = 1.15  # times the body's letters: bigger lines are titles
_MOST_DOTS = 400  # small shapes on a page: more of them draw a picture, not bullets


@dataclass(slots=True, eq=False)
class Frame:
    """A box that holds text together, with what stands in it."""

    box: Box
    number: int
    lines: list[Line] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    tables: list[TableDraft] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Found:
    """A page with its tables found: what is left of its words as lines, and the edges it has."""

    page: RawPage
    lines: list[Line]
    tables: list[TableDraft]
    edges: Edges
    grids: list[Grid]
    frames: list[Box]
    charts: list[Chart]
    ticks: list[Draft]


def find_tables(page: RawPage, pieces: list[Piece], setting: Setting) -> Found:
    """Find the tables of a page, ruled ones first, and put the words that are in none into lines."""
    edges = find_edges(page.shapes)
    grids = [grid for grid in find_grids(edges) if not _is_whole(grid.box, page)]
    ruled = find_ruled(grids, pieces, page.number)
    pieces, tables = ruled.pieces, ruled.tables
    headed = has_heads(pieces)
    rows = find_rows([piece for piece in pieces if not piece.style.angle]) if headed or has_columns(pieces) else []
    found, axes = find_aligned(rows, 1.5 * setting.size)
    charts = find_charts(axes, rows, page, edges)
    made = [table for aligned in found if (table := make_table(aligned, rows, edges, page.number))]
    made = settle_led(find_led(pieces, page.number), made)
    made = settle_phrased(find_phrased(rows, edges, page.number), made) if headed else made
    made = settle_banded(find_banded(rows, _loose(edges, page, tables), page.number), made) if rows else made
    made += find_remnants(rows, edges, page.number, tables + made) if headed else []
    made = settle_bars(find_bars(page.shapes, pieces, page.number), made)
    held = {id(piece) for table in made for cell in table.cells for line in cell.lines for piece in line.pieces}
    tables, pieces = tables + made, [piece for piece in pieces if id(piece) not in held]
    pieces, drawn, ticks = _charted(charts, axes, pieces, page.number)
    lines = find_lines(pieces)
    _see_bullets(lines, page)
    return Found(page, lines, tables + drawn, edges, grids, ruled.frames, charts, ticks)


def _loose(edges: Edges, page: RawPage, tables: list[TableDraft]) -> list[Edge]:
    """Give the rules and the sides of coloured bands that are of no grid made into a table."""
    bars = [*edges.horizontal, *find_bands(page.shapes)]
    boxes = [table.box for table in tables]
    return [
        bar for bar in bars
        if not any(box.top - 2 <= bar.place <= box.bottom + 2 and bar.start < box.x1 and bar.end > box.x0 for box in boxes)
    ]  # fmt: skip


def _charted(
    charts: list[Chart], axes: list[list[Stretch]], pieces: list[Piece], page: int
) -> tuple[list[Piece], list[TableDraft], list[Draft]]:  # fmt: skip
    """Take the ticks and the figures of charts out of the words: as blocks of kind axis, and as tables."""
    ticks = [Draft("axis", page, [Line(stretch.pieces) for stretch in axis]) for axis in axes]
    held = {id(piece) for axis in axes for stretch in axis for piece in stretch.pieces}
    drawn = [chart.table for chart in charts if chart.table]
    held |= {number for chart in charts for number in chart.held}
    return [piece for piece in pieces if id(piece) not in held], drawn, ticks


def _see_bullets(lines: list[Line], page: RawPage) -> None:
    """A small shape or picture just before a line is its bullet."""
    shapes = [shape.box for shape in page.shapes if shape.kind != "rule" and _is_dot(shape.box)]
    dots = [box for box in page.images if _is_dot(box)] + (shapes if len(shapes) < _MOST_DOTS else [])
    if not dots:
        return
    for line in lines:
        height = line.bottom - line.top
        line.drawn = any(
            0 < line.x0 - dot.x1 < 2.5 * line.size and dot.bottom - dot.top < 1.2 * height
            and line.top - 1 < (dot.top + dot.bottom) / 2 < line.bottom + 1
            for dot in dots
        )  # fmt: skip


def _is_dot(box: Box) -> bool:
    return 2 < box.x1 - box.x0 < 18 and 2 < box.bottom - box.top < 18


def lay_out_page(found: Found, lines: list[Line], setting: Setting) -> list[Item]:
    """Make the blocks and tables of a page, in the order of reading, out of its lines (running ones left out)."""
    page, edges = found.page, found.edges
    grids = [grid for grid in found.grids if not any(_holds_box(table.box, grid.box) for table in found.tables)]
    axis = [line for line in lines if belongs(line, found.charts)]
    turned = [line for line in lines if line.angle and line not in axis]
    lines = [line for line in lines if not line.angle and line not in axis]
    root = _frames(found, grids, lines)
    rules = [
        Box(edge.start, edge.place - 0.5, edge.end, edge.place + 0.5)
        for edge in edges.horizontal
        if edge.end - edge.start > _LONG_RULE * page.width and not _inside_any(edge.place, found.tables)
    ]
    rules = [rule for rule in rules if not any(_is_side(rule, frame.box) for frame in root.frames)]
    items = _in_frame(root, rules, page.number, setting, count(100_000 * page.number))
    for item in items:
        if rules and isinstance(item, Draft):
            top = item.box.top
            item.ruled = any(0 < top - rule.top < 1.8 * item.size for rule in rules)
    settle_kinds(items, page.height, setting)
    aside = [Draft("axis", page.number, [line]) for line in axis] + [Draft("other", page.number, [line]) for line in turned]
    return [*items, *found.ticks, *aside]


def _holds_box(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 - 3 <= x <= outer.x1 + 3 and outer.top - 3 <= y <= outer.bottom + 3


def _is_whole(box: Box, page: RawPage) -> bool:
    return (box.x1 - box.x0) * (box.bottom - box.top) > 0.9 * page.width * page.height


def _inside_any(y: float, tables: list[TableDraft]) -> bool:
    return any(table.box.top - 2 <= y <= table.box.bottom + 2 for table in tables)


def _is_wider(box: Box, table: Box) -> bool:
    """Say whether a coloured area goes well beyond a table on all sides: it holds the table, and is no ground of its cells."""
    across = table.x0 - box.x0 > _SIDE and box.x1 - table.x1 > _SIDE
    return across and table.top - box.top > _TILE and box.bottom - table.bottom > _TILE


def _is_side(rule: Box, frame: Box) -> bool:
    """Say whether a rule is the upper or the lower side of a frame."""
    level = min(abs(rule.top - frame.top), abs(rule.bottom - frame.bottom)) < _SIDE
    return level and frame.x0 - _SIDE <= rule.x0 and rule.x1 <= frame.x1 + _SIDE


def _frames(found: Found, grids: list[Grid], lines: list[Line]) -> Frame:
    """Build the tree of frames and put each line and table into the smallest that holds it."""
    numbers, page, tables = count(1), found.page, found.tables
    fills = find_fills(page.shapes, page.width, page.height)
    fills = [box for box in fills if not any(_holds_box(table.box, box) and not _is_wider(box, table.box) for table in tables)]
    boxes = [grid.box for grid in grids if len(grid.cells) < 4] + fills + found.frames
    boxes += [cell.box for grid in grids if 1 < len(grid.cells) < _MOST_TILES for cell in grid.cells if _is_tile(cell.box)]
    boxes = sorted(boxes, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top))
    frames = [Frame(box, next(numbers)) for box in boxes if not _is_whole(box, page)]
    root = Frame(Box(0.0, 0.0, page.width, page.height), 0)
    for line in lines:
        next((frame for frame in frames if within(line, frame.box)), root).lines.append(line)
    for table in tables:
        middle = (
            (table.box.x0 + table.box.x1) / 2,
            (table.box.top + table.box.bottom) / 2,
        )
        holder = next((f for f in frames if _holds(f.box, table.box, middle)), root)
        holder.tables.append(table)
    for place, frame in enumerate(frames):
        if frame.lines or frame.frames or frame.tables:
            middle = (
                (frame.box.x0 + frame.box.x1) / 2,
                (frame.box.top + frame.box.bottom) / 2,
            )
            next(
                (f for f in frames[place + 1 :] if _holds(f.box, frame.box, middle)),
                root,
            ).frames.append(frame)
    return root


def _is_tile(box: Box) -> bool:
    """Tiles that share their borders hold a line of text at least; the space between two rows of them does not."""
    return box.bottom - box.top > _TILE


def _holds(outer: Box, inner: Box, middle: tuple[float, float]) -> bool:
    x, y = middle
    bigger = (outer.x1 - outer.x0) * (outer.bottom - outer.top) >= (inner.x1 - inner.x0) * (inner.bottom - inner.top)
    return bigger and outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _right(lines: list[Line], setting: Setting) -> float:
    """The right edge of a column: titles over it may be wider than its text."""
    plain = [line for line in lines if line.size <= _TITLE * setting.size]
    return max((line.x1 for line in plain or lines), default=0.0)


def _in_frame(frame: Frame, rules: list[Box], page: int, setting: Setting, runs: Iterator[int]) -> list[Item]:
    displays, lines = find_displays(frame.lines, page, setting.size)
    atoms = [Atom(Box(line.x0, line.top, line.x1, line.bottom), line.size, line) for line in lines]
    atoms += [Atom(display.box, setting.size, display) for display in displays]
    atoms += [Atom(inner.box, 0.0, inner) for inner in frame.frames]
    atoms += [Atom(table.box, 0.0, table) for table in frame.tables]
    if not frame.number:
        atoms += [Atom(rule, 0.0, None) for rule in rules]
    items: list[Item] = []
    for run in in_order(atoms):
        number = next(runs)
        right = _right([atom.item for atom in run if isinstance(atom.item, Line)], setting)
        stretch: list[Line] = []
        for atom in run:
            if isinstance(atom.item, Line):
                stretch.append(atom.item)
                continue
            items += find_blocks(stretch, Column(page, frame.number, number, right), setting)
            stretch = []
            if isinstance(atom.item, Frame):
                items += _in_frame(atom.item, [], page, setting, runs)
            elif isinstance(atom.item, TableDraft):
                items += as_displays(atom.item)
            elif isinstance(atom.item, Draft):
                items.append(atom.item)
        items += find_blocks(stretch, Column(page, frame.number, number, right), setting)
    return items
