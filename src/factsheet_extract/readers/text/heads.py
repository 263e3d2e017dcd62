"""The head of a table in plain text: the words that name its columns, and the words over several of them.

One of the lines above the first row is the head when it ends with as many names as there are columns. Where a name comes
again (`Urban Rural Total Total`), another group of columns begins; lines above that end with one word with a figure for each
group (`NFHS-4 NFHS-3`, `Indicators (2015-16) (2005-06)`) stand over the groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.readers.page.lines import is_value
from factsheet_extract.readers.text.names import names_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.text.columns import Shape

Slice: TypeAlias = tuple[int, int]
_HEAD_WORDS: Final = 8  # so many words of a head may stand before those of its columns
_NEAR: Final = 3  # so many lines above the first row are searched for the head
_FAR: Final = 6  # so many where the columns are known by their form: heads of several lines were torn apart
_TIERS: Final = 3  # so many lines above the names of the columns may stand over groups of them
_FEWEST: Final = 2  # columns that capitals are asked to tell apart
_CORNER: Final = 3  # so many words may stand before those over the groups
# %  (%)   a column named by its unit alone
_UNIT: Final = re.compile(r"\(?%\)?")
# "Sep 2022   Aug 2023   Change"   words with single blanks between them
_APART: Final = re.compile(r"[^\s](?:[^\s]|[ \u00a0](?=[^\s]))*")
_LONGEST: Final = 40  # characters of the longest name set apart by wide blanks


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a head: its slice of the line, the first column it stands over (from 1), and how many."""

    place: Slice
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head with its names; `torn` where other names of the head cannot be told from the words beside them."""

    line: int
    names: tuple[Name, ...] = ()
    torn: bool = False


def find_head(
    lines: Sequence[str], first: int, floor: int, columns: int, shape: Shape | None
) -> tuple[HeadLine, ...]:  # fmt: skip
    """Give the lines of the head above row `first`, from the top; no line before `floor` is looked at."""
    for above in range(first - 1, max(floor, first - (_FAR if shape else _NEAR)) - 1, -1):
        spaced = _spaced(lines[above], columns)
        if spaced:
            return _stacked(lines, above, first, floor, columns)
        names = _by_capitals(lines[above], columns) or _names(lines[above], columns)
        if names:
            return (*_tiers(lines, above, floor, names), HeadLine(above, names))
        unit = _last_unit(lines[above], shape, columns)
        if unit:
            return (HeadLine(above, unit, torn=True), *(HeadLine(line, torn=True) for line in range(above + 1, first)))
    return ()


def _words(line: str) -> list[Slice]:
    return [word.span() for word in re.finditer(r"\S+", line[:400])]


def _spaced(line: str, columns: int) -> tuple[Name, ...]:
    """Give the names of a head set apart by wide blanks, one for each column, with or without one for the labels."""
    words = [word.span() for word in _APART.finditer(line[:400])]
    if columns < 2 or not columns <= len(words) <= columns + 1 or line.endswith((".", ":", ";")):
        return ()
    if any(end - start > _LONGEST for start, end in words) or not any(character.isalnum() for character in line):
        return ()
    return tuple(Name(word, column) for column, word in enumerate(words[-columns:], 1))


def _stacked(lines: Sequence[str], head: int, first: int, floor: int, columns: int) -> tuple[HeadLine, ...]:
    """Give a head of several lines set apart by wide blanks: those above that name every column, and what goes on below."""
    top = head
    while top > max(floor, head - _TIERS) and _spaced(lines[top - 1], columns) and not _opens_with_value(lines[top - 1]):
        top -= 1
    found = [HeadLine(line, _spaced(lines[line], columns)) for line in range(top, head + 1)]
    for line in range(head + 1, first):
        words = [word.span() for word in _APART.finditer(lines[line][:400])]
        if not lines[line][0].islower() or len(words) > columns:
            break
        start = columns - len(words) + 1  # the last columns have the longest names
        found.append(HeadLine(line, tuple(Name(word, start + place) for place, word in enumerate(words))))
    return tuple(found)


def _opens_with_value(line: str) -> bool:
    """Whether a line begins with a figure: "4,207    babies delivered" is a point of a list, no head."""
    first = line.split(maxsplit=1)[0]
    return is_value(first) and any(map(str.isdigit, first))


def _names(line: str, columns: int) -> tuple[Name, ...]:
    """Give the last words of a line where they are as many names as there are columns, capital words or units."""
    words = _words(line)
    if not columns <= len(words) <= columns + _HEAD_WORDS or line.endswith((".", ":")):
        return ()
    last = words[-columns:]
    units = [bool(_UNIT.fullmatch(line[start:end])) for start, end in last]
    if len(words) == columns and not units[-1]:
        return ()
    if all(unit or _is_name(line[slice(*word)]) for unit, word in zip(units, last, strict=True)) and not all(units):
        return tuple(Name(word, column) for column, word in enumerate(last, 1))
    return ()


def _by_capitals(line: str, columns: int) -> tuple[Name, ...]:
    """Give the names that capitals tell apart."""
    names = names_for(line, columns) if columns >= _FEWEST else ()
    return tuple(Name(name, column) for column, name in enumerate(names, 1))


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.isalpha()


def _last_unit(line: str, shape: Shape | None, columns: int) -> tuple[Name, ...]:
    """Give the unit that ends a torn head: it stands over the last column, whatever became of the other names."""
    words = _words(line)
    if shape is None or shape[-1] == "arrow" or len(words) < _CORNER or not _UNIT.fullmatch(line[slice(*words[-1])]):
        return ()
    return (Name(words[-1], columns),)


def _tiers(lines: Sequence[str], head: int, floor: int, names: Sequence[Name]) -> tuple[HeadLine, ...]:
    """Give the lines right above the names of the columns that stand over groups of them, from the top."""
    groups = _groups([lines[head][slice(*name.place)] for name in names])
    found: list[HeadLine] = []
    for above in range(head - 1, max(floor, head - _TIERS) - 1, -1):
        words = _words(lines[above])
        over = words[-len(groups) :]
        if len(groups) < 2 or not 0 <= len(words) - len(groups) <= _CORNER or not _all_numbered(lines[above], over):
            break
        said = (Name(place, column, span) for place, (column, span) in zip(over, groups, strict=True))
        found.insert(0, HeadLine(above, tuple(said)))
    return tuple(found)


def _groups(names: Sequence[str]) -> list[tuple[int, int]]:
    """Give the groups of columns as (first column, how many): a name that the group already has begins another one."""
    groups: list[list[str]] = [[]]
    for name in names:
        if name in groups[-1]:
            groups.append([])
        groups[-1].append(name)
    starts = [1 + sum(map(len, groups[:place])) for place in range(len(groups))]
    return list(zip(starts, map(len, groups), strict=True))


def _all_numbered(line: str, words: Sequence[Slice]) -> bool:
    return all(any(character.isdigit() for character in line[start:end]) for start, end in words)
