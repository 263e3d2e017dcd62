"""Which column each value of a row of plain text stands in, where the blanks between columns are lost.

`62 +3 ▲ 5.08` prints all four columns of its table, `9 0 ►` the first three, `0 0` the first two. Where the widest rows tell
their columns apart by form (a sign before the figure, an arrow), a row with fewer values is laid into the columns that its
values fit. Where they do not, nothing is known of the gaps and the values fill the columns from the left.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Sort: TypeAlias = Literal["number", "nought", "signed", "arrow", "mark"]
Shape: TypeAlias = "tuple[Sort, ...]"

# ▲  ►  ↓   what says which way a figure went
_ARROW: Final = re.compile(r"[▲▼►◄△▽▶◀↑↓→←]")
# +3   -9   −4.22%   ±2
_SIGNED: Final = re.compile(r"[+\-−–±]\s?\d.*")
# 0   0,0   0%
_NOUGHT: Final = re.compile(r"0(?:[.,]0{1,4})?\s?%?[*†‡]{0,3}")
_LEAST_WIDE: Final = 2  # so many rows of one width, and
_SHARE_WIDE: Final = 0.15  # this share of all rows, make it the width of the table
_MOST: Final = 8  # columns: with more, the ways to lay a row into them are too many
_ODD: Final = 0.1  # of the rows may fit no way


def sort_of(value: str) -> Sort:
    """Say what a value is by its form."""
    if _ARROW.fullmatch(value):
        return "arrow"
    if _SIGNED.fullmatch(value):
        return "signed"
    if _NOUGHT.fullmatch(value):
        return "nought"
    return "number" if any(character.isdigit() for character in value) else "mark"


def find_shape(rows: Sequence[Sequence[str]]) -> Shape | None:
    """Give the forms of the columns, None where forms do not tell them apart or the narrower rows do not fit them."""
    rows = [row for row in rows if row]
    widths = Counter(len(row) for row in rows)
    for width in sorted(widths, reverse=True):
        if width > _MOST or widths[width] < max(_LEAST_WIDE, _SHARE_WIDE * len(rows)):
            continue
        shape = _shape_of([row for row in rows if len(row) == width])
        if shape is None:
            continue
        fitting = sum(len(row) <= width and bool(_ways(row, shape)) for row in rows)
        return shape if fitting >= (1 - _ODD) * len(rows) else None
    return None


def columns_of(row: Sequence[str], shape: Shape) -> tuple[int, ...] | None:
    """Give the column (from 0) of each value of a row; the leftmost of several ways, None where it fits none."""
    ways = _ways(row, shape)
    return min(ways)[1] if ways else None


def _shape_of(rows: Sequence[Sequence[str]]) -> Shape | None:
    shape = tuple(_column(values) for values in zip(*rows, strict=True))
    if any(sort is None for sort in shape) or not {"signed", "arrow"} & set(shape):
        return None
    return tuple(sort for sort in shape if sort)


def _column(values: Sequence[str]) -> Sort | None:
    """Give the form of a column by the values that the widest rows print in it; None where arrows and figures are mixed."""
    sorts = Counter(sort_of(value) for value in values)
    if sorts["arrow"]:
        return "arrow" if sorts["arrow"] + sorts["mark"] == len(values) else None
    return "signed" if sorts["signed"] > sorts["number"] else "number"


def _ways(row: Sequence[str], shape: Shape) -> tuple[tuple[int, tuple[int, ...]], ...]:
    return _ways_of(tuple(sort_of(value) for value in row), shape)


@lru_cache(maxsize=4096)
def _ways_of(sorts: Shape, shape: Shape) -> tuple[tuple[int, tuple[int, ...]], ...]:
    return tuple(_tried(sorts, shape))


def _tried(sorts: Sequence[Sort], shape: Shape) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Give the columns that the values may stand in, each time with how many of them stand where their form is unusual."""
    for columns in combinations(range(len(shape)), len(sorts)):
        odd = [_oddness(sort, shape[column]) for sort, column in zip(sorts, columns, strict=True)]
        if None not in odd:
            yield sum(cost for cost in odd if cost), columns


def _oddness(sort: Sort, column: Sort) -> int | None:
    """Give 0 where a value stands where its form is usual, 1 where it is not, None where it cannot stand."""
    if sort == "mark" or sort == column or sort == "nought":
        return 0 if sort != "nought" or column != "arrow" else None
    return None if "arrow" in (sort, column) else 1
