"""What every sink keeps to, in prose, and the shape of its result. `tests/sinks/test_contract.py` holds every member to it.

A sink is a function `write(sheets, target, *, fresh, at) -> LoadResult` beside a name, suffixes and URL schemes:

1. It reads `sheets` once, in the order given, and never changes one.
2. The same sheets give the same bytes (a database: the same rows). It reads no clock: `at` is the caller's.
3. What it shows is whole: a file appears by renaming, those that belong together when all are on the disk; a database in
   one transaction. After a fault or a kill the target is as it was, or (one file a sheet) holds only whole files. Where it was
   not there, a fault leaves nothing.
4. Writing the same sheets again changes nothing.
5. `fresh` says that the target shall hold these sheets and no others; without it, a sink that can keep earlier sheets does.
6. Two sheets with the same path and edition in one call raise UsageError.
7. A target that cannot be written raises SinkError with the target (its password hidden) and what to do about it; a library
   that is not installed raises EnvironmentLacks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from factsheet_extract.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did: sheets by what became of them, figures written, the files or the load id where there is one.

    `unchanged` sheets were there already with the same record; `dropped` ones went because of `fresh`.
    """

    target: str
    sheets: int = 0
    figures: int = 0
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0
    load_id: int | None = None
    files: tuple[Path, ...] = ()


class Write(Protocol):
    """How a sink writes; see the module's text for what it promises."""

    def __call__(
        self, sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
    ) -> LoadResult:
        """Write the sheets to the target."""
        ...


@dataclass(frozen=True, slots=True)
class Sink:
    """A place that records can be written to: its name, what it writes, and how targets name it."""

    name: str
    description: str
    write: Write
    suffixes: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()


def each_once(sheets: Iterable[FactSheet]) -> Iterator[FactSheet]:
    """Give the sheets as they come; raise UsageError at the second one with the same path and edition."""
    seen: set[tuple[str, str | None]] = set()
    for sheet in sheets:
        key = (sheet.source.path, sheet.edition)
        if key in seen:
            raise UsageError(
                f"two records of {key[0]}, edition {key[1] or 'unknown'}, in one load",
                hint="give each sheet once, or load the folders apart",
            )
        seen.add(key)
        yield sheet
