"""What a figure may be about: the words it counts, the scopes near it, the least number of them asked for.

`reach_of` looks in the figure's own stretch of its sentence first (from it to the next figure that counts), then before it,
then at its row's and columns' heads, its lead-in and its section's heading.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.layers import Quantities, Sections, TableHeads
from factsheet_extract.stages.scopes import runs_in, scopes_at
from factsheet_extract.stages.shared import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.scopes import ScopeRun
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_LEADS: Final = 4
# A counted noun follows its number within this many words ("166 autres pays").
_OWN_WORDS: Final = 3
# "at least one of them": a least number without its scope is no larger than this.
_FEW: Final = 9
# Longer runs of digits are no number of bodies.
_DIGITS: Final = 4
# What a figure is about stands within this many characters of it, and its heads say it within this many words.
_WINDOW: Final = 600
_LEAD_WORDS: Final = 200
# "Activos: 18", "Pays participants : 171"
_LABELLED: Final = re.compile(r"\w\s{0,2}:\s{1,2}$")
_CLAUSE: Final = re.compile(r";\s")


class Minimum(NamedTuple):
    """ "At least one RCP": where the number, its scopes and the words "at least" stand, its value, the scopes."""

    passage: int
    start: int
    end: int
    number: int
    value: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What was found about one figure.

    `counted` are keys of its label and of the words right after it; `counted_scope` the scopes it counts itself; `bare` tells
    that nothing but scopes is counted; `targets` the scopes of its stretch, nearest first; `near` the keys of its stretch,
    `around` those of its sentence, heads, lead-in and headings too; `minimums` the least numbers asked for; `asked_alone`
    tells that its label says nothing but such a number ("At least one RCP | 166").
    """

    counted: frozenset[str]
    counted_scope: tuple[str, ...]
    bare: bool
    targets: tuple[str, ...]
    near: frozenset[str]
    around: frozenset[str]
    minimums: tuple[Minimum, ...]
    asked_alone: bool = False

    def minimum(self, target: tuple[str, ...]) -> Minimum | None:
        """Give the least number asked for of a scope, None where none is."""
        fitting = [one for one in self.minimums if set(target) & set(one.codes)]
        return next(iter([*fitting, *(one for one in self.minimums if not one.codes)]), None)


class Texts:
    """The words and sentences of each passage, read once a document."""

    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary) -> None:
        self.annotated, self.words = annotated, words
        self.passages = annotated.layer(Sections).passages
        self._tokens: dict[int, list[Token]] = {}
        self._starts: dict[int, list[int]] = {}
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    def tokens(self, passage: int) -> list[Token]:
        """Give the words of a passage."""
        if passage not in self._tokens:
            self._tokens[passage] = self.words.grammar.tokens(self.passages[passage].text)
            self._starts[passage] = [token.start for token in self._tokens[passage]]
        return self._tokens[passage]

    def between(self, passage: int, start: int, end: int) -> list[Token]:
        """Give the words that begin in a slice of a passage."""
        tokens = self.tokens(passage)
        starts = self._starts[passage]
        return tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def sentence(self, passage: int, offset: int) -> tuple[int, int]:
        """Give start and end of the sentence that holds an offset, cut to what stands near it."""
        if passage not in self._sentences:
            self._sentences[passage] = sentences(self.passages[passage].text, self.words.grammar.abbreviated)
        found = self._sentences[passage]
        place = bisect_right(found, (offset, sys.maxsize)) - 1
        start, end = found[place] if place >= 0 else (0, len(self.passages[passage].text))
        return max(start, offset - _WINDOW), min(end, offset + _WINDOW)


def reach_of(texts: Texts, subject: Subject, ties: Ties) -> Reach:
    """Give what is about a figure."""
    return _Looking(texts, subject, ties).reach()


