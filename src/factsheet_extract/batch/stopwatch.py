"""How long each step of a sheet takes, told by the package's own log records."""

from __future__ import annotations

import logging
from typing import Self

from factsheet_extract.batch.task import Stint

LOGGER = "factsheet_extract.stages"
"""Where the engine reports each step, at level DEBUG, with `stage` and `seconds` in the record."""


class Stopwatch(logging.Handler):
    """Collects the steps of what runs inside `with`; `stints` are in the order in which they ended."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._stints: list[Stint] = []
        self._before = logging.NOTSET

    @property
    def stints(self) -> tuple[Stint, ...]:
        """Give what was collected so far."""
        return tuple(self._stints)

    def emit(self, record: logging.LogRecord) -> None:
        """Take one step."""
        stage, seconds = getattr(record, "stage", None), getattr(record, "seconds", None)
        if isinstance(stage, str) and isinstance(seconds, float):
            self._stints.append(Stint(stage, seconds))

    def __enter__(self) -> Self:
        logger = logging.getLogger(LOGGER)
        self._before = logger.level
        logger.setLevel(logging.DEBUG)
        logger.propagate = False
        logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logger = logging.getLogger(LOGGER)
        logger.removeHandler(self)
        logger.setLevel(self._before)
        logger.propagate = True
