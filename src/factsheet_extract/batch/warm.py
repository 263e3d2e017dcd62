"""What a worker has ready before its first sheet. The fork server imports this module once, and its forks inherit it."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    "factsheet_extract.batch.work",
    "factsheet_extract.extract",
    "factsheet_extract.check",
    "factsheet_extract.model.record",
)


def warm() -> None:
    """Import what the work on a sheet needs; the language packs and models load when the first sheet wants them."""
    for module in MODULES:
        import_module(module)


warm()
