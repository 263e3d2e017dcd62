"""Loading 100,000 figures: beside a bare `executemany` into SQLite and a bare COPY into PostgreSQL of the same rows; and kills.

    python -m bench.loading [--figures 100000] [--kills 200]

The bare way gets rows that are ready, writes them to the same tables (keys, indexes, constraints) and commits once; the ratio
shows what the tool adds: rows from records, ids, digests, the look at what is there. As a second peer the same rows go to
tables without any key, index or constraint. Each is timed three times, the best counts.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from factsheet_extract.sinks import load
from factsheet_extract.sinks.ids import record_digest
from factsheet_extract.sinks.rows import fact_rows, sheet_row
from factsheet_extract.sinks.sql_schema import create
from factsheet_extract.sinks.tables import OF_SHEET, TABLES
from tests.factories_records import a_count, a_sheet
from tests.sinks.killing import kill_loads
from tests.sinks.server import INSTALL, programs, server

if TYPE_CHECKING:
    from factsheet_extract.model.record import FactSheet


PER_SHEET = 500
TIMES = 3
MARKS = {"sqlite": 3.0, "postgresql": 4.0, "again": 1.0}

Rows = dict[str, list[tuple[object, ...]]]


def shelf(figures: int) -> list[FactSheet]:
    """Give sheets of 500 figures, each with a concept, a state, two places of evidence."""
    return [
        a_sheet(f"nfhs/{sheet}.pdf", edition=str(2000 + sheet % 20), counts=[
            a_count(f"indicator.{number}", number + sheet / 10, dimensions={"state": f"S{sheet}"}, scope=["RURAL"],
                    kind="percent", unit="%", start=number * 80)
            for number in range(PER_SHEET)
        ])
        for sheet in range(figures // PER_SHEET)
    ]  # fmt: skip


def ready(sheets: list[FactSheet]) -> Rows:
    """Give the rows of every table, as the tool writes them."""
    rows: Rows = {table.name: [] for table in OF_SHEET}
    for sheet in sheets:
        for name, made in fact_rows(sheet).items():
            rows[name].extend(made)
    first = [(1, None, "bench", len(sheets), 0, 0, 0, 0, 0)]
    return {"loads": first, "sheets": [sheet_row(sheet, 1, record_digest(sheet)) for sheet in sheets], **rows}


Work = tuple[Callable[[], object], Callable[[], object]]


def best(works: dict[str, Work]) -> dict[str, float]:
    """Give the shortest of three times of each work, in seconds; its second part, which makes things ready, is not counted.

    The works take turns, so that what else the machine does falls on all of them.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(TIMES):
        for name, (work, ready_for) in works.items():
            ready_for()
            start, used = time.perf_counter(), time.process_time()
            work()
            times[name].append(time.perf_counter() - start)
            times.setdefault(f"{name} cpu", []).append(time.process_time() - used)
    return {name: min(taken) for name, taken in times.items()}


def make_tables(url: str) -> None:
    """Make the tool's tables in an empty database."""
    with sa.create_engine(url, poolclass=sa.NullPool).begin() as connection:
        create(connection)


def bare_tables() -> str:
    """Give the statements that make the tables with nothing but typed columns."""
    types = {"text": "text", "json": "text", "integer": "integer", "number": "numeric", "timestamp": "text"}
    return "; ".join(
        f"CREATE TABLE {table.name} ({', '.join(f'{column.name} {types[column.type]}' for column in table.columns)})"
        for table in TABLES
    )


def sqlite_bare(path: Path, rows: Rows) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        for name, made in rows.items():
            if made:
                database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(made[0]))})", made)
        database.execute("COMMIT")


def postgres_bare(url: str, rows: Rows) -> None:
    import psycopg

    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        for name, made in rows.items():
            if made:
                with cursor.copy(f"COPY {name} FROM STDIN") as lines:
                    for row in made:
                        lines.write_row(row)


def sqlite_times(sheets: list[FactSheet], rows: Rows, folder: Path) -> dict[str, float]:
    path = folder / "bench.db"

    def remove() -> None:
        path.unlink(missing_ok=True)

    def tables() -> None:
        remove()
        make_tables(f"sqlite:///{path}")

    def naked() -> None:
        remove()
        with closing(sqlite3.connect(path)) as database:
            database.executescript(bare_tables())

    return best({
        "bare": (lambda: sqlite_bare(path, rows), tables),
        "least": (lambda: sqlite_bare(path, rows), naked),
        "load": (lambda: load(sheets, str(path)), remove),
        "again": (lambda: load(sheets, str(path)), lambda: None),
        "fresh": (lambda: load(sheets, str(path), fresh=True), remove),
    })  # fmt: skip


def postgres_times(sheets: list[FactSheet], rows: Rows, url: str) -> dict[str, float]:
    import psycopg

    def remove() -> None:
        with psycopg.connect(url) as connection:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")

    def tables() -> None:
        remove()
        make_tables(url.replace("postgresql://", "postgresql+psycopg://"))

    def naked() -> None:
        remove()
        with psycopg.connect(url) as connection:
            connection.execute(bare_tables().encode())

    return best({
        "bare": (lambda: postgres_bare(url, rows), tables),
        "least": (lambda: postgres_bare(url, rows), naked),
        "load": (lambda: load(sheets, url), remove),
        "again": (lambda: load(sheets, url), lambda: None),
    })  # fmt: skip


def tell(name: str, peer: str, times: dict[str, float]) -> bool:
    """Print one database's times and ratios; tell whether they reach the marks."""
    ratio, again = times["load"] / times["bare"], times["again"] / times["load"]
    good = ratio <= MARKS[name] and again <= MARKS["again"]
    extra = f", file made anew {times['fresh']:.2f} s" if "fresh" in times else ""
    if name == "sqlite":  # all of its work is done in this process, whatever else the machine does
        extra += f"; in CPU time {times['bare cpu']:.2f} s and {times['load cpu']:.2f} s"
        extra += f" ({times['load cpu'] / times['bare cpu']:.2f} x)"
    extra += f"; {peer} without keys {times['least']:.2f} s ({times['load'] / times['least']:.2f} x)"
    print(f"{name}: {peer} {times['bare']:.2f} s, load {times['load']:.2f} s ({ratio:.2f} x, mark {MARKS[name]:.0f} x), "
          f"again {times['again']:.2f} s ({again:.2f} x, mark 1 x){extra}{'' if good else '  MISSED'}")  # fmt: skip
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=100_000)
    parser.add_argument("--kills", type=int, default=200, help="kills of loads on each database")
    arguments = parser.parse_args()
    sheets = shelf(arguments.figures)
    rows = ready(sheets)
    print(f"{arguments.figures} figures in {len(sheets)} sheets, {sum(map(len, rows.values()))} rows")
    programs_folder = programs()
    if programs_folder is None:
        sys.exit(INSTALL)
    with tempfile.TemporaryDirectory() as name, server(programs_folder) as url:
        folder = Path(name)
        good = tell("sqlite", "executemany", sqlite_times(sheets, rows, folder))
        good &= tell("postgresql", "COPY", postgres_times(sheets, rows, url))
        for database in (f"sqlite:///{folder / 'kills.db'}", url.replace("/postgres?", "/template1?")):
            killed, ended = kill_loads(database, arguments.kills, seed=arguments.kills)
            kind = database.partition(":")[0]
            print(f"{kind}: {arguments.kills} kills, {killed} in the middle of a load, {ended} after its end: no half sheet")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
