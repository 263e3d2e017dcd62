"""Sums and orders that a family declares between its concepts.

A term of a check is one of

    rcp.active              the figure of this concept
    themes[RCP+IRF]         the count of each theme of just these scopes (themes[*]: of any); each is held on its own
    roles[observer]         the count of this role, added up over its mentions
    31                      a number

Figures are held together where their dimensions of the same name agree. A check says nothing where a term is not on the sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import TYPE_CHECKING, Final

from factsheet_extract.check.agreement import Interval, decimal, interval_of_count
from factsheet_extract.check.catalogue import finding
from factsheet_extract.check.naming import found_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.family import ArithmeticCheck, Family
    from factsheet_extract.model.record import Dimension, Evidence, FactSheet, Finding

# "themes[RCP+IRF]", "themes[*]", "roles[observer]"
_GROUP: Final = re.compile(r"(themes|roles)\[([^\]]{1,200})\]")
_NUMBER: Final = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?")
# A check over concepts printed in many dimensions is tried on this many combinations at most.
_MOST: Final = 5000


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of a term: what it stands for, what it is called, where it is printed, its dimensions."""

    interval: Interval
    name: str
    evidence: tuple[Evidence, ...] = ()
    dimensions: tuple[tuple[str, Dimension], ...] = ()


def family_checks(sheet: FactSheet, family: Family) -> Iterator[Finding]:
    """Give a finding for each declared check that does not hold."""
    for rule in family.checks:
        yield from _held(sheet, rule)


def _held(sheet: FactSheet, rule: ArithmeticCheck) -> Iterator[Finding]:
    values = [_values(sheet, term) for term in (*rule.left, *rule.right)]
    for chosen in islice(product(*values), _MOST):
        if _together(chosen):
            left, right = chosen[: len(rule.left)], chosen[len(rule.left) :]
            if not _holds(_sum(left), rule.relation, _sum(right), Decimal(str(rule.tolerance))):
                yield _broken(rule, left, right)


def _values(sheet: FactSheet, term: str) -> list[_Value]:
    if _NUMBER.fullmatch(term):
        number = Decimal(term)
        return [_Value(Interval(number, number), term)]
    group = _GROUP.fullmatch(term)
    if group is None:
        return _figures(sheet, term)
    return _themes(sheet, group[2]) if group[1] == "themes" else _roles(sheet, group[2])


def _figures(sheet: FactSheet, concept: str) -> list[_Value]:
    found = []
    for count in sheet.counts:
        interval = interval_of_count(count, sheet.language) if count.concept == concept else None
        if interval is not None and count.comparator == "=":
            dimensions = tuple(sorted(count.apart.items()))
            found.append(_Value(interval, f"{concept} ({count.printed})", count.evidence[:1], dimensions))
    return found


def _themes(sheet: FactSheet, scope: str) -> list[_Value]:
    wanted = set(scope.split("+"))
    return [
        _Value(_exactly(theme.count), f"{found_name(theme)} ({theme.count})", theme.evidence[:1])
        for theme in sheet.themes
        if theme.count is not None and (scope == "*" or set(theme.scope) == wanted)
    ]


def _roles(sheet: FactSheet, role: str) -> list[_Value]:
    found = [item for item in sheet.roles if item.role == role and item.count is not None]
    if not found:
        return []
    total = sum(item.count or 0 for item in found)
    return [_Value(_exactly(total), f"{role} ({total})", tuple(item.evidence[0] for item in found))]


def _exactly(value: float) -> Interval:
    return Interval(decimal(value), decimal(value))


def _together(values: Sequence[_Value]) -> bool:
    """Tell whether the values are of one place, period, …: no dimension that two of them share differs."""
    known: dict[str, Dimension] = {}
    return all(known.setdefault(name, value) == value for item in values for name, value in item.dimensions)


def _sum(values: Sequence[_Value]) -> Interval:
    return Interval(
        sum((item.interval.low for item in values), Decimal(0)), sum((item.interval.high for item in values), Decimal(0))
    )  # fmt: skip


def _holds(left: Interval, relation: str, right: Interval, tolerance: Decimal) -> bool:
    if relation == "<=":
        return left.low <= right.high + tolerance
    if relation == ">=":
        return left.high + tolerance >= right.low
    return left.low - tolerance <= right.high and right.low - tolerance <= left.high


def _broken(rule: ArithmeticCheck, left: Sequence[_Value], right: Sequence[_Value]) -> Finding:
    sides = [" + ".join(item.name for item in side) for side in (left, right)]
    evidence = [place for item in (*left, *right) for place in item.evidence]
    made = finding(
        "family_check", f"{rule.name}: {sides[0]} {rule.relation} {sides[1]} does not hold",
        facts=[rule.name, *(item.name.partition(" (")[0] for item in (*left, *right))], evidence=evidence,
    )  # fmt: skip
    return made.model_copy(update={"severity": rule.severity})
