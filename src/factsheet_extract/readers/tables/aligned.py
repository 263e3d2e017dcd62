"""Tables without a grid: figures that stand under each other, with what names them to their left and above.

Start at `find_aligned`. Values that stand under each other make a chain; chains that share rows make a table; its columns are
what overlaps sideways in its rows. `grid` then makes cells: rows without values are group rows, or part of a label of
several lines; the rows just above, over the columns, are the head.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.readers.tables.rows import part_last

if TYPE_CHECKING:
    from factsheet_extract.readers.tables.rows import Row, Stretch

Span: TypeAlias = tuple[float, float]
_REACH = 4.2  # times the row's height: values further apart are of two tables
_LEAST_ROWS = 3
_LEAST_FIRST = 4  # numbers with their labels behind them are a table where so many rows have both
_MOST_ROWS = 8  # so many rows above, those of a column beside among them, the head of a table of two rows is looked for
_FULL = 0.15  # of the widest line: a line that falls no shorter fills its column
_MOST = 0.6  # of the lines
_TOUCH = 0.8  # points: figures of a column that is flush right end so near to each other
_LEVEL = 0.6  # points: words of one line end on one height
_SHARED = 0.5  # of the smaller chain's rows: two chains that share as many are columns of one table


@dataclass(slots=True, eq=False)
class Chain:
    """Values that stand under each other."""

    values: list[Stretch]

    @property
    def rows(self) -> set[int]:
        """The rows it has a value in."""
        return {value.row for value in self.values}


@dataclass(slots=True, eq=False)
class Aligned:
    """A table found: rows first .. last (inclusive) of the page, its value columns as (left, right), its left and right end."""

    first: int
    last: int
    columns: list[tuple[float, float]]
    left: float
    right: float
    floor: float = -1e9  # nothing further left belongs to it, nor anything right of `ceiling`: another list stands there
    ceiling: float = 1e9


def find_aligned(rows: list[Row], biggest: float) -> tuple[list[Aligned], list[list[Stretch]]]:
    """Find the tables among the rows of a page, and the axes; values in letters over `biggest` points are no table's."""
    found = _chains(_values(rows, biggest))
    if _part_tight(found, rows):
        found = _chains(_values(rows, biggest))
    even = [_is_axis(chain) for chain in found]
    axes = [chain.values for chain, axis in zip(found, even, strict=True) if axis]
    chains = [chain for chain, axis in zip(found, even, strict=True) if not axis]
    tables = [table for group in _grouped(chains) for table in _tables(group, rows)]
    return sorted(_apart(tables), key=lambda table: (table.first, table.left)), axes


def _values(rows: list[Row], biggest: float) -> list[Stretch]:
    return [s for row in rows for s in row.stretches if s.value and s.size <= biggest]


def _part_tight(chains: list[Chain], rows: list[Row]) -> bool:
    """Part a figure from a label that nearly touches it, where those above and below it end on its edge."""
    parted = False
    for chain in chains:
        right = chain.values[0].x1
        edges = {round(label.x0) for value in chain.values if (label := _label(rows[value.row], value.x0, -1e9))}
        if len(chain.values) < _LEAST_ROWS or any(abs(value.x1 - right) > _TOUCH for value in chain.values):
            continue
        for number in set(range(chain.values[0].row + 1, chain.values[-1].row)) - chain.rows:
            for stretch in list(rows[number].stretches):
                last = stretch.pieces[-1]
                ends = abs(last.x1 - right) < _TOUCH and len(stretch.pieces) > 1 and round(stretch.x0) in edges
                if ends and not stretch.value and last.text.isdecimal():
                    part_last(rows[number], stretch)
                    parted = True
    return parted


def _chains(values: list[Stretch]) -> list[Chain]:
    """Link each value to the nearest one above that it overlaps sideways."""
    chains: list[Chain] = []
    for value in values:
        fitting = None
        for chain in reversed(chains[-60:]):
            last = chain.values[-1]
            if last.x0 >= value.x1 or last.x1 <= value.x0 or last.row >= value.row:
                continue
            if value.top - last.bottom < _REACH * (value.bottom - value.top) and _under(last, value):
                fitting = chain
                break
        if fitting is not None:
            fitting.values.append(value)
            chains.remove(fitting)
            chains.append(fitting)
        else:
            chains.append(Chain([value]))
    return [chain for chain in chains if len(chain.values) > 1]


def _under(above: Stretch, value: Stretch) -> bool:
    shared = min(above.x1, value.x1) - max(above.x0, value.x0)
    least = min(above.x1 - above.x0, value.x1 - value.x0)
    return shared > 0.4 * least and max(above.x1 - above.x0, value.x1 - value.x0) < 12 * max(least, 4.0)


