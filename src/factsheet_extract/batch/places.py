"""Where the tool keeps what is not output: the cache of records and the journals of runs."""

from __future__ import annotations

import os
from pathlib import Path

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
