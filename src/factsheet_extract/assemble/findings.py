"""What a person should know before trusting the record: the reader's notices, and what could be read in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.model.layers import Concepts, Place, Quantities, Subjects
from factsheet_extract.model.record import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.assemble.grounding import Prover
    from factsheet_extract.model.document import Notice
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.record import Evidence


def findings(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Finding]:
    """Give the reader's notices, then ambiguous numbers, then figures that several concepts fit."""
    for notice in annotated.document.notices:
        yield _noticed(prover, notice)
    yield from _ambiguous_numbers(annotated, prover)
    yield from _ambiguous_concepts(annotated, prover)


def _noticed(prover: Prover, notice: Notice) -> Finding:
    evidence: tuple[Evidence, ...] = ()
    if notice.start is not None and notice.end is not None:
        evidence = (prover.at(notice.start, notice.end, "reader"),)
    return Finding(code=notice.code, severity=notice.severity, message=notice.message, evidence=evidence)


def _ambiguous_numbers(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Finding]:
    for passage, quantities in enumerate(annotated.layer(Quantities).quantities):
        for quantity in quantities:
            if any(number.ambiguous for number in quantity.numbers):
                place = Place(passage, quantity.start, quantity.end)
                printed = prover.printed(place)
                yield Finding(
                    code="ambiguous_number",
                    severity="warning",
                    message=f"{printed!r} could mean thousands or decimals; read as {quantity.value}",
                    facts=(printed,),
                    evidence=prover.evidence((place,), "printed"),
                )


def _ambiguous_concepts(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Finding]:
    for subject, match in zip(annotated.layer(Subjects).subjects, annotated.layer(Concepts).matches, strict=True):
        if match.concept is None and match.candidates:
            quantity = annotated.layer(Quantities).quantities[subject.passage][subject.quantity]
            place = Place(subject.passage, quantity.start, quantity.end)
            yield Finding(
                code="ambiguous_concept",
                severity="warning",
                message=f"{subject.label!r} fits {', '.join(match.candidates)}; none was chosen",
                facts=match.candidates,
                evidence=prover.evidence((place,), "printed"),
            )
