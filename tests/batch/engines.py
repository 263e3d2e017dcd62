"""An engine that makes records of a word in the sheet and remembers what it was given, so that a test can say what was done."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.batch.seal import seal
from factsheet_extract.batch.task import Failure, Outcome
from factsheet_extract.batch.work import row_of
from factsheet_extract.check import check
from factsheet_extract.model.record import FactSheet
from factsheet_extract.sinks.shares import share_of
from tests.factories_records import a_count, a_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.batch.task import Task


class CountingEngine:
    """Does tasks in this process; `done` lists the names of those it was given, `checked` of those that had a record already.

    A sheet that says "broken" or "slow" fails as such ones do; any other holds one figure. After `stop_after` sheets Ctrl-C is
    pressed.
    """

    def __init__(self, *, backwards: bool = False, stop_after: int | None = None) -> None:
        self.done: list[str] = []
        self.checked: list[str] = []
        self.backwards = backwards
        self.stop_after = stop_after

    def __call__(self, tasks: Sequence[Task]) -> Iterator[Outcome]:
        """Give the outcomes, the last first where the engine runs backwards."""
        for task in reversed(tasks) if self.backwards else tasks:
            if len(self.done) == self.stop_after:
                raise KeyboardInterrupt
            (self.checked if task.record else self.done).append(task.item.name)
            yield _outcome(task)


def _outcome(task: Task) -> Outcome:
    text = Path(task.item.source).read_text()
    for word, reason in (("broken", "source"), ("slow", "timeout")):
        if word in text:
            return Outcome(task.item.name, failure=Failure(reason, f"{task.item.name}: {word}"))  # type: ignore[arg-type]
    if task.record:
        sheet = FactSheet.model_validate_json(task.record)
    else:
        digest = hashlib.sha256(text.encode()).hexdigest()
        sheet = a_sheet(task.item.name, counts=[a_count(value=len(text))], source={"sha256": digest})
    record, share = seal(sheet.to_json().encode()), seal(share_of(sheet))
    return Outcome(task.item.name, record, row_of(sheet, check(sheet)), share=share)
