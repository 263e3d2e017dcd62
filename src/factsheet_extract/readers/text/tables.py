"""Rows of figures in plain text: a label, then as many values as the rows around it have."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.model.document import Block, Cell, Segment, Table
from factsheet_extract.readers.page.lines import (
    Bullet,
    find_bullet,
    join_groups,
    join_signs,
    trailing_values,
)
from factsheet_extract.readers.text.columns import columns_of, find_shape
from factsheet_extract.readers.text.fit import fit_rows
from factsheet_extract.readers.text.heads import find_head
from factsheet_extract.readers.text.names import columns_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.columns import Shape
    from factsheet_extract.readers.text.heads import HeadLine

Slice: TypeAlias = tuple[int, int]
_LEAST: Final = 3  # so many rows make a table
_NEAR: Final = 3  # so many lines above the rows may say how many columns there are
# "Ext. "  "No. "   a word cut short before its number: no label of a row; rows of points are leaders
_SHORTENED = re.compile(r"[^\W\d_]\.\s*\Z")
# "Maize ......"   the points that lead from a label to its figures
_POINTS = re.compile(r"(?<=[\w)])\s{0,3}(?:\.{3,200}|…{1,90})\s{0,200}\Z")
# 2014    2015-16    a row's label that is itself a number
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A value or a head within its line: its slice, the first column it stands in (from 1), and over how many."""

    start: int
    end: int
    column: int
    span: int = 1


@dataclass(slots=True)
class Row:
    """One row: its lines, and its values within the last of them (none for a group row), as slices with their columns.

    The words of a `torn` head belong to no column that could be told; they stand before the table as a running head does.
    """

    lines: list[int]
    values: list[Placed] = field(default_factory=list)
    header: bool = False
    torn: bool = False


@dataclass(slots=True)
class Rows:
    """A run of rows on lines first .. last (exclusive), with so many values at most."""

    first: int
    last: int
    rows: list[Row]
    columns: int
    lines: Sequence[str]


def find_rows(
    lines: Sequence[str], gaps: Sequence[bool] = (), taken: frozenset[int] = frozenset()
) -> list[Rows]:  # fmt: skip
    """Find the runs of three rows or more; lines without values within a run are group rows or the beginning of a label.

    `gaps` tells of each line whether a blank one stands before it: short rows after the last gap are no rows of the table.
    Lines `taken` belong to other tables: no run goes over them.
    """
    values = [_values(line) for line in lines]
    runs: list[Rows] = []
    place = floor = 0
    while place < len(lines):
        floor = place + 1 if place in taken else floor
        last = place if place in taken else _run(lines, values, place, taken)
        if last > place:
            runs.append(_rows(lines, values, place, last, floor, gaps))
            last = floor = runs[-1].last
        place = max(place + 1, last)
    return runs


def _values(line: str) -> list[Slice]:
    found = trailing_values(line)
    if len(found) > 2 and found[0][0] == 0 and _YEAR.fullmatch(line[: found[0][1]]):
        found = found[1:]  # the year is the row's label
    label = line[: found[0][0]] if found else line
    if _SHORTENED.search(label):
        return []
    if len(found) < 2 or not label.strip() or not (label.strip()[0].isdigit() or any(c.isalpha() for c in label)):
        return []
    return found if any(letter.isdigit() for start, end in found for letter in line[start:end]) or len(found) > 2 else []


def _run(lines: Sequence[str], values: Sequence[list[Slice]], first: int, taken: frozenset[int]) -> int:
    """Give the line after the last row of the run that begins at `first`, `first` where none does.

    A line with the next row's number begins that row's label, and is no bare line between rows.
    """
    last, count, bare, place = first, 0, 0, first
    number: int | None = None
    while place < len(lines) and bare < _LEAST and place not in taken:
        own = _number_of(lines[place])
        begins = number is not None and own == number + 1
        number = own if begins or number is None else number
        bare = 0 if values[place] else bare + (not begins)
        if values[place]:
            last, count = place + 1, count + 1
        elif len(lines[place]) > 130:
            break
        place += 1
    return last if values[first] and count >= _LEAST else first


