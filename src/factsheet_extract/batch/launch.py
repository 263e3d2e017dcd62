"""Two ways to start a worker process, both with a pipe to it.

`forked` asks a warm fork server: milliseconds. `spawned` starts a new interpreter: it also works where this process may have
no children by `multiprocessing`, as inside a Dask worker, and takes a second.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import cache
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

from factsheet_extract.batch.worker import serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext

MANY = 24
"""From so many tasks on, loading the models once for all workers is cheaper than having each load what its sheets need."""
HURRIED = 30.0
"""Seconds: with less time a sheet, models are loaded before the first one."""
_STARTING = threading.Lock()
_ZYGOTE = "factsheet_extract.batch.zygote"
_START = "import sys; from factsheet_extract.batch.launch import begin; begin(int(sys.argv[1]))"


class Handle(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int | None:
        """Its process id."""
        ...

    def kill(self) -> None:
        """Kill it, whatever it does."""
        ...

    def end(self) -> int | None:
        """Wait until it is gone; give its exit code, negative for a signal."""
        ...


class Launch(Protocol):
    """Starts a process that serves a pipe, and gives the other end of it with the process."""

    def __call__(self, *terms: object) -> tuple[Connection, Handle]:
        """Start the process; `terms` are what `worker.serve` takes after the pipe."""
        ...


class _Forked:
    """A process of the fork server."""

    def __init__(self, process: multiprocessing.process.BaseProcess) -> None:
        self._process = process
        self.pid = process.pid

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int | None:
        self._process.join()
        return self._process.exitcode


class _Spawned:
    """A new interpreter."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.pid = process.pid

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> int | None:
        return self._process.wait()


def forked(*terms: object) -> tuple[Connection, Handle]:
    """Start a worker from the fork server (on Windows, where there is none, by spawning)."""
    _start_server()
    ours, theirs = multiprocessing.Pipe()
    process = _context().Process(target=serve, args=(theirs, *terms), daemon=True)  # type: ignore[attr-defined]
    with _main_left_out():
        process.start()
    theirs.close()
    return ours, _Forked(process)


def _start_server() -> None:
    """Start the fork server, unless it runs, deaf to Ctrl-C: a terminal sends that to all its processes, and this one loads.

    What it loads would say where it was interrupted, over a screen or two. A signal that is blocked stays so in a new process.
    """
    if sys.platform == "win32":
        return
    resource_tracker.ensure_running()  # which the server starts else, and unblocks the signal for it
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Start a process that does not run the caller's main module again.

    `multiprocessing` has every child import the parent's main module, so that functions defined there can be sent to it. All
    that is sent here can be imported by name. With it a worker would load the command line first, and a script that calls
    `run_batch` without `if __name__ == "__main__"` would start itself over and over. There is no option against it: the
    module's name and file are read from `sys.modules` while the process starts, and a module that has neither stands there
    for just so long. The lock keeps two threads from putting each other's stand-in back for good.
    """
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def spawned(*terms: object) -> tuple[Connection, Handle]:
    """Start a worker as an interpreter of its own; not on Windows, where pipes are not passed by number."""
    ours, theirs = multiprocessing.Pipe()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(theirs.fileno())], pass_fds=[theirs.fileno()], env=environment
    )
    theirs.close()
    ours.send(terms)
    return ours, _Spawned(process)


def begin(number: int) -> None:
    """Serve the pipe with this file number; the main function of a spawned worker."""
    pipe = Connection(number)
    serve(pipe, *pipe.recv())


@cache
def _context() -> BaseContext:
    """Give fork servers where there are any: a warm worker in milliseconds, and none forked from a process with threads."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_ZYGOTE])
    return context


def expect(tasks: int, timeout: float) -> None:
    """Say what is coming before the first worker starts: for many tasks the fork server loads the models too, once for all.

    So it does where a sheet has little time: loading a model would take too much of it.
    """
    if sys.platform != "win32" and (tasks >= MANY or timeout < HURRIED):
        _context().set_forkserver_preload([f"{_ZYGOTE}_models"])
