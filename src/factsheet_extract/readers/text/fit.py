"""Rows of plain text laid into as many columns as their head names, where single blanks part columns and thousands alike.

Under five names `148 +31 1 204 6 0,5` is five values, and `67 - 12 588 7 1,2` is too: of the two ways to join it, the one is
taken whose values are of the sort that the other rows print in that column.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.readers.text.columns import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Slice: TypeAlias = tuple[int, int]

# "204"  "073,5"  "140%"   what may follow the blank within a number
_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?%?[*†‡]{0,2}")
# "1"  "+12"  "284"   what may stand before it
_BEGIN: Final = re.compile(r"[+\-–−]?\d{1,3}")
_SIGNS: Final = frozenset("+-−–")
_MOST_JOINTS: Final = 10  # with more, a row has too many ways to be joined
_MOST_JOINED: Final = 4
_WHOLE: Final = 0.75  # of the rows must come out with a value for every column


def fit_rows(lines: Sequence[str], values: Sequence[list[Slice]], columns: int) -> list[list[Slice]] | None:
    """Give the values of each row joined to at most `columns`; None where too few rows come out whole or one has too many."""
    ways = [list(_ways(line, found, columns)) for line, found in zip(lines, values, strict=True)]
    if any(not found for found in ways):
        return None
    whole = [found[0] for found in ways if len(found) == 1 and len(found[0]) == columns]
    rows = [row for row in ways if row[0]]
    if sum(len(row[0]) == columns for row in rows) < _WHOLE * len(rows):
        return None
    usual = _usual(lines, ways, columns) if whole else []
    return [_best(line, found, usual) for line, found in zip(lines, ways, strict=True)]


def _ways(line: str, values: list[Slice], columns: int) -> Iterator[list[Slice]]:
    """Give every way to join the values of a row to so many; a row with fewer stays as it is."""
    extra = len(values) - columns
    if extra <= 0:
        yield values
        return
    joints = [place for place in range(1, len(values)) if _may_join(line, values[place - 1], values[place])]
    if extra <= _MOST_JOINED and len(joints) <= _MOST_JOINTS:
        for chosen in combinations(joints, extra):
            yield _joined(values, chosen)


def _may_join(line: str, first: Slice, second: Slice) -> bool:
    """Say whether two values a blank apart may be one number: groups of thousands, or a sign and its figure."""
    before, after = line[slice(*first)], line[slice(*second)]
    if second[0] - first[1] != 1:
        return False
    if before in _SIGNS:
        return after[0].isdigit()
    return _GROUP.fullmatch(after) is not None and (
        _BEGIN.fullmatch(before) is not None or _GROUP.fullmatch(before) is not None
    )


def _joined(values: list[Slice], joints: Sequence[int]) -> list[Slice]:
    joined: list[Slice] = []
    for place, (start, end) in enumerate(values):
        if place in joints:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _usual(lines: Sequence[str], ways: Sequence[list[list[Slice]]], columns: int) -> list[str]:
    """Give the sort of value that most rows print in each column, by the rows that leave no choice."""
    sure = [(line, found[0]) for line, found in zip(lines, ways, strict=True) if len(found) == 1 and len(found[0]) == columns]
    sorts = [[sort_of(line[slice(*value)]) for value in found] for line, found in sure]
    return [Counter(column).most_common(1)[0][0] for column in zip(*sorts, strict=True)]


def _best(line: str, ways: list[list[Slice]], usual: Sequence[str]) -> list[Slice]:
    if len(ways) == 1 or not usual:
        return ways[0]
    return min(ways, key=lambda way: sum(sort_of(line[slice(*v)]) != sort for v, sort in zip(way, usual, strict=False)))
