"""Characters to words.

PDFium's blanks part words; geometry has the last word: a jump within a run of letters parts them, a blank that PDFium made up
between figures that touch does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from factsheet_extract.model.document import Box

if TYPE_CHECKING:
    from factsheet_extract.readers.pdfium import RawPage, Style

# Blanks that group digits stay within a word between two digits, and part words elsewhere.
_DIGIT_BLANKS = (0xA0, 0x202F, 0x2009)
_SPLIT = 0.45  # of the character's height: a wider hole within a run of letters parts two words
_BACK = 1.0  # of the height: a jump back parts them too
_TINY = 1.5  # points: smaller letters are not printed to be read
LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
# "1"  "12,13"  "*"  "a"   what is raised behind a word to point to a note
_MARK = re.compile(r"(?:\d{1,2}(?:[,–-]\d{1,2}){0,3}|[*†‡§]{1,3}|[a-df-np-z])\)?")
# "."  ");"  what closes a sentence behind a mark
_SIGNS = re.compile(r"[.,;:)\]!?]{1,3}")
_POWERS = frozenset(
    {
        "m",
        "km",
        "cm",
        "mm",
        "dm",
        "hm",
        "dam",
        "10",
        "x10",
        "×10",
        "CO",
        "µg/m",
        "kg/m",
        "/km",
        "/m",
    }
)
# "......"   ". . . ."   dots that lead from a label to its figure
_LEADER = re.compile(r"\.|[.…·_]{3,}")
UNLIGATED = str.maketrans(LIGATURES)


@dataclass(slots=True, eq=False)
class Piece:
    """One word on the page; `first` .. `last` (exclusive) are its characters."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    style: Style
    first: int
    last: int
    mark: bool = False
    hidden: bool = False
    reads: str = ""  # what it is read as, where OCR took a letter for a figure
    base: Piece | None = None  # the word that a mark stands behind
    blank: bool = True  # whether a blank stands between it and the piece before on its line

    @property
    def box(self) -> Box:
        """Its box."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def find_words(page: RawPage) -> list[Piece]:
    """Give the words of a page in the order of the file; leaders of dots are no words."""
    if not page.text:
        return []
    places, first = _word_starts(page)
    if not len(places):
        return []
    boxes = page.boxes[places]
    lows, highs = (
        np.minimum.reduceat(boxes, first).tolist(),
        np.maximum.reduceat(boxes, first).tolist(),
    )
    starts = places[first].tolist()
    ends = (places[np.append(first[1:], len(places)) - 1] + 1).tolist()
    runs = [start for start, _ in page.runs]
    pieces: list[Piece] = []
    dots = 0
    for start, end, low, high in zip(starts, ends, lows, highs, strict=True):
        place = bisect_right(runs, start)
        style = page.runs[max(0, place - 1)][1]
        text = page.text[start:end].replace(" ", "")  # a blank within is one that PDFium made up
        if text[-1] in "._…·" and _LEADER.fullmatch(text):
            dots += 1
            if dots == 2 and pieces and pieces[-1].text[-1] == "." and len(pieces[-1].text) > 1:
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text[:-1], last=pieces[-1].last - 1)
            continue
        dots = 0
        piece = Piece(
            text,
            low[0],
            low[1],
            high[2],
            high[3],
            style.size or round(high[3] - low[1], 1),
            style,
            start,
            end,
        )
        if place < len(runs) and runs[place] < end:
            parted = _parted(page, piece, place, runs)
            pieces.extend(parted if len(parted) > 1 or not pieces else _closed(page, piece, runs[place], pieces[-1]))
        else:
            pieces.append(_without_leader(page, piece) if text[-1] == "." else piece)
            if len(pieces) > 1 and _stands_raised(pieces[-2], piece):
                piece.mark, piece.base = True, pieces[-2].base or pieces[-2]
    return pieces


def _stands_raised(before: Piece, piece: Piece) -> bool:
    """A small raised figure that a blank parts from the word before it is a mark too."""
    if piece.size > 0.85 * before.size or not _MARK.fullmatch(piece.text) or piece.text.isalpha():
        return False
    height = before.bottom - before.top
    beside = -0.3 * before.size < piece.x0 - before.x1 < 0.8 * before.size
    return beside and piece.bottom < before.bottom - 0.12 * height and piece.bottom > before.top


def _without_leader(page: RawPage, piece: Piece) -> Piece:
    """Cut the dots off a word that leads to a figure: `Robbery......`."""
    bare = piece.text.rstrip(".")
    if len(piece.text) - len(bare) < 4:
        return piece
    last = piece.first + len(bare)
    return replace(piece, text=bare, last=last, x1=float(page.boxes[last - 1, 2]))


def _parted(page: RawPage, piece: Piece, place: int, runs: list[int]) -> list[Piece]:
    """Part a word where its letters change: a raised small figure behind it is a mark, anything else stays in one word."""
    while place < len(runs) and runs[place] < piece.last:
        cut, style = runs[place], page.runs[place][1]
        head, tail = page.boxes[piece.first : cut], page.boxes[cut : piece.last]
        if style.size < 0.85 * piece.size and _is_raised(head, tail) and _is_mark(piece.text, page.text[cut : piece.last]):
            before = replace(
                piece, text=page.text[piece.first : cut], last=cut, x1=float(head[:, 2].max()),
                top=float(head[:, 1].min()), bottom=float(head[:, 3].max()),
            )  # fmt: skip
            text = page.text[cut : piece.last]
            after = Piece(
                text, float(tail[:, 0].min()), float(tail[:, 1].min()), float(tail[:, 2].max()), float(tail[:, 3].max()),
                style.size, style, cut, piece.last, mark=True, base=before, blank=False,
            )  # fmt: skip
            return [before, after]
        place += 1
    return [piece]


def _closed(page: RawPage, piece: Piece, cut: int, before: Piece) -> list[Piece]:
    """Part a raised mark from the sign behind it, where PDFium parted both from their word: `total ¹.`."""
    head, tail = page.boxes[piece.first : cut], page.boxes[cut : piece.last]
    if not _SIGNS.fullmatch(page.text[cut : piece.last]):
        return [piece]
    right, bottom = float(head[:, 2].max()), float(head[:, 3].max())
    mark = replace(piece, text=page.text[piece.first : cut], last=cut, x1=right, bottom=bottom)
    if not _stands_raised(before, mark):
        return [piece]
    style = next(style for start, style in page.runs if start == cut)
    sign = Piece(
        page.text[cut : piece.last], float(tail[:, 0].min()), float(tail[:, 1].min()), float(tail[:, 2].max()),
        float(tail[:, 3].max()), style.size, style, cut, piece.last, blank=False,
    )  # fmt: skip
    return [replace(mark, mark=True, base=before.base or before), sign]


def _is_raised(head: np.ndarray, tail: np.ndarray) -> bool:
    return bool(tail[:, 3].max() < head[:, 3].max() - 0.12 * (head[:, 3].max() - head[:, 1].min()))


def _is_mark(word: str, text: str) -> bool:
    """Figures, asterisks and single letters mark notes; `m²`, `10³`, `1er`, `nº` and `25th` do not."""
    base = word[: len(word) - len(text)]
    if not _MARK.fullmatch(text):
        return False
    return base not in _POWERS and not (text.isalpha() and not base[-1:].isdigit())


def _word_starts(page: RawPage) -> tuple[np.ndarray, np.ndarray]:
    """Give the places of all printed characters, and which of them (by rank) begin a word."""
    codes = np.frombuffer(page.text.encode("utf-32-le"), np.uint32)
    printed = codes != 32
    for blank in _DIGIT_BLANKS:
        printed &= ~((codes == blank) & ~_between_digits(codes))
    places = np.flatnonzero(printed)
    if not len(places):
        return places, places
    before, after = places[:-1], places[1:]
    split = (after - before > 1) | _jumps(page.boxes, before, after)
    turned = _turned(page, codes)
    if turned is not None:
        sideways = turned[before] & turned[after]
        split[sideways] = ((after - before > 1) | _jumps(page.boxes[:, [1, 0, 3, 2]], before, after, either=True))[sideways]
    split &= ~_touches(page.boxes, codes, before, after)
    return places, np.flatnonzero(np.concatenate(([True], split)))


def _between_digits(codes: np.ndarray) -> np.ndarray:
    digit = (codes >= 48) & (codes <= 57)
    inner = np.zeros(len(codes), bool)
    inner[1:-1] = digit[:-2] & digit[2:]
    return inner


def _turned(page: RawPage, codes: np.ndarray) -> np.ndarray | None:
    """Which characters run up or down the page; None where none does."""
    if not any(style.angle % 180 for _, style in page.runs):
        return None
    turned = np.zeros(len(codes), bool)
    ends = [start for start, _ in page.runs[1:]] + [len(codes)]
    for (start, style), end in zip(page.runs, ends, strict=True):
        turned[start:end] = style.angle % 180 != 0
    return turned


def _jumps(boxes: np.ndarray, before: np.ndarray, after: np.ndarray, *, either: bool = False) -> np.ndarray:
    """Where two characters stand too far apart, or on two lines; `either` where the line may run backwards."""
    left, right = boxes[before], boxes[after]
    height = np.maximum(np.minimum(left[:, 3] - left[:, 1], right[:, 3] - right[:, 1]), 0.1)
    gap = right[:, 0] - left[:, 2]
    if either:
        gap = np.maximum(gap, left[:, 0] - right[:, 2])
    shared = np.minimum(left[:, 3], right[:, 3]) - np.maximum(left[:, 1], right[:, 1])
    jumping: np.ndarray = (gap > _SPLIT * height) | (gap < -_BACK * height) | (shared < 0.3 * height)
    return jumping


def _touches(boxes: np.ndarray, codes: np.ndarray, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Figures that touch are one number, and a closing mark belongs to what it touches, whatever blank PDFium made up."""
    closing = np.isin(codes, (41, 44, 59, 93, 37))
    number = ((codes >= 48) & (codes <= 57)) | (codes == 44) | (codes == 46)
    one_blank = after - before == 2
    left, right = boxes[before], boxes[after]
    height = np.maximum(right[:, 3] - right[:, 1], 0.1)
    close = np.abs(right[:, 0] - left[:, 2]) < 0.04 * height
    level = np.abs(right[:, 3] - left[:, 3]) < 0.1 * height
    one = (number[before] & number[after]) | closing[after]
    touching: np.ndarray = one_blank & one & close & level
    return touching


def part_hidden(page: RawPage, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part what a reader sees from what is set but not painted, off the page, or too small to read.

    Where hardly anything is painted, the text is that of a scan (it lies invisible over the picture) and all of it is read.
    """
    hidden = [piece for piece in pieces if not piece.style.painted or _is_off(page, piece) or piece.size < _TINY]
    if not hidden or sum(len(p.text) for p in hidden) > 0.8 * sum(len(p.text) for p in pieces):
        return pieces, []
    held = {id(piece) for piece in hidden}
    for piece in hidden:
        piece.hidden = True
    return [piece for piece in pieces if id(piece) not in held], hidden


def _is_off(page: RawPage, piece: Piece) -> bool:
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return not (0 <= x <= page.width and 0 <= y <= page.height)
