"""A printed figure is an interval: "25.1 million" stands for anything from 25.05 to 25.15 million.

Half a unit of the last printed digit to each side, which is how rounded figures are compared in measurement practice
(JCGM 100:2008, 4.3.7: a rounded reading is uniformly distributed over that width).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet_extract.languages import load_language
from factsheet_extract.text.numbers import read_numbers

if TYPE_CHECKING:
    from decimal import Decimal

    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Number


def interval_of(printed: str, language: Language | str) -> tuple[Decimal, Decimal]:
    """Give the ends between which the first number in `printed` lies, lower end first.

    ValueError where `printed` holds no number.
    """
    if isinstance(language, str):
        return _known_interval(printed, language)
    numbers = read_numbers(printed, language)
    if not numbers:
        raise ValueError(f"no number in {printed!r}")
    return number_interval(numbers[0])


@lru_cache(maxsize=10_000)
def _known_interval(printed: str, code: str) -> tuple[Decimal, Decimal]:
    """Give the interval of a form in the language of a code; a table prints the same forms over and over."""
    return interval_of(printed, load_language(code))


def number_interval(number: Number) -> tuple[Decimal, Decimal]:
    """Give the ends between which a printed number lies: half its `step` to each side."""
    half = abs(number.step) / 2
    return number.value - half, number.value + half
