"""Tables of plain text whose cells stand under each other, a blank line between two of them, as `pdftotext` prints them.

    Theme  ␤  RCPs  ␤  IRFs  ␤  Labour migration  ␤  12  ␤  8  ␤  Border management  ␤  9  ␤  4        rows, one after the other
    14  ␤  10  ␤  regional processes  ␤  forums                                                       tiles side by side

Start at `find_stacked`. A cell is a few lines that no blank line parts; a row is a label and as many figures as in the rows
around.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.readers.page.lines import ends_sentence, is_value
from factsheet_extract.readers.text.grids import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.grids import Slices
    from factsheet_extract.readers.text.lines import Line

Sort: TypeAlias = Literal["value", "label", "prose"]
_LEAST: Final = 3  # so many rows make a table
_MOST_COLUMNS: Final = 8  # of figures
_MOST_TILES: Final = 4
_MOST_LINES: Final = 3  # of a cell
_LONGEST: Final = 120  # characters of a label
_LONGEST_VALUE: Final = 30
_MOST_WORDS: Final = 5  # of a figure with its noun


@dataclass(frozen=True, slots=True)
class _Cell:
    """Lines first .. last (exclusive) that no blank line parts, and what they may be."""

    first: int
    last: int
    sort: Sort


def find_stacked(lines: Sequence[Line]) -> list[Grid]:
    """Find the tables of three rows or more, and the tiles of one row."""
    cells = list(_cells(lines))
    found: list[Grid] = []
    place = 0
    while place < len(cells):
        grid, last = _rows(lines, cells, place) or _tiles(lines, cells, place) or (None, place)
        if grid is not None:
            found.append(grid)
        place = max(last, place + 1)
    return found


def join_numbers(lines: Sequence[Line]) -> list[Line]:
    """Say of words that stand, small, a blank line under a number that no gap parts them: they say what it counts.

    The number is alone on its line or with its noun: "165 countries".
    """
    joined = list(lines)
    for place in range(1, len(joined)):
        before, line = joined[place - 1], joined[place]
        alone = before.gap or place == 1
        if line.gap and alone and line.text[0].islower() and _sort([before]) == "value" and line.bullet is None:
            joined[place] = replace(line, gap=False)
    return joined


def _cells(lines: Sequence[Line]) -> Iterator[_Cell]:
    first = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place].gap:
            yield _Cell(first, place, _sort(lines[first:place]))
            first = place


def _sort(lines: Sequence[Line]) -> Sort:
    said = " ".join(line.text for line in lines[: _MOST_LINES + 1])
    closed = any(ends_sentence(line.text) or line.text.endswith(":") for line in lines[:-1])
    if closed or len(lines) > _MOST_LINES or len(said) > _LONGEST or any(line.bullet for line in lines):
        return "prose"
    words = said.split()
    if all(map(is_value, words)) or (said[0].isdigit() and len(words) <= _MOST_WORDS and len(said) <= _LONGEST_VALUE):
        return "value"
    opens = any(map(str.isalpha, said)) and not said[0].isdigit() and not ends_sentence(said) and not said.endswith((":", ";"))
    return "label" if opens else "prose"


def _rows(lines: Sequence[Line], cells: Sequence[_Cell], place: int) -> tuple[Grid, int] | None:
    """Give the table whose first label is a cell, and the cell after it."""
    columns = _count(cells, place + 1, "value")
    if cells[place].sort != "label" or not 0 < columns <= _MOST_COLUMNS or (place and cells[place - 1].sort == "value"):
        return None
    step, last = columns + 1, place
    while last + columns < len(cells) and cells[last].sort == "label" and _count(cells, last + 1, "value") == columns:
        last += step
    count = (last - place) // step
    if count < _LEAST or _names_follow(lines, cells, place, last):
        return None
    rows = [[_slices(lines, cells[n]) for n in range(row, row + step)] for row in range(place, last, step)]
    head, first = _head(lines, cells, place, columns)
    return Grid(first, cells[last - 1].last, (*head, *map(tuple, rows)), len(head)), last


def _count(cells: Sequence[_Cell], place: int, sort: Sort) -> int:
    """Count the cells of one sort that follow each other, no further than a table may be wide."""
    last = place
    while last < min(len(cells), place + _MOST_COLUMNS + 1) and cells[last].sort == sort:
        last += 1
    return last - place


def _names_follow(lines: Sequence[Line], cells: Sequence[_Cell], place: int, last: int) -> bool:
    """Say whether the words stand under their figures: they begin small, or one name more follows and a title goes before."""
    labels = [lines[cells[n].first].text for n in range(place + 2, last, 2)]
    if sum(label[0].islower() for label in labels) > len(labels) // 2:
        return True
    titled = place == 0 or cells[place - 1].sort == "prose"
    return titled and lines[cells[place].first].text.isupper() and _count(cells, last, "label") > 0


def _head(lines: Sequence[Line], cells: Sequence[_Cell], place: int, columns: int) -> tuple[list[tuple[Slices, ...]], int]:
    """Give the names over the columns, and the line they begin on; the first of them may end the lines above."""
    first = place
    while first and cells[first - 1].sort == "label" and place - first <= columns:
        first -= 1
    names = [_slices(lines, cells[n]) for n in range(first, place)]
    begin = cells[first].first
    above = lines[begin - 1] if begin and len(names) <= columns and cells[first - 1].sort == "prose" else None
    if above is not None and cells[first - 1].last - cells[first - 1].first > 1 and _is_name(above, lines[begin - 2]):
        names, begin = [((above.start, above.end),), *names], begin - 1
    if not columns <= len(names) <= columns + 1:
        return [], cells[place].first
    return [((),) * (columns + 1 - len(names)) + tuple(names)], begin


def _is_name(line: Line, above: Line) -> bool:
    """Say whether a line is a name of a column: short, it opens big and follows the end of a sentence."""
    closed = ends_sentence(above.text) or above.text.endswith(":")
    return closed and line.text[0].isupper() and len(line.text) <= _LONGEST_VALUE and not ends_sentence(line.text)


def _tiles(lines: Sequence[Line], cells: Sequence[_Cell], place: int) -> tuple[Grid, int] | None:
    """Give the tiles of one row: as many figures as names under them, each a cell."""
    count = _count(cells, place, "value")
    if not 1 < count <= _MOST_TILES or (place and cells[place - 1].sort == "value"):
        return None
    names = range(place + count, place + 2 * count)
    if _count(cells, place + count, "label") < count or not all(lines[cells[n].first].text for n in names):
        return None
    rows = [(_slices(lines, cells[n + count]), _slices(lines, cells[n])) for n in range(place, place + count)]
    return Grid(cells[place].first, cells[names[-1]].last, tuple(rows), 0), place + 2 * count


def _slices(lines: Sequence[Line], cell: _Cell) -> Slices:
    return tuple((lines[n].start, lines[n].end) for n in range(cell.first, cell.last))
