"""The sheet as a witness of itself: what must hold between its own figures, whoever published it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.check.agreement import decimal, interval_of_count, printed_interval
from factsheet_extract.check.catalogue import finding
from factsheet_extract.check.naming import found_name
from factsheet_extract.check.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_extract.model.record import Count, FactSheet, Finding, Role


def arithmetic(sheet: FactSheet) -> Iterator[Finding]:
    """Give what does not hold: of each figure alone, of lists and their stated number, of figures together."""
    for count in sheet.counts:
        for rule in _ALONE:
            found = rule(count, sheet.language)
            if found is not None:
                yield found
    for role in sheet.roles:
        yield from _objects(role)
    yield from contradictions(sheet)
    yield from totals(sheet)


def _range(count: Count, _language: str) -> Finding | None:
    if count.low is None and count.high is None:
        return None
    ends = [end for end in (count.low, count.value, count.high) if end is not None]
    if ends == sorted(ends):
        return None
    return _about(count, "range_order", f"{count.low} to {count.high}, value {count.value}")


def _percent(count: Count, _language: str) -> Finding | None:
    """A share of a whole is at most all of it; a negative percentage is a change."""
    if count.kind != "percent" or all(value is None or value <= 100 for value in (count.value, count.low, count.high)):
        return None
    return _about(count, "percent_range", f"{count.printed} is more than the whole")


def _negative(count: Count, _language: str) -> Finding | None:
    """Whole things are not fewer than none; a negative number with decimals is a balance or a change."""
    if count.kind != "count" or count.value is None or count.value >= 0 or count.value != int(count.value):
        return None
    return _about(count, "negative_count", f"{count.value} cannot be a number of things")


def _precision(count: Count, language: str) -> Finding | None:
    """A value must lie in what its printed form stands for, or be that times a power of ten that a head states."""
    if count.value is None or count.kind in {"range", "ratio"}:
        return None
    value = interval_of_count(count, language)
    if value is None or value.low != value.high:
        return None
    printed = printed_interval(count.printed, language)
    if printed is None or printed.holds(decimal(count.value)):
        return None
    return _about(count, "precision", f"read as {count.value} from {count.printed!r}")


def _members(count: Count, _language: str) -> Finding | None:
    """ "3 processus (A ; B ; C)": as many names as stated. A comparator ("plus de 3, dont A et B") makes no promise."""
    if not count.members or count.comparator != "=" or count.value is None or len(count.members) == count.value:
        return None
    return _about(count, "members", f"{count.value} stated, {len(count.members)} named: {', '.join(count.members)}")


def _objects(role: Role) -> Iterator[Finding]:
    if role.count is not None and role.objects and len(role.objects) != role.count:
        named = ", ".join(role.objects)
        yield finding(
            "members", f"{found_name(role)}: {role.count} stated, {len(role.objects)} named: {named}",
            facts=[found_name(role)], evidence=role.evidence[:1],
        )  # fmt: skip


_ALONE: Final[tuple[Callable[[Count, str], Finding | None], ...]] = (_range, _percent, _negative, _precision, _members)


def _about(count: Count, code: str, message: str) -> Finding:
    name = found_name(count)
    return finding(code, f"{name}: {message}", facts=[name], evidence=count.evidence[:2])


def contradictions(sheet: FactSheet) -> Iterator[Finding]:
    """Give figures of one concept, scope, dimensions and unit that are printed twice and cannot both hold."""
    first: dict[tuple[object, ...], Count] = {}
    for count in sheet.counts:
        if count.concept is None or count.comparator != "=" or count.status != "reported":
            continue
        key = (count.concept, count.kind, count.unit, frozenset(count.scope), frozenset(count.apart.items()))
        other = first.setdefault(key, count)
        if other is count:
            continue
        mine, others = interval_of_count(count, sheet.language), interval_of_count(other, sheet.language)
        if mine is not None and others is not None and not mine.meets(others):
            name = found_name(count)
            yield finding(
                "contradiction", f"{name}: {other.printed!r} and {count.printed!r}", facts=[name],
                evidence=[other.evidence[0], count.evidence[0]],
            )  # fmt: skip
