"""Tables of words: rows under bold heads, on the edges of the heads, whether or not figures are among them.

    Meeting     Place      Dates
    First       Bergen     14-15 April 2005
    Second      Tromsø     4-5 June 2009

Start at `find_phrased`. A head is a run of bold words side by side in the letters of the text; what stands below it, line by
line, on the edges of its columns is the table, until a line runs over into another column. `aligned` finds tables by their
figures; where it finds the same one whole, its table is kept (`settle_phrased`).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import find_bullet
from factsheet_extract.readers.page.printed import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edges

_HEAD_WORDS = 6  # a longer bold stretch heads no column
_EDGE = 2.5  # points: words of one column begin, end or have their middle on one edge
_FAR = 1.8  # of a line's height: a line further down is of no table above
_TIGHT = 0.35  # of a line's height: lines of one cell stand no further apart
_BIG = 1.06  # times the letters below: bigger bold words are headings of their own
_APART = 1.0  # of the letters' size: a hole between two heads
_FULL = 0.78  # of a column's width: lines of prose are as long
_LOOK = 12  # rows above the heads in which a gutter of the page shows
_GUTTER = 5.0  # points
_SIDES = 3  # so many words and more stand on both sides of it
_SMALL = 0.5  # of the lines of prose, or less, begin with a capital


@dataclass(slots=True)
class Band:
    """A line of a table, its words by column."""

    cells: dict[int, Stretch]
    top: float
    bottom: float


def has_heads(pieces: Sequence[Piece]) -> bool:
    """Say whether bold words stand apart on one height, as the heads of columns do."""
    return any(
        after.style.bold and before.style.bold and after.x0 - before.x1 > _APART * after.size
        and abs(after.bottom - before.bottom) < 1 and after.size == before.size
        for before, after in pairwise(pieces)
    )  # fmt: skip


def find_phrased(rows: list[Row], edges: Edges, page: int) -> list[TableDraft]:
    """Give the tables of words of a page."""
    tables: list[TableDraft] = []
    for number, row in enumerate(rows):
        for heads in (part for run in _runs(row) for part in _parted(run, rows[max(0, number - _LOOK) : number])):
            bands = lines_under(heads, rows[number + 1 :])
            grouped = as_rows(heads, bands, edges)
            if _is_table(heads, bands, grouped):
                tables.append(make_phrased([[head] for head in heads], grouped, page))
    return tables


def settle_phrased(phrased: list[TableDraft], aligned: list[TableDraft]) -> list[TableDraft]:
    """Put tables of words in the place of those found by figures that are parts of them, never of one that holds more."""
    kept = list(phrased)
    for other in aligned:
        held = _held(other)
        over = [table for table in kept if held & _held(table)]
        if over and (not held <= set().union(*map(_held, over)) or held == _held(over[0])):
            kept = [table for table in kept if table not in over]
    covered = set().union(*map(_held, kept))
    return [*(other for other in aligned if not _held(other) & covered), *kept]


def _held(table: TableDraft) -> set[int]:
    return {id(piece) for cell in table.cells for line in cell.lines for piece in line.pieces}


def _runs(row: Row) -> list[list[Stretch]]:
    """Give the runs of bold words side by side that may head columns."""
    runs: list[list[Stretch]] = [[]]
    for stretch in row.stretches:
        fits = stretch.bold and not stretch.value and len(stretch.pieces) <= _HEAD_WORDS and not find_bullet(stretch.text)
        if not fits or (runs[-1] and runs[-1][-1].size != stretch.size):
            runs.append([])
        if fits:
            runs[-1].append(stretch)
    return [run for run in runs if len(run) > 1]


def _parted(run: list[Stretch], above: list[Row]) -> list[list[Stretch]]:
    """Part heads at a hole that goes on far above them, words on both of its sides: two tables in two columns of the page."""
    words = sorted(((stretch.x0, stretch.x1) for row in above for stretch in row.stretches), key=lambda span: span[0])
    for place in range(2, len(run) - 1):
        start = max([run[place - 1].x1, *(x1 for x0, x1 in words if x0 < run[place - 1].x1)])
        end = min([run[place].x0, *(x0 for x0, _ in words if x0 > start)])
        sides = sum(x1 <= start for _, x1 in words), sum(x0 >= end for x0, _ in words)
        if end - start > _GUTTER and min(sides) > _SIDES:
            return [run[:place], *_parted(run[place:], above)]
    return [run]


def lines_under(heads: list[Stretch], below: list[Row]) -> list[Band]:
    """Give the lines under the heads, down to the first that is none of theirs."""
    bands: list[Band] = []
    foot, height = heads[0].bottom, heads[0].bottom - heads[0].top
    for row in below:
        if row.top - foot > _FAR * height:
            break
        inside = _inside(row, heads)
        if not inside:
            continue
        cells = _cells(inside, heads)
        if cells is None or not _goes_on(cells, bands, heads):
            break
        top, bottom = min(s.top for s in cells.values()), max(s.bottom for s in cells.values())
        if set(cells) == {0} and not _is_rest(cells[0]) and top - foot > _TIGHT * height:
            break
        bands.append(Band(cells, top, bottom))
        foot = bottom
    return bands


def _is_rest(label: Stretch) -> bool:
    """Say whether a line goes on with the label above it."""
    return label.text[:1].islower() or label.text[:1] == "("


def _inside(row: Row, heads: list[Stretch]) -> list[Stretch]:
    """Give the words of a row that stand under the heads; what begins well behind its last cell is another column's."""
    found: list[Stretch] = []
    for stretch in row.stretches:
        if stretch.x1 < heads[0].x0 - _EDGE:
            continue
        beyond = stretch.x0 > heads[-1].x1 + _EDGE and _column(stretch, heads) is None
        if beyond and (not found or stretch.x0 > found[-1].x1 + stretch.size):
            break
        found.append(stretch)
    return found


