"""What was read about one figure of a line, before it becomes a Subject."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.stages.subjects.text import Line

Dimensions: TypeAlias = tuple[tuple[str, str | int | float], ...]


# The rule of an age that is part of another figure's name.
OF_AGE: Final = "subjects.age"


@dataclass(frozen=True, slots=True)
class Reading:
    """The label of one figure, its dimensions, the rule that read it, and where its name was read.

    `named_by` are slices of the figure's own passage, `heads` other passages that name it: heads of a table, a line above.

    `dimension_of` is the index, in the same passage, of the figure that this one only qualifies.

    `base` is the label without what only this figure says of it ("migrants" of "migrants (rise)"), where that differs; `core`
    the thing by itself, without what its clause says of it ("patients" of "patients in hospital"), of which others count parts.
    """

    label: str
    rule: str
    dimensions: Dimensions = ()
    named_by: tuple[tuple[int, int], ...] = ()
    dimension_of: int | None = None
    heads: tuple[int, ...] = ()
    base: str = ""
    core: str = ""

    @property
    def thing(self) -> str:
        """The thing of which a later figure may count some."""
        return self.core or self.about

    @property
    def about(self) -> str:
        """What is counted, without what only this figure says of it."""
        return self.base or self.label

    def has(self, key: str) -> bool:
        """Whether a dimension of this name is set."""
        return any(name == key for name, _ in self.dimensions)

    def with_dimensions(self, more: Mapping[str, str | int | float]) -> Reading:
        """Give the reading with dimensions added; those that are set stay."""
        kept = dict(self.dimensions)
        return replace(self, dimensions=tuple((dict(more) | kept).items()))


@dataclass(slots=True)
class Told:
    """What a sentence has told so far, and the last thing counted in the sentences before it."""

    readings: list[Reading] = field(default_factory=list)
    carried: Reading | None = None
    kinds: tuple[str, ...] = ()
    carried_kind: str = ""

    def last_kind(self) -> str:
        """Give what kind of figure the last thing counted was."""
        main = self.main()
        return self.carried_kind if main is None else self.kinds[main]

    def main(self) -> int | None:
        """Give the last figure of this sentence that counts something of its own."""
        own = (k for k in range(len(self.readings) - 1, -1, -1) if self.readings[k].rule != OF_AGE)
        mains = (k for k in own if self.readings[k].dimension_of is None)
        return next(mains, None)

    def last(self) -> Reading | None:
        """Give the last thing counted, with its label; None where nothing was."""
        main = self.main()
        reading = self.carried if main is None else self.readings[main]
        return reading if reading is not None and reading.label else None

    def first(self) -> Reading | None:
        """Give the first thing counted in this sentence."""
        return next((reading for reading in self.readings if reading.label and reading.dimension_of is None), None)

    def rule(self, name: str) -> Reading | None:
        """Give the last reading of this sentence that a rule made."""
        return next((reading for reading in reversed(self.readings) if reading.rule == name), None)


def printed_unit(line: Line, index: int) -> str:
    """Give the unit word printed in a figure ("1000 tonnes": tonnes), empty where it is a sign, a scale or nothing."""
    quantity = line.quantities[index]
    if quantity.kind != "measure" or not quantity.numbers:
        return ""
    after = line.text[quantity.numbers[-1].end : quantity.end].strip()
    return after if len(after) > 3 and after.replace(" ", "").isalpha() else ""
