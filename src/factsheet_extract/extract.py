"""One source in three steps: read, annotate, assemble.

`extract` is the whole way from a file to its record; `extract_document` the part after reading, for a document at hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.assemble import assemble
from factsheet_extract.check import check
from factsheet_extract.families import edition_of, issue_of, load_family, recognise
from factsheet_extract.languages import detect_language, load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.layers import AnnotatedDocument
from factsheet_extract.pipeline import annotate, timed
from factsheet_extract.readers import ReadOptions, read
from factsheet_extract.readers.collection import without_collection
from factsheet_extract.stages.spacy_bridge import load_model

if TYPE_CHECKING:
    import os

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.record import FactSheet


def extract(
    source: str | os.PathLike[str],
    *,
    name: str | None = None,
    family: str | None = None,
    language: str | None = None,
    options: ReadOptions | None = None,
) -> FactSheet:
    """Make the record of the sheet at `source`.

    `name` is the path written into the record (default: the file's name); `family` and `language` are recognised where not
    given. Raises SourceError where the sheet cannot be read, FamilyError or LanguageError where a name is not known.
    """
    with without_collection():
        with timed("read"):
            document = read(source, name=name or Path(source).name, options=options or ReadOptions())
        return extract_document(document, family=family, language=language)


def extract_document(document: Document, *, family: str | None = None, language: str | None = None) -> FactSheet:
    """Make the record of a document that was read before; its findings include those of the sheet's own arithmetic."""
    with timed("recognise"):
        context = _context(document, family, language)
    annotated = annotate(AnnotatedDocument(document, context.language.code, family), context)
    family_known = context.family
    edition = edition_of(document.text, family_known, document.source.path) if family_known else None
    issue = issue_of(document.text, family_known, context.language.code) if family_known else None
    with timed("assemble"):
        sheet = assemble(annotated, context, edition=edition, issue=issue)
    with timed("check"):
        report = check(sheet, family=context.family)
    return sheet.model_copy(update={"findings": report.findings})


def _context(document: Document, family: str | None, language: str | None) -> Context:
    code = language or detect_language(document.text)
    known = load_family(family) if family else recognise(document.text, code)
    return Context(load_language(code), known, load_model(code))
