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
from factsheet_extract.readers.words import find_words

if TYPE_CHECKING:
    from factsheet_extract.readers.options import ReadOptions


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
    running = find_running([[line.text for line in found.lines] for found in pages])
    laid: list[list[Item]] = []
    for found, kinds in zip(pages, running, strict=True):
        printed, number = found.lines, found.page.number
        body = [line for place, line in enumerate(printed) if place not in kinds]
        heads: list[Item] = [Draft("header", number, [printed[n]]) for n, kind in kinds.items() if kind == "header"]
        feet: list[Item] = [Draft(kind, number, [printed[n]]) for n, kind in kinds.items() if kind != "header"]
        laid.append([*heads, *lay_out_page(found, body, setting), *feet])
    relate(laid)
    for found, items in zip(pages, laid, strict=True):
        assembly.add_page(found.page, items)
