"""The life of a worker process: take a task, do it, hand over the outcome, until there are no more."""

from __future__ import annotations

import logging
import os
import signal
import traceback
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.batch.limits import GRACE, Limits, alarm, cap_address_space, die_with_parent
from factsheet_extract.errors import FactsheetError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from factsheet_extract.batch.task import Outcome, Task

READY = "ready"
"""What a worker says first: from then on its deadlines count."""


Work: TypeAlias = "Callable[[Task], Outcome]"
"""Does one task; a function that pickles, and that never raises."""


def serve(tasks: Connection, limits: Limits, work: Work, prepare: Callable[[], None]) -> None:
    """Prepare, say READY, then do the tasks that come through the pipe until it closes; the body of every worker process."""
    _settle(limits)
    try:
        prepare()
    except Exception as error:
        tasks.send(_why(error))
        return
    tasks.send(READY)
    while True:
        try:
            task = tasks.recv()
        except (EOFError, OSError):
            return
        with alarm(limits.timeout + GRACE):
            outcome = work(task)
        try:
            tasks.send(outcome)
        except OSError:
            return


def _why(error: Exception) -> FactsheetError:
    """Give what the parent is to raise: a fault of this package as it is, any other with the place where it happened."""
    if isinstance(error, FactsheetError):
        return error
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{where.filename}:{where.lineno}"
    return FactsheetError(f"a worker process cannot start: {type(error).__name__}: {error}", hint=f"at {place}")


def _settle(limits: Limits) -> None:
    """Leave Ctrl-C to the parent, say nothing on its terminal, and keep to the limits."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    cap_address_space(limits.memory * 2)
    logging.getLogger().addHandler(logging.NullHandler())
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
