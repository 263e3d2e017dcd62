"""The engine for many machines: a Dask cluster's workers, each with the same guarded process inside.

Dask knows how to run a function elsewhere, and to run it again when the machine is gone; it cannot kill one task. So each of
its workers keeps a worker process of our own pool, with deadline and memory limit, and hands it one sheet at a time. The
outcomes are those of the local engine, to the byte.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from factsheet_extract.batch.keys import rules_version
from factsheet_extract.batch.launch import spawned
from factsheet_extract.batch.pool import Pool, failed, largest_first
from factsheet_extract.batch.warm import warm
from factsheet_extract.batch.work import perform
from factsheet_extract.errors import EnvironmentLacks, FactsheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factsheet_extract.batch.limits import Limits
    from factsheet_extract.batch.task import Outcome, Task
    from factsheet_extract.batch.worker import Work

IN_FLIGHT = 8
"""Tasks handed to the cluster for each of its threads: enough to keep it busy, few enough that outcomes do not pile up."""
CONNECT_TIMEOUT = 20.0

_guards = threading.local()


def dask_engine(scheduler: str, limits: Limits, work: Work = perform) -> Callable[[Sequence[Task]], Iterator[Outcome]]:
    """Give the engine that does tasks on the cluster of the scheduler at this address (tcp://host:8786).

    Raises EnvironmentLacks where the extra is missing or nobody answers, FactsheetError where a worker runs other rules.
    """

    def outcomes(tasks: Sequence[Task]) -> Iterator[Outcome]:
        with _client(scheduler) as client:
            yield from _outcomes(client, tasks, limits, work)

    return outcomes


@contextmanager
def _client(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        hint = "pip install 'factsheet-extract[dask]'"
        raise EnvironmentLacks("the engine dask needs the extra dask", what="distributed", hint=hint) from error
    try:
        client = Client(scheduler, timeout=CONNECT_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "start one with `dask scheduler`, and workers with `dask worker ADDRESS`"
        raise EnvironmentLacks(f"no scheduler answers at {scheduler}", what=scheduler, hint=hint) from error
    try:
        yield client
    finally:
        client.close(timeout=5)


def _outcomes(client: Any, tasks: Sequence[Task], limits: Limits, work: Work) -> Iterator[Outcome]:
    from distributed import as_completed

    waiting = iter(largest_first(tasks))
    names: dict[str, Task] = {}

    def hand_over(number: int) -> list[Any]:
        futures = []
        for task in islice(waiting, number):
            future = client.submit(guarded, _with_whole_paths(task), limits, work, pure=False, retries=0)
            names[future.key] = task
            futures.append(future)
        return futures

    threads = sum(client.nthreads().values()) or 1
    running = as_completed(hand_over(threads * IN_FLIGHT), loop=client.loop, with_results=True, raise_errors=False)
    for future, result in running:
        yield _received(names.pop(future.key), future, result)
        future.release()
        for following in hand_over(1):
            running.add(following)


def _with_whole_paths(task: Task) -> Task:
    """Give a task whose paths do not depend on the folder that a worker was started in."""
    item = task.item
    source, expected = (
        place if place is None or "://" in place else os.path.abspath(place) for place in (item.source, item.expected)
    )
    return replace(task, item=replace(item, source=source or "", expected=expected))


def _received(task: Task, future: Any, result: Any) -> Outcome:
    """Take what the cluster gave for a task; an exception there means that its workers died under it, again and again."""
    if future.status != "finished":
        return failed(task, "crash", f"the cluster gave it up ({type(_error(result)).__name__})", "look at the workers' logs")
    version, outcome = result
    if version != rules_version():
        raise FactsheetError(
            "a worker of the cluster runs other rules than this program", hint="install one version everywhere"
        )
    received: Outcome = outcome
    return received


def _error(result: Any) -> Any:
    return result[1] if isinstance(result, tuple) and len(result) == 3 else result


def guarded(task: Task, limits: Limits, work: Work) -> tuple[str, Outcome]:
    """Do a task in the guarded process of this thread: what the cluster runs. Gives the rules' version with the outcome."""
    pool: Pool | None = getattr(_guards, "pool", None)
    if pool is None or pool.terms != (limits, work, warm):
        if pool is not None:
            pool.__exit__()
        pool = _guards.pool = Pool(1, limits, work, warm, spawned)
    (outcome,) = pool.outcomes([task])
    return rules_version(), outcome
