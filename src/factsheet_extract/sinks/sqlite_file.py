"""A SQLite file made anew: under a temporary name, in a fixed layout, renamed at the end. The same rows give the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks.files import replacing, writable

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bytes 96 to 99 of the header name the SQLite library that wrote the file last, for people only
# (https://www.sqlite.org/fileformat2.html#write_library_version_number_and_version_valid_for_number).
# They would differ from machine to machine, so the oldest version that this program needs is noted instead.
_WRITER_AT: Final = 96
_WRITER: Final = 3_037_000


class _Unchanged(Exception):
    """The new file is byte for byte the old one, which therefore stays."""


@contextmanager
def rebuilding(target: str) -> Iterator[Path]:
    """Give a temporary path to build a SQLite database at; it takes the place of `target` at the end, unless it is the same.

    Raises SinkError where the target cannot be written, or is a file that this program did not make.
    """
    path = Path(target)
    _refuse_others(path)
    try:
        with replacing(path) as temporary:
            with closing(sqlite3.connect(temporary)) as new:
                new.execute("PRAGMA page_size = 4096")
                new.execute("PRAGMA journal_mode = DELETE")
            yield temporary
            _settle(temporary)
            if path.is_file() and path.read_bytes() == temporary.read_bytes():
                raise _Unchanged
    except _Unchanged:
        return


def _settle(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("VACUUM")
    with path.open("r+b") as file:
        file.seek(_WRITER_AT)
        file.write(_WRITER.to_bytes(4, "big"))


def _refuse_others(path: Path) -> None:
    with writable(path):
        if not path.is_file() or path.stat().st_size == 0:
            return
    if not _is_ours(path):
        raise SinkError(
            "the file is there already and is no database of factsheet-extract", target=str(path),
            hint="choose another name, or remove the file first",
        )  # fmt: skip


def _is_ours(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found[0])