def _is_axis(chain: Chain) -> bool:
    """Ticks of an axis: one step from each to the next, in the figures and on the page, and nothing named beside them."""
    heights = [b.top - a.top for a, b in pairwise(chain.values)]
    if len(chain.values) < 4 or max(heights) - min(heights) >= 0.25 * max(heights):
        return False
    numbers = [number for value in chain.values[:4] if (number := _number(value)) is not None]
    if len(numbers) < 4 or not _is_even(numbers):
        return False
    numbers = [number for value in chain.values if (number := _number(value)) is not None]
    return len(numbers) == len(chain.values) and _is_even(numbers)


def _is_even(numbers: list[float]) -> bool:
    steps = [b - a for a, b in pairwise(numbers)]
    return any(steps) and max(steps) - min(steps) <= 0.02 * max(abs(step) for step in steps)


def _number(value: Stretch) -> float | None:
    text = value.text.replace("%", "").replace(" ", "").replace(" ", "").replace("−", "-").strip("()$€")
    text = text.replace(",", "") if "." in text or len(text.rpartition(",")[2]) == 3 else text.replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return None


def _grouped(chains: list[Chain]) -> list[list[Chain]]:
    groups: list[list[Chain]] = []
    for chain in sorted(chains, key=lambda chain: -len(chain.values)):
        for group in groups:
            if any(_together(chain, other) for other in group):
                group.append(chain)
                break
        else:
            groups.append([chain])
    return groups


def _together(one: Chain, other: Chain) -> bool:
    rows, others = one.rows, other.rows
    shared = len(rows & others)
    return shared >= 2 and shared >= _SHARED * min(len(rows), len(others))


def _tables(group: list[Chain], rows: list[Row]) -> list[Aligned]:
    """Make the tables of a group of chains, each kept off its neighbours."""
    parts = _parted(group, rows)
    made = [_table(part, rows, _right(parts[n - 1]) if n else -1e9) for n, part in enumerate(parts)]
    for table, following in pairwise(made):
        if table is not None and following is not None:
            table.ceiling, following.floor = following.left - 1, table.right + 1
    return [table for table in made if table is not None]


def _right(part: list[Chain]) -> float:
    return max(value.x1 for chain in part for value in chain.values)


def _parted(group: list[Chain], rows: list[Row]) -> list[list[Chain]]:
    """Part a table where words stand between two value columns in most rows: lists side by side, each with its own labels."""
    ordered = sorted(group, key=lambda chain: min(value.x0 for value in chain.values))
    parts = [[ordered[0]]]
    for chain in ordered[1:]:
        right = max(value.x1 for other in parts[-1] for value in other.values)
        left = min(value.x0 for value in chain.values)
        between = [rows[n].stretches for n in chain.rows] if left > right else []
        named = sum(any(right - 1 < s.x0 and s.x1 < left + 1 and not s.value for s in stretches) for stretches in between)
        if named > 0.6 * len(chain.rows):
            parts.append([chain])
        else:
            parts[-1].append(chain)
    return parts


