"""The facts of a record in one form, whatever they are: figures, themes, roles, definitions, events.

A `Fact` is a `Side` (what a person is shown) with a `Key` (what is compared) and its time. Where one sheet prints a series of
its own ("Total 2015-16", "Total 2005-06"), one figure of it is the edition's own, its `lead`: the one without a period, the
one whose period is the edition's, else the latest. Leads are compared with leads; the others by their period.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factsheet_extract.diff.figures import FigureReading
from factsheet_extract.diff.keys import Fact
from factsheet_extract.diff.named import named_facts
from factsheet_extract.diff.naming import time_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.diff.periods import Period
    from factsheet_extract.model.record import FactSheet


@dataclass(frozen=True, slots=True)
class Edition:
    """A sheet ready to be compared: its record, its own time, its months, its facts in printed order, repeats left out."""

    sheet: FactSheet
    period: Period | None
    facts: tuple[Fact, ...]


def edition_of(sheet: FactSheet, months: Mapping[str, int]) -> Edition:
    """Give the facts of a record; `months` are the folded month names of its language."""
    own = time_of(sheet)
    reading = FigureReading(own, months, sheet.language)
    facts = [reading.figure(order, count) for order, count in enumerate(sheet.counts)]
    facts += [Fact(side, key, None, len(facts) + place) for place, (side, key) in enumerate(named_facts(sheet))]
    return Edition(sheet, own, tuple(_leads(_without_repeats(facts), own)))


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
