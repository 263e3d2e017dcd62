"""What one sheet may cost, and how a process is held to it.

Three guards, because a sheet can hang in places where Python does not get a word in: the pool kills a worker at its deadline
and at its memory limit; the worker's own alarm kills it a second later even when the pool is gone; and on Linux a worker
dies with its parent.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GRACE = 1.0
"""Seconds between the pool's deadline and the worker's own alarm."""

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Limits:
    """What one sheet may cost: `timeout` in seconds, `memory` of its whole worker process in megabytes (10⁶ bytes).

    A worker is replaced after `recycle` sheets, or when it holds over `bloat` megabytes after one.
    """

    timeout: float = 60.0
    memory: int = 2000
    recycle: int = 500
    bloat: int = 380


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Have the system kill this process unless the work inside ends in time; without effect where there is no alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def die_with_parent() -> None:
    """On Linux, have the kernel kill this process when its parent dies; elsewhere the alarm has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def resident(pid: int) -> int | None:
    """Give the memory a process holds, in bytes; None where the system does not tell (only Linux does here)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
    except (OSError, IndexError, ValueError):
        return None
    return pages * _PAGE


def cap_address_space(megabytes: int) -> None:
    """Refuse this process more than `megabytes` beyond what it has mapped now: the guard between two looks at `resident`."""
    try:
        import resource

        mapped = int(Path("/proc/self/statm").read_bytes().split()[0]) * _PAGE
        resource.setrlimit(resource.RLIMIT_AS, (mapped + megabytes * 1_000_000, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def cores() -> int:
    """Give the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
