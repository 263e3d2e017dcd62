"""Records read back from files: one JSON record, or every record in a folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from factsheet_extract.errors import UnreadableSource, UsageError
from factsheet_extract.model.record import SCHEMA_VERSION, FactSheet

if TYPE_CHECKING:
    from pathlib import Path


def load_records(path: Path) -> tuple[FactSheet, ...]:
    """Give the record in a JSON file, or those in all JSON files under a folder, in the order of their paths.

    Other JSON in a folder (a Data Package, a journal) and what is hidden (a cache) is passed over. Raises UsageError where the
    path is missing, a folder holds no record, or a record's schema is newer than this program's; UnreadableSource where a file
    is no valid record.
    """
    if path.is_dir():
        names = [name for name in sorted(path.rglob("*.json")) if not _hidden(name.relative_to(path))]
        found = [record for name in names if (record := _read(name, strict=False)) is not None]
        if not found:
            raise UsageError(f"{path} holds no record", hint="write some with: factsheet-extract run SHEETS --output DIR")
        return tuple(found)
    if not path.exists():
        raise UsageError(f"there is no {path}", hint="an edition that is missing cannot be compared: check the name")
    record = _read(path, strict=True)
    return (record,) if record is not None else ()


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read(path: Path, *, strict: bool) -> FactSheet | None:
    """Read one file; None for JSON that is no record, where that is no fault (`strict` false)."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as fault:
        raise UnreadableSource(f"is not JSON: {fault}", source=str(path)) from fault
    if not isinstance(data, dict) or not {"schema_version", "source", "made_by"} <= data.keys():
        if strict:
            raise UnreadableSource("is JSON, but no record of this program", source=str(path))
        return None
    _check_version(str(data["schema_version"]), path)
    return _validated(data, path)


def _check_version(version: str, path: Path) -> None:
    major, ours = version.partition(".")[0], SCHEMA_VERSION.partition(".")[0]
    if major != ours:
        age = "newer" if major.isdecimal() and int(major) > int(ours) else "another"
        raise UsageError(
            f"{path} is written in {age} schema, {version}; this program reads {ours}.x",
            hint="update factsheet-extract, or extract the sheet again with this one",
        )


def _validated(data: dict[str, Any], path: Path) -> FactSheet:
    """Validate a record; keys that a later minor version added are passed over, and told by nobody: they are additions."""
    later = _minor(str(data["schema_version"])) > _minor(SCHEMA_VERSION)
    try:
        text = json.dumps(data)
        return FactSheet.model_validate_json(text, extra="ignore" if later else "forbid")
    except ValidationError as fault:
        first = fault.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UnreadableSource(f"is no valid record: {key}: {first['msg']}", source=str(path)) from fault


def _minor(version: str) -> int:
    minor = version.partition(".")[2].partition(".")[0]
    return int(minor) if minor.isdecimal() else 0
