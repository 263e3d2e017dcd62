"""What differs between databases: how to connect, how to lock out a second loader, how to write many rows at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from factsheet_extract.errors import EnvironmentLacks

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_extract.sinks.rows import Row

# How long a loader waits for another one to finish, in seconds.
PATIENCE: Final = 60
# Kibibytes of pages that SQLite keeps in memory: keys come in no order, and with its usual 2,000 pages would be written often.
CACHE: Final = 65_536
# Values that one statement may hold in every SQLite (https://www.sqlite.org/limits.html, number 9).
_VALUES: Final = 999
# Any number will do as the name of the advisory lock, as long as it stays the same: the letters "fact" in ASCII.
_LOCK: Final = 0x66616374


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to speak with one kind of database; `lock` makes a second loader wait until the transaction ends."""

    name: str
    driver: str
    extra: str | None
    lock: Callable[[sa.Connection], None]
    insert: Callable[[sa.Connection, sa.Table, list[Row]], None]


def engine(url: sa.URL) -> sa.Engine:
    """Give an engine for `url`. Raises EnvironmentLacks where the driver is not installed."""
    dialect = DIALECTS[url.get_backend_name()]
    try:
        made = sa.create_engine(url.set(drivername=dialect.driver), poolclass=sa.NullPool)
        made.dialect.import_dbapi()
    except (ImportError, sa.exc.NoSuchModuleError) as error:
        raise EnvironmentLacks(
            f"writing to {dialect.name} needs its driver", what=dialect.extra or dialect.name,
            hint=f"pip install 'factsheet-extract[{dialect.extra}]'",
        ) from error  # fmt: skip
    if dialect.name == "sqlite":
        _own_transactions(made)
    elif dialect.name == "duckdb":
        _wait_for_file(made)
    return made


def _wait_for_file(made: sa.Engine) -> None:
    """Let a second process wait for DuckDB's file, which only one may have open."""

    @sa.event.listens_for(made, "do_connect")
    def connecting(dialect: sa.Dialect, _record: object, arguments: Any, options: Any) -> Any:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return dialect.connect(*arguments, **options)
            except Exception as error:
                if "set lock" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.1)


def _own_transactions(made: sa.Engine) -> None:
    """Let transactions begin when we say so, at once as the writer: Python's sqlite3 begins them late and only for some."""

    @sa.event.listens_for(made, "connect")
    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE}")

    @sa.event.listens_for(made, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _no_lock(_connection: sa.Connection) -> None:
    """BEGIN IMMEDIATE has taken SQLite's lock; DuckDB's file is open in one process at a time."""


def _advisory_lock(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _many_at_once(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Write many rows a statement through the driver itself: the rows are ready, nothing is left for SQLAlchemy to convert.

    SQLite makes the lists of CHECK constraints anew for each statement; a statement a row takes half as long again.
    """
    width = len(table.columns)
    size = _VALUES // width
    one = f"({', '.join('?' * width)})"
    cursor = connection.connection.cursor()
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        cursor.execute(f"INSERT INTO {table.name} VALUES {', '.join([one] * len(some))}", tuple(chain.from_iterable(some)))
    cursor.close()


def _copy(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Write by COPY, the way PostgreSQL takes many rows fastest; it stands in the same transaction."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as lines:
        for row in rows:
            lines.write_row(row)


def _unnest(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    """Write whole columns at once: DuckDB takes one row at a time about a hundred times slower."""
    columns = list(table.columns)
    lists = [f"unnest(?::{column.type.compile(connection.dialect)}[])" for column in columns]
    values = [list(column) for column in zip(*rows, strict=True)]
    driver: Any = connection.connection.driver_connection
    driver.execute(f"INSERT INTO {table.name} SELECT {', '.join(lists)}", values)


DIALECTS: Final[dict[str, Dialect]] = {
    "sqlite": Dialect("sqlite", "sqlite+pysqlite", None, _no_lock, _many_at_once),
    "postgresql": Dialect("postgresql", "postgresql+psycopg", "postgres", _advisory_lock, _copy),
    "duckdb": Dialect("duckdb", "duckdb", "duckdb", _no_lock, _unnest),
}
