"""What a database says went wrong, as a SinkError that names the target without its password and says what to do."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from factsheet_extract.errors import SinkError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

# "://user:secret@", "://user:sec/r@t@", "?password=secret": for targets that do not even parse. A secret may hold any sign.
_SECRET: Final = re.compile(r"(://[^:@/\s]{0,100}:).{0,300}(@)|([?&]password=)[^&\s]{0,200}")

# What the databases say -> what to do. The first that is found in the message counts.
_HINTS: Final = (
    ("password authentication failed", "check the user and the password"),
    ("no password supplied", "give a password, in the URL or in ~/.pgpass"),
    ("does not exist", "create the database first (createdb), or check the names in the URL"),
    ("foreign key", "a table of yours refers to these rows; declare its reference DEFERRABLE INITIALLY DEFERRED"),
    ("permission denied", "ask the owner of the database for the right to create tables and write to them"),
    ("could not translate host name", "check the name of the server"),
    ("failed to resolve host", "check the name of the server"),
    ("connection refused", "is the server running, and is the port right?"),
    ("connection failed", "is the server running, and are host and port right?"),
    ("connection is bad", "is the server running, and are host and port right?"),
    ("server closed the connection", "the connection was cut; the database is as it was, load again"),
    ("terminating connection", "the connection was cut; the database is as it was, load again"),
    ("the connection is lost", "the connection was cut; the database is as it was, load again"),
    ("lock timeout", "another load is running; wait for it and load again"),
    ("database is locked", "another program is writing; wait for it and load again"),
    ("could not set lock", "another program has the file open; close it and load again"),
    ("disk is full", "free some space; the database is as it was, load again"),
    ("disk i/o error", "is the disk full or failing? The database is as it was, load again"),
    ("no space left", "free some space; the database is as it was, load again"),
    ("not a database", "the file is no SQLite database; choose another name"),
    ("not a valid duckdb", "the file is no DuckDB database; choose another name"),
    ("cannot open file", "does the folder exist, and may you write to it?"),
    ("unable to open database file", "does the folder exist, and may you write to it?"),
    ("readonly database", "you may not write to this file or its folder"),
    ("read-only", "the database may only be read; choose another one"),
    ("already exists", "tables of these names belong to another program; use another database or schema"),
    ("malformed", "the file is damaged; restore it from a copy or load into a new one"),
)


def shown(url: sa.URL) -> str:
    """Give a URL as it may be shown: without a password."""
    query = {key: "***" if key == "password" else value for key, value in url.query.items()}
    return url.set(query=query).render_as_string(hide_password=True)


def parsed(target: str) -> sa.URL:
    """Give the URL that `target` spells. Raises UsageError where it spells none."""
    try:
        return sa.make_url(target)
    except (sa.exc.ArgumentError, ValueError) as error:
        hidden = _SECRET.sub(lambda match: "".join(filter(None, (match[1] or match[3], "***", match[2]))), target)
        raise UsageError(f"{hidden} is not a database URL", hint="write postgresql://user@host/database") from error


@contextmanager
def database_faults(target: str) -> Iterator[None]:
    """Turn what a database or its driver raises into a SinkError about `target`."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        raise _sink_error(error, target) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] in {"psycopg", "duckdb", "_duckdb", "sqlite3"}:
            raise _sink_error(error, target) from error
        raise


def _sink_error(error: Exception, target: str) -> SinkError:
    cause = getattr(error, "orig", None) or error
    said = " ".join(str(cause).split()) or type(cause).__name__
    hint = next((hint for part, hint in _HINTS if part in said.casefold()), None)
    return SinkError(f"the database refused: {said}", target=target, hint=hint)
