"""The tables of each version as SQL text, kept for ever: what databases out there look like, with a few rows.

    python -m tests.sinks.freezing

writes the files of the present version. Do so once, when `SCHEMA_VERSION` is raised; a file that is there stays as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from factsheet_extract.sinks import sql_schema
from factsheet_extract.sinks.ids import canonical, record_digest
from factsheet_extract.sinks.rows import fact_rows, sheet_row
from factsheet_extract.sinks.tables import OF_SHEET
from tests.factories_records import a_full_sheet

FOLDER = Path(__file__).with_name("frozen")
URLS = {"sqlite": "sqlite://", "postgresql": "postgresql+psycopg://", "duckdb": "duckdb://"}
END = ";\n\n"


def frozen_file(version: int, dialect: str) -> Path:
    """Give the file of one version and database."""
    return FOLDER / f"v{version}.{dialect}.sql"


def schema(dialect: str) -> str:
    """Give the present tables and views as SQL."""
    statements: list[str] = []

    def note(statement: Any, *_: object, **__: object) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)).strip().replace("%%", "%"))

    engine = sa.create_mock_engine(URLS[dialect], note)
    sql_schema.create_tables(engine, (sql_schema.SCHEMA, *sql_schema.SQL_TABLES.values()))  # type: ignore[arg-type]
    statements += [f"CREATE VIEW {name} AS {query}" for name, query in sql_schema.VIEWS.items()]
    return END.join(statements) + END


def data() -> str:
    """Give the rows of one full record as SQL."""
    sheet = a_full_sheet()
    rows: list[tuple[str, tuple[Any, ...]]] = [
        ("schema_version", (sql_schema.SCHEMA_VERSION,)),
        ("loads", (1, None, "0.1.0", 1, len(sheet.counts), 1, 0, 0, 0)),
        ("sheets", sheet_row(sheet, 1, record_digest(sheet))),
    ]
    made = fact_rows(sheet)
    rows += [(table.name, row) for table in OF_SHEET for row in made[table.name]]
    return END.join(f"INSERT INTO {name} VALUES ({', '.join(map(_literal, row))})" for name, row in rows) + END


def _literal(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, (int, float)):
        return canonical(value)
    return "'" + str(value).replace("'", "''") + "'"


def statements(version: int, dialect: str) -> list[str]:
    """Give the statements that make a database of an earlier version, with its rows."""
    text = frozen_file(version, dialect).read_text(encoding="utf-8")
    return [statement for statement in text.split(END) if statement.strip()]


def main() -> None:
    """Write the files of the present version that are not there yet."""
    FOLDER.mkdir(exist_ok=True)
    for dialect in URLS:
        path = frozen_file(sql_schema.SCHEMA_VERSION, dialect)
        if not path.exists():
            path.write_text(schema(dialect) + data(), encoding="utf-8")


if __name__ == "__main__":
    main()