class _Looking:
    def __init__(self, texts: Texts, subject: Subject, ties: Ties) -> None:
        self.texts, self.annotated, self.words = texts, texts.annotated, texts.words
        self.subject, self.ties = subject, ties
        self.passages = texts.passages
        self.text = self.passages[subject.passage].text
        self.quantity = self.annotated.layer(Quantities).quantities[subject.passage][subject.quantity]
        self.start, self.end = texts.sentence(subject.passage, self.quantity.start)
        self.sentence = texts.between(subject.passage, self.start, self.end)
        quantities = self.annotated.layer(Quantities).quantities[subject.passage]
        first = bisect_left(quantities, self.start, key=lambda one: one.start)
        last = bisect_left(quantities, self.end, key=lambda one: one.start)
        self.quantities = quantities[first:last]

    def reach(self) -> Reach:
        minimums = self._minimums()
        lower, upper = self._stretch(minimums)
        after = [token for token in self.sentence if self.quantity.end <= token.start < upper]
        before = [token for token in self.sentence if lower <= token.start and token.end <= self.quantity.start]
        counted = self._counted_after(after)
        if counted is not None and self._is_other(counted, minimums):
            counted = None
        around = [token for place in self._leads() for token in self.texts.tokens(place)[:_LEAD_WORDS]]
        label = self.words.grammar.tokens(self.subject.label)
        far = [] if minimums else list(self._far_minimums())
        asks = bool(far) or any(self.quantity.end <= one.start < upper for one in minimums)
        head = () if asks else self._counted_scope(counted, before, label, around)
        near = frozenset(token.key for token in (*before, *after))
        everything = near | {token.key for token in (*label, *self.sentence, *around)}
        return Reach(
            counted=self._counted(label, after, before, around, counted),
            counted_scope=head,
            bare=self._bare(label),
            targets=self._targets(after, before, self._meant(minimums), self._point(), around),
            near=near,
            around=everything,
            minimums=tuple(minimums or far),
            asked_alone=bool(far) and self._bare(label),
        )

    def _counted_after(self, after: list[Token]) -> ScopeRun | None:
        """Give the scopes right after the figure, a form of "to be" aside: "15 PCR", "15 are RCPs"."""
        if not after:
            return None
        link = self.ties.links.at(after, 0)
        return scopes_at(after, 0, self.words, self.ties) or (
            scopes_at(after, link.last, self.words, self.ties) if link and link.last < len(after) else None
        )

    def _is_other(self, run: ScopeRun, minimums: list[Minimum]) -> bool:
        return any(one.start <= run.start < one.end for one in minimums)

    def _counted(
        self, label: list[Token], after: list[Token], before: list[Token], around: list[Token], scope: ScopeRun | None
    ) -> frozenset[str]:
        """Give the nouns counted: the label's and those right after; failing those, those before or the lead-in's."""
        label, before, around = (self._unscoped(tokens) for tokens in (label, before, around))
        own = [*label, *self._unscoped(after)[:_OWN_WORDS]]
        earlier = self._unscoped([token for token in self.sentence if token.end <= self.quantity.start])
        if scope is not None or not self._bare(own):
            own = own if scope is not None else [*own, *before]
            keys = frozenset(token.key for token in own)
            if scope is not None or keys & self.words.counted_nouns:
                return keys
            # "Of the world's countries, 164 participate in …, 177 in …": the noun told once
            return keys | self.words.counted_nouns.intersection(token.key for token in earlier)
        lead = next((tokens for tokens in (before, earlier) if not self._bare(tokens)), [*earlier, *around])
        return frozenset(token.key for token in (*own, *lead))

    def _unscoped(self, tokens: list[Token]) -> list[Token]:
        """Leave out scopes: the State of "inter-State consultation mechanism" is no State that is counted."""
        inside = {place for hit in self.words.scopes.find(tokens) for place in range(hit.first, hit.last)}
        return [token for place, token in enumerate(tokens) if place not in inside]

    def _counted_scope(
        self, after: ScopeRun | None, before: list[Token], label: list[Token], around: list[Token]
    ) -> tuple[str, ...]:
        if after is not None:
            return after.codes
        own = [token for token in label if token.key not in self.words.activity]  # "Active | 16" under "RCPs"
        for tokens in (label, before, self._point(), around if self._bare(own) and self._bare(before) else []):
            runs = runs_in(tokens, self.words, self.ties)
            if runs:
                return runs[0].codes
        return ()

    def _bare(self, label: list[Token]) -> bool:
        inside = {place for hit in self.words.scopes.find(label) for place in range(hit.first, hit.last)}
        for lexicon in (self.ties.before, self.ties.after):
            inside |= {place for hit in lexicon.find(label) for place in range(hit.first, hit.last)}
        inside |= {place for place, token in enumerate(label) if token.form in self.ties.ones or self._is_number(token)}
        return not [
            token for place, token in enumerate(label) if token.content and place not in inside and not token.form.isdigit()
        ]

    def _is_number(self, token: Token) -> bool:
        return token.form.isdigit() or token.form in self.ties.numerals

    def _targets(self, *places: list[Token]) -> tuple[str, ...]:
        for tokens in places:
            codes = [code for run in runs_in(tokens, self.words, self.ties) for code in run.codes]
            if codes:
                return tuple(dict.fromkeys(codes))
        return ()

    def _meant(self, minimums: list[Minimum]) -> list[Token]:
        """Give the words before a sentence that only says "of them", from the scopes named last: "in at least two of them"."""
        if all(one.codes for one in minimums):
            return []
        earlier = self.texts.between(self.subject.passage, max(0, self.start - _WINDOW), self.start)
        runs = runs_in(earlier, self.words, self.ties)
        return earlier[runs[-1].first :] if runs else []

    def _point(self) -> list[Token]:
        """Give what a point says before a sentence that is a label and its number: "Forums (IRFs). Active: 15. States: 9."."""
        item = self.annotated.document.blocks[self.subject.passage].kind == "item"
        labelled = item and _LABELLED.search(self.text, self.start, self.quantity.start) is not None
        return self.texts.between(self.subject.passage, 0, self.start) if labelled else []

    def _stretch(self, minimums: list[Minimum]) -> tuple[int, int]:
        """Give where the figure's own words begin and end: at the counting figures before and after it."""
        lower, upper = self._clause()
        for other in self.quantities:
            if any(one.start <= other.start < one.end for one in minimums):
                continue
            if other.end <= self.quantity.start:
                lower = max(lower, other.end)
            elif other.start >= self.quantity.end:
                upper = min(upper, other.start)
        return lower, upper

    def _clause(self) -> tuple[int, int]:
        """Give the part of the sentence between semicolons that holds the figure."""
        cuts = [self.start, *(found.end() for found in _CLAUSE.finditer(self.text, self.start, self.end)), self.end]
        return next(((a, b) for a, b in pairwise(cuts) if a <= self.quantity.start < b), (self.start, self.end))

    def _minimums(self) -> list[Minimum]:
        found = _minimums(self.subject.passage, self.sentence, self._numbers(), self.words, self.ties)
        return [one for one in found if not self.quantity.start <= one.number < self.quantity.end]

    def _numbers(self) -> dict[int, int]:
        """Give the value of each number of the sentence, by where it starts."""
        found = _spelled(self.sentence, self.ties)
        for quantity in self.quantities:
            if quantity.value is not None:
                found[quantity.start] = int(quantity.value)
                found |= {number.start: int(number.value) for number in quantity.numbers}
        return found

    def _far_minimums(self) -> Iterator[Minimum]:
        for place in self._leads():
            tokens = self.texts.tokens(place)[:_LEAD_WORDS]
            numbers = _spelled(tokens, self.ties)
            for quantity in self.annotated.layer(Quantities).quantities[place][:_LEAD_WORDS]:
                numbers |= {number.start: int(number.value) for number in quantity.numbers}
            yield from _minimums(place, tokens, numbers, self.words, self.ties)

    def _leads(self) -> Iterator[int]:
        """Give the passages that lead to the figure: heads, what names it, what it stands under, its section's heading."""
        index = self.subject.passage
        heads = self.annotated.layer(TableHeads).of_passage.get(index)
        if heads is not None:
            yield from (*heads.row, *heads.column, *heads.group)
        yield from (place.passage for place in (*self.subject.named_by, *self.subject.context) if place.passage != index)
        blocks = self.annotated.document.blocks
        parent = blocks[index].parent
        for _ in range(_LEADS):
            if parent is None:
                break
            yield parent
            parent = blocks[parent].parent
        section = self.passages[index].section
        while section is not None:
            one = self.annotated.layer(Sections).sections[section]
            yield one.block
            section = one.parent


