"""Figures in display type: a big number, its label in smaller type, and what is said of it in type smaller still."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from factsheet_extract.model.document import BlockKind, Document
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.stages.subjects.text import Line

# Characters of the longest label beside a number that stands alone.
_LONGEST: Final = 80
_BESIDE: Final[frozenset[BlockKind]] = frozenset({"heading", "paragraph", "display", "caption", "other"})
# Type of less than this share of the type before it is smaller print, not the same.
_SMALLER: Final = 0.93


def small_print(document: Document, passage: Passage, quantities: Sequence[Quantity] = ()) -> tuple[int, ...]:
    """Give where, in a display block, words are set smaller than the words before them: there the label ends.

    The letters of a figure ("4.7 M", "US$", "million") are no words of the label.
    """
    cuts = []
    size = 0.0
    for at, printed in _words(document, passage):
        if passage.text[at : at + 1].isalpha() and not any(one.start <= at < one.end for one in quantities):
            if size and printed < _SMALLER * size:
                cuts.append(at)
            size = printed
    return tuple(cuts)


def _words(document: Document, passage: Passage) -> list[tuple[int, float]]:
    """The words of a passage: where each begins in its text, and its size in points."""
    begins = (at for at, letter in enumerate(passage.text) if letter != " " and (not at or passage.text[at - 1] == " "))
    words = ((at, document.word_from(passage.offsets[at])) for at in begins)
    return [(at, word.size) for at, word in words if word]


@lru_cache(maxsize=1024)
def _has_letters(text: str) -> bool:
    """Say whether a passage prints a letter; asked once a figure, and a passage may hold thousands of them."""
    return any(map(str.isalpha, text))


def is_alone(text: str, lines: Sequence[Line]) -> bool:
    """Whether a passage prints figures and no word beside them: "73 %", "82.4 million"."""
    tokens = [token for line in lines for token in line.tokens]
    return not any(token.kind == "word" for token in tokens) if tokens else not _has_letters(text)


def label_beside(
    document: Document, passages: Sequence[Passage], figures: Container[int], alone: Container[int], index: int
) -> int | None:
    """Give the block that names a number standing alone: the short text after it, else the one before; None where none is."""
    if index not in alone:
        return None
    after, before = index + 1, index - 1
    follows, leads = (_may_name(document, passages, figures, index, other) for other in (after, before))
    if follows and not (leads and _is_above(document, before, index) and not _is_above(document, index, after)):
        return after
    taken = before > 0 and before - 1 in alone and not follows
    return before if not taken and leads else None


def _is_above(document: Document, upper: int, lower: int) -> bool:
    """Whether one block stands over another on its page, each within the other's width at least in part."""
    boxes = [document.boxes(document.blocks[one].start, document.blocks[one].end) for one in (upper, lower)]
    if not all(boxes):
        return False
    (_, first), (_, second) = boxes[0][-1], boxes[1][0]
    return first.bottom <= second.top + 1 and first.x0 < second.x1 and second.x0 < first.x1


def _may_name(document: Document, passages: Sequence[Passage], figures: Container[int], index: int, other: int) -> bool:
    """Whether a block beside a lone number is a short text without a figure of its own, on the same page."""
    if not 0 <= other < len(passages) or other in figures:
        return False
    block, text = document.blocks[other], passages[other].text
    named = block.kind in _BESIDE and block.page == document.blocks[index].page
    return named and len(text) <= _LONGEST and _has_letters(text) and not text.endswith((".", ":"))
