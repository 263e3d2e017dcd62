"""Cells of several lines in an aligned table: which lines go on with the row above, and which under the last row do.

Space tells: lines of one cell stand nearer to each other than rows do. Where rules part the rows, the rules tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_extract.readers.tables.aligned import Aligned
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edges

_MOST_LINES = 3  # so many lines may go on with the last row
_CLOSE = 0.4  # of a line's height: lines of one cell stand no further apart
_APART = 0.25  # of a line's height: so much further from the next row stands the last line of a cell
_NEARER = 0.06  # of a line's height: the same, where the line ends the noun of a number
_ALONE = 0.6  # of a line's height: so much further is what follows the table
_EDGE = 2.0  # points
_INSET = 12.0  # points: a rule over the whole table may end so far within its words


@dataclass(slots=True, eq=False)
class GridRow:
    """One row of the table: its stretches by column; `group` where it holds no value.

    `lead` is how far its values stand under the line that begins its label, where they stand between two lines of it.
    """

    cells: dict[int, list[Stretch]] = field(default_factory=dict)
    top: float = 0.0
    bottom: float = 0.0
    group: bool = False
    lead: float = 0.0


def rules_over(table: Aligned, edges: Edges) -> list[float]:
    """The heights of the rules over the whole table."""
    return [edge.place for edge in edges.horizontal if edge.start < table.left + _INSET and edge.end > table.right - _INSET]


def find_wrapped(lines: list[GridRow], rules: list[float]) -> set[int]:
    """Number the lines that go on with the cells of the row above: under them, and much nearer to it than to what follows."""
    wrapped: set[int] = set()
    base: GridRow | None = None
    for number, line in enumerate(lines):
        if base is not None and line.group and _wraps(base, line, lines[number - 1], lines[number + 1 : number + 2], rules):
            wrapped.add(number)
        else:
            base = None if line.group else line
    return wrapped


def _wraps(base: GridRow, line: GridRow, before: GridRow, after: list[GridRow], rules: list[float]) -> bool:
    height, above = line.bottom - line.top, line.top - before.bottom
    below = after[0].top - line.bottom if after else height
    if base.lead or not line.cells.keys() <= base.cells.keys() or above > _CLOSE * height:
        return False
    if any(_lies_between(before, line, rule) for rule in rules):
        return False
    apart = _NEARER if _is_noun(base, line) else _APART
    last = bool(after) and _end_together(line, after[0], rules)
    if not last and below < above + apart * height and not any(_lies_between(line, after[0], rule) for rule in rules):
        return False
    pairs = [(base.cells[column][0], words[0]) for column, words in line.cells.items()]
    return all(_is_alike(one, other) and not other.value for one, other in pairs)


def _end_together(line: GridRow, after: GridRow, rules: list[float]) -> bool:
    """Say whether two lines of labels alone, tight under each other, are the last above the last rule of the table."""
    tight = after.group and line.cells.keys() == after.cells.keys() == {0} and after.top - line.bottom <= _CLOSE * _height(line)
    below = min((rule for rule in rules if rule > line.bottom), default=float("inf"))
    return tight and below < line.bottom + 2 * _MOST_LINES * _height(line)


def _height(row: GridRow) -> float:
    return row.bottom - row.top


def _is_noun(base: GridRow, line: GridRow) -> bool:
    """Say whether a line ends the noun of a number: words right under those behind it, `19 clubs and` / `guilds`."""
    column = max(line.cells)
    above = base.cells.get(column, [])
    return column > 0 and bool(above) and above[0].value and len(above[0].pieces) > 1


def _lies_between(one: GridRow, other: GridRow, rule: float) -> bool:
    return (one.top + one.bottom) / 2 < rule < (other.top + other.bottom) / 2


def _is_alike(one: Stretch, other: Stretch) -> bool:
    """The same letters on one edge, left or right."""
    edge = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.x0 + one.x1 - other.x0 - other.x1) / 2)
    return edge < _EDGE and one.bold == other.bold and abs(one.size - other.size) < _EDGE / 4


def count_after(rows: list[Row], table: Aligned, edges: Edges) -> int:
    """Count the lines under the last row that go on with it: close under it, and of its label in small letters, or wrapped."""
    count = 0
    last = rows[table.last]
    label = next((s for s in last.stretches if s.x0 >= table.left - 3 and not s.value), None)
    for number in range(table.last + 1, min(table.last + 1 + _MOST_LINES, len(rows))):
        inside = _held(rows[number], table)
        if not inside:
            continue
        below = next((row for row in rows[number + 1 :] if _held(row, table)), None)
        if not (_is_of_label(inside, label, last, table) or _is_last_line(inside, last, below, table, edges)):
            break
        count, last = number - table.last, rows[number]
    return count


def _held(row: Row, table: Aligned) -> list[Stretch]:
    return [s for s in row.stretches if s.x1 > table.left - 3 and s.x0 < table.right + 3]


def _is_of_label(inside: list[Stretch], label: Stretch | None, last: Row, table: Aligned) -> bool:
    """Small letters alone on the label's edge."""
    close = inside[0].top - last.bottom < 0.35 * (last.bottom - last.top)
    if label is None or len(inside) != 1 or not close or not inside[0].text[:1].islower():
        return False
    return abs(inside[0].x0 - label.x0) <= 2 and inside[0].x1 <= table.columns[0][0] and inside[0].bold == label.bold


def _is_last_line(inside: list[Stretch], last: Row, below: Row | None, table: Aligned, edges: Edges) -> bool:
    """Words under those of the last row, much nearer to them than to what follows, or with the table's last rule under them."""
    height, gap = inside[0].bottom - inside[0].top, inside[0].top - last.bottom
    spread = inside[-1].x1 <= table.columns[0][0] + 1  # all of the line is of the label, whose words may be spread
    words = inside[:1] if spread else inside
    if gap > _CLOSE * height or not all(any(_is_alike(one, s) for one in _held(last, table)) and not s.value for s in words):
        return False
    rules = [rule for rule in rules_over(table, edges) if last.top < rule]
    reach = _MOST_LINES * (height + gap) if spread and gap < _CLOSE * height else height
    if rules and rules[0] < inside[0].bottom + reach:
        return rules[0] > (inside[0].top + inside[0].bottom) / 2
    apart = below is None or below.top - inside[0].bottom > gap + _ALONE * height
    return apart and any(s.x0 > table.columns[0][0] - 3 for s in inside)
