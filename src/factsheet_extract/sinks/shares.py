"""What one record gives to a run's tables, made ready where the record is made, and the tables made of such shares.

A run of thousands of sheets has many workers and one parent, and the parent writes the tables. So a worker makes, beside the
record, its lines of figures.csv and its rows of factsheets.db as a small database; the parent only puts them one behind the
other. The files are those that `load` writes of the same records, to the byte.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.sinks.csv_files import cell
from factsheet_extract.sinks.files import replacing
from factsheet_extract.sinks.ids import text_digest
from factsheet_extract.sinks.rows import fact_rows, sheet_row
from factsheet_extract.sinks.storable import storable
from factsheet_extract.sinks.tables import OF_SHEET, SHEETS
from factsheet_extract.sinks.tidy import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.tidy import Row

# Number of the only load that a database made anew has.
LOAD: Final = 1
SHARED: Final = (SHEETS, *OF_SHEET)


def share_of(sheet: FactSheet) -> bytes:
    """Give the share of one record: the length of its lines of CSV, these, then its rows as a SQLite database."""
    text = sheet.model_dump_json()
    lines = _csv(FIGURES.rows(sheet))
    held = storable(sheet) if "\\u0000" in text else sheet
    rows = {SHEETS.name: [sheet_row(held, LOAD, text_digest(text))]} | fact_rows(held)
    return b"%d\n%s%s" % (len(lines), lines, _database(rows))


def write_shares(shares: Iterable[bytes], figures: Path, database: Path) -> None:
    """Write the shares, in their order, to a CSV file of figures and a SQLite database made anew. Raises SinkError."""
    from factsheet_extract.sinks.shares_sql import building

    with replacing(figures) as temporary, temporary.open("wb") as lines, building(database) as loading:
        lines.write(_csv([tuple(field.name for field in FIGURES.fields)]))
        for share in shares:
            length, _, rest = share.partition(b"\n")
            lines.write(rest[: int(length)])
            loading.add(rest[int(length) :])


def _csv(rows: Iterable[Row]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows([cell(value) for value in row] for row in rows)
    return lines.getvalue().encode()


def _database(rows: dict[str, list[tuple[Any, ...]]]) -> bytes:
    """Give a database of these rows: the columns of the real tables without names, types, keys and indexes."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(_empty())
        for table in SHARED:
            made.executemany(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})", rows[table.name])
        made.commit()
        return made.serialize()


@cache
def _empty() -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        for table in SHARED:
            made.execute(f"CREATE TABLE {table.name} ({', '.join(f'c{number}' for number in range(len(table.columns)))})")
        return made.serialize()
