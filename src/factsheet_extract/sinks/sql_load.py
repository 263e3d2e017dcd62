"""One load: one transaction in which sheets that changed replace their rows.

A sheet is known by its path and edition. A record whose bytes were there before under the same path replaces that sheet even
where its edition is read differently now; the same path with other bytes and another edition is another sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.ids import sheet_id, text_digest
from factsheet_extract.sinks.rows import fact_rows, sheet_row
from factsheet_extract.sinks.sql_schema import SQL_TABLES
from factsheet_extract.sinks.storable import storable
from factsheet_extract.sinks.tables import OF_SHEET, SHEETS
from factsheet_extract.version import __version__

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.rows import Row

    Insert = Callable[[sa.Connection, sa.Table, list[Row]], None]

# Sheets whose rows are written together: enough for bulk writing to pay, few enough to keep memory flat.
BATCH: Final = 50
# Names given to the database in one statement; SQLite before 3.32 takes 999 at most.
_AT_ONCE: Final = 500
COUNTS: Final = ("sheets", "figures", "added", "replaced", "unchanged", "dropped")


@dataclass(frozen=True, slots=True)
class _Given:
    """A sheet to load: its id, the digest of its record, and whether it holds a character that no database takes."""

    sheet: FactSheet
    name: str
    digest: str
    broken: bool

    @classmethod
    def of(cls, sheet: FactSheet) -> _Given:
        """Look at the record once: writing it as JSON is a tenth of the work of a load."""
        text = sheet.model_dump_json()
        return cls(sheet, sheet_id(sheet.source.path, sheet.edition), text_digest(text), "\\u0000" in text)


@dataclass(slots=True)
class _Stored:
    """The sheets in the database: digest of the record by sheet, and sheets with their edition and bytes by path."""

    records: dict[str, str] = field(default_factory=dict)
    by_path: dict[str, list[tuple[str, str | None, str]]] = field(default_factory=dict)

    def same_as(self, sheet: FactSheet) -> list[str]:
        """Give the stored sheets that `sheet` replaces."""
        return [
            name
            for name, edition, digest in self.by_path.get(sheet.source.path, [])
            if edition == sheet.edition or digest == sheet.source.sha256
        ]


def load(
    connection: sa.Connection, sheets: Iterable[FactSheet], result: LoadResult, insert: Insert, *,
    fresh: bool, at: dt.datetime | None,
) -> LoadResult:  # fmt: skip
    """Load inside the caller's transaction, with `insert` as the database's way to write many rows; give `result` filled in.

    Where nothing changes, nothing is written and `load_id` is None.
    """
    stored = _stored(connection)
    sheets_table, loads = SQL_TABLES["sheets"], SQL_TABLES["loads"]
    seen: set[str] = set()
    replaced: set[str] = set()
    load_id: int | None = None
    for batch in _batches(each_once(sheets)):
        changed = [given for given in batch if stored.records.get(given.name) != given.digest]
        seen.update(given.name for given in batch)
        old = [name for given in changed for name in stored.same_as(given.sheet)]
        result = _counted(result, batch, changed, stored)
        if changed:
            load_id = load_id or _begin(connection)
            _remove(connection, old)
            sheets_given = [storable(given.sheet) if given.broken else given.sheet for given in changed]
            rows = [sheet_row(sheet, load_id, given.digest) for sheet, given in zip(sheets_given, changed, strict=True)]
            insert(connection, sheets_table, rows)
            _insert_facts(connection, sheets_given, insert)
        replaced.update(old)
    gone = sorted(set(stored.records) - seen - replaced) if fresh else []
    if gone:
        load_id = load_id or _begin(connection)
        _remove(connection, gone)
    result = replace(result, dropped=len(gone), load_id=load_id)
    if load_id is not None:
        connection.execute(loads.update().where(loads.c.load_id == load_id).values(_counts(result) | {"loaded_at": at}))
    return result


def _batches(sheets: Iterator[FactSheet]) -> Iterator[list[_Given]]:
    while batch := [_Given.of(sheet) for sheet in islice(sheets, BATCH)]:
        yield batch


def _stored(connection: sa.Connection) -> _Stored:
    table, stored = SQL_TABLES["sheets"].c, _Stored()
    columns = (table.sheet_id, table.path, table.edition, table.sha256, table.record_sha256)
    for name, path, edition, digest, record in connection.execute(sa.select(*columns)):
        stored.records[name] = record
        stored.by_path.setdefault(path, []).append((name, edition, digest))
    return stored


def _counted(result: LoadResult, batch: list[_Given], changed: list[_Given], stored: _Stored) -> LoadResult:
    replaced = sum(bool(stored.same_as(given.sheet)) for given in changed)
    return replace(
        result,
        sheets=result.sheets + len(batch),
        figures=result.figures + sum(len(given.sheet.counts) for given in changed),
        added=result.added + len(changed) - replaced,
        replaced=result.replaced + replaced,
        unchanged=result.unchanged + len(batch) - len(changed),
    )


def _begin(connection: sa.Connection) -> int:
    """Give the load its number; its counts are filled in at the end, inside the same transaction."""
    loads = SQL_TABLES["loads"]
    last = connection.execute(sa.select(sa.func.max(loads.c.load_id))).scalar()
    load_id = (last or 0) + 1
    connection.execute(loads.insert().values(load_id=load_id, version=__version__, **dict.fromkeys(COUNTS, 0)))
    return load_id


def _counts(result: LoadResult) -> dict[str, Any]:
    return {name: getattr(result, name) for name in COUNTS}


def _remove(connection: sa.Connection, names: list[str]) -> None:
    """Remove sheets with all that belongs to them, children before parents."""
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        for table in [*reversed(OF_SHEET), SHEETS]:
            target = SQL_TABLES[table.name]
            connection.execute(target.delete().where(_belongs(target, some)))


def _belongs(target: sa.Table, sheets: list[str]) -> sa.ColumnElement[bool]:
    """Tell rows of the sheets: by their own column, or that of the fact they are part of."""
    if "sheet_id" in target.c:
        return target.c.sheet_id.in_(sheets)
    fact = next(iter(target.foreign_keys)).column
    return next(iter(target.columns)).in_(sa.select(fact).where(fact.table.c.sheet_id.in_(sheets)))


def _insert_facts(connection: sa.Connection, sheets: list[FactSheet], insert: Insert) -> None:
    made = [fact_rows(sheet) for sheet in sheets]
    for table in OF_SHEET:
        rows = [row for rows in made for row in rows[table.name]]
        if rows:
            insert(connection, SQL_TABLES[table.name], rows)
