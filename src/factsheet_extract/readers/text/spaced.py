"""Tables of plain text that wide blanks lay out whole: under a head of several names every row has as many cells as it.

    Item              Unit              2010      2011
    Cattle            million head      19.1      21.3
    Goats ..........  million head      13.6     15.2r

Here the blanks say what a cell is, whatever it holds: words, a figure with a letter behind it, a dash. Rows of another width,
heads of several lines and tables parted by single blanks are left to `tables`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import find_bullet, is_value
from factsheet_extract.readers.text.tables import Placed, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.tables import Slice

# "million head"   what stands between two wide blanks or tabs: words with single blanks between them
_CELL: Final = re.compile(r"\S+(?:[ \u00a0]\S+)*")
# "2010"  "2009/10"   the figures that a head may print
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(?:\s?[-–/]\s?\d{2,4})?[a-z]?")
_FEWEST: Final = 3  # cells of a row, that of its label among them
_LEAST: Final = 3  # so many rows make a table
_LONGEST: Final = 400  # characters of a row


def find_spaced(lines: Sequence[str], gaps: Sequence[bool]) -> list[Rows]:
    """Find the tables whose head and rows all have the same number of cells, three or more."""
    cells = [_cells(line) for line in lines]
    found: list[Rows] = []
    place = 0
    while place < len(lines):
        last = _last_row(lines, cells, gaps, place)
        if last - place > _LEAST and not _stands_over(cells, gaps, place):
            found.append(_table(lines, cells, place, last))
            place = last
        else:
            place += 1
    return found


def _cells(line: str) -> list[Slice]:
    return [cell.span() for cell in _CELL.finditer(line)] if len(line) <= _LONGEST else []


def _last_row(lines: Sequence[str], cells: Sequence[list[Slice]], gaps: Sequence[bool], head: int) -> int:
    """Give the line after the last row under a head, the head's own line where it is none."""
    width = len(cells[head])
    if width < _FEWEST or not _is_head(lines[head], cells[head]):
        return head
    last = head + 1
    while last < len(lines) and len(cells[last]) == width and _is_row(lines[last], cells[last]):
        if gaps[last] and last > head + 1:
            break
        last += 1
    goes_on = last < len(lines) and not gaps[last]
    return head if goes_on and len(cells[last]) > 1 else last


def _is_head(line: str, cells: Sequence[Slice]) -> bool:
    """Whether every cell is a name: words, or a year."""
    said = [line[slice(*cell)] for cell in cells]
    named = all(_YEAR.fullmatch(cell) or (any(map(str.isalpha, cell)) and not is_value(cell)) for cell in said)
    return named and not _YEAR.fullmatch(said[0]) and find_bullet(line) is None and not line.endswith((".", ":", ";"))


def _is_row(line: str, cells: Sequence[Slice]) -> bool:
    """Whether a line is a label with words, and cells of which one or more print a figure."""
    label, *others = (line[slice(*cell)] for cell in cells)
    return any(map(str.isalpha, label)) and any(cell[0].isdigit() or is_value(cell) for cell in others)


def _stands_over(cells: Sequence[list[Slice]], gaps: Sequence[bool], head: int) -> bool:
    """Whether a line of several cells stands right above the head: the head has more lines than this one."""
    return head > 0 and not gaps[head] and len(cells[head - 1]) > 1


def _table(lines: Sequence[str], cells: Sequence[list[Slice]], head: int, last: int) -> Rows:
    rows = [Row([line], list(_placed(cells[line])), header=line == head) for line in range(head, last)]
    return Rows(head, last, rows, len(cells[head]) - 1, lines)


def _placed(cells: Sequence[Slice]) -> Iterator[Placed]:
    return (Placed(*cell, column) for column, cell in enumerate(cells) if column)
