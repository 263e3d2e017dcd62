"""The words beside a number in its table, where several labelled numbers stand in one row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.document import Document

# A word that can name a row: three letters in a row.
_WORDED: Final = re.compile(r"[^\W\d_]{3}")


class Cells:
    """The tables of a document by the blocks of their cells."""

    def __init__(self, document: Document, texts: Sequence[str]) -> None:
        self._texts = texts
        self._place: dict[int, tuple[int, int, int]] = {}
        self._block: dict[tuple[int, int, int], int] = {}
        self._last: dict[tuple[int, int], int] = {}
        self._heads: dict[int, list[int]] = {}
        self._rows: dict[tuple[int, int], list[tuple[int, int]]] = {}
        self._widths = [table.columns for table in document.tables]
        for number, table in enumerate(document.tables):
            for cell in table.cells:
                if cell.block is not None:
                    self._place[cell.block] = (number, cell.row, cell.column)
                    self._block[number, cell.row, cell.column] = cell.block
                    self._rows.setdefault((number, cell.row), []).append((cell.column, cell.block))
                    row = number, cell.row
                    self._last[row] = max(cell.column, self._last.get(row, 0))
                    if cell.header or cell.row == 0:
                        self._heads.setdefault(number, []).append(cell.block)
            if table.caption is not None:
                self._heads.setdefault(number, []).append(table.caption)

    def column_of(self, block: int) -> tuple[int, int] | None:
        """Give how many columns the block's table has, and which one the block stands in."""
        place = self._place.get(block)
        return (self._widths[place[0]], place[2]) if place else None

    def label_of(self, block: int) -> int | None:
        """Give the nearest cell to the left, in the same row, that holds words; None where none does."""
        place = self._place.get(block)
        if place is None:
            return None
        number, row, column = place
        for left in range(column - 1, -1, -1):
            found = self._block.get((number, row, left))
            if found is not None and _WORDED.search(self._texts[found]):
                return found
        return None

    def beside(self, block: int) -> Iterator[int]:
        """Give the other cells of the block's row, those to the right first, nearest first."""
        place = self._place.get(block)
        if place is None:
            return
        number, row, column = place
        for other in (*range(column + 1, self._last[number, row] + 1), *range(column - 1, -1, -1)):
            found = self._block.get((number, row, other))
            if found is not None:
                yield found

    def right_of(self, block: int) -> Iterator[int]:
        """Give the cells to the right of the block in its row, nearest first."""
        place = self._place.get(block)
        if place is not None:
            number, row, column = place
            for right in range(column + 1, self._last[number, row] + 1):
                found = self._block.get((number, row, right))
                if found is not None:
                    yield found

    def _alone(self, number: int, row: int) -> int | None:
        """Give the only cell with words of a row, None where there are more."""
        cells = [block for key, block in self._rows.get((number, row), ()) if self._texts[block].strip()]
        return cells[0] if len(cells) == 1 else None

    def lone_rows_above(self, block: int) -> Iterator[int]:
        """Give the cells that stand alone in their rows above the block's, the nearest first: group rows and broken labels."""
        place = self._place.get(block)
        for above in range(place[1] - 1, -1, -1) if place else ():
            found = self._alone(place[0], above) if place else None
            if found is not None:
                yield found

    def goes_on_below(self, block: int) -> int | None:
        """Give the cell alone in the row under the block's, where a label of two lines was taken for two rows."""
        place = self._place.get(block)
        return self._alone(place[0], place[1] + 1) if place else None

    def rows_above(self, block: int) -> Iterator[int]:
        """Give the first cell of each row above the block's, the nearest row first."""
        place = self._place.get(block)
        if place is None:
            return
        number, row, _ = place
        for above in range(row - 1, -1, -1):
            found = self._block.get((number, above, 0))
            if found is not None:
                yield found

    def heads_of(self, block: int) -> Iterator[int]:
        """Give the head cells and the caption of the block's table."""
        place = self._place.get(block)
        if place is not None:
            yield from (head for head in self._heads.get(place[0], []) if head != block)
