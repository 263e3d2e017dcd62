"""The facts of a record in one form, whatever they are: figures, themes, roles, definitions, events.

A `Fact` is a `Side` (what a person is shown) with a `Key` (what is compared) and its time. Where one sheet prints a series of
its own ("Total 2015-16", "Total 2005-06"), one figure of it is the edition's own, its `lead`: the one without a period, the
one whose period is the edition's, else the latest. Leads are compared with leads; the others by their period.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict

from factsheet_extract.diff.labels import comparable, plain
from factsheet_extract.diff.naming import time_of
from factsheet_extract.diff.periods import HEAD_NAMES, PERIOD_NAMES, Period, find_period, find_round, may_hold_period
from factsheet_extract.diff.places import place_key
from factsheet_extract.model.difference import Category, Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.model.record import BoxList, Count, Dimension, Evidence, FactSheet, Role, Theme

Dimensions: TypeAlias = tuple[tuple[str, str], ...]

AROUND_NAMES: Final = PERIOD_NAMES | {"group", "section"}
"""Dimensions that say where a figure stands; a time in words ("to date", "last week") is one of them."""


class _Place(TypedDict):
    quote: str
    page: int
    start: int
    end: int
    boxes: tuple[BoxList, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """What a fact is about, folded for comparing.

    `dimensions` set it apart (place, column, minimum); `around` only says where it stands (section, group, "to date") and may
    be worded anew or dropped in the next edition. `measure` sets changes and percentages apart from levels.
    """

    category: Category
    concept: str | None
    label: str
    dimensions: Dimensions
    around: Dimensions
    measure: str

    @property
    def identity(self) -> tuple[object, ...]:
        """What stays the same from one time to the next within a sheet; a concept's label and section may vary."""
        words = (self.concept,) if self.concept else (self.label, self.around)
        return (self.category, *words, self.dimensions, self.measure)

    def places(self) -> Dimensions:
        """Give the dimensions that mean the same in any language: places and numbers, not printed heads."""
        return tuple(pair for pair in self.dimensions if pair[0] not in HEAD_NAMES)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of one sheet: as shown, as compared, when (None: the edition's own time), and its rank in the sheet."""

    side: Side
    key: Key
    period: Period | None
    order: int
    lead: bool = True


@dataclass(frozen=True, slots=True)
class Edition:
    """A sheet ready to be compared: its record, its own time, its months, its facts in printed order, repeats left out."""

    sheet: FactSheet
    period: Period | None
    facts: tuple[Fact, ...]


def edition_of(sheet: FactSheet, months: Mapping[str, int]) -> Edition:
    """Give the facts of a record; `months` are the folded month names of its language."""
    own = time_of(sheet)
    reading = _Reading(own, months, sheet.language)
    facts = [reading.figure(order, count) for order, count in enumerate(sheet.counts)]
    rest = [*_themes(sheet), *_roles(sheet), *_definitions(sheet), *_events(sheet)]
    facts += [Fact(side, key, None, len(facts) + place) for place, (side, key) in enumerate(rest)]
    return Edition(sheet, own, tuple(_leads(_without_repeats(facts), own)))


@dataclass(frozen=True, slots=True)
class _Split:
    """A figure's dimensions taken apart: what sets it apart, where it stands, its time and how that is printed."""

    dimensions: Dimensions
    around: Dimensions
    period: Period | None
    named: str | None


class _Reading:
    """How one edition's figures are folded."""

    def __init__(self, own: Period | None, months: Mapping[str, int], language: str) -> None:
        self.own, self.months, self.language = own, months, language
        self.year = int(own.end[:4]) if own else None

    def figure(self, order: int, count: Count) -> Fact:
        """Fold one figure."""
        split = self._dimensions(count.dimensions)
        section = (("section", self._label(count.section)),) if count.section else ()
        key = Key(
            "figure", count.concept, self._label(count.label), split.dimensions, (*split.around, *section), _measure(count)
        )  # fmt: skip
        shown = Side(
            concept=count.concept, label=count.label, value=count.value, low=count.low, high=count.high, printed=count.printed,
            kind=count.kind, unit=count.unit, comparator=count.comparator, scope=count.scope, dimensions=count.dimensions,
            period=split.named, status=count.status, section=count.section, **_place(count.evidence),
        )  # fmt: skip
        return Fact(shown, key, split.period, order)

    def _dimensions(self, printed: Mapping[str, Dimension]) -> _Split:
        """Set what sets a figure apart aside from where it stands and from its time."""
        kept: list[tuple[str, str]] = []
        around: list[tuple[str, str]] = []
        when: Period | None = None
        named: str | None = None
        for name, value in sorted(printed.items()):
            rest, period = plain(str(value)), None
            if may_hold_period(name, value):
                rest, period = find_round(rest, self.months, self.year)
            if period is not None:
                when, named = period, str(value)
            folded = place_key(rest, self.language) if name == "place" else comparable(rest)
            if folded and not (period and name in PERIOD_NAMES):
                (around if name in AROUND_NAMES else kept).append((name, folded))
        return _Split(tuple(kept), tuple(around), when, named)

    def _label(self, label: str) -> str:
        """Fold a label; a year that is the edition's own goes, another year is part of what is meant."""
        rest, period = find_period(plain(label), self.months, self.year)
        own = period is not None and self.own is not None and period.overlaps(self.own)
        return comparable(rest) if own and comparable(rest) else comparable(label)


def _measure(count: Count) -> str:
    """Tell levels, changes and percentages apart: "68", "-3" and "-4,22 %" may share a label and a row."""
    if count.kind == "change":
        return f"change {count.unit or ''}".strip()
    return "percent" if count.kind == "percent" or count.unit == "%" else "level"


def _place(evidence: tuple[Evidence, ...]) -> _Place:
    """Give where a fact is printed: the sentence or row for reading, the place of the figure itself where that is known."""
    whole, exact = evidence[0], evidence[min(1, len(evidence) - 1)]
    return {
        "quote": whole.quote, "page": exact.page, "start": exact.start, "end": exact.end, "boxes": exact.boxes or whole.boxes,
    }  # fmt: skip


def _themes(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for theme in sheet.themes:
        yield _named("theme", theme, concept=theme.concept, value=theme.count, scope=theme.scope)


def _roles(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for role in sheet.roles:
        dimensions: dict[str, Dimension] = {"since": role.since} if role.since else {}
        yield _named(
            "role", role, concept=f"{role.actor}.{role.role}", value=role.count, scope=role.objects, dimensions=dimensions,
        )  # fmt: skip


def _named(
    category: Category, fact: Theme | Role, *, concept: str | None, value: float | None, scope: tuple[str, ...],
    dimensions: dict[str, Dimension] | None = None,
) -> tuple[Side, Key]:  # fmt: skip
    side = Side(
        concept=concept, label=fact.label, value=value, printed="" if value is None else str(value), scope=scope,
        dimensions=dimensions or {}, **_place(fact.evidence[:1]),
    )  # fmt: skip
    return side, Key(category, concept, comparable(fact.label), (), (), "level")


def _definitions(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for definition in sheet.definitions:
        side = Side(
            label=definition.term, printed=definition.expansion, **_place(definition.evidence[:1]),
        )  # fmt: skip
        yield side, Key("definition", None, comparable(definition.term), (), (), "level")


def _events(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    """Give events; their dates stand around them: a year on, the same event has others."""
    for event in sheet.events:
        dates = "/".join(dict.fromkeys(date for date in (event.start, event.end) if date))
        number = f"no. {event.ordinal}" if event.ordinal else ""
        side = Side(
            label=event.name, value=event.ordinal, printed=", ".join(part for part in (number, dates, event.place) if part),
            **_place(event.evidence[:1]),
        )  # fmt: skip
        yield side, Key("event", None, comparable(event.name), (), (("dates", dates),) if dates else (), "level")


def _without_repeats(facts: list[Fact]) -> list[Fact]:
    """Leave out what the sheet says again: the same concept (or label), dimensions, time, value, qualifier and scope."""
    seen: dict[object, Fact] = {}
    for fact in facts:
        side = fact.side
        said = (side.value, side.low, side.high, side.comparator, side.unit, side.scope, side.status)
        text = side.printed if fact.key.category in ("definition", "event") else ""
        about = (fact.key.concept or fact.key.label, fact.key.category, fact.key.dimensions, fact.key.measure)
        seen.setdefault((about, fact.period, said, text, side.dimensions.get("since")), fact)
    return list(seen.values())


def _leads(facts: list[Fact], own: Period | None) -> Iterator[Fact]:
    """Mark the figures of each series that are the edition's own."""
    series: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in facts:
        series[fact.key.identity].append(fact)
    for fact in facts:
        yield replace(fact, lead=_is_lead(fact, series[fact.key.identity], own))


def _is_lead(fact: Fact, siblings: list[Fact], own: Period | None) -> bool:
    """Whether a fact is the edition's own: its time says so, or it names none and no sibling says so, or it is the latest."""
    if any(other.period is not None and _is_own(other, own) for other in siblings):
        return fact.period is not None and _is_own(fact, own)
    if any(other.period is None for other in siblings):
        return fact.period is None
    return fact.period == max(other.period for other in siblings if other.period is not None)


def _is_own(fact: Fact, own: Period | None) -> bool:
    return fact.period is None or (own is not None and fact.period.overlaps(own))
