"""Lists of plain text in which dots lead from a label to its figures: each line is a row, its cells marked off by the dots.

Theme                          RCP   IRF
Labour migration ...........    12     9
Return and
  readmission ..............     4     -
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import ends_sentence, is_value
from factsheet_extract.readers.text.grids import Grid
from factsheet_extract.readers.text.lines import CHUNK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.text.grids import Slice, Slices
    from factsheet_extract.readers.text.lines import Line

# " ......... "  "…… "  " . . . . "  "____"  " ------- "   what leads to a figure
_LEADER: Final = re.compile(r"\s{0,4}(?:\.{3,200}|…{1,90}|(?:\s\.){3,99}|·{3,200}|_{3,200}|(?<=\s)-{4,200}(?=\s))\s{0,60}")
_LONGEST: Final = 300  # characters of a line
_LONGEST_CELL: Final = 40
_LEAST: Final = 2


def find_led(lines: Sequence[Line]) -> list[Grid]:
    """Find the lists of two rows or more."""
    rows = [_row(line) for line in lines]
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        last = place
        while last < len(lines) and _is_next(lines, rows, place, last):
            last += 1
            if last + 1 < len(lines) and not rows[last] and rows[last + 1] and _opens_label(lines, last):
                last += 1
        if sum(map(bool, rows[place:last])) >= _LEAST:
            found.append(_grid(lines, rows, place, last, found[-1].last if found else 0))
        place = max(last, place + 1)
    return found


def _is_next(lines: Sequence[Line], rows: Sequence[list[Slice]], first: int, place: int) -> bool:
    return bool(rows[place]) and len(rows[place]) == len(rows[first]) and (place == first or not lines[place].gap)


def _row(line: Line) -> list[Slice]:
    """Give the label and the cells behind the dots of a line; none where it has no dots, or more than figures behind them."""
    dots = _LEADER.search(line.text) if len(line.text) <= _LONGEST else None
    if dots is None or not line.text[: dots.start()].strip():
        return []
    cells = [chunk.span() for chunk in CHUNK.finditer(line.text, dots.end())]
    if not cells or not all(end - start <= _LONGEST_CELL and _is_figure(line.text[start:end]) for start, end in cells):
        return []
    start = line.bullet.end if line.bullet and not line.bullet.numbered else line.start
    return [(start, line.start + dots.start()), *((line.start + a, line.start + b) for a, b in cells)]


def _is_figure(words: str) -> bool:
    first = words.split(maxsplit=1)[0]
    return (first[0].isdigit() or is_value(first)) and _LEADER.search(words) is None


def _opens_label(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line without dots is the beginning of the label that goes on, small or further in, on the next one."""
    line, following = lines[place], lines[place + 1]
    if line.gap or following.gap or ends_sentence(line.text) or line.text.endswith(":"):
        return False
    return following.bullet is None and (following.text[0].islower() or following.left > line.left)


def _grid(lines: Sequence[Line], rows: Sequence[list[Slice]], first: int, last: int, floor: int) -> Grid:
    made: list[tuple[Slices, ...]] = []
    opened: Slices = ()
    if first > floor and not lines[first].gap and not rows[first - 1] and lines[first].text[0].islower():
        first -= 1
    for place in range(first, last):
        line = lines[place]
        if not rows[place]:
            opened = ((line.bullet.end if line.bullet else line.start, line.end),)
            continue
        label, *cells = rows[place]
        made.append(((*opened, label), *((cell,) for cell in cells)))
        opened = ()
    head = _head(lines, first, floor, len(made[0]))
    return Grid(first - bool(head), last, (*head, *made), len(head))


def _head(lines: Sequence[Line], first: int, floor: int, width: int) -> list[tuple[Slices, ...]]:
    """Give the line right above the first row as its head where wide blanks part it into as many names as there are columns."""
    if first <= floor or lines[first].gap or len(lines[first - 1].text) > _LONGEST:
        return []
    line = lines[first - 1]
    names = [((line.start + name.start(), line.start + name.end()),) for name in CHUNK.finditer(line.text)]
    if line.bullet or ends_sentence(line.text) or not width - 1 <= len(names) <= width or len(names) < _LEAST:
        return []
    return [((),) * (width - len(names)) + tuple(names)]
