"""Tables of plain text printed column by column, as `pdftotext` prints them: lines of labels, then as many lines of figures.

Theme                      a name may stand over the labels, and over each list of figures
Labour migration
Border management          lines of labels, behind what is said before them
Data
␤
RCPs and IRFs
21                         as many lines of figures; more lists of figures may follow
12
9
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import ends_sentence, is_value
from factsheet_extract.readers.text.grids import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.grids import Slices
    from factsheet_extract.readers.text.lines import Line, Span

# "RCPs"  "IRFs"   names of columns that a blank parts
_NAME: Final = re.compile(r"\S+")
_PAIR: Final = 2
_LEAST: Final = 3  # so many rows make a table
_LONGEST: Final = 70  # characters of a label
_LONGEST_VALUE: Final = 30
_MOST_WORDS: Final = 5  # of a figure with its noun


def find_side_lists(lines: Sequence[Line]) -> list[Grid]:
    """Find lists of labels with the lists of their figures behind them."""
    blocks = list(_blocks(lines))
    found: list[Grid] = []
    place = 1
    while place < len(blocks):
        grid, place = _table(lines, blocks, place)
        found += [grid] if grid else []
    return found


def _blocks(lines: Sequence[Line]) -> Iterator[Span]:
    """Give the lines that no blank line parts, as (first, last)."""
    first = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place].gap:
            yield first, place
            first = place


def _table(lines: Sequence[Line], blocks: Sequence[Span], place: int) -> tuple[Grid | None, int]:
    """Give the table whose first list of figures is a block, and the block to look at next."""
    named = _named(lines, blocks[place])
    if named is None:
        return None, place + 1
    count = blocks[place][1] - blocks[place][0] - named
    last = place + 1
    while last < len(blocks) and _named(lines, blocks[last]) == named and _length(blocks[last]) == count + named:
        last += 1
    start = _labels(lines, blocks[place - 1], count, named)
    if start is None:
        return _woven(lines, blocks, place) or (None, last)
    lists = [_list(lines, blocks[place - 1][1] - count, count)]
    lists += [_list(lines, blocks[n][0] + named, count) for n in range(place, last)]
    head = _head(lines, start, blocks[place - 1][1] - count, [blocks[n][0] for n in range(place, last)]) if named else []
    return Grid(start, blocks[last - 1][1], (*head, *zip(*lists, strict=True)), len(head)), last


def _woven(lines: Sequence[Line], blocks: Sequence[Span], place: int) -> tuple[Grid, int] | None:
    """Give the table whose figures come row by row in one list, under a line with the names of their columns: "RCPs IRFs"."""
    first, last = blocks[place]
    names = [name.span() for name in _NAME.finditer(lines[first].text)]
    wide = len(names)
    if _named(lines, blocks[place]) != 1 or wide < _PAIR or (last - first - 1) % wide:
        return None
    count = (last - first - 1) // wide
    start = _labels(lines, blocks[place - 1], count, 1) if count >= _LEAST else None
    if start is None:
        return None
    begin = blocks[place - 1][1] - count
    rows = zip(
        _list(lines, begin, count), *(_list(lines, first + 1, last - first - 1)[n::wide] for n in range(wide)), strict=True
    )
    own: Slices = ((lines[start].start, lines[start].end),) if start < begin else ()
    head = (own, *(((lines[first].start + a, lines[first].start + b),) for a, b in names))
    return Grid(start, last, (head, *rows), 1), place + 1


def _length(block: Span) -> int:
    return block[1] - block[0]


def _named(lines: Sequence[Line], block: Span) -> int | None:
    """Say whether a list of figures has a name over it (1) or none (0); None where a block is no list of figures."""
    if _length(block) < _LEAST:
        return None
    figures = [_is_figure(lines[n].text) for n in range(*block)]
    if all(figures):
        return 0
    named = not figures[0] and all(figures[1:]) and len(figures) > _LEAST and _is_label(lines[block[0]])
    return 1 if named else None


def _is_figure(text: str) -> bool:
    words = text.split()
    return all(map(is_value, words)) or (text[0].isdigit() and len(words) <= _MOST_WORDS and len(text) <= _LONGEST_VALUE)


def _is_label(line: Line) -> bool:
    closed = ends_sentence(line.text) or line.text.endswith((":", ";", ","))
    return not closed and len(line.text) <= _LONGEST and any(map(str.isalpha, line.text)) and not _is_figure(line.text)


def _labels(lines: Sequence[Line], block: Span, count: int, named: int) -> int | None:
    """Give the line on which a list of so many labels begins, its name with it: at its block's head, or behind a sentence."""
    start = block[1] - count
    if start < block[0] or not all(_is_label(lines[n]) and not lines[n].text[0].islower() for n in range(start, block[1])):
        return None
    if named and start > block[0] and _is_label(lines[start - 1]):
        start -= 1
    if start > block[0] and not (ends_sentence(lines[start - 1].text) or lines[start - 1].text.endswith(":")):
        return None
    return start


def _list(lines: Sequence[Line], first: int, count: int) -> list[Slices]:
    return [((line.start, line.end),) for line in lines[first : first + count]]


def _head(lines: Sequence[Line], start: int, first: int, names: Sequence[int]) -> list[tuple[Slices, ...]]:
    own: Slices = ((lines[start].start, lines[start].end),) if start < first else ()
    return [(own, *(((lines[name].start, lines[name].end),) for name in names))]
