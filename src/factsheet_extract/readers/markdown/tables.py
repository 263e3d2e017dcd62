"""Pipe tables of Markdown: where they begin and end, and their cells with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factsheet_extract.model.document import Block, Cell, Mark, Table
from factsheet_extract.text.markup import read_inline

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
# |---|:--:|    --- | ---    - |---|    the line under the head (a list bullet may stand before it)
_RULE = re.compile(
    r"\s{0,100}(?:[-*+]\s{1,4})?\|?\s{0,100}:?-{1,200}:?\s{0,100}(?:\|\s{0,100}:?-{1,200}:?\s{0,100}){0,200}\|?\s*\Z"
)
# "- " or "* " or "> " before the first bar of a table in a list or a quotation
_LEAD = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,3}[.)][ \t]){0,40}(?=\|)|[ \t>]{0,40}")
# "- text"   "• text"    a bullet within a cell; "- 4" is a number below zero
_BULLET = re.compile(r"\s{0,20}([-*+•◦▪–])\s{1,5}(?!\d[\d\s.,%]{0,20}\Z)")
Slice = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table found: its slice of the source, its cells row by row as slices, how many rows are heads."""

    start: int
    end: int
    rows: list[list[Slice]]
    heads: int


def find_grid(text: str, start: int, end: int) -> Grid | None:
    """Find the pipe table among the lines of text[start:end]: a head, a line of dashes, then lines with bars."""
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match.group()]
    for index in range(1, len(lines)):
        if "|" in text[slice(*lines[index - 1])] and _is_rule(text[slice(*lines[index])]):
            return _grid(text, lines, index)
    return None


# <table>  <tr>  <td colspan="2">  </th>    the tags that make a table
_TABLE_TAG = re.compile(r"<(/?)(table|tr|td|th)\b[^<>]{0,500}>", re.IGNORECASE)


def find_html_grid(text: str, start: int, end: int) -> Grid | None:
    """Find the first table written in HTML in text[start:end]; its rows of `th` alone are heads."""
    rows: list[list[Slice]] = []
    heads: list[bool] = []
    first = last = begin = None
    for tag in _TABLE_TAG.finditer(text, start, end):
        closing, name = bool(tag.group(1)), tag.group(2).lower()
        if begin is not None and rows:
            rows[-1].append((begin, tag.start()))
        begin = None
        if name == "table" and closing and first is not None:
            last = tag.end()
            break
        first = tag.start() if name == "table" and first is None else first
        if name == "tr" and not closing:
            rows.append([])
            heads.append(True)
        elif name in {"td", "th"} and not closing and rows:
            begin = tag.end()
            heads[-1] = heads[-1] and name == "th"
    filled = [(row, head) for row, head in zip(rows, heads, strict=True) if row]
    if first is None or len(filled) < 1:
        return None
    count = next((n for n, (_, head) in enumerate(filled) if not head), len(filled))
    return Grid(first, last if last is not None else end, [row for row, _ in filled], count)


def _is_rule(line: str) -> bool:
    return "|" in line and "-" in line and len(line) < 10_000 and _RULE.match(line) is not None


def _grid(text: str, lines: list[Slice], rule: int) -> Grid:
    last = rule + 1
    while last < len(lines) and "|" in text[slice(*lines[last])]:
        last += 1
    body = [_cells(text, line) for line in lines[rule + 1 : last]]
    head = _cells(text, lines[rule - 1])
    named = any(text[slice(*cell)].strip() for cell in head)
    return Grid(
        lines[rule - 1][0],
        lines[last - 1][1],
        [head, *body] if named else body,
        int(named),
    )


def _cells(text: str, line: Slice) -> list[Slice]:
    start, end = line
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    end = start + len(text[start:end].rstrip())
    if text[start : start + 1] == "|":
        start += 1
    if end > start and text[end - 1] == "|" and text[end - 2] != "\\":
        end -= 1
    cells, place = [], start
    for bar in re.finditer(r"(?<!\\)\|", text[start:end]):
        cells.append((place, start + bar.start()))
        place = start + bar.end()
    return [*cells, (place, end)]


def lay_out(
    text: str, rows: list[list[Slice]], heads: int, first_block: int, parent: int | None
) -> tuple[Table, list[Block], list[Mark]]:
    """Make the table, its cell blocks (numbered from `first_block`) and the footnote marks in them."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    cells: list[Cell] = []
    for row, slices in enumerate(rows):
        for column, (start, end) in enumerate(slices):
            block, found = _cell(text, start, end, parent)
            cells.append(
                Cell(
                    row,
                    column,
                    None if block is None else first_block + len(blocks),
                    header=row < heads,
                )
            )
            blocks.extend([block] if block else [])
            marks.extend(found)
    columns = max((len(slices) for slices in rows), default=0)
    return Table(1, len(rows), columns, tuple(cells), "markup"), blocks, marks


def _cell(text: str, start: int, end: int, parent: int | None) -> tuple[Block | None, list[Mark]]:
    bullet = _BULLET.match(text, start, end)
    inline = read_inline(text, bullet.end() if bullet else start, end)
    if not inline.words(text).strip():
        return None, []
    segments = tuple(inline.segments)
    marker = bullet.group(1) if bullet else ""
    return Block("cell", 1, segments, 0, parent, marker, bold=inline.bold), inline.marks
