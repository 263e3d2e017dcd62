"""A shifted row: the newer figure is what the row above or below said in the older edition."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.difference import Suspicion

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from factsheet_extract.diff.alignment import Pair
    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.model.difference import Side

ALONE_ENOUGH: Final = 4
"""Digits from which one shifted figure is a sign by itself; shorter ones need a second one shifted the same way beside it."""


class Rows:
    """The older edition's figures in their columns, with what each became.

    A column is either one head over many labels (a table) or one label for many places (a list).
    """

    def __init__(self, facts: Iterable[Fact], pairs: Iterable[Pair]) -> None:
        self._newer = {pair.older.order: pair.newer.side for pair in pairs}
        columns: defaultdict[Hashable, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.key.category == "figure" and fact.side.value is not None:
                for column in _columns(fact):
                    columns[column].append(fact)
        self._places: defaultdict[int, list[tuple[Sequence[Fact], int]]] = defaultdict(list)
        for facts_of in columns.values():
            for place, fact in enumerate(facts_of):
                self._places[id(fact.side)].append((facts_of, place))

    def shift(self, older: Side, newer: Side) -> Iterator[Suspicion]:
        """Tell the row that the newer figure seems to be taken from."""
        for column, place in self._places.get(id(older), ()):
            for step in (1, -1):
                if self._shifted(column, place, step) and self._sure(column, place, step, newer):
                    beside = column[place + step].side
                    message = f"{newer.printed} is what the row beside it said before ({_name(beside, older)})"
                    yield Suspicion(reason="shifted_row", message=message)
                    return

    def _sure(self, column: Sequence[Fact], place: int, step: int, newer: Side) -> bool:
        if sum(character.isdecimal() for character in newer.printed) >= ALONE_ENOUGH:
            return True
        return self._shifted(column, place + step, step) or self._shifted(column, place - step, step)

    def _shifted(self, column: Sequence[Fact], place: int, step: int) -> bool:
        if not 0 <= place < len(column) or not 0 <= place + step < len(column):
            return False
        newer = self._newer.get(column[place].order)
        if newer is None or newer.value == column[place].side.value:
            return False
        return newer.value == column[place + step].side.value


def _columns(fact: Fact) -> Iterator[Hashable]:
    key = fact.key
    yield "heads", key.dimensions, key.measure, fact.side.section, fact.lead
    if key.dimensions:
        yield "places", key.concept or key.label, tuple(name for name, _ in key.dimensions), key.measure, fact.lead


def _name(side: Side, other: Side) -> str:
    if side.label != other.label:
        return side.label
    return ", ".join(str(value) for value in side.dimensions.values()) or side.label
