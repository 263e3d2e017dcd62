"""Powers after digits: 12.32e+14, 1.3x10^6, 6,2 × 10⁻⁴, 1.1^23."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan, Spelled

_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TIMES: Final = frozenset({"x", "×", "*", "·"})


_LARGEST: Final = 60


def powered(scan: Scan, spelled: Spelled) -> Spelled:
    """Take the power behind digits; as given where none stands there or it is absurd."""
    found = _power_after(scan, spelled.last)
    if found is None or abs(found[2]) > _LARGEST:
        return spelled
    last, base, exponent = found
    if base is None:
        return replace(spelled, last=last, value=spelled.value**exponent, step=Decimal(1)) if spelled.value else spelled
    factor = base**exponent
    return replace(spelled, last=last, value=spelled.value * factor, step=spelled.step * factor)


def _power_after(scan: Scan, place: int) -> tuple[int, Decimal | None, int] | None:
    """Give the power printed from token `place`: next place, its base (None where the number itself is raised), exponent."""
    if place >= len(scan.tokens) or scan.gap(place) > 1:
        return None
    folded = scan.folded(place)
    if folded == "e" and not scan.gap(place):
        found = _exponent(scan, place + 1)
        return (found[0], Decimal(10), found[1]) if found else None
    if folded == "^" and not scan.gap(place):
        found = _exponent(scan, place + 1)
        return (found[0], None, found[1]) if found else None
    if folded in _TIMES and scan.folded(place + 1) == "10":
        return _times_ten(scan, place + 2)
    return None


def _times_ten(scan: Scan, place: int) -> tuple[int, Decimal | None, int] | None:
    if scan.folded(place) == "^":
        found = _exponent(scan, place + 1)
        return (found[0], Decimal(10), found[1]) if found else None
    if place < len(scan.tokens) and scan.tokens[place].kind == "raised" and not scan.gap(place):
        return place + 1, Decimal(10), int(scan.folded(place).translate(_RAISED))
    return None


def _exponent(scan: Scan, place: int) -> tuple[int, int] | None:
    """Read a whole exponent with its signs, all glued: 23, +23, --23."""
    sign, at = 1, place
    while scan.folded(at) in ("+", "-") and not scan.gap(at) and at - place < 2:
        sign *= -1 if scan.folded(at) == "-" else 1
        at += 1
    digits = scan.folded(at)
    if not digits.isdecimal() or len(digits) > 2 or scan.gap(at):
        return None
    return at + 1, sign * int(digits)
