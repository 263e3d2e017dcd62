"""The local engine: worker processes that can be killed one at a time, and a parent that loses nothing when one is.

Notes for a newcomer. Start at `Pool.outcomes`: it keeps every worker fed, waits for the first to answer, and looks at the
clocks. `Worker` is one process and the pipe to it. A worker that overruns its deadline or its memory is killed and replaced
and its sheet fails with that reason; one that dies on its own has its sheet tried once more, by another worker. Nothing here
knows what a sheet is: a task goes in, an outcome comes out.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from contextlib import suppress
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, cast

from factsheet_extract.batch.launch import expect, forked
from factsheet_extract.batch.limits import Limits, resident
from factsheet_extract.batch.task import Failure, FailureReason, Outcome, Task
from factsheet_extract.batch.warm import warm
from factsheet_extract.batch.work import perform
from factsheet_extract.batch.worker import READY
from factsheet_extract.errors import FactsheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factsheet_extract.batch.launch import Launch
    from factsheet_extract.batch.worker import Work

TICK = 0.1
"""Seconds between two looks at the clocks and the memory of busy workers."""
START_TIMEOUT = 120.0
"""Seconds a new worker may take to be ready."""
TRIES = 2
"""How often a sheet is given to a worker before its crash is the sheet's own."""


class Worker:
    """One worker process, the task it has, and since when."""

    def __init__(self, launch: Launch, *terms: object) -> None:
        self.pipe, self.process = launch(*terms)
        self.task: Task | None = None
        self.since = monotonic()
        self.ready = False
        self.tasks_done = 0

    def give(self, task: Task) -> None:
        """Hand over a task; raises OSError where the process is gone."""
        self.task, self.since = task, monotonic()
        self.pipe.send(task)

    def take(self) -> Outcome | None:
        """Take the outcome that is there, None for the first word of a new worker.

        Raises EOFError where the process died instead, and what kept it from starting.
        """
        outcome = self.pipe.recv()
        if outcome == READY:
            self.ready, self.since = True, monotonic()
            return None
        if isinstance(outcome, FactsheetError):
            raise outcome
        self.task = None
        self.tasks_done += 1
        return cast("Outcome", outcome)

    def spent(self) -> float:
        """Give the seconds since the task was given, or since the worker was ready for it."""
        return monotonic() - self.since

    def memory(self) -> int:
        """Give the megabytes the process holds, 0 where the system does not tell."""
        return (resident(self.process.pid or 0) or 0) // 1_000_000

    def stop(self) -> int | None:
        """Kill the process, whatever it does; give its exit code, negative for a signal."""
        with suppress(OSError):
            self.pipe.close()
        self.process.kill()
        return self.process.end()


