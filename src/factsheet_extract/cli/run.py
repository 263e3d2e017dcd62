"""`run`: the main job over a folder: extract, check, write, load."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.options import HELP, common, fail_on_option, read_options, reading, severities
from factsheet_extract.errors import UnreadableSource

if TYPE_CHECKING:
    from factsheet_extract.batch.job import Engine, Stores, Summary
    from factsheet_extract.cli.talk import Talk


@click.command(context_settings=HELP)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCES...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Where records, figures.csv and factsheets.db are written.",
)  # fmt: skip
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes; by default one a core.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="What one sheet may take.",
)
@click.option(
    "--memory", type=click.IntRange(min=100), default=2000, show_default=True, metavar="MB", help="What a worker may hold."
)
@click.option("--cache/--no-cache", "cached", default=True, help="Use what earlier runs did, or do every sheet anew.")
@reading
@fail_on_option("error")
@common
@click.pass_obj
def run(
    talk: Talk, /, sources: tuple[Path, ...], output: Path, jobs: int | None, timeout: float, memory: int,
    cached: bool, fail_on: str, family: str | None, language: str | None, **read: Any,
) -> Exit:  # fmt: skip
    """Extract every sheet under SOURCES, check it, and write records, a table of figures and a database.

    A sheet beside a file `<its name>.expected.toml` is checked against it. One that cannot be read, runs too long or takes too
    much memory is set aside with its reason (quarantine.json); the rest is written.

    Example: factsheet-extract run sheets --output data --jobs 4
    """
    from factsheet_extract.batch.job import run_batch
    from factsheet_extract.batch.output import Folder
    from factsheet_extract.batch.plan import find_sheets
    from factsheet_extract.batch.task import Choices
    from factsheet_extract.cli.progress import following
    from factsheet_extract.cli.summary import show

    items = find_sheets(sources)
    if not items:
        raise UnreadableSource("no sheet (.pdf .md .txt) in this folder", source=sources[0].as_posix())
    choices = Choices(family, language, read_options(language=language, **read))
    with following(talk, len(items)) as tell:
        summary = run_batch(
            items, Folder(output), choices=choices, engine=_engine(jobs, timeout, memory), stores=_stores(cached), tell=tell
        )
    show(summary, talk, severities(fail_on))
    return _exit(summary, fail_on)


def _engine(jobs: int | None, timeout: float, memory: int) -> Engine:
    from factsheet_extract.batch.limits import Limits, cores
    from factsheet_extract.batch.pool import local_engine

    return local_engine(jobs or cores(), Limits(timeout=timeout, memory=memory))


def _stores(cached: bool) -> Stores:
    from factsheet_extract.batch.cache import Cache
    from factsheet_extract.batch.job import Stores
    from factsheet_extract.batch.places import cache_folder, journal_folder

    return Stores(Cache(cache_folder()), journal_folder(), anew=not cached)


def _exit(summary: Summary, fail_on: str) -> Exit:
    codes = [outcome.failure.exit_code for outcome in summary.outcomes if outcome.failure]
    counting = severities(fail_on)
    rows = [outcome.row for outcome in summary.outcomes if outcome.row]
    weighing = any(note.severity in counting for row in rows for note in row.notes)
    return of_failures(codes, succeeded=len(rows), findings=weighing)
