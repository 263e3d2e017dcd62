"""Roles: who does what, for how many, for which ones, since when.

Start at `find_roles`. A sentence is read as cues ("observateur", "organise"), actors ("l'OIM", "elle", "the Organization") and
targets (figures, names). Each cue takes the targets between it and the next cue:

    Elle a le statut de participant à part entière du Processus de Bali et des CIG, et celui d'observateur auprès de 19 MCIM.
                        ------- cue ---------- -- target --            -target-          -- cue --             target

Where targets come first ("12 ISCMs have IOM as their technical secretariat, and 19 as an observer"), each takes those before
it. The doer is the agent of a passive ("est assuré par l'OIM"), else the nearest actor before the cue, else what the pronoun,
the point's lead-in or the section's heading stands for.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.layers import Place, Quantities, Roles, RoleSpan, Sections
from factsheet_extract.stages.roles.parse import Unfilled, number_by_parse
from factsheet_extract.stages.roles.reading import Reading, SentenceReading
from factsheet_extract.stages.roles.rows import row_role
from factsheet_extract.stages.roles.targets import Sentence
from factsheet_extract.stages.shared import begun_in, sentences
from factsheet_extract.stages.tables.cells import Cells
from factsheet_extract.stages.vocabulary import ties_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.context import Context, Model
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_SILENT: Final = frozenset({"header", "footer", "page_number", "axis", "note"})
_SHORT: Final = frozenset({"item", "cell", "display", "caption"})
# A line with a label has no more words than this, and a colon or a dash between blanks.
_LINE_WORDS: Final = 16
_LABELLED: Final = re.compile(r"\w\s{0,2}:\s|\s[–—]\s")


class Said(NamedTuple):
    """One role as its sentence says it, before doubles are dropped."""

    span: RoleSpan
    keys: frozenset[tuple[str, ...]]


def find_roles(annotated: AnnotatedDocument, context: Context) -> Roles:
    """Give the roles in reading order; none where the family has none."""
    words, ties = words_of(annotated, context), ties_of(context)
    if words is None or ties is None or not words.family.roles:
        return Roles()
    finder = _Finder(annotated, words, ties)
    said = list(finder.said())
    if context.model is not None and finder.unfilled:
        said = sorted(
            [*said, *finder.parsed(context.model)], key=lambda one: (one.span.context.passage, one.span.context.start)
        )
    return Roles(tuple(_distinct(said)))


def _distinct(said: list[Said]) -> Iterator[RoleSpan]:
    """Drop what another says as well and more fully."""
    for place, one in enumerate(said):
        if not any(
            _within(one, other) and (not _within(other, one) or before < place)
            for before, other in enumerate(said)
            if before != place
        ):
            yield one.span


def _within(one: Said, other: Said) -> bool:
    a, b = one.span, other.span
    return (
        (a.actor, a.role) == (b.actor, b.role)
        and a.count in (None, b.count)
        and a.since in (None, b.since)
        and one.keys <= other.keys
    )


@lru_cache(maxsize=256)
def _is_labelled(text: str) -> bool:
    """Tell whether a passage has a label before a colon or dash; kept, since each of its sentences asks."""
    return _LABELLED.search(text) is not None


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary, ties: Ties) -> None:
        self.words, self.ties = words, ties
        self.blocks = annotated.document.blocks
        self.sections = annotated.layer(Sections)
        self.layer = annotated.layer(Quantities)
        self.cells = Cells(annotated.document, [passage.text for passage in self.sections.passages])
        self.section: int | None = None
        self.actor: str | None = None
        self.topic: str | None = None
        self.only = self._only_actor()
        self.read: frozenset[int] = frozenset()
        self.unfilled: list[Unfilled] = []

    def said(self) -> Iterator[Said]:
        for index, passage in enumerate(self.sections.passages):
            if passage.section != self.section:
                # a line with a figure that was taken for a heading goes on from what stood above it
                kept = self.actor if self.layer.quantities[index] else None
                self.section, self.actor = passage.section, self._headed(passage.section) or kept
                self.topic = self._headed_topic(passage.section) or self.topic
            titled = self.blocks[index].kind == "heading" and not self.layer.quantities[index]
            if self.blocks[index].kind in _SILENT or titled or index in self.read:
                continue
            row = self._row(index)
            if row:
                yield from row
                continue
            for start, end in sentences(passage.text, self.ties.grammar.abbreviated):
                yield from self._in_sentence(index, start, end)

    def _row(self, index: int) -> list[Said]:
        """Give the roles of a table's row by its label; its other cells are read with it."""
        if self.blocks[index].kind != "cell" or self.actor is None:
            return []
        row = row_role(self.layer, self.sections.passages, self.cells, index, self.actor, self.words, self.ties)
        if row is None:
            return []
        self.read |= row.cells
        return [Said(span, frozenset(self.words.grammar.keys(name) for name in span.objects)) for span in row.spans]

    def _headed(self, section: int | None) -> str | None:
        """Give the actor that the section's heading, or one above it, names."""
        while section is not None:
            one = self.sections.sections[section]
            found = self.words.actors.find(self.words.grammar.tokens(one.title))
            if found:
                return found[0].payload.code
            section = one.parent
        return None

    def _only_actor(self) -> str | None:
        """Give the one actor that the family knows, where the sheet names it: points elsewhere are about it too."""
        if len(self.words.family.actors) != 1:
            return None
        named = any(self.words.actors.find_in(passage.text) for passage in self.sections.passages)
        return next(iter(self.words.family.actors)) if named else None

    def _headed_topic(self, section: int | None) -> str | None:
        """Give the meeting that a heading names."""
        title = "" if section is None else self.sections.sections[section].title
        hits = [hit for hit in self.words.names.find_in(title) if self.words.family.names[hit.payload].label == "EVENT"]
        return title[hits[0].start : hits[0].end] if hits else None

    def _is_short(self, index: int, tokens: Sequence[Token]) -> bool:
        """A point, a cell, or a line that is a label and its number: "Statut d'observateur : 22 MCIM"."""
        text = self.sections.passages[index].text
        return self.blocks[index].kind in _SHORT or (len(tokens) <= _LINE_WORDS and _is_labelled(text))

    def _in_sentence(self, index: int, start: int, end: int) -> Iterator[Said]:
        text = self.sections.passages[index].text
        words, quantities = self.words.grammar.tokens(text), self.layer.quantities[index]
        tokens, references = words[begun_in(words, start, end)], self.layer.references[index]
        inside = begun_in(quantities, start, end)
        sentence = Sentence(
            text, tokens,
            list(enumerate(quantities[inside], inside.start)),
            list(references[begun_in(references, start, end)]),
        )  # fmt: skip
        short = self._is_short(index, tokens)
        actor = self.actor or (self.only if short else None)
        reading = SentenceReading(sentence, self.words, self.ties, actor, short, self.topic)
        for said in reading.roles():
            if self.actor is None and not reading.actors and said.rule == "described":
                continue  # "The chair passes from one country to another": nothing named, and nobody
            yield self._span(index, Place(index, start, start + len(text[start:end].rstrip())), said)
        self.unfilled += [Unfilled(reading, cue, actor, index, start, end) for cue, actor in reading.unfilled()]
        self.actor, self.topic = reading.last_actor() or self.actor, reading.last_meeting() or self.topic

    def parsed(self, model: Model) -> Iterator[Said]:
        """Give the roles whose number only a parse of the sentence ties to them."""
        texts = [self.sections.passages[one.passage].text[one.start : one.end].rstrip() for one in self.unfilled]
        for one, text, tokens in zip(self.unfilled, texts, model.parse(texts), strict=True):
            found = number_by_parse(one, tokens)
            if found is not None:
                place = Place(one.passage, one.start, one.start + len(text))
                yield self._span(one.passage, place, Reading(one.cue, one.actor, found[0], (), None, "parse", found[1]))

    def _span(self, index: int, place: Place, said: Reading) -> Said:
        """Give the role of a reading; its label says what is counted, then the role's own words: "MCIM (observateur)"."""
        cue = self.sections.passages[index].text[said.cue.start : said.cue.end]
        label = f"{said.counted} ({cue})" if said.counted else cue
        quantity = None if said.quantity is None else (index, said.quantity)
        value = None if said.article is None else Decimal(said.article)
        if said.quantity is not None:
            value = self.layer.quantities[index][said.quantity].value
        span = RoleSpan(
            said.actor, said.cue.payload.role, label, place, f"roles.{said.rule}", value, said.objects, said.since, quantity
        )
        return Said(span, frozenset(self.words.grammar.keys(name) for name in said.objects))
