"""Whether two figures agree: a printed figure stands for every number that would be printed the same way."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factsheet_extract.text.precision import interval_of

if TYPE_CHECKING:
    from factsheet_extract.model.record import Count, JsonNumber


class Interval(NamedTuple):
    """The numbers from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def holds(self, value: Decimal, margin: Decimal = Decimal(0)) -> bool:
        """Tell whether `value` lies inside, or within `margin` of it."""
        return self.low - margin <= value <= self.high + margin

    def meets(self, other: Interval) -> bool:
        """Tell whether the two share a number."""
        return self.low <= other.high and other.low <= self.high


def decimal(value: JsonNumber) -> Decimal:
    """Give the number as it is written in JSON, without the noise of binary fractions."""
    return Decimal(str(value))


def interval_of_count(count: Count, language: str) -> Interval | None:
    """Give what the printed figure stands for, around its value; None where it has none.

    The printed form gives the width only: a table head ("in thousands") may scale the value. A number of things that is printed
    to the last one ("15") is exact.
    """
    return None if count.value is None else _interval(count.printed, count.value, language, counted=count.kind == "count")


@lru_cache(maxsize=65536, typed=True)
def _interval(form: str, number: JsonNumber, language: str, *, counted: bool) -> Interval:
    """Give what a form printed for a number stands for, `counted` for a number of things; tables print the same often."""
    value = decimal(number)
    printed = printed_interval(form, language)
    exact = counted and value == value.to_integral_value()
    if printed is None or (exact and printed.high - printed.low <= 1 and printed.holds(value)):
        return Interval(value, value)
    if printed.holds(value):
        return printed
    middle, half = (printed.low + printed.high) / 2, (printed.high - printed.low) / 2
    scale = abs(value / middle) if middle else Decimal(1)
    half = half * scale if is_power_of_ten(scale) else Decimal(0)
    return Interval(value - half, value + half)


@lru_cache(maxsize=65536)
def printed_interval(printed: str, language: str) -> Interval | None:
    """Give the numbers that would be printed as `printed` ("25.1 million"); None where that is no figure of the language."""
    try:
        return Interval(*interval_of(printed, language))
    except (ValueError, ArithmeticError):
        return None


def is_power_of_ten(scale: Decimal) -> bool:
    """Tell whether `scale` is 0.001, 0.01, … 1, 10, 100, …"""
    return scale > 0 and scale.normalize().as_tuple().digits == (1,)
