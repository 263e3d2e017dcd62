"""Figures in display type: a big number, its label in smaller type, and what is said of it in type smaller still."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.passage import Passage

# Type of less than this share of the type before it is smaller print, not the same.
_SMALLER: Final = 0.93


def small_print(document: Document, passage: Passage) -> tuple[int, ...]:
    """Give where, in a display block, words are set smaller than the words before them: there the label ends."""
    cuts = []
    size = 0.0
    for at, printed in _words(document, passage):
        if any(character.isalpha() for character in passage.text[at : at + 1]):
            if size and printed < _SMALLER * size:
                cuts.append(at)
            size = printed
    return tuple(cuts)


def _words(document: Document, passage: Passage) -> list[tuple[int, float]]:
    """The words of a passage: where each begins in its text, and its size in points."""
    starts = [word.start for word in document.words]
    found = []
    for at, character in enumerate(passage.text):
        if character == " " or (at and passage.text[at - 1] != " "):
            continue
        index = bisect_left(starts, passage.offsets[at])
        if index < len(starts) and starts[index] == passage.offsets[at]:
            found.append((at, document.words[index].size))
    return found
