"""A sheet on standard input: `extract -`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from factsheet_extract.errors import UsageError

if TYPE_CHECKING:
    from factsheet_extract.readers import ReadOptions

DASH: Final = "-"
"""The FILE that stands for standard input."""
_PDF_WITHIN: Final = 1024  # bytes in which a PDF says what it is
# "# Title"  "| a | b |"  "|---|": lines that only Markdown has
_MARKDOWN: Final = re.compile(rb"^(?:#{1,6} \S|\|[^\r\n]{1,2000}\|[ \t]{0,20}\r?$)", re.MULTILINE)
_MARKDOWN_WITHIN: Final = 100_000


def read_piped(options: ReadOptions) -> bytes:
    """Give the bytes of standard input, one more than may be read at most; raises UsageError where nothing is piped in."""
    if sys.stdin is None or sys.stdin.isatty():
        hint = "pipe a sheet in, as in `cat report.pdf | factsheet-extract extract -`, or name a file"
        raise UsageError("`-` stands for standard input, and nothing is piped into it", hint=hint)
    return sys.stdin.buffer.read(options.max_bytes + 1)


def name_of(data: bytes) -> str:
    """Give a name whose suffix says what the bytes are: PDF by its mark, Markdown by its headings and tables, else text."""
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "stdin.pdf"
    return "stdin.md" if _MARKDOWN.search(data[:_MARKDOWN_WITHIN]) else "stdin.txt"
