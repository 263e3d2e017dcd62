"""What was read about one figure of a line, before it becomes a Subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.stages.subject_text import Line

Dimensions: TypeAlias = tuple[tuple[str, str | int | float], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The label of one figure, its dimensions and members, the rule that read it, and the slice its name was read in."""

    label: str
    rule: str
    dimensions: Dimensions = ()
    members: tuple[str, ...] = ()
    named_by: tuple[tuple[int, int], ...] = ()
    dimension_of: int | None = None

    def has(self, key: str) -> bool:
        """Whether a dimension of this name is set."""
        return any(name == key for name, _ in self.dimensions)

    def with_dimensions(self, more: Mapping[str, str | int | float]) -> Reading:
        """Give the reading with dimensions added; those that are set stay."""
        kept = dict(self.dimensions)
        return replace(self, dimensions=tuple((dict(more) | kept).items()))


def printed_unit(line: Line, index: int) -> str:
    """Give the unit word printed in a figure ("1000 tonnes": tonnes), empty where it is a sign, a scale or nothing."""
    quantity = line.quantities[index]
    if quantity.kind != "measure" or not quantity.numbers:
        return ""
    after = line.text[quantity.numbers[-1].end : quantity.end].strip()
    return after if len(after) > 3 and after.replace(" ", "").isalpha() else ""
