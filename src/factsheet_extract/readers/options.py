"""What the caller may choose about reading, and the limits a sheet must keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
