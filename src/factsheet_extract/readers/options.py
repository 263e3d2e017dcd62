"""What the caller may choose about reading, and the limits a sheet must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factsheet_extract.errors import UnreadableSource

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a sheet is read.

    `reader` chooses between PDFium (`auto`, `pdf`) and plain pdfplumber; it does not touch text or Markdown. `pages` are
    numbers from 1, None for all. `max_bytes` and `max_pages` are refused with SourceTooLarge. With `ocr`, pages without
    a text that can be trusted are read by OCR (the extra `ocr`); `language` is the sheet's language, where it is known.
    """

    reader: Literal["auto", "pdf", "pdfplumber"] = "auto"
    password: str | None = None
    pages: tuple[int, ...] | None = None
    max_bytes: int = 200 * MEGABYTE
    max_pages: int = 2000
    ocr: bool = False
    language: str | None = None


def chosen_pages(count: int, name: str, options: ReadOptions) -> list[int]:
    """Give the numbers of the pages to read, of `count`; raises UnreadableSource where none of those asked for is there."""
    if options.pages is None:
        return list(range(1, count + 1))
    found = [number for number in range(1, count + 1) if number in options.pages]
    if not found:
        asked = ", ".join(str(number) for number in options.pages[:5])
        pages = "1 page" if count == 1 else f"{count} pages"
        raise UnreadableSource(f"there is no page {asked}", source=name, hint=f"the sheet has {pages}")
    return found
