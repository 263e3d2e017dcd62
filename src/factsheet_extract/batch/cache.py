"""Records kept from earlier runs, filed by the digest of everything they were made from.

One file an object, in folders of 256: `<folder>/<kind>/<first two digits>/<key>`. A file is sealed: the SHA-256 of its content,
then the content deflated; one that does not agree with its digest (a crash of the machine, a bad disk) is thrown away and
counts as absent. Files appear by renaming, so any number of runs may read and write at once.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from factsheet_extract.batch.output import write_atomic
from factsheet_extract.batch.seal import opened, seal
from factsheet_extract.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Kind: TypeAlias = Literal["record", "trace", "row", "share"]

VERSION = "1"
"""The form of the objects; a folder of another version is left alone."""
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Usage:
    """How much a cache holds: files and bytes on disk."""

    files: int
    size: int


class Cache:
    """A folder of objects; nothing is made before the first one is put in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = folder / f"v{VERSION}"

    def get(self, kind: Kind, key: str) -> bytes | None:
        """Give an object, None where it is absent or damaged."""
        path = self._path(kind, key)
        try:
            with open(path, "rb") as stream:
                content = opened(stream.read())
        except OSError:
            return None
        if content is None:
            with suppress(OSError):
                os.unlink(path)
            return None
        _touch(path)
        return content

    def put(self, kind: Kind, key: str, content: bytes) -> None:
        """Keep an object; a cache that cannot be written costs time and nothing else, so no error is raised."""
        self.put_sealed(kind, key, seal(content))

    def put_sealed(self, kind: Kind, key: str, sealed: bytes) -> None:
        """Keep an object that is sealed already."""
        with suppress(SinkError):
            write_atomic(self._path(kind, key), sealed)

    def usage(self) -> Usage:
        """Count what is there."""
        sizes = [status.st_size for _, status in self._objects()]
        return Usage(len(sizes), sum(sizes))

    def prune(self, *, unused_days: float | None = None, max_bytes: int | None = None) -> Usage:
        """Throw away what was not used for so many days, then the longest unused until the rest fits; give what went."""
        objects = sorted(self._objects(), key=lambda entry: entry[1].st_mtime)
        total = sum(status.st_size for _, status in objects)
        oldest = time.time() - unused_days * _DAY if unused_days is not None else float("-inf")
        files = size = 0
        for path, status in objects:
            if status.st_mtime >= oldest and (max_bytes is None or total - size <= max_bytes):
                continue
            with suppress(OSError):
                path.unlink()
                files, size = files + 1, size + status.st_size
        return Usage(files, size)

    def clear(self) -> Usage:
        """Throw everything away; give what went."""
        return self.prune(unused_days=-1)

    def _path(self, kind: Kind, key: str) -> str:
        return f"{self._root}/{kind}/{key[:2]}/{key}"

    def _objects(self) -> Iterator[tuple[Path, os.stat_result]]:
        for here, _, names in os.walk(self._root):
            for name in names:
                path = self._root / here / name
                with suppress(OSError):
                    yield path, path.stat()


def _touch(path: str) -> None:
    """Note that an object was used, at most once a day."""
    with suppress(OSError):
        if time.time() - os.stat(path).st_mtime > _DAY:
            os.utime(path)
