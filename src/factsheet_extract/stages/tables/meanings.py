"""What the heads of a document's tables state, each read once, and which of several heads a cell takes its unit from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_extract.stages.tables.units import NOTHING, Meaning, read_head, read_unit

if TYPE_CHECKING:
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.tables.kinds import Use


@dataclass(frozen=True, slots=True)
class Meanings:
    """Reads what heads state, each text once."""

    passages: tuple[Passage, ...]
    lexicon: Lexicon
    _known: dict[int, Meaning] = field(default_factory=dict)
    _told: dict[tuple[tuple[int, ...], Use], tuple[Meaning, ...]] = field(default_factory=dict)

    def read(self, passage: int, use: Use) -> Meaning:
        """Give what a head says of the cells that it stands over or before."""
        if passage not in self._known:
            self._known[passage] = read_head(self.passages[passage].text, self.lexicon, use)
        return self._known[passage]

    def unit(self, passage: int) -> Meaning:
        """Give what a cell says that prints nothing but the unit of its row."""
        if passage not in self._known:
            self._known[passage] = read_unit(self.passages[passage].text, self.lexicon)
        return self._known[passage]

    def told(self, passages: tuple[int, ...], use: Use) -> tuple[Meaning, ...]:
        """Give what these heads say, in order, those aside that say nothing; the cells of a row or column share them."""
        known = self._told.get((passages, use))
        if known is None:
            said = [self.read(passage, use) for passage in passages]
            known = self._told[passages, use] = tuple([meaning for meaning in said if meaning is not NOTHING])
        return known

    def first(self, over: tuple[int, ...], row: tuple[int, ...], *others: tuple[int, ...]) -> Meaning:
        """The nearest source that states a unit or kind gives it, and the nearest that states a factor gives that.

        A factor stated further off than a percent does not reach it: shares are not in thousands.
        """
        told = self.told(over, "column") + self.told(row, "row")
        for source in others:
            if source:
                told += self.told(source, "table")
        if not told:
            return NOTHING
        sure = (meaning for meaning in told if meaning.unit or meaning.kind not in (None, "measure"))
        average = next(
            (meaning for meaning in told if meaning.kind), NOTHING
        )  # "Mean" over rows of shares says no more of them
        unit = next(sure, average)
        if unit.kind == "rate" and not unit.unit:  # "Unemployment rate" under "(%)"
            unit = next((meaning for meaning in told if meaning.unit and meaning.kind in ("percent", "rate")), unit)
        scaled = next((place for place, meaning in enumerate(told) if meaning.scale is not None), None)
        nearer = any(
            meaning.kind in ("percent", "rate") or (meaning.kind == "measure" and meaning.unit) for meaning in told[:scaled]
        )
        if scaled is None or nearer:
            return Meaning(None, unit.unit, unit.kind)
        return Meaning(told[scaled].scale, unit.unit, unit.kind)
