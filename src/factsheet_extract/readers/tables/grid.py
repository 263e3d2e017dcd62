"""An aligned table to a grid of cells: rows of values, labels of several lines, group rows, heads."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.document import Box, TableKind
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import find_bullet
from factsheet_extract.readers.page.printed import Line
from factsheet_extract.readers.tables.columns import settle_columns
from factsheet_extract.readers.tables.heads import HeadCell, find_heads, lay_heads
from factsheet_extract.readers.tables.rows import Row
from factsheet_extract.readers.tables.ruled import distinct
from factsheet_extract.readers.tables.wraps import GridRow, count_after, find_wrapped, rules_over

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.tables.aligned import Aligned
    from factsheet_extract.readers.tables.rows import Stretch
    from factsheet_extract.readers.tables.rules import Edges

Span: TypeAlias = tuple[float, float]
_TIGHT = 0.93  # of the usual distance of two rows: lines nearer than this are of one label

_RAISED = 0.25  # of a row's height: a label so much higher than its values begins above them
_EVEN = 1.25  # times as far below the values as the label begins above them: they stand between its two lines


def make_table(table: Aligned, rows: list[Row], edges: Edges, page: int) -> TableDraft | None:
    """Make the grid; None where too little of it is filled to be one."""
    rows = _clipped(table, rows)
    columns = settle_columns(table, rows, edges)
    heads = find_heads(table, rows, columns, edges)
    named = lay_heads(rows[heads.first : heads.last], table, columns, edges)
    depth = max((cell.level + cell.depth for cell in named), default=0)
    body = _body(rows[heads.body : table.last + 1 + count_after(rows, table, edges)], table, columns, edges)
    values = [row for row in body if not row.group]
    if len(values) < 2 or len(columns) < 2:
        return None
    filled = sum(len(row.cells) for row in values) / (len(values) * len(columns))
    if filled < 0.35:
        return None
    cells = _head_cells(named, columns, body, depth) + _body_cells(body, columns, depth)
    _set_depths(cells, depth)
    box = _hull([line for cell in cells for line in cell.lines])
    kind: TableKind = "partly_ruled" if _is_ruled(box, edges) else "borderless"
    quality = round(min(1.0, 0.35 + 0.65 * filled), 2)
    draft = TableDraft(page, depth + len(body), len(columns), cells, kind, quality, box)
    _set_boxes(draft, columns)
    return draft


def _clipped(table: Aligned, rows: list[Row]) -> list[Row]:
    """Leave out what belongs to a list beside the table."""
    if table.floor < 0 and table.ceiling > 1e6:
        return rows
    return [
        Row([s for s in row.stretches if table.floor <= s.x0 and s.x1 <= table.ceiling], row.top, row.bottom) for row in rows
    ]  # fmt: skip


def _is_ruled(box: Box, edges: Edges) -> bool:
    long = 0.6 * (box.x1 - box.x0)
    return any(box.top - 6 < edge.place < box.bottom + 6 and edge.end - edge.start > long for edge in edges.horizontal)


def _body(rows: list[Row], table: Aligned, columns: list[Span], edges: Edges) -> list[GridRow]:
    grid: list[GridRow] = []
    pitch = _pitch(rows, table)
    waiting: list[GridRow] = []
    lines = [made for row in rows if (made := _grid_row(row, table, columns)).cells]
    wrapped = find_wrapped(lines, rules_over(table, edges))
    for number, made in enumerate(lines):
        if made.group:
            if grid and (number in wrapped or (not waiting and _belongs(made, grid[-1], pitch))):
                _add(grid[-1], made)
            else:
                waiting.append(made)
            continue
        grid += _taken(waiting, made, pitch)
        waiting = []
        grid.append(made)
    return grid + waiting


def _grid_row(row: Row, table: Aligned, columns: list[Span]) -> GridRow:
    made = GridRow({}, row.top, row.bottom)
    inside = [s for s in row.stretches if s.x1 > table.left - 3 and s.x0 < table.right + 3]
    for stretch in inside:
        column = _label_of(stretch, table, columns) if not stretch.value else None
        made.cells.setdefault(_column(stretch, columns) if column is None else column, []).append(stretch)
    values = [s for s in inside if s.value and any(s.x0 < end and s.x1 > start for start, end in table.columns)]
    made.group = not values
    label = made.cells.get(0)
    if label and values:
        lead = min(value.bottom for value in values) - label[-1].bottom
        made.lead = lead if lead > _RAISED * (row.bottom - row.top) else 0.0
    return made


def _label_of(stretch: Stretch, table: Aligned, columns: list[Span]) -> int | None:
    """The column of labels that words over no column go on with: a line spread wide to fill its cell has holes."""
    if stretch.x1 > table.columns[0][0] + 1 or any(stretch.x0 < end and stretch.x1 > start for start, end in columns):
        return None
    before = [number for number, (start, _) in enumerate(columns) if start < stretch.x0]
    return before[-1] if before else None


def _column(stretch: Stretch, columns: list[Span]) -> int:
    """The column that a stretch shares most with; words that run over several begin in the first of them."""
    if not stretch.value and stretch.x0 < columns[0][1]:
        return 0
    best, most = 0, -1e9
    for number, (start, end) in enumerate(columns):
        if start > stretch.x1 and most > 0:
            break
        share = (stretch.x1 if stretch.x1 < end else end) - (stretch.x0 if stretch.x0 > start else start)
        if share > most:
            best, most = number, share
    return best


def _pitch(rows: list[Row], table: Aligned) -> float:
    """The usual distance from one row of values to the next."""
    feet = [row.bottom for row in rows if any(s.value for s in row.stretches)]
    steps = sorted(b - a for a, b in itertools.pairwise(feet) if b > a)
    return steps[len(steps) // 3] if steps else 12.0


def _belongs(row: GridRow, before: GridRow, pitch: float) -> bool:
    """A line under values goes on with their label: it begins small and stands near, or as far below as the label above."""
    if set(row.cells) != {0} or 0 not in before.cells:
        return False
    head = row.cells[0][0].text[:1]
    same = row.cells[0][0].bold == before.cells[0][0].bold
    near = row.bottom - before.bottom < (1.3 if head.islower() else _TIGHT) * pitch
    between = 0 < row.bottom - before.bottom < _EVEN * before.lead
    return same and (between or (near and (head.islower() or head in "(–-")))


def _taken(waiting: list[GridRow], row: GridRow, pitch: float) -> list[GridRow]:
    """Lines before a row of values: the last ones are the head of its label where they stand near and end openly."""
    groups = list(waiting)
    while groups and _opens(groups[-1], row, pitch):
        last = groups.pop()
        row.lead = row.lead if 0 in row.cells else row.bottom - last.bottom
        row.cells[0] = [*last.cells[0], *row.cells.get(0, [])]
        row.top = last.top
    return groups


def _opens(line: GridRow, row: GridRow, pitch: float) -> bool:
    if set(line.cells) != {0}:
        return False
    label = row.cells.get(0)
    if label is None:
        return row.top - line.bottom < 0.5 * (line.bottom - line.top)
    near = label[0].bottom - line.cells[0][-1].bottom < _TIGHT * pitch
    head = label[0].text[:1]
    text = line.cells[0][-1].text
    same = line.cells[0][-1].bold == label[0].bold and abs(line.cells[0][-1].size - label[0].size) < 0.5
    if not same or text.endswith(":"):
        return False
    return (
        head.islower() or head in "(%&–-" or (near and not text.endswith((".", ")")) and label[0].x0 > line.cells[0][0].x0 - 2)
    )


def _add(row: GridRow, more: GridRow) -> None:
    for column, stretches in more.cells.items():
        row.cells.setdefault(column, []).extend(stretches)
    row.bottom = more.bottom


def _head_cells(named: list[HeadCell], columns: list[Span], body: list[GridRow], depth: int) -> list[CellDraft]:
    groups = [row.cells[0][0] for row in body if row.group and set(row.cells) == {0}]
    cells: list[CellDraft] = []
    for head in named:
        first = head.stretches[0]
        like = any(g.bold == first.bold and abs(g.size - first.size) < 0.3 and g.x0 < columns[0][0] + 8 for g in groups)
        group = head.first == 0 and first.bold and like and head.level + head.depth == depth
        level = depth - 1 if group else head.level
        rows = 1 if group else head.depth
        cells.append(
            CellDraft(
                level,
                head.first,
                _lines(head.stretches),
                rows,
                head.last - head.first + 1,
                header=not group,
            )
        )
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _body_cells(body: list[GridRow], columns: list[Span], first: int) -> list[CellDraft]:
    cells: list[CellDraft] = []
    for number, row in enumerate(body, first):
        over = [column for column in row.cells if column]
        for column in sorted(row.cells):
            header = row.group and len(over) > 1 and column > 0
            span = len(columns) if row.group and not over else 1
            cells.append(CellDraft(number, column, _lines(row.cells[column]), 1, span, header=header))
        for column in range(len(columns)):
            if column not in row.cells and not row.group:
                cells.append(CellDraft(number, column, []))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _set_depths(cells: list[CellDraft], first: int) -> None:
    """How far a label stands in is its depth; a bullet before it is its marker."""
    labels = [cell for cell in cells if cell.column == 0 and cell.row >= first and cell.lines]
    for cell in labels:
        bullet = find_bullet(cell.lines[0].text)
        if bullet and not bullet.numbered and len(cell.lines[0].pieces) > 1:
            cell.marker, cell.skip = bullet.marker, 1
    steps = distinct([cell.lines[0].x0 for cell in labels])
    for cell in labels:
        cell.level = sum(step < cell.lines[0].x0 - 3 for step in steps)


def _lines(stretches: list[Stretch]) -> list[Line]:
    """One printed line for each row that the stretches stand in."""
    if len(stretches) == 1:
        return [Line(list(stretches[0].pieces))]
    rows: dict[int, list[Piece]] = {}
    for stretch in stretches:
        rows.setdefault(stretch.row, []).extend(stretch.pieces)
    return [Line(pieces) for _, pieces in sorted(rows.items())]


def _hull(lines: list[Line]) -> Box:
    return Box(
        min(line.x0 for line in lines), min(line.top for line in lines),
        max(line.x1 for line in lines), max(line.bottom for line in lines),
    )  # fmt: skip


def _set_boxes(draft: TableDraft, columns: list[Span]) -> None:
    """Give every cell its own box: the column's width, from the row's top to its foot."""
    feet: dict[int, tuple[float, float]] = {}
    for cell in draft.cells:
        for line in cell.lines:
            top, bottom = feet.get(cell.row, (line.top, line.bottom))
            feet[cell.row] = (min(top, line.top), max(bottom, line.bottom))
    walls = [
        draft.box.x0,
        *((a[1] + b[0]) / 2 for a, b in itertools.pairwise(columns)),
        draft.box.x1,
    ]
    for cell in draft.cells:
        if cell.row in feet:
            top, bottom = feet[cell.row]
            cell.box = Box(
                walls[cell.column],
                top,
                walls[min(cell.column + cell.column_span, len(walls) - 1)],
                bottom,
            )
