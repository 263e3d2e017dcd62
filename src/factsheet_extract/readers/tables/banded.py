"""Tables whose rows are parted by rules or coloured bands alone: no rule stands between their columns.

    Task              What of
    ---------------------------------------
    Keeper            15 clubs
    ---------------------------------------
    Member with       Bakers and Fishers
    all rights
    ---------------------------------------

Start at `find_banded`. Rules of one width under each other part the page into bands; bands one after the other whose words
leave the same holes free are rows, each cell with all of its lines, whether words or figures. The first row's words may stand
above the first rule, those of the last row below the last. Where `aligned` finds the same rows, its table is kept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import is_value
from factsheet_extract.readers.page.printed import Line
from factsheet_extract.readers.tables.rows import YEAR
from factsheet_extract.readers.tables.ruled import name_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edge

Span: TypeAlias = tuple[float, float]
_SAME = 3.0  # points: rules of one table begin and end no further apart
_LEAST_WIDTH = 80.0  # points
_LEAST_ROWS = 3
_MOST_LINES = 20  # of one row
_LOOK = 12  # lines above the first and below the last rule
_FEW = 4  # rows: with more of them, one may have words that nearly touch over a hole
_TIGHT = 0.75  # of a line's height: lines of one row stand no further apart
_ALIKE = 1.08  # times as big: words of one row are no bigger than others
_HOLE = 4.0  # points: a narrower hole parts no columns
_RARE = 0.15  # of the rows: so many may have words that nearly touch over a hole
_FILLED = 0.6  # of the rows have two cells or more
_NEAR = 1.3  # of a line's height: the words of the first row stand no further above the first rule


@dataclass(slots=True)
class _Band:
    """The words between two rules, by printed line."""

    lines: list[list[Stretch]]
    stretches: list[Stretch] = field(init=False)

    def __post_init__(self) -> None:
        self.stretches = [stretch for line in self.lines for stretch in line]

    @property
    def is_wide(self) -> bool:
        """Whether some words stand beside others, on whatever line."""
        right = min(stretch.x1 for stretch in self.stretches)
        return any(stretch.x0 > right for stretch in self.stretches)


def find_banded(rows: list[Row], rules: Sequence[Edge], page: int) -> list[TableDraft]:
    """Give the tables of a page whose rows are parted by rules or bands."""
    middles = [(row.top + row.bottom) / 2 for row in rows]
    tables: list[TableDraft] = []
    for group in _of_one_width(rules):
        bands = _bands(group, rows, middles)
        for run in _stacks(bands):
            columns = _columns(run)
            if len(columns) > 1 and _is_table(run, columns) and not _is_told(run):
                tables.append(_table([*_parted(run[0], columns), *run[1:]], columns, page))
    return tables


def settle_banded(banded: list[TableDraft], others: list[TableDraft]) -> list[TableDraft]:
    """Put tables by rules in the place of those that are parts of them or have other rows; heads found above them stay."""
    for table in banded:
        held = _held(table.cells)
        shared = [other for other in others if held & _held(other.cells)]
        if len(shared) == 1:
            _take_heads(table, shared[0])
            held = _held(table.cells)
        whole = all(_held(other.cells) <= held and other.columns <= table.columns for other in shared)
        if whole and not (len(shared) == 1 and _is_like(shared[0], table)):
            others = [*(other for other in others if other not in shared), table]
    return others


def _take_heads(table: TableDraft, other: TableDraft) -> None:
    """Take the heads of a table of the same columns that the rules leave out."""
    heads = [cell for cell in other.cells if cell.header]
    held = _held(table.cells)
    if not heads or other.columns != table.columns or _held(heads) & held or _held(other.cells) - _held(heads) - held:
        return
    depth = max(cell.row + cell.row_span for cell in heads)
    for cell in table.cells:
        cell.row, cell.header = cell.row + depth, False
    table.cells, table.rows = [*heads, *table.cells], table.rows + depth
    table.box = _box([table.box, *(cell.box for cell in heads if cell.box)])


def _is_like(other: TableDraft, table: TableDraft) -> bool:
    same = _held(other.cells) == _held(table.cells) and other.columns == table.columns
    return same and _count_rows(other) == _count_rows(table)


def _count_rows(table: TableDraft) -> int:
    """Count the rows that hold more than heads."""
    return len({cell.row for cell in table.cells if cell.lines and not cell.header})


def _held(cells: Sequence[CellDraft]) -> set[int]:
    return {id(piece) for cell in cells for line in cell.lines for piece in line.pieces}


def _of_one_width(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Put rules that begin and end at the same places together, from the top down."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.place):
        if edge.end - edge.start < _LEAST_WIDTH:
            continue
        for group in groups:
            if abs(group[-1].start - edge.start) < _SAME and abs(group[-1].end - edge.end) < _SAME:
                group += [edge] if edge.place - group[-1].place > _SAME else []
                break
        else:
            groups.append([edge])
    return [group for group in groups if len(group) >= _LEAST_ROWS - 1]


def _bands(rules: list[Edge], rows: list[Row], middles: list[float]) -> list[_Band | None]:
    """Give the words between each two rules; None where they are no row, but end one table and begin the next."""
    start, end = rules[0].start - _SAME, rules[0].end + _SAME
    bands: list[_Band | None] = []
    for upper, lower in pairwise([None, *rules, None]):
        first = bisect_left(middles, upper.place) if upper else 0
        last = bisect_left(middles, lower.place) if lower else len(rows)
        lines = [line for row in rows[first:last] if (line := _within(row, start, end))] if upper and lower else []
        if _is_row(lines):
            bands.append(_Band(lines))
            continue
        foot = _beside(rows[first : min(last, first + _LOOK)], start, end, upper.place) if upper else []
        head = _beside(rows[max(first, last - _LOOK) : last][::-1], start, end, lower.place)[::-1] if lower else []
        bands += [_Band(foot) if _is_row(foot) else None, None, _Band(head) if _is_row(head) else None]
    return bands


def _within(row: Row, start: float, end: float) -> list[Stretch]:
    return [stretch for stretch in row.stretches if stretch.x0 >= start and stretch.x1 <= end]


def _beside(rows: Sequence[Row], start: float, end: float, rule: float) -> list[list[Stretch]]:
    """Give the lines right above or below a rule that begins or ends a table: those that stand tight, some side by side."""
    lines: list[list[Stretch]] = []
    for row in rows:
        line = _within(row, start, end)
        if not line:
            continue
        height = line[0].bottom - line[0].top
        away = _gap(lines[-1], line) if lines else max(line[0].top - rule, rule - line[0].bottom)
        if away > (_TIGHT if lines else _NEAR) * height or (lines and line[0].size != lines[0][0].size):
            break
        lines.append(line)
    while len(lines) > 1 and len(lines[-1]) == 1 and not any(s.text[:1].islower() for s in lines[-2]):
        lines.pop()  # a heading, or the first words of what follows
    return lines if any(len(line) > 1 for line in lines) else []


def _gap(one: list[Stretch], other: list[Stretch]) -> float:
    return max(other[0].top - one[0].bottom, one[0].top - other[0].bottom)


def _is_row(lines: list[list[Stretch]]) -> bool:
    """Say whether lines may be one row: few, tight, of like letters."""
    if not 0 < len(lines) <= _MOST_LINES:
        return False
    sizes = [stretch.size for line in lines for stretch in line]
    tight = all(_gap(a, b) < _TIGHT * (a[0].bottom - a[0].top) for a, b in pairwise(lines))
    return tight and max(sizes) <= _ALIKE * min(sizes)


def _stacks(bands: list[_Band | None]) -> list[list[_Band]]:
    """Give the runs of bands that are rows, one after the other, each begun anew where letters or columns are others."""
    stacks = [_Stack()]
    for band in bands:
        taken = band is not None and stacks[-1].takes(band)
        if not taken:
            stacks.append(_Stack())
        if band is not None and (taken or stacks[-1].takes(band)):
            stacks[-1].add(band)
    return [stack.bands for stack in stacks if len(stack.bands) >= _LEAST_ROWS]


class _Stack:
    """Rows one under the other, and the holes that they leave free."""

    def __init__(self) -> None:
        self.bands: list[_Band] = []
        self.holes: list[Span] = []
        self.crossed = 0

    def takes(self, band: _Band) -> bool:
        """Say whether a band is the next row: in like letters, with the same holes free."""
        if not band.is_wide:
            return False
        if len(self.bands) < _LEAST_ROWS - 1:
            return not self.bands or self._is_alike(band)
        left = len(_narrowed(self.holes, band)) == len(self.holes)
        return self._is_alike(band) and (left or self.crossed < _RARE * len(self.bands))

    def add(self, band: _Band) -> None:
        """Take a band in."""
        self.bands.append(band)
        if len(self.bands) < _LEAST_ROWS:
            self.holes = [(a[1], b[0]) for a, b in pairwise(_columns(self.bands, walls=False))]
            return
        holes = _narrowed(self.holes, band)
        if len(holes) == len(self.holes):
            self.holes = holes
        else:
            self.crossed += 1

    def _is_alike(self, band: _Band) -> bool:
        one, other = band.lines[0][0].size, self.bands[-1].lines[0][0].size
        return max(one, other) <= _ALIKE * min(one, other)


def _narrowed(holes: list[Span], band: _Band) -> list[Span]:
    """Give what a band's words leave of some holes; those that they fill are left out."""
    for stretch in band.stretches:
        holes = [_left_of(hole, stretch) for hole in holes]
    return [hole for hole in holes if hole[1] - hole[0] > _HOLE]


