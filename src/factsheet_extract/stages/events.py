"""Meetings by rank, place and date: "La septième édition, tenue à Genève les 10-11 octobre 2017".

Start at `find_events`. A rank stands before a word for a meeting, or before a meeting the family knows by name; place and date
follow it, before the next rank. An edition without a name is one of the meeting named last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from factsheet_extract.model.layers import Events, EventSpan, Place, Quantities, Sections
from factsheet_extract.stages.event_dates import dates_of
from factsheet_extract.stages.shared import LETTER, grammar_of, sentences
from factsheet_extract.stages.vocabulary import ties_of, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.quantity import Reference
    from factsheet_extract.stages.event_dates import Dates
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

Span = TypeVar("Span", "Token", "Reference")

_SILENT: Final = frozenset({"header", "footer", "page_number", "axis"})
# A rank belongs to a word for a meeting that stands no further than this many words after it.
_REACH: Final = 6
# The date of a meeting that is told by its rank alone follows within this many characters.
_DATED: Final = 80
# A place in its own words: "Genève", "Addis-Abeba", "New York", "Port of Spain", "Ginebra (Suiza)".
_PLACE: Final = re.compile(r"[A-ZÀ-Ý][\w’'\-]{1,24}(?:[ -](?:(?:de|del|la|of|da|do|en|le) )?[A-ZÀ-Ý][\w’'\-]{1,24}){0,3}")
# The place in a bracket right behind the meeting's name: " (Bogotá, Colombia)".
_BRACKETED: Final = re.compile(rf"\s?\(({_PLACE.pattern})")


def find_events(annotated: AnnotatedDocument, context: Context) -> Events:
    """Give the events in reading order."""
    ties, words = ties_of(context), vocabulary_of(context)
    if ties is None:
        return Events()
    finder = _Finder(annotated, context, ties, words)
    return Events(tuple(finder.events()))


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, context: Context, ties: Ties, words: Vocabulary | None) -> None:
        self.annotated, self.ties, self.words = annotated, ties, words
        self.grammar = grammar_of(context)
        self.references = annotated.layer(Quantities).references
        self.meeting: str | None = None
        self.meetings = _meeting_codes(words)

    def events(self) -> Iterator[EventSpan]:
        for index, passage in enumerate(self.annotated.layer(Sections).passages):
            if self.annotated.document.blocks[index].kind in _SILENT or not self._may_tell(index, passage.text):
                continue
            tokens, references = self.grammar.tokens(passage.text), self.references[index]
            for start, end in sentences(passage.text, self.grammar.abbreviated):
                words, told = _within(tokens, start, end), _within(references, start, end)
                yield from self._in_sentence(index, (start, end), words, told)

    def _may_tell(self, index: int, text: str) -> bool:
        """Say whether a passage may hold a rank or name a meeting of the family."""
        ranked = any(one.reason == "ordinal" for one in self.references[index])
        return ranked or (self.words is not None and LETTER.search(text) is not None)

    def _in_sentence(
        self, index: int, slice_: tuple[int, int], tokens: Sequence[Token], references: Sequence[Reference]
    ) -> Iterator[EventSpan]:
        text, (start, end) = self.annotated.layer(Sections).passages[index].text, slice_
        named = [hit for hit in self.words.names.find(tokens) if hit.payload in self.meetings] if self.words else []
        if named and not self.meeting:
            self.meeting = text[named[0].start : named[0].end]
        ordinals = [one for one in references if one.reason == "ordinal" and _rank(one)]
        ranks = [one for one in ordinals if self._meets(tokens, one, named) or self._bracketed(text, one, references)]
        if ranks:  # "The third took place in …; the fourth, in …": one that is dated like the others
            ranks = [one for one in ordinals if one in ranks or self._dated(one, ordinals, references)]
        for place, rank in enumerate(ranks):
            stop = ranks[place + 1].start if place + 1 < len(ranks) else end
            whole = Place(index, start, start + len(text[start:end].rstrip()))
            yield self._event(text, tokens, references, named, (rank, stop), whole)
        if named:
            self.meeting = text[named[-1].start : named[-1].end]

    def _meets(self, tokens: Sequence[Token], rank: Reference, named: list[Hit[str]]) -> bool:
        """A word for a meeting, or a known meeting, follows the rank."""
        after = [place for place, token in enumerate(tokens) if token.start >= rank.end][:_REACH]
        if not after:
            return False
        if any(self._edition(tokens, place) for place in after) or any(hit.first in after for hit in named):
            return True
        # "La cinquième s'est tenue à Erevan": a rank alone, of the meeting named before
        return self.meeting is not None and any(self.ties.held.at(tokens, place) for place in after)

    def _bracketed(self, text: str, rank: Reference, references: Sequence[Reference]) -> bool:
        """ "La dixième (Rabat, 27-29 juin 2023) portait sur …": a rank alone, its place and date in the bracket behind it."""
        end = text.find(")", rank.end, rank.end + _DATED)
        dated = any(one.reason == "date" and one.value and rank.end <= one.start < end for one in references)
        return self.meeting is not None and text[rank.end : rank.end + 2].lstrip().startswith("(") and dated

    def _dated(self, rank: Reference, ranks: Sequence[Reference], references: Sequence[Reference]) -> bool:
        stop = min((one.start for one in ranks if one.start > rank.start), default=rank.end + _DATED)
        return any(one.reason == "date" and one.value and rank.end <= one.start < stop for one in references)

    def _edition(self, tokens: Sequence[Token], place: int) -> bool:
        return tokens[place].key in self.ties.editions

    def _event(
        self, text: str, tokens: Sequence[Token], references: Sequence[Reference], named: list[Hit[str]],
        reach: tuple[Reference, int], whole: Place,
    ) -> EventSpan:  # fmt: skip
        rank, stop = reach
        dates = dates_of(text, references, rank.end, stop)
        near = [hit for hit in named if rank.end <= hit.start < stop or hit.start <= rank.start < hit.end]
        before = [hit for hit in named if hit.end <= rank.start]
        told = near[:1] or before[-1:]
        name = text[told[0].start : told[0].end] if told else self.meeting
        return EventSpan(
            name=name or self._printed(text, tokens, rank),
            context=whole,
            rule="events.rank",
            ordinal=_rank(rank),
            place=self._place(text, tokens, (rank.end, stop), dates, near),
            start=dates.start if dates else None,
            end=dates.end if dates else None,
        )

    def _printed(self, text: str, tokens: Sequence[Token], rank: Reference) -> str:
        after = [place for place, token in enumerate(tokens) if token.start >= rank.end]
        end = next((tokens[place].end for place in after if self._edition(tokens, place)), rank.end)
        return text[rank.start : end]

    def _place(
        self, text: str, tokens: Sequence[Token], reach: tuple[int, int], dates: Dates | None, near: list[Hit[str]]
    ) -> str | None:
        """Give the capitalised run after "à", "in", "en"; else the one that stands right before the date."""
        inside = [(hit.start, hit.end) for hit in near]
        for place, token in enumerate(tokens):
            if not (reach[0] <= token.start < reach[1]) or any(a <= token.start < b for a, b in inside):
                continue
            lead = self.ties.place.at(tokens, place)
            if lead is not None and lead.last < len(tokens):
                found = _PLACE.match(text, tokens[lead.last].start)
                if found and found.end() <= reach[1]:
                    return found.group()
        # "la undécima reunión mundial (Bogotá, Colombia)"
        for end in (reach[0], *(hit.end for hit in near), *(t.end for n, t in enumerate(tokens) if self._edition(tokens, n))):
            found = _BRACKETED.match(text, end) if end >= reach[0] else None
            if found and found.end() <= reach[1]:
                return found[1]
        if dates is None:
            return None
        first = dates.printed[0]
        runs = [run for run in _PLACE.finditer(text, reach[0], first) if not any(a <= run.start() < b for a, b in inside)]
        return runs[-1].group() if runs and len(text[runs[-1].end() : first].strip(" ,(:–—-")) < 12 else None


def _within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Give the spans that begin within start:end, of spans in printed order."""
    first = bisect_left(spans, start, key=attrgetter("start"))
    return spans[first : bisect_left(spans, end, first, key=attrgetter("start"))]


def _rank(reference: Reference) -> int | None:
    return int(reference.value) if reference.value and reference.value.isdigit() else None


def _meeting_codes(words: Vocabulary | None) -> frozenset[str]:
    return frozenset(code for code, names in words.family.names.items() if names.label == "EVENT") if words else frozenset()
