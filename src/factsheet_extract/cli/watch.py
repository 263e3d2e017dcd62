"""Waiting for sheets that come into a folder."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet_extract.batch.plan import EXPECTED_SUFFIX, is_sheet
from factsheet_extract.errors import EnvironmentLacks, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_extract.cli.talk import Talk

QUIET = 1500
"""Milliseconds without a change before a run begins: a sheet that is still being copied is not read."""
TURN = 500
"""Milliseconds after which the first run begins: what comes while it goes on is seen by then, and done in the next one."""


def watching(sources: tuple[str, ...], talk: Talk) -> Iterator[None]:
    """Give a first turn, then one whenever sheets under `sources` have come, changed or gone, until Ctrl-C.

    Raises EnvironmentLacks.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        hint = "pip install 'factsheet-extract[watch]'"
        raise EnvironmentLacks("--watch needs the extra watch", what="watchfiles", hint=hint) from error
    if remote := [source for source in sources if "://" in source]:
        raise UsageError(f"{remote[0]} cannot be watched", hint="run it by a timer instead: what has not changed costs nothing")
    logging.getLogger("watchfiles").setLevel(logging.ERROR)  # it tells of Ctrl-C as a warning
    with suppress(KeyboardInterrupt):  # while waiting; one that ends a run is the run's
        yield from _turns([Path(source) for source in sources], watch, talk)
    talk.say("no longer waiting")


def _turns(places: list[Path], watch: Callable[..., Iterator[set[tuple[Any, str]]]], talk: Talk) -> Iterator[None]:
    first = True
    for seen in watch(
        *places,
        watch_filter=_concerns,
        step=QUIET,
        debounce=60_000,
        raise_interrupt=False,
        rust_timeout=TURN,
        yield_on_timeout=True,
    ):
        if seen and not first:
            _tell(sorted({Path(path).name for _, path in seen}), talk)
        if seen or first:
            yield
        if first:
            talk.say("waiting for sheets; Ctrl-C ends it")
        first = False


def _tell(names: list[str], talk: Talk) -> None:
    talk.say(f"changed: {', '.join(names[:5])}{' and others' if len(names) > 5 else ''}")


def _concerns(_: object, path: str) -> bool:
    """Whether a changed file is a sheet or expected figures."""
    name = Path(path).name
    return is_sheet(name) or (name.endswith(EXPECTED_SUFFIX) and not name.startswith("."))
