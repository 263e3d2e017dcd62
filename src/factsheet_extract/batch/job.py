"""The main job over many sheets: do what a plan holds, write records and tables.

Notes for a newcomer. Start at `run_batch`. Every sheet that is not done yet becomes a task for the pool; each outcome is
written as it comes, and the tables are made at the end from the records on disk, in the order of the plan. So neither the
number of workers nor the order in which they end shows in the bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.output import record_path, write_atomic
from factsheet_extract.batch.pool import Pool
from factsheet_extract.batch.task import Choices, Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factsheet_extract.batch.plan import Item
    from factsheet_extract.model.record import FactSheet

QUARANTINE = "quarantine.json"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the outcome of every sheet, in the order of the plan, without the records' bytes."""

    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Give the sheets that have no record."""
        return tuple(outcome for outcome in self.outcomes if outcome.failure)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch is run; none of it changes a byte of the output."""

    jobs: int = 1
    limits: Limits = field(default_factory=Limits)


def run_batch(
    items: tuple[Item, ...], output: Path, *, choices: Choices, settings: Settings,
    tell: Callable[[Outcome], None] = lambda outcome: None,
) -> Summary:  # fmt: skip
    """Do every sheet of a plan and write records and tables under `output`; `tell` hears of each outcome as it comes."""
    tasks = [Task(item, choices) for item in items]
    with Pool(min(settings.jobs, len(tasks)), settings.limits) as pool:
        done = {}
        for outcome in pool.outcomes(tasks):
            done[outcome.name] = _write(outcome, output)
            tell(outcome)
    summary = Summary(tuple(done[item.name] for item in items))
    write_tables(summary, output)
    return summary


def _write(outcome: Outcome, output: Path) -> Outcome:
    """Write a sheet's record, or remove the one of an earlier run that no longer holds; give the outcome without the bytes."""
    target = output / record_path(outcome.name)
    if outcome.record is None:
        target.unlink(missing_ok=True)
    else:
        write_atomic(target, outcome.record)
    return replace(outcome, record=None)


def write_tables(summary: Summary, output: Path) -> None:
    """Write figures.csv, factsheets.db and, where sheets failed, quarantine.json."""
    from factsheet_extract.sinks import load

    names = [outcome.name for outcome in summary.outcomes if outcome.row]
    load(records(names, output), str(output / "figures.csv"), fresh=True)
    load(records(names, output), f"sqlite:///{(output / 'factsheets.db').as_posix()}", fresh=True)
    _write_quarantine(summary, output / QUARANTINE)


def records(names: list[str], output: Path) -> Iterator[FactSheet]:
    """Give the records written under `output`, one after the other."""
    from factsheet_extract.model.record import FactSheet

    for name in names:
        yield FactSheet.model_validate_json((output / record_path(name)).read_bytes())


def _write_quarantine(summary: Summary, target: Path) -> None:
    entries = [
        {"path": outcome.name, "reason": outcome.failure.reason, "message": outcome.failure.message}
        for outcome in summary.outcomes
        if outcome.failure
    ]
    if entries:
        write_atomic(target, (json.dumps(entries, indent=2, ensure_ascii=False) + "\n").encode())
    else:
        target.unlink(missing_ok=True)
