"""Worker processes that are killed one at a time."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.batch.launch import forked, spawned
from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.pool import Pool, largest_first
from factsheet_extract.errors import FactsheetError
from tests.batch.works import behave, make_task, misread, nothing, stumble, whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from factsheet_extract.batch.task import Outcome

QUICK = Limits(timeout=0.5, memory=400)


def outcomes(names: Iterable[str], limits: Limits = QUICK, jobs: int = 2) -> dict[str, Outcome]:
    """Do tasks of these names and give their outcomes."""
    with Pool(jobs, limits, behave, nothing) as pool:
        return {outcome.name: outcome for outcome in pool.outcomes([make_task(name) for name in names])}


def test_every_task_has_one_outcome() -> None:
    """Twenty tasks over three workers come back as twenty outcomes."""
    names = [f"good-{number}" for number in range(20)]
    found = outcomes(names, jobs=3)
    assert sorted(found) == sorted(names)
    assert all(found[name].record == f"{name}\n".encode() for name in names)


def test_a_spinning_sheet_costs_one_sheet() -> None:
    """The worker of a sheet that spins is killed at its deadline; the other sheets are done."""
    found = outcomes(["spin-1", *(f"good-{number}" for number in range(4))], jobs=1)
    failure = found["spin-1"].failure
    assert failure is not None
    assert (failure.reason, failure.message) == ("timeout", "spin-1: over its deadline of 0.5 s")
    assert all(found[f"good-{number}"].record for number in range(4))


def test_a_sheet_that_swallows_memory_is_stopped_at_its_limit() -> None:
    """A worker over its memory limit is killed and its sheet says so; the next sheet finds a new worker."""
    found = outcomes(["swallow-1", "good-1"], Limits(timeout=60, memory=400), jobs=1)
    failure = found["swallow-1"].failure
    assert failure is not None
    assert (failure.reason, failure.message) == ("memory", "swallow-1: over its memory limit of 400 MB")
    assert found["good-1"].record


def test_a_worker_that_dies_has_its_sheet_tried_once_more(tmp_path: Path) -> None:
    """A worker killed from outside loses nothing: its sheet is done by another."""
    task = make_task("once-1", str(tmp_path / "marker"))
    with Pool(1, QUICK, behave, nothing) as pool:
        (outcome,) = pool.outcomes([task])
    assert outcome.record == b"once-1\n"


def test_a_sheet_that_kills_two_workers_is_set_aside() -> None:
    """A sheet under which two workers died is the sheet's own fault."""
    failure = outcomes(["die-1"])["die-1"].failure
    assert failure is not None
    assert (failure.reason, failure.message) == ("crash", "die-1: its worker died 2 times (signal 9)")


def test_workers_are_replaced_after_so_many_sheets() -> None:
    """With `recycle` 2, five sheets on one worker at a time pass through three processes."""
    with Pool(1, Limits(recycle=2), whereabouts, nothing) as pool:
        pids = [outcome.record for outcome in pool.outcomes([make_task(f"good-{number}") for number in range(5)])]
    assert len(set(pids)) == 3


def test_a_worker_that_holds_much_after_a_sheet_is_replaced() -> None:
    """With `bloat` below what any process holds, every sheet has a process of its own."""
    with Pool(1, Limits(bloat=1), whereabouts, nothing) as pool:
        pids = [outcome.record for outcome in pool.outcomes([make_task(f"good-{number}") for number in range(3)])]
    assert len(set(pids)) == 3


def test_the_largest_sheets_are_begun_first(tmp_path: Path) -> None:
    """Sheets are begun by size, those whose record is there already last; one that is gone counts as empty."""
    for name, size in (("small", 1), ("large", 9), ("middle", 5)):
        (tmp_path / name).write_bytes(b"7" * size)
    tasks = [make_task(name, str(tmp_path / name)) for name in ("small", "gone", "large", "middle")]
    tasks.append(replace(make_task("known", str(tmp_path / "large")), record=b"{}"))
    assert [task.item.name for task in largest_first(tasks)] == ["large", "middle", "small", "gone", "known"]


@pytest.mark.parametrize("jobs", [1, 4])
def test_an_abandoned_pool_leaves_no_process_behind(jobs: int) -> None:
    """Leaving the pool in the middle kills every worker, busy or idle."""
    with Pool(jobs, Limits(timeout=60), behave, nothing) as pool:
        next(pool.outcomes([make_task("good-1"), make_task("spin-1"), make_task("spin-2"), make_task("spin-3")]))
        workers = list(pool.workers)
    assert workers
    assert not any(_alive(worker.process.pid) for worker in workers)


def _alive(pid: int | None) -> bool:
    try:
        os.kill(pid or 0, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_spawned_worker_does_as_a_forked_one() -> None:
    """Workers that are interpreters of their own give the same outcomes, and are killed the same way."""
    tasks = [make_task("good-1"), make_task("spin-1"), make_task("die-1")]
    found = []
    for launch in (forked, spawned):
        with Pool(2, QUICK, behave, nothing, launch) as pool:
            ended = (replace(outcome, seconds=0.0) for outcome in pool.outcomes(tasks))
            found.append(sorted(ended, key=lambda outcome: outcome.name))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("prepare", "said"),
    [(stumble, r"cannot start: ZeroDivisionError: no number \(at .*works\.py"), (misread, r"fr\.toml:3: unknown key")],
)
def test_a_worker_that_cannot_start_says_why(prepare: Callable[[], None], said: str) -> None:
    """A fault before the first sheet is not the sheet's: it ends the run and is told."""
    with pytest.raises(FactsheetError, match=said), Pool(1, QUICK, behave, prepare) as pool:
        list(pool.outcomes([make_task("good-1")]))


SCRIPT = """
from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.pool import Pool
from tests.batch.works import behave, make_task, nothing

print("begun")
with Pool(1, Limits(), behave, nothing) as pool:
    print([outcome.record for outcome in pool.outcomes([make_task("good-1")])])
"""


def test_a_script_needs_no_guard(root: Path, tmp_path: Path) -> None:
    """Workers do not run the script that started them again."""
    (tmp_path / "script.py").write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    done = subprocess.run(
        [sys.executable, str(tmp_path / "script.py")], capture_output=True, text=True, env=environment, check=False
    )
    assert done.stdout == "begun\n[b'good-1\\n']\n", done.stderr


def test_pools_may_be_started_in_threads() -> None:
    """However many threads start workers at once, the program's main module stands in its place afterwards."""
    main, together = sys.modules["__main__"], Barrier(4)

    def work(number: int) -> dict[str, Outcome]:
        together.wait()
        return outcomes([f"good-{number}"], replace(QUICK, timeout=20))

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(work, range(4)))
    assert sys.modules["__main__"] is main
    assert [outcome.failure for each in found for outcome in each.values()] == [None] * 4
