"""Tables of plain text whose cells stand under each other between wide blanks, words among them.

    Role                        Mechanisms            RCPs and IRFs    Theme
    Full participant            Bali Process; IGC     19               Labour migration
    Observer                    18 ISCMs              16               Counter-trafficking
    Administrative support      4 ISCMs               15               Border management

Start at `find_words`. Tables of figures alone are found by the layout of the page (`page`); here at least one column has
words, or the figures stand before what they count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import is_value
from factsheet_extract.readers.text.grids import Grid, with_line
from factsheet_extract.readers.text.lines import chunks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.text.grids import Slice, Slices
    from factsheet_extract.readers.text.lines import Line, Span

_LEAST: Final = 3  # so many lines of two cells or more, the head among them
_MOST: Final = 200  # lines of a table
_WHOLE: Final = 0.6  # of its cells must be filled
_SHARE: Final = 0.5  # of its rows must print a figure
_LONG_WORDS: Final = 7  # words of a cell of prose, on the average
_MOSTLY: Final = 0.8
_WIDEST: Final = 12  # columns
_TRIES: Final = 4  # so often a table is looked for within lines that are none as a whole
_PAIR: Final = 2
_SMALL: Final = 0.2  # of the cells of a column may begin small
_OPEN: Final = ("(", ",", ";", "-", "–")


@dataclass(slots=True)
class _Block:
    """Lines whose cells stand under each other, and where its columns stand."""

    first: int
    last: int
    columns: list[Span]


def find_words(lines: Sequence[Line]) -> list[Grid]:
    """Find the tables with columns of words."""
    chunks = [chunks_of(line) for line in lines]
    found: list[Grid] = []
    place = floor = within = 0
    while place < len(lines):
        within = within if place < floor else 0
        block = _block(lines, chunks, place) if within < _TRIES and _opens(lines, chunks, place, floor) else None
        grid = _grid(lines, chunks, block) if block else None
        found += [grid] if grid else []
        within += block is not None
        floor = max(floor, block.last) if block else floor
        place = grid.last if grid else place + 1
    return found


def _opens(lines: Sequence[Line], chunks: Sequence[list[Span]], place: int, floor: int) -> bool:
    """Say whether a table may begin at a line: something else stands above it, or what was looked at before ends there."""
    if not 1 < len(chunks[place]) <= _WIDEST:
        return False
    return place == floor or (lines[place].gap and place > floor) or len(chunks[place - 1]) < _LEAST - 1


def _block(lines: Sequence[Line], chunks: Sequence[list[Span]], first: int) -> _Block | None:
    columns = list(chunks[first])
    last = first + 1
    while last < min(len(lines), first + _MOST) and lines[last].row - lines[last - 1].row <= 2:
        if len(chunks[last]) > _WIDEST:
            break
        if len(chunks[last]) < 2 and (lines[last].gap or _column(columns, chunks[last][0]) is None):
            break
        fitted = _fitted(columns, chunks[last])
        if fitted is None:
            break
        columns = fitted
        last += 1
    while last > first and len(chunks[last - 1]) < 2 and not _closes(lines, chunks, columns, last - 1):
        last -= 1
    return _Block(first, last, columns) if sum(len(spans) > 1 for spans in chunks[first:last]) >= _LEAST else None


def _closes(lines: Sequence[Line], chunks: Sequence[list[Span]], columns: Sequence[Span], place: int) -> bool:
    """Say whether a last line of one cell goes on with the row above it: what follows stands apart."""
    follows = place + 1 < len(lines) and not lines[place + 1].gap
    return not (follows and len(chunks[place + 1]) < 2) or _column(columns, chunks[place][0]) != 0


def _fitted(columns: Sequence[Span], spans: Sequence[Span]) -> list[Span] | None:
    """Give the columns with the cells of another line in them; None where a cell stands in two of them."""
    grown = list(columns)
    for span in spans:
        over = [place for place, column in enumerate(grown) if span[0] < column[1] + 1 and column[0] < span[1] + 1]
        if len(over) > 1:
            return None
        if over:
            grown[over[0]] = (min(grown[over[0]][0], span[0]), max(grown[over[0]][1], span[1]))
        else:
            grown = sorted([*grown, span])
    return grown


def _column(columns: Sequence[Span], span: Span) -> int | None:
    over = [place for place, column in enumerate(columns) if span[0] < column[1] + 1 and column[0] < span[1] + 1]
    return over[0] if len(over) == 1 else None


def _grid(lines: Sequence[Line], chunks: Sequence[list[Span]], block: _Block) -> Grid | None:
    cells = [_cells(lines[place], chunks[place], block.columns) for place in range(block.first, block.last)]
    said = [[_said(lines[block.first + n], cell) for cell in row] for n, row in enumerate(cells)]
    heads = _heads(said)
    if any(line.bullet for line in lines[block.first : block.last]) or not _is_table(said, heads, block.columns):
        return None
    if not heads and (len(block.columns) > _PAIR or any(sum(map(bool, row)) == 1 and not row[0] for row in said)):
        return None
    rows: list[list[Slices]] = []
    for number, line in enumerate(cells):
        own: list[Slices] = [(cell,) if cell else () for cell in line]
        if number and (number < heads or (number > heads and _goes_on(said, number, block.columns))):
            rows[-1] = with_line(rows[-1], line)
        else:
            rows.append(own)
    return Grid(block.first, block.last, tuple(map(tuple, rows)), int(heads > 0))


def _cells(line: Line, spans: Sequence[Span], columns: Sequence[Span]) -> list[Slice | None]:
    cells: list[Slice | None] = [None] * len(columns)
    for start, end in spans:
        place = next(n for n, column in enumerate(columns) if start < column[1] and column[0] < end)
        first, last = line.start + start - line.left, line.start + end - line.left
        held = cells[place]
        cells[place] = (held[0] if held else first, last)
    return cells


def _said(line: Line, cell: Slice | None) -> str:
    return line.text[cell[0] - line.start : cell[1] - line.start] if cell else ""


def _is_table(said: Sequence[Sequence[str]], heads: int, columns: Sequence[Span]) -> bool:
    rows = [row for row in said[heads:] if sum(map(bool, row)) > 1]
    filled = sum(bool(cell) for row in rows for cell in row)
    if filled < _WHOLE * len(rows) * len(columns) or sum(map(_has_figure, rows)) < _SHARE * len(rows):
        return False
    if any(_goes_small([row[place] for row in rows if row[0]]) for place in range(len(columns))):
        return False
    kinds = [_kind([row[place] for row in rows]) for place in range(len(columns))]
    if kinds.count("prose") == len(kinds) or "label" not in kinds or "value" not in kinds:
        return False
    return _has_words(rows)


def _goes_small(cells: Sequence[str]) -> bool:
    """Say whether many cells of a column begin small where its rows begin: they are lines of prose."""
    filled = [cell for cell in cells if cell]
    return sum(cell[0].islower() for cell in filled) > _SMALL * len(filled)


def _has_words(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether columns but the first have words, or the first has figures; the layout of the page reads all other tables."""
    bare = [_is_bare([row[place] for row in rows if row[place]]) for place in range(len(rows[0]))]
    return bare[0] or sum(not one for one in bare[1:]) >= max(1, sum(bare[1:]))


