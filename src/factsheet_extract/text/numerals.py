"""Digit groups to values: which separator is the decimal mark, which only groups.

Start at `read_numeral`. What one numeral cannot show ("1.234") the document may: `separator_style` looks at all of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS: Final = ".,'’·"

# "1,234.5"  "12.345"  "0,25": digits with at least one inner point or comma
_SEPARATED: Final = re.compile(r"(?<![0-9.,])[0-9]{1,15}(?:[.,][0-9]{1,15}){1,6}(?![0-9])")
# "20 077"  "1 234 567": groups of three after a blank of any width
_SPACED: Final = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,5}(?![0-9])")


@dataclass(frozen=True, slots=True)
class SeparatorStyle:
    """How a document prints numbers: `decimal` "." or "," (None where nothing shows it), `thousands` the grouping marks seen.

    `spaces` says whether an ordinary blank may group digits: not where a point or comma was seen to.
    """

    decimal: str | None = None
    thousands: frozenset[str] = frozenset()
    spaces: bool = True


class Numeral(NamedTuple):
    """A value read from digits: `step` is the worth of the last digit; `ambiguous` where another reading is possible."""

    value: Decimal
    step: Decimal
    ambiguous: bool = False


def separator_style(texts: Iterable[str]) -> SeparatorStyle:
    """Decide the decimal and grouping marks of a document from the numerals that leave no doubt."""
    decimals: Counter[str] = Counter()
    thousands: Counter[str] = Counter()
    whole = "\n".join(texts)  # no numeral goes over a line feed
    for printed in _SEPARATED.findall(whole):
        _vote(printed, decimals, thousands)
    thousands[" "] = sum(" " in printed for printed in _SPACED.findall(whole))
    score = {mark: decimals[mark] + thousands["," if mark == "." else "."] for mark in ".,"}
    decimal = None if score["."] == score[","] else max(score, key=lambda mark: score[mark])
    grouping = frozenset(mark for mark, count in thousands.items() if count and mark != decimal)
    other = sum(count for mark, count in thousands.items() if mark in ".,")
    return SeparatorStyle(decimal, grouping, spaces=other == 0)


def _vote(printed: str, decimals: Counter[str], thousands: Counter[str]) -> None:
    marks = [character for character in printed if character in ".,"]
    groups = re.split(r"[.,]", printed)
    grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        decimals[marks[-1]] += 1
        thousands[marks[0]] += 1
    elif len(marks) > 1 and grouped:
        thousands[marks[0]] += 1
    elif len(marks) == 1 and (not grouped or groups[0] == "0"):
        decimals[marks[0]] += 1


def read_numeral(printed: str, decimal: str, style: SeparatorStyle | None = None) -> Numeral | None:
    """Give the value of a digit group such as "1.234,5"; None where it is no single number (1.2.3, 22,24,26).

    `decimal` is the language's own mark; the document's `style` overrides it where it shows one.
    """
    marks = [character for character in printed if character in _SEPARATORS]
    if not marks:
        return Numeral(Decimal(printed), Decimal(1))
    groups = re.split(r"[.,'’·]", printed)
    if len(set(marks)) > 1:
        return _two_marks(groups, marks)
    return _one_mark(groups, marks, decimal, style)


def _two_marks(groups: list[str], marks: list[str]) -> Numeral | None:
    if marks.count(marks[-1]) > 1 or len(set(marks)) > 2 or marks[-1] in "'’" or not _grouped(groups[:-1]):
        return None
    return _with_decimals("".join(groups[:-1]), groups[-1])


def _one_mark(groups: list[str], marks: list[str], decimal: str, style: SeparatorStyle | None) -> Numeral | None:
    mark = marks[0]
    if len(marks) > 1:
        return Numeral(Decimal("".join(groups)), Decimal(1)) if _grouped(groups) and mark != "·" else None
    threes = len(groups[1]) == 3 and 1 <= len(groups[0]) <= 3 and not groups[0].startswith("0")
    if mark in "'’":
        return Numeral(Decimal("".join(groups)), Decimal(1)) if threes else None
    if not threes or mark == "·":
        return _with_decimals(groups[0], groups[1])
    shown = style.decimal if style else None
    known = shown or (mark if False else None)
    if (known or decimal) == mark:
        value = _with_decimals(groups[0], groups[1])
        return Numeral(value.value, value.step, ambiguous=known is None)
    return Numeral(Decimal("".join(groups)), Decimal(1), ambiguous=known is None and style is not None)


def _grouped(groups: list[str]) -> bool:
    """Say whether groups are thousands: 1 to 3 digits, then threes; or the Indian twos before the last three."""
    if len(groups) == 1:
        return True
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    inner = {len(group) for group in groups[1:-1]}
    return inner <= {3} or (inner == {2} and len(groups[0]) <= 2)


def _with_decimals(whole: str, decimals: str) -> Numeral:
    return Numeral(Decimal(f"{whole}.{decimals}"), Decimal(1).scaleb(-len(decimals)))
