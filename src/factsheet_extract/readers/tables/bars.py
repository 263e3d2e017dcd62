"""Bar charts that lie on their side: a label, a bar, and the figure at its end; tables of two columns.

    Bakeries            ################ 14
    Fish and sea food   ########## 9
    Books               ## 2

Start at `find_bars`. Bars begin on one edge and are of one thickness; what stands beside a bar, or right above it where nothing
stands beside any, is its label. Figures need not stand under each other: the bars say what belongs together. Bars of equal
length are no chart but the ground of cells, and bars with two figures have several parts, each of which wants a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import is_value
from factsheet_extract.readers.page.printed import Line, find_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.pdfium.shapes import Shape

_LEAST_ROWS = 3
_THICK = (3.0, 30.0)  # points: bars are no thinner and no thicker
_SAME = 1.0  # points: bars of one chart begin and are as thick to so much
_UNEVEN = 2.0  # points: bars that differ by less are of equal length
_APART = 1.8  # times the usual step from bar to bar: a longer one begins another chart
_NEAR = 2.0  # times the letters' size: words of one label or of one figure stand no further apart
_BEHIND = 3.0  # times the letters' size: a figure stands no further behind its bar
_EDGE = 4.0  # points: labels begin or end on one edge
_HEAD = 2.2  # times the letters' size: the head stands no further above the first row
_MOST_HEAD = 6  # words
_MOST_SHAPES = 3000  # a page with more of them is a drawing


@dataclass(frozen=True, slots=True)
class _Bar:
    """What is drawn in one row: the bar, and the track behind it where there is one; and how far up and down its row goes."""

    box: Box
    widths: tuple[float, float]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Row:
    label: list[Line]
    value: Line


def find_bars(shapes: Sequence[Shape], pieces: Sequence[Piece], page: int) -> list[TableDraft]:
    """Give the charts of three bars or more in which each bar has one label and one figure."""
    tables: list[TableDraft] = []
    for bars in _charts(shapes):
        near = [piece for piece in pieces if bars[0].top - 40 < piece.top and piece.bottom < bars[-1].bottom + 5]
        rows = _rows(bars, near)
        if rows and _is_flush([line for row in rows for line in row.label]):
            tables.append(_table(rows, _head(bars, rows, near), page))
    return tables


def _rows(bars: list[_Bar], pieces: Sequence[Piece]) -> list[_Row]:
    """Give the row of each bar; none where one of them has no label or no figure."""
    rows: list[_Row] = []
    for bar in bars:
        row = _row(bar, bars, pieces)
        if row is None:
            return []
        rows.append(row)
    return rows


def settle_bars(charts: list[TableDraft], others: list[TableDraft]) -> list[TableDraft]:
    """Put charts in the place of the tables that hold some of their words."""
    for chart in charts:
        held = _held(chart)
        others = [*(other for other in others if not held & _held(other)), chart]
    return others


def _held(table: TableDraft) -> set[int]:
    return {id(piece) for cell in table.cells for line in cell.lines for piece in line.pieces}


def _charts(shapes: Sequence[Shape]) -> list[list[_Bar]]:
    """Put filled boxes that begin on one edge and are of one thickness together, from the top down."""
    if len(shapes) > _MOST_SHAPES:
        return []
    groups: list[list[Box]] = []
    for box in sorted(_filled(shapes), key=lambda box: (box.x0, box.top)):
        group = next((group for group in reversed(groups[-8:]) if _is_alike(group[0], box)), None)
        if group is None:
            groups.append([box])
        else:
            group.append(box)
    charts = [chart for group in groups if len(group) >= _LEAST_ROWS and _is_uneven(group) for chart in _parted(_by_row(group))]
    return [chart for chart in map(_with_bounds, charts) if _is_chart(chart)]


def _is_uneven(boxes: list[Box]) -> bool:
    """Boxes of equal length are the ground of cells."""
    ends = [box.x1 for box in boxes]
    return max(ends) - min(ends) > _UNEVEN


def _filled(shapes: Iterable[Shape]) -> list[Box]:
    thin, thick = _THICK
    return [box for _, box, _, fill in shapes if fill is not None and thin <= box.bottom - box.top <= thick]


def _is_alike(first: Box, box: Box) -> bool:
    return abs(first.x0 - box.x0) < _SAME and abs((first.bottom - first.top) - (box.bottom - box.top)) < _SAME


def _by_row(boxes: list[Box]) -> list[list[Box]]:
    """Give the boxes of each row: the bar alone, or with its track."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if rows and box.top < rows[-1][0].bottom:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _parted(rows: list[list[Box]]) -> list[list[list[Box]]]:
    """Part rows where the step from one to the next is longer than it usually is."""
    steps = [b[0].top - a[0].top for a, b in pairwise(rows)]
    if not steps:
        return []
    usual = median(steps)
    charts = [[rows[0]]]
    for row, step in zip(rows[1:], steps, strict=True):
        if step > _APART * usual:
            charts.append([])
        charts[-1].append(row)
    return charts


