"""Numbers glued or set so that they name or mark something: COVID-19, H1N1, instance2, "quito.(1)", "1. ", "2) "."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.text.dates import is_year_text
from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.units import money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_MARKED_WORD: Final = 3  # letters of the shortest word that may carry a footnote mark
_SECTION: Final = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")  # "4.1" before a point and a title
_LONGEST_SECTION: Final = 5
_ZEROS: Final = 3
_LONGEST_MARKER: Final = 3  # digits of a list marker
_CLOSING: Final = frozenset(".)]»”\"'!?;:,")


def plain(scan: Scan, reading: Reading) -> bool:
    """Say whether a number is printed as bare digits, without sign, separator or scale."""
    printed = scan.folded(reading.last - 1)
    return reading.number.form == "digits" and printed.isdecimal() and reading.scale == 1 and reading.last - reading.first <= 2


def identifier(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """COVID-19, H1N1, Kin1, PM2.5, G20, C.6, 2A, 5G, 3D; Q1, FY17; instance2, 14The; A/RES/46/182; not US$3, n=25, mi-2015."""
    slashed = reading.number.form == "fraction" and scan.folded(reading.first - 1) == "/" and reading.first > 1
    if slashed and not scan.gap(reading.first) and not scan.gap(reading.first - 1):
        return ("identifier", None)
    if reading.number.form != "digits":
        return None
    if _behind_letters(scan, reading.first):
        return ("identifier", None)
    first = reading.first + (1 if reading.sign and scan.gap(reading.first + 1) == 0 else 0)
    linked = scan.folded(first - 1) in HYPHENS or scan.folded(first - 1) == "."
    glued = not scan.gap(first) and (not linked or not scan.gap(first - 1))
    before = first - 1 - linked
    if first == 0 or not glued or before < 0 or scan.tokens[before].kind != "word":
        return _letter_after(scan, reading)
    return _after_letters(scan, reading, first, scan.folded(first - 1) if linked else "")


def _behind_letters(scan: Scan, first: int) -> bool:
    """Say whether digits stand behind capitals and a slash, all glued: "Release HCA/22/07"."""
    slash = scan.folded(first - 1) == "/" and first > 1 and not scan.gap(first) and not scan.gap(first - 1)
    letters = scan.printed(first - 2) if slash else ""
    return len(letters) > 1 and letters.isupper()


def _after_letters(scan: Scan, reading: Reading, first: int, link: str) -> tuple[Reason, str | None] | None:
    """Tell a number glued to the letters before it, by nothing, a hyphen or a point (`link`)."""
    before = first - 1 - len(link)
    word = scan.printed(before)
    if link == ".":
        return ("reference", None) if len(word) == 1 else None
    if is_year_text(scan.folded(first)) or (not link and money_before(scan, first)):
        return None
    goes_on = not scan.gap(reading.last) and reading.last < len(scan.tokens) and scan.tokens[reading.last].kind == "word"
    if not link and not goes_on and scan.lexicon.periods.at(scan.tokens, before):
        return ("date", None)
    if not link and len(word) >= _MARKED_WORD and word.islower() and len(scan.folded(first)) <= 2:
        return ("footnote_mark", None)
    return ("identifier", None) if not link or any(letter.isupper() for letter in word) else None


def _letter_after(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    """Tell a number glued to the letters behind it: 2A, 5G; 14The is the mark of a note."""
    at = reading.last
    if at >= len(scan.tokens) or scan.gap(at) or scan.tokens[at].kind != "word" or not plain(scan, reading):
        return None
    printed, length = scan.printed(at), len(scan.folded(reading.last - 1))
    if unit_after(scan, at) is not None or not printed[0].isupper():
        return None
    if len(printed) == 1:
        return ("identifier", None) if length <= _LONGEST_MARKER else None
    return ("footnote_mark", None) if printed[1:].islower() and length <= 2 else None


def footnote_mark(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """A small number glued behind the end of a sentence, a closing quote or a percent sign: "d'urgence.3 Les", "-24 %1"."""
    if not plain(scan, reading) or reading.sign or len(scan.folded(reading.first)) > 2 or scan.gap(reading.first):
        return None
    before = reading.first - 1
    if scan.folded(before) == "%" and before and scan.tokens[before - 1].kind == "digits":
        return ("footnote_mark", None)
    if scan.folded(before) == "(" and not scan.gap(before) and scan.folded(before - 1) in (".", "!", "?", "»", "”"):
        return ("footnote_mark", None) if scan.folded(reading.last) == ")" and before > 1 else None
    if before < 1 or scan.printed(before) not in _CLOSING or scan.printed(before) in "(:'":
        return None
    if scan.gap(before) or scan.tokens[before - 1].kind != "word" or len(scan.folded(before - 1)) < 3:
        return None
    following = reading.last
    if following < len(scan.tokens) and not scan.gap(following) and scan.tokens[following].kind != "mark":
        return None
    return ("footnote_mark", None)


def citation(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """see [3], shown before [4, 7-9]: a mark in square brackets behind a word; the interval "12 [10-15]" is none."""
    if not plain(scan, reading) or reading.sign or len(scan.folded(reading.first)) > _LONGEST_MARKER:
        return None
    first, last = reading.first - 1, reading.last
    while first > max(0, reading.first - _LONGEST_LIST) and _is_listed(scan, first):
        first -= 1
    if scan.folded(first) != "[" or first < 1 or scan.tokens[first - 1].kind == "digits":
        return None
    while last < min(len(scan.tokens), reading.last + _LONGEST_LIST) and _is_listed(scan, last):
        last += 1
    return ("reference", None) if scan.folded(last) == "]" and scan.folded(first - 1) not in ("%", ")") else None


def _is_listed(scan: Scan, place: int) -> bool:
    """Whether a token is one of several numbers in a bracket, or stands between two: "4, 7-9"."""
    printed = scan.folded(place)
    return printed in _BETWEEN or (printed.isdecimal() and len(printed) <= _LONGEST_MARKER)


_LONGEST_LIST: Final = 16  # tokens
_BETWEEN: Final = frozenset((",", ";", *HYPHENS))


def score(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """112-107, 3-0: two whole numbers on a hyphen, the greater first, are the result of a match or vote, and no range."""
    at = reading.last
    if not plain(scan, reading) or reading.sign or at + 1 >= len(scan.tokens) or scan.folded(at) not in HYPHENS:
        return None
    first, second = scan.folded(reading.first), scan.folded(at + 1)
    whole = first.isdecimal() and second.isdecimal()
    if scan.gap(at) or scan.gap(at + 1) or not whole or not 0 < len(second) <= len(first) <= _LONGEST_SCORE:
        return None
    ends = at + 2 >= len(scan.tokens) or scan.gap(at + 2) > 0 or scan.printed(at + 2) in _CLOSING
    greater = int(first) > int(second) and first[0] != "0"
    return ("name", None) if ends and greater and unit_after(scan, at + 2) is None else None


_LONGEST_SCORE: Final = 3


def scale_zeros(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """000, '000: the zeros that a head leaves out, no number."""
    printed = scan.folded(reading.last - 1)
    return ("reference", None) if reading.number.value == 0 and printed.strip("0") == "" and len(printed) >= _ZEROS else None


