"""What a person, or a program, hears while a batch runs.

On a terminal a bar with rate, time left and failures so far; in a pipe or in CI a plain line now and then; with
`--log-format json` an object a line: the run's start, every sheet, every step of it, the run's end.
"""

from __future__ import annotations

import json
import sys
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.job import Summary
    from factsheet_extract.batch.task import Outcome
    from factsheet_extract.cli.batch_settings import BatchSettings
    from factsheet_extract.cli.talk import Talk

PLAIN_EVERY = 10.0
"""Seconds between two lines of progress where no terminal shows a bar."""


class Follower:
    """Hears of every outcome; `end` gives the report of the run. This one counts and says nothing."""

    def __init__(self, talk: Talk, total: int) -> None:
        self.talk = talk
        self.total = total
        self.run = uuid.uuid4().hex[:12]
        self.begun = monotonic()
        self.done = 0
        self.failed = 0

    def tell(self, outcome: Outcome) -> None:
        """Hear of one sheet."""
        self.done += 1
        self.failed += outcome.failure is not None
        self.show(outcome)

    def show(self, outcome: Outcome) -> None:
        """Say something about it."""
        self.talk.detail(line_of(outcome))

    def end(self, summary: Summary) -> dict[str, Any]:
        """Give the report of the run."""
        from factsheet_extract.batch.report import report_of

        return report_of(summary, run=self.run, seconds=monotonic() - self.begun)

    def rate(self) -> float:
        """Give the sheets done a second."""
        return self.done / max(monotonic() - self.begun, 1e-6)


class Plain(Follower):
    """A line now and then."""

    def __init__(self, talk: Talk, total: int) -> None:
        super().__init__(talk, total)
        self._told = self.begun

    def show(self, outcome: Outcome) -> None:
        """Say how far the run is, unless it was said just now."""
        super().show(outcome)
        if monotonic() - self._told < PLAIN_EVERY or self.done == self.total:
            return
        self._told = monotonic()
        left = (self.total - self.done) / self.rate()
        self.talk.say(f"{self.done} of {self.total} sheets, {self.failed} failed, {self.rate():.1f}/s, {left:.0f} s left")


class Lines(Follower):
    """JSON objects, one a line, on standard error."""

    def __init__(self, talk: Talk, total: int) -> None:
        super().__init__(talk, total)
        self._log("run_begun", sheets=total)

    def show(self, outcome: Outcome) -> None:
        """Write a line a step and a line for the sheet."""
        for stint in outcome.stints:
            self._log("stage", document=outcome.name, stage=stint.stage, duration_ms=_milliseconds(stint.seconds))
        failure = outcome.failure
        state = "failed" if failure else "done" if outcome.seconds else "unchanged"
        about = {"reason": failure.reason, "message": failure.message} if failure else {}
        self._log("document", document=outcome.name, state=state, duration_ms=_milliseconds(outcome.seconds), **about)

    def end(self, summary: Summary) -> dict[str, Any]:
        """Write the last line."""
        report = super().end(summary)
        for outcome in summary.outcomes:
            for note in outcome.row.notes if outcome.row else ():
                about = {"severity": note.severity, "code": note.code, "message": note.message, "page": note.page}
                self._log("finding", document=outcome.name, **about)
        for found in summary.differences:
            note = found.note
            self._log("finding", edition=found.edition, severity=note.severity, code=note.code, message=note.message)
        self._log("run_ended", duration_ms=_milliseconds(report["seconds"]), **report["sheets"])
        return report

    def _log(self, event: str, **about: object) -> None:
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "run": self.run, "event": event, **about}
        print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)


class Bar(Follower):
    """A bar on a terminal."""

    def __init__(self, talk: Talk, total: int) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        super().__init__(talk, total)
        columns = (
            TextColumn("sheets"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
            TextColumn("[red]{task.fields[failed]}"),
        )  # fmt: skip
        self.progress = Progress(*columns, console=talk.console(sys.stderr), transient=True)
        self._bar = self.progress.add_task("", total=total, rate="", failed="")

    def show(self, outcome: Outcome) -> None:
        """Move the bar."""
        failed = f"{self.failed} failed" if self.failed else ""
        self.progress.update(self._bar, advance=1, rate=f"{self.rate():.1f}/s", failed=failed)
        if self.talk.verbosity > 0:
            self.progress.console.print(line_of(outcome), style="dim", markup=False)


@contextmanager
def following(talk: Talk, total: int, settings: BatchSettings) -> Iterator[Follower]:
    """Give the follower that fits the place where standard error goes."""
    if settings.log_format == "json":
        yield Lines(talk, total)
    elif talk.verbosity < 0:
        yield Follower(talk, total)
    elif sys.stderr.isatty():
        bar = Bar(talk, total)
        with bar.progress:
            yield bar
    else:
        yield Plain(talk, total)


def line_of(outcome: Outcome) -> str:
    """Say in a line what became of a sheet."""
    if outcome.failure:
        return f"{outcome.name}: failed ({outcome.failure.reason})"
    return f"{outcome.name}: done in {outcome.seconds:.2f} s" if outcome.seconds else f"{outcome.name}: unchanged"


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