def _rows(
    lines: Sequence[str], values: Sequence[list[Slice]], first: int, last: int, floor: int, gaps: Sequence[bool]
) -> Rows:  # fmt: skip
    named = [count for above in lines[max(floor, first - _NEAR) : first] for count in columns_named(above)]
    fitted, columns, shape = _fit(lines[first:last], values[first:last], named)
    values = [*values[:first], *fitted, *values[last:]]
    last = _without_tail([len(found) for found in fitted], columns, gaps[first:last]) + first
    first += next(number for number, found in enumerate(fitted) if len(found) == columns)
    first = _label_start(lines, first, floor)
    rows: list[Row] = []
    waiting: list[int] = []
    numbered = _mostly_numbered(lines, values, first, last)
    if numbered and first > floor and not _is_numbered(lines[first]) and _is_numbered(lines[first - 1]):
        first -= 1
    for place in range(first, last):
        if not _speaks(lines[place]):
            continue
        waiting.append(place)
        found = values[place] or _single(lines[place])
        if found:
            opened = numbered and not _is_numbered(lines[place]) and len(waiting) > 1 and _is_numbered(lines[place - 1])
            groups = 0 if lines[place][0].islower() or lines[place][0] in "(%" else len(waiting) - 1
            groups = len(waiting) - 2 if opened else groups
            rows += [Row([group]) for group in waiting[:groups]]
            rows.append(Row(waiting[groups:], _placed(lines[place], found, columns, shape)))
            waiting = []
    head = find_head(lines, first, floor, columns, shape)
    if head:
        rows[:0] = _head_rows(head, first, lines)
    return Rows(head[0].line if head else first, last, rows, columns, lines)


def _without_tail(widths: Sequence[int], columns: int, gaps: Sequence[bool]) -> int:
    """Give how many lines of a run are left without what stands after a gap and has no whole row: an imprint, an address."""
    whole = max((place for place, width in enumerate(widths) if width == columns), default=-1)
    if sum(width == columns for width in widths) < _LEAST:
        return len(widths)
    return next((place for place in range(whole + 1, len(widths)) if place < len(gaps) and gaps[place]), len(widths))


def _head_rows(head: tuple[HeadLine, ...], first: int, lines: Sequence[str]) -> Iterator[Row]:
    """Give the rows of a head; lines between it and the first row are group rows."""
    for line in head:
        placed = [Placed(*name.place, name.column, name.span) for name in line.names]
        yield Row([line.line], placed, header=True, torn=line.torn)
    yield from (Row([line]) for line in range(head[-1].line + 1, first) if _speaks(lines[line]))


def _speaks(line: str) -> bool:
    """Whether a line says anything: a rule of dashes does not."""
    return any(map(str.isalnum, line))


def _placed(line: str, found: list[Slice], columns: int, shape: Shape | None) -> list[Placed]:
    """Give the values of a row with their columns; a figure too many is the end of the label."""
    found = found[-columns:]
    taken = columns_of([line[slice(*value)] for value in found], shape) if shape else None
    places = taken or range(len(found))
    return [Placed(*value, column + 1) for value, column in zip(found, places, strict=True)]


def _is_numbered(line: str) -> bool:
    bullet = find_bullet(line)
    return bullet is not None and bullet.numbered


def _number_of(line: str) -> int | None:
    """Give the number that a row's label begins with: 88 of `88. Slightly above normal`."""
    bullet = find_bullet(line)
    digits = bullet.marker.strip(".()") if bullet is not None and bullet.numbered else ""
    return int(digits) if digits.isdecimal() else None


def _mostly_numbered(lines: Sequence[str], values: Sequence[list[Slice]], first: int, last: int) -> bool:
    """Where rows are numbered, a line without a number goes on with the one before."""
    return sum(_is_numbered(lines[n]) for n in range(first, last)) > 0.5 * sum(bool(values[n]) for n in range(first, last))


