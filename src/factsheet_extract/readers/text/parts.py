"""What a page of plain text is made of: tables, and the lines between them in the order of reading.

Start at `find_parts`. Tables whose cells bars, rules, dots or wide blanks mark off on every line are found first; what is left
is laid out as a page (`page`), where wide blanks part anything in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.readers.page.drafts import TableDraft
from factsheet_extract.readers.text.aligned import find_words
from factsheet_extract.readers.text.barred import find_barred
from factsheet_extract.readers.text.batches import find_batches
from factsheet_extract.readers.text.grids import Grid, unfold
from factsheet_extract.readers.text.led import find_led
from factsheet_extract.readers.text.lines import is_spaced
from factsheet_extract.readers.text.page import lay_out
from factsheet_extract.readers.text.ruled import find_ruled
from factsheet_extract.readers.text.spaced import find_spaced
from factsheet_extract.readers.text.tables import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.lines import Line

Lines: TypeAlias = "list[Line]"


def find_parts(text: str, lines: Lines) -> Iterator[Lines | Grid | tuple[Lines, Rows] | TableDraft]:
    """Give the parts of some lines; rows found by blanks come with their lines."""
    place = 0
    for found in _marked_off(text, lines):
        yield from _laid_out(text, lines[place : found.first])
        if isinstance(found, Rows):
            yield lines, found
        else:
            yield from unfold(text, found)
        place = found.last
    yield from _laid_out(text, lines[place:])


def _marked_off(text: str, lines: Lines) -> list[Grid | Rows]:
    """Find the tables whose cells are marked off on every line; of two in one place the first kind is kept."""
    spaced = find_spaced([line.text for line in lines], [line.gap for line in lines])
    kinds: tuple[Sequence[Grid | Rows], ...] = (
        find_barred(text, lines), find_ruled(text, lines), find_led(lines), spaced, find_words(lines)
    )  # fmt: skip
    taken: set[int] = set()
    found: list[Grid | Rows] = []
    for kind in kinds:
        free = [one for one in kind if taken.isdisjoint(range(one.first, one.last))]
        taken |= {place for one in free for place in range(one.first, one.last)}
        found += free
    return sorted(found, key=lambda one: one.first)


def _laid_out(text: str, lines: Lines) -> Iterator[Lines | TableDraft]:
    for batch in find_batches(lines):
        if not any(map(is_spaced, batch)):
            yield batch
            continue
        for part in lay_out(text, batch):
            yield part if isinstance(part, TableDraft) else _with_gaps(part)


def _with_gaps(lines: Lines) -> Lines:
    """Say of the lines of a column anew where blank lines stand between them."""
    return [replace(line, gap=bool(place) and line.row > lines[place - 1].row + 1) for place, line in enumerate(lines)]
