"""A Data Package v2: the related tables as CSV, and `datapackage.json` that says what they mean.

Each table is a resource with a Table Schema, primary and foreign keys, its size and hash; the sheets are the sources, with
their hashes. What a person wrote into the descriptor (title, licences, contributors …) stays when it is written again.
See https://datapackage.org/standard/data-package/.
"""

from __future__ import annotations

import csv
import hashlib
import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.csv_files import cell
from factsheet_extract.sinks.files import replacing_all, writable
from factsheet_extract.sinks.ids import record_digest
from factsheet_extract.sinks.rows import fact_rows, sheet_row
from factsheet_extract.sinks.tables import OF_SHEET, SHEETS
from factsheet_extract.version import __version__

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.tables import Column, Table

DESCRIPTOR: Final = "datapackage.json"
PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
# What a person may write, and what writing again leaves alone.
KEPT: Final = (
    "name", "id", "title", "description", "homepage", "version", "keywords", "licenses", "contributors", "image",
)  # fmt: skip
# Columns of the databases that mean nothing outside one.
_LEFT_OUT: Final = frozenset({"load_id"})
_TYPES: Final = {"text": "string", "integer": "integer", "number": "number", "json": "array", "timestamp": "datetime"}
_OBJECTS: Final = frozenset({"dimensions", "made_by"})


def write_datapackage(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write the package to the folder `target` (or that of the `datapackage.json` named); it holds no other sheets.

    The descriptor is written last, so that it never speaks of tables that are not there. `at` becomes its `created`.
    """
    folder = Path(target).parent if Path(target).name == DESCRIPTOR else Path(target)
    kept = _kept(folder / DESCRIPTOR)
    tables = (SHEETS, *OF_SHEET)
    sources: list[dict[str, str]] = []
    families: set[str | None] = set()
    figures = 0
    files = [*(folder / f"{table.name}.csv" for table in tables), folder / DESCRIPTOR]
    with replacing_all(files) as temporaries:
        data = dict(zip(tables, temporaries, strict=False))
        with ExitStack() as stack:
            writers = {table.name: _writer(stack, table, temporary) for table, temporary in data.items()}
            for sheet in each_once(sheets):
                for name, rows in _rows(sheet):
                    writers[name].writerows([cell(value) for value in row] for row in rows)
                sources.append(_source(sheet))
                families.add(sheet.family)
                figures += len(sheet.counts)
        descriptor = _descriptor(data, sources, families, at) | kept
        temporaries[-1].write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    return LoadResult(target, len(sources), figures, added=len(sources), files=tuple(files))


def _rows(sheet: FactSheet) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    row = sheet_row(sheet, 0, record_digest(sheet))
    left = [value for column, value in zip(SHEETS.columns, row, strict=True) if column.name not in _LEFT_OUT]
    yield SHEETS.name, [tuple(left)]
    yield from fact_rows(sheet).items()


def _writer(stack: ExitStack, table: Table, temporary: Path) -> Any:
    lines = stack.enter_context(temporary.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([column.name for column in _columns(table)])
    return writer


def _columns(table: Table) -> list[Column]:
    return [column for column in table.columns if column.name not in _LEFT_OUT]


def _kept(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        with writable(path):
            known = json.loads(path.read_bytes())
    except ValueError as error:
        raise SinkError("is there already and is no JSON", target=str(path), hint="mend it or remove it") from error
    return {key: known[key] for key in KEPT if key in known}


def _source(sheet: FactSheet) -> dict[str, str]:
    path, digest = sheet.source.path, f"sha256:{sheet.source.sha256}"
    if _may_be_path(path):
        return {"title": sheet.title or path, "path": path, "hash": digest}
    return {"title": f"{sheet.title} ({path})" if sheet.title else path, "hash": digest}


def _may_be_path(path: str) -> bool:
    """Tell whether the standard takes `path` for one: not hidden, not absolute, not leading upwards, on no other machine."""
    return not (path.startswith((".", "/", "~", "file:")) or any(mark in path for mark in ("/../", "\\", "://", "\n")))


def _descriptor(
    data: dict[Table, Path], sources: list[dict[str, str]], families: set[str | None], at: dt.datetime | None
) -> dict[str, Any]:  # fmt: skip
    named = {family for family in families if family}
    made: dict[str, Any] = {
        "$schema": PROFILE,
        "name": next(iter(named)) if len(named) == 1 else "fact-sheets",
        "title": "Figures of fact sheets",
        "description": "Figures, themes and roles read from fact sheets, each with the page, words and boxes it was read from. "
                       f"Made by factsheet-extract {__version__}. A text that a spreadsheet would run as a formula has an "
                       "apostrophe in front.",
    }  # fmt: skip
    if at is not None:
        made["created"] = at.isoformat()
    if sources:
        made["sources"] = sources
    return made | {"resources": [_resource(table, file) for table, file in data.items()]}


def _resource(table: Table, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    columns = _columns(table)
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "primaryKey": list(table.key)}
    keys = [_foreign_key(column) for column in columns if column.references]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column) -> dict[str, Any]:
    may_be_empty = column.type == "text" and not (column.name.endswith("_id") or column.one_of)
    constraints: dict[str, Any] = {"required": True} if column.required and not may_be_empty else {}
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    kind = "object" if column.name in _OBJECTS else _TYPES[column.type]
    field = {"name": column.name, "type": kind, "description": column.description}
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column) -> dict[str, Any]:
    assert column.references is not None
    reference = {"resource": column.references.replace("_", "-"), "fields": [column.name]}
    return {"fields": [column.name], "reference": reference}
