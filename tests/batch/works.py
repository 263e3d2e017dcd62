"""Work functions for pools under test, and the small things they need; workers import them by name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from factsheet_extract.batch.plan import Item
from factsheet_extract.batch.seal import seal
from factsheet_extract.batch.task import Choices, Outcome, Task
from factsheet_extract.errors import ConfigurationError


def make_task(name: str, source: str = "") -> Task:
    """Give a task whose name says what its sheet does."""
    return Task(Item(source or name, name), Choices())


def behave(task: Task) -> Outcome:
    """Do what the task's name says: spin, sleep, swallow memory, die, die once, or give the name back."""
    word = task.item.name.partition("-")[0]
    if word == "spin":
        while True:
            pass
    if word == "sleep":
        time.sleep(0.2)
    if word == "swallow":
        held = []
        while True:
            held.append(bytearray(10_000_000))
            time.sleep(0.005)
    if word == "die" or (word == "once" and _first_time(Path(task.item.source))):
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(task.item.name, sealed=seal(f"{task.item.name}\n".encode()))


def whereabouts(task: Task) -> Outcome:
    """Give the id of the worker process as the record."""
    return Outcome(task.item.name, sealed=seal(str(os.getpid()).encode()))


def _first_time(marker: Path) -> bool:
    known = marker.exists()
    marker.touch()
    return not known


def nothing() -> None:
    """Prepare nothing."""


def stumble() -> None:
    """Prepare with a fault of the program."""
    raise ZeroDivisionError("no number")


def misread() -> None:
    """Prepare with a fault of a data file."""
    raise ConfigurationError("unknown key", path="fr.toml", line=3)
