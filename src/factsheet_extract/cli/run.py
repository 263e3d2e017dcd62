"""`run`: the main job over a folder: extract, check, write, load."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.batch_settings import BatchSettings, batch_options
from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.options import HELP, common, fail_on_option, reading, severities
from factsheet_extract.errors import UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.job import Summary
    from factsheet_extract.batch.plan import Item
    from factsheet_extract.cli.talk import Talk


@click.command(context_settings=HELP)
@click.argument("sources", nargs=-1, metavar="SOURCES...")
@click.option(
    "-o", "--output", metavar="DIR", help="Where records, figures.csv and factsheets.db are written: a folder or a URL."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done with each sheet, and do nothing.")
@click.option(
    "--explain", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Say how one sheet is read: family, reader, steps, rules, time of each; nothing is written.",
)  # fmt: skip
@click.option(
    "--watch", is_flag=True, help="Go on: do every sheet that comes into the folders, until Ctrl-C (the extra watch)."
)
@batch_options
@reading
@fail_on_option("error")
@common
@click.pass_obj
def run(
    talk: Talk, /, sources: tuple[str, ...], output: str | None, dry_run: bool, explain: Path | None, watch: bool,
    fail_on: str, **settings: Any,
) -> Exit:  # fmt: skip
    """Extract every sheet under SOURCES, check it, and write records, a table of figures and a database.

    SOURCES are folders, files or URLs. A sheet beside a file `<its name>.expected.toml` is checked against it. One that cannot
    be read, runs too long or takes too much memory is set aside with its reason (quarantine.json); the rest is written. What
    has not changed since the last run is not done again; a run that was stopped goes on where it was.

    Example: factsheet-extract run sheets --output data --jobs 4
    """
    batch = BatchSettings.of(**settings)
    if explain is not None:
        return _explain(explain, batch, talk)
    if not sources:
        raise click.UsageError("name the folders, files or URLs with the sheets")
    if output is None:
        raise click.UsageError("say with --output where to write")
    if dry_run:
        return _survey(plan(sources), output, batch, talk)
    if watch:
        return _watch(sources, output, batch, talk, fail_on)
    return _exit(_once(plan(sources), output, batch, talk, fail_on), fail_on)


def plan(sources: tuple[str, ...]) -> tuple[Item, ...]:
    """Give the sheets under what was named; raises UnreadableSource where there is none."""
    from factsheet_extract.batch.plan import find_sheets

    items = find_sheets(sources)
    if not items:
        hint = "sheets are .pdf, .md and .txt files"
        raise UnreadableSource("no sheet is in there", source=", ".join(sources), hint=hint)
    return items


def _watch(sources: tuple[str, ...], output: str, batch: BatchSettings, talk: Talk, fail_on: str) -> Exit:
    """Run whenever something has changed; a folder may be empty, for sheets are to come."""
    from factsheet_extract.batch.plan import find_sheets
    from factsheet_extract.cli.watch import watching

    find_sheets(sources)  # a folder that is not there is told at once
    summary = None
    for _ in watching(sources, talk):
        if items := find_sheets(sources):
            summary = _once(items, output, batch, talk, fail_on)
        else:
            talk.say("no sheet is in there yet")
    return _exit(summary, fail_on) if summary else Exit.DONE


def _once(items: tuple[Item, ...], output: str, batch: BatchSettings, talk: Talk, fail_on: str) -> Summary:
    from factsheet_extract.batch.job import run_batch
    from factsheet_extract.cli.progress import following
    from factsheet_extract.cli.summary import show

    with _resumable(talk), following(talk, len(items), batch) as journal:
        summary = run_batch(
            items, batch.place(output), choices=batch.choices, engine=batch.engine(), stores=batch.stores(), tell=journal.tell
        )
        report = journal.end(summary)
    batch.write_reports(report)
    show(summary, output, talk, severities(fail_on), lines=batch.log_format == "text")
    return summary


@contextmanager
def _resumable(talk: Talk) -> Iterator[None]:
    """Say to somebody who stops a run that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        talk.say("what is done is kept; the same command goes on from there")
        raise


def _survey(items: tuple[Item, ...], output: str, batch: BatchSettings, talk: Talk) -> Exit:
    from factsheet_extract.batch.survey import survey

    states = list(survey(items, batch.place(output), choices=batch.choices, stores=batch.stores()))
    rows = [(item.name, state, "yes" if item.expected else "no") for item, state in states]
    talk.table(("sheet", "what a run would do", "expected figures"), rows)
    todo = sum(state in {"to extract", "to check"} for _, state in states)
    talk.say(f"{len(states)} sheets, {todo} to do; nothing was written")
    return Exit.DONE


def _explain(path: Path, batch: BatchSettings, talk: Talk) -> Exit:
    from factsheet_extract.cli.explain import explain

    if "://" in str(path):
        raise UsageError("--explain takes a file of this machine")
    explain(path, batch.choices, talk)
    return Exit.DONE


def _exit(summary: Summary, fail_on: str) -> Exit:
    codes = [outcome.failure.exit_code for outcome in summary.outcomes if outcome.failure]
    counting = severities(fail_on)
    rows = [outcome.row for outcome in summary.outcomes if outcome.row]
    notes = (note for row in rows for note in row.notes)
    weighing = any(note.severity in counting for note in (*notes, *(found.note for found in summary.differences)))
    return of_failures(codes, succeeded=len(rows), findings=weighing)
