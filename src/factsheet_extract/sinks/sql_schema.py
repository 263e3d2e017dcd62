"""The related tables as SQL: types, keys, indexes and comments by SQLAlchemy, one description for every database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy import schema as ddl
from sqlalchemy.dialects.postgresql import JSONB

from factsheet_extract.sinks.tables import PARTS, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_extract.sinks.tables import Column, Table

# The version of the tables below; `sql_migrations` brings older ones up to it.
SCHEMA_VERSION: Final = 3

# SQLite's NUMERIC keeps 15 as 15 and not as 15.0; DuckDB has no NUMERIC without a fixed scale.
_TYPES: Final[dict[str, Any]] = {
    "text": sa.Text(),
    "integer": sa.Integer(),
    "number": sa.Numeric(asdecimal=False).with_variant(sa.Double(), "duckdb"),
    "json": sa.Text().with_variant(JSONB(), "postgresql"),
    "timestamp": sa.DateTime(timezone=True),
}

METADATA: Final = sa.MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk", "fk": "%(table_name)s_%(column_0_name)s_fk", "ix": "%(table_name)s_%(column_0_N_name)s",
        "ck": "%(table_name)s_%(constraint_name)s",
    }
)  # fmt: skip

SCHEMA: Final = sa.Table(
    "schema_version", METADATA,
    sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False, comment="version of these tables"),
    comment="One row: the version of the tables, so that a newer program can bring them up to date.",
)  # fmt: skip


def _table(table: Table) -> sa.Table:
    made = sa.Table(
        table.name, METADATA, *(_column(column) for column in table.columns), sa.PrimaryKeyConstraint(*table.key),
        *(_check(column) for column in table.columns if column.one_of),
        *(_foreign_key(column) for column in table.columns if column.references), comment=table.description,
        sqlite_with_rowid=table not in PARTS,  # short rows under a key of two columns: the key is the table
    )  # fmt: skip
    for columns in table.indexes:
        sa.Index(None, *(made.c[name] for name in columns))
    return made


def _column(column: Column) -> sa.Column[Any]:
    return sa.Column(
        column.name, _TYPES[column.type], nullable=not column.required, comment=column.description, autoincrement=False
    )  # fmt: skip


def _foreign_key(column: Column) -> sa.ForeignKeyConstraint:
    """Make a foreign key, except for DuckDB: there a row and what refers to it cannot go in one transaction.

    See https://duckdb.org/docs/stable/sql/indexes (over-eager constraint checking in foreign keys).
    """
    assert column.references is not None
    target = f"{column.references}.{_key_of(column.references)}"
    return sa.ForeignKeyConstraint([column.name], [target]).ddl_if(callable_=_checks_late)


def _checks_late(*_arguments: object, dialect: sa.Dialect, **_options: object) -> bool:
    return dialect.name != "duckdb"


def _key_of(table: str) -> str:
    return next(known.key[0] for known in TABLES if known.name == table)


def _check(column: Column) -> sa.CheckConstraint:
    values = ", ".join(f"'{value}'" for value in column.one_of)
    return sa.CheckConstraint(f"{column.name} IN ({values})", name=column.name)


SQL_TABLES: Final[dict[str, sa.Table]] = {table.name: _table(table) for table in TABLES}

# Figures of the newest edition of each family and language. Editions sort as text: years and ISO dates sort by time.
_NEWEST: Final = """
SELECT figures.*, sheets.path, sheets.family, sheets.edition, sheets.language
FROM figures JOIN sheets ON sheets.sheet_id = figures.sheet_id
WHERE sheets.edition IS NOT NULL AND sheets.edition = (
    SELECT max(other.edition) FROM sheets AS other
    WHERE other.family = sheets.family AND other.language = sheets.language)
"""
# One row a figure that the family names, ready to be followed from edition to edition, with its place.
_EDITIONS: Final = """
SELECT sheets.family, figures.concept, figures.scope, figures.dimensions, figures.unit, sheets.edition, sheets.language,
    figures.value, figures.low, figures.high, figures.comparator, figures.printed, figures.status, figures.label,
    sheets.path, evidence.page, evidence.quote, evidence.boxes, figures.figure_id
FROM figures JOIN sheets ON sheets.sheet_id = figures.sheet_id
LEFT JOIN evidence ON evidence.figure_id = figures.figure_id AND evidence.rank = 0
WHERE figures.concept IS NOT NULL
"""
VIEWS: Final[dict[str, str]] = {"newest_figures": _NEWEST.strip(), "figures_over_editions": _EDITIONS.strip()}


def create(connection: sa.Connection, *, indexed: bool = True) -> None:
    """Make the tables and views of the present version in an empty database, and note the version."""
    create_tables(connection, (SCHEMA, *SQL_TABLES.values()), indexed=indexed)
    create_views(connection)
    connection.execute(SCHEMA.insert().values(version=SCHEMA_VERSION))


def create_tables(connection: sa.Connection, tables: Iterable[sa.Table], *, indexed: bool = True) -> None:
    """Make tables with their comments and, where asked for, indexes, always in the same order."""
    for table in tables:
        connection.execute(ddl.CreateTable(table))
        if indexed:
            create_indexes(connection, [table])
        if connection.dialect.supports_comments:
            connection.execute(ddl.SetTableComment(table))
            for column in table.columns:
                connection.execute(ddl.SetColumnComment(column))


def create_indexes(connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Make the indexes of tables, sorted by name: SQLAlchemy keeps them in a set."""
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(ddl.CreateIndex(index))


def drop_views(connection: sa.Connection) -> None:
    """Remove the views of any version."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def create_views(connection: sa.Connection) -> None:
    """Make the views."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def version_of(connection: sa.Connection) -> int | None:
    """Give the version of the tables in the database; None where it has none of them."""
    if not sa.inspect(connection).has_table(SCHEMA.name):
        return None
    version: int | None = connection.execute(sa.select(sa.func.max(SCHEMA.c.version))).scalar_one()
    return version
