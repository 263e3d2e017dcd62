"""Meetings by rank, place and date: "La septième édition, tenue à Genève les 10-11 octobre 2017".

Start at `find_events`. A rank stands before a word for a meeting, or before a meeting the family knows by name; place and date
follow it, before the next rank, or stand before it, or in the other cells of its row. An edition without a name is one of the
meeting named last.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from factsheet_extract.model.layers import Events, EventSpan, Place, Quantities, Sections
from factsheet_extract.stages.events.dates import dates_of
from factsheet_extract.stages.events.places import Places
from factsheet_extract.stages.events.rows import PLACE_CELL, EventRows
from factsheet_extract.stages.shared import LETTER, grammar_of, sentences
from factsheet_extract.stages.vocabulary import ties_of, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.quantity import Reference
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

Span = TypeVar("Span", "Token", "Reference")

_SILENT: Final = frozenset({"header", "footer", "page_number", "axis"})
# A rank belongs to a word for a meeting that stands no further than this many words after it.
_REACH: Final = 6
# A sentence of so few words may be nothing but a meeting's name.
_NAME_WORDS: Final = 10
# The date of a meeting that is told by its rank alone follows within this many characters.
_DATED: Final = 80


def find_events(annotated: AnnotatedDocument, context: Context) -> Events:
    """Give the events in reading order."""
    ties, words = ties_of(context), vocabulary_of(context)
    if ties is None:
        return Events()
    finder = _Finder(annotated, context, ties, words)
    return Events(tuple(finder.events()))


class _Told(NamedTuple):
    """One sentence: where it stands, its words and references, the meetings named in it, the stretches that are no place."""

    whole: Place
    text: str
    tokens: Sequence[Token]
    references: Sequence[Reference]
    named: Sequence[Hit[str]]
    taken: Sequence[tuple[int, int]]


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, context: Context, ties: Ties, words: Vocabulary | None) -> None:
        self.annotated, self.ties, self.words = annotated, ties, words
        self.grammar = grammar_of(context)
        self.references = annotated.layer(Quantities).references
        self.passages = annotated.layer(Sections).passages
        self.rows = EventRows(annotated, ties)
        self.meeting: str | None = None
        self.meetings = _meeting_codes(words)

    def events(self) -> Iterator[EventSpan]:
        for index, passage in enumerate(self.passages):
            if self.annotated.document.blocks[index].kind in _SILENT or not self._may_tell(index, passage.text):
                continue
            tokens, references = self.grammar.tokens(passage.text), self.references[index]
            bounds = sentences(passage.text, self.grammar.abbreviated)
            for place, (start, end) in enumerate(bounds):
                last = end
                if place + 1 < len(bounds) and self._goes_on(passage.text[start:end], _within(references, *bounds[place + 1])):
                    last = bounds[place + 1][1]
                words, told = _within(tokens, start, last), _within(references, start, last)
                whole = Place(index, start, start + len(passage.text[start:last].rstrip()))
                yield from self._in_sentence(self._told(whole, passage.text, words, told))

    def _goes_on(self, text: str, following: Sequence[Reference]) -> bool:
        """ "Undécima reunión mundial. Ginebra, 12 a 14 de junio de 2024.": a name, then a sentence of its date, no rank."""
        if not any(one.reason == "date" for one in following) or any(one.reason == "ordinal" for one in following):
            return False
        tokens = self.grammar.tokens(text)
        return len(tokens) <= _NAME_WORDS and not self.ties.held.find(tokens)

    def _may_tell(self, index: int, text: str) -> bool:
        """Say whether a passage may hold a rank or name a meeting of the family."""
        ranked = any(one.reason == "ordinal" for one in self.references[index])
        return ranked or (self.words is not None and LETTER.search(text) is not None)

    def _told(self, whole: Place, text: str, tokens: Sequence[Token], references: Sequence[Reference]) -> _Told:
        known = self.words.names.find(tokens) if self.words else []
        taken = [(hit.start, hit.end) for hit in known] + [(one.start, one.end) for one in references]
        if self.words:
            taken += [(hit.start, hit.end) for hit in self.words.actors.find(tokens)]
            taken += [(hit.start, hit.end) for hit in self.words.scopes.find(tokens)]
        return _Told(whole, text, tokens, references, [hit for hit in known if hit.payload in self.meetings], taken)

    def _in_sentence(self, told: _Told) -> Iterator[EventSpan]:
        named = told.named
        if named and not self.meeting:
            self.meeting = told.text[named[0].start : named[0].end]
        ordinals = [one for one in told.references if one.reason == "ordinal" and _rank(one)]
        ranks = [one for one in ordinals if self._meets(told, one) or self._bracketed(told, one) or self._alone(told, one)]
        if ranks:  # "The third took place in …; the fourth, in …": one that is dated like the others
            ranks = [one for one in ordinals if one in ranks or self._dated(one, ordinals, told.references)]
        begin = told.whole.start
        for place, rank in enumerate(ranks):
            stop = ranks[place + 1].start if place + 1 < len(ranks) else told.whole.end
            yield self._event(told, rank, (begin, stop))
            begin = stop
        if named:
            self.meeting = told.text[named[-1].start : named[-1].end]

    def _meets(self, told: _Told, rank: Reference) -> bool:
        """A word for a meeting, or a known meeting, follows the rank; or stands right before one that nothing follows."""
        tokens = told.tokens
        after = [place for place, token in enumerate(tokens) if token.start >= rank.end][:_REACH]
        if any(self._edition(tokens, place) for place in after) or any(hit.first in after for hit in told.named):
            return True
        if not (after and tokens[after[0]].joined) and self._edition_before(tokens, rank):
            return True
        # "La cinquième s'est tenue à Erevan": a rank alone, of the meeting named before
        return self.meeting is not None and any(self.ties.held.at(tokens, place) for place in after)

    def _edition_before(self, tokens: Sequence[Token], rank: Reference) -> bool:
        """ "Latest edition: 8th, Addis Ababa, …": nothing but function words stands between."""
        before = [place for place, token in enumerate(tokens) if token.end <= rank.start]
        last = next((place for place in reversed(before) if tokens[place].content), None)
        return last is not None and self._edition(tokens, last)

    def _alone(self, told: _Told, rank: Reference) -> bool:
        """A rank alone in its cell or that heads a line, or that an auxiliary follows; dated, of the meeting named before."""
        if told.text.strip() == told.text[rank.start : rank.end]:
            passage = told.whole.passage
            return self.rows.is_rank(passage) or (self.meeting is not None and self.rows.is_line(passage))
        following = next((place for place, token in enumerate(told.tokens) if token.start >= rank.end), None)
        if self.meeting is None or following is None or not self._dated(rank, [rank], told.references):
            return False
        word = told.tokens[following]
        if self._row_place(told, rank):
            return True
        if not word.joined:  # "Segunda | Bangkok | 4 y 5 de junio de 2009", "- 7th: Geneva, 10-11 October 2017"
            return not any(token.content for token in told.tokens if token.end <= rank.start)
        return not word.content or self.ties.links.at(told.tokens, following) is not None

    def _row_place(self, told: _Told, rank: Reference) -> str | None:
        """Give the place of "Second   Bangkok   4-5 June 2009": a row told as a line, a place between the rank and its date."""
        date = next((one for one in told.references if one.reason == "date" and one.value and one.start >= rank.end), None)
        if date is None or told.text[date.end : told.whole.end].strip(" .|"):
            return None
        found = PLACE_CELL.fullmatch(told.text[rank.end : date.start].strip(" ,|\t–—-"))
        return found[1] if found else None

    def _bracketed(self, told: _Told, rank: Reference) -> bool:
        """ "La dixième (Rabat, 27-29 juin 2023) portait sur …": a rank alone, its place and date in the bracket behind it."""
        end = told.text.find(")", rank.end, rank.end + _DATED)
        dated = any(one.reason == "date" and one.value and rank.end <= one.start < end for one in told.references)
        return self.meeting is not None and told.text[rank.end : rank.end + 2].lstrip().startswith("(") and dated

    def _dated(self, rank: Reference, ranks: Sequence[Reference], references: Sequence[Reference]) -> bool:
        stop = min((one.start for one in ranks if one.start > rank.start), default=rank.end + _DATED)
        return any(one.reason == "date" and one.value and rank.end <= one.start < stop for one in references)

    def _edition(self, tokens: Sequence[Token], place: int) -> bool:
        return tokens[place].key in self.ties.editions

    def _event(self, told: _Told, rank: Reference, reach: tuple[int, int]) -> EventSpan:
        """Give the meeting of a rank: its date and place behind it, else those before it in its sentence, else in its row."""
        text, (begin, stop) = told.text, reach
        dates = dates_of(text, told.references, rank.end, stop) or dates_of(text, told.references, begin, rank.start)
        near = [hit for hit in told.named if rank.end <= hit.start < stop or hit.start <= rank.start < hit.end]
        before = [hit for hit in told.named if hit.end <= rank.start]
        name = next((text[hit.start : hit.end] for hit in (*near[:1], *before[-1:])), None) or self.meeting
        ends = (
            rank.end,
            *(hit.end for hit in near),
            *(t.end for n, t in enumerate(told.tokens) if self._edition(told.tokens, n)),
        )
        places = Places(text, told.tokens, self.ties, told.taken)
        place = places.of((rank.end, stop), (begin, rank.start), ends, dates.printed if dates else None)
        place = place or self._row_place(told, rank)
        span = EventSpan(
            name=name or self._printed(text, told.tokens, rank),
            context=told.whole,
            rule="events.rank",
            ordinal=_rank(rank),
            place=place,
            start=dates.start if dates else None,
            end=dates.end if dates else None,
        )
        return self.rows.filled(span)

    def _printed(self, text: str, tokens: Sequence[Token], rank: Reference) -> str:
        after = [place for place, token in enumerate(tokens) if token.start >= rank.end]
        end = next((tokens[place].end for place in after if self._edition(tokens, place)), rank.end)
        return text[rank.start : end]


def _within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Give the spans that begin within start:end, of spans in printed order."""
    first = bisect_left(spans, start, key=attrgetter("start"))
    return spans[first : bisect_left(spans, end, first, key=attrgetter("start"))]


def _rank(reference: Reference) -> int | None:
    return int(reference.value) if reference.value and reference.value.isdigit() else None


def _meeting_codes(words: Vocabulary | None) -> frozenset[str]:
    return frozenset(code for code, names in words.family.names.items() if names.label == "EVENT") if words else frozenset()
