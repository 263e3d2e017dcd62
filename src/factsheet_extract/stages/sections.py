"""The section tree from the headings, the sheet's title, and every block as it reads.

Start at `find_sections`. It asks nothing of the language: the reader says what is a heading, and of what rank.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Section, Sections
from factsheet_extract.model.passage import read_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import BlockKind, Document
    from factsheet_extract.model.layers import AnnotatedDocument

# What is printed on every page belongs to no section.
_RUNNING: Final[frozenset[BlockKind]] = frozenset({"header", "footer", "page_number"})
# A line that gives its number names no part of the sheet: "Países que participan: 196", "Migration irrégulière – 14",
# "Salud y migración ......... 9".
_VALUED: Final = re.compile(r"\w\s{0,2}(?:[:–—=]\s{1,4}|\.{3,200}\s{0,4})\d[\d.,\s%]{0,11}$")
# A sheet says what it is on its first pages; a heading further on names a part.
_TITLE_PAGES: Final = 2


def find_sections(annotated: AnnotatedDocument, context: Context) -> Sections:
    """Give the section tree, the title, and the passage of each block (same index as `Document.blocks`)."""
    document = annotated.document
    headings = dict(_headings(document))
    sections = _tree(document, headings)
    homes = _sections_of(document, sections)
    passages = tuple([read_block(document, index, home) for index, home in enumerate(homes)])
    return Sections(_title(document, headings), sections, passages)


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    """Give index and words of each heading that names a part of the sheet."""
    for index, block in enumerate(document.blocks):
        if block.kind == "heading":
            text = read_block(document, index).text
            if text and _VALUED.search(text) is None:
                yield index, text


def _tree(document: Document, headings: Mapping[int, str]) -> tuple[Section, ...]:
    """A section ends where a heading of its rank or above begins; one inside another is its child."""
    sections: list[Section] = []
    open_ones: list[int] = []
    for index, text in headings.items():
        level = max(1, document.blocks[index].level)
        while open_ones and sections[open_ones[-1]].level >= level:
            closed = open_ones.pop()
            sections[closed] = replace(sections[closed], last_block=index)
        parent = open_ones[-1] if open_ones else None
        open_ones.append(len(sections))
        sections.append(Section(text, level, index, index + 1, len(document.blocks), parent))
    return tuple(sections)


def _sections_of(document: Document, sections: tuple[Section, ...]) -> list[int | None]:
    """The innermost section of each block; a heading stands in its own."""
    found: list[int | None] = [None] * len(document.blocks)
    for number, section in enumerate(sections):
        for index in range(section.block, section.last_block):
            found[index] = number
    return [None if block.kind in _RUNNING else section for block, section in zip(document.blocks, found, strict=True)]


def _title(document: Document, headings: Mapping[int, str]) -> str | None:
    """The heading of the highest rank on the first pages, of these the largest in type, of these the first."""
    ranked = [
        (max(1, document.blocks[index].level), -document.blocks[index].size, index)
        for index in headings
        if document.blocks[index].page <= _TITLE_PAGES
    ]
    return headings[min(ranked)[2]] if ranked else None
