"""Abbreviated scales after digits: 10k, 3,5 M€, 12 Md, US$ 3.5m, 2mil."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan, Spelled

# abbreviations that are far more often a unit (metre, tonne, millimetre) unless money stands beside the number
_MONEY_ONLY: Final = frozenset({"m", "t", "mm", "MM"})
# single letters that mean a scale only when glued to the digits or beside money (10G, 1.2b)
_GLUED_ONLY: Final = frozenset({"b", "B", "G", "T", "K", "m", "t"})


_FEW: Final = 100  # "100m runners" run metres
_SHORT_NOUN: Final = 3


def abbreviated(scan: Scan, spelled: Spelled, place: int) -> Spelled:
    """Take the abbreviated scale behind the digits that begin at token `place`; as given where none stands there."""
    at = spelled.last
    if at >= len(scan.tokens) or scan.tokens[at].kind != "word" or scan.gap(at) > 2 or spelled.scale != 1:
        return spelled
    printed = scan.printed(at)
    value = scan.lexicon.language.numerals.abbreviations.get(printed)
    if value is None or _goes_on(scan, at + 1):
        return spelled
    needs_money = printed in _MONEY_ONLY or (printed in _GLUED_ONLY and scan.gap(at) > 0)
    if needs_money and not _money_beside(scan, place, at + 1) and not _counts(scan, spelled, at):
        return spelled
    return replace(spelled, last=at + 1, value=spelled.value * value, step=spelled.step * value, scale=Decimal(value))


def _counts(scan: Scan, spelled: Spelled, at: int) -> bool:
    """Say whether a glued "m" is followed by what it counts by the million: 1.5m homes, 3m people; not 50m of rope."""
    if scan.printed(at) != "m" or scan.gap(at) or spelled.value >= _FEW or scan.gap(at + 1) != 1:
        return False
    folded = scan.folded(at + 1)
    if folded in scan.lexicon.plurals:
        return True
    return (
        len(folded) > _SHORT_NOUN
        and folded.endswith("s")
        and folded not in scan.lexicon.stops
        and folded not in scan.lexicon.bases
    )


def _goes_on(scan: Scan, place: int) -> bool:
    """Say whether letters or digits are glued behind the abbreviation: 5G2, 3M-TM."""
    return place < len(scan.tokens) and scan.gap(place) == 0 and scan.tokens[place].kind == "digits"


def _money_beside(scan: Scan, first: int, last: int) -> bool:
    symbols = load_symbols().money
    for place in (first - 1, last):
        if not 0 <= place < len(scan.tokens):
            continue
        found = scan.lexicon.units.at(scan.tokens, place)
        if scan.printed(place) in symbols or (found and found[1][0] == "money"):
            return True
    return False
