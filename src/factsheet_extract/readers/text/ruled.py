"""Tables of plain text whose columns a rule of dashes marks off.

    Theme          RCP   IRF        =====  ======        Type     Active   Countries
    -------------  ----  ----       Year   Forums        ----------------------------
    Border         4     2          =====  ======        RCP      16       at least 167
    Data           3                2018   3

The dashes say where a column begins; where one rule runs under the whole head, the blanks that all lines have in common do. A
row goes on over several lines where the first of its cells is empty below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.readers.page.lines import ends_sentence
from factsheet_extract.readers.text.grids import Grid, goes_on, with_line
from factsheet_extract.readers.text.lines import chunks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.text.grids import Slice, Slices
    from factsheet_extract.readers.text.lines import Line

Span: TypeAlias = tuple[int, int]

# "-----  ----"  "=====  ====="  "──────"
_RULE: Final = re.compile(r"[-=_─━═~]{2,200}(?:\s{1,60}[-=_─━═~]{2,200}){0,40}")
_DASHES: Final = re.compile(r"[-=_─━═~]+")
_MOST_HEAD: Final = 3  # lines of a head
_LONGEST: Final = 400
_MOST_ROWS: Final = 400


def find_ruled(text: str, lines: Sequence[Line]) -> list[Grid]:
    """Find the tables under rules of dashes."""
    rules = [_runs(line) for line in lines]
    found: list[Grid] = []
    place = 0
    while place < len(lines):
        grid = _table(text, lines, rules, place, found[-1].last if found else 0) if rules[place] else None
        found += [grid] if grid else []
        place = max(grid.last if grid else 0, place + 1)
    return found


def _runs(line: Line) -> list[Span]:
    """Give where on the page the dashes of a rule stand, nothing where a line is none."""
    if len(line.text) > _LONGEST or not _RULE.fullmatch(line.text):
        return []
    return [(line.left + run.start(), line.left + run.end()) for run in _DASHES.finditer(line.text)]


def _table(text: str, lines: Sequence[Line], rules: Sequence[list[Span]], rule: int, floor: int) -> Grid | None:
    """Give the table whose head stands over `rule`, or under it where it is the first of two."""
    first = _head_above(lines, rules, rule, floor)
    if first == rule:
        under = next((n for n in range(rule + 2, min(rule + 2 + _MOST_HEAD, len(lines))) if rules[n]), None)
        if under is None or any(lines[n].gap for n in range(rule + 2, under + 1)):
            return None
        first, rule = rule + 1, under
    last, closed = _body(lines, rules, rule)
    body = [n for n in range(rule + 1, last) if not rules[n]]
    starts = _starts([lines[n] for n in (*range(first, rule), *body)], rules[rule])
    if len(starts) < 2 or not body:
        return None
    cells = {n: _cut(lines[n], starts) for n in (*range(first, rule), *body)}
    if sum(sum(map(bool, cells[n])) > 1 for n in body) < max(1, 0.5 * len(body)):
        return None
    head = [_joined_head([cells[n] for n in range(first, rule)])] if first < rule else []
    rows = _rows(text, lines, [(n, cells[n]) for n in body], closed)
    top = first - 1 if first and rules[first - 1] and first - 1 >= floor else first
    return Grid(top, last, (*map(tuple, head), *map(tuple, rows)), len(head))


def _head_above(lines: Sequence[Line], rules: Sequence[list[Span]], rule: int, floor: int) -> int:
    first = rule
    while first > floor and rule - first < _MOST_HEAD and not lines[first].gap and not rules[first - 1]:
        over = first < rule or (first > floor + 1 and lines[first - 1].left > lines[first - 2].left + 1)
        if ends_sentence(lines[first - 1].text) or lines[first - 1].bullet or len(chunks_of(lines[first - 1])) < 2 - over:
            break
        first -= 1
    while first < rule and len(chunks_of(lines[first])) < 2 and not _is_over(lines, first, rule):
        first += 1  # a title right above the head
    return first


def _is_over(lines: Sequence[Line], line: int, rule: int) -> bool:
    """Say whether a line with one name stands over a column but the first one: the head has two lines there."""
    return line + 1 < rule and lines[line].left > lines[line + 1].left + 1


def _body(lines: Sequence[Line], rules: Sequence[list[Span]], rule: int) -> tuple[int, bool]:
    """Give the line after the last row, and whether rows are parted by blank lines: then a rule closes the table."""
    end = next((n for n in range(rule + 1, min(rule + _MOST_ROWS, len(lines))) if rules[n]), None)
    if (end is not None and rules[end] == rules[rule]) or (end is not None and len(rules[end]) == 1):
        inner = [n for n in range(rule + 2, end) if lines[n].gap]
        wide = all(len(chunks_of(lines[n])) > 1 for n in inner)
        if wide and not lines[rule + 1].gap:
            return _past(lines, rules, end), bool(inner)
    last = rule + 1
    while last < len(lines) and not rules[last] and (last == rule + 1 or not lines[last].gap):
        last += 1
    return last, False


def _past(lines: Sequence[Line], rules: Sequence[list[Span]], end: int) -> int:
    """Give the line after a closing rule, or after the rows of sums that stand under it and close with another rule."""
    last = end + 1
    while last < len(lines) and not lines[last].gap and not rules[last] and len(chunks_of(lines[last])) > 1:
        last += 1
    return last + 1 if last > end + 1 and last < len(lines) and rules[last] and not lines[last].gap else last


def _starts(lines: Sequence[Line], runs: Sequence[Span]) -> list[int]:
    """Give where the columns begin: by the runs of dashes, or by the blanks that all lines share."""
    if len(runs) > 1:
        return [run[0] for run in runs]
    chunks = [chunks_of(line) for line in lines]
    wide = [spans for spans in chunks if len(spans) > 1]
    if len(wide) < 2 or len(wide) < 0.5 * len(chunks):
        return []
    merged: list[Span] = []
    for start, end in sorted(span for spans in wide for span in spans):
        if merged and start < merged[-1][1] + 2:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [start for start, _ in merged] if len(merged) >= max(map(len, chunks[:1])) else []


def _cut(line: Line, starts: Sequence[int]) -> list[Slice | None]:
    """Cut a line where the columns begin; a word that stands over such a place stays with the column it begins in."""
    cells: list[Slice | None] = []
    begin = 0
    for start in [*(start - line.left for start in starts[1:]), len(line.text)]:
        end = min(max(start, begin), len(line.text))
        if 0 < end < len(line.text) and not line.text[end - 1].isspace():
            blank = line.text.rfind(" ", begin, end)
            wide = line.text.find("  ", end)
            end = blank + 1 if blank >= begin else (wide if wide >= 0 else len(line.text))
        words = line.text[begin:end]
        place = line.start + begin + len(words) - len(words.lstrip())
        cells.append((place, place + len(words.strip())) if words.strip() else None)
        begin = end
    return cells


def _joined_head(lines: Sequence[Sequence[Slice | None]]) -> list[Slices]:
    row: list[Slices] = [() for _ in lines[0]]
    for line in lines:
        row = with_line(row, line)
    return row


def _rows(text: str, lines: Sequence[Line], body: Sequence[tuple[int, list[Slice | None]]], closed: bool) -> list[list[Slices]]:
    rows: list[list[Slices]] = []
    for number, line in body:
        parted = closed and lines[number].gap
        if rows and not parted and goes_on(text, rows[-1], line, closed=closed):
            rows[-1] = with_line(rows[-1], line)
        else:
            rows.append([(cell,) if cell else () for cell in line])
    return rows
