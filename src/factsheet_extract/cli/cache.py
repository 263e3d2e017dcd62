"""`cache`: the records kept from earlier runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.options import HELP, common

if TYPE_CHECKING:
    from factsheet_extract.batch.cache import Cache, Usage
    from factsheet_extract.cli.talk import Talk

UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


@click.group(context_settings=HELP)
def cache() -> None:
    """Look at the records kept from earlier runs, or throw them away.

    Example: factsheet-extract cache info
    """


@cache.command(context_settings=HELP)
@common
@click.pass_obj
def info(talk: Talk) -> None:
    """Say where the cache is and what it holds.

    Example: factsheet-extract cache info
    """
    store = _store()
    talk.data(f"{store.folder}\n{_told(store.usage())}\n")


@cache.command(context_settings=HELP)
@click.option("--unused", type=click.FloatRange(min=0), metavar="DAYS", help="What was not used for so many days.")
@click.option("--max-size", metavar="SIZE", help="The longest unused, until the rest fits into SIZE (500M, 2G).")
@common
@click.pass_obj
def prune(talk: Talk, unused: float | None, max_size: str | None) -> None:
    """Throw away what is no longer used; without options, what was not used for 30 days.

    Example: factsheet-extract cache prune --max-size 2G
    """
    if unused is None and max_size is None:
        unused = 30.0
    limit = _bytes(max_size) if max_size else None
    talk.data(f"removed {_told(_store().prune(unused_days=unused, max_bytes=limit))}\n")


@cache.command(context_settings=HELP)
@common
@click.pass_obj
def clear(talk: Talk) -> None:
    """Throw everything away: the next run does every sheet anew.

    Example: factsheet-extract cache clear
    """
    talk.data(f"removed {_told(_store().clear())}\n")


def _store() -> Cache:
    from factsheet_extract.batch.cache import Cache
    from factsheet_extract.batch.places import cache_folder

    return Cache(cache_folder())


def _told(usage: Usage) -> str:
    return f"{usage.files} files, {usage.size / 1e6:.1f} MB"


def _bytes(text: str) -> int:
    """Read a size such as 500M or 2G; raises click.BadParameter."""
    lowered = text.strip().lower().removesuffix("b")
    unit = lowered[-1:] if lowered[-1:] in UNITS else ""
    try:
        return int(float(lowered.removesuffix(unit)) * UNITS[unit])
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no size such as 500M or 2G", param_hint="--max-size") from error
