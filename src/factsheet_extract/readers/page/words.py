"""Characters to words.

PDFium's blanks part words; geometry has the last word: a jump within a run of letters parts them, a blank that PDFium made up
between figures that touch does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from factsheet_extract.model.document import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.readers.pdfium.pages import RawPage, Style

# Blanks that group digits stay within a word between two digits, and part words elsewhere.
_DIGIT_BLANKS = (0xA0, 0x202F, 0x2009)
_SPLIT = 0.45  # of the character's height: a wider hole within a run of letters parts two words
_BACK = 1.0  # of the height: a jump back parts them too
_SMALL = 0.85  # of the size of the word before: marks of notes are set no bigger
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
_DOTS = "...."
# "......"   the dots in "Robbery......12"
_DOTTED = re.compile(r"\.{4,}")
UNLIGATED = str.maketrans(LIGATURES)
_ASCII = np.arange(128)
_NUMBER_SIGNS = np.isin(_ASCII, [ord(sign) for sign in "0123456789,."])
_CLOSING = np.isin(_ASCII, [ord(sign) for sign in "),;]%"])


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
    led: bool = False  # whether dots lead to it from the piece before

    @property
    def box(self) -> Box:
        """Its box."""
        return Box(self.x0, self.top, self.x1, self.bottom)


def find_words(page: RawPage) -> list[Piece]:
    """Give the words of a page in the order of the file; leaders of dots are no words."""
    letters = _letters(page)
    if not len(letters.places):
        return []
    whole, styles = page.text, [style for _, style in page.runs]
    pieces: list[Piece] = []
    dots = 0  # of a leader: that many lie between the last piece and the next one
    for start, end, x0, top, x1, bottom, run, following in _word_rows(page, letters):
        text = whole[start:end].replace(" ", "")  # a blank within is one that PDFium made up
        if text[-1] in "._…·" and _LEADER.fullmatch(text):
            dots += len(text)
            if len(text) == 1 and dots == 2 and pieces and pieces[-1].text[-1] == "." and len(pieces[-1].text) > 1:
                pieces[-1] = replace(pieces[-1], text=pieces[-1].text[:-1], last=pieces[-1].last - 1)
            continue
        led, dots = dots > 1, 0
        if led and text[0] == "." and text[1:2].isdigit() and len(text) == end - start:  # the last dot touches the figure
            start, text = start + 1, text[1:]
            x0 = float(page.boxes[start, 0])
        style = styles[run]
        piece = Piece(text, x0, top, x1, bottom, style.size or round(bottom - top, 1), style, start, end, led=led)
        if _DOTS in text:
            pieces.extend(_without_leader(page, piece))
            dots = len(text) - len(text.rstrip("."))
            continue
        if following < end:
            parted = _parted(page, piece, run + 1)
            pieces.extend(parted if len(parted) > 1 or not pieces else _closed(page, piece, following, pieces[-1]))
            continue
        before = pieces[-1] if pieces else None
        pieces.append(piece)
        if before is not None and piece.size <= _SMALL * before.size and _stands_raised(before, piece):
            piece.mark, piece.base = True, before.base or before
    return pieces


def _stands_raised(before: Piece, piece: Piece) -> bool:
    """A small raised figure that a blank parts from the word before it is a mark too."""
    if piece.size > _SMALL * before.size or not _MARK.fullmatch(piece.text) or piece.text.isalpha():
        return False
    height = before.bottom - before.top
    beside = -0.3 * before.size < piece.x0 - before.x1 < 0.8 * before.size
    return beside and piece.bottom < before.bottom - 0.12 * height and piece.bottom > before.top


def _without_leader(page: RawPage, piece: Piece) -> list[Piece]:
    """Cut out the dots that lead from a word to a figure: `Robbery......`, `Robbery......12`, `.....12`."""
    cuts = [0, *(edge for dots in _DOTTED.finditer(piece.text) for edge in dots.span()), len(piece.text)]
    if len(piece.text) != piece.last - piece.first:
        return [piece]
    parts: list[Piece] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        first, last = piece.first + start, piece.first + end
        if start < end:
            x0, x1 = float(page.boxes[first, 0]), float(page.boxes[last - 1, 2])
            led = piece.led or start > 0
            parts.append(replace(piece, text=piece.text[start:end], first=first, last=last, x0=x0, x1=x1, led=led))
    return parts


def _parted(page: RawPage, piece: Piece, place: int) -> list[Piece]:
    """Part a word where its letters change: a raised small figure behind it is a mark, anything else stays in one word."""
    while place < len(page.runs) and page.runs[place][0] < piece.last:
        cut, style = page.runs[place]
        head, tail = page.boxes[piece.first : cut], page.boxes[cut : piece.last]
        if style.size < _SMALL * piece.size and _is_raised(head, tail) and _is_mark(piece.text, page.text[cut : piece.last]):
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


class _Letters(NamedTuple):
    """The printed characters of a page: their places in its text, their codes and the four sides of their boxes."""

    places: np.ndarray
    codes: np.ndarray
    x0: np.ndarray
    top: np.ndarray
    x1: np.ndarray
    bottom: np.ndarray


def _letters(page: RawPage) -> _Letters:
    codes = np.frombuffer(page.text.encode("utf-32-le"), np.uint32)
    printed = codes != 32
    for blank in _DIGIT_BLANKS:
        if chr(blank) in page.text:
            printed &= ~((codes == blank) & ~_between_digits(codes))
    places = np.flatnonzero(printed)
    return _Letters(places, codes[places], *np.ascontiguousarray(page.boxes[places].T))


def _word_rows(page: RawPage, letters: _Letters) -> Iterator[tuple[int, int, float, float, float, float, int, int]]:
    """Give each word's characters (first, last), its box, the run it begins in and where the next run begins."""
    places, _, x0, top, x1, bottom = letters
    first = _word_starts(page, letters)
    starts, ends = places[first], places[np.append(first[1:], len(places)) - 1] + 1
    begins = np.array([start for start, _ in page.runs] + [len(page.text)])
    following = np.searchsorted(begins[:-1], starts, side="right")
    columns = (
        starts, ends, np.minimum.reduceat(x0, first), np.minimum.reduceat(top, first), np.maximum.reduceat(x1, first),
        np.maximum.reduceat(bottom, first), np.maximum(following - 1, 0), begins[following],
    )  # fmt: skip
    return zip(*(column.tolist() for column in columns), strict=True)


