"""`load`: records to a folder, a file or a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet


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

    from factsheet_extract.cli.records import find_records
    from factsheet_extract.sinks import load as load_sheets
    from factsheet_extract.sinks import sink_for

    paths = find_records(records)
    if not paths:
        raise UnreadableSource("no record (.json) in this folder", source=records[0].as_posix())
    at = dt.datetime.now(dt.UTC) if stamp else None
    whole = sink_for(target, form).name != "json"
    done = load_sheets(_each(paths, whole), target, format=form, fresh=fresh, at=at)
    talk.say(
        f"{done.target}: {done.sheets} sheet{'' if done.sheets == 1 else 's'}"
        f" ({done.added} added, {done.replaced} replaced, {done.unchanged} unchanged, {done.dropped} dropped),"
        f" {done.figures} figures written"
    )
    return Exit.DONE


def _each(paths: Sequence[Path], whole: bool) -> Iterator[FactSheet]:
    """Read the records one by one; a bad one says whether (`whole`) nothing was loaded, or those before it were."""
    from factsheet_extract.cli.records import read_record

    for path in paths:
        try:
            yield read_record(path)
        except UnreadableSource as fault:
            done = "nothing was loaded" if whole else "the records before it were written"
            fault.hint = f"{done}; {fault.hint or 'look at the file'}, or leave it out"
            raise
