"""The engine for many machines: a real scheduler with two workers, each a process of its own on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.batch.dask_engine import dask_engine
from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.pool import local_engine
from factsheet_extract.errors import EnvironmentLacks
from tests.batch.works import behave, make_task
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_extract.batch.task import Outcome

QUICK = Limits(timeout=1.0, memory=500)
PATIENCE = 60.0


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        found = folder / "scheduler.json"
        self._start("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(found))
        _until(lambda: found.is_file() and found.stat().st_size > 0)
        import json

        self.address: str = json.loads(found.read_text())["address"]
        self.workers = [self.add_worker() for _ in range(2)]

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker, with one thread, without a nanny: when it is killed it stays dead."""
        arguments = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        return self._start("dask_worker", self.address, *arguments, "--local-directory", str(self.folder))

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self.folder / "cluster.log").open("ab")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__GIL__ENABLED": "false"}
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{program}", *arguments], stdout=log, stderr=log, env=environment
        )
        self._processes.append(process)
        return process

    def stop(self) -> None:
        """End every process that was started."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()


def _until(true: object) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a cluster of two workers."""
    with _cluster(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@contextmanager
def _cluster(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder)
    try:
        yield made
    finally:
        made.stop()


def timeless(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Give outcomes by name, without how long they took."""
    return sorted((replace(outcome, seconds=0.0) for outcome in outcomes), key=lambda outcome: outcome.name)


def test_outcomes_are_those_of_the_local_engine(cluster: Cluster) -> None:
    """Good, spinning and dying sheets have the same outcomes on the cluster as on this machine."""
    tasks = [make_task(name) for name in ("good-1", "spin-1", "die-1", *(f"good-{number}" for number in range(2, 20)))]
    here, there = local_engine(2, QUICK, behave)(tasks), dask_engine(cluster.address, QUICK, behave)(tasks)
    assert timeless(there) == timeless(here)


def test_a_worker_killed_in_the_middle_loses_nothing(cluster: Cluster) -> None:
    """When one of two workers of the cluster is killed, the other one does its sheets too."""
    tasks = [make_task(f"sleep-{number}") for number in range(12)]
    outcomes = dask_engine(cluster.address, QUICK, behave)(tasks)
    found = [next(outcomes)]
    cluster.workers[0].send_signal(signal.SIGKILL)
    cluster.workers.append(cluster.add_worker())
    found += outcomes
    assert sorted(outcome.name for outcome in found) == sorted(task.item.name for task in tasks)
    assert all(outcome.record for outcome in found)


def test_nobody_at_the_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that does not answer is something the environment lacks, told with how to start one."""
    monkeypatch.setattr("factsheet_extract.batch.dask_engine.CONNECT_TIMEOUT", 0.2)
    with pytest.raises(EnvironmentLacks, match=r"no scheduler answers at tcp://127.0.0.1:9 .*dask scheduler"):
        list(dask_engine("tcp://127.0.0.1:9", QUICK, behave)([make_task("good-1")]))
