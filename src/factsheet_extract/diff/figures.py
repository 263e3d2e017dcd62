"""Figures folded for comparing: what sets one apart, where it stands, and its time, each taken from its dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.keys import Dimensions, Fact, Key, place_of_print
from factsheet_extract.diff.labels import comparable, plain
from factsheet_extract.diff.periods import PERIOD_NAMES, Period, find_period, find_round, may_hold_period
from factsheet_extract.diff.places import place_key, spelled_out
from factsheet_extract.model.difference import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.record import Count, Dimension

AROUND_NAMES: Final = PERIOD_NAMES | {"group", "section"}
"""Dimensions that say where a figure stands; a time in words ("to date", "last week") is one of them."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A figure's dimensions taken apart: what sets it apart, where it stands, its time and how that is printed."""

    dimensions: Dimensions
    around: Dimensions
    period: Period | None
    named: str | None


class FigureReading:
    """How one edition's figures are folded."""

    def __init__(self, own: Period | None, months: Mapping[str, int], language: str) -> None:
        self.own, self.months, self.language = own, months, language
        self.year = int(own.end[:4]) if own else None

    def figure(self, order: int, count: Count) -> Fact:
        """Fold one figure."""
        split = self._dimensions(count.apart)
        section = (("section", self._label(count.section)),) if count.section else ()
        key = Key(
            "figure", count.concept, self._label(count.label), split.dimensions, (*split.around, *section), _measure(count)
        )  # fmt: skip
        shown = Side(
            concept=count.concept, label=count.label, value=count.value, low=count.low, high=count.high, printed=count.printed,
            kind=count.kind, unit=count.unit, comparator=count.comparator, scope=count.scope, dimensions=count.apart,
            period=split.named, status=count.status, section=count.section, **place_of_print(count.evidence),
        )  # fmt: skip
        return Fact(shown, key, split.period, order)

    def _dimensions(self, printed: Mapping[str, Dimension]) -> _Split:
        """Set what sets a figure apart aside from where it stands and from its time."""
        kept: list[tuple[str, str]] = []
        around: list[tuple[str, str]] = []
        when: Period | None = None
        named: str | None = None
        for name, value in sorted(printed.items()):
            rest, period = plain(spelled_out(str(value), self.language)), None
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
