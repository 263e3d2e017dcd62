"""assemble: AnnotatedDocument -> FactSheet, the validated record: every figure proved, every number accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.assemble import coverage, facts
from factsheet_extract.assemble.findings import findings
from factsheet_extract.assemble.grounding import Prover
from factsheet_extract.model.layers import Sections
from factsheet_extract.model.record import FactSheet, MadeBy, SourceRecord

if TYPE_CHECKING:
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import Source
    from factsheet_extract.model.layers import AnnotatedDocument

__all__ = ["assemble"]


def assemble(
    annotated: AnnotatedDocument, context: Context, *, edition: str | None = None, issue: str | None = None
) -> FactSheet:  # fmt: skip
    """Make the record of one sheet.

    `annotated` has every layer of `pipeline.STAGES`; `context` is what they were found with; `edition` names the sheet's
    edition where known, `issue` its running number. Raises UngroundedValue where a fact has no place on the page.
    """
    sections = annotated.layer(Sections)
    prover = Prover(annotated.document, sections.passages)
    return FactSheet(
        source=_source(annotated.document.source),
        family=context.family.name if context.family else None,
        edition=edition,
        issue=issue,
        language=context.language.code,
        title=sections.title,
        counts=tuple(facts.counts(annotated, prover)),
        themes=tuple(facts.themes(annotated, prover)),
        roles=tuple(facts.roles(annotated, prover)),
        definitions=tuple(facts.definitions(annotated, prover)),
        events=tuple(facts.events(annotated, prover)),
        entities=tuple(facts.entities(annotated, prover)),
        ignored=tuple(coverage.ignored(annotated, prover)),
        unclaimed=tuple(coverage.unclaimed(annotated, prover, context.language)),
        findings=tuple(findings(annotated, prover)),
        made_by=_made_by(annotated, context),
    )


def _source(source: Source) -> SourceRecord:
    return SourceRecord(
        path=source.path, sha256=source.sha256, media_type=source.media_type, pages=source.pages,
        text_layer=source.text_layer,
    )  # fmt: skip


def _made_by(annotated: AnnotatedDocument, context: Context) -> MadeBy:
    from factsheet_extract.version import __version__

    model = context.model
    return MadeBy(
        version=__version__,
        family_sha256=context.family.sha256 if context.family else None,
        language_sha256=context.language.sha256,
        models={model.name: model.version} if model else {},
        reader=annotated.document.reader,
    )
