"""The only place that knows a file format: bytes in, `Document` out.

A reader is a module with one function and one line in `READERS`. The contract that every reader keeps (and
`tests/readers/test_contract.py` holds over all of them):

- `read(data, name, options)` gives a Document whose `source.path` is `name`, or raises a SourceError that names it;
- pages follow each other from 0 to the end of the text without overlap; every segment lies within the text;
- every word's slice is what is printed in its box; words, where there are any, are in order and do not overlap;
- no passage holds a mark of the format, two blanks in a row, or a line end (but between a number alone and three digits below);
- the same bytes and options give the same Document, and nothing is fetched, run or written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.errors import SourceTooLarge, UnreadableSource, UnsupportedSource
from factsheet_extract.model.document import Document
from factsheet_extract.readers import pdf
from factsheet_extract.readers.drawing import draw_page
from factsheet_extract.readers.markdown import reader as markdown
from factsheet_extract.readers.options import ReadOptions
from factsheet_extract.readers.text import reader as text

if TYPE_CHECKING:
    import os

__all__ = ["READERS", "ReadOptions", "Reader", "draw_page", "read", "read_bytes"]

ReadFunction: TypeAlias = Callable[[bytes, str, ReadOptions], Document]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: the media type it gives to its sources, the suffixes it answers to, and the function that reads."""

    media_type: str
    suffixes: tuple[str, ...]
    read: ReadFunction


READERS: dict[str, Reader] = {
    "markdown": Reader("text/markdown", (".md", ".markdown"), markdown.read),
    "text": Reader("text/plain", (".txt", ".text"), text.read),
    "pdf": Reader("application/pdf", (".pdf",), pdf.read),
    "pdfplumber": Reader("application/pdf", (".pdf",), pdf.read),
}


def read(path: str | os.PathLike[str], *, name: str | None = None, options: ReadOptions | None = None) -> Document:
    """Read the sheet at `path`; `name` is the path its record shows (posix, relative), by default `path` itself.

    Raises UnreadableSource (missing, empty, broken), EncryptedSource, SourceTooLarge, UnsupportedSource, EnvironmentLacks.
    """
    path = Path(path)
    name = name or path.as_posix()
    options = options or ReadOptions()
    try:
        if path.stat().st_size > options.max_bytes:
            raise _too_large(path.stat().st_size, name, options)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(error.strerror or "cannot be opened", source=name) from error
    return read_bytes(data, name, options)


def read_bytes(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read a sheet from its bytes; the suffix of `name` says what they are. Raises as `read` does."""
    options = options or ReadOptions()
    reader = _reader_for(name, options)
    if not data:
        raise UnreadableSource("the file is empty", source=name)
    if len(data) > options.max_bytes:
        raise _too_large(len(data), name, options)
    return reader.read(data, name, options)


def _reader_for(name: str, options: ReadOptions) -> Reader:
    suffix = PurePosixPath(name).suffix.lower()
    fitting = {key: reader for key, reader in READERS.items() if suffix in reader.suffixes}
    if not fitting:
        known = ", ".join(sorted({suffix for reader in READERS.values() for suffix in reader.suffixes}))
        raise UnsupportedSource(
            f"no reader for {suffix or 'a name without suffix'}",
            source=name,
            hint=f"known: {known}",
        )
    return fitting.get(options.reader) or next(iter(fitting.values()))


def _too_large(size: int, name: str, options: ReadOptions) -> SourceTooLarge:
    hint = "raise the limit with --max-bytes"
    return SourceTooLarge(
        f"{size:,} bytes, over the limit of {options.max_bytes:,}",
        source=name,
        hint=hint,
    )
