"""What a person sees while a batch runs: a bar with rate, time left and failures; nothing of it in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_extract.batch.task import Outcome
    from factsheet_extract.cli.talk import Talk


@contextmanager
def following(talk: Talk, total: int) -> Iterator[Callable[[Outcome], None]]:
    """Give the function to tell outcomes to; on a terminal it moves a bar."""
    if talk.verbosity < 0 or not sys.stderr.isatty():
        yield lambda outcome: talk.detail(_line(outcome))
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    failures = TextColumn("[red]{task.fields[failed]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), failures)
    with Progress(*columns, console=talk.console(sys.stderr), transient=True) as progress:
        bar = progress.add_task("sheets", total=total, rate="", failed="")
        failed = 0

        def tell(outcome: Outcome) -> None:
            nonlocal failed
            failed += outcome.failure is not None
            speed = progress.tasks[0].speed
            rate = f"{speed:.1f}/s" if speed else ""
            progress.update(bar, advance=1, rate=rate, failed=f"{failed} failed" if failed else "")
            if talk.verbosity > 0:
                progress.console.print(_line(outcome), style="dim", markup=False)

        yield tell


def _line(outcome: Outcome) -> str:
    what = f"failed: {outcome.failure.reason}" if outcome.failure else "done"
    return f"{outcome.name}: {what} in {outcome.seconds:.2f} s"
