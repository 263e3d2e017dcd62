"""Which sheets a batch has, under which names, in which order: the same for the same folder, whoever runs it.

A sheet's name is its path relative to what was given, in posix form; it is the key of its record and of its output file.
Where two of the things given hold the same relative path, all names are taken relative to their nearest common folder.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from factsheet_extract.errors import UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHEET_SUFFIXES = (".pdf", ".md", ".markdown", ".txt", ".text")
EXPECTED_SUFFIX = ".expected.toml"


@dataclass(frozen=True, slots=True)
class Item:
    """One sheet of a batch: where its bytes are (a path or URL), its name, and its expected figures, if a file has them."""

    source: str
    name: str
    expected: str | None = None


def find_sheets(given: Sequence[Path | str]) -> tuple[Item, ...]:
    """Give every sheet under the files, folders and URLs given, sorted by name.

    A file that is given is taken whatever its name; under a folder only sheets are (.pdf .md .txt), nothing hidden.
    Raises UnreadableSource where nothing is there, UsageError where two sheets cannot be told apart, EnvironmentLacks where
    URLs cannot be read here.
    """
    remote = [str(place) for place in given if "://" in str(place)]
    items = _local([Path(place) for place in given if "://" not in str(place)])
    if remote:
        from factsheet_extract.batch.remote import find_remote_sheets

        items += [item for root in remote for item in find_remote_sheets(root)]
    if twice := [name for name, number in Counter(item.name for item in items).items() if number > 1]:
        raise UsageError(f"two sheets are named {twice[0]}", hint="give the folder above them, or run them one after the other")
    return tuple(sorted(items, key=lambda item: item.name))


def _local(roots: Sequence[Path]) -> list[Item]:
    found = [(root, path) for root in roots for path in _under(root)]
    names = [_relative(root, path) for root, path in found]
    if len(set(names)) < len(names):
        found = _without_repeats(found)
        names = _from_common_folder([path for _, path in found])
    return [Item(str(path), name, _expected_beside(path)) for (_, path), name in zip(found, names, strict=True)]


def is_sheet(name: str) -> bool:
    """Whether a file of this name under a folder is a sheet: a known suffix, not hidden, no lock file of an office program."""
    return name.lower().endswith(SHEET_SUFFIXES) and not name.startswith((".", "~$"))


def expected_name(name: str) -> str:
    """Give the name of the expected figures of a sheet: `2018.fr.pdf` -> `2018.fr.expected.toml`."""
    return name.rpartition(".")[0] + EXPECTED_SUFFIX


def _under(root: Path) -> Iterator[Path]:
    if root.is_dir():
        yield from _sheets_in(root)
    elif not root.exists():
        raise UnreadableSource("no such file or folder", source=root.as_posix())
    elif _is_stream(root):
        raise UnreadableSource("a pipe or device, and no file", source=root.as_posix(), hint="save what it gives to a file")
    else:
        yield root


def _sheets_in(folder: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for here, folders, files in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _is_new(Path(here, name), seen))
        yield from (path for name in sorted(files) if is_sheet(name) and not _is_stream(path := Path(here, name)))


def _is_stream(path: Path) -> bool:
    """Whether something is there that is no file: to read a pipe or a socket is to wait for whoever writes to it."""
    try:
        return not S_ISREG(os.stat(path).st_mode)
    except OSError:  # a link that leads nowhere, or nothing we may look at: whoever reads it tells
        return False


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder was not walked yet: links may lead round in a circle."""
    status = folder.stat()
    place = (status.st_dev, status.st_ino)
    known = place in seen
    seen.add(place)
    return not known


def _relative(root: Path, path: Path) -> str:
    return portable(path.relative_to(root).as_posix() if root != path else path.name)


# What a name may not carry into records, file names and terminals: control characters, backslashes, the colon of a drive
# ("c:"), and the stand-ins for bytes that are no UTF-8.
_AWKWARD = re.compile(r"[\x00-\x1f\x7f\\\udc80-\udcff]|(?<=^[A-Za-z]):")


def portable(name: str) -> str:
    """Give a name that every system can hold and every terminal print: "a\\b" becomes "a%5Cb", as in URLs."""
    return _AWKWARD.sub(lambda found: "".join(f"%{byte:02X}" for byte in os.fsencode(found[0])), name)


def _without_repeats(found: Iterable[tuple[Path, Path]]) -> list[tuple[Path, Path]]:
    """Leave out a file that was given more than once."""
    return list({path.resolve(): (root, path) for root, path in found}.values())


def _from_common_folder(paths: Sequence[Path]) -> list[str]:
    whole = [path.resolve() for path in paths]
    try:
        common = os.path.commonpath([path.parent for path in whole])
    except ValueError as error:  # two drives
        raise UsageError("the sources lie on different drives", hint="run them one after the other") from error
    return [portable(path.relative_to(common).as_posix()) for path in whole]


def _expected_beside(path: Path) -> str | None:
    expected = path.with_name(expected_name(path.name))
    return str(expected) if expected.is_file() else None
