"""Family files: found by name or path, read, and refused with file, line and key where they are wrong."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from factsheet_extract.errors import FamilyError
from factsheet_extract.families.messages import message_of
from factsheet_extract.families.patterns import pattern_faults
from factsheet_extract.model.family import Family

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FOLDER: Final = resources.files("factsheet_extract.families")


def family_names() -> tuple[str, ...]:
    """Give the names of the families shipped, sorted."""
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")))


def load_family(name_or_path: str | Path) -> Family:
    """Give the family of that name, or of a TOML file at that path.

    Raises FamilyError where there is none, or naming file, line and key where the file is wrong.
    """
    if isinstance(name_or_path, str) and name_or_path in family_names():
        return _shipped(name_or_path)
    path = Path(name_or_path)
    if path.suffix != ".toml" or not path.is_file():
        raise FamilyError(
            f"no family {str(name_or_path)!r}", hint=f"there are: {', '.join(family_names())}; or give a .toml file"
        )
    return read_family(path)


@cache
def _shipped(name: str) -> Family:
    return read_family(_FOLDER / f"{name}.toml")


def read_family(path: Traversable) -> Family:
    """Read one family file; FamilyError names its file, line and key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise FamilyError("is not written in UTF-8", path=path.name, line=line, hint="save it with that encoding") from fault
    except RecursionError as fault:
        raise FamilyError("is nested too deeply", path=path.name) from fault
    except OSError as fault:
        raise FamilyError(f"cannot be read: {fault}", path=path.name) from fault
    except tomllib.TOMLDecodeError as fault:
        raise FamilyError(str(fault), path=path.name, line=line_in(str(fault))) from fault
    return make_family(tables, text, path.name)


def make_family(tables: dict[str, Any], text: str, name: str) -> Family:
    """Make a family of parsed tables; `text` and `name` are its file's, for the digest and for messages."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    try:
        family = Family.model_validate_json(json.dumps({**tables, "sha256": digest}, default=str))
    except ValidationError as fault:
        first = fault.errors()[0]
        key = key_of(first["loc"])
        raise FamilyError(message_of(first), path=name, line=line_of(text, first["loc"]), key=key) from fault
    for place, said in pattern_faults(family):
        raise FamilyError(said, path=name, line=line_of(text, place), key=key_of(place))
    return family


def key_of(place: tuple[int | str, ...]) -> str:
    """Give the dotted key of a place in the tables."""
    return ".".join(str(part) for part in place)


def line_in(message: str) -> int | None:
    """Give the line a TOML parser's message names."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def line_of(text: str, place: tuple[int | str, ...]) -> int | None:
    """Give the line (from 1) of a key: the deepest table header or key on its path that the text spells."""
    names = [str(part) for part in place if not isinstance(part, int)]
    lines = text.splitlines()
    best: int | None = None
    start = 0
    for depth, name in enumerate(names):
        found = _line_from(lines, start, names[: depth + 1], name)
        if found is not None:
            best, start = found, found
    return None if best is None else best + 1


def _line_from(lines: list[str], start: int, path: list[str], name: str) -> int | None:
    header = re.compile(r"^\s*\[{1,2}\s*" + r"\s*\.\s*".join(f'"?{re.escape(part)}"?' for part in path) + r"\s*(\.|\])")
    key = re.compile(rf'^\s*(?:[\w."-]+\.)?"?{re.escape(name)}"?\s*(?:\.|=)|[{{,]\s*"?{re.escape(name)}"?\s*=')
    hit = next((row for row, line in enumerate(lines) if header.match(line)), None)
    if hit is not None:
        return hit
    return next((row for row in range(start, len(lines)) if key.search(lines[row])), None)