def _table(group: list[Chain], rows: list[Row], floor: float) -> Aligned | None:
    numbers = sorted({row for chain in group for row in chain.rows})
    spans = _merged([(v.x0, v.x1) for chain in group for v in chain.values])
    left, right = spans[0][0], spans[-1][1]
    labelled = [_label(rows[number], left, floor) for number in numbers]
    named = [label for label in labelled if label is not None]
    first = _numbers_first([value for chain in group for value in chain.values], rows) if len(spans) == 1 else None
    if first is not None or (not named and len(spans) == 1):
        return first
    heads = _heads(rows, numbers, spans, named) if len(numbers) == _LEAST_ROWS - 1 else []
    if (len(numbers) < _LEAST_ROWS and not heads) or (len(spans) == 1 and len(named) < 0.7 * len(numbers)):
        return None
    if len(named) < 0.4 * len(numbers) and (len(spans) < 3 or _are_cards(spans, rows, numbers)):
        return None
    if _is_prose(named, rows, numbers) or _is_text(named, rows, numbers):
        return None
    starts = sorted(label.x0 for label in named)
    edge = starts[len(starts) // 20] if starts else left
    table = Aligned(numbers[0], numbers[-1], spans, min(edge, left), right)
    if heads:
        table.floor, table.ceiling = table.left - 3, max(right, *(head.x1 for head in heads)) + 1
    return table


def _numbers_first(values: list[Stretch], rows: list[Row]) -> Aligned | None:
    """A column of whole numbers with its labels behind it: "21   Labour migration"; no list that counts its points."""
    behind = [next((s for s in rows[value.row].stretches if s.x0 > value.x1), None) for value in values]
    labels = [label for label in behind if label is not None]
    if len(values) < _LEAST_FIRST or len(labels) < len(values) or _are_led(values, rows):
        return None
    edge = max(label.x0 for label in labels) - min(label.x0 for label in labels) < 2
    near = all(label.x0 - value.x1 < 8 * value.size for label, value in zip(labels, values, strict=True))
    short = all(not label.value and len(label.pieces) < 7 for label in labels)
    texts = [value.pieces[0].text for value in values]
    counted = all(text.isdecimal() and len(text) < 5 for text in texts) and any(
        int(after) - int(before) != 1 for before, after in pairwise(texts)
    )
    if not (edge and near and short and counted):
        return None
    span = (min(value.x0 for value in values), max(value.x1 for value in values))
    right = max(label.x1 for label in labels)
    return Aligned(values[0].row, values[-1].row, [span], span[0], right, floor=span[0] - 1, ceiling=right + 1)


def _are_led(values: list[Stretch], rows: list[Row]) -> bool:
    """Say whether most values have words before them on their very line; lines of a column beside them stand a little off."""
    before = [[s for s in rows[value.row].stretches if s.x1 <= value.x0] for value in values]
    level = [any(abs(s.bottom - value.bottom) < _LEVEL for s in left) for left, value in zip(before, values, strict=True)]
    return sum(level) > _SHARED * len(values)


def _heads(rows: list[Row], numbers: list[int], spans: list[Span], labels: list[Stretch]) -> list[Stretch]:
    """Two rows make a table where both have a label on one edge, and bold words right above, the head, stand over all values.

    Lines of a column beside them may stand between; empty where there is no such table.
    """
    alone = len(labels) == len(numbers) and abs(labels[0].x0 - labels[1].x0) <= 2 and not any(label.bold for label in labels)
    left, right = labels[0].x0 - 3 if labels else 0.0, spans[-1][1] + 3
    if not alone or any(_within(row, left, right) for row in rows[numbers[0] + 1 : numbers[-1]]):
        return []
    heads: list[Stretch] = []
    below = rows[numbers[0]].top
    for row in reversed(rows[max(0, numbers[0] - _MOST_ROWS) : numbers[0]]):
        over = _within(row, left, right)
        if over and (below - over[0].bottom > 2 * (over[0].bottom - over[0].top) or any(s.value or not s.bold for s in over)):
            break
        heads += over
        below = over[0].top if over else below
    return heads if all(any(s.x0 < end and s.x1 > start for s in heads) for start, end in spans) else []


def _within(row: Row, left: float, right: float) -> list[Stretch]:
    return [stretch for stretch in row.stretches if stretch.x0 < right and stretch.x1 > left]


def _label(row: Row, left: float, floor: float) -> Stretch | None:
    """The nearest words to the left of a table's first value column."""
    before = [stretch for stretch in row.stretches if floor <= stretch.x0 and stretch.x1 <= left + 1.0 and not stretch.value]
    return before[-1] if before else None


def _is_prose(labels: list[Stretch], rows: list[Row], numbers: list[int]) -> bool:
    """Labels that all run to one right edge, right up to the values, are lines of a paragraph beside figures."""
    if len(labels) < 4:
        return False
    long = sum(len(label.pieces) > 7 for label in labels)
    edge = Counter(round(label.x1 / 3) for label in labels).most_common(1)[0][1]
    return long > 0.7 * len(labels) and edge > 0.6 * len(labels)


def _is_text(labels: list[Stretch], rows: list[Row], numbers: list[int]) -> bool:
    """Say whether the labels are some lines of a paragraph: with those between them most fill the column and begin small."""
    if not labels:
        return False
    edge = labels[0].x0
    lines = [s for row in rows[numbers[0] : numbers[-1] + 1] for s in row.stretches if abs(s.x0 - edge) <= 2 and not s.value]
    right = max((line.x1 for line in lines), default=edge)
    full = sum(line.x1 > right - _FULL * (right - edge) for line in lines)
    small = sum(line.text[:1].islower() for line in lines)
    return len(lines) > max(len(numbers), _LEAST_ROWS) and min(full, small) > _MOST * len(lines)


def _are_cards(spans: list[Span], rows: list[Row], numbers: list[int]) -> bool:
    """Say whether words stand under every value, row by row: figures over their labels, each in a card of its own."""
    under = [rows[number + 1].stretches for number in numbers if number + 1 < len(rows) and number + 1 not in numbers]
    named = sum(
        all(any(not s.value and s.x0 < end and s.x1 > start for s in stretches) for start, end in spans) for stretches in under
    )
    return named > _MOST * len(numbers)


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join intervals that overlap."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1] - 0.5:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _apart(tables: list[Aligned]) -> list[Aligned]:
    """Where two tables claim the same place, the one with more columns and rows keeps it."""
    kept: list[Aligned] = []
    for table in sorted(tables, key=lambda t: -(t.last - t.first + 1) * len(t.columns)):
        if not any(_overlap(table, other) for other in kept):
            kept.append(table)
    return kept


def _overlap(one: Aligned, other: Aligned) -> bool:
    return one.first <= other.last and other.first <= one.last and one.left < other.right and other.left < one.right