def _spelled(tokens: Sequence[Token], ties: Ties) -> dict[int, int]:
    """Give the numbers that single words or digits spell, articles that may be the number one too, by where they start."""
    found: dict[int, int] = {}
    for token in tokens:
        value = 1 if token.form in ties.ones else ties.numerals.get(token.form)
        if value is None and token.form.isdigit() and len(token.form) < _DIGITS:
            value = int(token.form)
        if value is not None:
            found[token.start] = value
    return found


def _minimums(
    passage: int, tokens: Sequence[Token], numbers: dict[int, int], words: Vocabulary, ties: Ties
) -> Iterator[Minimum]:
    """Find "un PCR au moins", "au moins un PCR", "two or more global processes", "un mínimo de dos procesos mundiales"."""
    before, after = ties.before.at_each(tokens), ties.after.at_each(tokens)
    if not before and not after:
        return
    for place, token in enumerate(tokens):
        if token.start not in numbers:
            continue
        run = _run_after(tokens, place + 1, numbers, words, ties)
        lead = _lead(tokens, place, before)
        if run is None:
            yield from _of_these(passage, token, numbers[token.start], lead, after.get(place + 1))
            continue
        between = any(first in after for first in range(place + 1, run.first))
        tail = after.get(run.last)
        if lead or between or tail:
            start, end = lead.start if lead else token.start, tail.end if tail else run.end
            # "au moins un mécanisme": no concept is about that scope, so it is the figure's own that is meant
            codes = run.codes if words.targeted.intersection(run.codes) else ()
            yield Minimum(passage, start, end, token.start, numbers[token.start], codes)


