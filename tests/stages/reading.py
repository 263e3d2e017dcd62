"""Read a few lines of Markdown as a sheet of the mechanisms family, through every stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.families import load_family
from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.layers import AnnotatedDocument
from factsheet_extract.pipeline import annotate
from factsheet_extract.readers import read_bytes

if TYPE_CHECKING:
    from factsheet_extract.model.context import Model
    from factsheet_extract.model.family import Family


def annotated(
    text: str, language: str = "fr", *, family: Family | str | None = "iom-iscm", model: Model | None = None
) -> AnnotatedDocument:
    """Give the layers of a text, read without a trained model unless one is given."""
    known = load_family(family) if isinstance(family, str) else family
    document = read_bytes(text.encode("utf-8"), "sheet.md")
    context = Context(load_language(language), known, model)
    return annotate(AnnotatedDocument(document, language, known.name if known else None), context)
