"""The record: one JSON object a sheet, the contract that others build on. Versioned; keys in this order."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from factsheet_extract.model.document import Severity, TextLayer
from factsheet_extract.model.edge import Edge
from factsheet_extract.model.quantity import Comparator, Kind, Reason, Status

SCHEMA_VERSION: Final = "1.0"
# Before the name of a dimension whose printed words a family's codes already say: kept for the reader, no part of what the
# figure is ("measure": "change" beside "printed_column": "Evolution since 3 May").
PRINTED_HEAD: Final = "printed_"

JsonNumber = int | float
BoxList = tuple[float, float, float, float]
Dimension = str | int | float


def _is_none(value: object) -> bool:
    return value is None


class SourceRecord(Edge):
    """The bytes the record was made from."""

    path: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: str
    pages: int
    text_layer: TextLayer


class Evidence(Edge):
    """Where it is printed: `quote` is the slice start:end of the document's text; the words inside `boxes` spell it.

    The first evidence of a fact is the sentence, item or table row it was read in; the one of rule `printed` the figure.
    A quote that runs over a page break is given as one evidence a page, the page that holds the figure first.
    """

    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[BoxList, ...] = ()
    rule: str
    source: Annotated[str, Field(pattern="^(text|ocr)$")] = "text"


Proof = Annotated[tuple[Evidence, ...], Field(min_length=1)]


class Count(Edge):
    """A figure: what is counted or measured, how many, and where it is printed.

    `dimensions` set it apart from others of its concept. Where a family's codes say what a printed head says, the head is kept
    beside them as `printed_column`, `printed_group` …: words for the reader, which nothing is joined or compared by.
    """

    concept: str | None = None
    label: str
    value: JsonNumber | None
    low: JsonNumber | None = None
    high: JsonNumber | None = None
    printed: str
    kind: Kind = "count"
    unit: str | None = None
    comparator: Comparator = "="
    scope: tuple[str, ...] = ()
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    members: tuple[str, ...] = ()
    status: Status = "reported"
    section: str | None = None
    evidence: Proof

    @property
    def apart(self) -> dict[str, Dimension]:
        """What sets the figure apart: its dimensions without the printed heads that stand beside their codes."""
        return {name: value for name, value in self.dimensions.items() if not name.startswith(PRINTED_HEAD)}


class Theme(Edge):
    """A subject and how many of the family's scopes deal with it."""

    concept: str | None = None
    label: str
    count: JsonNumber | None = None
    scope: tuple[str, ...] = ()
    evidence: Proof


class Role(Edge):
    """Who does what, for how many, for which ones, since when."""

    actor: str
    role: str
    count: JsonNumber | None = None
    objects: tuple[str, ...] = ()
    since: str | None = None
    label: str
    evidence: Proof


class Definition(Edge):
    """A short form and what it stands for, as the sheet itself says."""

    term: str
    expansion: str
    evidence: Proof


class Event(Edge):
    """A meeting or edition of one, with place and dates (ISO 8601)."""

    name: str
    ordinal: int | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    evidence: Proof


class Entity(Edge):
    """A name found in the text: ORG, LOC, PER, EVENT or MISC, and what found it (the evidence's rule)."""

    text: str
    label: str
    evidence: Proof


class Ignored(Edge):
    """A number that is no figure, and why."""

    printed: str
    reason: Reason
    page: int
    start: int
    end: int


class Unclaimed(Edge):
    """A number that nothing explained; `quote` is what stands around it, `boxes` where the number is printed."""

    printed: str
    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[BoxList, ...] = ()


class Finding(Edge):
    """Something a person should know about the content: coded, with a severity, the facts and the places it speaks of."""

    code: str
    severity: Severity
    message: str
    facts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class MadeBy(Edge):
    """What made the record: enough to make it again."""

    version: str
    family_sha256: str | None
    language_sha256: str
    models: dict[str, str] = Field(default_factory=dict)
    reader: str


class FactSheet(Edge):
    """The validated record of one sheet.

    `issue` is the running number that the sheet prints, where its family says how to read one; the key is left out otherwise.
    """

    schema_version: str = SCHEMA_VERSION
    source: SourceRecord
    family: str | None
    edition: str | None
    issue: str | None = Field(default=None, exclude_if=_is_none)
    language: str
    title: str | None
    counts: tuple[Count, ...] = ()
    themes: tuple[Theme, ...] = ()
    roles: tuple[Role, ...] = ()
    definitions: tuple[Definition, ...] = ()
    events: tuple[Event, ...] = ()
    entities: tuple[Entity, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    unclaimed: tuple[Unclaimed, ...] = ()
    findings: tuple[Finding, ...] = ()
    made_by: MadeBy

    def to_json(self) -> str:
        """Write the record as indented UTF-8 JSON with a final line feed; the same facts give the same characters."""
        return self.model_dump_json(indent=2) + "\n"
