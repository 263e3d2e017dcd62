"""What each figure was over many editions: plain data, written as it stands. Start at `Series`."""

from __future__ import annotations

from pydantic import Field

from factsheet_extract.model.difference import DIFF_VERSION, EditionRef, Pairing
from factsheet_extract.model.edge import Edge
from factsheet_extract.model.quantity import Comparator, Kind, Status
from factsheet_extract.model.record import BoxList, Dimension, JsonNumber


class Point(Edge):
    """One figure of a series in one edition, as one language (or several that agree) prints it.

    `languages` lists who says so; two points of one edition mean that the languages disagree. `period` is the time that the
    figure itself names, None where it is the edition's.
    """

    edition: str
    languages: tuple[str, ...]
    period: str | None = None
    value: JsonNumber | None
    low: JsonNumber | None = None
    high: JsonNumber | None = None
    printed: str
    comparator: Comparator = "="
    status: Status = "reported"
    path: str
    quote: str
    page: int
    boxes: tuple[BoxList, ...] = ()


class SeriesRow(Edge):
    """One figure over the editions; `label` is the newest one, `labels` all that were met, by language.

    `joined` are the labels that were taken for the same without being equal, with their scores. `follows` is the concept of
    another row whose place this one took: measured anew, so that the two are no one course.
    """

    concept: str | None
    label: str
    labels: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    scope: tuple[str, ...] = ()
    kind: Kind | None = None
    unit: str | None = None
    points: tuple[Point, ...]
    joined: tuple[Pairing, ...] = ()
    follows: str | None = None

    def values(self, editions: tuple[str, ...]) -> tuple[JsonNumber | None, ...]:
        """Give one value an edition, in their order; None where none is printed or the languages disagree."""
        found: dict[str, list[Point]] = {}
        for point in self.points:
            found.setdefault(point.edition, []).append(point)
        return tuple(found[name][0].value if len(found.get(name, ())) == 1 else None for name in editions)


class Disagreement(Edge):
    """One edition whose languages print different figures for one fact."""

    edition: str
    concept: str | None
    label: str
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    points: tuple[Point, ...]


class Series(Edge):
    """Every figure over many editions of one sheet, in the order of the first edition that prints it."""

    diff_version: str = DIFF_VERSION
    family: str | None
    editions: tuple[str, ...]
    sheets: tuple[EditionRef, ...]
    rows: tuple[SeriesRow, ...]
    disagreements: tuple[Disagreement, ...] = ()
    notes: tuple[str, ...] = ()

    def to_json(self) -> str:
        """Write as indented UTF-8 JSON with a final line feed."""
        return self.model_dump_json(indent=2) + "\n"
