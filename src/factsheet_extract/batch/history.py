"""What earlier runs into an output folder have done: read at the start, a line added for every sheet, made short at the end.

The journal is a file of JSON lines outside the output folder. Killed at any moment it holds every sheet that was done; a last
line cut in two is left out. Of two runs into one folder at once the second keeps no journal: the cache still serves both.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic_core import to_json

from factsheet_extract.batch.output import write_atomic
from factsheet_extract.batch.task import Failure, Note, Row
from factsheet_extract.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import BufferedWriter
    from pathlib import Path

VERSION = 1
_RACY = 2_000_000_000  # nanoseconds: a file changed so shortly before it was read may change again within its time stamp

Stamp: TypeAlias = tuple[int, int, int]
"""Size, time of change in nanoseconds, inode: a file with the same stamp is taken to be unchanged."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sheet as a run left it.

    `source` and `expected` are digests of the bytes that were read, beside the stamps they had; `key` is the key of the record;
    `written` the stamp of the record's file.
    """

    name: str
    source: str
    source_stamp: Stamp | None
    expected: str | None
    expected_stamp: Stamp | None
    key: str
    written: Stamp | None = None
    row: Row | None = None
    failure: Failure | None = None


def stamp_of(path: str | Path) -> Stamp | None:
    """Give the stamp of a file, None where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def settled(stamp: Stamp | None) -> Stamp | None:
    """Give the stamp back unless the file changed just now: then only its bytes can tell."""
    return stamp if stamp and time.time_ns() - stamp[1] > _RACY else None


class History:
    """The journal of one output folder; to be used in a `with` statement."""

    def __init__(self, folder: Path, output: str) -> None:
        self.path = folder / f"{hashlib.sha256(output.encode()).hexdigest()[:24]}.jsonl"
        self.entries: dict[str, Entry] = {}
        self.finished = False
        self.tables: str | None = None
        self._journal: BufferedWriter | None = None

    def __enter__(self) -> History:
        self.read()
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            journal = self.path.open("ab")
            if _lock(journal):
                self._journal = journal
                self._append(to_json({"version": VERSION, "begun": True}))
            else:
                journal.close()
        return self

    def __exit__(self, *_: object) -> None:
        if self._journal:
            self._journal.close()

    def note(self, entry: Entry) -> None:
        """Add what became of one sheet; it is on its way to the disk when this returns."""
        self.entries[entry.name] = entry
        self._append(to_json(entry))

    def finish(self, names: Iterable[str], tables: str) -> None:
        """Write the journal anew with these sheets alone, as one that came to its end."""
        if self._journal is None:
            return
        lines = [to_json({"version": VERSION})]
        lines += [to_json(self.entries[name]) for name in names if name in self.entries]
        lines.append(to_json({"finished": True, "tables": tables}))
        with suppress(SinkError):
            write_atomic(self.path, b"\n".join(lines) + b"\n")

    def _append(self, line: bytes) -> None:
        if self._journal:
            with suppress(OSError):
                self._journal.write(line + b"\n")
                self._journal.flush()

    def read(self) -> None:
        """Read what the journal holds, if there is one."""
        try:
            lines = self.path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return
        for line in lines:
            try:
                self._take(json.loads(line))
            except (ValueError, TypeError, KeyError):
                continue  # cut in two by a kill, or of another version: that sheet is done again

    def _take(self, line: dict[str, Any]) -> None:
        if "name" in line:
            entry = entry_of(line)
            self.entries[entry.name] = entry
        elif line.get("version", VERSION) != VERSION:
            self.entries.clear()
        self.finished = bool(line.get("finished"))
        self.tables = line.get("tables")


def entry_of(line: dict[str, Any]) -> Entry:
    """Make an entry of its JSON object."""
    stamps = {key: tuple(line[key]) if line[key] else None for key in ("source_stamp", "expected_stamp", "written")}
    row = row_from(line["row"]) if line["row"] else None
    failure = Failure(**line["failure"]) if line["failure"] else None
    return Entry(**{**line, **stamps, "row": row, "failure": failure})


def row_from(line: dict[str, Any]) -> Row:
    """Make a row of its JSON object."""
    return Row(**{**line, "notes": tuple(Note(**note) for note in line["notes"])})


def _lock(journal: BufferedWriter) -> bool:
    """Take the journal for this run; False where another run has it."""
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once into one folder write the same lines twice, which reading bears
        return True
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
