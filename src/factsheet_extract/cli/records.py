"""Records as files: found under what was given, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

NOT_RECORDS = frozenset({"quarantine.json", "datapackage.json", "metadata.json"})


def find_records(given: Sequence[Path]) -> list[Path]:
    """Give every record file under the files and folders given, sorted; raises UnreadableSource where nothing is there."""
    found: set[Path] = set()
    for path in given:
        if path.is_dir():
            found.update(file for file in path.rglob("*.json") if _is_record(file.relative_to(path)))
        elif path.exists():
            found.add(path)
        else:
            raise UnreadableSource("no such file or folder", source=path.as_posix())
    return sorted(found)


def read_record(path: Path) -> FactSheet:
    """Read one record; raises UnreadableSource where the file is none."""
    from pydantic import ValidationError

    from factsheet_extract.model.record import FactSheet

    try:
        return FactSheet.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UnreadableSource(error.strerror or "cannot be opened", source=path.as_posix()) from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise UnreadableSource(
            f"no record of this version: {key + ': ' if key else ''}{first['msg']}",
            source=path.as_posix(), hint="extract the sheet again",
        ) from error  # fmt: skip


def _is_record(path: Path) -> bool:
    return path.name not in NOT_RECORDS and not any(part.startswith(".") for part in path.parts)
