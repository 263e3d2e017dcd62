"""The head of an aligned table: which rows above it belong to it, and over which columns each of its words stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from factsheet_extract.readers.tables.aligned import Aligned
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edge, Edges

Span: TypeAlias = tuple[float, float]
_MOST_ROWS = 9
_WIDER = 45.0  # points: so much further than the last values may their head reach
_TIGHT = 0.42  # of a line's height: lines of one head stand no further apart
_BIG = 1.3  # times the table's letters: bigger words are a title
_LONG = 9  # words: a stretch as long over several columns is a sentence, not a head
_HEADING = 1.08  # times the table's letters: bold words so big, alone over the labels, head the section
_SAME_EDGE = 2.0  # points: a head that begins where its column does may be longer than the column is wide
_CLOSE = 2.2  # times the row's height: a row further up is no head of this table


@dataclass(slots=True, eq=False)
class HeadCell:
    """Words over the columns first .. last (inclusive), on so many levels of the head, from `level` down."""

    stretches: list[Stretch]
    first: int = 0
    last: int = 0
    level: int = 0
    depth: int = 1

    @property
    def x0(self) -> float:
        """Left end of its words."""
        return min(s.x0 for s in self.stretches)

    @property
    def x1(self) -> float:
        """Right end of its words."""
        return max(s.x1 for s in self.stretches)

    @property
    def top(self) -> float:
        """Head of its first line."""
        return self.stretches[0].top

    @property
    def bottom(self) -> float:
        """Foot of its last line."""
        return self.stretches[-1].bottom


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


def _is_centred(cells: list[HeadCell], cell: HeadCell, table: Aligned) -> bool:
    """One line in the middle over the whole table says something of all of it: `(In billions of dollars)`."""
    middle, width = (table.left + table.right) / 2, table.right - table.left
    alone = all(other is cell or other.top >= cell.bottom - 2 for other in cells)
    return alone and abs((cell.x0 + cell.x1) / 2 - middle) < 0.04 * width


def _opens_small(row: Row, table: Aligned) -> bool:
    inside = _inside(row, table)
    return bool(inside) and not inside[0].value and (inside[0].text[0].islower() or inside[0].text[0] in "(%")


def _covers(edge: Edge, table: Aligned) -> bool:
    shared = min(edge.end, table.right) - max(edge.start, table.left)
    return shared > 0.75 * (table.right - table.left)


def _own_heads(table: Aligned, rows: list[Row], columns: list[Span]) -> int:
    """Rows of years, of words over the columns, or of the columns' numbers begin the table but head it."""
    inside = [_inside(row, table) for row in rows[table.first : table.last + 1]]
    figures = [any(s.value and not s.year for s in row) for row in inside]
    count = 0
    while count < _MOST_ROWS and count < len(inside) - 1:
        values = [s for s in inside[count] if s.value]
        words = [s for s in inside[count] if any(map(str.isalpha, s.text)) and not s.value and _over_values(s, columns)]
        years = values and any(figures[count + 1 :]) and all(s.year for s in values)
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
        above = stretch.bold and any(abs(stretch.x0 - start) < _SAME_EDGE for start, _ in columns[1:])
        outside = stretch.x0 < table.left - 12 or (stretch.x1 > table.right + _WIDER and not above)
        wide = stretch.x1 - stretch.x0 > 0.55 * width or _reached(stretch, columns) > 1
        sentence = len(stretch.pieces) > _LONG and wide
        if outside or sentence or stretch.size > _BIG * size:
            return False
    if (
        len(stretches) == 1
        and stretches[0].bold
        and stretches[0].size > _HEADING * size
        and not _over_values(stretches[0], columns)
    ):
        return False
    lone = len(stretches) == 1 and stretches[0].x0 < columns[0][1] - 5 and _over_values(stretches[0], columns)
    return not (lone and len(columns) > 1)


def _reached(stretch: Stretch, columns: list[Span]) -> int:
    """How many columns a stretch runs into: a line of a text column beside another does so, a name does not."""
    return sum(stretch.x0 < end and stretch.x1 > start for start, end in columns)


