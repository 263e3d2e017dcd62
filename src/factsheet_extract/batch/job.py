"""The main job over many sheets: do what a plan holds, write records and tables.

Notes for a newcomer. Start at `run_batch`. `Lookup` says of every sheet whether it is done; the rest become tasks for an
engine. Each outcome is written, cached and noted in the journal as it comes, and the tables are made at the end from the
records on disk, in the order of the plan. So neither the number of workers, nor the order in which they end, nor what was
known before shows in the bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.batch.between import Difference, compare_versions
from factsheet_extract.batch.history import Entry, History
from factsheet_extract.batch.keys import Keys, digest_of, tables_version
from factsheet_extract.batch.lookup import Kept, Known, Lookup, Sight
from factsheet_extract.batch.places import within_reach
from factsheet_extract.batch.task import Choices, Outcome, Task

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.batch.cache import Cache
    from factsheet_extract.batch.output import Output
    from factsheet_extract.batch.plan import Item

Engine: TypeAlias = Callable[[Sequence[Task]], Iterator[Outcome]]
"""Does tasks and gives their outcomes in any order; closing the iterator ends what it started."""
Tell: TypeAlias = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: the outcome of every sheet in the order of the plan, and how many were done anew.

    `differences` are what the languages of one edition do not agree on; `left` names sheets of the run before that are no
    longer there while their records are: nothing removes those but who put them there.
    """

    outcomes: tuple[Outcome, ...]
    anew: int
    differences: tuple[Difference, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Give the sheets that have no record."""
        return tuple(outcome for outcome in self.outcomes if outcome.failure)


@dataclass(frozen=True, slots=True)
class Stores:
    """Where a run looks up and keeps what was done: the cache, the folder of journals; `anew` has it look up nothing."""

    cache: Cache
    journals: Path
    anew: bool = False


def run_batch(
    items: tuple[Item, ...], output: Output, *, choices: Choices, engine: Engine, stores: Stores, tell: Tell = lambda _: None
) -> Summary:
    """Do every sheet of a plan and write records and tables to `output`; `tell` hears of each outcome as it comes.

    Raises SinkError where the output cannot be written. A sheet that fails is part of the summary, not an error.
    """
    output.begin()
    with within_reach(items) as items, History(stores.journals, output.name) as history:
        lookup = Lookup(Keys(choices), stores.cache, history, output, stores.anew)
        job = _Job(lookup, output, history, tell)
        summary = job.run(items, engine)
        tables = _write_tables(summary, lookup)
        differences = compare_versions(summary.outcomes, lookup)
        names = {item.name: True for item in items}
        left = tuple(name for name in history.entries if name not in names and output.stamp(name))
        history.finish(names, tables)
    return replace(summary, differences=differences, left=left)


@dataclass(frozen=True, slots=True)
class _Job:
    """One run: what it looks up, where it writes, what it notes, whom it tells."""

    lookup: Lookup
    output: Output
    history: History
    tell: Tell

    def run(self, items: tuple[Item, ...], engine: Engine) -> Summary:
        done: dict[str, Outcome] = {}
        todo: list[tuple[Task, Sight]] = []
        for item in items:
            sight = self.lookup.see(item)
            found = self.lookup.find(item, sight)
            if isinstance(found, Task):
                todo.append((found, sight))
            else:
                done[item.name] = self._kept(found, sight)
        for outcome in self._work(todo, engine):
            done[outcome.name] = outcome
        return Summary(tuple(done[item.name] for item in items), len(todo))

    def _work(self, todo: list[tuple[Task, Sight]], engine: Engine) -> Iterator[Outcome]:
        if not todo:
            return
        sights = {task.item.name: sight for task, sight in todo}
        for outcome in engine([task for task, _ in todo]):
            sight = sights[outcome.name]
            yield self._write(outcome, sight, self.lookup.keep(outcome, sight))

    def _kept(self, found: Kept | Known, sight: Sight) -> Outcome:
        if isinstance(found, Known):
            return self._write(found.outcome, sight, found.key)
        entry = found.entry
        if (entry.source_stamp, entry.expected_stamp) != (sight.source_stamp, sight.expected_stamp):
            self.history.note(replace(entry, source_stamp=sight.source_stamp, expected_stamp=sight.expected_stamp))
        outcome = Outcome(entry.name, row=entry.row, failure=entry.failure)
        self.tell(outcome)
        return outcome

    def _write(self, outcome: Outcome, sight: Sight, key: str) -> Outcome:
        """Write a sheet's record, or remove the one of an earlier run that no longer holds; note it; forget the bytes."""
        record = outcome.record
        if record is None:
            self.output.remove(outcome.name)
            written = None
        else:
            written = self.output.write(outcome.name, record)
        self.history.note(_entry(outcome, sight, key)(written))
        self.tell(outcome)
        return replace(outcome, sealed=None, share=None)


def _entry(outcome: Outcome, sight: Sight, key: str) -> Callable[[tuple[int, int, int] | None], Entry]:
    source = outcome.row.sha256 if outcome.row else sight.source
    stamp = sight.source_stamp if sight.source in {source, ""} else None

    def made(written: tuple[int, int, int] | None) -> Entry:
        return Entry(
            outcome.name, source, stamp, sight.expected, sight.expected_stamp, key, written, outcome.row, outcome.failure
        )

    return made


def _write_tables(summary: Summary, lookup: Lookup) -> str:
    """Write the tables unless they hold just these records already; give the mark by which the next run knows."""
    history, output = lookup.history, lookup.output
    keys = [[outcome.name, history.entries[outcome.name].key] for outcome in summary.outcomes if outcome.row]
    failures = quarantine(summary.failures)
    wanted = digest_of(keys, failures, tables_version())
    if history.tables == f"{wanted} {output.tables_mark()}":
        return history.tables
    output.write_tables((lookup.share(outcome.name) for outcome in summary.outcomes if outcome.row), failures)
    return f"{wanted} {output.tables_mark()}"


def quarantine(failures: Iterable[Outcome]) -> str:
    """Give the list of the sheets set aside, with the reason of each, as JSON; empty where there are none."""
    entries = [
        {
            "path": outcome.name, "reason": outcome.failure.reason, "message": outcome.failure.message,
            "hint": outcome.failure.hint,
        }
        for outcome in failures
        if outcome.failure
    ]  # fmt: skip
    return json.dumps(entries, indent=2, ensure_ascii=False) + "\n" if entries else ""
