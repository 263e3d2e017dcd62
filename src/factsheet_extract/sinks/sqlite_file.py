"""A SQLite file made anew: under a temporary name, in a fixed layout, renamed at the end. The same rows give the same bytes."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks.files import replacing, writable

if TYPE_CHECKING:
    from collections.abc import Iterator

# Bytes 96 to 99 of the header name the SQLite library that wrote the file last, for people only
# (https://www.sqlite.org/fileformat2.html#write_library_version_number_and_version_valid_for_number).
# They would differ from machine to machine, so the oldest version that this program needs is noted instead.
_WRITER_AT: Final = 96
_WRITER: Final = 3_037_000
# Bytes 24 to 27 count the transactions that changed the file, 92 to 95 say at which count its size was noted (the same page,
# 1.3.7 and 1.3.16). How often a file was written while it was built is nobody's concern: both are 1.
_CHANGES_AT: Final = (24, 92)
_PAGE: Final = 4096
# First byte of a b-tree page -> length of its header; other pages begin with the number of a page
# (https://www.sqlite.org/fileformat2.html#b_tree_pages).
_HEADERS: Final = {2: 12, 5: 12, 10: 8, 13: 8}
# The header of the file, before that of the first page.
_FILE_HEADER: Final = 100


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
                new.execute(f"PRAGMA page_size = {_PAGE}")
                new.execute("PRAGMA journal_mode = DELETE")
            yield temporary
            _settle(temporary)
            if path.is_file() and path.read_bytes() == temporary.read_bytes():
                raise _Unchanged
    except _Unchanged:
        return


def _settle(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA secure_delete = ON")
        database.execute("VACUUM")
    clear(path)


def clear(path: Path) -> None:
    """Clear what the library left in a packed file: the same rows give the same bytes whichever version wrote them."""
    with path.open("r+b") as file:
        for place, value in ((_WRITER_AT, _WRITER), *((place, 1) for place in _CHANGES_AT)):
            file.seek(place)
            file.write(value.to_bytes(4, "big"))
        for number in range(path.stat().st_size // _PAGE):
            _clear_gap(file, number)


def _clear_gap(file: BinaryIO, number: int) -> None:
    """Write zeros between the cell pointers and the cells of a b-tree page, where some versions leave what stood there."""
    file.seek(number * _PAGE)
    page = file.read(_PAGE)
    start = 0 if number else _FILE_HEADER
    length = _HEADERS.get(page[start])
    if length is None:
        return
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    begin, end = start + length + 2 * cells, int.from_bytes(page[start + 5 : start + 7], "big")
    if any(page[begin:end]):
        file.seek(number * _PAGE + begin)
        file.write(bytes(end - begin))


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
