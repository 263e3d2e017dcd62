"""From one version of the tables to the next, in place and inside the load's transaction: all of it, or nothing.

A step creates and fills what its version added. Where a later version changes a table that a step makes from the present
declaration, the step must keep its own: `tests/sinks/test_migrations.py` compares the outcome with tables made anew.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import schema as ddl

from factsheet_extract.sinks import rows
from factsheet_extract.sinks.sql_schema import SCHEMA, SCHEMA_VERSION, SQL_TABLES, create_tables, create_views, drop_views
from factsheet_extract.sinks.tables import PARTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_extract.sinks.rows import Row


def migrate(connection: sa.Connection, version: int) -> None:
    """Bring tables of `version` up to the present one."""
    if version == SCHEMA_VERSION:
        return
    drop_views(connection)
    for step in range(version, SCHEMA_VERSION):
        MIGRATIONS[step](connection)
    create_views(connection)
    connection.execute(SCHEMA.update().values(version=SCHEMA_VERSION))


def _to_2(connection: sa.Connection) -> None:
    """Version 2 gives dimensions, scopes, members and objects tables of their own, filled from the JSON that version 1 has."""
    create_tables(connection, [SQL_TABLES[part.name] for part in PARTS])
    _fill(connection, "figures", "dimensions", "figure_dimensions", rows.dimension_rows)
    _fill(connection, "figures", "scope", "figure_scopes", rows.code_rows)
    _fill(connection, "figures", "members", "figure_members", rows.name_rows)
    _fill(connection, "themes", "scope", "theme_scopes", rows.code_rows)
    _fill(connection, "roles", "objects", "role_objects", rows.name_rows)


def _fill(connection: sa.Connection, source: str, column: str, part: str, values_of: Callable[[Any], list[Row]]) -> None:
    facts, target = SQL_TABLES[source], SQL_TABLES[part]
    key = facts.primary_key.columns[0]
    made = [
        (name, *row)
        for name, held in connection.execute(sa.select(key, facts.c[column]))
        for row in values_of(json.loads(held) if isinstance(held, str) else held)
    ]
    if made:
        names = [column.name for column in target.columns]
        connection.execute(target.insert(), [dict(zip(names, row, strict=True)) for row in made])


def _to_3(connection: sa.Connection) -> None:
    """Version 3 has the number that a sheet prints, and says which dimensions are printed heads."""
    connection.execute(sa.text("ALTER TABLE sheets ADD COLUMN issue TEXT"))
    if connection.dialect.supports_comments:
        parts = SQL_TABLES["figure_dimensions"]
        connection.execute(ddl.SetTableComment(parts))
        for column in (SQL_TABLES["sheets"].c.issue, SQL_TABLES["figures"].c.dimensions, parts.c.name):
            connection.execute(ddl.SetColumnComment(column))


# Version -> what brings its tables to the next version.
MIGRATIONS: Final[dict[int, Callable[[sa.Connection], None]]] = {1: _to_2, 2: _to_3}
