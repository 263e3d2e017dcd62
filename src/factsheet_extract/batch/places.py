"""Where the tool keeps what is not output: the cache of records, the journals of runs, copies of sheets for its workers."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.plan import Item

CACHE_VARIABLE = "FACTSHEET_EXTRACT_CACHE"


def cache_folder() -> Path:
    """Give the folder of the cache: the environment's FACTSHEET_EXTRACT_CACHE, else the user's own by the system's custom."""
    if named := os.environ.get(CACHE_VARIABLE):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("factsheet-extract", appauthor=False)


def journal_folder() -> Path:
    """Give the folder of the journals of runs, beside the cache's objects."""
    return cache_folder() / "runs"


@contextmanager
def within_reach(items: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Give the items with sheets that live in this process alone (memory://) copied to a folder that its workers can read."""
    if not any(item.source.startswith("memory://") for item in items):
        yield items
        return
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        yield tuple(_copied(item, Path(folder) / str(number)) for number, item in enumerate(items))


def _copied(item: Item, folder: Path) -> Item:
    from factsheet_extract.batch.remote import fetch

    if not item.source.startswith("memory://"):
        return item
    folder.mkdir()
    source, expected = fetch(item.source, folder), item.expected and fetch(item.expected, folder)
    return replace(item, source=str(source), expected=str(expected) if expected else None)
