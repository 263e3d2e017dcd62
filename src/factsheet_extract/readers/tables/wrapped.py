"""Values printed on two lines because their column is narrow: an interval broken inside its bracket.

    21.4 (20.1–        58 000 (39
    22.8)              000–81 000)

Start at `join_wrapped`. The two halves become one value; it stands in the row between its lines where there is one, which holds
the label and the short values of the same table row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.readers.tables.rows import Row, Stretch

# "21.4 (20.1–"  "58 000 (39"  "173 [115 –"   a value and an interval that goes on
_OPEN: Final = re.compile(r"[\d.,  %]{1,16}[(\[][\d.,  ]{1,12}(?:[-–—] ?[\d.,  ]{0,12})?")
# "22.8)"  "000–81 000)"   what closes it
_CLOSE: Final = re.compile(r"[\d.,  %]{1,12}(?:[-–—] ?[\d.,  %]{1,12})?[)\]]")
_REACH: Final = 0.6  # of a line's height: the other half stands no further below
_BETWEEN: Final = 2  # rows below in which it is looked for


def join_wrapped(rows: list[Row]) -> None:
    """Join the halves of values that are broken inside their bracket."""
    for number, row in enumerate(rows):
        for stretch in list(row.stretches):
            text = stretch.text
            opens = ("(" in text or "[" in text) and _OPEN.fullmatch(text)
            other = _other_half(rows, number, stretch) if opens else None
            if other is not None:
                _join(rows, number, stretch, *other)


def _other_half(rows: list[Row], number: int, stretch: Stretch) -> tuple[int, Stretch] | None:
    height = stretch.bottom - stretch.top
    for below in range(number + 1, min(number + 1 + _BETWEEN, len(rows))):
        for other in rows[below].stretches:
            near = 0 <= other.top - stretch.bottom + 0.3 * height < (_REACH + 0.3) * height
            over = min(stretch.x1, other.x1) - max(stretch.x0, other.x0) > 0
            if near and over and _CLOSE.fullmatch(other.text):
                return below, other
    return None


def _join(rows: list[Row], number: int, stretch: Stretch, below: int, other: Stretch) -> None:
    rows[below].stretches.remove(other)
    stretch.pieces = [*stretch.pieces, *other.pieces]
    stretch.x0, stretch.x1 = min(stretch.x0, other.x0), max(stretch.x1, other.x1)
    stretch.bottom, stretch.value = other.bottom, True
    middle = (stretch.top + stretch.bottom) / 2
    home = next((place for place in range(number + 1, below) if rows[place].top < middle < rows[place].bottom), number)
    if home != number:
        rows[number].stretches.remove(stretch)
        stretch.row = home
        rows[home].stretches.append(stretch)
        rows[home].stretches.sort(key=lambda one: one.x0)
