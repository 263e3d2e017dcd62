"""The head of an aligned table: which rows above it belong to it, and over which columns each of its words stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from factsheet_extract.readers.aligned import Aligned
    from factsheet_extract.readers.rows import Row, Stretch
    from factsheet_extract.readers.rules import Edge, Edges

Span: TypeAlias = tuple[float, float]
_MOST_ROWS = 9
_WIDER = 45.0  # points: so much further than the last values may their head reach
_BIG = 1.3  # times the table's letters: bigger words are a title
_LONG = 9  # words: a stretch as long over several columns is a sentence, not a head
_CLOSE = 2.2  # times the row's height: a row further up is no head of this table


@dataclass(slots=True, eq=False)
class HeadCell:
    """Words over the columns first .. last (inclusive)."""

    first: int
    last: int
    stretches: list[Stretch]


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows of a table's head: from row `first`, up to row `last` (exclusive); the body begins with row `body`."""

    first: int
    last: int
    body: int


def find_heads(table: Aligned, rows: list[Row], columns: list[Span], edges: Edges) -> Heads:
    """Find the rows that head the table: some of its own first rows, and rows above over its columns."""
    own = _own_heads(table, rows, columns)
    wide = [edge for edge in edges.horizontal if _covers(edge, table)]
    size = max((s.size for s in _inside(rows[table.last], table)), default=10.0)
    named: list[int] = []  # rows with words over the value columns
    groups: list[int] = []  # rows under them with a label alone
    below, rules = rows[table.first], 0
    for place in range(table.first - 1, max(-1, table.first - 1 - 2 * _MOST_ROWS), -1):
        row = rows[place]
        inside = _inside(row, table)
        if not inside:
            continue
        rules += any(row.bottom - 3 < edge.place < below.top + 3 for edge in wide)
        if rules > (1 if not own else 0) and (named or own):
            break
        far = below.top - row.bottom > _CLOSE * (below.bottom - below.top)
        if far or not _is_head(inside, table, columns, size) or len(named) + len(groups) >= _MOST_ROWS:
            break
        if any(_over_values(s, columns) for s in inside):
            named.append(place)
        elif not named:
            groups.append(place)
        below = row
    if own:
        return Heads(min([*named, table.first]), table.first + own, table.first + own)
    if not named:
        opened = groups[:1] if groups and _opens_small(rows[table.first], table) else []
        return Heads(table.first, table.first, min([*opened, table.first]))
    return Heads(min(named), max(named) + 1, max(named) + 1)


def _opens_small(row: Row, table: Aligned) -> bool:
    inside = _inside(row, table)
    return bool(inside) and not inside[0].value and (inside[0].text[0].islower() or inside[0].text[0] in "(%")


def _covers(edge: Edge, table: Aligned) -> bool:
    shared = min(edge.end, table.right) - max(edge.start, table.left)
    return shared > 0.75 * (table.right - table.left)


def _own_heads(table: Aligned, rows: list[Row], columns: list[Span]) -> int:
    """Rows of years, of words over the columns, or of the columns' numbers begin the table but head it."""
    count = 0
    while count < _MOST_ROWS and table.first + count < table.last:
        stretches = _inside(rows[table.first + count], table)
        values = [s for s in stretches if s.value]
        words = [s for s in stretches if not s.value and _over_values(s, columns)]
        below = rows[table.first + count + 1 : table.last + 1]
        following = next((found for row in below if (found := [s for s in _inside(row, table) if s.value])), [])
        years = values and all(s.year for s in values) and not all(s.year for s in following)
        named = not values and count and 2 * len(words) >= len(columns) - 1
        if not years and not named and not _numbers(values):
            break
        count += 1
    return count


def _inside(row: Row, table: Aligned) -> list[Stretch]:
    return [s for s in row.stretches if s.x1 > table.left - 3 and s.x0 < table.right + 3]


def _numbers(values: list[Stretch]) -> bool:
    """1, 2, 3 … (some with a formula such as `2=`): the columns are numbered."""
    bare = [s.text.strip("()=") for s in values]
    numbers = [int(text) for text in bare if text.isdigit() and len(text) < 3]
    return (
        len(numbers) > 3
        and len(numbers) >= 0.6 * len(values)
        and numbers == sorted(set(numbers))
        and numbers[-1] <= len(values) + 2
    )


def _is_head(stretches: list[Stretch], table: Aligned, columns: list[Span], size: float) -> bool:
    width = table.right - table.left
    for stretch in stretches:
        outside = stretch.x0 < table.left - 12 or stretch.x1 > table.right + _WIDER
        sentence = len(stretch.pieces) > _LONG and stretch.x1 - stretch.x0 > 0.55 * width
        if outside or sentence or stretch.size > _BIG * size:
            return False
    lone = len(stretches) == 1 and stretches[0].x0 < columns[0][1] and _over_values(stretches[0], columns)
    return not (lone and len(columns) > 1 and stretches[0].x0 < columns[0][0] + 8)


