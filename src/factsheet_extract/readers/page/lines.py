"""What a printed line says by its form alone: a bullet, a page number, values at its end, a footnote mark.

Shared by the readers of plain text and of PDF. No word of any language and of any publisher stands here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Bullets, most likely first: "• ", "- ", "– ", "o ", "* ", "➢ ", symbol fonts (private use, U+F0B7), "· ", "■ ", "✓ "
_BULLET = re.compile(r"\s{0,200}(?:([•◦▪▫‣⁃●○■□◆◇►▸➢➤➔✓✔❖⬥·∙\uf000-\uf0ff\ufffd])\s{0,20}|([-–—*o§])\s{1,20})(?=\S)")
# Numbered points: "1. ", "12) ", "(a) ", "iv. ", "5.1. "; a number with a decimal ("3.5 million") is none
_NUMBERED = re.compile(r"\s{0,200}(\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)](?!\d))\s{1,20}(?=\S)")
# "12", "- 12 -", "12 | P a g e", "12 / 30", "Page 12 of 30": only what is left when a word and a total are taken away
_PAGE_NUMBER = re.compile(
    r"\s{0,200}(?:[^\W\d_]{1,10}\.?\s{1,3})?[-–—|]{0,2}\s{0,3}(\d{1,4})\s{0,3}(?:(?:/|[^\W\d_]{1,4})\s{0,3}\d{1,4})?"
    r"\s{0,3}[-–—|]{0,2}(?:\s{0,3}(?:[^\W\d_]\s?){1,8})?\s{0,200}\Z"
)
# One value as a column of a table prints it: 97.7  (9.6)  1,234  +3  -6  25,7%  36.1–44.6  $55.00  *  -  ..  n.d.  NA  ▲
_VALUE = re.compile(
    r"[(\[]?[+\-–−±~<>≤≥]?[$€£]?\d[\d.,]{0,20}(?:[-–]\d[\d.,]{0,20})?\s?%?[)\]]?[*†‡§]{0,3}"
    r"|[*†‡]{1,3}|[-–—−]{1,2}|\.{1,3}|[nN][./]?[aAdDsS]\.?|NA|\([nN][aA]\)|[▲▼►◄△▽▶◀↑↓→←]"
)
# "67.7 (62.9 - 72.5)"  "12,3 % [9,8 ; 14,1]"  "(4.1 to 5.0)"   a value with its interval, of which brackets hold two figures
_INTERVAL = re.compile(
    r"(?:[+\-–−]?\d[\d.,]{0,14} ?%?\*? )?[(\[]"
    r"[+\-–−]?\d[\d.,]{0,14} ?%?(?: ?[-–—;,] ?| [a-zà]{1,2} )[+\-–−]?\d[\d.,]{0,14} ?%?[)\]]"
)
_INTERVAL_WORDS = 9
# "text¹" "text²³"  superscript figures behind a word of three letters or more: no m², no km²
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_]{3})[¹²³⁰⁴-⁹]{1,3}")
# "source1"  "facility2 "  "years)5"   a number glued to a small word or a bracket; "diet10,11"   and those of its list
_GLUED = re.compile(r"(?:(?<=[a-zß-öø-ÿ]{3})|(?<=[\w%]\)))(\d{1,2})((?:,\s?\d{1,2}){0,3})(?=[\s,;:.)]|\Z)")
_NUMBERS = re.compile(r"\d{1,2}")
# "073"  "120,5"   a further group of three digits, the last one with decimals
_LAST_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
# "5", "557 404"    what it may follow
_GROUP = re.compile(r"[+\-–−]?[1-9]\d{0,2}(?:[ \u00a0]\d{3}){0,3}")
# "68*" "386**" "case†"   marks glued to a figure or a word
_ASTERISK = re.compile(r"(?<=[\w%)])[*†‡]{1,3}(?=[\s.,;:)]|\Z)")

# what a mark is made of, where no number of a note is known
_MARKS = re.compile(r"[¹²³⁰⁴-⁹*†‡]")

# "-" "−"   a sign printed apart from its figure; a dash elsewhere stands for a missing value
_SIGNS = frozenset("+-−–")
_CURRENCIES = " €$£"
_APART = frozenset("%‰€$£")  # units printed apart from their figure
_ARROWS = frozenset("▲▼►◄△▽▶◀↑↓→←")


@dataclass(frozen=True, slots=True)
class Bullet:
    """The mark before a point: its characters, where the words begin, and whether it counts."""

    marker: str
    end: int
    numbered: bool = False


def find_bullet(text: str, start: int = 0, end: int | None = None) -> Bullet | None:
    """Find the bullet or the number of a point at the beginning of text[start:end]."""
    stop = len(text) if end is None else end
    found = _BULLET.match(text, start, stop)
    if found:
        return Bullet(found.group(1) or found.group(2), found.end())
    numbered = _NUMBERED.match(text, start, stop)
    return Bullet(numbered.group(1), numbered.end(), True) if numbered else None


def page_number(line: str) -> int | None:
    """Give the number that a line holds and nothing else beside a word or a total; None where it says more."""
    if len(line) > 60:
        return None
    found = _PAGE_NUMBER.match(line)
    return int(found.group(1)) if found else None


@lru_cache(maxsize=8192)
def is_value(word: str) -> bool:
    """Say whether a word is what a column of figures prints; one whose bracket opens in another word is none: `(age 15-49)`."""
    opened = word.count("(") + word.count("["), word.count(")") + word.count("]")
    return len(word) < 60 and opened[0] == opened[1] and _VALUE.fullmatch(word) is not None


def is_interval(words: Sequence[str]) -> bool:
    """Say whether words are a value with its interval behind it, or an interval in brackets alone."""
    closed = 1 < len(words) <= _INTERVAL_WORDS and words[-1][-1:] in (")", "]")
    return closed and _INTERVAL.fullmatch(" ".join(words)) is not None


def trailing_values(line: str) -> list[tuple[int, int]]:
    """Give the slices of the values that end a line, in printed order."""
    words = [word.span() for word in re.finditer(r"\S+", line)]
    values: list[tuple[int, int]] = []
    first = len(words)
    while first:
        start, end = words[first - 1]
        if line[start:end] in _APART and first > 1 and line[words[first - 2][1] - 1].isdigit():
            start, first = words[first - 2][0], first - 1  # "+3,9 %"
        if not is_value(line[start:end].rstrip(_CURRENCIES)):
            break
        values.append((start, end))
        first -= 1
    return values[::-1]


def join_groups(line: str, values: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join values that may be one number with blanks between its groups: `5 404 073`."""
    joined: list[tuple[int, int]] = []
    for start, end in values:
        before = line[slice(*joined[-1])] if joined else ""
        group = _LAST_GROUP.fullmatch(line, start, end) and _GROUP.fullmatch(before)
        if group and start - joined[-1][1] == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def join_signs(line: str, values: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join a sign that stands off its figure at the end of a row with an arrow: `2 -1 ▼ - 33.3`."""
    joined: list[tuple[int, int]] = []
    for start, end in values:
        before = [line[slice(*value)] for value in joined[-2:]]
        if len(before) == 2 and before[1] in _SIGNS and before[0] in _ARROWS and line[start].isdigit():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def find_marks(text: str, start: int, end: int, notes: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Find raised figures and asterisks glued to a word or figure in text[start:end].

    `notes` are the numbers of notes that the page is known to have: only with them is the 1 of `source1` a mark.
    """
    if not notes and not _MARKS.search(text, start, end):
        return []
    found = [match.span() for match in _SUPERSCRIPT.finditer(text, start, end)]
    found += [match.span() for match in _ASTERISK.finditer(text, start, end)]
    if notes:
        found += [_marks_of(match, notes) for match in _GLUED.finditer(text, start, end) if match.group(1) in notes]
    return sorted(found)


def _marks_of(match: re.Match[str], notes: frozenset[str]) -> tuple[int, int]:
    """Give the slice of a glued mark, with the others of its list where all of them are numbers of notes: `10,11`."""
    others = _NUMBERS.findall(match.group(2))
    return (match.start(1), match.end(2) if others and notes.issuperset(others) else match.end(1))


def ends_sentence(line: str) -> bool:
    """Say whether a line ends with a mark that closes a sentence."""
    return line.rstrip().rstrip("»”\")'’").rstrip().endswith((".", "!", "?", "…"))
