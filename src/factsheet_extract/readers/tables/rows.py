"""Printed rows and the stretches in them: what tables are found from.

A row is everything on one height; a stretch is a run of words in a row with no more than a blank's width between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.lines import is_interval, is_value
from factsheet_extract.readers.tables.worded import mark_worded, opens_worded
from factsheet_extract.readers.tables.wrapped import join_wrapped

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece

_HOLE = 0.62  # of the letters' size: a wider hole parts two stretches
_VALUE_HOLE = 0.45  # of the letters' size: between two values
# "2014"  "2003–04"  "2015-16"  "(2005-06)"   a year, or a span of years
YEAR = re.compile(r"\(?(?:1[89]|20)\d\d(?:[-–/](?:\d\d|(?:1[89]|20)\d\d))?\)?[-–*†]?")
_LEFT = attrgetter("x0")
_MOST_WORDS = 6  # of a number's noun
_SCALES = frozenset({"million", "billion", "thousand", "millions", "milliards", "millones"})
# words that stand for a value that is not there, or a scale that belongs to it
_VALUE_WORD = re.compile(r"[-–—−+±]|million|billion|thousand|millions|milliards|millones|[A-Z]{0,3}\$|[%€£]")


@dataclass(slots=True, eq=False)
class Stretch:
    """Words side by side in one row."""

    pieces: list[Piece]
    x0: float
    top: float
    x1: float
    bottom: float
    row: int = 0
    value: bool = False
    year: bool = False

    @property
    def text(self) -> str:
        """Its words with blanks between."""
        return " ".join([piece.text for piece in self.pieces]) if len(self.pieces) > 1 else self.pieces[0].text

    @property
    def size(self) -> float:
        """The size of its letters."""
        return max(piece.size for piece in self.pieces) if len(self.pieces) > 1 else self.pieces[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.style.bold for piece in self.pieces)


@dataclass(slots=True, eq=False)
class Row:
    """Stretches on one height, left to right; `base` is the foot of most of its letters."""

    stretches: list[Stretch]
    top: float
    bottom: float


def has_columns(pieces: list[Piece]) -> bool:
    """Say whether three values at least stand alone, as those of a column or an axis do; figures in prose never do.

    Two do where a table of two rows may be; numbers that stand off the words before them count too ("Trade    24 forums").
    """
    alone, worded, place = 0, 0, 0
    while place < len(pieces):
        last = place
        while (
            last < len(pieces) and _is_part(pieces[last].text) and (last == place or not _apart(pieces[last - 1], pieces[last]))
        ):
            last += 1
        if last > place and any(letter.isdigit() for letter in pieces[place].text + pieces[last - 1].text):
            before = place == 0 or _apart(pieces[place - 1], pieces[place])
            alone += before and (last == len(pieces) or _apart(pieces[last - 1], pieces[last]))
            worded += before and (
                _is_worded_first(pieces, place) or (place > 0 and opens_worded(pieces[place - 1], pieces[place]))
            )
            if alone > 1 or worded > 2:
                return True
        place = max(last, place + 1)
    return False


def _is_worded_first(pieces: list[Piece], place: int) -> bool:
    """Say whether a bare number opens a line whose words break off before others: `31 shops      Bakeries`."""
    if not pieces[place].text.isdecimal():
        return False
    for before, after in pairwise(pieces[place : place + _MOST_WORDS]):
        if after.top >= before.bottom - 1 or before.top >= after.bottom - 1:
            return False
        if after.x0 - before.x1 > _HOLE * before.size:
            return True
    return False


def _is_part(text: str) -> bool:
    return (not text.isalpha() and (is_value(text) or _VALUE_WORD.fullmatch(text) is not None)) or text in _SCALES


def _apart(before: Piece, after: Piece) -> bool:
    """Say whether two words that follow each other in the file stand in different lines or stretches."""
    if after.top >= before.bottom - 1 or before.top >= after.bottom - 1:
        return True
    gap = after.x0 - before.x1
    return gap > _VALUE_HOLE * max(before.size, after.size) or gap < -before.size


def find_rows(pieces: list[Piece]) -> list[Row]:
    """Give the rows of a page from top to foot."""
    rows: list[list[Piece]] = []
    marks = [piece for piece in pieces if piece.mark and piece.base is not None]
    top = foot = 0.0  # of the last row
    for piece in sorted([p for p in pieces if not p.mark or p.base is None], key=lambda piece: piece.top + piece.bottom):
        middle, height = (piece.top + piece.bottom) / 2, piece.bottom - piece.top
        if rows and top + 0.2 * height < middle < foot - 0.05 * height and _level(rows[-1][0], piece):
            rows[-1].append(piece)
            top, foot = min(top, piece.top), max(foot, piece.bottom)
        else:
            rows.append([piece])
            top, foot = piece.top, piece.bottom
    homes = {id(piece): row for row in rows for piece in row} if marks else {}
    for mark in marks:
        homes.get(id(mark.base), rows[0] if rows else []).append(mark)
    made = [_row(number, row) for number, row in enumerate(rows)]
    mark_worded(made)
    join_wrapped(made)
    return made


def _level(first: Piece, piece: Piece) -> bool:
    """Words of one row share more than half of the smaller one's height."""
    shared = min(first.bottom, piece.bottom) - max(first.top, piece.top)
    return shared > 0.5 * (piece.bottom - piece.top) or shared > 0.5 * (first.bottom - first.top)


def _row(number: int, pieces: list[Piece]) -> Row:
    pieces.sort(key=_LEFT)
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and _beside(groups[-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    stretches = [_stretch(number, group) for group in groups]
    return Row(stretches, min(s.top for s in stretches), max(s.bottom for s in stretches))


def _beside(group: list[Piece], piece: Piece) -> bool:
    last = group[-1]
    if piece.mark and piece.base in group:
        return True
    gap, size = piece.x0 - last.x1, last.size if last.size > piece.size else piece.size
    if gap > _HOLE * size:
        return False
    if gap <= _VALUE_HOLE * size:
        return True
    return not (len(piece.text) > 1 and len(last.text) > 1 and is_value(last.text) and is_value(piece.text))


def part_last(row: Row, stretch: Stretch) -> None:
    """Part the last word of a stretch from the others."""
    place = row.stretches.index(stretch)
    row.stretches[place : place + 1] = [_stretch(stretch.row, stretch.pieces[:-1]), _stretch(stretch.row, stretch.pieces[-1:])]


def _stretch(number: int, pieces: list[Piece]) -> Stretch:
    first = pieces[0]
    if len(pieces) == 1:
        stretch = Stretch(pieces, first.x0, first.top, first.x1, first.bottom, number)
    else:
        tops, rights, feet = [p.top for p in pieces], [p.x1 for p in pieces], [p.bottom for p in pieces]
        stretch = Stretch(pieces, first.x0, min(tops), max(rights), max(feet), number)
    body = [piece.text for piece in pieces if not piece.mark] or [first.text]
    if all(map(_is_value_word, body)) and _says(body):
        stretch.value, stretch.year = True, all(map(YEAR.fullmatch, body))
    elif is_interval(body):
        stretch.value = True
    return stretch


@lru_cache(maxsize=8192)
def _is_value_word(text: str) -> bool:
    return is_value(text) or _VALUE_WORD.fullmatch(text) is not None


def _says(words: list[str]) -> bool:
    """A value has a figure, or is one of the signs that stand in its place; a word alone is none."""
    return any(letter.isdigit() for word in words for letter in word) or all(is_value(word) for word in words)
