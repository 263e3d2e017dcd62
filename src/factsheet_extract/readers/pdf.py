"""PDF as a document, page by page.

Start at `read`. Characters come from PDFium (`pdfium`), words and lines from `words`, the order of reading and the blocks from
`layout`; `assembly` writes the text and gives every word its offsets.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_extract.errors import UnreadableSource
from factsheet_extract.model.document import Document, Source
from factsheet_extract.readers.collection import without_collection
from factsheet_extract.readers.ocr import add_text_layer, see_bullets, settle
from factsheet_extract.readers.options import chosen_pages
from factsheet_extract.readers.page.assembly import Assembly
from factsheet_extract.readers.page.drafts import Draft, Item
from factsheet_extract.readers.page.hyphens import Hyphens
from factsheet_extract.readers.page.layout import Found, find_tables, lay_out_page
from factsheet_extract.readers.page.lines import page_number
from factsheet_extract.readers.page.outline import relate
from factsheet_extract.readers.page.paragraphs import Setting, find_setting
from factsheet_extract.readers.page.running import find_running
from factsheet_extract.readers.page.words import Piece, find_words, part_hidden
from factsheet_extract.readers.pdfium.pages import RawPage, open_pdf, read_page
from factsheet_extract.readers.plumber import read_plain_pages
from factsheet_extract.readers.trust import Trust, judge, overall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import BlockKind
    from factsheet_extract.readers.options import ReadOptions
    from factsheet_extract.readers.page.printed import Line

_SIGNS = "•·|–—- "  # between the parts of a head or a foot
_HEAD, _FOOT = 0.12, 0.82  # of the page's height: above the one and below the other is margin


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a PDF; raises UnreadableSource, EncryptedSource, SourceTooLarge, and EnvironmentLacks where OCR is wanted."""
    with without_collection():
        return _read(data, name, options)


def _read(data: bytes, name: str, options: ReadOptions) -> Document:
    plain = options.reader == "pdfplumber"
    pages, count = read_plain_pages(data, name, options) if plain else _read_pages(data, name, options)
    words = [find_words(page) for page in pages]
    trust = [judge(page, pieces) for page, pieces in zip(pages, words, strict=True)]
    weak = [page.number for page, verdict in zip(pages, trust, strict=True) if verdict.verdict in {"none", "untrusted"}]
    if options.ocr and weak:
        pages, words, trust = _read_again(data, name, options, weak)
    for pieces, verdict in zip(words, trust, strict=True):
        if verdict.verdict == "ocr":
            settle(pieces)
    assembly = _assemble(pages, words, {page.number for page, v in zip(pages, trust, strict=True) if v.verdict == "ocr"})
    layer = overall([verdict.verdict for verdict in trust])
    source = Source(name, hashlib.sha256(data).hexdigest(), "application/pdf", count, layer)
    notices = (*(notice for verdict in trust for notice in verdict.notices), *assembly.notices)
    text = assembly.text()
    if not notices and not any(map(str.isalnum, text)):
        raise _wordless(name)
    reader = "pdfplumber" if plain else "pdf"
    return Document(
        source, reader, text, tuple(assembly.pages), tuple(assembly.blocks), tuple(assembly.tables),
        tuple(assembly.words), tuple(assembly.marks), notices,
    )  # fmt: skip


def _wordless(name: str) -> UnreadableSource:
    """Give the fault of a file without one letter, digit or picture: no sheet, or what is left of one."""
    hint = "the file is blank or damaged, or its fonts do not say what they show; --ocr reads what is printed"
    return UnreadableSource("not one word is on its pages", source=name, hint=hint)


def _read_pages(data: bytes, name: str, options: ReadOptions) -> tuple[list[RawPage], int]:
    with open_pdf(data, name, options) as document:
        count = len(document)
        return [read_page(document, number, name) for number in chosen_pages(count, name, options)], count


def _read_again(
    data: bytes, name: str, options: ReadOptions, weak: list[int]
) -> tuple[list[RawPage], list[list[Piece]], list[Trust]]:  # fmt: skip
    """Read the PDF anew with the weak pages given a text layer by OCR."""
    pages, _ = _read_pages(add_text_layer(data, name, weak, options), name, replace(options, password=None))
    words = [find_words(page) for page in pages]
    trust = [judge(page, pieces, read_by_ocr=page.number in weak) for page, pieces in zip(pages, words, strict=True)]
    return pages, words, trust


def _assemble(pages: list[RawPage], words: list[list[Piece]], scanned: set[int]) -> Assembly:
    shown, hidden = zip(*map(part_hidden, pages, words), strict=True) if pages else ((), ())
    assembly = Assembly(hyphens=Hyphens(" ".join(piece.text for piece in page) for page in shown))
    setting = find_setting([piece for page in shown for piece in page])
    found = [find_tables(page, pieces, setting) for page, pieces in zip(pages, shown, strict=True)]
    for page in found:
        if page.page.number in scanned:
            see_bullets(page.lines)
    _lay_out(found, hidden, setting, assembly)
    return assembly


def _lay_out(pages: list[Found], hidden: Sequence[list[Piece]], setting: Setting, assembly: Assembly) -> None:
    printed = [_in_rows(found.lines) for found in pages]
    margins = [[_in_margin(row, found) for row in rows] for rows, found in zip(printed, pages, strict=True)]
    texts = [["  ".join(line.text for line in row) for row in rows] for rows in printed]
    laid: list[list[Item]] = []
    for found, rows, margin, kinds in zip(pages, printed, margins, find_running(texts, margins), strict=True):
        number = found.page.number
        kinds |= _numbered(rows, margin, kinds, number)
        body = [line for place, row in enumerate(rows) if place not in kinds for line in row]
        heads: list[Item] = [Draft("header", number, [line]) for n, k in kinds.items() if k == "header" for line in rows[n]]
        feet: list[Item] = [Draft(k, number, [line]) for n, k in kinds.items() if k != "header" for line in rows[n]]
        laid.append([*heads, *lay_out_page(found, body, setting), *feet])
    relate(laid)
    for found, items, unseen in zip(pages, laid, hidden, strict=True):
        assembly.add_page(found.page, items, unseen)


def _numbered(
    rows: list[list[Line]], margin: list[bool], kinds: dict[int, BlockKind], number: int
) -> dict[int, BlockKind]:  # fmt: skip
    """Find a first or last row in the margin that holds the page's number at one of its ends, beside other words."""
    ends: dict[int, BlockKind] = {0: "header", len(rows) - 1: "footer"} if len(rows) > 2 else {}
    return {
        place: kind
        for place, kind in ends.items()
        if place not in kinds and margin[place] and len(rows[place]) > 1
        if number in (page_number(rows[place][0].text.strip(_SIGNS)), page_number(rows[place][-1].text.strip(_SIGNS)))
    }


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
