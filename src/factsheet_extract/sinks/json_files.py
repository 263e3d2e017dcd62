"""JSON: one record a file, or one record a line.

The file of a record is its source's path with `.json` added to the whole name: `iom-iscm/2018.fr.pdf` becomes
`iom-iscm/2018.fr.pdf.json`. So two sheets with one stem in two folders, or one sheet as PDF and as Markdown, never meet.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.files import inside, replacing, write_whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from factsheet_extract.model.record import FactSheet


def record_path(sheet: FactSheet, folder: Path) -> Path:
    """Give the file that the record of `sheet` is written to under `folder`. Raises SinkError where that would leave it."""
    return inside(folder, sheet.source.path + ".json")


def write_json(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write each record to its own file under the folder `target`; `fresh` removes no file of others."""
    folder = Path(target)
    files: list[Path] = []
    figures = changed = 0
    for sheet in each_once(sheets):
        path = record_path(sheet, folder)
        changed += write_whole(path, sheet.to_json().encode())
        figures += len(sheet.counts)
        files.append(path)
    return LoadResult(
        target, len(files), figures, added=changed, unchanged=len(files) - changed, files=tuple(files)
    )  # fmt: skip


def write_jsonl(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write all records to one file, one a line; the file always holds just these."""
    path, count, figures = Path(target), 0, 0
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as lines:
        for sheet in each_once(sheets):
            lines.write(sheet.model_dump_json() + "\n")
            count += 1
            figures += len(sheet.counts)
    return LoadResult(target, count, figures, added=count, files=(path,))
