"""Files that are whole or absent: written under a temporary name in the same folder, flushed, then renamed."""

from __future__ import annotations

import errno
import os
import uuid
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factsheet_extract.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINTS: Final = {
    errno.EACCES: "choose a folder you may write to, or change its permissions",
    errno.EPERM: "choose a folder you may write to, or change its permissions",
    errno.EROFS: "the file system is read-only; choose another folder",
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "your disk quota is used up; free some space and run again",
    errno.ENOTDIR: "a file stands where a folder is needed; choose another name",
    errno.EEXIST: "a file stands where a folder is needed; choose another name",
    errno.EISDIR: "a folder stands where the file should go; choose another name",
    errno.ENAMETOOLONG: "the name is too long for this file system",
}


@contextmanager
def writable(target: Path | str) -> Iterator[None]:
    """Turn what the operating system refuses into a SinkError about `target`."""
    try:
        yield
    except OSError as error:
        raise sink_error(error, target) from error


def sink_error(error: OSError, target: Path | str) -> SinkError:
    """Give the SinkError for what the operating system refused."""
    what = error.strerror or str(error)
    return SinkError(f"cannot be written: {what}", target=str(target), hint=_HINTS.get(error.errno or 0))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; rename it to `path` at the end, or remove it when something fails.

    Raises SinkError where the folder cannot be made or written.
    """
    with replacing_all([path]) as (temporary,):
        yield temporary


@contextmanager
def replacing_all(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Give a temporary path beside each path; at the end rename them in their order, or remove all when something fails.

    None is renamed before every one is on the disk: files that belong together are not new and old when the disk is full.
    """
    with writable(paths[0] if len(paths) == 1 else paths[0].parent), ExitStack() as stack:
        temporaries = [stack.enter_context(_beside(path)) for path in paths]
        yield temporaries
        for temporary in temporaries:
            _flush(temporary)
        for temporary, path in zip(temporaries, paths, strict=True):
            temporary.replace(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    with folders_for(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        temporary = path.with_name(f".{uuid.uuid4().hex[:12]}.part")
        try:
            yield temporary
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextmanager
def folders_for(path: Path) -> Iterator[None]:
    """Make the folders that `path` needs; when something fails, take those away again that are still empty."""
    absent = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for folder in absent:
                folder.rmdir()
        raise


def write_whole(path: Path, content: bytes) -> bool:
    """Write `content` to `path` unless it is there already; tell whether the file changed. Raises SinkError."""
    with writable(path):
        if path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content:
            return False
    with replacing(path) as temporary:
        temporary.write_bytes(content)
    return True


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def inside(folder: Path, relative: str) -> Path:
    """Give the path of `relative` (posix) under `folder`.

    Raises SinkError where it would leave the folder: an absolute path, a drive, or "..".
    """
    parts = relative.split("/")
    if relative.startswith("/") or ".." in parts or "\\" in relative or relative[1:2] == ":":
        raise SinkError("the record's source path leads out of the folder", target=str(folder / Path(relative).name))
    return folder.joinpath(*parts)
