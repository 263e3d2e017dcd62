"""Charts: axes known by their even ticks, the area they span, and the figures printed at its points.

Ticks, names of axes and legends are blocks of kind `axis`. Figures printed in the area, each over a name below it, are a table
of two columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.printed import Line

if TYPE_CHECKING:
    from factsheet_extract.readers.pdfium.pages import RawPage
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edges

_NAME = 45.0  # points: the name of an axis stands no further to its left
_BELOW = 5.0  # times a tick's height: names and legends stand no further below the lowest tick


@dataclass(slots=True, eq=False)
class Chart:
    """One chart: its ticks, the plot between them, and everything around that belongs to it."""

    ticks: list[Stretch]
    plot: Box
    area: Box
    table: TableDraft | None = None
    held: set[int] = field(default_factory=set)  # ids of the pieces of its table


def find_charts(axes: list[list[Stretch]], rows: list[Row], page: RawPage, edges: Edges) -> list[Chart]:
    """Find the area of each axis, and its figures as a table where each stands over one name."""
    charts: list[Chart] = []
    for ticks in axes:
        height = ticks[0].bottom - ticks[0].top
        left, top, bottom = (
            max(t.x1 for t in ticks),
            min(t.top for t in ticks),
            max(t.bottom for t in ticks),
        )
        right = _reach(left, top, bottom, page, edges)
        if right is None:
            continue
        plot = Box(left, top - height, right, bottom)
        area = Box(
            min(t.x0 for t in ticks) - _NAME,
            top - 0.8 * height,
            right + 2 * height,
            bottom + _BELOW * height,
        )
        chart = Chart(ticks, plot, area)
        chart.table = _figures(chart, rows, page.number)
        charts.append(chart)
    return charts


def _reach(left: float, top: float, bottom: float, page: RawPage, edges: Edges) -> float | None:
    """The right end of grid lines, curves or a picture that begin beside the ticks."""
    lines = [e.end for e in edges.horizontal if left - 8 < e.start < left + 45 and top - 8 < e.place < bottom + 8]
    drawn = [s.box for s in page.shapes if s.kind == "curve" and s.box.top < bottom and s.box.bottom > top]
    ends = (
        lines + [b.x1 for b in drawn if b.x0 > left - 8] + [b.x1 for b in page.images if b.x0 < left < b.x1 and b.top < bottom]
    )
    return max(ends) if len(lines) > 1 or drawn else (max(ends) if ends else None)


def belongs(line: Line, charts: list[Chart]) -> bool:
    """Say whether a line names an axis or is part of a legend."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    for chart in charts:
        area, ticks = chart.area, chart.ticks
        if not (area.x0 <= x <= area.x1 and area.top <= y <= area.bottom):
            continue
        small = line.size <= 1.25 * ticks[0].size
        if line.angle or (small and (y > chart.plot.bottom or x < chart.plot.x0)):
            return True
        if small and len(line.text) < 40 and not any(letter.isdigit() for letter in line.text):
            return True
    return False


def _figures(chart: Chart, rows: list[Row], page: int) -> TableDraft | None:
    """Pair each figure in the plot with the name below it; None where they do not pair."""
    ticks = {id(tick) for tick in chart.ticks}
    size = chart.ticks[0].bottom - chart.ticks[0].top
    plot = chart.plot
    inside = [
        s for row in rows for s in row.stretches if plot.x0 + 2 < (s.x0 + s.x1) / 2 < plot.x1 + 2 * size and id(s) not in ticks
    ]
    values = [s for s in inside if s.value and plot.top < (s.top + s.bottom) / 2 < plot.bottom - 0.5 * size]
    names = [s for s in inside if plot.bottom - 0.5 * size < (s.top + s.bottom) / 2 < plot.bottom + 2.5 * size]
    if len(values) < 2 or len(names) < len(values):
        return None
    pairs = {id(value): _nearest(value, names) for value in values}
    if len({id(name) for name in pairs.values()}) != len(values):
        return None
    values.sort(key=lambda v: v.x0)
    cells: list[CellDraft] = []
    for row, value in enumerate(values):
        name = pairs[id(value)]
        for column, stretch in enumerate((name, value)):
            box = Box(stretch.x0, stretch.top, stretch.x1, stretch.bottom)
            cells.append(CellDraft(row, column, [Line(stretch.pieces)], box=box))
    chart.held = {id(piece) for value in values for s in (value, pairs[id(value)]) for piece in s.pieces}
    box = Box(plot.x0, plot.top, plot.x1, max(name.bottom for name in names))
    return TableDraft(page, len(values), 2, cells, "borderless", 0.6, box)


def _nearest(value: Stretch, names: list[Stretch]) -> Stretch:
    return min(names, key=lambda name: abs(name.x0 + name.x1 - value.x0 - value.x1))
