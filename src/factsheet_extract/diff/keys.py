"""What is compared: a `Fact` is a `Side`, which a person is shown, with a `Key`, which is compared, and its time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from factsheet_extract.diff.periods import HEAD_NAMES

if TYPE_CHECKING:
    from factsheet_extract.diff.periods import Period
    from factsheet_extract.model.difference import Category, Side
    from factsheet_extract.model.record import BoxList, Evidence

Dimensions: TypeAlias = tuple[tuple[str, str], ...]


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


class Place(TypedDict):
    """Where a side is printed."""

    quote: str
    page: int
    start: int
    end: int
    boxes: tuple[BoxList, ...]


def place_of_print(evidence: tuple[Evidence, ...]) -> Place:
    """Give where a fact is printed: the sentence or row for reading, the place of the figure itself where that is known."""
    whole, exact = evidence[0], evidence[min(1, len(evidence) - 1)]
    return {
        "quote": whole.quote, "page": exact.page, "start": exact.start, "end": exact.end, "boxes": exact.boxes or whole.boxes,
    }  # fmt: skip