def _over_values(stretch: Stretch, columns: list[Span]) -> bool:
    return len(columns) > 1 and stretch.x1 > columns[1][0]


def lay_heads(heads: list[Row], table: Aligned, columns: list[Span], edges: Edges) -> list[HeadCell]:
    """Put the words of the head over their columns and on their levels."""
    cells = _stacked([_inside(row, table) for row in heads], edges)
    for cell in cells:
        cell.first, cell.last = _touched(cell, columns)
    for cell in cells:
        if len(columns) > 3 and cell.stretches[0].row == cells[0].stretches[0].row and _is_centred(cells, cell, table):
            cell.first, cell.last = 0, len(columns) - 1
        elif any(_is_under(other, cell) for other in cells) or _is_thin(cell, cells, columns):
            cell.first, cell.last = _spanned(cell, cells, columns, edges)
    for cell, (first, last) in _by_repetition(cells, len(columns)):
        cell.first, cell.last = first, last
    for cell in sorted(cells, key=lambda cell: cell.top):
        above = [other for other in cells if other.top < cell.top and _shares(other, cell)]
        cell.level = max((other.level + 1 for other in above), default=0)
    depth = max((cell.level for cell in cells), default=-1) + 1
    for cell in cells:
        under = [other.level for other in cells if other.level > cell.level and _shares(other, cell)]
        cell.depth = min(under, default=depth) - cell.level
    return sorted(cells, key=lambda cell: (cell.level, cell.first))


def _stacked(rows: list[list[Stretch]], edges: Edges) -> list[HeadCell]:
    """Lines that stand close under each other are one cell, unless a rule or a second word beside parts them."""
    cells: list[HeadCell] = []
    for row in rows:
        made: list[HeadCell] = []
        for stretch in row:
            over = next((cell for cell in cells if _continues(cell, stretch, row, edges)), None)
            if over is None:
                made.append(HeadCell([stretch]))
            else:
                over.stretches.append(stretch)
        cells += made
    return cells


def _continues(cell: HeadCell, stretch: Stretch, row: list[Stretch], edges: Edges) -> bool:
    gap = stretch.top - cell.bottom
    if gap > _TIGHT * (stretch.bottom - stretch.top) or cell.stretches[-1].row >= stretch.row:
        return False
    left, right = cell.x0, cell.x1
    beside = [s for s in row if s.x0 < right and s.x1 > left]
    if len(beside) != 1 or beside[0] is not stretch:
        return False
    return not any(
        cell.bottom - 3 < edge.place < stretch.top + 3 and edge.start < stretch.x1 and edge.end > stretch.x0
        for edge in edges.horizontal
    )  # fmt: skip


def _touched(cell: HeadCell, columns: list[Span]) -> tuple[int, int]:
    """The one column a head stands over: the one it shares most with, else the nearest."""
    shares = [min(cell.x1, end) - max(cell.x0, start) for start, end in columns]
    best = max(range(len(columns)), key=shares.__getitem__)
    return best, best


def _by_repetition(cells: list[HeadCell], columns: int) -> list[tuple[HeadCell, tuple[int, int]]]:
    """Where names come again in the lowest line of a head ("Urban Rural Total | Total"), what each head above them spans.

    Only where there are as many heads above as groups, each over a column of its group.
    """
    lowest = max((cell.top for cell in cells), default=0.0)
    lower = sorted((cell for cell in cells if abs(cell.top - lowest) < 1 and cell.first > 0), key=lambda cell: cell.first)
    if [cell.first for cell in lower] != list(range(1, columns)) or any(cell.first != cell.last for cell in lower):
        return []
    groups: list[list[HeadCell]] = [[]]
    for cell in lower:
        if any(_words_of(cell) == _words_of(other) for other in groups[-1]):
            groups.append([])
        groups[-1].append(cell)
    upper = sorted((cell for cell in cells if cell not in lower and cell.first > 0), key=lambda cell: cell.x0)
    over = [group[0].first <= cell.first <= group[-1].last for cell, group in zip(upper, groups, strict=False)]
    if len(groups) < 2 or len(upper) != len(groups) or not all(over):
        return []
    return [(cell, (group[0].first, group[-1].last)) for cell, group in zip(upper, groups, strict=True)]


