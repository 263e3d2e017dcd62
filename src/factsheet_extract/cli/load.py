"""`load`: records to a folder, a file or a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import UnreadableSource

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk


@click.command(context_settings=HELP)
@click.argument("records", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RECORDS...")
@click.option("--to", "target", required=True, metavar="URL", help="A database URL, a file or a folder.")
@click.option("-f", "--format", "form", metavar="NAME", help="The kind of target, where its name does not tell it.")
@click.option("--fresh", is_flag=True, help="The target shall hold these sheets and no others.")
@click.option("--stamp", is_flag=True, help="Note the time of the load in a database (the same load then has other bytes).")
@common
@click.pass_obj
def load(talk: Talk, /, records: tuple[Path, ...], target: str, form: str | None, fresh: bool, stamp: bool) -> Exit:
    """Load RECORDS, files or folders of them, into a database or write them in another form.

    Loading again changes nothing; a sheet that was extracted anew replaces its rows.

    Example: factsheet-extract load data --to postgresql://user@host/facts
    """
    import datetime as dt

    from factsheet_extract.cli.records import find_records, read_record
    from factsheet_extract.sinks import load as load_sheets

    paths = find_records(records)
    if not paths:
        raise UnreadableSource("no record (.json) in this folder", source=records[0].as_posix())
    at = dt.datetime.now(dt.UTC) if stamp else None
    done = load_sheets((read_record(path) for path in paths), target, format=form, fresh=fresh, at=at)
    talk.say(
        f"{done.target}: {done.sheets} sheets with {done.figures} figures"
        f" ({done.added} added, {done.replaced} replaced, {done.unchanged} unchanged, {done.dropped} dropped)"
    )
    return Exit.DONE
