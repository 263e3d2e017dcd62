"""Sinks whose library is large are imported when they are first written to, so that every other command starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.contract import LoadResult, Write


def lazy(module: str, name: str) -> Write:
    """Give a sink's function that imports `module` at its first call."""

    def write(
        sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
    ) -> LoadResult:  # fmt: skip
        chosen: Write = getattr(import_module(module), name)
        return chosen(sheets, target, fresh=fresh, at=at)

    return write
