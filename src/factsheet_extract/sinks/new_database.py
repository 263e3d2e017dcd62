"""A database file that was not there before: kept where a load filled it, taken away where a fault has left it empty.

SQLite and DuckDB make the file when they open it. Taking it away again must do no harm to another loader that opened it in the
meantime and waits: it is taken away only by one who holds its lock and sees no table in it, and who waited for the lock looks
whether the file is still the one under its name (`opened`), and opens it anew where it is not.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES: Final = {
    "sqlite": "SELECT count(*) FROM sqlite_master",
    "duckdb": "SELECT count(*) FROM information_schema.tables",
}


def database_file(url: sa.URL) -> Path | None:
    """Give the file of a database that is one; None for a server, for memory, and for SQLite's own kind of URL."""
    name = url.database or ""
    if url.get_backend_name() not in _TABLES or name.startswith((":", "file:")) or not name:
        return None
    return Path(name)


@contextmanager
def taken_away_if_empty(made: sa.Engine) -> Iterator[None]:
    """After a fault, remove the database's file where it was not there before and has no table."""
    path = database_file(made.url)
    there = path is None or path.exists()
    try:
        yield
    except BaseException:
        if path is not None and not there:
            _take_away(made, path)
        raise


def _take_away(made: sa.Engine, path: Path) -> None:
    with suppress(OSError, sa.exc.SQLAlchemyError), made.begin() as connection:
        if connection.exec_driver_sql(_TABLES[made.dialect.name]).scalar_one() == 0:
            path.unlink()


@contextmanager
def opened(made: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection in a transaction, to the file that has the name now and not to one taken away while it waited."""
    path = database_file(made.url) if made.dialect.name == "sqlite" else None
    while True:
        before = _made_or_there(path)
        with made.begin() as connection:
            if _number(path) == before:
                yield connection
                return


def _made_or_there(path: Path | None) -> int | None:
    if path is not None:
        with suppress(OSError):
            path.touch(exist_ok=False)
    return _number(path)


def _number(path: Path | None) -> int | None:
    """Give the number of the file. It is not opened: closing it would drop the locks that SQLite holds in this process."""
    with suppress(OSError):
        return None if path is None else path.stat().st_ino
    return None
