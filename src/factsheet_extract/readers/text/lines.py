"""The lines of plain text, each with its place on the page: how far down it stands, and how far in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.readers.page.lines import find_bullet

if TYPE_CHECKING:
    from factsheet_extract.model.document import Page
    from factsheet_extract.readers.page.lines import Bullet

Span: TypeAlias = tuple[int, int]

_LINE: Final = re.compile(r"[^\r\n\f]+")
# "> Theme   12"  ">> Older"   what marks the lines of a message that is quoted; three of them on a page are needed
_QUOTED: Final = re.compile(r"^[ \t]{0,8}>", re.MULTILINE)
_QUOTE: Final = re.compile(r"\A(?:>[ \t]{0,1}){1,9}")
_QUOTES: Final = 3
# "Countries taking part"   what stands between two wide blanks or tabs
CHUNK: Final = re.compile(r"\S+(?:[ \u00a0\u202f\u2009]\S+)*")
_MOSTCHUNKS: Final = 40
_LONGEST: Final = 400  # characters of a line that blanks lay out
# "Updated in May        2/4"   the number of the page and of all pages, far behind other words
_PAGE_OF: Final = re.compile(r"(?<=\S)\s{3,200}(\d{1,4})\s?/\s?(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its blanks: its slice, its page, its bullet, and whether a blank line stands before it.

    `row` is its number on the page, blank lines counted; `left` the number of characters before it.
    """

    start: int
    end: int
    page: int
    text: str
    bullet: Bullet | None
    gap: bool
    row: int = 0
    left: int = 0


def find_lines(text: str, page: Page) -> list[Line]:
    """Give the lines of a page that print something."""
    lines: list[Line] = []
    last, row = page.start, 0
    quoted = len(_QUOTED.findall(text, page.start, page.end)) >= _QUOTES
    for match in _LINE.finditer(text, page.start, page.end):
        words = match.group().strip()
        if quoted:
            words = _QUOTE.sub("", words)
        if words:
            start = match.start() + len(match.group().rstrip()) - len(words)
            ends = max(text.count("\n", last, start), text.count("\r", last, start))
            row += ends
            left = len(text[match.start() : start].expandtabs())
            bullet = find_bullet(text, start, start + len(words))
            lines.append(Line(start, start + len(words), page.number, words, bullet, ends > 1, row, left))
            last = lines[-1].end
    return lines


def part_page_number(lines: list[Line], count: int) -> list[Line]:
    """Part the number of a page from the words before it, in its first and its last line: "Updated in May        2/4"."""
    parted: list[Line] = []
    for place, line in enumerate(lines):
        found = _PAGE_OF.search(line.text) if place in (0, len(lines) - 1) else None
        if found is None or (int(found[1]), int(found[2])) != (line.page, count):
            parted.append(line)
            continue
        start, words = line.start + found.start(1), line.text[: found.start()]
        parted.append(replace(line, end=line.start + len(words), text=words))
        parted.append(
            replace(line, start=start, text=found[0].strip(), bullet=None, gap=False, left=line.left + found.start(1))
        )
    return parted


def chunks_of(line: Line) -> list[Span]:
    """Give where on the page the words between wide blanks stand; a line too long to be laid out is one."""
    if len(line.text) > _LONGEST:
        return [(line.left, line.left + len(line.text))]
    spans = [(line.left + chunk.start(), line.left + chunk.end()) for chunk in CHUNK.finditer(line.text)]
    if line.bullet is not None and len(spans) > 1 and spans[0][1] - line.left < line.bullet.end - line.start:
        spans[:2] = [(spans[0][0], spans[1][1])]  # what stands behind a bullet is its point, however far
    return spans


def is_spaced(line: Line) -> bool:
    """Say whether wide blanks part the words of a line, into no more cells than a page has room for."""
    return ("  " in line.text or "\t" in line.text) and 1 < len(chunks_of(line)) <= _MOSTCHUNKS
