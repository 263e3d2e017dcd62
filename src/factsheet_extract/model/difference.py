"""What changed between two editions: plain data, written as it stands.

Start at `EditionDiff`. A `Change` holds the two `Side`s with their quotes and boxes, how they were taken for the same fact
(`Alignment`), and every reason to think that one of them was misread (`Suspicion`).
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from factsheet_extract.model.edge import Edge
from factsheet_extract.model.quantity import Comparator, Kind, Status
from factsheet_extract.model.record import BoxList, Dimension, JsonNumber

DIFF_VERSION: Final = "1.0"

ChangeKind: TypeAlias = Literal[
    "changed",  # the next period, another figure
    "restated",  # the same period, another figure
    "unit_changed",  # the figures cannot be set off against each other
    "re_scoped",  # the same concept, said of something else
    "added",
    "removed",
    "relabelled",  # the same figure under other words
    "wording_only",  # the same figure and label in another sentence
]
Category: TypeAlias = Literal["figure", "theme", "role", "definition", "event"]
Method: TypeAlias = Literal["concept", "label", "closest"]
Relation: TypeAlias = Literal["editions", "same_edition", "parallel_languages"]
SuspicionReason: TypeAlias = Literal[
    "digit_swapped", "separator", "page_number", "year", "shifted_row", "sign_lost", "glued_mark"
]  # fmt: skip

KIND_ORDER: Final[tuple[ChangeKind, ...]] = (
    "changed", "restated", "unit_changed", "re_scoped", "added", "removed", "relabelled", "wording_only",
)  # fmt: skip
"""The order in which kinds are told, and which of several names a change."""


class EditionRef(Edge):
    """One side of a comparison: where its record came from and what it says of itself."""

    path: str
    sha256: str
    family: str | None
    edition: str | None
    language: str
    title: str | None


class Side(Edge):
    """One fact as one edition prints it.

    `label` is what is counted (a theme's label, a role's label, a term, an event's name); `printed` the figure as printed, or
    the text that stands for it (an expansion, dates and place). `period` is the period that the figure itself names, None
    where it is the edition's own. `quote` is the sentence or row it was read in; `page` counts from 1, `start` and `end` are
    the figure's slice of the document's text, `boxes` are points from the top left of the page.
    """

    concept: str | None = None
    label: str
    value: JsonNumber | None = None
    low: JsonNumber | None = None
    high: JsonNumber | None = None
    printed: str
    kind: Kind | None = None
    unit: str | None = None
    comparator: Comparator = "="
    scope: tuple[str, ...] = ()
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    period: str | None = None
    status: Status = "reported"
    section: str | None = None
    quote: str
    page: int
    start: int
    end: int
    boxes: tuple[BoxList, ...] = ()


class Alignment(Edge):
    """Why two facts are taken for the same one.

    `method` is the concept, the label (equal after folding), or the closest label; `score` is rapidfuzz's, 100 where equal.
    `rivals` are labels that were nearly as close: the choice between them is a person's.
    """

    method: Method
    score: Annotated[float, Field(ge=0, le=100)] = 100.0
    rivals: tuple[str, ...] = ()


class Suspicion(Edge):
    """A sign that a change is a fault of reading: which, and in words with the figures it rests on."""

    reason: SuspicionReason
    message: str


class Nearest(Edge):
    """The closest label on the other side that was not close enough to be taken: a suggestion, nothing more."""

    label: str
    score: float


class Change(Edge):
    """One difference.

    `kind` is the weightiest, `also` the others that the same pair shows. `absolute` is newer minus older in the figure's own
    unit (percentage points for percentages), `relative` that over the older's size; both None where they mean nothing.
    `size` is BARD, |a-b| / (|a|+|b|): 0 equal, 1 nothing in common (as owid/etl ranks its data diffs). `notes` are in words.
    """

    kind: ChangeKind
    also: tuple[ChangeKind, ...] = ()
    category: Category
    older: Side | None
    newer: Side | None
    absolute: JsonNumber | None = None
    relative: float | None = None
    size: float
    alignment: Alignment | None = None
    suspicious: tuple[Suspicion, ...] = ()
    nearest: Nearest | None = None
    notes: tuple[str, ...] = ()

    @property
    def side(self) -> Side:
        """The newer side, or the older one where the fact is gone."""
        side = self.newer or self.older
        assert side is not None, "a change has at least one side"
        return side


class Pairing(Edge):
    """Two labels that were taken for the same without being equal; shown whether or not the figure changed."""

    category: Category
    older: str
    newer: str
    alignment: Alignment


class NotCompared(Edge):
    """A fact that could not be set against the other edition, and why."""

    edition: Literal["older", "newer"]
    reason: Literal["no_concept", "no_label"]
    category: Category
    side: Side


class EditionDiff(Edge):
    """What changed from the older edition to the newer, the weightiest first.

    `unchanged` counts facts that agree by category. `lapsed` are figures of earlier periods that only the older edition prints
    again; `notes` say in words what the reader should know before trusting the rest.
    """

    diff_version: str = DIFF_VERSION
    relation: Relation
    older: EditionRef
    newer: EditionRef
    changes: tuple[Change, ...] = ()
    unchanged: dict[Category, int] = Field(default_factory=dict)
    pairings: tuple[Pairing, ...] = ()
    lapsed: tuple[Side, ...] = ()
    not_compared: tuple[NotCompared, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether any fact differs; words alone do not count."""
        return any(change.kind not in ("wording_only", "relabelled") for change in self.changes)

    def counts(self) -> dict[ChangeKind, int]:
        """Give the number of changes a kind, in the order in which kinds are told; kinds without any are left out."""
        found = [change.kind for change in self.changes]
        return {kind: found.count(kind) for kind in KIND_ORDER if kind in found}

    def to_json(self) -> str:
        """Write as indented UTF-8 JSON with a final line feed."""
        return self.model_dump_json(indent=2) + "\n"
