"""Diffs and series written: a table for people, JSON and CSV for programs, Markdown for a pull request, one HTML page.

`write_diff` and `write_series` take the format by name; `FORMATS` lists the names. `joined` and `pages` write several.
"""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.diff.render.html import diff_html, series_html
from factsheet_extract.diff.render.markdown import diff_markdown, series_markdown
from factsheet_extract.diff.render.plots import PlotFormat, plot_files, plots_embedded
from factsheet_extract.diff.render.rows import diff_csv, series_csv
from factsheet_extract.diff.render.series_table import series_table
from factsheet_extract.diff.render.table import diff_table
from factsheet_extract.diff.render.terminal import View
from factsheet_extract.errors import UsageError
from factsheet_extract.model.difference import EditionDiff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.series import Series

__all__ = ["FORMATS", "Format", "PlotFormat", "View", "joined", "pages", "plot_files", "write_diff", "write_series"]

Format: TypeAlias = Literal["table", "json", "md", "csv", "html"]
FORMATS: Final[tuple[Format, ...]] = ("table", "json", "md", "csv", "html")


def write_diff(diff: EditionDiff, form: Format = "table", view: View | None = None) -> str:
    """Give the diff in a format; `view` says how wide and how much, for the table alone."""
    match form:
        case "table":
            return diff_table(diff, view)
        case "json":
            return diff.to_json()
        case "md":
            return diff_markdown(diff)
        case "csv":
            return diff_csv(diff)
        case "html":
            return diff_html(diff)


def write_series(series: Series, form: Format = "table", view: View | None = None) -> str:
    """Give the series in a format; `view` says how wide and how much, for the table alone."""
    match form:
        case "table":
            return series_table(series, view)
        case "json":
            return series.to_json()
        case "md":
            return series_markdown(series)
        case "csv":
            return series_csv(series)
        case "html":
            return series_html(series, plots_embedded(series))


def joined(found: Sequence[EditionDiff | Series], form: Format, view: View | None = None) -> str:
    """Give several diffs or series as one text: a JSON array, one CSV with one head, tables one under the other.

    Raises UsageError for several HTML pages, which are files of their own (`pages`).
    """
    texts = [_written(one, form, view) for one in found]
    if len(texts) == 1:
        return texts[0]
    match form:
        case "json":
            return "[" + ",\n".join(text.rstrip("\n") for text in texts) + "]\n"
        case "csv":
            return _one_head(texts)
        case "html":
            raise UsageError("several sheets make several pages", hint="name a folder with --output")
        case _:
            return "\n".join(texts)


def pages(found: Sequence[EditionDiff | Series]) -> Iterator[tuple[str, str]]:
    """Give a file name and an HTML page a sheet, named after its newest edition."""
    for number, one in enumerate(found, 1):
        yield f"{number:03d}-{PurePosixPath(_newest_path(one)).name}.html", _written(one, "html", None)


def _newest_path(one: EditionDiff | Series) -> str:
    return one.newer.path if isinstance(one, EditionDiff) else one.sheets[-1].path


def _written(one: EditionDiff | Series, form: Format, view: View | None) -> str:
    return write_diff(one, form, view) if isinstance(one, EditionDiff) else write_series(one, form, view)


def _one_head(texts: Sequence[str]) -> str:
    """Join CSV texts; where their heads differ (other dimensions), rows are set under the union of the columns."""
    tables = [list(csv.DictReader(StringIO(text))) for text in texts]
    columns = list(dict.fromkeys(name for text in texts for name in next(csv.reader(StringIO(text)))))
    out = StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for rows in tables:
        writer.writerows(rows)
    return out.getvalue()
