"""Yearly fact sheets in French, English and Spanish to validated data, every figure traced to its place on the page.

Six verbs: `read` a sheet, `annotate` it, `assemble` its record, `check` it, `diff` two editions, `load` records into files or a
database. `extract` is the first three in one; `find_quantities` reads the figures of a sentence without a document.
"""

from factsheet_extract.assemble import assemble
from factsheet_extract.check import check
from factsheet_extract.diff import diff
from factsheet_extract.extract import extract
from factsheet_extract.model.document import Document
from factsheet_extract.model.layers import AnnotatedDocument
from factsheet_extract.model.record import Count, Evidence, FactSheet, Finding, Role, Theme
from factsheet_extract.pipeline import annotate
from factsheet_extract.readers import ReadOptions, read
from factsheet_extract.sinks import load
from factsheet_extract.text.quantities import find_quantities
from factsheet_extract.version import __version__

__all__ = [
    "AnnotatedDocument",
    "Count",
    "Document",
    "Evidence",
    "FactSheet",
    "Finding",
    "ReadOptions",
    "Role",
    "Theme",
    "__version__",
    "annotate",
    "assemble",
    "check",
    "diff",
    "extract",
    "find_quantities",
    "load",
    "read",
]
