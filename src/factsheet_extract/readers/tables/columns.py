"""Columns of an aligned table: the value columns it was found by, its labels, and words between and behind the values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from factsheet_extract.readers.tables.aligned import Aligned
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edges

Span: TypeAlias = tuple[float, float]
_OFTEN = 0.3  # of the rows: words that stand beside the values as often are a column
_INDENT = 45.0  # points: so much further out than labels may a group's name begin
_EVEN = 4.0  # points: edges of a column of words differ by no more


def settle_columns(table: Aligned, rows: list[Row], edges: Edges) -> list[Span]:
    """Give all columns from left to right, and widen the table by those found beside its values."""
    data = [rows[n] for n in range(table.first, table.last + 1) if _has_value(rows[n], table)]
    table.right = _to_the_right(table, data, rows, edges)
    table.left = _to_the_left(table, data, edges)
    others = [row for row in rows[table.first : table.last + 1] if row not in data]
    groups = [s for row in others for s in row.stretches[:1] if table.left - _INDENT < s.x0 < table.left and not s.value]
    table.left = min([table.left, *(s.x0 for s in groups)])
    spans = list(table.columns)
    loose = [s for row in data for s in _inside(row, table) if not _over(s, spans)]
    before = _clusters([s for s in loose if s.x1 <= spans[0][0] + 1])
    behind = [s for s in loose if s.x0 >= spans[0][1] - 1]
    headed = bool(behind) and _headed(behind, rows[table.first - 1 : table.first])
    found = [span for span, count in _clusters(behind) if headed or count >= max(2, _OFTEN * len(data))]
    labels = [span for span, count in before if count >= max(2, 0.12 * len(data))] or [span for span, _ in before]
    return _joined(sorted([*labels, *spans, *found]))


def _has_value(row: Row, table: Aligned) -> bool:
    return any(s.value and _over(s, table.columns) for s in row.stretches)


def _inside(row: Row, table: Aligned) -> list[Stretch]:
    return [s for s in row.stretches if s.x0 >= table.left - 2 and s.x1 <= table.right + 2]


def _over(stretch: Stretch, spans: list[Span]) -> bool:
    return any(stretch.x0 < end - 0.5 and stretch.x1 > start + 0.5 for start, end in spans)


def _clusters(stretches: list[Stretch]) -> list[tuple[Span, int]]:
    """Join what overlaps sideways; with the number of members."""
    clusters: list[tuple[float, float, int]] = []
    for stretch in sorted(stretches, key=lambda s: s.x0):
        if clusters and stretch.x0 < clusters[-1][1] + 1.0:
            start, end, count = clusters[-1]
            clusters[-1] = (start, max(end, stretch.x1), count + 1)
        else:
            clusters.append((stretch.x0, stretch.x1, 1))
    return [((start, end), count) for start, end, count in clusters]


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start < joined[-1][1] - 0.5:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _to_the_right(table: Aligned, data: list[Row], rows: list[Row], edges: Edges) -> float:
    """Words behind the last values are a column where they stand in many rows, on one edge, with no rule between."""
    nearest = [next((s for s in row.stretches if s.x0 > table.right + 1), None) for row in data]
    found = [s for s in nearest if s is not None and not _walled(table.right, s.x0, s.top, edges)]
    if len(found) < 0.5 * len(data) and not (found and _headed(found, rows[table.first - 1 : table.first])):
        return table.right
    if not (_aligned(found, left=True) or _aligned(found, left=False)):
        return table.right
    others = [
        s for row in rows[table.first : table.last + 1] if row not in data for s in row.stretches if s.x0 > table.right + 1
    ]
    if sum(abs(s.x0 - found[0].x0) < _EVEN for s in others) > 0.2 * len(found):
        return table.right  # lines of a text beside the table, which fall between its rows too
    if sum(len(s.pieces) > 6 for s in found) > 0.3 * len(found):
        return table.right
    return max(s.x1 for s in found)


def _headed(found: list[Stretch], above: list[Row]) -> bool:
    """Words in a few rows only are a column where a bold head stands over them on their edge."""
    heads = [s for row in above for s in row.stretches if s.bold and not s.value]
    return len(heads) > 2 and all(any(abs(head.x0 - s.x0) < _EVEN for head in heads) and not s.bold for s in found)


def _to_the_left(table: Aligned, data: list[Row], edges: Edges) -> float:
    """Short words before the labels are a column of their own on the same condition."""
    nearest = [next((s for s in reversed(row.stretches) if s.x1 < table.left - 1), None) for row in data]
    found = [s for s in nearest if s is not None and not _walled(s.x1, table.left, s.top, edges)]
    if (
        len(found) < 0.5 * len(data)
        or not _aligned(found, left=True)
        or sum(len(s.pieces) > 4 for s in found) > 0.2 * len(found)
    ):
        return table.left
    return min(s.x0 for s in found)


def _aligned(stretches: list[Stretch], *, left: bool) -> bool:
    places = Counter(round((s.x0 if left else s.x1) / _EVEN) for s in stretches)
    return places.most_common(1)[0][1] >= 0.6 * len(stretches)


def _walled(left: float, right: float, y: float, edges: Edges) -> bool:
    return any(left - 1 < edge.place < right + 1 and edge.start <= y <= edge.end for edge in edges.vertical)
