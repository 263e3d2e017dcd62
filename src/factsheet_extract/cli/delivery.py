"""Where the records of `extract` go: to standard output, into a folder, into one file."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from factsheet_extract.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factsheet_extract.batch.output import Folder
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet

    Give = Callable[[FactSheet], str]

FILES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
"""What the name of one file says of its form; any other name is a folder's."""


@contextmanager
def delivery(output: Path | None, form: str | None, talk: Talk) -> Iterator[Give]:
    """Give what takes each record and says what was done with it; one file is written, whole, at the end.

    Nothing is made where no record comes. Raises SinkError, and UsageError where one record's file would get two.
    """
    if output is None:
        yield partial(_print, form or "json", talk)
        return
    kind = FILES.get(output.suffix.lower()) or (form if form == "jsonl" else None)
    if kind is None or output.is_dir():
        yield partial(_write, _begun(output))
        return
    records: list[str] = []
    yield partial(_collect, records, output, form or kind)
    if records:
        from factsheet_extract.batch.output import write_atomic

        write_atomic(output, "".join(records).encode())


def _text(sheet: FactSheet, form: str) -> str:
    return sheet.to_json() if form == "json" else sheet.model_dump_json() + "\n"


def _print(form: str, talk: Talk, sheet: FactSheet) -> str:
    talk.data(_text(sheet, form))
    return f"{sheet.source.path}: {len(sheet.counts)} figures"


def _collect(records: list[str], output: Path, form: str, sheet: FactSheet) -> str:
    if records and form == "json":
        hint = "name a folder, or a file that ends in .jsonl for a record a line"
        raise UsageError(f"{output} holds one record, and here are several", hint=hint)
    records.append(_text(sheet, form))
    return f"{sheet.source.path} goes to {output}"


def _begun(output: Path) -> Callable[[], Folder]:
    """Give what gives the folder, made when the first record comes."""
    from factsheet_extract.batch.output import Folder

    folder: list[Folder] = []

    def get() -> Folder:
        if not folder:
            folder.append(Folder(output))
            folder[0].begin()
        return folder[0]

    return get


def _write(folder: Callable[[], Folder], sheet: FactSheet) -> str:
    folder().write(sheet.source.path, sheet.to_json().encode())
    return f"wrote the record of {sheet.source.path}"
