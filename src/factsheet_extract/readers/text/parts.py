"""What a page of plain text is made of: tables, and the lines between them in the order of reading.

Start at `find_parts`. Tables whose cells bars, rules, dots or wide blanks mark off on every line are found first; what is left
is laid out as a page (`page`), where wide blanks part anything in it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from factsheet_extract.readers.page.drafts import TableDraft
from factsheet_extract.readers.page.lines import ends_sentence
from factsheet_extract.readers.text.aligned import find_words
from factsheet_extract.readers.text.barred import find_barred
from factsheet_extract.readers.text.batches import find_batches
from factsheet_extract.readers.text.cells import lay_cells
from factsheet_extract.readers.text.grids import Grid, lay_grid, unfold
from factsheet_extract.readers.text.led import find_led
from factsheet_extract.readers.text.lines import is_spaced
from factsheet_extract.readers.text.page import lay_out
from factsheet_extract.readers.text.ruled import find_ruled
from factsheet_extract.readers.text.side_lists import find_side_lists
from factsheet_extract.readers.text.spaced import find_spaced
from factsheet_extract.readers.text.stacked import find_stacked, join_numbers
from factsheet_extract.readers.text.tables import Rows
from factsheet_extract.readers.text.tables import lay_out as lay_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.model.document import Block, Table
    from factsheet_extract.readers.text.lines import Line

Lines: TypeAlias = "list[Line]"
Found = TypeVar("Found", Grid, "Grid | Rows")
_WORDS: Final = 3  # blanks in a line of prose, at the least


def find_parts(text: str, lines: Lines) -> Iterator[Lines | Grid | tuple[Lines, Rows] | TableDraft]:
    """Give the parts of some lines; rows found by blanks come with their lines."""
    place, lines = 0, join_numbers(lines)
    for found in _marked_off(text, lines):
        yield from _laid_out(text, lines[place : found.first])
        if isinstance(found, Rows):
            yield lines, found
        else:
            yield from unfold(text, found)
        place = found.last
    yield from _laid_out(text, lines[place:])


def lay_table(
    text: str, part: Grid | tuple[Lines, Rows] | TableDraft, first_block: int, page: int
) -> tuple[list[Block], Table]:  # fmt: skip
    """Make the cell blocks of a part that is a table, numbered from `first_block`, and the table."""
    if isinstance(part, Grid):
        return lay_grid(text, part, first_block, page)
    if isinstance(part, TableDraft):
        return lay_cells(part, first_block)
    lines, rows = part[0][part[1].first : part[1].last], part[1]
    return lay_rows(rows, [(line.start, line.bullet) for line in lines], first_block, page)


def find_drawn(text: str, lines: Lines) -> list[tuple[int, int, list[Grid]]]:
    """Find the tables that lines of text draw by bars, rules, dots, or words under each other; give each with its slice."""
    kinds = (find_barred(text, lines), find_ruled(text, lines), find_led(lines), find_words(lines))
    return [(lines[grid.first].start, lines[grid.last - 1].end, unfold(text, grid)) for grid in _apart(kinds)]


def _marked_off(text: str, lines: Lines) -> list[Grid | Rows]:
    """Find the tables whose cells are marked off on every line; of two in one place the first kind is kept."""
    spaced = find_spaced([line.text for line in lines], [line.gap for line in lines])
    kinds: tuple[Sequence[Grid | Rows], ...] = (
        find_barred(text, lines), find_ruled(text, lines), find_led(lines), spaced, find_words(lines),
        find_side_lists(lines), find_stacked(lines),
    )  # fmt: skip
    return _apart(kinds)


def _apart(kinds: Iterable[Sequence[Found]]) -> list[Found]:
    """Give the tables of all kinds from top to foot; of two in one place that of the first kind."""
    taken: set[int] = set()
    found: list[Found] = []
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
        printed = {line.row for line in batch}
        for part in lay_out(text, batch):
            yield part if isinstance(part, TableDraft) else _with_gaps(part, printed)


def _with_gaps(lines: Lines, printed: set[int]) -> Lines:
    """Say of the lines of a column anew where blank lines stand between them; `printed` are the rows that say anything.

    Lines of two columns that stand a little off each other are printed by turns: what lies between is no gap. Nor is it one
    where a sentence goes on in small letters.
    """
    steps = [after.row - before.row for before, after in pairwise(lines)]
    made = [replace(line, gap=False) for line in lines[:1]]
    for number, (before, line) in enumerate(pairwise(lines)):
        between = range(before.row + 1, line.row)
        turns = steps[number] in (*steps[max(0, number - 1) : number], *steps[number + 1 : number + 2])
        apart = bool(between) and not (turns and printed.issuperset(between) and not ends_sentence(before.text))
        made.append(replace(line, gap=apart and not _goes_on(before, line)))
    return made


def _goes_on(before: Line, line: Line) -> bool:
    """Say whether a sentence goes on over what lies between two lines."""
    open_ended = not ends_sentence(before.text) and not before.text.endswith((":", ";"))
    return line.text[0].islower() and open_ended and before.text.count(" ") >= _WORDS and line.bullet is None