def _left_of(hole: Span, stretch: Stretch) -> Span:
    """Give the wider part of a hole that some words leave."""
    start, end = hole
    if stretch.x1 <= start or stretch.x0 >= end:
        return hole
    return (start, stretch.x0) if stretch.x0 - start > end - stretch.x1 else (stretch.x1, end)


def _columns(bands: list[_Band], *, walls: bool = True) -> list[Span]:
    """Give the columns, from the middle of one hole to that of the next, or where their words stand.

    A hole is what all bands leave free; of more than a few, one may have words that nearly touch over it.
    """
    crossing = max(1, int(_RARE * len(bands))) if len(bands) > _FEW else 0
    stretches = [stretch for band in bands for stretch in band.stretches]
    steps = sorted([(s.x0, 1) for s in stretches] + [(s.x1, -1) for s in stretches])
    spans: list[Span] = []
    over = 0
    for (left, step), (right, _) in pairwise(steps):
        over += step
        if over > crossing or (over and left < right and any(_crosses(s, (left + right) / 2) for s in stretches)):
            spans.append((spans.pop()[0] if spans and spans[-1][1] == left else left, right))
    columns: list[Span] = []
    for start, end in spans:
        columns.append((columns.pop()[0] if columns and start - columns[-1][1] <= _HOLE else start, end))
    if not walls:
        return columns
    cuts = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return list(pairwise([steps[0][0], *cuts, steps[-1][0]]))


