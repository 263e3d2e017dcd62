"""Tables that are sentences: figures on the left that stand out, and words on the right that go on with them.

    16         regional forums were open
    14 shops   have closed since

Start at `as_displays`. Such rows are display numbers with their labels, which somebody set in a table without heads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers.page.drafts import CellDraft, Draft, Item, TableDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

_BIGGER = 1.2  # times the size of its label: a number stands out
_PHRASE = 3  # words: a label so long is more than a noun
_MOST_ROWS = 12
_LONGEST = 40  # letters, of a figure with its noun


def as_displays(table: TableDraft) -> list[Item]:
    """Give the rows as display numbers where all of them are; the table itself otherwise."""
    rows = [[cell for cell in table.cells if cell.row == row and cell.lines] for row in range(min(table.rows, _MOST_ROWS + 1))]
    rows = [row for row in rows if row]
    if table.columns != 2 or not 1 < len(rows) <= _MOST_ROWS or not all(_is_told(row) for row in rows):
        return [table]
    displays: list[Item] = []
    for number, label in rows:
        display = Draft("display", table.page, [*number.lines, *label.lines])
        display.size = max(number.lines[0].size, label.lines[0].size)
        displays.append(display)
    return displays


def _is_told(row: Sequence[CellDraft]) -> bool:
    """A figure, with its noun or some words before it, and the words that go on with it in a small letter."""
    if len(row) != 2 or row[0].header or row[1].column != 1 or row[0].marker or row[1].marker:
        return False
    number, label = (" ".join(line.text for line in cell.lines) for cell in row)
    first, second = row[0].lines[0], row[1].lines[0]
    stands_out = first.size >= _BIGGER * second.size or (first.bold and not second.bold)
    goes_on = label[:1].islower() or (label[:2].isupper() and label.partition(" ")[2][:1].islower())
    said = any(map(str.isdecimal, number)) and len(number) <= _LONGEST and goes_on
    return stands_out and said and (any(map(str.isalpha, number)) or len(label.split()) >= _PHRASE)
