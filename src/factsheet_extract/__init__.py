"""Yearly fact sheets in French, English and Spanish to validated data, every figure traced to its place on the page.

Six verbs: `read` a sheet, `annotate` it, `assemble` its record, `check` it, `diff` two editions, `load` records into files or a
database. `extract` is the first three in one; `find_quantities` reads the figures of a sentence without a document.

A name is imported when it is first used, so that a command line that only needs `--help` loads nothing else.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

from factsheet_extract.version import __version__

if TYPE_CHECKING:
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

_HOMES: Final = {
    "AnnotatedDocument": "model.layers", "Count": "model.record", "Document": "model.document", "Evidence": "model.record",
    "FactSheet": "model.record", "Finding": "model.record", "ReadOptions": "readers", "Role": "model.record",
    "Theme": "model.record", "annotate": "pipeline", "assemble": "assemble", "check": "check", "diff": "diff",
    "extract": "extract", "find_quantities": "text.quantities", "load": "sinks", "read": "readers",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


class _Package(ModuleType):
    """Keeps the names of verbs for the verbs: importing the module `check` does not make `factsheet_extract.check` a module."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
