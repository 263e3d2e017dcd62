"""Databases by URL through SQLAlchemy: SQLite, PostgreSQL, DuckDB. One load is one transaction.

Start at `write_sqlite`. `sql_schema` has the tables, `sql_load` the load, `sql_dialects` what differs between databases,
`sql_faults` what can go wrong, `new_database` a file that was not there, `sqlite_file` one made anew with the same bytes.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

import sqlalchemy as sa

from factsheet_extract.errors import SinkError, UsageError
from factsheet_extract.sinks import sql_schema
from factsheet_extract.sinks.contract import LoadResult
from factsheet_extract.sinks.new_database import opened, taken_away_if_empty
from factsheet_extract.sinks.sql_dialects import DIALECTS, engine
from factsheet_extract.sinks.sql_faults import database_faults, parsed, shown
from factsheet_extract.sinks.sql_load import load
from factsheet_extract.sinks.sql_migrations import migrate
from factsheet_extract.sinks.sqlite_file import rebuilding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet


def write_sqlite(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Load the sheets into a SQLite file, named by path or URL.

    With `fresh`, the file is made anew, so that the same sheets give the same bytes. Raises SinkError, UsageError.
    """
    url = _url(target, "sqlite")
    if fresh and url.database not in {None, "", ":memory:"}:
        with database_faults(shown(url)), rebuilding(str(url.database)) as temporary:
            return _written(url.set(database=str(temporary)), sheets, shown(url), fresh=True, at=at)
    return _written(url, sheets, shown(url), fresh=fresh, at=at)


def write_postgresql(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Load the sheets into the PostgreSQL database at a URL; with `fresh`, sheets that are not given are dropped.

    Raises SinkError, UsageError, EnvironmentLacks.
    """
    url = _url(target, "postgresql")
    return _written(url, sheets, shown(url), fresh=fresh, at=at)


def write_duckdb(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Load the sheets into a DuckDB file, named by path or URL; with `fresh`, sheets that are not given are dropped.

    Raises SinkError, UsageError, EnvironmentLacks.
    """
    url = _url(target, "duckdb")
    return _written(url, sheets, shown(url), fresh=fresh, at=at)


def _url(target: str, kind: str) -> sa.URL:
    """Give the URL of a database of this kind. Raises UsageError where `target` names another kind, or none."""
    if "://" not in target and kind != "postgresql":
        return sa.URL.create(kind, database=target)
    url = parsed(target)
    if url.get_backend_name() != kind and not (kind == "postgresql" and url.get_backend_name() == "postgres"):
        raise UsageError(f"{shown(url)} is no {kind} database", hint=f"leave the format out, or write {kind}://")
    return url.set(drivername=kind)


def _written(
    url: sa.URL, sheets: Iterable[FactSheet], target: str, *, fresh: bool, at: dt.datetime | None
) -> LoadResult:  # fmt: skip
    dialect = DIALECTS[url.get_backend_name()]
    made = engine(url)
    given = iter(sheets)
    begun = chain(list(islice(given, 1)), given)  # the first record is read before anything is opened
    with database_faults(target), taken_away_if_empty(made), opened(made) as connection:
        dialect.lock(connection)
        unindexed = _prepare(connection, target)
        result = load(connection, begun, LoadResult(target), dialect.insert, fresh=fresh, at=at)
        if unindexed:
            sql_schema.create_indexes(connection, sql_schema.SQL_TABLES.values())
        return result


def _prepare(connection: sa.Connection, target: str) -> bool:
    """Make the tables, or bring older ones up to the present version; tell whether indexes are to be made after the load.

    Rows go faster into a new table without indexes; DuckDB makes none while the rows are not yet committed. Raises SinkError
    where the tables are newer than this program.
    """
    version = sql_schema.version_of(connection)
    if version is None:
        late = connection.dialect.name != "duckdb"
        sql_schema.create(connection, indexed=not late)
        return late
    if version > sql_schema.SCHEMA_VERSION:
        raise SinkError(
            f"its tables have version {version}, this program knows {sql_schema.SCHEMA_VERSION}", target=target,
            hint="use the newer factsheet-extract, or another database",
        )  # fmt: skip
    migrate(connection, version)
    return False
