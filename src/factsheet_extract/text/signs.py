"""The sign before a number: "-1", "- 4,22", "+3", "minus five"; a hyphen between words or numbers, a bullet, a dash is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.text.number_words import HYPHENS

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan

_SIGNS: Final = {"-": -1, "−": -1, "–": -1, "+": 1}
_WIDEST: Final = 2  # blanks between a sign and its number
_BEFORE: Final = "([|:;=<>~/"  # what may be glued before a sign


def sign_at(scan: Scan, first: int, last: int, *, article: bool = False) -> int:
    """Give the sign printed before the number over tokens first .. last: 1, -1, or 0 where none is.

    An `article` (un, one) takes a word for minus only.
    """
    at = first - 1
    sign = _SIGNS.get(scan.printed(at), 0)
    if not sign:
        return -1 if scan.folded(at) in scan.lexicon.minus and not _qualifies(scan, first) else 0
    if at > 1 and scan.folded(at - 1) == "/" and scan.printed(at - 2) == "+":
        return 0  # "+/- 53 000" is about so many
    free = at == 0 or scan.gap(at) > 0 or scan.folded(at - 1) in _BEFORE
    if article or not free or scan.gap(first) > _WIDEST:
        return 0
    return 0 if scan.gap(first) and _parts(scan, at, last, sign) else sign


def _parts(scan: Scan, at: int, last: int, sign: int) -> bool:
    """Say whether a mark with a blank behind it only parts or lists.

    "12 - 15" and "- - 2" part numbers and cells, "Migration irrégulière – 14 PCR" a word and its number, "- 4 cas" is an item.
    """
    if at == 0:
        return last < len(scan.tokens) and scan.gap(last) > 0 and scan.printed(last)[:1].islower()
    behind = scan.folded(at - 1)
    if behind.isdecimal() or behind in HYPHENS:
        return True
    return sign < 0 and scan.gap(at) > 0 and scan.tokens[at - 1].kind == "word"


def _qualifies(scan: Scan, place: int) -> bool:
    """Say whether the word for minus belongs to a qualifier: "au moins 5"."""
    return any(table.before(scan.tokens, place) for table in (scan.lexicon.before, scan.lexicon.after, scan.lexicon.negated))
