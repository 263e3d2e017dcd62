"""Databases made by earlier versions come up to date where they are."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks import load, sql_migrations
from factsheet_extract.sinks.sql_schema import SCHEMA_VERSION
from tests.factories_records import a_full_sheet, a_sheet
from tests.sinks.conftest import driven, execute, many_rows, rows
from tests.sinks.freezing import URLS, frozen_file, schema, statements
from tests.sinks.test_sql import contents

EARLIER = range(1, SCHEMA_VERSION)


def an_earlier_database(url: str, version: int) -> None:
    """Make a database as an earlier version did, with one sheet in it."""
    engine = sa.create_engine(driven(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        for statement in statements(version, engine.dialect.name):
            connection.exec_driver_sql(statement.replace("%", "%%") if engine.dialect.name == "postgresql" else statement)


def structure(url: str) -> dict[str, Any]:
    """Give columns, keys, indexes and comments of every table, and the views."""
    if url.startswith("duckdb"):  # SQLAlchemy cannot look into DuckDB yet
        queries = {
            "columns": "table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal",
            "keys": "table_name, constraint_text FROM duckdb_constraints()",
            "indexes": "index_name, sql FROM duckdb_indexes()",
            "views": "view_name, sql FROM duckdb_views() WHERE NOT internal",
        }
        found = many_rows(url, [f"SELECT {query} ORDER BY ALL" for query in queries.values()])
        return dict(zip(queries, found, strict=True))
    inspector = sa.inspect(sa.create_engine(driven(url), poolclass=sa.NullPool))
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"], column.get("comment"))
             for column in inspector.get_columns(name)],
            inspector.get_pk_constraint(name),
            sorted(map(str, inspector.get_foreign_keys(name))),
            sorted(map(str, inspector.get_indexes(name))),
        )
        for name in sorted(inspector.get_table_names())
    } | {"views": sorted(inspector.get_view_names())}  # fmt: skip


def another(url: str) -> str:
    """Give an empty database of the same kind; on a server, the same one emptied."""
    if not url.startswith("postgresql"):
        return url.replace("factsheets.", "new.")
    execute(url, "DROP SCHEMA public CASCADE")
    execute(url, "CREATE SCHEMA public")
    return url


class TestMigrations:
    """Tables of earlier versions."""

    @pytest.mark.parametrize("version", EARLIER)
    def test_the_next_load_brings_tables_up_to_date(self, database: str, version: int) -> None:
        """After one load, tables of an earlier version are those that this version makes."""
        an_earlier_database(database, version)
        before = rows(database, "SELECT figure_id, label, value FROM figures ORDER BY figure_id")

        load([a_full_sheet()], database)

        assert rows(database, "SELECT version FROM schema_version") == [(SCHEMA_VERSION,)]
        assert rows(database, "SELECT figure_id, label, value FROM figures ORDER BY figure_id") == before

    @pytest.mark.parametrize("version", EARLIER)
    def test_migrated_tables_equal_new_ones(self, database: str, version: int) -> None:
        """Columns, keys, indexes, comments, views and rows are those of a database made anew."""
        an_earlier_database(database, version)
        load([a_full_sheet()], database)
        migrated, held = structure(database), contents(database)
        new = another(database)
        load([a_full_sheet()], new)

        assert migrated == structure(new)
        made = contents(new)
        assert {name: held[name] for name in held if name not in {"loads", "sheets"}} == {
            name: made[name] for name in made if name not in {"loads", "sheets"}
        }

    @pytest.mark.parametrize("version", EARLIER)
    def test_a_step_that_fails_leaves_the_earlier_version(
        self, database: str, version: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A migration is part of the load's transaction: after a fault the tables are as they were."""
        an_earlier_database(database, version)
        before = structure(database)

        def fails(connection: sa.Connection) -> None:
            connection.exec_driver_sql("CREATE TABLE half (x integer)")
            connection.exec_driver_sql("SELECT * FROM nowhere")

        monkeypatch.setitem(sql_migrations.MIGRATIONS, version, fails)
        with pytest.raises(SinkError, match="nowhere"):
            load([a_sheet()], database)

        assert structure(database) == before
        assert rows(database, "SELECT version FROM schema_version") == [(version,)]

    @pytest.mark.parametrize("dialect", URLS)
    def test_the_present_version_is_frozen(self, dialect: str) -> None:
        """Whoever changes the tables raises SCHEMA_VERSION, writes a migration, and runs `python -m tests.sinks.freezing`."""
        assert frozen_file(SCHEMA_VERSION, dialect).read_text(encoding="utf-8").startswith(schema(dialect))