def _lead(tokens: Sequence[Token], place: int, before: dict[int, Hit[str]]) -> Hit[str] | None:
    """Give the words "at least" before a number, with nothing but function words between."""
    near = (before[first] for first in range(max(0, place - 5), place) if first in before)
    return next((hit for hit in near if hit.last <= place and _only_function(tokens[hit.last : place])), None)


def _of_these(passage: int, token: Token, value: int, lead: Hit[str] | None, tail: Hit[str] | None) -> Iterator[Minimum]:
    """Find "au moins un de ces processus", "two or more of them": a small number of what was named before."""
    if value <= _FEW and (lead or tail):
        yield Minimum(passage, lead.start if lead else token.start, tail.end if tail else token.end, token.start, value, ())


def _only_function(tokens: Sequence[Token]) -> bool:
    """Nothing but "en", "in", "à" stands between: "al menos en un PCR"."""
    return not any(token.content for token in tokens)


def _run_after(tokens: Sequence[Token], place: int, numbers: dict[int, int], words: Vocabulary, ties: Ties) -> ScopeRun | None:
    """Give the scopes after a number, past "or more" and "of the", up to the next number."""
    for first in range(place, min(place + 4, len(tokens))):
        if tokens[first].start in numbers:
            return None
        if words.scopes.at(tokens, first) is not None:
            return scopes_at(tokens, first, words, ties)
        if tokens[first].content and ties.after.at(tokens, place) is None:
            return None
    return None
