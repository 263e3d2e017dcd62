"""load: FactSheets -> files or a database, through a sink chosen by name, suffix or URL.

To add a sink, write a module with a function that keeps to `contract` and add one line to `SINKS`.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from factsheet_extract.errors import UsageError
from factsheet_extract.sinks.contract import LoadResult, Sink
from factsheet_extract.sinks.csv_files import write_csv
from factsheet_extract.sinks.json_files import record_path, write_json, write_jsonl
from factsheet_extract.sinks.lazy import lazy

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet

__all__ = ["SINKS", "LoadResult", "Sink", "load", "record_path", "sink_for"]

_PACKAGE = lazy("factsheet_extract.sinks.datapackage", "write_datapackage")
_PARQUET = lazy("factsheet_extract.sinks.parquet_files", "write_parquet")
_SDMX = lazy("factsheet_extract.sinks.sdmx", "write_sdmx")
_SQLITE = lazy("factsheet_extract.sinks.sql", "write_sqlite")
_POSTGRESQL = lazy("factsheet_extract.sinks.sql", "write_postgresql")
_DUCKDB = lazy("factsheet_extract.sinks.sql", "write_duckdb")

SINKS: Final[dict[str, Sink]] = {
    sink.name: sink
    for sink in (
        Sink("json", "a folder with one record a file", write_json),
        Sink("jsonl", "one file with one record a line", write_jsonl, suffixes=(".jsonl", ".ndjson")),
        Sink("csv", "a folder of tidy tables, or the figures in one file", write_csv, suffixes=(".csv",)),
        Sink("parquet", "a folder of tidy tables, or the figures in one file", _PARQUET, suffixes=(".parquet",)),
        Sink("datapackage", "a Data Package v2: related tables as CSV with their schema", _PACKAGE),
        Sink("sdmx", "SDMX-CSV 2.0 with its data structure, of the figures that have a concept", _SDMX),
        Sink("sqlite", "a SQLite database", _SQLITE, suffixes=(".db", ".sqlite", ".sqlite3"), schemes=("sqlite",)),
        Sink("postgresql", "a PostgreSQL database", _POSTGRESQL, schemes=("postgresql", "postgres")),
        Sink("duckdb", "a DuckDB database", _DUCKDB, suffixes=(".duckdb",), schemes=("duckdb",)),
    )
}


def sink_for(target: str, format: str | None = None) -> Sink:  # noqa: A002  the word of the command line
    """Give the sink named `format`, else the one that the target's URL scheme or suffix names; a folder gets JSON.

    Raises UsageError where nothing fits.
    """
    if format is not None:
        if format not in SINKS:
            raise UsageError(f"no sink is named {format!r}", hint=f"there are {', '.join(SINKS)}")
        return SINKS[format]
    scheme, mark, _ = target.partition("://")
    named = scheme.partition("+")[0] if mark else ""
    suffix = PurePath(target).suffix.lower()
    for sink in SINKS.values():
        if named in sink.schemes if mark else suffix in sink.suffixes:
            return sink
    if mark or suffix:
        what = f"URLs that begin with {scheme}://" if mark else f"files that end in {suffix}"
        raise UsageError(f"no sink writes {what}", hint=f"name one of {', '.join(SINKS)} as the format")
    return SINKS["json"]


def load(
    sheets: Iterable[FactSheet], target: str, *, format: str | None = None,  # noqa: A002
    fresh: bool = False, at: dt.datetime | None = None,
) -> LoadResult:  # fmt: skip
    """Write records to `target`: a folder, a file or a database URL.

    `format` names the sink where the target does not tell. `fresh` says that a database shall hold these sheets and no others.
    `at` is noted as the time of the load in a database; left out by default, so that the same sheets give the same bytes.
    Raises UsageError, SinkError, EnvironmentLacks.
    """
    return sink_for(str(target), format).write(sheets, str(target), fresh=fresh, at=at)
