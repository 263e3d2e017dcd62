"""The parts that `doctor` looks for: packages, trained models, extras, system tools, and a place for the cache."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from factsheet_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Part:
    """Something the tool uses: the version found (None where missing), what for, how to get it, whether it must be there."""

    name: str
    found: str | None
    use: str
    remedy: str = ""
    required: bool = False


MODELS = {
    "fr_core_news_sm": ("names and parse of French sentences", True),
    "en_core_web_sm": ("names and parse of English sentences", False),
    "es_core_news_sm": ("names and parse of Spanish sentences", False),
}
EXTRAS = {
    "psycopg": ("postgres", "PostgreSQL"),
    "pyarrow": ("parquet", "Parquet files"),
    "duckdb": ("duckdb", "DuckDB"),
    "distributed": ("dask", "batches on many machines"),
    "ocrmypdf": ("ocr", "scanned pages"),
    "fsspec": ("remote", "sheets and outputs by URL"),
    "pysdmx": ("sdmx", "SDMX-CSV"),
    "matplotlib": ("plots", "plots of series"),
    "watchfiles": ("watch", "run --watch"),
}
TOOLS = {
    "tesseract": ("scanned pages", "apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa"),
}


def examine() -> Iterator[Part]:
    """Look at this machine, part by part, the required ones first."""
    yield Part("factsheet-extract", __version__, "")
    yield Part("Python", platform.python_version(), f"{platform.system()} {platform.machine()}")
    for name in _core_packages():
        yield Part(name, version_of(name), "core", f"pip install {name}", required=True)
    for name, (use, required) in MODELS.items():
        yield Part(
            name, version_of(name), use, "the wheel of its publisher" if not required else f"pip install {name}", required
        )
    for name, (extra, use) in EXTRAS.items():
        yield Part(name, version_of(name), use, f"pip install 'factsheet-extract[{extra}]'")
    for name, (use, remedy) in TOOLS.items():
        yield Part(name, _tool_version(name), use, remedy)
    yield _cache_part()


def version_of(distribution: str) -> str | None:
    """Give the installed version of a distribution, None where it is not installed."""
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _core_packages() -> list[str]:
    """Read from the package's own metadata what it needs without extras, models apart."""
    wanted = metadata.requires("factsheet-extract") or []
    names = [re.split(r"[<>=!~;\[ ]", line, maxsplit=1)[0] for line in wanted if "extra ==" not in line]
    return sorted(name for name in names if name.replace("-", "_") not in MODELS)


def _tool_version(name: str) -> str | None:
    path = shutil.which(name)
    if path is None:
        return None
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "does not answer"
    return ((done.stdout or done.stderr).splitlines() or ["?"])[0].removeprefix(f"{name} ")


def _cache_part() -> Part:
    from factsheet_extract.batch.places import cache_folder

    folder = cache_folder()
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    writable = os.access(nearest, os.W_OK)
    return Part(
        "cache", str(folder) if writable else None, "unchanged sheets", "set FACTSHEET_EXTRACT_CACHE to a folder of yours"
    )
