"""Diffs and series written: a table for people, JSON and CSV for programs, Markdown for a pull request, one HTML page.

`write_diff` and `write_series` take the format by name; `FORMATS` lists the names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.diff.render.html import diff_html, series_html
from factsheet_extract.diff.render.markdown import diff_markdown, series_markdown
from factsheet_extract.diff.render.plots import plot_files, plots_embedded
from factsheet_extract.diff.render.rows import diff_csv, series_csv
from factsheet_extract.diff.render.series_table import series_table
from factsheet_extract.diff.render.table import diff_table
from factsheet_extract.diff.render.terminal import View

if TYPE_CHECKING:
    from factsheet_extract.model.difference import EditionDiff, Series

__all__ = ["FORMATS", "Format", "View", "plot_files", "write_diff", "write_series"]

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