def _word_starts(page: RawPage, letters: _Letters) -> np.ndarray:
    """Say which of the printed characters (by rank) begin a word."""
    places, _, x0, top, x1, bottom = letters
    holes = np.diff(places)
    split = (holes > 1) | _jumps(x0, top, x1, bottom)
    turned = _turned(page)
    if turned is not None:
        sideways = turned[places[:-1]] & turned[places[1:]]
        split[sideways] = ((holes > 1) | _jumps(top, x0, bottom, x1, either=True))[sideways]
    blanks = np.flatnonzero(holes == 2)
    split[blanks[_touches(letters, blanks) & _belongs(letters, blanks)]] = False
    doubled = np.flatnonzero(holes == 3)  # two blanks between letters that touch: PDFium lost its place in the line
    split[doubled[_touches(letters, doubled)]] = False
    return np.flatnonzero(np.concatenate(([True], split)))


def _between_digits(codes: np.ndarray) -> np.ndarray:
    digit = (codes >= 48) & (codes <= 57)
    inner = np.zeros(len(codes), bool)
    inner[1:-1] = digit[:-2] & digit[2:]
    return inner


def _turned(page: RawPage) -> np.ndarray | None:
    """Which characters run up or down the page; None where none does."""
    if not any(style.angle % 180 for _, style in page.runs):
        return None
    turned = np.zeros(len(page.text), bool)
    ends = [start for start, _ in page.runs[1:]] + [len(page.text)]
    for (start, style), end in zip(page.runs, ends, strict=True):
        turned[start:end] = style.angle % 180 != 0
    return turned


def _jumps(start: np.ndarray, top: np.ndarray, end: np.ndarray, bottom: np.ndarray, *, either: bool = False) -> np.ndarray:
    """Where a character stands too far from the one before, or on another line; `either` where the line may run backwards."""
    tall = bottom - top
    height = np.maximum(np.minimum(tall[:-1], tall[1:]), 0.1)
    gap = start[1:] - end[:-1]
    if either:
        gap = np.maximum(gap, start[:-1] - end[1:])
    shared = np.minimum(bottom[:-1], bottom[1:]) - np.maximum(top[:-1], top[1:])
    back = (gap < -_BACK * height) & (start[1:] < start[:-1])  # the letters of one ligature share its box: no jump
    jumping: np.ndarray = (gap > _SPLIT * height) | back | (shared < 0.3 * height)
    return jumping


def _belongs(letters: _Letters, blanks: np.ndarray) -> np.ndarray:
    """At which of the blanks (by the rank of the character before) a number goes on, or a closing mark follows."""
    number = _NUMBER_SIGNS[np.minimum(letters.codes, 127)]
    one: np.ndarray = (number[blanks] & number[blanks + 1]) | _CLOSING[np.minimum(letters.codes[blanks + 1], 127)]
    return one


def _touches(letters: _Letters, blanks: np.ndarray) -> np.ndarray:
    """At which of the blanks (by the rank of the character before) two characters touch on one line, so that it is made up."""
    _, _, x0, top, x1, bottom = letters
    after = blanks + 1
    height = np.maximum(bottom[after] - top[after], 0.1)
    close = np.abs(x0[after] - x1[blanks]) < 0.04 * height
    level = np.abs(bottom[after] - bottom[blanks]) < 0.1 * height
    touching: np.ndarray = close & level
    return touching


def part_hidden(page: RawPage, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part what a reader sees from what is set but not painted, off the page, or too small to read.

    Where hardly anything is painted, the text is that of a scan (it lies invisible over the picture): all of it that stands on
    the page is read. What is off the page is read only where nothing stands on it: a string that was never closed sets the
    file's own operators as words, on one line that runs miles off to the right.
    """
    across, down = 2 * page.width, 2 * page.height
    off = [p for p in pieces if not (0 <= p.x0 + p.x1 <= across and 0 <= p.top + p.bottom <= down)]
    hidden = _in_order(pieces, off, [p for p in pieces if not p.style.painted or p.size < _TINY])
    if sum(len(p.text) for p in hidden) > 0.8 * sum(len(p.text) for p in pieces):
        hidden = off if len(off) < len(pieces) else []
    if not hidden:
        return pieces, []
    held = {id(piece) for piece in hidden}
    for piece in hidden:
        piece.hidden = True
    return [piece for piece in pieces if id(piece) not in held], hidden


def _in_order(pieces: list[Piece], *some: list[Piece]) -> list[Piece]:
    """Give the pieces of some lists in the order of the file."""
    held = {id(piece) for part in some for piece in part}
    return [piece for piece in pieces if id(piece) in held] if held else []