def _words_of(cell: HeadCell) -> str:
    return " ".join(stretch.text for stretch in cell.stretches)


def _is_under(other: HeadCell, cell: HeadCell) -> bool:
    return other is not cell and other.top > cell.top and other.x0 < cell.x1 and other.x1 > cell.x0 and other.first > 0


def _is_thin(cell: HeadCell, cells: list[HeadCell], columns: list[Span]) -> bool:
    """A head on a level with far fewer words than there are columns spans several of them."""
    if cell.first == 0:
        return False
    level = [other for other in cells if other.first > 0 and other.top < cell.bottom and other.bottom > cell.top]
    lower = [other for other in cells if other.top >= cell.bottom and other.first > 0]
    return (
        not lower and len(level) < 0.5 * (len(columns) - 1) and all(o.stretches[0].row == cell.stretches[0].row for o in level)
    )


def _shares(one: HeadCell, other: HeadCell) -> bool:
    return one.first <= other.last and other.first <= one.last


def _spanned(cell: HeadCell, cells: list[HeadCell], columns: list[Span], edges: Edges) -> tuple[int, int]:
    """The columns that a head spans: those over a rule close under it, else as many as it stays centred on."""
    beside = [o for o in cells if o is not cell and o.top < cell.bottom and o.bottom > cell.top]
    ruled = _under_rule(cell, beside, columns, edges)
    if ruled:
        return ruled[0], ruled[-1]
    floor = max([1, *(o.last + 1 for o in beside if o.x1 <= cell.x0)])
    ceiling = min([len(columns) - 1, *(o.first - 1 for o in beside if o.x0 >= cell.x1)])
    middle = (cell.x0 + cell.x1) / 2
    grown = _grown(middle, cell.first, cell.last, floor, ceiling, columns)
    return grown if grown != (cell.first, cell.last) else _grown(middle, *grown, floor, ceiling, _named(cell, cells, columns))


def _named(cell: HeadCell, cells: list[HeadCell], columns: list[Span]) -> list[Span]:
    """Give where the names of the columns under a head stand; where there is none, where the values do."""
    names = {other.first: other for other in cells if other.top > cell.top and other.first == other.last}
    return [(names[n].x0, names[n].x1) if n in names else span for n, span in enumerate(columns)]


def _under_rule(cell: HeadCell, beside: list[HeadCell], columns: list[Span], edges: Edges) -> list[int]:
    """The columns over a rule close under a head, unless the rule runs under other heads too."""
    for edge in edges.horizontal:
        height = cell.stretches[-1].bottom - cell.stretches[-1].top
        near = cell.bottom - 4 <= edge.place <= cell.bottom + height
        others = any(edge.start < (o.x0 + o.x1) / 2 < edge.end for o in beside)
        if near and not others and edge.start <= cell.x0 + 2 and edge.end >= cell.x1 - 2:
            inside = [n for n, (start, end) in enumerate(columns) if edge.start - 3 <= (start + end) / 2 <= edge.end + 3]
            return inside if 1 < len(inside) < len(columns) else []
    return []


def _grown(middle: float, first: int, last: int, floor: int, ceiling: int, columns: list[Span]) -> tuple[int, int]:
    """Widen a span step by step to both sides while it stays centred on the words over it."""
    best = (first, last)
    for left in range(first, floor - 1, -1):
        for right in range(last, ceiling + 1):
            centre = (columns[left][0] + columns[right][1]) / 2
            step = (columns[right][1] - columns[left][0]) / (right - left + 1)
            if abs(centre - middle) < 0.3 * step and right - left > best[1] - best[0]:
                best = (left, right)
    return best
