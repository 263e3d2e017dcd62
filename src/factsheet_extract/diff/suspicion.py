"""Changes that look like faults of reading, each sign with the figures it rests on.

A sign is only given where chance seldom makes it: two equal digits swapped need three digits, a factor of ten needs the same
two digits, a shifted row needs the neighbour's own figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.changes import LARGE
from factsheet_extract.diff.precision import exact
from factsheet_extract.model.difference import Change, Suspicion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from factsheet_extract.diff.facts import Edition
    from factsheet_extract.diff.rows import Rows
    from factsheet_extract.model.difference import Side

FACTORS: Final = (10, 100, 1000, 1_000_000)
COMPARED: Final = ("changed", "restated", "unit_changed")


def signs(change: Change, older: Edition, newer: Edition, rows: Rows) -> tuple[Suspicion, ...]:
    """Give every sign that a change is a misreading; none for a pair whose figures agree."""
    one, other = change.older, change.newer
    if one is None or other is None or change.kind not in COMPARED or one.value is None or other.value is None:
        return ()
    if one.value == other.value:
        return ()
    found = [*_of_digits(one, other), *_of_places(one, other, change, older, newer), *rows.shift(one, other)]
    return tuple(found)


def _of_digits(one: Side, other: Side) -> Iterator[Suspicion]:
    first, second = exact(one.value or 0), exact(other.value or 0)
    if first == -second:
        yield Suspicion(reason="sign_lost", message=f"{one.printed} and {other.printed} differ by their sign alone")
        return
    mine, theirs = _digits(first), _digits(second)
    if _swapped(_aligned(first), _aligned(second)):
        yield Suspicion(
            reason="digit_swapped", message=f"{one.printed} and {other.printed} hold the same digits, two of them swapped"
        )
    factor = _factor(first, second)
    if factor and (factor == 1000 or len(mine) >= 2) and mine == theirs:
        yield Suspicion(
            reason="separator", message=f"{one.printed} and {other.printed} have the same digits and differ {factor:,} times"
        )
    if _glued(one, other):
        yield Suspicion(reason="glued_mark", message=f"{one.printed} and {other.printed}: a footnote mark may be stuck to one")


def _digits(value: Decimal) -> str:
    """Give the digits without leading and trailing zeros, whatever the decimal point: 1,230 and 1.23 both give 123."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _aligned(value: Decimal) -> str:
    return f"{abs(value):f}"


def _swapped(first: str, second: str) -> bool:
    """Whether two neighbouring digits of a number of at least three have changed places: 195 and 159."""
    if len(first) != len(second) or sum(character.isdigit() for character in first) < 3:
        return False
    apart = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(apart) != 2 or first[apart[0]] != second[apart[1]] or first[apart[1]] != second[apart[0]]:
        return False
    return not any(character.isdigit() for character in first[apart[0] + 1 : apart[1]])


def _factor(first: Decimal, second: Decimal) -> int | None:
    low, high = sorted((abs(first), abs(second)))
    return next((factor for factor in FACTORS if low and low * factor == high), None)


def _glued(one: Side, other: Side) -> bool:
    """Whether one whole number is the other with a digit or two more at its end: 386 and 3862."""
    if not (isinstance(one.value, int) and isinstance(other.value, int)):
        return False
    first, second = sorted((_printed_digits(one), _printed_digits(other)), key=len)
    longer = len(second) - len(first)
    return len(first) >= 2 and longer in (1, 2) and second.startswith(first) and not second[len(first) :].startswith("0")


def _printed_digits(side: Side) -> str:
    return "".join(character for character in side.printed if character.isdecimal())


def _of_places(one: Side, other: Side, change: Change, older: Edition, newer: Edition) -> Iterator[Suspicion]:
    if change.size < LARGE:
        return
    for side, far, edition in ((one, other, older), (other, one, newer)):
        if side.kind not in ("count", None) or far.value is None:
            continue
        if side.value == side.page and edition.sheet.source.pages > 1 and abs(far.value) > 2 * edition.sheet.source.pages:
            yield Suspicion(reason="page_number", message=f"{side.printed} is the number of the page it is printed on")
        if _is_year(side, edition) and not 1900 <= abs(far.value) <= 2100:
            yield Suspicion(reason="year", message=f"{side.printed} is the year of the edition or one beside it")


def _is_year(side: Side, edition: Edition) -> bool:
    if edition.period is None or side.printed != str(side.value) or not isinstance(side.value, int):
        return False
    return int(edition.period.start[:4]) - 1 <= side.value <= int(edition.period.end[:4]) + 1
