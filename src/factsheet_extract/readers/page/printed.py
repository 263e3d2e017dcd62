"""Words to printed lines: what stands side by side, what fills a column, what runs up or down the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.lines import is_value

if TYPE_CHECKING:
    from factsheet_extract.readers.page.words import Piece

_CHAIN = 2.0  # of the size: words that follow each other in the file stay on one line over such a hole
_LED = 80.0  # of the size: dots lead as far
_SPREAD = 9.0  # of the size: a justified line may be spread as wide, if it fills its column evenly
_MERGE = 0.75  # of the size: pieces of a line that do not follow each other join over such a hole
_NEAR = 50  # rows: so many are looked through before those that nothing can reach are left out


@dataclass(slots=True, eq=False)
class Line:
    """Words side by side, left to right; size and weight are those of most of its letters."""

    pieces: list[Piece]
    x0: float = field(init=False)
    top: float = field(init=False)
    x1: float = field(init=False)
    bottom: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    text: str = field(init=False)
    angle: int = 0
    drawn: bool = False  # whether a bullet is drawn before it
    pointed: bool = False  # whether its first word is a bullet that OCR took for a letter

    def __post_init__(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Work out box, size, weight and text anew from the pieces."""
        first = self.pieces[0]
        self.x0, self.x1, self.top, self.bottom = first.x0, first.x1, first.top, first.bottom
        self.size, self.bold, self.text = first.size, first.style.bold, first.text
        if len(self.pieces) > 1:
            self._settle([piece for piece in self.pieces if not piece.mark] or self.pieces)

    def _settle(self, body: list[Piece]) -> None:
        lefts, tops = [piece.x0 for piece in self.pieces], [piece.top for piece in body]
        rights, feet = [piece.x1 for piece in self.pieces], [piece.bottom for piece in body]
        self.x0, self.top, self.x1, self.bottom = min(lefts), min(tops), max(rights), max(feet)
        letters: dict[float, int] = {}
        balance = 0  # of bold letters over the others
        for piece in body:
            length = len(piece.text)
            letters[piece.size] = letters.get(piece.size, 0) + length
            balance += length if piece.style.bold else -length
        self.size = max(letters, key=lambda size: (letters[size], size)) if len(letters) > 1 else body[0].size
        self.bold = balance > 0
        self.text = "".join([" " + p.text if p.blank and place else p.text for place, p in enumerate(self.pieces)])


def find_lines(pieces: list[Piece]) -> list[Line]:
    """Put words that stand side by side into lines: first in the order of the file, then pieces of one line together."""
    if len(pieces) == 1 and not pieces[0].style.angle:
        return [Line(pieces)]
    chains: list[list[Piece]] = []
    turned = [piece for piece in pieces if piece.style.angle]
    if turned:
        return find_lines([piece for piece in pieces if not piece.style.angle]) + _turned_lines(turned)
    for piece in pieces:
        if chains and _follows(chains[-1][-1], piece, _LED if piece.led else _CHAIN):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    lines = [Line(chain) for chain in _merged(_justified(chains))]
    for line in lines:
        _take_initial(line, pieces)
    return lines


def _take_initial(line: Line, pieces: list[Piece]) -> None:
    """A big first letter or figure over several lines belongs to the first word of its first line.

    Before a capital it does where the page has the word elsewhere: "I" and "OM", but not "A" and "RCP".
    """
    if len(line.pieces) < 2 or len(line.pieces[0].text) > 1:
        return
    first, second = line.pieces[:2]
    if not (first.text.isupper() or first.text.isdigit()):
        return
    if first.size < 1.8 * second.size or second.x0 - first.x1 >= 0.6 * second.size:
        return
    if second.text[0].islower() or _is_number(line.pieces) or _is_word(first.text + second.text, pieces):
        second.blank = second.mark = False
        line.settle()
        line.top, line.bottom = second.top, second.bottom


def _is_number(line: list[Piece]) -> bool:
    """Say whether two figures are one number, with words behind them on the line of the second; a mark has none beside it."""
    if not (line[0].text + line[1].text).isdigit() or len(line) < 3:
        return False
    return abs(line[2].top - line[1].top) < 1 and line[2].size == line[1].size


