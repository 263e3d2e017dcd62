"""A SQLite database made anew of the shares of records (see `shares`), which hold its rows as small databases.

SQLite copies rows from table to table three times as fast as it takes them from Python. The file is built under a temporary
name and counts for nothing until it is whole, so it is built without a journal.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from factsheet_extract.sinks import sql_schema
from factsheet_extract.sinks.shares import LOAD, SHARED
from factsheet_extract.sinks.sql_dialects import CACHE, engine
from factsheet_extract.sinks.sql_faults import database_faults
from factsheet_extract.sinks.sqlite_file import rebuilding
from factsheet_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_LOAD = """
INSERT INTO loads (load_id, version, sheets, figures, added, replaced, unchanged, dropped)
SELECT ?, ?, count(*), (SELECT count(*) FROM figures), count(*), 0, 0, 0 FROM sheets HAVING count(*)
"""


class Loading:
    """A load that is going on."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE}"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("ATTACH ':memory:' AS share")

    def add(self, share: bytes) -> None:
        """Add the rows of one record."""
        self._connection.deserialize(share, name="share")
        for table in SHARED:
            self._connection.execute(f"INSERT INTO main.{table.name} SELECT * FROM share.{table.name}")
        self._connection.commit()

    def end(self) -> None:
        """Note what was added."""
        self._connection.execute(_LOAD, (LOAD, __version__))
        self._connection.commit()


@contextmanager
def building(path: Path) -> Iterator[Loading]:
    """Give the load of a database that takes the place of `path` at the end, whole. Raises SinkError."""
    with database_faults(str(path)), rebuilding(str(path)) as temporary:
        with _declaring(temporary) as tables:
            sql_schema.create(tables, indexed=False)
        with closing(sqlite3.connect(temporary)) as connection:
            loading = Loading(connection)
            yield loading
            loading.end()
        with _declaring(temporary) as tables:
            sql_schema.create_indexes(tables, sql_schema.SQL_TABLES.values())


def _declaring(path: Path) -> AbstractContextManager[sa.Connection]:
    return engine(sa.URL.create("sqlite", database=str(path))).begin()
