"""Loads that are killed, cut, doubled or out of room: the database is as it was, or wholly loaded."""

from __future__ import annotations

import resource
import signal
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from factsheet_extract.errors import EnvironmentLacks, SinkError
from factsheet_extract.sinks import load, sql_dialects
from tests.factories_records import a_sheet
from tests.sinks.conftest import driven, execute, rows
from tests.sinks.killing import in_a_child, kill_loads, proven_whole, shelf, together
from tests.sinks.test_sql import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet


@pytest.fixture(params=["sqlite", "postgres"])
def shared_database(request: pytest.FixtureRequest) -> str:
    """Give an empty database that several processes may use at once."""
    url: str = request.getfixturevalue(request.param)
    return url


class TestKilled:
    """A load that dies."""

    def test_killed_at_random_moments(self, shared_database: str) -> None:
        """However often loads are killed, no sheet is ever half loaded."""
        killed, ended = kill_loads(shared_database, 8, seed=8)

        assert killed + ended == 8

    def test_a_first_load_that_is_killed_leaves_no_tables(self, shared_database: str) -> None:
        """Tables are part of the first load's transaction."""
        import os

        def endless() -> Iterator[FactSheet]:
            yield from shelf(1)
            os.kill(os.getpid(), signal.SIGKILL)

        child = in_a_child(lambda: load(endless(), shared_database))
        os.waitpid(child, 0)

        assert sa.inspect(sa.create_engine(driven(shared_database))).get_table_names() == []


class TestTogether:
    """Two loaders at once."""

    def test_the_same_sheets(self, database: str) -> None:
        """Two loads of one shelf at once end well, and the shelf is there once."""
        assert together([lambda: load(shelf(1), database)] * 2) == [0, 0]

        assert proven_whole(database) == 1
        assert rows(database, "SELECT count(*) FROM loads") == [(1,)]

    def test_other_sheets(self, shared_database: str) -> None:
        """Loads of different sheets at once all come through, each with its number."""
        works = [lambda name=name: load([a_sheet(f"{name}{number}.md") for number in range(20)], shared_database)
                 for name in "abc"]  # fmt: skip
        assert together(works) == [0, 0, 0]

        assert rows(shared_database, "SELECT count(*) FROM sheets") == [(60,)]
        assert rows(shared_database, "SELECT load_id, sheets FROM loads ORDER BY 1") == [(1, 20), (2, 20), (3, 20)]

    def test_waiting_has_an_end(self, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A loader that waits too long for another says what to do."""
        load([a_sheet()], sqlite)
        monkeypatch.setattr(sql_dialects, "PATIENCE", 0)
        holder = sa.create_engine(sqlite)
        with holder.connect() as connection:
            connection.connection.driver_connection.execute("BEGIN IMMEDIATE")  # type: ignore[union-attr]

            with pytest.raises(SinkError, match="another program is writing"):
                load([a_sheet("b.md")], sqlite)


class TestCut:
    """Faults in the middle."""

    def test_a_record_that_cannot_be_made(self, database: str) -> None:
        """A fault of what gives the records ends the load with nothing changed."""
        load(shelf(1), database)
        before = contents(database)

        def broken() -> Iterator[FactSheet]:
            yield from shelf(2)
            raise RuntimeError("out of records")

        with pytest.raises(RuntimeError, match="out of records"):
            load(broken(), database)

        assert contents(database) == before

    def test_a_connection_that_is_cut(self, postgres: str) -> None:
        """When the server ends the connection, the error says to load again, and nothing has changed."""
        load(shelf(1), postgres)

        def cut() -> Iterator[FactSheet]:
            yield from shelf(2)
            execute(postgres, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                              "AND datname = current_database()")  # fmt: skip
            yield a_sheet("one more.md")

        with pytest.raises(SinkError, match="load again"):
            load(cut(), postgres)

        assert proven_whole(postgres) == 1

    def test_no_room_left(self, tmp_path: Path) -> None:
        """When a SQLite file cannot grow, the load fails and the file is as it was."""
        url = f"sqlite:///{tmp_path / 'x.db'}"
        load(shelf(1), url)
        size = (tmp_path / "x.db").stat().st_size

        def small() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            try:
                load([*shelf(2), *(a_sheet(f"new{number}.md") for number in range(200))], url)
            except SinkError as error:
                raise SystemExit(28 if error.hint else 1) from None

        assert together([small]) == [28]
        assert proven_whole(url) == 1


class TestEnvironment:
    """Drivers that are not installed."""

    @pytest.mark.parametrize(("url", "extra"), [("postgresql://h/d", "postgres"), ("duckdb:///x.duckdb", "duckdb")])
    def test_a_driver_that_is_absent(self, url: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without its driver a database is refused with the extra to install."""
        import sys

        for module in ("psycopg", "duckdb", "duckdb_engine"):
            monkeypatch.setitem(sys.modules, module, None)

        with pytest.raises(EnvironmentLacks, match=rf"pip install 'factsheet-extract\[{extra}\]'"):
            load([a_sheet()], url)
