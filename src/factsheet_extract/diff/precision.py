"""How far a printed figure can be trusted: "25.1 million" stands for anything that would be printed so.

The worth of the last printed digit follows from the digits and the value alone, whatever separators the language uses:
251 are the digits of 25.1 million, so the last one is worth 100,000. A record's value may hold more than its print says (a
table headed "in thousands"), which is why the print is not read again here as `text.precision` reads it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_extract.model.difference import Side

_DIGITS = re.compile(r"\d")
# 0,0 · 0.00
_ZERO_DECIMALS = re.compile(r"^\D{0,9}0[.,](0{1,9})(?!\d)")
ONE = Decimal(1)


def exact(value: float) -> Decimal:
    """Give the decimal that a JSON number was printed as (0.1, not 0.1000000000000000055)."""
    return Decimal(str(value))


def step_of(printed: str, value: Decimal) -> Decimal:
    """Give the worth of the last printed digit of `value`; 1, or less, where it is printed in words."""
    if value == 0:
        zeros = _ZERO_DECIMALS.match(printed)
        return ONE.scaleb(-len(zeros.group(1))) if zeros else ONE
    digits = _DIGITS.findall(printed)
    for length in range(len(digits), 0, -1):
        number = Decimal("".join(digits[:length]))
        step = abs(value) / number if number else Decimal(0)
        if step and step.normalize().as_tuple().digits == (1,):
            return step
    exponent = value.normalize().as_tuple().exponent
    return min(ONE, ONE.scaleb(exponent)) if isinstance(exponent, int) else ONE


def agree(older: Side, newer: Side) -> bool:
    """Whether the two figures may be one, as far as they are printed: their intervals touch inside, and ranges are equal."""
    if (older.low, older.high) != (newer.low, newer.high):
        return False
    if older.value is None or newer.value is None:
        return older.value is newer.value
    first, second = exact(older.value), exact(newer.value)
    if first == second:
        return True
    width = step_of(older.printed, first) + step_of(newer.printed, second)
    return step_of(older.printed, first) != step_of(newer.printed, second) and abs(first - second) * 2 < width
