"""Facts of the record from the layers: counts, themes, roles, definitions, events, entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.assemble.numbers import json_number
from factsheet_extract.model.layers import (
    Concepts,
    Definitions,
    Entities,
    Events,
    Place,
    Quantities,
    Roles,
    Sections,
    Subjects,
    Themes,
)
from factsheet_extract.model.record import PRINTED_HEAD, Count, Definition, Entity, Event, Role, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.assemble.grounding import Prover
    from factsheet_extract.model.layers import AnnotatedDocument, RoleSpan, Subject, ThemeSpan
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.model.record import Evidence

Used = frozenset[tuple[int, int]]

# The rule of the evidence that points at the printed figure itself.
PRINTED = "printed"


def used_quantities(annotated: AnnotatedDocument) -> Used:
    """Give the (passage, quantity) pairs that a theme or a role speaks of, so that they are no counts as well."""
    spans: list[ThemeSpan | RoleSpan] = [*annotated.layer(Themes).themes, *annotated.layer(Roles).roles]
    return frozenset(span.quantity for span in spans if span.quantity is not None)


def counts(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Count]:
    """Give each figure that is no theme's, no role's and no other figure's dimension, in reading order."""
    used = used_quantities(annotated)
    quantities = annotated.layer(Quantities).quantities
    matches = annotated.layer(Concepts).matches
    rows = frozenset(span.quantity[0] for span in annotated.layer(Themes).themes if span.quantity is not None)
    for subject, match in zip(annotated.layer(Subjects).subjects, matches, strict=True):
        if (subject.passage, subject.quantity) in used or subject.dimension_of is not None or match.qualifies:
            continue
        quantity = quantities[subject.passage][subject.quantity]
        if quantity.status == "suppressed" and any(place.passage in rows for place in subject.context):
            continue  # "Migration data | 6 | –": a theme of no body of that column is no figure withheld
        yield _count(annotated, prover, subject, match, quantity)


def _count(annotated: AnnotatedDocument, prover: Prover, subject: Subject, match: Concepts.Match, quantity: Quantity) -> Count:
    place = Place(subject.passage, quantity.start, quantity.end)
    context = prover.evidence(subject.context or (place,), subject.rule, first=place)
    return Count(
        concept=match.concept,
        label=subject.label,
        value=json_number(quantity.value),
        low=json_number(quantity.low),
        high=json_number(quantity.high),
        printed=prover.printed(place),
        kind=quantity.kind,
        unit=quantity.unit,
        comparator=match.comparator or quantity.comparator,
        scope=match.scope,
        dimensions=_dimensions(subject, match),
        members=subject.members or match.members,
        status=quantity.status,
        section=_section(annotated, subject.passage),
        evidence=context + prover.evidence((place,), PRINTED) + _named(prover, subject),
    )


def _dimensions(subject: Subject, match: Concepts.Match) -> dict[str, str | int | float]:
    """Give the codes beside the words they stand for: {"measure": "change", "printed_column": "Evolution since 3 May"}."""
    if not match.explains:
        return {**dict(subject.dimensions), **dict(match.dimensions)}
    printed = {f"{PRINTED_HEAD}{name}" if name in match.explains else name: value for name, value in subject.dimensions}
    return printed | dict(match.dimensions)


def _named(prover: Prover, subject: Subject) -> tuple[Evidence, ...]:
    return tuple([item for place in subject.named_by for item in prover.evidence((place,), "named_by")])


def _section(annotated: AnnotatedDocument, passage: int) -> str | None:
    sections = annotated.layer(Sections)
    index = sections.passages[passage].section
    return None if index is None else sections.sections[index].title


def themes(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Theme]:
    """Give the themes in reading order; a label that the family does not know is none where a role has its figure."""
    roles = frozenset(span.quantity for span in annotated.layer(Roles).roles if span.quantity is not None)
    for span in annotated.layer(Themes).themes:
        if span.concept is None and span.quantity in roles:
            continue  # "Observer. IOM is an observer in 23 ISCMs" under points of themes
        yield Theme(
            concept=span.concept,
            label=span.label,
            count=json_number(span.count),
            scope=span.scope,
            evidence=_with_figure(annotated, prover, span),
        )


def roles(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Role]:
    """Give the roles in reading order."""
    for span in annotated.layer(Roles).roles:
        yield Role(
            actor=span.actor,
            role=span.role,
            count=json_number(span.count),
            objects=span.objects,
            since=span.since,
            label=span.label,
            evidence=_with_figure(annotated, prover, span),
        )


def _with_figure(annotated: AnnotatedDocument, prover: Prover, span: ThemeSpan | RoleSpan) -> tuple[Evidence, ...]:
    if span.quantity is None:
        return prover.evidence((span.context,), span.rule)
    passage, index = span.quantity
    quantity = annotated.layer(Quantities).quantities[passage][index]
    figure = Place(passage, quantity.start, quantity.end)
    places = (span.context,) if span.context.passage == passage else (span.context, figure)
    return prover.evidence(places, span.rule, first=figure) + prover.evidence((figure,), PRINTED)


def definitions(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Definition]:
    """Give the document's own definitions."""
    for span in annotated.layer(Definitions).definitions:
        evidence = prover.evidence((span.whole,), span.rule)
        yield Definition(term=span.term, expansion=span.expansion, evidence=evidence)


def events(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Event]:
    """Give the events in reading order."""
    for span in annotated.layer(Events).events:
        yield Event(
            name=span.name,
            ordinal=span.ordinal,
            place=span.place,
            start=span.start,
            end=span.end,
            evidence=prover.evidence((span.context,), span.rule),
        )


def entities(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Entity]:
    """Give the names found, in reading order."""
    for span in annotated.layer(Entities).entities:
        evidence = prover.evidence((span.place,), span.rule)
        yield Entity(text=prover.printed(span.place), label=span.label, evidence=evidence)
