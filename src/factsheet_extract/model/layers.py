"""What the stages add to a document: one frozen layer each, never changed once given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.model.quantity import Comparator, Kind, Quantity, Reference


class Layer:
    """The base of every layer."""

    __slots__ = ()


LayerType = TypeVar("LayerType", bound=Layer)


class Place(NamedTuple):
    """A slice of one passage: passages[passage].text[start:end]; a tuple, since every figure has several."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it: first_block .. last_block (exclusive); `parent` is a section index."""

    title: str
    level: int
    block: int
    first_block: int
    last_block: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Sections(Layer):
    """The section tree, the sheet's title, and every block as a passage (same index as `Document.blocks`)."""

    title: str | None = None
    sections: tuple[Section, ...] = ()
    passages: tuple[Passage, ...] = ()


class CellHeads(NamedTuple):
    """What names one cell: the passages of its row label, column heads (top down) and group rows, and the scale they state.

    A tuple, since a sheet has thousands of them.
    `scale` is the factor of a head such as "in thousands" (1000), `unit` that of "(%)" or "($)" as printed without brackets,
    `kind` what the heads say the bare numbers under them are ("Evolution": change), None where they say nothing. `corner` are
    the heads over the row labels, which name the rows ("State") or the whole ("Ethanol ($/gal)"), `caption` the
    table's title, outside or in its first row, `parent` the label of the row that this one is printed as a part of,
    `period` the year or date that its row prints in a column of its own.
    """

    row: tuple[int, ...] = ()
    column: tuple[int, ...] = ()
    group: tuple[int, ...] = ()
    scale: Decimal | None = None
    unit: str | None = None
    table: int = 0
    kind: Kind | None = None
    corner: tuple[int, ...] = ()
    caption: tuple[int, ...] = ()
    parent: tuple[int, ...] = ()
    period: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TableHeads(Layer):
    """The heads of each data cell, by the index of its passage; `heads` are the passages that only name others."""

    of_passage: Mapping[int, CellHeads] = field(default_factory=dict)
    heads: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class DefinitionSpan:
    """A short form and its long form; places of both, and of the whole phrase."""

    term: str
    expansion: str
    whole: Place
    rule: str


@dataclass(frozen=True, slots=True)
class Definitions(Layer):
    """The document's own definitions."""

    definitions: tuple[DefinitionSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class EntitySpan:
    """A name: its place, label (ORG LOC PER EVENT MISC), the family's code for it where known, and the rule that found it."""

    place: Place
    label: str
    rule: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Entities(Layer):
    """Names found, without overlaps, in reading order."""

    entities: tuple[EntitySpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantities(Layer):
    """Per passage (same index): the figures and the numbers that are no figures."""

    quantities: tuple[tuple[Quantity, ...], ...] = ()
    references: tuple[tuple[Reference, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What a quantity counts: `label` in the page's words, what sets it apart, names listed, and where that was read.

    `passage` and `quantity` index `Quantities.quantities`. `context` is the slice a person should see (sentence, item or row),
    given as places in printed order. `dimension_of` is set where the number only qualifies another figure ("un PCR au
    moins" under "166 pays"): the index of that quantity in the same passage.
    """

    passage: int
    quantity: int
    label: str
    context: tuple[Place, ...]
    rule: str
    dimensions: tuple[tuple[str, str | int | float], ...] = ()
    members: tuple[str, ...] = ()
    named_by: tuple[Place, ...] = ()
    dimension_of: int | None = None


@dataclass(frozen=True, slots=True)
class Subjects(Layer):
    """One subject a quantity, in reading order."""

    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeSpan:
    """A theme read: the family's concept, label as printed, how many, of which scopes, and the quantity that is used up."""

    concept: str | None
    label: str
    scope: tuple[str, ...]
    context: Place
    rule: str
    count: Decimal | None = None
    quantity: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Themes(Layer):
    """Themes in reading order."""

    themes: tuple[ThemeSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A role read: who (family code), what (family code), how many, which ones, since when, and the quantity used up."""

    actor: str
    role: str
    label: str
    context: Place
    rule: str
    count: Decimal | None = None
    objects: tuple[str, ...] = ()
    since: str | None = None
    quantity: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Roles(Layer):
    """Roles in reading order."""

    roles: tuple[RoleSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class EventSpan:
    """An event read: name, rank, place, ISO dates; `quantities` used up are (passage, quantity) pairs."""

    name: str
    context: Place
    rule: str
    ordinal: int | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Events(Layer):
    """Events in reading order."""

    events: tuple[EventSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Concepts(Layer):
    """The family's concept of each subject (same index as `Subjects.subjects`), with scope and dimensions it adds."""

    @dataclass(frozen=True, slots=True)
    class Match:
        """A concept given to a subject, or None where no family knows it.

        `qualifies` is set where the number only qualifies other figures by the family's words ("un PCR au moins", a row
        "At least one RCP"): it is a dimension, no figure. `comparator` replaces the quantity's where its cue belongs to
        such a number. `members` are names listed for the number, where the subject itself has none. `explains` names
        dimensions of the subject that those of the match say in the family's words, and that are left out for them.
        """

        concept: str | None = None
        scope: tuple[str, ...] = ()
        dimensions: tuple[tuple[str, str | int | float], ...] = ()
        candidates: tuple[str, ...] = ()
        qualifies: bool = False
        comparator: Comparator | None = None
        members: tuple[str, ...] = ()
        explains: tuple[str, ...] = ()

    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document and its layers. `with_layer` gives a new one; nothing is written into it."""

    document: Document
    language: str
    family: str | None = None
    layers: Mapping[type[Layer], Layer] = field(default_factory=dict)

    def layer(self, kind: type[LayerType]) -> LayerType:
        """Give the layer of `kind`; KeyError where no stage has given it (the pipeline refuses such an order when built)."""
        found = self.layers[kind]
        assert isinstance(found, kind)
        return found

    def with_layer(self, layer: Layer) -> AnnotatedDocument:
        """Give a new annotated document that also has `layer`."""
        return AnnotatedDocument(self.document, self.language, self.family, {**self.layers, type(layer): layer})
