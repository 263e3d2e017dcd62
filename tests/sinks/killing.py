"""Loads that are killed at a random moment, and the proof that no sheet is half loaded: a few here, many in `bench.loading`."""

from __future__ import annotations

import os
import random
import signal
import time
import traceback
from typing import TYPE_CHECKING

from factsheet_extract.sinks import load
from tests.factories_records import a_count, a_sheet
from tests.sinks.conftest import many_rows, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factsheet_extract.model.record import FactSheet

# Sheets of a load, and figures of each: enough for a load to last some tenths of a second.
SHEETS = 60


def shelf(version: int) -> list[FactSheet]:
    """Give sheets whose figures all have the value `version`, and of which each version has another number."""
    return [
        a_sheet(f"{number}.md", counts=[a_count(f"c{place}", version, start=place * 30) for place in range(20 + version)])
        for number in range(SHEETS)
    ]


def in_a_child(work: Callable[[], object]) -> int:
    """Run `work` in a forked process, which ends with SystemExit's code, or 1 after any other error; give its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except SystemExit as end:
            os._exit(int(end.code or 0))
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def kill_loads(url: str, times: int, seed: int) -> tuple[int, int]:
    """Load two versions in turn into `url`, kill each load at a random moment, and prove the database whole after each.

    Gives how many loads were killed before their end, and how many had ended.
    """
    chance = random.Random(seed)
    shelves = [shelf(1), shelf(2)]
    began = time.monotonic()
    load(shelves[0], url)
    length = time.monotonic() - began
    killed, version = 0, 1
    for _ in range(times):
        new = 2 if version == 1 else 1
        child = in_a_child(lambda new=new: load(shelves[new - 1], url))  # type: ignore[misc]
        time.sleep(chance.uniform(0, length * 1.5))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        version = proven_whole(url)
    return killed, times - killed


def proven_whole(url: str) -> int:
    """Give the version that every figure has; AssertionError where sheets are half, mixed or without evidence."""
    queries = [
        "SELECT value, count(*), count(DISTINCT sheet_id) FROM figures GROUP BY value",
        "SELECT count(*) FROM evidence",
        "SELECT count(*) FROM evidence WHERE figure_id NOT IN (SELECT figure_id FROM figures)",
        "SELECT load_id, figures FROM loads ORDER BY load_id DESC LIMIT 1",
        "SELECT DISTINCT load_id FROM sheets",
    ]
    values, evidence, lost, last, loads = many_rows(url, queries)
    assert len(values) == 1, f"figures of several versions: {values}"
    version, figures, sheets = (int(number) for number in values[0])
    assert (figures, sheets) == (SHEETS * (20 + version), SHEETS)
    assert (evidence, lost) == ([(2 * figures,)], [(0,)])
    assert (last[0][1], loads) == (figures, [(last[0][0],)])
    if url.startswith("sqlite"):
        assert rows(url, "PRAGMA integrity_check") == [("ok",)]
    return version


def together(works: Sequence[Callable[[], object]]) -> list[int]:
    """Run several works at once, each in its own process; give their exit codes."""
    children = [in_a_child(work) for work in works]
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
