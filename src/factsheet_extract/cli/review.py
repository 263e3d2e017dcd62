"""`review`: one record beside its sheet, as a page for a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common, read_options, reading
from factsheet_extract.errors import UsageError

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet


@click.command(context_settings=HELP)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--source", type=click.Path(path_type=Path, dir_okay=False), help="The sheet FILE was made from, where FILE is a record."
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of printing.")
@click.option(
    "--most-pages", type=click.IntRange(1), default=40, show_default=True, help="Pages shown, those with facts first."
)
@reading
@common
@click.pass_obj
def review(
    talk: Talk, /, file: Path, source: Path | None, output: Path | None, most_pages: int, family: str | None,
    language: str | None, **read: Any,
) -> Exit:  # fmt: skip
    """Show the sheet FILE with every number marked by what became of it, beside the facts and their quotes.

    FILE is a sheet, or the record of one (.json) with --source. The page is one HTML file that needs no network.

    Example: factsheet-extract review report-2018.pdf --output review.html
    """
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.review import ReviewOptions
    from factsheet_extract.review import review as review_page

    options = read_options(language=language, **read)
    sheet, origin = _record(file, source) if file.suffix == ".json" else (None, file)
    if sheet is None:
        from factsheet_extract.extract import extract

        sheet = extract(file, family=family, language=language, options=options)
    page = review_page(sheet, origin, ReviewOptions(options, most_pages))
    if output is None:
        talk.data(page)
    else:
        write_atomic(output, page.encode())
        talk.say(f"wrote {output}")
    return Exit.DONE


def _record(file: Path, source: Path | None) -> tuple[FactSheet, Path | None]:
    """Give the record in a file, and its sheet: the one named, else the one at the record's own path, else none."""
    from factsheet_extract.diff import load_records

    if file.is_dir():
        raise UsageError(f"{file} is a folder", hint="name one record")
    sheet = load_records(file)[0]
    named = Path(sheet.source.path)
    return sheet, source or (named if named.is_file() else None)
