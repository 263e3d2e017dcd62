"""What differs between the two sides of a pair, and by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.labels import comparable, without_numbers
from factsheet_extract.diff.precision import agree, exact
from factsheet_extract.model.difference import KIND_ORDER, Change, ChangeKind

if TYPE_CHECKING:
    from decimal import Decimal

    from factsheet_extract.diff.alignment import Pair
    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.model.difference import Nearest, Side
    from factsheet_extract.model.record import JsonNumber

LARGE: Final = 0.15
"""BARD size from which a change is large (owid/etl's first tier)."""


def change_of(pair: Pair, *, one_time: bool, one_language: bool) -> Change | None:
    """Give the change that a pair shows, None where both sides say the same.

    `one_time` is true where both figures speak of the same period: another figure is then a restatement. Words are compared
    only in one language.
    """
    older, newer = pair.older.side, pair.newer.side
    kinds, notes = _kinds(pair, one_time=one_time, one_language=one_language)
    if not kinds:
        return None
    absolute, relative, size = difference(older, newer) if _measured(older, newer, kinds) else (None, None, _size(older, newer))
    return Change(
        kind=kinds[0], also=tuple(kinds[1:]), category=pair.older.key.category, older=older, newer=newer,
        absolute=absolute, relative=relative, size=size, alignment=pair.alignment, notes=tuple(notes),
    )  # fmt: skip


def _measured(older: Side, newer: Side, kinds: list[ChangeKind]) -> bool:
    """Whether the two values can be set off against each other."""
    both = older.value is not None and newer.value is not None
    return both and "unit_changed" not in kinds and not _measured_otherwise(older, newer)


def _size(older: Side, newer: Side) -> float:
    """Give the size of a change without a difference: that of a range's ends; else 1 where one side has no figure, 0."""
    ends = [(older.low, newer.low), (older.high, newer.high)]
    known = [(exact(one), exact(other)) for one, other in ends if one is not None and other is not None]
    total = sum(abs(one) + abs(other) for one, other in known)
    if total:
        return round(float(sum(abs(one - other) for one, other in known) / total), 6)
    return float(older.value is not newer.value)


def added(fact: Fact, nearest: Nearest | None = None) -> Change:
    """Give the change of a fact that only the newer edition prints."""
    return Change(kind="added", category=fact.key.category, older=None, newer=fact.side, size=1.0, nearest=nearest)


def removed(fact: Fact, nearest: Nearest | None = None) -> Change:
    """Give the change of a fact that only the older edition prints."""
    return Change(kind="removed", category=fact.key.category, older=fact.side, newer=None, size=1.0, nearest=nearest)


def difference(older: Side, newer: Side) -> tuple[JsonNumber, float | None, float]:
    """Give newer minus older, that over the older's size (None from zero), and BARD |a-b| / (|a|+|b|)."""
    first, second = exact(older.value or 0), exact(newer.value or 0)
    gap, total = second - first, abs(first) + abs(second)
    relative = round(float(gap / abs(first)), 6) if first else None
    return number(gap), relative, round(float(abs(gap) / total), 6) if total else 0.0


def number(value: Decimal) -> JsonNumber:
    """Give a decimal as the JSON number that is written the same way."""
    return int(value) if value == value.to_integral_value() else float(value)


def _kinds(pair: Pair, *, one_time: bool, one_language: bool) -> tuple[list[ChangeKind], list[str]]:
    """Give the kinds that a pair shows, the weightiest first, and what they rest on in words."""
    older, newer = pair.older.side, pair.newer.side
    if _measured_otherwise(older, newer):
        return ["re_scoped"], [f"measured otherwise: {older.concept} → {newer.concept}"]
    kinds: set[ChangeKind] = set()
    notes = _claims(older, newer)
    if _unit_differs(pair):
        kinds.add("unit_changed")
        notes.insert(0, f"unit: {older.unit or older.kind} → {newer.unit or newer.kind}")
    elif notes or not agree(older, newer) or _text_differs(pair, one_language=one_language):
        kinds.add("restated" if one_time else "changed")
    elif older.value != newer.value or older.comparator != newer.comparator:
        kinds.add("wording_only")
        notes.append(f"the same figure as far as {older.printed!r} and {newer.printed!r} tell")
    if _scope_differs(pair, one_language=one_language):
        kinds.add("re_scoped")
        notes.append(f"scope: {scope_text(older)} → {scope_text(newer)}")
    if one_language and pair.older.key.label != pair.newer.key.label:
        kinds.add("relabelled")
    if one_language and not kinds and _wording_differs(older, newer):
        kinds.add("wording_only")
    return [kind for kind in KIND_ORDER if kind in kinds], notes


def _measured_otherwise(older: Side, newer: Side) -> bool:
    """Whether one concept took the other's place: the figures are of one line and not alike."""
    return older.concept is not None and newer.concept is not None and older.concept != newer.concept


def scope_text(side: Side) -> str:
    """Give what sets a fact apart, in one line; a dash where nothing does."""
    parts = [*side.scope, *(f"{name} {value}" for name, value in side.dimensions.items())]
    return ", ".join(parts) or "–"


def _unit_differs(pair: Pair) -> bool:
    """Whether the units differ; a unit that one edition leaves out is not another one."""
    older, newer = pair.older.side, pair.newer.side
    measures = {pair.older.key.measure, pair.newer.key.measure}
    if len(measures) > 1 and "percent" in measures:
        return True
    return older.unit is not None and newer.unit is not None and older.unit != newer.unit


def _claims(older: Side, newer: Side) -> list[str]:
    """Say where the same number is claimed in another way: "at least 100" for "100", suppressed for reported."""
    notes = []
    if older.comparator != newer.comparator and {older.comparator, newer.comparator} != {"~", "="}:
        notes.append(f"claim: {older.comparator} → {newer.comparator}")
    if (older.status == "suppressed") != (newer.status == "suppressed"):
        notes.append(f"status: {older.status} → {newer.status}")
    since = older.dimensions.get("since"), newer.dimensions.get("since")
    if since[0] != since[1]:
        notes.append(f"since: {since[0] or '–'} → {since[1] or '–'}")
    return notes


def _text_differs(pair: Pair, *, one_language: bool) -> bool:
    """Whether the text that stands for a definition or an event differs; an event's place is a word, its dates are not."""
    older, newer = pair.older.side, pair.newer.side
    if pair.older.key.category not in ("definition", "event"):
        return False
    if one_language:
        return comparable(older.printed) != comparable(newer.printed)
    return pair.older.key.around != pair.newer.key.around


def _scope_differs(pair: Pair, *, one_language: bool) -> bool:
    older, newer = pair.older, pair.newer
    if older.key.category == "role" and not one_language:
        return False
    mine = {comparable(name) for name in older.side.scope}
    theirs = {comparable(name) for name in newer.side.scope}
    if mine != theirs:
        return True
    return one_language and older.key.dimensions != newer.key.dimensions and pair.alignment.method == "concept"


def _wording_differs(older: Side, newer: Side) -> bool:
    return without_numbers(older.quote) != without_numbers(newer.quote)
