"""Where a run writes: a folder with a record a sheet, figures.csv, factsheets.db and, where sheets failed, quarantine.json.

Files are whole or not there: written under a temporary name in the same folder, then renamed.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks.files import inside, sink_error, writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Stamp = tuple[int, int, int]

TABLES = ("figures.csv", "factsheets.db")
QUARANTINE = "quarantine.json"
_PART = ".part"
_HOUR = 3600.0


class Output(Protocol):
    """What a run needs of the place it writes to; `name` tells one place from another."""

    name: str

    def begin(self) -> None:
        """Make the place, and sweep what a killed run left; raises SinkError where it cannot be written."""
        ...

    def write(self, name: str, record: bytes) -> Stamp | None:
        """Write a sheet's record, whole; give the stamp by which it is known again, None where the place has none."""
        ...

    def remove(self, name: str) -> None:
        """Remove a sheet's record, if there is one."""
        ...

    def stamp(self, name: str) -> Stamp | None:
        """Give the stamp of a sheet's record, None where there is none."""
        ...

    def read(self, name: str) -> bytes:
        """Give a sheet's record back; raises SinkError where it is gone."""
        ...

    def write_tables(self, shares: Iterable[bytes], quarantine: str) -> None:
        """Write the tables from what the records give to them (`sinks.shares`), and the list of the sheets set aside."""
        ...

    def tables_mark(self) -> str:
        """Give a text that changes when somebody touches the tables."""
        ...


class Folder:
    """An output folder on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder.resolve())

    def begin(self) -> None:
        """Make the folder and try to write to it; sweep parts that a killed run left."""
        probe = self.folder / f".probe-{os.getpid()}"
        with writable(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        for part in _parts(self.folder):
            if not _alive(part):
                part.unlink(missing_ok=True)

    def write(self, name: str, record: bytes) -> Stamp | None:
        """Write a record to `<folder>/<name>.json`, unless it is there already."""
        path = self._path(name)
        if not _holds(path, record):
            write_atomic(path, record)
        return _stamp(path)

    def remove(self, name: str) -> None:
        """Remove a record."""
        with suppress(FileNotFoundError):
            self._path(name).unlink()

    def stamp(self, name: str) -> Stamp | None:
        """Give size, time and inode of a record's file."""
        return _stamp(self._path(name))

    def read(self, name: str) -> bytes:
        """Give the bytes of a record's file."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except OSError as error:
            raise SinkError("somebody removed it while the run was going on", target=str(path), hint="run it again") from error

    def write_tables(self, shares: Iterable[bytes], quarantine: str) -> None:
        """Write figures.csv and factsheets.db anew, and quarantine.json or none."""
        from factsheet_extract.sinks.shares import write_shares

        write_shares(shares, *(self.folder / table for table in TABLES))
        if quarantine:
            write_atomic(self.folder / QUARANTINE, quarantine.encode())
        else:
            (self.folder / QUARANTINE).unlink(missing_ok=True)

    def tables_mark(self) -> str:
        """Give the stamps of the tables' files."""
        return repr([_stamp(self.folder / name) for name in (*TABLES, QUARANTINE)])

    def _path(self, name: str) -> Path:
        return inside(self.folder, name + ".json")


def write_atomic(target: Path | str, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half; raises SinkError."""
    part = os.path.join(os.path.dirname(target), f".{os.getpid()}-{os.urandom(8).hex()}{_PART}")
    try:
        with _new_file(part) as stream:
            stream.write(data)
        os.replace(part, target)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(part)
        if isinstance(error, OSError):
            raise sink_error(error, target) from error
        raise


def _new_file(path: str) -> BinaryIO:
    """Open a file that is not there yet; its folder is made only where it is missing, which is once for many files."""
    try:
        return open(path, "xb")
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return open(path, "xb")


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def _parts(folder: Path) -> Iterator[Path]:
    for here, _, names in os.walk(folder):
        yield from (Path(here, name) for name in names if name.startswith(".") and name.endswith(_PART))


def _alive(part: Path) -> bool:
    """Whether the process that is writing a part is still there; one that names none counts for an hour."""
    number, dash, _ = part.name[1:].partition("-")
    if not dash or not number.isdigit():
        return time.time() - part.stat().st_mtime < _HOUR
    try:
        os.kill(int(number), 0)
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return True
