"""The words of one block as they read, with the way back to the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_extract.model.document import Block, Document


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader reads of one block: `text`, and for each of its characters the offset in `Document.text`.

    White space is one blank each; `offsets[i]` is where `text[i]` is printed, `ends[i]` the offset after it. `section` is the
    index of the section it stands in, None before the first heading.
    """

    block: int
    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]
    section: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the slice of `Document.text` behind text[start:end]; start < end."""
        return self.offsets[start], self.ends[end - 1]

    def locate(self, offset: int) -> int | None:
        """Give the index in `text` of the character printed at `offset` of the document, None where it is no part of it."""
        from bisect import bisect_right

        place = bisect_right(self.offsets, offset) - 1
        return place if place >= 0 and offset < self.ends[place] else None


def read_block(document: Document, index: int, section: int | None = None) -> Passage:
    """Make the passage of block `index`: its segments joined, runs of white space folded to one blank, ends trimmed."""
    block = document.blocks[index]
    pieces: list[tuple[str, int, int]] = []
    for segment in block.segments:
        pieces.extend(_characters(document, segment))
    folded: list[tuple[str, int, int]] = []
    for character, start, end in pieces:
        # NO-BREAK SPACE (U+00A0), NARROW NO-BREAK SPACE (U+202F) and THIN SPACE (U+2009) keep their own code: they group digits
        blank = character.isspace() and character not in "\u00a0\u202f\u2009"
        if not blank:
            folded.append((character, start, end))
        elif folded and folded[-1][0] != " ":
            folded.append((" ", start, end))
    if folded and folded[-1][0] == " ":
        folded.pop()
    return Passage(
        index, "".join(item[0] for item in folded), tuple(item[1] for item in folded),
        tuple(item[2] for item in folded), section,
    )  # fmt: skip


def _characters(document: Document, segment: object) -> list[tuple[str, int, int]]:
    start, end, text = segment.start, segment.end, segment.text  # type: ignore[attr-defined]
    if text is not None:
        return [(character, start, end) for character in text]
    return [(document.text[place], place, place + 1) for place in range(start, end)]
