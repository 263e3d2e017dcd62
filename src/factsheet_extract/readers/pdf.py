"""PDF as a document, page by page.

Start at `read`. Characters come from PDFium (`pdfium`), words and lines from `words`, the order of reading and the blocks from
`layout`; `assembly` writes the text and gives every word its offsets.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from factsheet_extract.model.document import Document, Source
from factsheet_extract.readers.assembly import Assembly
from factsheet_extract.readers.drafts import Draft, Item
from factsheet_extract.readers.layout import Found, find_tables, lay_out_page
from factsheet_extract.readers.outline import relate
from factsheet_extract.readers.paragraphs import Setting, find_setting
from factsheet_extract.readers.pdfium import open_pdf, read_page
from factsheet_extract.readers.running import find_running
from factsheet_extract.readers.words import Line, find_words

if TYPE_CHECKING:
    from factsheet_extract.readers.options import ReadOptions

_HEAD, _FOOT = (
    0.12,
    0.82,
)  # of the page's height: above the one and below the other is margin


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a PDF; raises UnreadableSource, EncryptedSource, SourceTooLarge."""
    with open_pdf(data, name, options) as document:
        count = len(document)
        numbers = [n for n in range(1, count + 1) if options.pages is None or n in options.pages]
        pages = [read_page(document, number, name) for number in numbers]
    words = [find_words(page) for page in pages]
    setting = find_setting([piece for page in words for piece in page])
    found = [find_tables(page, pieces, setting) for page, pieces in zip(pages, words, strict=True)]
    assembly = Assembly()
    _lay_out(found, setting, assembly)
    source = Source(name, hashlib.sha256(data).hexdigest(), "application/pdf", count, "embedded")
    return Document(
        source, "pdf", assembly.text(), tuple(assembly.pages), tuple(assembly.blocks), tuple(assembly.tables),
        tuple(assembly.words), tuple(assembly.marks),
    )  # fmt: skip


def _lay_out(pages: list[Found], setting: Setting, assembly: Assembly) -> None:
    printed = [_in_rows(found.lines) for found in pages]
    margins = [[_in_margin(row, found) for row in rows] for rows, found in zip(printed, pages, strict=True)]
    texts = [["  ".join(line.text for line in row) for row in rows] for rows in printed]
    laid: list[list[Item]] = []
    for found, rows, kinds in zip(pages, printed, find_running(texts, margins), strict=True):
        number = found.page.number
        body = [line for place, row in enumerate(rows) if place not in kinds for line in row]
        heads: list[Item] = [Draft("header", number, [line]) for n, k in kinds.items() if k == "header" for line in rows[n]]
        feet: list[Item] = [Draft(k, number, [line]) for n, k in kinds.items() if k != "header" for line in rows[n]]
        laid.append([*heads, *lay_out_page(found, body, setting), *feet])
    relate(laid)
    for found, items in zip(pages, laid, strict=True):
        assembly.add_page(found.page, items)


def _in_rows(lines: list[Line]) -> list[list[Line]]:
    """Put lines that stand side by side together, from top to foot."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        middle = (line.top + line.bottom) / 2
        if rows and any(other.top < middle < other.bottom for other in rows[-1]):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _in_margin(row: list[Line], found: Found) -> bool:
    top, bottom = min(line.top for line in row), max(line.bottom for line in row)
    return bottom < _HEAD * found.page.height or top > _FOOT * found.page.height