def _cells(inside: list[Stretch], heads: list[Stretch]) -> dict[int, Stretch] | None:
    """Give the words by column; None where some stand on no edge of a head, or run over into the next column."""
    cells: dict[int, Stretch] = {}
    for stretch in inside:
        column = _column(stretch, heads)
        if column is None or column in cells:
            return None
        cells[column] = stretch
    return cells


def _column(stretch: Stretch, heads: list[Stretch]) -> int | None:
    """Give the column whose head the words stand under, on its left or right edge or in its middle."""
    for number, head in enumerate(heads):
        off = min(
            abs(stretch.x0 - head.x0), abs(stretch.x1 - head.x1), abs(stretch.x0 + stretch.x1 - head.x0 - head.x1) / 2
        )  # fmt: skip
        before = heads[number - 1].x1 if number else -1e9
        after = heads[number + 1].x0 if number + 1 < len(heads) else 1e9
        if (
            off < _EDGE
            and before < stretch.x1
            and stretch.x1 < after
            and (stretch.x0 > before or abs(stretch.x0 - head.x0) < _EDGE)
        ):
            return number
    return None


def _goes_on(cells: dict[int, Stretch], bands: list[Band], heads: list[Stretch]) -> bool:
    """Say whether words are set like those above them: not as another head, and no points of a list."""
    words = list(cells.values())
    if any(find_bullet(word.text) for word in words) or heads[0].size > _BIG * words[0].size:
        return False
    if not bands:
        return not all(word.bold for word in words)
    first = bands[0].cells
    like = [(first[column], word) for column, word in cells.items() if column in first]
    return all(abs(one.size - word.size) < 0.5 and (word.bold <= one.bold or len(cells) > 1) for one, word in like)


def _rules(heads: list[Stretch], edges: Edges) -> list[float]:
    """Give the heights of the rules over all columns."""
    return [edge.place for edge in edges.horizontal if edge.start < heads[0].x1 and edge.end > heads[-1].x0]


def as_rows(heads: list[Stretch], bands: list[Band], edges: Edges) -> list[list[Band]]:
    """Put lines of one row together: those between two rules; without, those that stand tight or lack their first cell."""
    if not bands:
        return []
    rules = _rules(heads, edges)
    gaps = [after.top - before.bottom for before, after in pairwise(bands)]
    ruled = [any(a.bottom - 2 < rule < b.top + 2 for rule in rules) for a, b in pairwise(bands)]
    loose = max(gaps, default=0.0) - min(gaps, default=0.0) > _TIGHT * (bands[0].bottom - bands[0].top)
    middle = (max(gaps, default=0.0) + min(gaps, default=0.0)) / 2
    groups = [[bands[0]]]
    for gap, rule, band in zip(gaps, ruled, bands[1:], strict=True):
        if sum(ruled) > 1:
            new = rule
        else:
            new = (gap > middle if loose else 0 in band.cells) and not (set(band.cells) == {0} and _is_rest(band.cells[0]))
        if new:
            groups.append([band])
        else:
            groups[-1].append(band)
    return groups


def _is_table(heads: list[Stretch], bands: list[Band], groups: list[list[Band]]) -> bool:
    """Say whether the lines are a table: rows enough, with two cells and more in most, and not the prose of two columns."""
    wide = sum(len({column for band in group for column in band.cells}) > 1 for group in groups)
    if len(groups) < (2 if len(heads) > 2 else 3) or wide < 0.6 * len(groups):
        return False
    return not any(_is_prose(column, heads, bands) for column in range(len(heads) - 1))


def _is_prose(column: int, heads: list[Stretch], bands: list[Band]) -> bool:
    """Say whether a column's lines fill it and go on from one to the next, as those of a paragraph do."""
    words = [band.cells[column] for band in bands if column in band.cells]
    width = heads[column + 1].x0 - heads[column].x0
    if len(words) < 2 or median((word.x1 - word.x0) / width for word in words) < _FULL:
        return False
    return sum(word.text[:1].isupper() for word in words) < _SMALL * len(words) + 1


def make_phrased(heads: Sequence[list[Stretch]], groups: list[list[Band]], page: int) -> TableDraft:
    """Make the table of some heads, each of a line or more, and of the lines under them by row."""
    cells = [
        CellDraft(0, n, [Line(line.pieces) for line in head], header=True, box=_box(head)) for n, head in enumerate(heads)
    ]  # fmt: skip
    for row, group in enumerate(groups, 1):
        for column in range(len(heads)):
            words = [band.cells[column] for band in group if column in band.cells]
            cells.append(CellDraft(row, column, [Line(word.pieces) for word in words], box=_box(words) if words else None))
    words = [
        *(line for head in heads for line in head),
        *(w for group in groups for band in group for w in band.cells.values()),
    ]
    filled = sum(bool(cell.lines) for cell in cells) / len(cells)
    return TableDraft(page, len(groups) + 1, len(heads), cells, "borderless", round(0.4 + 0.6 * filled, 2), _box(words))


def _box(words: Sequence[Stretch]) -> Box:
    return Box(min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words), max(w.bottom for w in words))
