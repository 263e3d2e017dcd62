"""Names that a document itself shows to be places: printed after "in the province of", "à", "en la ciudad de"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subject_places import Places, known_places, place_at
from factsheet_extract.stages.subject_text import make_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import BlockKind, Document
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.subject_lexicon import Lexicon
    from factsheet_extract.stages.subject_text import Line

# Blocks of running words; in headings and cells every word may have a capital.
_PROSE: Final[frozenset[BlockKind]] = frozenset({"paragraph", "item", "note"})


def document_places(document: Document, passages: Sequence[Passage], lexicon: Lexicon, language: str) -> Places:
    """Give the territories of the world and the names that this document prints as places."""
    world = known_places(language)
    found: dict[str, None] = {}
    for block, passage in zip(document.blocks, passages, strict=True):
        if block.kind in _PROSE and passage.text:
            for name in _names(passage, lexicon, world):
                found.setdefault(name)
    return known_places(language, tuple(found))


def _names(passage: Passage, lexicon: Lexicon, world: Places) -> list[str]:
    lines = make_lines(passage.block, passage.text, (), (), lexicon)
    found = (place_at(line, place, line.last, world) for line in lines for place in range(line.last) if _leads(line, place))
    return [place.name for place in found if place is not None and not place.bare and place.name[:1].isupper()]


def _leads(line: Line, place: int) -> bool:
    """Whether a word that leads to a place stands here."""
    words = line.lexicon
    return line.is_word(place) and bool(words.place_before.at(line.keys, place) or words.place_nouns.at(line.keys, place))
