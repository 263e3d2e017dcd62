"""Sheets and outputs by URL (s3://, gs://, https://, memory:// ...), through fsspec: the extra `remote`.

A remote file is known again by what its server says of it (size, ETag, time of change), so that an unchanged one is not
fetched. An object store shows an object whole or not at all, which is what the output asks of it; on other file systems a
record is written under a temporary name and moved.
"""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from factsheet_extract.batch.plan import Item, expected_name, is_sheet
from factsheet_extract.errors import EnvironmentLacks, SinkError, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.batch.history import Stamp

WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "memory"})
"""Schemes whose servers show a file whole or not at all."""
CONTENT = ("ETag", "etag", "Content-MD5", "Digest", "md5Hash", "version_id")
"""What the servers of various schemes say of a file's bytes."""
TIMES = ("Last-Modified", "LastModified", "last_modified", "mtime", "modified", "updated", "created")
"""What they say of when it changed: looked at where they say nothing of its bytes."""


def find_remote_sheets(root: str) -> list[Item]:
    """Give every sheet under a URL, or the one at it, unsorted; raises UnreadableSource, EnvironmentLacks."""
    system = filesystem(root)
    system.invalidate_cache()  # what is listed now is asked for again as each sheet is looked at, and not fetched again
    with told(root):
        top = system._strip_protocol(root).rstrip("/")
        if is_sheet(PurePosixPath(top).name):
            system.info(top)
            return [Item(root, PurePosixPath(top).name)]
        files = set(system.find(f"{top}/"))
    if not files:
        raise UnreadableSource("nothing is there", source=root)
    return [_item(system, path, top, files) for path in files if _is_shown(path, top)]


def _item(system: Any, path: str, top: str, files: set[str]) -> Item:
    expected = expected_name(path)
    beside = system.unstrip_protocol(expected) if expected in files else None
    return Item(system.unstrip_protocol(path), path.removeprefix(top).lstrip("/"), beside)


def _is_shown(path: str, top: str) -> bool:
    *folders, name = path.removeprefix(top).lstrip("/").split("/")
    return is_sheet(name) and not any(folder.startswith(".") for folder in folders)


def fetch(url: str, folder: Path) -> Path:
    """Copy the bytes of a URL into a folder; raises UnreadableSource, EnvironmentLacks."""
    system = filesystem(url)
    target = folder / (PurePosixPath(url.partition("?")[0]).name or "sheet")
    with told(url):
        target.write_bytes(system.cat_file(system._strip_protocol(url)))
    return target


def remote_stamp(url: str) -> Stamp | None:
    """Give what the server says of a file, as a stamp; None where it says nothing that would change with the file."""
    system = filesystem(url)
    try:
        return stamp_from(system.info(system._strip_protocol(url)))
    except Exception:  # each scheme's library has exceptions of its own; whoever fetches the file tells what is wrong
        return None


def stamp_from(about: dict[str, Any]) -> Stamp | None:
    """Give the stamp of a file from what its server says of it."""
    said = _said(about, CONTENT) or _said(about, TIMES)
    if not said:
        return None
    mark = hashlib.sha256(repr(said).encode()).digest()
    return int(about.get("size") or 0), 0, int.from_bytes(mark[:7])


def _said(about: dict[str, Any], keys: Iterable[str]) -> list[str]:
    """Give what is said under some keys, in the same words whether it comes from a listing or was asked for one file."""
    values = (about.get(key) for key in keys)
    return [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value) for value in values if value]


def filesystem(url: str) -> Any:
    """Give fsspec's file system for a URL; raises EnvironmentLacks where the extra, or the scheme's own library, is missing."""
    scheme = url.partition("://")[0]
    hint = f"pip install 'factsheet-extract[remote]' and what fsspec needs for {scheme}"
    try:
        import fsspec

        return fsspec.filesystem(scheme)
    except (ImportError, ValueError) as error:
        raise EnvironmentLacks(f"{scheme}:// cannot be reached from here: {error}", what=scheme, hint=hint) from error


@contextmanager
def told(url: str) -> Iterator[None]:
    """Turn what a server or its library answers into an UnreadableSource that names the URL."""
    try:
        yield
    except (EnvironmentLacks, KeyboardInterrupt):
        raise
    except Exception as error:  # each scheme's library has exceptions of its own
        said = str(error).replace(url, "").strip(" :") or type(error).__name__
        raise UnreadableSource(f"cannot be fetched: {said}", source=url) from error


class RemoteFolder:
    """An output folder at a URL; the tables are made here and sent when they are whole."""

    def __init__(self, url: str) -> None:
        self.name = url.rstrip("/")
        self._system = filesystem(url)
        self._top = self._system._strip_protocol(url).rstrip("/")
        self._whole = url.partition("://")[0] in WHOLE
        self._listing: dict[str, Stamp | None] | None = None

    def begin(self) -> None:
        """Make the folder; raises SinkError where the server does not let us.

        An object store has no folders, and its buckets are not made here: a name mistyped would be a new one.
        """
        with self._writing():
            if self._whole:
                self._listed()
            else:
                self._system.makedirs(self._top, exist_ok=True)

    def write(self, name: str, record: bytes) -> Stamp | None:
        """Write a record to `<URL>/<name>.json`."""
        self._put(f"{name}.json", record)
        written = remote_stamp(f"{self.name}/{name}.json")
        self._listed()[f"{self._top}/{name}.json"] = written
        return written

    def remove(self, name: str) -> None:
        """Remove a record."""
        self._remove(f"{name}.json")

    def stamp(self, name: str) -> Stamp | None:
        """Give what the server says of a record; the folder is listed once, not file by file."""
        return self._listed().get(f"{self._top}/{name}.json")

    def read(self, name: str) -> bytes:
        """Fetch a record."""
        with self._writing():
            record: bytes = self._system.cat_file(f"{self._top}/{name}.json")
        return record

    def write_tables(self, shares: Iterable[bytes], quarantine: str) -> None:
        """Make figures.csv and factsheets.db here, and send them; send quarantine.json or remove it."""
        from factsheet_extract.batch.output import QUARANTINE, TABLES, Folder

        with tempfile.TemporaryDirectory(prefix="factsheet-") as scratch:
            local = Folder(Path(scratch))
            local.write_tables(shares, "")
            for table in TABLES:
                self._put(table, (Path(scratch) / table).read_bytes())
        if quarantine:
            self._put(QUARANTINE, quarantine.encode())
        else:
            self._remove(QUARANTINE)

    def tables_mark(self) -> str:
        """Give what the server says of the tables."""
        from factsheet_extract.batch.output import QUARANTINE, TABLES

        return repr([remote_stamp(f"{self.name}/{table}") for table in (*TABLES, QUARANTINE)])

    def _listed(self) -> dict[str, Stamp | None]:
        if self._listing is None:
            self._system.invalidate_cache(self._top)
            found = self._system.find(self._top, detail=True)
            self._listing = {path: stamp_from(about) for path, about in found.items()}
        return self._listing

    def _put(self, name: str, content: bytes) -> None:
        target = f"{self._top}/{name}"
        with self._writing():
            if self._whole:
                self._system.pipe_file(target, content)
                return
            self._system.makedirs(target.rpartition("/")[0], exist_ok=True)
            part = f"{target}.part"
            self._system.pipe_file(part, content)
            self._system.mv(part, target)

    def _remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._system.rm_file(f"{self._top}/{name}")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # each scheme's library has exceptions of its own
            raise SinkError(f"cannot be written: {error}", target=self.name) from error
