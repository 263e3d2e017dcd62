"""Tables of plain text whose cells stand between bars, or are parted by tabs.

    +-----------+-------+     Theme     | RCP | IRF      | Theme | RCP |     ┌────────┬─────┐
    | Theme     | Count |     ----------+-----+----      |-------|----:|     │ Theme  │ RCP │
    +===========+=======+     Border    |   4 |   2      | Data  |   3 |     ├────────┼─────┤

With or without bars at the ends, a rule under the head, rules between the rows. Without any rule two lines with as many bars
are a table where they print a figure behind the first one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.text.grids import Grid, goes_on, names_columns, with_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.text.grids import Slice, Slices
    from factsheet_extract.readers.text.lines import Line

# "|"  "│"  "║"   a bar; "\|" is none
_BAR: Final = re.compile(r"(?<!\\)[|│┃║┆┊]")
_TAB: Final = re.compile(r"\s{0,4}\t\s{0,40}")
# "+----+----+"  "|:---|---:|"  "├────┼────┤"  "-----------"   a rule across
_RULE: Final = re.compile(r"[\s|:+\-=_─━═│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╭╮╰╯╞╪╡╟╫╢╒╤╕╘╧╛╓╥╖╙╨╜┏┳┓┣╋┫┗┻┛┠┼┨┝┿┥]{3,400}")
_DRAWN: Final = re.compile(r"[-=_─━═]{2}")
_LEAST: Final = 2  # so many lines with cells make a table
_LONGEST: Final = 2000


def find_barred(text: str, lines: Sequence[Line]) -> list[Grid]:
    """Find the tables between bars and tabs."""
    cells = [_cells(line) for line in lines]
    rules = [is_rule(line.text) for line in lines]
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        last = _run(lines, cells, rules, place)
        grid = _grid(text, cells, rules, place, last) if last > place else None
        found += [grid] if grid else []
        place = max(last, place + 1)
    return found


def is_rule(line: str) -> bool:
    """Say whether a line draws a rule and nothing else."""
    return len(line) > 2 and _RULE.fullmatch(line) is not None and _DRAWN.search(line) is not None


def _cells(line: Line) -> list[Slice]:
    """Give the slices between the bars of a line, or between its tabs; none where there are none of either."""
    if len(line.text) > _LONGEST:
        return []
    bars = [bar.span() for bar in _BAR.finditer(line.text)]
    cuts = bars or [tab.span() for tab in _TAB.finditer(line.text)]
    if not cuts:
        return []
    ends = [0, *(end for cut in cuts for end in cut), len(line.text)]
    places = list(zip(ends[::2], ends[1::2], strict=True))
    if bars:
        places = places[bars[0][0] == 0 :]
        places = places[: len(places) - (bars[-1][1] == len(line.text))]
    return [_trimmed(line, *place) for place in places]


def _trimmed(line: Line, start: int, end: int) -> Slice:
    words = line.text[start:end]
    begin = line.start + start + len(words) - len(words.lstrip())
    return begin, max(begin, line.start + start + len(words.rstrip()))


def _run(lines: Sequence[Line], cells: Sequence[list[Slice]], rules: Sequence[bool], first: int) -> int:
    """Give the line after the last one of a run of lines with cells and of rules, that no gap parts."""
    last = first
    while last < len(lines) and (cells[last] or rules[last]) and (last == first or not lines[last].gap):
        last += 1
    return last


def _grid(text: str, cells: Sequence[list[Slice]], rules: Sequence[bool], first: int, last: int) -> Grid | None:
    said = [place for place in range(first, last) if not rules[place]]
    widths = Counter(len(cells[place]) for place in said)
    width = max(widths, key=lambda count: (widths[count], count), default=0)
    if width < 2 or widths[width] < _LEAST or any(count > width for count in widths):
        return None
    rows, heads = _rows(text, cells, rules, range(first, last), width)
    if heads == 0 and len(rows) > 1:
        heads = int(names_columns(text, rows[0], rows[1:]))
        if not heads and not any(rules[first:last]) and not _has_figures(text, rows):
            return None
    return Grid(first, last, tuple(map(tuple, rows)), heads) if len(rows) > heads else None


def _rows(
    text: str, cells: Sequence[list[Slice]], rules: Sequence[bool], places: range, width: int
) -> tuple[list[list[Slices]], int]:  # fmt: skip
    """Give the rows of a run of lines, and how many of them stand over the first rule that has rows on both sides."""
    rows: list[list[Slices]] = []
    heads = parts = 0
    fresh = True  # whether a rule stands right above
    closed = _is_closed(rules, places)
    for place in places:
        if rules[place]:
            heads = len(rows) if rows and not parts else heads
            parts += bool(rows) and not fresh
            fresh = True
            continue
        line = [cell if cell[1] > cell[0] else None for cell in cells[place]]
        line += [None] * (width - len(line))
        if rows and not fresh and goes_on(text, rows[-1], line, closed=closed and len(rows) > heads):
            rows[-1] = with_line(rows[-1], line)
        else:
            rows.append([(cell,) if cell else () for cell in line])
        fresh = False
    return rows, heads if heads < len(rows) else 0


def _is_closed(rules: Sequence[bool], places: range) -> bool:
    """Say whether rules part the rows: more of them than stand over the head, under it and under the table."""
    said = [place for place in places if not rules[place]]
    inner = sum(rules[place] for place in range(said[0], said[-1])) if said else 0
    return inner > 1


def _has_figures(text: str, rows: Sequence[Sequence[Slices]]) -> bool:
    return any(letter.isdigit() for row in rows for cell in row[1:] for start, end in cell for letter in text[start:end])
