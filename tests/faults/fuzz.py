"""Thousands of seeded mutations of real sheets: `python -m tests.faults.fuzz` (make fuzz); not part of the test suite.

    python -m tests.faults.fuzz [--family NAME]... [--mutations 2000] [--first-seed 0] [--jobs N] [--anew]

Every sheet of sources/ and, where it is there, of the shared corpus is changed at random, `--mutations` times a family, and
read by the workers of a batch, all families side by side. A mutation may be read or refused; anything else is printed with its
family, seed and sheet, by which it can be made again, and the exit code is 1. One that overran its deadline is tried again with
ten times as much, alone: on a busy machine the clock says little.

A run that was stopped goes on where it was: what was done is noted in build/fuzz.jsonl and counts as long as the rules are the
same. `--anew` forgets it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from factsheet_extract.batch.keys import rules_version
from factsheet_extract.batch.launch import expect
from factsheet_extract.batch.limits import Limits, cores
from factsheet_extract.batch.plan import Item, is_sheet
from factsheet_extract.batch.pool import Pool
from factsheet_extract.batch.task import Choices, Task
from tests.conftest import ROOT, SHARED
from tests.faults.mutating import perform_mutated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from factsheet_extract.batch.task import Outcome

GOOD_REASONS = {"source"}
LARGEST = 3_000_000  # bytes: larger sheets take long to read and teach nothing more
NOTES = ROOT / "build/fuzz.jsonl"
TOLD_EVERY = 30.0  # seconds
SLOWEST = 10


class Done(NamedTuple):
    """What became of one mutation."""

    name: str
    reason: str
    seconds: float


def main() -> int:
    """Run the mutations and print what went wrong; give the exit code."""
    shelf = families()
    asked = _asked(sorted(shelf))
    chosen = {name: shelf[name] for name in asked.family or shelf}
    planned = list(tasks(chosen, range(asked.first_seed, asked.first_seed + asked.mutations)))
    known = {} if asked.anew else read_notes(NOTES)
    todo = [task for task in planned if task.item.name not in known]
    done = [known[task.item.name] for task in planned if task.item.name in known]
    print(f"{len(planned)} mutations of {len(chosen)} families; {len(done)} were done before", flush=True)
    try:
        done += _run(todo, asked)
    except KeyboardInterrupt:
        print("stopped; the same command goes on here", file=sys.stderr)
        return 130
    _sum_up(done)
    return 1 if any(is_wrong(one.reason) for one in done) else 0


def _asked(names: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--family", action="append", choices=names, metavar="NAME", help=f"one or more of {', '.join(names)}")
    parser.add_argument("--mutations", type=int, default=2000, help="of each family (2000)")
    parser.add_argument("--first-seed", type=int, default=0, help="the first of them (0)")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds for one mutation (30)")
    parser.add_argument("--jobs", type=int, default=cores(), help="worker processes (the cores)")
    parser.add_argument("--anew", action="store_true", help="do again what an earlier run has done")
    return parser.parse_args()


def _run(todo: list[Task], asked: argparse.Namespace) -> list[Done]:
    """Do the mutations, and tell of each that goes wrong as it comes."""
    begun = told = monotonic()
    done: list[Done] = []
    NOTES.parent.mkdir(exist_ok=True)
    with NOTES.open("w" if asked.anew else "a", encoding="utf-8") as notes:
        for outcome in _twice(todo, asked.jobs, asked.timeout):
            one = Done(outcome.name, outcome.failure.reason if outcome.failure else "read", round(outcome.seconds, 3))
            done.append(one)
            if is_wrong(one.reason):
                _tell(outcome)
            else:
                notes.write(json.dumps([rules_version(), *one]) + "\n")
                notes.flush()
            if monotonic() - told > TOLD_EVERY:
                told = monotonic()
                left = (len(todo) - len(done)) * (told - begun) / len(done) / 60
                print(
                    f"{len(done)} of {len(todo)}, {sum(is_wrong(one.reason) for one in done)} wrong, {left:.0f} min left",
                    flush=True,
                )
    return done


def _twice(todo: list[Task], jobs: int, timeout: float) -> Iterator[Outcome]:
    """Give the outcomes of the tasks, those that overran after a second try."""
    if not todo:
        return
    again = set()
    expect(len(todo), timeout)
    with Pool(jobs, Limits(timeout=timeout), perform_mutated) as pool:
        for outcome in pool.outcomes(todo):
            if outcome.failure and outcome.failure.reason == "timeout":
                again.add(outcome.name)
            else:
                yield outcome
    with Pool(1, Limits(timeout=timeout * 10), perform_mutated) as pool:
        yield from pool.outcomes(task for task in todo if task.item.name in again)


def _tell(outcome: Outcome) -> None:
    failure = outcome.failure
    assert failure is not None
    print(f"{outcome.name}: {failure.reason}: {failure.message}\n{failure.detail or ''}", file=sys.stderr, flush=True)


def _sum_up(done: Sequence[Done]) -> None:
    """Print what became of each family's mutations, and which took longest."""
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    for one in done:
        outcomes[one.name.partition("/")[0]][one.reason] += 1
    for family, counted in sorted(outcomes.items()):
        told = ", ".join(f"{number} {reason}" for reason, number in counted.most_common())
        print(f"{family}: {counted.total()} mutations: {told}")
    slowest = sorted(done, key=lambda one: -one.seconds)[:SLOWEST]
    print("slowest: " + ", ".join(f"{one.name} {one.seconds:.1f} s" for one in slowest))


def is_wrong(reason: str) -> bool:
    """Whether a mutation neither was read nor refused for a reason of its own."""
    return reason != "read" and reason not in GOOD_REASONS


def read_notes(path: Path) -> dict[str, Done]:
    """Give what earlier runs with the same rules have done, by name; a line that a kill cut in two is left out."""
    known: dict[str, Done] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            rules, name, reason, seconds = json.loads(line)
        except ValueError:
            continue
        if rules == rules_version():
            known[name] = Done(name, reason, seconds)
    return known


def families() -> dict[str, list[Path]]:
    """Give the sheets to change by family: the project's own, and those of the shared corpus where it is there."""
    found: dict[str, list[Path]] = defaultdict(list)
    for top in (ROOT / "sources", SHARED / "seed", SHARED / "corpus/pdf", SHARED / "corpus/text"):
        for path in sorted(top.rglob("*")):
            if path.is_file() and is_sheet(path.name) and path.stat().st_size <= LARGEST:
                found[path.parent.name].append(path)
    return found


def tasks(shelf: Mapping[str, Sequence[Path]], seeds: range) -> Iterator[Task]:
    """Give a task a mutation, the families in turn; its name is the family, the seed and the sheet."""
    for seed in seeds:
        for family, sheets in shelf.items():
            sheet = sheets[seed % len(sheets)]
            yield Task(Item(str(sheet), f"{family}/{seed}/{sheet.name}"), Choices())


if __name__ == "__main__":
    sys.exit(main())
