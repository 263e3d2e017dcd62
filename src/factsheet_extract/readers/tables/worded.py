"""Values with their noun in a column of figures: "24 PCR et FIR", "20 RCPs and IRFs", under each other beside their labels.

Start at `mark_worded`. A number with a few words is taken for a value where words stand before it in its row, and the same
noun follows the numbers of three rows at least; the lines of a text never do that.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece
    from factsheet_extract.readers.tables.rows import Row, Stretch

_LEAST_ROWS = 3
_MOST_WORDS = 6
_EDGE = 2.0  # points
# "24", "103"
_COUNT = re.compile(r"\d{1,4}")
# A word that can name a row: three letters in a row.
_WORDED = re.compile(r"[^\W\d_]{3}")


def mark_worded(rows: list[Row]) -> None:
    """Mark the numbers with a noun that make a column as values."""
    found = [stretch for row in rows for before, stretch in _pairs(row) if _is_count(stretch) and _WORDED.search(before.text)]
    marked = _of_one_noun(found)
    plain = [s for row in rows for s in row.stretches if s.value and s.pieces[0].text.isdecimal()] if found else []
    for stretch in found:
        alike = any(_is_over(stretch, other) and _is_flush(stretch, other) for other in marked)
        noted = stretch.pieces[1].text[:1] == "(" and (
            any(_under(stretch, other) for other in marked) or any(_is_over(stretch, other) for other in plain)
        )
        if stretch in marked or alike or noted or _is_in_column(stretch, plain):
            stretch.value = True
    _mark_first(rows)


def _is_in_column(stretch: Stretch, plain: list[Stretch]) -> bool:
    """Say whether two plain numbers stand above a count with a noun, on its edge or in its middle: `9`, `6`, `2 clubs`."""
    middle = stretch.x0 + stretch.x1
    near = [other for other in plain if 0 < stretch.row - other.row <= _LEAST_ROWS]
    return sum(_under(stretch, other) or abs(other.x0 + other.x1 - middle) < _EDGE for other in near) > 1


def _mark_first(rows: list[Row]) -> None:
    """Mark the numbers with a noun that open their rows, on one edge as the words behind them: `21 RCPs   Labour migration`."""
    pairs = [(one, label) for row in rows for one, label in _pairs(row) if _is_count(one) and _WORDED.search(label.text)]
    nouns = _of_one_noun([first for first, _ in pairs])
    edges = Counter(round(label.x0) for first, label in pairs if first in nouns)
    if not edges or edges.most_common(1)[0][1] < _LEAST_ROWS:
        return
    for first, label in pairs:
        if first in nouns and abs(label.x0 - edges.most_common(1)[0][0]) < _EDGE:
            first.value = True


def _of_one_noun(stretches: list[Stretch]) -> list[Stretch]:
    """Those whose noun follows the numbers of three rows at least."""
    nouns = Counter(stretch.pieces[1].text.casefold() for stretch in stretches)
    return [stretch for stretch in stretches if nouns[stretch.pieces[1].text.casefold()] >= _LEAST_ROWS]


def _is_over(one: Stretch, other: Stretch) -> bool:
    """Say whether a plain number stands on one edge with the other a few rows away."""
    return 0 < abs(one.row - other.row) <= _LEAST_ROWS and _under(one, other)


def _is_flush(one: Stretch, other: Stretch) -> bool:
    """Two stretches begin or end on the very same edge."""
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) < _EDGE / 8


def _under(one: Stretch, other: Stretch) -> bool:
    """Two stretches begin or end on one edge."""
    return abs(one.x0 - other.x0) < _EDGE or abs(one.x1 - other.x1) < _EDGE


def opens_worded(before: Piece, piece: Piece) -> bool:
    """Say whether a bare number stands in a line at some distance from the words before it."""
    return piece.text.isdecimal() and before.text[-1:].isalpha() and abs(before.top - piece.top) < 0.5 * before.size


def _pairs(row: Row) -> list[tuple[Stretch, Stretch]]:
    return list(zip(row.stretches, row.stretches[1:], strict=False))


def _is_count(stretch: Stretch) -> bool:
    if stretch.value or not 1 < len(stretch.pieces) <= _MOST_WORDS or any(piece.mark for piece in stretch.pieces):
        return False
    words = [piece.text for piece in stretch.pieces]
    return (
        _COUNT.fullmatch(words[0]) is not None and (words[1][:1].isalpha() or words[1][:1] == "(") and ":" not in stretch.text
    )
