"""The words of one block as they read, with the way back to the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import Block, Document

# White space that is folded to one blank. NO-BREAK SPACE (U+00A0), NARROW NO-BREAK SPACE (U+202F) and THIN SPACE (U+2009)
# keep their own code: they group digits. ZERO WIDTH SPACE (U+200B) parts nothing that is printed and is folded with the rest.
_BLANK = re.compile(r"[^\S\u00a0\u202f\u2009]+")
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9])")
# "a  b"  "a\nb"  " a"  "a ": what is not yet folded so
_UNFOLDED = re.compile(r"[^\S \u00a0\u202f\u2009]|  |\A | \Z")
# "a  b"  "a \nb"  " a"  "a "  "181\n196": what keeps its length when it is folded has none of these; most paragraphs do
_UNEVEN = re.compile(r"[^\S\u00a0\u202f\u2009]{2}|\A[^\S\u00a0\u202f\u2009]|[^\S\u00a0\u202f\u2009]\Z|\n[0-9]{3}(?![0-9])")


class Passage(NamedTuple):
    """What a reader reads of one block: `text`, and for each of its characters the offset in `Document.text`; a tuple, since a
    sheet has thousands of them.

    White space is one blank each, and a line feed between a number alone on its line and three digits below it, which are
    two numbers and no thousands; `offsets[i]` is where `text[i]` is printed, `ends[i]` the offset after it. `section` is the
    index of the section it stands in, None before the first heading.
    """

    block: int
    text: str
    offsets: Sequence[int]
    ends: Sequence[int]
    section: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the slice of `Document.text` behind text[start:end]; start < end."""
        return self.offsets[start], self.ends[end - 1]

    def locate(self, offset: int) -> int | None:
        """Give the index in `text` of the character printed at `offset` of the document, None where it is no part of it."""
        place = bisect_right(self.offsets, offset) - 1
        return place if place >= 0 and offset < self.ends[place] else None


def read_block(document: Document, index: int, section: int | None = None) -> Passage:
    """Make the passage of block `index`: its segments joined, runs of white space folded to one blank, ends trimmed."""
    return read_segments(document.text, document.blocks[index], index, section)


def read_segments(source: str, block: Block, index: int, section: int | None = None) -> Passage:
    """Make the passage of `block`, which stands at `index`, out of the document's text."""
    first = block.segments[0]
    if len(block.segments) == 1 and first.text is None:
        text = source[first.start : first.end]
        folded = _UNFOLDED.search(text) is None
        if folded or not _UNEVEN.search(text):
            places = range(first.start, first.end + 1)
            return Passage(index, text if folded else _BLANK.sub(" ", text), places[:-1], places[1:], section)
    text, offsets, ends = _join(source, block)
    if _UNFOLDED.search(text):
        text, offsets, ends = _fold(text, offsets, ends)
    return Passage(index, text, tuple(offsets), tuple(ends), section)


def _join(source: str, block: Block) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for segment in block.segments:
        start, end = segment.start, segment.end
        if segment.text is None:
            pieces.append(source[start:end])
            offsets.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            pieces.append(segment.text)
            offsets.extend([start] * len(segment.text))
            ends.extend([end] * len(segment.text))
    return "".join(pieces), offsets, ends


def _fold(text: str, offsets: list[int], ends: list[int]) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    kept_offsets: list[int] = []
    kept_ends: list[int] = []
    place = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        pieces.append(text[place:start])
        kept_offsets += offsets[place:start]
        kept_ends += ends[place:start]
        if start and end < len(text):
            pieces.append("\n" if _between_numbers(text, start, end) else " ")
            kept_offsets.append(offsets[start])
            kept_ends.append(ends[start])
        place = end
    pieces.append(text[place:])
    return "".join(pieces), kept_offsets + offsets[place:], kept_ends + ends[place:]


def _between_numbers(text: str, start: int, end: int) -> bool:
    """Tell whether a blank parts a number from three digits on the line below: the number stands alone ("181\n196", not "about
    12\n500"), or ends a line that the three digits would have fitted, so that the line was ended, not broken."""
    below = _THREE_DIGITS.match(text, end)
    if below is None or "\n" not in text[start:end] or not text[start - 1].isdigit():
        return False
    first = text.rfind("\n", 0, start) + 1
    line = text[first:start].strip()
    following = text.find("\n", end)
    return line.isdigit() or len(line) + len(" 181 ") < (len(text) if following < 0 else following) - end
