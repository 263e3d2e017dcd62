"""Holding Python's search for cycles back while a sheet is worked on."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def without_collection() -> Iterator[None]:
    """Hold the search back: a sheet makes many thousands of small objects and hardly a cycle, and it costs a tenth of the time.

    What little there is of cycles is found at the first search after the sheet.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