def _over_values(stretch: Stretch, columns: list[Span]) -> bool:
    return len(columns) > 1 and stretch.x1 > columns[1][0]


def lay_heads(heads: list[Row], table: Aligned, columns: list[Span], edges: Edges) -> list[list[HeadCell]]:
    """Put the words of the head over their columns, one list a level; lines of one cell are one level."""
    levels: list[list[HeadCell]] = []
    spanning_before: bool | None = None
    for place, row in enumerate(heads):
        stretches = _inside(row, table)
        over = [s for s in stretches if _over_values(s, columns)]
        most = max([len(columns) - 1, 1])
        spanning = bool(over) and len(over) < 0.7 * most and not _goes_on(over, heads[:place], columns)
        cells = [_place(s, over, columns, edges, spanning=spanning and s in over) for s in stretches]
        if levels and (spanning_before == spanning or not over):
            _stack(levels[-1], cells)
        else:
            levels.append(cells)
        spanning_before = spanning if over else spanning_before
    return levels


def _goes_on(over: list[Stretch], above: list[Row], columns: list[Span]) -> bool:
    """A few words under a full row of heads go on with some of them."""
    full = max((sum(_over_values(s, columns) for s in row.stretches) for row in above), default=0)
    return full > len(over) and full >= 0.7 * (len(columns) - 1)


def _place(stretch: Stretch, over: list[Stretch], columns: list[Span], edges: Edges, *, spanning: bool) -> HeadCell:
    middle = (stretch.x0 + stretch.x1) / 2
    touched = [n for n, (start, end) in enumerate(columns) if stretch.x0 < end - 0.5 and stretch.x1 > start + 0.5]
    nearest = min(range(len(columns)), key=lambda n: _distance(middle, columns[n]))
    if not spanning:
        single = nearest if not touched or nearest in touched else touched[0]
        return HeadCell(single, single, [stretch])
    ruled = _under_rule(stretch, columns, edges)
    if ruled:
        return HeadCell(ruled[0], ruled[-1], [stretch])
    first, last = (touched[0], touched[-1]) if touched else (nearest, nearest)
    floor = max([1, *(_last_column(s, columns) + 1 for s in over if s.x1 < stretch.x0)])
    ceiling = min([len(columns) - 1, *(_first_column(s, columns) - 1 for s in over if s.x0 > stretch.x1)])
    return HeadCell(*_grown(middle, first, last, floor, ceiling, columns), [stretch])


def _distance(x: float, span: Span) -> float:
    return max(span[0] - x, x - span[1], 0.0) or abs(x - (span[0] + span[1]) / 2) / 1000


def _last_column(stretch: Stretch, columns: list[Span]) -> int:
    return max((n for n, (start, _) in enumerate(columns) if start < stretch.x1), default=0)


def _first_column(stretch: Stretch, columns: list[Span]) -> int:
    return min((n for n, (_, end) in enumerate(columns) if end > stretch.x0), default=len(columns) - 1)


def _under_rule(stretch: Stretch, columns: list[Span], edges: Edges) -> list[int]:
    """A rule close under a head spans the columns that it heads."""
    for edge in edges.horizontal:
        near = stretch.bottom - 4 <= edge.place <= stretch.bottom + (stretch.bottom - stretch.top)
        if near and edge.start <= stretch.x0 + 2 and edge.end >= stretch.x1 - 2:
            inside = [n for n, (start, end) in enumerate(columns) if edge.start - 3 <= (start + end) / 2 <= edge.end + 3]
            return inside if 1 < len(inside) < len(columns) else []
    return []


def _grown(
    middle: float, first: int, last: int, floor: int, ceiling: int, columns: list[Span]
) -> tuple[int, int]:  # fmt: skip
    """Widen a span step by step to both sides while it stays centred on the words over it."""
    best = (first, last)
    for left in range(first, floor - 1, -1):
        for right in range(last, ceiling + 1):
            centre = (columns[left][0] + columns[right][1]) / 2
            step = (columns[right][1] - columns[left][0]) / (right - left + 1)
            if abs(centre - middle) < 0.3 * step and right - left > best[1] - best[0]:
                best = (left, right)
    return best


def _stack(level: list[HeadCell], cells: list[HeadCell]) -> None:
    for cell in cells:
        over = next((known for known in level if known.first <= cell.last and cell.first <= known.last), None)
        if over is None:
            level.append(cell)
        else:
            over.stretches += cell.stretches
            over.first, over.last = min(over.first, cell.first), max(over.last, cell.last)