def _with_bounds(rows: list[list[Box]]) -> list[_Bar]:
    """Give each bar half of the space to its neighbours; the outer ones as much on their free side as on the other."""
    if len(rows) < _LEAST_ROWS:
        return []
    gaps = [(b[0].top - a[0].bottom) / 2 for a, b in pairwise(rows)]
    return [
        _Bar(
            row[0],
            (min(_width(box) for box in row), max(_width(box) for box in row)),
            row[0].top - above,
            row[0].bottom + below,
        )
        for row, above, below in zip(rows, [gaps[0], *gaps], [*gaps, gaps[-1]], strict=True)
    ]


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _is_chart(bars: list[_Bar]) -> bool:
    shortest = [bar.widths[0] for bar in bars]
    return len(bars) >= _LEAST_ROWS and max(shortest) - min(shortest) > _UNEVEN


def _row(bar: _Bar, bars: list[_Bar], pieces: Sequence[Piece]) -> _Row | None:
    """Find the label and the figure of one bar."""
    inside = [piece for piece in pieces if bar.top <= (piece.top + piece.bottom) / 2 <= bar.bottom and not piece.style.angle]
    value = _value(bar, max(other.widths[1] for other in bars), [p for p in inside if p.x0 >= bar.box.x0 - _SAME])
    label = _above(bar, inside) or _beside(bar, inside)
    return _Row(label, value) if value and label else None


def _value(bar: _Bar, longest: float, right: list[Piece]) -> Line | None:
    """The one figure in the bar or behind it, with its noun."""
    beside = [p for p in right if bar.box.top - 1 <= (p.top + p.bottom) / 2 <= bar.box.bottom + 1]
    beside.sort(key=lambda piece: piece.x0)
    if not beside or not is_value(beside[0].text) or beside[0].x0 > bar.box.x0 + bar.widths[1] + _BEHIND * beside[0].size:
        return None
    run = _run(beside)
    others = [p for p in beside[len(run) :] if p.x0 < bar.box.x0 + longest]
    return None if others or any(is_value(p.text) for p in run[1:]) else Line(run)


def _run(pieces: list[Piece]) -> list[Piece]:
    """The first words that stand close to each other."""
    end = next((n for n, (a, b) in enumerate(pairwise(pieces), 1) if b.x0 - a.x1 > _NEAR * b.size), len(pieces))
    return pieces[:end]


def _beside(bar: _Bar, inside: list[Piece]) -> list[Line]:
    """The lines to the left of a bar, each as far as its words stand close."""
    lines = find_lines([piece for piece in inside if piece.x1 <= bar.box.x0 + _SAME])
    return [
        Line(_run(line.pieces[::-1])[::-1]) if _is_wide(line) else line for line in sorted(lines, key=lambda line: line.top)
    ]


def _is_wide(line: Line) -> bool:
    return any(b.x0 - a.x1 > _NEAR * b.size for a, b in pairwise(line.pieces))


def _above(bar: _Bar, inside: list[Piece]) -> list[Line]:
    """The line right above a bar that begins where the bar does."""
    over = [piece for piece in inside if piece.bottom <= bar.box.top + _SAME and piece.x0 >= bar.box.x0 - _EDGE]
    lines = [line for line in find_lines(over) if abs(line.x0 - bar.box.x0) < _EDGE]
    return lines if len(lines) == 1 and not is_value(lines[0].text) else []


def _is_flush(lines: list[Line]) -> bool:
    """Labels begin on one edge or end on one."""
    lefts, rights = [line.x0 for line in lines], [line.x1 for line in lines]
    return max(lefts) - min(lefts) < _EDGE or max(rights) - min(rights) < _EDGE


def _head(bars: list[_Bar], rows: list[_Row], pieces: Sequence[Piece]) -> list[Line]:
    """What stands over the bars alone, right above the first: "RCPs and IRFs", "per cent"."""
    left, top, size = bars[0].box.x0, bars[0].top, rows[0].value.size
    first = min(top, *(line.top for line in rows[0].label))
    over = [p for p in pieces if first - _HEAD * size < (p.top + p.bottom) / 2 < first]
    held = {id(piece) for row in rows for line in row.label for piece in line.pieces}
    if any(p.x0 < left - _EDGE for p in over if id(p) not in held):
        return []
    words = [p for p in over if id(p) not in held]
    return find_lines(words) if 0 < len(words) <= _MOST_HEAD and not any(is_value(p.text) for p in words) else []


def _table(rows: list[_Row], head: list[Line], page: int) -> TableDraft:
    cells: list[CellDraft] = []
    if head:
        cells += [CellDraft(0, 0, [], header=True), CellDraft(0, 1, head, header=True, box=_hull(head))]
    for number, row in enumerate(rows, len(cells) // 2):
        cells.append(CellDraft(number, 0, row.label, box=_hull(row.label)))
        cells.append(CellDraft(number, 1, [row.value], box=_hull([row.value])))
    return TableDraft(
        page, len(cells) // 2, 2, cells, "borderless", 1.0, _hull([line for cell in cells for line in cell.lines])
    )


def _hull(lines: list[Line]) -> Box:
    return Box(
        min(line.x0 for line in lines), min(line.top for line in lines),
        max(line.x1 for line in lines), max(line.bottom for line in lines),
    )  # fmt: skip
