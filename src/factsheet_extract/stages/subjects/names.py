"""Names that a document itself shows to be places: printed after "in the province of", "à", "en la ciudad de"."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.lexicon import fold_key
from factsheet_extract.stages.subjects.phrases import is_function
from factsheet_extract.stages.subjects.places import Places, known_places, place_at
from factsheet_extract.stages.subjects.text import make_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.document import BlockKind, Document
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.subjects.text import Line

# Blocks of running words; in headings and cells every word may have a capital.
_PROSE: Final[frozenset[BlockKind]] = frozenset({"paragraph", "item", "note"})
# So often at least a name stands behind a noun before that tells what it is.
_OFTEN: Final = 2


def document_places(document: Document, passages: Sequence[Passage], lexicon: Lexicon, language: str) -> Places:
    """Give the territories of the world and the names that this document prints as places.

    Not those that stand right behind a noun as often: "la réponse à Ebola" is of no place where "virus Ebola" names a virus.
    """
    led: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for block, passage in zip(document.blocks, passages, strict=True):
        if block.kind in _PROSE and passage.text:
            places, things = _told(passage.text, lexicon, language)
            led.update(places)
            named.update(things)
    others = {name for name in led if named[name] >= max(_OFTEN, led[name])}
    return known_places(language, tuple(name for name in led if name not in others), frozenset(map(fold_key, others)))


@lru_cache(maxsize=2_000)
def _told(text: str, lexicon: Lexicon, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names in a text that stand as places do, and those that a noun before them names; texts are repeated."""
    world, lines = known_places(language), make_lines(0, text, (), (), lexicon)
    places = tuple([name for line in lines for name in _names(line, world)])
    return places, tuple([name for line in lines for name in _appositions(line)])


def _names(line: Line, world: Places) -> list[str]:
    found = (place_at(line, place, line.last, world) for place in range(line.last) if _leads(line, place))
    return [place.name for place in found if place is not None and not place.bare and place.name[:1].isupper()]


def _appositions(line: Line) -> Iterator[str]:
    """Give the words with a capital that stand right behind a noun without one, which they name: "virus | Ebola"."""
    for place in range(1, line.last):
        token, before = line.tokens[place], line.tokens[place - 1]
        if token.kind == before.kind == "word" and line.text[token.start].isupper() and line.text[before.start].islower():
            key, words = line.keys[place - 1], line.lexicon
            function = is_function(line, place - 1) or key in words.verbs or key in words.adverbs
            if not function and key not in words.place_heads and not _leads(line, place - 1):
                yield line.text[token.start : token.end]


def _leads(line: Line, place: int) -> bool:
    """Whether a word that leads to a place stands here."""
    words = line.lexicon
    return line.is_word(place) and bool(words.place_before.at(line.keys, place) or words.place_nouns.at(line.keys, place))
