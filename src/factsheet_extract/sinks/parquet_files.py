"""Parquet: one file a tidy table, typed, with the description of each column; written sheet by sheet, a row group at a time.

A target that ends in `.parquet` gets the figures alone; any other is a folder that gets every table.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.errors import EnvironmentLacks
from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.files import replacing_all
from factsheet_extract.sinks.tidy import FIGURES, TIDY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.tidy import Row, TidyTable

# Rows of a row group: large enough to compress and scan well, small enough to keep memory flat.
GROUP: Final = 20_000


def write_parquet(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write the tidy tables under the folder `target`, or the figures alone to the file `target`; they hold no others.

    Raises EnvironmentLacks where pyarrow is not installed, SinkError where the target cannot be written.
    """
    alone = target.endswith(".parquet")
    tables = (FIGURES,) if alone else TIDY
    paths = [Path(target) if alone else Path(target, f"{table.name}.parquet") for table in tables]
    count = figures = 0
    with replacing_all(paths) as temporaries, ExitStack() as stack:
        writers = [stack.enter_context(_Writer(table, path)) for table, path in zip(tables, temporaries, strict=True)]
        for sheet in each_once(sheets):
            count += 1
            figures += len(sheet.counts)
            for writer in writers:
                writer.add(sheet)
    return LoadResult(target, count, figures, added=count, files=tuple(paths))


class _Writer:
    """One table being written: collects rows and writes them a row group at a time."""

    def __init__(self, table: TidyTable, temporary: Path) -> None:
        self.arrow = _pyarrow()
        self.table = table
        self.rows: list[Row] = []
        self.schema = _schema(self.arrow, table)
        self.writer = self.arrow.parquet.ParquetWriter(temporary, self.schema, compression="zstd")

    def add(self, sheet: FactSheet) -> None:
        """Add the sheet's rows."""
        self.rows.extend(self.table.rows(sheet))
        if len(self.rows) >= GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows collected."""
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.schema)
        arrays = [
            self.arrow.array(map(as_float, column) if field.type == self.arrow.float64() else column, field.type)
            for column, field in zip(columns, self.schema, strict=True)
        ]
        self.writer.write_table(self.arrow.Table.from_arrays(arrays, schema=self.schema))
        self.rows.clear()

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None and self.rows:
            self.flush()
        self.writer.close()


def as_float(value: Any) -> float | None:
    """Give a number as Parquet holds it: a whole one of any length too."""
    return None if value is None else float(value)


def _schema(arrow: Any, table: TidyTable) -> Any:
    types = {
        "text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(),
        "names": arrow.list_(arrow.string()), "json": arrow.string(),
    }  # fmt: skip
    fields = [arrow.field(field.name, types[field.type], metadata={"description": field.description}) for field in table.fields]
    return arrow.schema(fields, metadata={"description": table.description})


def _pyarrow() -> Any:
    try:
        import pyarrow as arrow
        import pyarrow.parquet
    except ImportError as error:
        raise EnvironmentLacks(
            "writing Parquet needs pyarrow", what="parquet", hint="pip install 'factsheet-extract[parquet]'"
        ) from error
    return arrow
