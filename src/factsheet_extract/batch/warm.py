"""What a worker has ready before its first sheet. The fork server loads it once, and its forks inherit it."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "factsheet_extract.batch.work",
    "factsheet_extract.extract",
    "factsheet_extract.check",
    "factsheet_extract.model.record",
    "factsheet_extract.readers.markdown",
    "factsheet_extract.readers.pdf",
    "factsheet_extract.readers.text",
)


def warm() -> None:
    """Load what every sheet needs: the modules, the languages and the families; a file that is wrong is left to its sheets."""
    for module in MODULES:
        import_module(module)
