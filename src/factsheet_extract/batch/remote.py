"""Sheets and outputs by URL (s3://, gs://, https://, memory:// ...), through fsspec: the extra `remote`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from factsheet_extract.errors import EnvironmentLacks, UnreadableSource

if TYPE_CHECKING:
    from types import ModuleType


def fetch(url: str, folder: Path) -> Path:
    """Copy the bytes of a URL into a folder; raises UnreadableSource, EnvironmentLacks."""
    target = folder / PurePosixPath(url).name
    try:
        target.write_bytes(filesystem(url).cat_file(url))
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"cannot be fetched: {error}", source=url) from error
    return target


def filesystem(url: str) -> Any:
    """Give fsspec's file system for a URL; raises EnvironmentLacks where the extra, or the scheme's own library, is missing."""
    scheme = url.partition("://")[0]
    try:
        return _fsspec().filesystem(scheme)
    except (ImportError, ValueError) as error:
        hint = f"pip install 'factsheet-extract[remote]' and what fsspec needs for {scheme}"
        raise EnvironmentLacks(f"{scheme}:// cannot be read here: {error}", what=scheme, hint=hint) from error


def _fsspec() -> ModuleType:
    import fsspec

    module: ModuleType = fsspec
    return module
