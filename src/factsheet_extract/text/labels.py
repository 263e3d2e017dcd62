"""Numbers glued or set so that they name or mark something: COVID-19, H1N1, instance2, "quito.(1)", "1. ", "2) "."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.text.dates import is_year_text
from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.units import money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_LONGEST_MARKER: Final = 3  # digits of a list marker
_CLOSING: Final = frozenset(".)]»”\"'!?;:,")


def plain(scan: Scan, reading: Reading) -> bool:
    """Say whether a number is printed as bare digits, without sign, separator or scale."""
    printed = scan.folded(reading.last - 1)
    return reading.number.form == "digits" and printed.isdecimal() and reading.scale == 1 and reading.last - reading.first <= 2


def identifier(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """COVID-19, H1N1, Kin1, PM2.5, G20, 2A, 5G, 3D; not US$3, n=25, mi-2015."""
    first = reading.first + (1 if reading.sign and scan.gap(reading.first + 1) == 0 else 0)
    if reading.number.form != "digits":
        return None
    before = first - 1
    if before >= 0 and scan.folded(before) in HYPHENS and not scan.gap(first) and not scan.gap(before):
        before -= 1
        hyphen = True
    else:
        hyphen = False
    if before < 0 or (scan.gap(before + 1) if not hyphen else 0) or scan.tokens[before].kind != "word":
        return _letter_after(scan, reading)
    word = scan.printed(before)
    if is_year_text(scan.folded(first)) or (not hyphen and money_before(scan, first)):
        return None
    if not hyphen and len(word) >= 3 and word.islower() and len(scan.folded(first)) <= 2:
        return ("footnote_mark", None)
    if scan.lexicon.periods.at(scan.tokens, before) or (
        word.casefold() in ("q", "t", "h", "s", "fy") and not hyphen and int_of(reading) <= 4
    ):
        return ("date", None)
    if word.casefold() in ("p", "pp") and not hyphen:
        return ("reference", None)
    if not hyphen or any(letter.isupper() for letter in word):
        return ("identifier", None)
    return None


def int_of(reading: Reading) -> int:
    """Give a number's whole part."""
    return int(reading.number.value)


def _letter_after(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    at = reading.last
    if at >= len(scan.tokens) or scan.gap(at) or scan.tokens[at].kind != "word" or not plain(scan, reading):
        return None
    printed = scan.printed(at)
    if len(printed) == 1 and printed.isupper() and not unit_after(scan, at) and len(scan.folded(reading.last - 1)) <= 3:
        return ("identifier", None)
    return None


def footnote_mark(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """A small number glued behind the end of a sentence or a closing quote: "d'urgence.3 Les", "quito.(1)"."""
    if not plain(scan, reading) or reading.sign or len(scan.folded(reading.first)) > 2 or scan.gap(reading.first):
        return None
    before = reading.first - 1
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


def list_marker(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """At the start of a passage: "1. ", "2) ", "(3) "; and in a row of a table set as text: "75.4 2. Population"."""
    first = reading.first
    bracket = first == 1 and scan.folded(0) == "("
    if reading.sign or reading.number.form != "digits" or len(scan.folded(first)) > _LONGEST_MARKER:
        return None
    after = scan.folded(reading.last)
    if after not in (".", ")", "°") or scan.gap(reading.last) or not scan.gap(reading.last + 1) or not plain(scan, reading):
        return None
    if reading.last + 1 >= len(scan.tokens) or (bracket and after != ")"):
        return None
    if first == 0 or bracket:
        return ("list_marker", None)
    row = after == "." and (scan.tokens[first - 1].kind == "digits" or scan.folded(first - 1) in (")", "*"))
    return ("list_marker", None) if row and scan.printed(reading.last + 1)[:1].isupper() else None
