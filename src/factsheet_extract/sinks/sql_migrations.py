"""From one version of the tables to the next, in place and inside the load's transaction: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.sinks.sql_schema import SCHEMA, SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa

# Version -> what brings its tables to the next version.
MIGRATIONS: Final[dict[int, Callable[[sa.Connection], None]]] = {}


def migrate(connection: sa.Connection, version: int) -> None:
    """Bring tables of `version` up to the present one."""
    for step in range(version, SCHEMA_VERSION):
        MIGRATIONS[step](connection)
    if version < SCHEMA_VERSION:
        connection.execute(SCHEMA.update().values(version=SCHEMA_VERSION))