def _crosses(stretch: Stretch, middle: float) -> bool:
    return stretch.x0 < middle < stretch.x1 and any(piece.x0 < middle < piece.x1 for piece in stretch.pieces)


def _is_table(bands: list[_Band], columns: list[Span]) -> bool:
    """Say whether most rows have several cells, and none holds figures under figures."""
    cells = [[_pieces(band, column) for column in columns] for band in bands]
    wide = sum(sum(bool(cell) for cell in row) > 1 for row in cells)
    broken = sum(_is_stacked(cell) or _is_mixed(cell) for row in cells[1:] for cell in row)
    return wide >= _FILLED * len(cells) and not broken and not any(map(_is_stacked, cells[0]))


def _is_told(bands: list[_Band]) -> bool:
    """Say whether every row opens with a number that stands out: those are display numbers with their labels."""
    firsts = [band.lines[0] for band in bands]
    return all(len(line) == 2 and is_value(line[0].text) and line[0].bold and not line[1].bold for line in firsts)


def _parted(band: _Band, columns: list[Span]) -> list[_Band]:
    """Part a bold first line over the columns from the words under it: heads without a rule of their own."""
    head, rest = _Band(band.lines[:1]), _Band(band.lines[1:])
    wide = all(sum(bool(_pieces(part, column)) for column in columns) > 1 for part in (head, rest))
    heavy = all(stretch.bold for stretch in head.stretches) and not all(stretch.bold for stretch in rest.stretches)
    return [head, rest] if wide and heavy else [band]


def _is_stacked(lines: list[list[Piece]]) -> bool:
    return sum(all(is_value(piece.text) for piece in line) for line in lines) > 1


def _is_mixed(lines: list[list[Piece]]) -> bool:
    """Say whether a heavy line stands over light ones: the name of a group over its first row."""
    heavy = [all(piece.style.bold for piece in line) for line in lines]
    return len(heavy) > 1 and heavy[0] and not all(heavy)


def _pieces(band: _Band, column: Span) -> list[list[Piece]]:
    """Give a cell's words by line."""
    start, end = column
    lines = [[p for s in line for p in s.pieces if start <= (p.x0 + p.x1) / 2 < end or p.x1 == end] for line in band.lines]
    return [line for line in lines if line]


def _table(bands: list[_Band], columns: list[Span], page: int) -> TableDraft:
    cells: list[CellDraft] = []
    for row, band in enumerate(bands):
        for number, column in enumerate(columns):
            lines = [Line(pieces) for pieces in _pieces(band, column)]
            cells.append(CellDraft(row, number, lines, box=_box(lines) if lines else None))
    _mark_heads(cells)
    boxes = [cell.box for cell in cells if cell.box]
    quality = round(0.4 + 0.6 * len(boxes) / len(cells), 2)
    return TableDraft(page, len(bands), len(columns), cells, "partly_ruled", quality, _box(boxes))


def _mark_heads(cells: list[CellDraft]) -> None:
    """A bold first row over others heads the columns, and so does one without figures over rows that have some."""
    rows = [[cell for cell in cells if cell.row == row and cell.lines] for row in (0, 1)]
    first, second = ([line.bold for cell in row for line in cell.lines] for row in rows)
    figures = any(
        is_value(line.text) and not YEAR.fullmatch(line.text) for cell in rows[0] if cell.column for line in cell.lines
    )
    if all(first) and not all(second) and not figures:
        for cell in rows[0]:
            cell.header = True
    else:
        name_heads(cells)


def _box(boxes: Sequence[Box] | Sequence[Line]) -> Box:
    return Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