class Pool:
    """Workers that do tasks side by side, each within its limits; to be used in a `with` statement."""

    def __init__(
        self, jobs: int, limits: Limits, work: Work = perform, prepare: Callable[[], None] = warm, launch: Launch = forked
    ) -> None:
        self.jobs = jobs
        self.limits = limits
        self.terms = (limits, work, prepare)
        self._launch = launch
        self.workers: list[Worker] = []
        self._crashed: dict[str, int] = {}
        self._again: deque[Task] = deque()
        self._guarded = 0.0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.stop()
        self.workers.clear()

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Give the outcome of every task, in the order in which they end."""
        waiting = iter(tasks)
        while self._feed(waiting):
            busy = {worker.pipe: worker for worker in self.workers if worker.task}
            ended = [outcome for pipe in wait(list(busy), timeout=TICK) for outcome in self._collect(busy[pipe])]  # type: ignore[index]
            ended += self._guard_all()
            if ended:
                self._feed(waiting)  # so that no worker is idle while the caller writes
            yield from ended

    def _feed(self, waiting: Iterator[Task]) -> bool:
        """Give every idle worker a task, with new workers up to the number of jobs; tell whether anything is being done."""
        idle = deque(worker for worker in self.workers if worker.task is None)
        busy = len(self.workers) - len(idle)
        while busy < self.jobs:
            task = self._again.popleft() if self._again else next(waiting, None)
            if task is None:
                break
            self._start(idle.popleft() if idle else self._hire(), task)
            busy += 1
        return busy > 0

    def _hire(self) -> Worker:
        worker = Worker(self._launch, *self.terms)
        self.workers.append(worker)
        return worker

    def _start(self, worker: Worker, task: Task) -> None:
        try:
            worker.give(task)
        except OSError:  # it died while idle; the task has not been touched
            self._dismiss(worker)
            self._hire().give(task)

    def _dismiss(self, worker: Worker) -> int | None:
        self.workers.remove(worker)
        return worker.stop()

    def _collect(self, worker: Worker) -> Iterator[Outcome]:
        task = worker.task
        try:
            outcome = worker.take()
        except (EOFError, OSError):
            code = self._dismiss(worker)
            if not worker.ready:
                raise _cannot_start(code) from None
            if task is not None:
                yield from self._died(worker, task, code)
            return
        if outcome is None:
            return
        if worker.tasks_done >= self.limits.recycle or worker.memory() > self.limits.bloat:
            self._dismiss(worker)
        yield outcome

    def _died(self, worker: Worker, task: Task, code: int | None) -> Iterator[Outcome]:
        """A worker died under a task: try it again with another, and give it up the second time."""
        if code == -getattr(signal, "SIGALRM", 0):
            yield self._overdue(worker, task)
            return
        name = task.item.name
        self._crashed[name] = self._crashed.get(name, 0) + 1
        if self._crashed[name] < TRIES:
            self._again.append(task)
            return
        said, hint = f"its worker died {TRIES} times ({_death(code)})", "look at the sheet with `factsheet-extract doctor`"
        yield failed(task, "crash", said, hint, worker.spent())

    def _guard_all(self) -> list[Outcome]:
        """Look at the clocks and the memory of busy workers, unless that was done just now."""
        if monotonic() - self._guarded < TICK:
            return []
        self._guarded = monotonic()
        return [outcome for worker in [*self.workers] for outcome in self._guard(worker)]

    def _guard(self, worker: Worker) -> Iterator[Outcome]:
        """Kill a worker over its deadline or its memory."""
        task, limits = worker.task, self.limits
        if task is None or worker.pipe.poll():
            return
        if worker.spent() > (limits.timeout if worker.ready else START_TIMEOUT):
            self._dismiss(worker)
            yield self._overdue(worker, task)
        elif worker.memory() > limits.memory:
            self._dismiss(worker)
            yield failed(task, "memory", f"over its memory limit of {limits.memory} MB", "raise --memory", worker.spent())

    def _overdue(self, worker: Worker, task: Task) -> Outcome:
        return failed(task, "timeout", f"over its deadline of {self.limits.timeout:g} s", "raise --timeout", worker.spent())


def local_engine(jobs: int, limits: Limits, work: Work = perform) -> Callable[[Sequence[Task]], Iterator[Outcome]]:
    """Give the engine that does tasks in up to `jobs` worker processes of this machine."""

    def outcomes(tasks: Sequence[Task]) -> Iterator[Outcome]:
        expect(len(tasks), limits.timeout)
        with Pool(min(jobs, len(tasks)), limits, work) as pool:
            yield from pool.outcomes(largest_first(tasks))

    return outcomes


def largest_first(tasks: Sequence[Task]) -> list[Task]:
    """Put the tasks in the order in which they are best done: at the end no worker waits for another one's large sheet."""
    return sorted(tasks, key=lambda task: (task.record is None, _size(task.item.source)), reverse=True)


def _size(place: str) -> int:
    try:
        return os.stat(place).st_size
    except OSError:  # a URL, or gone: whoever reads it tells
        return 0


def failed(task: Task, reason: FailureReason, message: str, hint: str, seconds: float = 0.0) -> Outcome:
    """Give the outcome of a sheet whose worker was killed or died after so many seconds."""
    return Outcome(task.item.name, failure=Failure(reason, f"{task.item.name}: {message}", hint), seconds=seconds)


def _cannot_start(code: int | None) -> FactsheetError:
    hint = "`factsheet-extract extract` on one sheet shows why, without a worker"
    return FactsheetError(f"a worker process dies before it is ready ({_death(code)})", hint=hint)


def _death(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
