"""CSV: RFC 4180 with a line feed, UTF-8 without a byte order mark, one file a tidy table.

A target that ends in `.csv` gets the figures alone; any other is a folder that gets every table. Lists of names are joined by
"; ". A text that a spreadsheet would run as a formula gets an apostrophe in front (see `defused`).
"""

from __future__ import annotations

import csv
import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.files import replacing_all
from factsheet_extract.sinks.tidy import FIGURES, TIDY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.sinks.tidy import Cell, TidyTable

# What spreadsheets take for the start of a formula, in half and full width, after any blank: "=1+1", " @SUM(A1)", "＝1". A sign
# that stands alone is none: "=", "-".
_FORMULA: Final = re.compile(r"\s*[=@+\-＝＠＋－\t\r].", re.DOTALL)
# Signed numbers are no formulas: "-5.2", "+3 %", "−12 345,6".
_NUMBER: Final = re.compile(r"[+\-]\s?\d[\d\s.,']{0,40}%?")


def defused(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: an apostrophe is put before one that it would.

    Signed numbers stay as they are. The attack is described by OWASP under "CSV injection".
    """
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text.strip()):
        return "'" + text
    return text


def cell(value: Cell) -> str | int | float | None:
    """Give a value as CSV holds it: names joined by "; ", texts without formulas, numbers as they are."""
    if isinstance(value, tuple):
        value = "; ".join(value)
    return defused(value) if isinstance(value, str) else value


def write_csv(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write the tidy tables under the folder `target`, or the figures alone to the file `target`; they hold no others."""
    alone = target.endswith(".csv")
    tables = (FIGURES,) if alone else TIDY
    paths = [Path(target) if alone else Path(target, f"{table.name}.csv") for table in tables]
    count = figures = 0
    with replacing_all(paths) as temporaries, ExitStack() as stack:
        writers = [_writer(stack, table, temporary) for table, temporary in zip(tables, temporaries, strict=True)]
        for sheet in each_once(sheets):
            count += 1
            figures += len(sheet.counts)
            for table, writer in zip(tables, writers, strict=True):
                writer.writerows([cell(value) for value in row] for row in table.rows(sheet))
    return LoadResult(target, count, figures, added=count, files=tuple(paths))


def _writer(stack: ExitStack, table: TidyTable, temporary: Path) -> Any:  # the type of csv.writer has no public name
    lines = stack.enter_context(temporary.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    return writer
