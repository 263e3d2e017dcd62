"""Lists whose dots lead from a label to its figure, wherever the figure stands: tables of two columns.

    Labour migration ......... 22 RCPs and IRFs
    Return ....... 7 RCPs and IRFs

Start at `find_led`. The figures of such a list need not stand under each other; the dots say what belongs together. Where they
do stand under each other, `aligned` finds the same table with its head and all of its columns, and `settle_led` keeps that one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.drafts import CellDraft, TableDraft
from factsheet_extract.readers.page.lines import find_bullet, is_value
from factsheet_extract.readers.page.printed import Line

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece

_LEAST_ROWS = 3
_NEAR = 2.0  # times the letters' size: words of one label or of one figure stand no further apart
_REACH = 2.6  # times a row's height: rows of one list stand no further apart, a label of two lines between them
_TIGHT = 0.6  # of a line's height: lines of one label stand no further apart
_EDGE = 3.0  # points: labels of one list begin on one edge


@dataclass(slots=True, eq=False)
class _Row:
    """A label of one line or more, and what the dots lead to."""

    label: list[list[Piece]]
    value: list[Piece]

    @property
    def x0(self) -> float:
        return self.label[-1][0].x0

    @property
    def top(self) -> float:
        return self.label[0][0].top

    @property
    def bottom(self) -> float:
        return self.label[-1][0].bottom


def find_led(pieces: list[Piece], page: int) -> list[TableDraft]:
    """Give the lists of three rows or more in which dots lead to one figure each."""
    places = [place for place, piece in enumerate(pieces) if piece.led]
    if len(places) < _LEAST_ROWS:
        return []
    groups: list[list[_Row]] = []
    for place in places:
        row = _Row([_before(pieces, place)], _behind(pieces, place))
        if not row.label[0] or not _is_figure(row.value):
            continue
        if groups and _goes_on(groups[-1][-1], row):
            _take_lines(groups[-1][-1], row, pieces, place)
            groups[-1].append(row)
        else:
            groups.append([row])
    return [_table(group, page) for group in groups if len(group) >= _LEAST_ROWS]


def settle_led(led: list[TableDraft], aligned: list[TableDraft]) -> list[TableDraft]:
    """Keep the aligned table where it holds all that the dots lead to, and the list where it does not."""
    for table in led:
        if not any(_has_all(other, table) for other in aligned):
            held = _places(table).keys()
            aligned = [other for other in aligned if not held & _places(other).keys()] + [table]
    return aligned


def _has_all(other: TableDraft, table: TableDraft) -> bool:
    """Say whether a table holds the words of a list, each label and its figure in two cells."""
    places = _places(other)
    firsts = [cell.lines[-1].pieces[0] for cell in table.cells]
    if not all(id(piece) in places for piece in firsts):
        return False
    return all(places[id(label)] != places[id(value)] for label, value in zip(firsts[::2], firsts[1::2], strict=True))


def _places(table: TableDraft) -> dict[int, tuple[int, int]]:
    """Give row and column of each word."""
    return {id(piece): (cell.row, cell.column) for cell in table.cells for line in cell.lines for piece in line.pieces}


def _before(pieces: list[Piece], place: int) -> list[Piece]:
    """The words of the label: those before the dots on their line."""
    first = place
    while first and _beside(pieces[first - 1], pieces[first]) and (first == place or _is_near(pieces, first)):
        first -= 1
    return pieces[first:place]


def _is_near(pieces: list[Piece], place: int) -> bool:
    return not pieces[place].led and pieces[place].x0 - pieces[place - 1].x1 < _NEAR * pieces[place].size


def _behind(pieces: list[Piece], place: int) -> list[Piece]:
    """The figure and its noun: the words behind the dots on their line."""
    last = place + 1
    while last < len(pieces) and _beside(pieces[last - 1], pieces[last]) and _is_near(pieces, last):
        last += 1
    return pieces[place:last]


def _beside(before: Piece, after: Piece) -> bool:
    """Say whether a word stands behind another on one line."""
    middle = (after.top + after.bottom) / 2
    return before.top < middle < before.bottom and after.x0 > before.x1 - 1


def _is_figure(words: list[Piece]) -> bool:
    """One figure and perhaps its noun; several figures are the columns of a table."""
    return is_value(words[0].text) and not any(is_value(word.text) for word in words[1:])


def _goes_on(last: _Row, row: _Row) -> bool:
    height = row.label[0][0].bottom - row.label[0][0].top
    return abs(row.x0 - last.x0) < _EDGE and -1 < row.top - last.bottom < _REACH * height


def _take_lines(last: _Row, row: _Row, pieces: list[Piece], place: int) -> None:
    """Take the lines between two rows into the second one's label."""
    first = place - len(row.label[0])
    end = next(number for number in range(first, -1, -1) if pieces[number - 1] is last.value[-1]) if first else first
    between = pieces[end:first]
    lines: list[list[Piece]] = []
    for piece in between:
        if lines and _beside(lines[-1][-1], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    if all(_is_line_of(line[0], row) for line in lines) and _are_tight([*lines, row.label[0]]):
        row.label[:0] = lines


def _is_line_of(first: Piece, row: _Row) -> bool:
    """A line of the same letters, above the label and on its edge."""
    return abs(first.x0 - row.x0) < _EDGE and first.size == row.label[0][0].size and first.top < row.top


def _are_tight(lines: list[list[Piece]]) -> bool:
    return all(b[0].top - a[0].bottom < _TIGHT * (b[0].bottom - b[0].top) for a, b in pairwise(lines))


def _table(rows: list[_Row], page: int) -> TableDraft:
    cells: list[CellDraft] = []
    for number, row in enumerate(rows):
        label = CellDraft(number, 0, [Line(words) for words in row.label], box=_hull([p for words in row.label for p in words]))
        bullet = find_bullet(label.lines[0].text)
        if bullet and not bullet.numbered and len(label.lines[0].pieces) > 1:
            label.marker, label.skip = bullet.marker, 1
        cells += [label, CellDraft(number, 1, [Line(row.value)], box=_hull(row.value))]
    box = _hull([piece for cell in cells for line in cell.lines for piece in line.pieces])
    return TableDraft(page, len(rows), 2, cells, "borderless", 1.0, box)


def _hull(pieces: list[Piece]) -> Box:
    return Box(
        min(piece.x0 for piece in pieces), min(piece.top for piece in pieces),
        max(piece.x1 for piece in pieces), max(piece.bottom for piece in pieces),
    )  # fmt: skip