def _is_bare(cells: Sequence[str]) -> bool:
    """Say whether a column holds figures, each with one word at the most: "1,204"  "100 million"  "4 RCPs"."""
    words = [[word for word in cell.split() if not is_value(word)] for cell in cells]
    return sum(len(others) < 2 and (not others or cell[0].isdigit()) for others, cell in zip(words, cells, strict=True)) >= (
        _MOSTLY * len(cells)
    )


def _has_figure(row: Sequence[str]) -> bool:
    return any(cell[:1].isdigit() or (cell and is_value(cell)) for cell in row)


def _kind(cells: Sequence[str]) -> str:
    """Say what a column holds: figures (with their nouns), labels, or prose."""
    filled = [cell for cell in cells if cell]
    figured = sum(cell[0].isdigit() or is_value(cell) for cell in filled)
    if figured >= _SHARE * max(1, len(filled)):
        return "value"
    return "prose" if sum(len(cell.split()) for cell in filled) > _LONG_WORDS * len(filled) else "label"


def _heads(said: Sequence[Sequence[str]]) -> int:
    """Give how many lines the head has: none where the first line prints a figure."""
    if any(letter.isdigit() for cell in said[0] for letter in cell) or not all(said[0][1:]):
        return 0
    heads = 1
    while heads < len(said) and _goes_on_head(said[heads]):
        heads += 1
    return heads


def _goes_on_head(row: Sequence[str]) -> bool:
    if any(letter.isdigit() for cell in row for letter in cell):
        return False
    return not row[0] or (sum(map(bool, row)) < len(row) and any(cell[:1].islower() or cell[:1] == "(" for cell in row))


def _goes_on(said: Sequence[Sequence[str]], number: int, columns: Sequence[Span]) -> bool:
    """Say whether a line goes on with the row above it: it has no figure, and its words could not stand on the line above."""
    row, above = said[number], said[number - 1]
    if _has_figure(row) and row[0]:
        return False
    filled = [place for place, cell in enumerate(row) if cell]
    if any(row[place][0].islower() or row[place][0] in "(" for place in filled):
        return not row[0] or row[0][0].islower() or row[0][0] == "("
    if not row[0]:
        return not _has_figure(row)
    if len(filled) > 1:
        return False
    wide = columns[0][1] - columns[0][0]
    open_bracket = above[0].count("(") > above[0].count(")")
    return open_bracket or above[0].endswith(_OPEN) or (bool(above[0]) and len(above[0]) + 1 + len(row[0].split()[0]) > wide)
