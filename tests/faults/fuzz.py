"""Thousands of seeded mutations of real sheets: `python -m tests.faults.fuzz` (make fuzz); not part of the test suite.

Every sheet of sources/ and, where it is there, one of each family of the shared corpus is changed at random, `--mutations`
times a family, and read by the workers of a batch. A mutation may be read or refused; anything else is printed with its seed,
by which it can be made again, and the exit code is 1. One that overran its deadline is tried again with ten times as much,
alone: on a busy machine the clock says little.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from factsheet_extract.batch.limits import Limits, cores
from factsheet_extract.batch.plan import Item, is_sheet
from factsheet_extract.batch.pool import local_engine
from factsheet_extract.batch.task import Choices, Task
from tests.conftest import ROOT, SHARED
from tests.faults.mutating import perform_mutated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.batch.job import Engine
    from factsheet_extract.batch.task import Outcome

GOOD_REASONS = {"source"}
LARGEST = 3_000_000  # bytes: larger sheets take long to read and teach nothing more


def main() -> int:
    """Run the mutations and print what went wrong; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=2000, help="of each family (2000)")
    parser.add_argument("--first-seed", type=int, default=0, help="to go on where an earlier run stopped (0)")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds for one mutation (30)")
    asked = parser.parse_args()
    engine = local_engine(cores(), Limits(timeout=asked.timeout), perform_mutated)
    patient = local_engine(1, Limits(timeout=asked.timeout * 10), perform_mutated)
    wrong = 0
    for family, sheets in sorted(families().items()):
        seeds = range(asked.first_seed, asked.first_seed + asked.mutations)
        outcomes = Counter[str]()
        planned = list(tasks(sheets, seeds))
        for outcome in _twice(planned, engine, patient):
            reason = outcome.failure.reason if outcome.failure else "read"
            outcomes[reason] += 1
            if outcome.failure and reason not in GOOD_REASONS:
                wrong += 1
                print(f"{outcome.name}: {reason}: {outcome.failure.message}\n{outcome.failure.detail or ''}", file=sys.stderr)
        told = ", ".join(f"{number} {reason}" for reason, number in outcomes.most_common())
        print(f"{family}: {len(seeds)} mutations of {len(sheets)} sheets: {told}", flush=True)
    return 1 if wrong else 0


def _twice(planned: list[Task], engine: Engine, patient: Engine) -> Iterator[Outcome]:
    """Give the outcomes of the tasks, those that overran after a second try."""
    again = set()
    for outcome in engine(planned):
        if outcome.failure and outcome.failure.reason == "timeout":
            again.add(outcome.name)
        else:
            yield outcome
    yield from patient([task for task in planned if task.item.name in again])


def families() -> dict[str, list[Path]]:
    """Give the sheets to change by family: the project's own, and those of the shared corpus where it is there."""
    found: dict[str, list[Path]] = defaultdict(list)
    for top in (ROOT / "sources", SHARED / "seed", SHARED / "corpus/pdf", SHARED / "corpus/text"):
        for path in sorted(top.rglob("*")):
            if path.is_file() and is_sheet(path.name) and path.stat().st_size <= LARGEST:
                found[path.parent.name].append(path)
    return found


def tasks(sheets: list[Path], seeds: range) -> Iterator[Task]:
    """Give a task a mutation; its name is the seed and the sheet."""
    for seed in seeds:
        sheet = sheets[seed % len(sheets)]
        yield Task(Item(str(sheet), f"{seed}/{sheet.name}"), Choices())


if __name__ == "__main__":
    sys.exit(main())
