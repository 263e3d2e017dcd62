"""How a found fact differs from an expected one: sentences, none where they agree. Only what is written is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_extract.check.agreement import decimal, interval_of_count, printed_interval
from factsheet_extract.check.naming import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factsheet_extract.model.expectations import (
        ExpectedDefinition,
        ExpectedEvent,
        ExpectedFigure,
        ExpectedRole,
        ExpectedTheme,
    )  # fmt: skip
    from factsheet_extract.model.record import Count, Definition, Event, Role, Theme


def figure(wanted: ExpectedFigure, got: Count, language: str) -> list[str]:
    """Compare two figures."""
    return [
        *_value(wanted, got, language),
        *_printed(wanted, got, language),
        *_ends(wanted, got),
        *_words(wanted.label, got.label, "label"),
        *_same(wanted, got, ("kind", "unit", "comparator")),
        *_plain("status", wanted.flag, got.status),
        *_set("scope", wanted.scope, got.scope),
        *_dimensions(wanted, got),
        *_names("members", wanted.members, got.members),
    ]


def theme(wanted: ExpectedTheme, got: Theme, language: str) -> list[str]:
    """Compare two themes."""
    label = _words(wanted.label, got.label, "label")
    return [*label, *_same(wanted, got, ("count",)), *_set("scope", wanted.scope, got.scope)]


def role(wanted: ExpectedRole, got: Role, language: str) -> list[str]:
    """Compare two roles."""
    return [*_same(wanted, got, ("count", "since")), *_names("objects", wanted.objects, got.objects)]


def definition(wanted: ExpectedDefinition, got: Definition, language: str) -> list[str]:
    """Compare two definitions."""
    return _words(wanted.expansion, got.expansion, "expansion")


def event(wanted: ExpectedEvent, got: Event, language: str) -> list[str]:
    """Compare two events."""
    return [*_words(wanted.place, got.place, "place"), *_same(wanted, got, ("ordinal", "start", "end"))]


def _value(wanted: ExpectedFigure, got: Count, language: str) -> list[str]:
    if wanted.value is None:
        return []
    interval = interval_of_count(got, language)
    number = decimal(wanted.value)
    if interval is not None and interval.holds(number, wanted.margin(number)):
        return []
    return [f"expected {wanted.value}, found {got.value} (printed {got.printed!r})"]


def _printed(wanted: ExpectedFigure, got: Count, language: str) -> list[str]:
    if wanted.printed is None or wanted.printed == got.printed:
        return []
    allowed, found = printed_interval(wanted.printed, language), interval_of_count(got, language)
    if allowed is not None and found is not None and allowed.meets(found):
        return []
    return [f"expected {wanted.printed!r}, found {got.printed!r}"]


def _ends(wanted: ExpectedFigure, got: Count) -> list[str]:
    problems = []
    for name in ("low", "high"):
        end, found = getattr(wanted, name), getattr(got, name)
        if end is not None and (found is None or abs(decimal(found) - decimal(end)) > wanted.margin(decimal(end))):
            problems.append(f"{name}: expected {end}, found {found}")
    return problems


def _dimensions(wanted: ExpectedFigure, got: Count) -> list[str]:
    return [
        f"{name}: expected {value}, found {got.dimensions.get(name)}"
        for name, value in wanted.dimensions.items()
        if not _same_value(value, got.dimensions.get(name))
    ]


def _same_value(wanted: object, found: object) -> bool:
    return wanted == found or folded(str(wanted)) == folded(str(found))


def _same(wanted: Any, got: Any, fields: Iterable[str]) -> list[str]:
    return [line for field in fields for line in _plain(field, getattr(wanted, field), getattr(got, field))]


def _plain(field: str, wanted: object, found: object) -> list[str]:
    return [] if wanted is None or wanted == found else [f"{field}: expected {wanted}, found {found}"]


def _words(wanted: str | None, found: str | None, field: str) -> list[str]:
    if wanted is None or folded(wanted) == folded(found):
        return []
    return [f"{field}: expected {wanted!r}, found {found!r}"]


def _set(field: str, wanted: Iterable[str] | None, found: Iterable[str]) -> list[str]:
    if wanted is None or sorted(map(folded, wanted)) == sorted(map(folded, found)):
        return []
    return [f"{field}: expected {_listed(wanted)}, found {_listed(found)}"]


def _names(field: str, wanted: Sequence[str] | None, found: Sequence[str]) -> list[str]:
    """Compare lists of names; a name agrees with a longer one that holds it: an article or "(IDM)" may be added."""
    left = list(found)
    for name in wanted or ():
        same = [other for other in left if _one_holds_the_other(folded(name), folded(other))]
        if not same:
            return [f"{field}: expected {_listed(wanted or ())}, found {_listed(found)}"]
        left.remove(min(same, key=lambda other: abs(len(other) - len(name))))
    return [f"{field}: found {_listed(left)} as well"] if wanted is not None and left else []


def _one_holds_the_other(name: str, other: str) -> bool:
    return bool(name and other) and (f" {name} " in f" {other} " or f" {other} " in f" {name} ")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
