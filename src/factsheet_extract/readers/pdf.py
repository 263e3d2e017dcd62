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
from factsheet_extract.readers.layout import lay_out_page
from factsheet_extract.readers.outline import relate
from factsheet_extract.readers.paragraphs import find_setting
from factsheet_extract.readers.pdfium import RawPage, open_pdf, read_page
from factsheet_extract.readers.running import find_running
from factsheet_extract.readers.words import Line, find_lines, find_words

if TYPE_CHECKING:
    from factsheet_extract.readers.options import ReadOptions


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a PDF; raises UnreadableSource, EncryptedSource, SourceTooLarge."""
    with open_pdf(data, name, options) as document:
        count = len(document)
        numbers = [n for n in range(1, count + 1) if options.pages is None or n in options.pages]
        pages = [read_page(document, number, name) for number in numbers]
    lines = [find_lines(find_words(page)) for page in pages]
    assembly = Assembly()
    _lay_out(pages, lines, assembly)
    source = Source(name, hashlib.sha256(data).hexdigest(), "application/pdf", count, "embedded")
    return Document(
        source, "pdf", assembly.text(), tuple(assembly.pages), tuple(assembly.blocks), tuple(assembly.tables),
        tuple(assembly.words), tuple(assembly.marks),
    )  # fmt: skip


def _lay_out(pages: list[RawPage], lines: list[list[Line]], assembly: Assembly) -> None:
    setting = find_setting([line for page in lines for line in page])
    running = find_running([[line.text for line in page] for page in lines])
    laid: list[list[Item]] = []
    for page, printed, kinds in zip(pages, lines, running, strict=True):
        body = [line for place, line in enumerate(printed) if place not in kinds]
        heads: list[Item] = [Draft("header", page.number, [printed[n]]) for n, kind in kinds.items() if kind == "header"]
        feet: list[Item] = [Draft(kind, page.number, [printed[n]]) for n, kind in kinds.items() if kind != "header"]
        laid.append([*heads, *lay_out_page(page, body, setting), *feet])
    relate(laid)
    for page, items in zip(pages, laid, strict=True):
        assembly.add_page(page, items)
