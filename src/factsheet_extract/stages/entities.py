"""Names in the sheet: organisations, places, people, events.

Start at `find_entities`. Sources in order of trust; a name of a trusted one is never cut by the next:

1. the family's own actors and names (rule `entities.family`), with their codes;
2. the document's definitions (`entities.definition`);
3. countries and territories as the Unicode CLDR spells them in the sheet's language (`entities.territory`);
4. the statistical model's, where one is installed for the language (`entities.model`).
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from babel import Locale

from factsheet_extract.families.words import Lexicon, grammar_for
from factsheet_extract.model.layers import Definitions, Entities, EntitySpan, Place, Sections
from factsheet_extract.stages.shared import LETTER, grammar_of, sentences
from factsheet_extract.stages.vocabulary import vocabulary_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.model.context import Context, Model
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage

    Worded: TypeAlias = Sequence[tuple[int, Passage]]

_SILENT: Final = frozenset({"page_number", "axis"})
# A cell or point of fewer words than this has no sentence for a model to read.
_FEWEST_WORDS: Final = 5


def find_entities(annotated: AnnotatedDocument, context: Context) -> Entities:
    """Give the names found, without overlaps, in reading order."""
    passages = annotated.layer(Sections).passages
    blocks = annotated.document.blocks
    shown = [(index, passage) for index, passage in enumerate(passages) if blocks[index].kind not in _SILENT]
    worded = [(index, passage) for index, passage in shown if LETTER.search(passage.text)]
    kept = _Kept()
    kept.add(_of_family(worded, context))
    kept.add(_of_definitions(worded, annotated, context))
    kept.add(_of_territories(worded, context))
    if context.model is not None:
        kept.add(_of_model(shown, context.model, grammar_of(context).abbreviated))
    return Entities(tuple(sorted(kept.spans, key=lambda span: (span.place.passage, span.place.start))))


class _Kept:
    """Names kept so far; one that touches an earlier one is refused."""

    def __init__(self) -> None:
        self.spans: list[EntitySpan] = []
        self._taken: dict[int, list[tuple[int, int]]] = {}

    def add(self, spans: Iterable[EntitySpan]) -> None:
        for span in spans:
            taken = self._taken.setdefault(span.place.passage, [])
            own = (span.place.start, span.place.end)
            at = bisect_left(taken, own)  # what is taken is in order and apart
            if (not at or taken[at - 1][1] <= own[0]) and (at == len(taken) or own[1] <= taken[at][0]):
                taken.insert(at, own)
                self.spans.append(span)


def _of_family(worded: Worded, context: Context) -> Iterator[EntitySpan]:
    words = vocabulary_of(context)
    if words is None:
        return
    for index, passage in worded:
        for hit in words.names.find_in(passage.text):
            label = words.family.names[hit.payload].label
            yield EntitySpan(Place(index, hit.start, hit.end), label, "entities.family", hit.payload)
        for actor in words.actors.find_in(passage.text):
            if not actor.payload.generic:
                label = words.family.actors[actor.payload.code].label
                yield EntitySpan(Place(index, actor.start, actor.end), label, "entities.family", actor.payload.code)


def _of_definitions(worded: Worded, annotated: AnnotatedDocument, context: Context) -> Iterator[EntitySpan]:
    """Give the long forms that are names: capitalised as printed where they are defined."""
    named = [one for one in annotated.layer(Definitions).definitions if one.expansion[:1].isupper()]
    if not named:
        return
    lexicon = Lexicon(grammar_of(context), ((one.expansion, one.term) for one in named))
    for index, passage in worded:
        for hit in lexicon.find_in(passage.text):
            yield EntitySpan(Place(index, hit.start, hit.end), "ORG", "entities.definition", hit.payload)


def _of_territories(worded: Worded, context: Context) -> Iterator[EntitySpan]:
    territories = _territories(context.language)
    for index, passage in worded:
        for hit in territories.find_in(passage.text):
            if passage.text[hit.start].isupper():
                yield EntitySpan(Place(index, hit.start, hit.end), "LOC", "entities.territory", hit.payload)


@lru_cache(maxsize=8)
def _territories(language: Language) -> Lexicon[str]:
    """Give the names of countries (two letters) and world regions of CLDR, compared as they are printed."""
    names = Locale.parse(language.code).territories
    rows = [(name, code) for code, name in names.items() if len(name) > 3 and not name.isupper()]
    return Lexicon(grammar_for(language), rows, exact=True)


def _of_model(shown: Worded, model: Model, abbreviated: re.Pattern[str]) -> Iterator[EntitySpan]:
    """Give the model's names in the sentences that may hold one: with a capital after their first word."""
    places: list[tuple[int, int]] = []
    texts: list[str] = []
    for index, passage in shown:
        for start, end in sentences(passage.text, abbreviated):
            text = passage.text[start:end].rstrip()
            words = text.split()
            if len(words) >= _FEWEST_WORDS and any(word[:1].isupper() for word in words[1:]):
                places.append((index, start))
                texts.append(text)
    for (index, start), spans in zip(places, model.names(texts), strict=True):
        for span in spans:
            yield EntitySpan(Place(index, start + span.start, start + span.end), span.label, "entities.model")
