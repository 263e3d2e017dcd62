"""Files that are whole or not there: written under a temporary name, then renamed."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from factsheet_extract.errors import SinkError


def record_path(name: str) -> PurePosixPath:
    """Give where the record of a sheet goes under the output folder: `iom/2018.fr.pdf` -> `iom/2018.fr.pdf.json`."""
    return PurePosixPath(name + ".json")


def write_atomic(target: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half; raises SinkError."""
    temporary = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, target)
    except OSError as error:
        raise SinkError(error.strerror or str(error), target=target.as_posix(), hint="choose another --output") from error
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _umask() -> int:
    """Read the process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
