"""Small numbers in words that only say which things another figure counts: "take part in one process at least"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Comparator
    from factsheet_extract.stages.subjects.text import Line

# A number that qualifies another is at most this; larger ones count something of their own.
_SMALL: Final = 10
# "at least" may stand this many words after its number: "two world processes on migration at least".
_REACH: Final = 8


def bound(line: Line, index: int) -> Comparator | None:
    """Give the bound that a small number in words sets, None where it sets none."""
    quantity = line.quantities[index]
    if quantity.value is None or quantity.value > _SMALL or any(number.form != "words" for number in quantity.numbers):
        return None
    if quantity.comparator != "=":
        return quantity.comparator
    for place in range(line.figure_at[index] + 1, min(line.figure_at[index] + _REACH + 1, line.last)):
        if line.tokens[place].kind != "word":
            return None
        for length in range(min(3, line.last - place), 0, -1):
            comparator = line.lexicon.bounds_after.get(" ".join(line.keys[place : place + length]))
            if comparator is not None:
                return comparator
    return None


def qualifies(line: Line, main: int, index: int) -> bool:
    """Whether a figure only bounds what an earlier one counts: a verb or preposition apart, in the same clause."""
    between = range(line.figure_at[main] + 1, line.figure_at[index])
    if len(between) < 2 or any(line.tokens[place].kind == "sign" for place in between):
        return False
    words = line.lexicon
    if any(line.keys[place] in words.conjunctions for place in between):
        return False
    if any(words.stops.at(line.keys, place) or words.parts.at(line.keys, place) for place in between):
        return False
    return bound(line, index) is not None


def bounds_of(line: Line, main: int, qualifying: list[int]) -> dict[str, int | float]:
    """Give the least or most that qualifying numbers ask for: "in one process at least" gives minimum 1."""
    names = {">=": "minimum", ">": "more_than", "<=": "maximum", "<": "less_than"}
    given: dict[str, int | float] = {}
    for index in qualifying:
        value, name = line.quantities[index].value, names.get(bound(line, index) or "")
        if value is not None and name:
            given[name] = int(value) if value == value.to_integral_value() else float(value)
    return given