def _fit(
    lines: Sequence[str], values: Sequence[list[Slice]], named: Sequence[int]
) -> tuple[list[list[Slice]], int, Shape | None]:
    """Settle how many values a row has, and the form of each column where forms tell the columns apart.

    As many as a line above names, where the rows can be joined to that; else as many as most rows have, with `1 234` as one or
    two values, whichever more rows agree on.
    """
    for columns in reversed(named):
        fitted = fit_rows(lines, values, columns)
        if fitted is not None:
            return (
                fitted,
                columns,
                find_shape([[line[slice(*v)] for v in row] for line, row in zip(lines, fitted, strict=True)]),
            )
    signed = [join_signs(line, found) for line, found in zip(lines, values, strict=True)]
    shape = find_shape([[line[slice(*value)] for value in found] for line, found in zip(lines, signed, strict=True)])
    if shape:
        return signed, len(shape), shape
    joined = [join_groups(line, found) for line, found in zip(lines, values, strict=True)]
    apart, as_one = (Counter(len(found) for found in kind if found).most_common(1)[0] for kind in (values, joined))
    columns = apart[0] if apart[1] >= as_one[1] else as_one[0]
    rows = zip(values, joined, strict=True)
    return [alone if len(alone) <= columns else together for alone, together in rows], columns, None


def _single(line: str) -> list[Slice]:
    """A row among rows that has one value only: `Alertes 1**`."""
    found = trailing_values(line)
    return found if len(found) == 1 and any(c.isdigit() for c in line[slice(*found[0])]) and found[0][0] else []


def _label_start(lines: Sequence[str], first: int, floor: int) -> int:
    return first - 1 if first > floor and lines[first][0].islower() else first


def lay_out(rows: Rows, places: Sequence[tuple[int, Bullet | None]], first_block: int, page: int) -> tuple[list[Block], Table]:
    """Make the cell blocks, numbered from `first_block`, and the table; `places` are start and bullet of each line."""
    blocks: list[Block] = []
    cells: list[Cell] = []
    levels: list[str] = []
    for number, row in enumerate(rows.rows):
        offsets = [places[line - rows.first][0] for line in row.lines]
        bullet = places[row.lines[0] - rows.first][1]
        label = _label(rows, row, offsets, bullet)
        span = 1 if row.values else rows.columns + 1
        if label and row.torn:
            blocks.append(Block("header", page, label))
        elif label:
            cells.append(
                Cell(
                    number,
                    0,
                    first_block + len(blocks),
                    column_span=span,
                    header=row.header,
                )
            )
            blocks.append(
                Block(
                    "cell",
                    page,
                    label,
                    _level(levels, bullet),
                    None,
                    bullet.marker if bullet else "",
                )
            )
        for value in row.values:
            block = first_block + len(blocks)
            cells.append(Cell(number, value.column, block, column_span=value.span, header=row.header))
            blocks.append(Block("cell", page, (Segment(offsets[-1] + value.start, offsets[-1] + value.end),)))
    full = [len(row.values) == rows.columns for row in rows.rows if row.values and not row.header]
    even = sum(full) / max(1, len(full))
    table = Table(
        page,
        len(rows.rows),
        rows.columns + 1,
        tuple(cells),
        "borderless",
        round(0.5 + 0.4 * even, 2),
    )
    return blocks, table


def _label(rows: Rows, row: Row, offsets: list[int], bullet: Bullet | None) -> tuple[Segment, ...]:
    pieces: list[Segment] = []
    for line, offset in zip(row.lines, offsets, strict=True):
        words = rows.lines[line]
        end = row.values[0].start if row.values and line == row.lines[-1] else len(words)
        start = bullet.end - offset if bullet and not bullet.numbered and line == row.lines[0] else 0
        if words[start:end].strip():
            pieces += [Segment(pieces[-1].end, pieces[-1].end + 1, " ")] if pieces else []
            pieces.append(Segment(offset + start, offset + start + len(_POINTS.sub("", words[start:end]).rstrip())))
    return tuple(pieces)


def _level(levels: list[str], bullet: Bullet | None) -> int:
    if bullet is None or bullet.numbered:
        return 0
    if bullet.marker not in levels:
        levels.append(bullet.marker)
    return levels.index(bullet.marker)