def _is_word(word: str, pieces: list[Piece]) -> bool:
    bare = word.strip("().,;:")
    return bare.isalpha() and any(piece.text.strip("().,;:") == bare for piece in pieces)


def _justified(chains: list[list[Piece]]) -> list[list[Piece]]:
    """Join the words of a line that is spread wide to fill its column: even holes, and as wide as the line above or below."""
    joined: list[list[Piece]] = []
    place = 0
    while place < len(chains):
        last = place
        while last + 1 < len(chains) and _follows(chains[last][-1], chains[last + 1][0], _SPREAD):
            last += 1
        parts = chains[place : last + 1]
        if len(parts) > 1:
            row = [piece for chain in parts for piece in chain]
            around = [chains[n] for n in (place - 1, last + 1) if 0 <= n < len(chains)]
            parts = [row] if _is_spread(row, around) else parts
        joined += parts
        place = last + 1
    return joined


def _is_spread(row: list[Piece], around: list[list[Piece]]) -> bool:
    holes = [after.x0 - before.x1 for before, after in pairwise(row) if after.blank]
    if len(holes) < 1 or max(holes) - min(holes) > 0.3 * max(holes) + 1.0 or all(is_value(piece.text) for piece in row):
        return False
    left, right, height = row[0].x0, row[-1].x1, row[0].bottom - row[0].top
    return any(
        abs(line[0].x0 - left) < 2.5 and abs(line[-1].x1 - right) < 2.5
        and max(line[0].top - row[0].bottom, row[0].top - line[0].bottom) < height
        for line in around
    )  # fmt: skip


def _turned_lines(pieces: list[Piece]) -> list[Line]:
    """Words that run up or down the page, in the order of the file, one line a stretch."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        last = lines[-1][-1] if lines else None
        if last and last.style.angle == piece.style.angle and _goes_up(last, piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    made = [Line(line) for line in lines]
    for line in made:
        line.angle = line.pieces[0].style.angle
        for before, after in pairwise(line.pieces):
            gap = max(before.top, after.top) - min(before.bottom, after.bottom)
            after.blank = gap > 0.15 * after.size
        line.settle()
    return made


def _goes_up(last: Piece, piece: Piece) -> bool:
    """Say whether two words that run up or down stand on one line."""
    level = min(last.x1, piece.x1) - max(last.x0, piece.x0) > 0.3 * piece.size
    return level and max(last.top, piece.top) - min(last.bottom, piece.bottom) < _CHAIN * piece.size


def _follows(before: Piece, after: Piece, reach: float) -> bool:
    if after.top >= before.bottom or before.top >= after.bottom:
        return False
    gap = after.x0 - before.x1
    if gap >= reach * before.size or gap >= reach * after.size:
        return False
    one, other = 0.5 * (before.bottom - before.top), 0.5 * (after.bottom - after.top)
    shared = min(before.bottom, after.bottom) - max(before.top, after.top)
    return (shared > one or shared > other) and gap > -one and gap > -other


def _merged(chains: list[list[Piece]]) -> list[list[Piece]]:
    """Join chains whose ends meet on one line, from left to right; a row is left behind once nothing can reach it any more."""
    rows: list[list[Piece]] = []
    near: list[list[Piece]] = []
    most = _NEAR
    for chain in sorted(chains, key=lambda chain: chain[0].x0):
        first = chain[0]
        top, bottom = first.top, first.bottom
        for row in reversed(near):
            last = row[-1]
            if last.top < bottom and last.bottom > top and _follows(last, first, _MERGE):
                row.extend(chain)
                break
        else:
            rows.append(list(chain))
            near.append(rows[-1])
            if len(near) > most:
                near = [row for row in near if first.x0 - row[-1].x1 < _MERGE * row[-1].size]
                most = 2 * len(near) + _NEAR
    return sorted(rows, key=lambda row: (row[0].top, row[0].x0))