def compound_name(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """one-to-one, two-by-two, deux-roues, three-bedroom: number words inside a word, that is no unit of time or size."""
    if reading.number.form != "words":
        return None
    at = reading.last
    glued = scan.folded(at) in HYPHENS and not scan.gap(at) and not scan.gap(at + 1)
    if glued and _names_kind(scan, reading, at + 1):
        return ("name", None)
    ahead, behind = reading.last, reading.first - 3
    named = _hyphened(scan, ahead, ahead + 3) or _hyphened(scan, behind, behind - 1)
    return ("name", None) if named else None


def _names_kind(scan: Scan, reading: Reading, at: int) -> bool:
    """Say whether a word glued behind a number word by a hyphen makes it a kind of thing: no unit, no number, no "old"."""
    word = at < len(scan.tokens) and scan.tokens[at].kind == "word"
    plain = reading.number.role == "cardinal" and reading.last - reading.first == 1
    return word and plain and unit_after(scan, reading.last) is None and not _may_count(scan, at)


def _may_count(scan: Scan, at: int) -> bool:
    """Say whether a word belongs to the language of numbers: "thirty-fold", "two-thirds"."""
    return (
        scan.folded(at) in scan.lexicon.words
        or scan.folded(at) in scan.lexicon.times
        or scan.folded(at) in scan.lexicon.compared
    )


def _hyphened(scan: Scan, start: int, number: int) -> bool:
    """Say whether "-word-" stands at token `start`, all glued, and a number word at token `number`."""
    if start < 1 or not 0 <= number < len(scan.tokens) or scan.word(number).cardinal is None:
        return False
    hyphens = scan.folded(start) in HYPHENS and scan.folded(start + 2) in HYPHENS
    glued = not any(scan.gap(place) for place in range(start, start + 4))
    return hyphens and glued and scan.tokens[start + 1].kind == "word"


def list_marker(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """At the start of a passage: "1. ", "2) ", "(3) "; and in a row of a table set as text: "75.4 2. Population"."""
    first = reading.first
    bracket = first == 1 and scan.folded(0) == "("
    if reading.sign or reading.number.form != "digits" or len(scan.folded(first)) > _LONGEST_SECTION:
        return None
    after = scan.folded(reading.last)
    if first == 0 and after == "." and reading.last + 1 == len(scan.tokens) and plain(scan, reading):
        return ("list_marker", None)  # a cell that prints only "12."
    if first == 0 and after == "." and _SECTION.fullmatch(scan.folded(0)) and scan.printed(reading.last + 1)[:1].isupper():
        return ("list_marker", None)
    if after not in (".", ")", "°") or scan.gap(reading.last) or not scan.gap(reading.last + 1) or not plain(scan, reading):
        return None
    if len(scan.folded(first)) > _LONGEST_MARKER or reading.last + 1 >= len(scan.tokens) or (bracket and after != ")"):
        return None
    if first == 0 or bracket:
        return ("list_marker", None)
    row = after == "." and (scan.tokens[first - 1].kind == "digits" or scan.folded(first - 1) in (")", "*", "."))
    return ("list_marker", None) if row and scan.printed(reading.last + 1)[:1].isupper() else None
