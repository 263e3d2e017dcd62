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
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import Block, BlockKind, Document
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage

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
    passages = [read_block(document, index) for index in range(len(document.blocks))]
    sections = _tree(document, passages)
    homes = _sections_of(document, sections)
    placed = tuple(replace(passage, section=home) for passage, home in zip(passages, homes, strict=True))
    return Sections(_title(document, passages), sections, placed)


def _is_heading(block: Block, passage: Passage) -> bool:
    return block.kind == "heading" and bool(passage.text) and _VALUED.search(passage.text) is None


def _tree(document: Document, passages: list[Passage]) -> tuple[Section, ...]:
    """A section ends where a heading of its rank or above begins; one inside another is its child."""
    sections: list[Section] = []
    open_ones: list[int] = []
    for index, block in enumerate(document.blocks):
        if not _is_heading(block, passages[index]):
            continue
        level = max(1, block.level)
        while open_ones and sections[open_ones[-1]].level >= level:
            closed = open_ones.pop()
            sections[closed] = replace(sections[closed], last_block=index)
        parent = open_ones[-1] if open_ones else None
        open_ones.append(len(sections))
        sections.append(Section(passages[index].text, level, index, index + 1, len(document.blocks), parent))
    return tuple(sections)


def _sections_of(document: Document, sections: tuple[Section, ...]) -> list[int | None]:
    """The innermost section of each block; a heading stands in its own."""
    found: list[int | None] = [None] * len(document.blocks)
    for number, section in enumerate(sections):
        for index in range(section.block, section.last_block):
            found[index] = number
    return [None if block.kind in _RUNNING else section for block, section in zip(document.blocks, found, strict=True)]


def _title(document: Document, passages: list[Passage]) -> str | None:
    """The heading of the highest rank on the first pages, of these the largest in type, of these the first."""
    ranked = [
        (max(1, block.level), -block.size, index)
        for index, block in enumerate(document.blocks)
        if _is_heading(block, passages[index]) and block.page <= _TITLE_PAGES
    ]
    return passages[min(ranked)[2]].text if ranked else None
