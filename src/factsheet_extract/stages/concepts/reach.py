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
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Quantities, Sections, TableHeads
from factsheet_extract.stages.concepts.alone import alone_scope, is_alone, predicated_scope
from factsheet_extract.stages.concepts.leads import leads_of
from factsheet_extract.stages.concepts.minimums import Minimum, minimums_in, spelled
from factsheet_extract.stages.concepts.sides import side_of
from factsheet_extract.stages.scopes import runs_in, scopes_at
from factsheet_extract.stages.shared import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.concepts.sides import Turn
    from factsheet_extract.stages.scopes import ScopeRun
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

# A counted noun follows its number within this many words ("166 autres pays").
_OWN_WORDS: Final = 3
# What a figure is about stands within this many characters of it, and its heads say it within this many words.
_WINDOW: Final = 600
_LEAD_WORDS: Final = 200
# "Activos: 18", "Pays participants : 171"
_LABELLED: Final = re.compile(r"\w\s{0,2}:\s{1,2}$")
_CLAUSE: Final = re.compile(r";\s")


@dataclass(frozen=True, slots=True)
class Reach:
    """What was found about one figure.

    `counted` are keys of its label and of the words right after it; `counted_scope` the scopes it counts itself; `bare` tells
    that nothing but scopes is counted; `targets` the scopes of its stretch, nearest first; `near` the keys of its stretch,
    `around` those of its sentence, heads, lead-in and headings too; `minimums` the least numbers asked for; `asked_alone`
    tells that its label says nothing but such a number ("At least one RCP | 166"), `direct` that scopes stand right behind it,
    so that these are what it counts ("three global processes bring all States together"),
    `compared` that it is a difference ("two more than in 2019").
    """

    counted: frozenset[str]
    counted_scope: tuple[str, ...]
    bare: bool
    targets: tuple[str, ...]
    near: frozenset[str]
    around: frozenset[str]
    minimums: tuple[Minimum, ...]
    asked_alone: bool = False
    direct: bool = False
    compared: bool = False

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
        before = [token for token in self.sentence if lower <= token.start and token.end <= self._opens()]
        turn = self._turn(minimums)
        compared = bool(after) and self.ties.compared.at(after, 0) is not None
        counted = None if turn and turn.side == "before" else self._counted_after(after)
        if counted is not None and self._is_other(counted, minimums):
            counted = None
        minimums = self._own_minimums(minimums, turn)
        leads = leads_of(self.texts, self.subject, self.ties)
        around = [token for place in leads for token in self.texts.tokens(place)[:_LEAD_WORDS]]
        label = self.words.grammar.tokens(self.subject.label)
        far = [] if minimums else list(self._far_minimums())
        asks = bool(far) or any(self.quantity.end <= one.start < upper for one in minimums)
        own = [] if turn is None else [token for token in before if token.start >= turn.start]
        head = () if asks else self._counted_scope(counted, before, label, around, own)
        near_ones = (own, after, before) if turn and turn.side == "before" else (after, before)
        near = frozenset(token.key for token in (*before, *after))
        everything = near | {token.key for token in (*label, *self.sentence, *around)}
        return Reach(
            counted=self._counted(label, after, before, counted),
            counted_scope=head,
            bare=self._bare(label),
            targets=self._targets(*near_ones, self._meant(minimums), self._point(), label, around),
            near=near,
            around=everything,
            minimums=tuple(minimums or far),
            asked_alone=bool(far) and self._bare(label),
            compared=compared,
            direct=counted is not None and not self._lends_its_name(counted, after),
        )

    def _lends_its_name(self, run: ScopeRun, after: list[Token]) -> bool:
        """ "166 RCP member countries": what is counted stands behind the scope, and not in a clause of its own."""
        behind = [token for token in after if token.start >= run.end][:_OWN_WORDS]
        return any(token.key in self.words.counted_nouns for token in behind[:2] if token.joined)

    def _opens(self) -> int:
        """Give where the figure begins, the words that bound it with it: "more than 180"."""
        cue = self.quantity.cue
        return self.quantity.start if cue is None else min(cue[0], self.quantity.start)

    def _counted_after(self, after: list[Token]) -> ScopeRun | None:
        """Give the scopes right after the figure, a form of "to be" aside: "15 PCR", "15 are RCPs"."""
        if not after or self.ties.toward.at(after, 0) is not None:
            return None
        link = self.ties.links.at(after, 0)
        first = link.last if link else 0
        while first < len(after) and after[first].key in self.words.activity:  # "15 are active RCPs"
            first += 1
        return scopes_at(after, 0, self.words, self.ties) or (
            scopes_at(after, first, self.words, self.ties) if 0 < first < len(after) else None
        )

    def _turn(self, minimums: list[Minimum]) -> Turn | None:
        """Tell whether the scopes of the figure's clause stand before or behind its figures."""
        start, end = self._clause()
        figures = [
            one.start for one in self.quantities
            if start <= one.start < end and not any(least.start <= one.start < least.end for least in minimums)
        ]  # fmt: skip
        if len(figures) < 2:
            return None  # nothing takes turns
        inside = [token for token in self.sentence if start <= token.start < end]
        told = self.words.targeted.union(*self.words.counted_scopes)
        runs = [run for run in runs_in(inside, self.words, self.ties) if told.intersection(run.codes)]
        return side_of(self.quantity.start, figures, runs, (start, end)) if self.quantity.start in figures else None

    def _own_minimums(self, minimums: list[Minimum], turn: Turn | None) -> list[Minimum]:
        """Leave out least numbers of no scope that are another figure's: "170 (at least one), 183 (at least two)"."""
        start, end = (turn.start, turn.end) if turn else self._clause()
        own = [one for one in minimums if one.codes or start <= one.start < end]
        return own or minimums

    def _is_other(self, run: ScopeRun, minimums: list[Minimum]) -> bool:
        return any(one.start <= run.start < one.end for one in minimums)

    def _counted(self, label: list[Token], after: list[Token], before: list[Token], scope: ScopeRun | None) -> frozenset[str]:
        """Give the nouns counted: the label's and those right after; failing those, those before or the lead-in's."""
        label, before = self._unscoped(label), self._unscoped(before)
        own = [*label, *self._unscoped(after)[:_OWN_WORDS]]
        earlier = self._unscoped([token for token in self.sentence if token.end <= self._opens()])
        if not any(token.key in self.words.counted_nouns for token in self._unscoped(self.sentence)):
            earlier = [*self._unscoped(self._asked()), *earlier]
        if scope is not None or not self._bare(own):
            own = own if scope is not None else [*own, *before]
            meant = self._led_to() if after and self.ties.other.at(after, 0) is not None else []  # "173 of them belong to"
            keys = frozenset(token.key for token in own)
            keys |= self.words.counted_nouns.intersection(token.key for token in meant)
            if scope is not None or keys & self.words.counted_nouns:
                return keys
            # "Of the world's countries, 164 participate in …, 177 in …": the noun told once
            scopes = {code for run in runs_in(self.sentence, self.words, self.ties) for code in run.codes}
            if self.words.targeted.isdisjoint(scopes):
                return keys  # "28 forums, 46 States and 3 regional organizations"
            return keys | self.words.counted_nouns.intersection(token.key for token in earlier)
        lead = next((tokens for tokens in (before, earlier) if not self._bare(tokens)), [*earlier, *self._led_to()])
        told = self.words.counted_nouns.intersection(token.key for token in earlier)
        return told.union(token.key for token in (*own, *lead))

    def _led_to(self) -> list[Token]:
        """Give the words that lead to the figure, up to those that say it counts active bodies ("Activos" over it, under a
        title "Diálogo entre Estados")."""
        words: list[Token] = []
        title = self.annotated.layer(Sections).title
        for place in leads_of(self.texts, self.subject, self.ties):
            if self.passages[place].text == title:
                continue  # "Diálogo entre Estados" over the whole sheet
            own = self._unscoped(self.texts.tokens(place)[:_LEAD_WORDS])
            keys = {token.key for token in own}
            if keys & self.words.activity and not keys & self.words.counted_nouns:
                break
            words += own
        return words

    def _asked(self) -> list[Token]:
        """Give the question before the sentence: "How many countries take part? 161 do so in at least one RCP …"."""
        earlier = self.texts.between(self.subject.passage, max(0, self.start - _WINDOW), self.start)
        asks = self.text[: self.start].rstrip().endswith("?")
        return earlier if asks else []

    def _unscoped(self, tokens: list[Token]) -> list[Token]:
        """Leave out scopes: the State of "inter-State consultation mechanism" is no State that is counted."""
        inside = {place for hit in self.words.scopes.find(tokens) for place in range(hit.first, hit.last)}
        return [token for place, token in enumerate(tokens) if place not in inside]

    def _counted_scope(
        self, after: ScopeRun | None, before: list[Token], label: list[Token], around: list[Token], turn: list[Token]
    ) -> tuple[str, ...]:
        if after is None or after.codes not in self.words.counted_scopes:
            told = predicated_scope(self.sentence, self._behind(), self.words, self.ties)
            if told:
                return told
        if after is not None:
            return after.codes
        if self._counts_others(label):
            return ()
        own = [token for token in label if token.key not in self.words.activity]  # "Active | 16" under "RCPs"
        alone = alone_scope(label, before, self._behind(), self.words, self.ties)
        if alone:
            return alone
        for tokens in (turn, label, before, self._point(), around if self._bare(own) and self._bare(before) else []):
            runs = runs_in(tokens, self.words, self.ties)
            if runs:
                return self._narrowed(runs[0].codes)
        return ()

    def _narrowed(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """ "Active mechanisms | 18" under "RCPs": a scope that no concept counts gives way to that of the column."""
        heads = self.annotated.layer(TableHeads).of_passage.get(self.subject.passage)
        if heads is None or codes in self.words.counted_scopes:
            return codes
        runs = [run for head in heads.column for run in runs_in(self.texts.tokens(head)[:_LEAD_WORDS], self.words, self.ties)]
        return runs[0].codes if runs and runs[0].codes in self.words.counted_scopes else codes

    def _behind(self) -> list[Token]:
        """Give the words of the sentence behind the figure."""
        return [token for token in self.sentence if token.start >= self.quantity.end]

    def _counts_others(self, label: list[Token]) -> bool:
        """ "15 RCPs, in which at least 154 countries take part": the figure's own noun is not the scope before it."""
        behind = self._behind()[:_OWN_WORDS]
        noun = next((token for token in behind if token.content), None)
        return noun is not None and noun.key in self.words.counted_nouns and not runs_in(label, self.words, self.ties)

    def _bare(self, label: list[Token]) -> bool:
        inside = {place for hit in self.words.scopes.find(label) for place in range(hit.first, hit.last)}
        inside |= {place for hit in self.words.names.find(label) for place in range(hit.first, hit.last)}
        if is_alone(label, self.words):
            return True
        for lexicon in (self.ties.before, self.ties.after):
            inside |= {place for hit in lexicon.find(label) for place in range(hit.first, hit.last)}
        inside |= {place for place, token in enumerate(label) if token.form in self.ties.ones or self._is_number(token)}
        inside |= {place for place, token in enumerate(label) if token.key in self.words.plain_heads}
        return not [
            token for place, token in enumerate(label) if token.content and place not in inside and not token.form.isdigit()
        ]

    def _is_number(self, token: Token) -> bool:
        return token.form.isdigit() or token.form in self.ties.numerals

    def _targets(self, *places: list[Token]) -> tuple[str, ...]:
        label = self.words.grammar.tokens(self.subject.label)
        if not runs_in(label, self.words, self.ties) and is_alone(label, self.words):  # a row named "Global"
            return (self.words.alone.find(label)[0].payload,)
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
        found = minimums_in(self.subject.passage, self.sentence, self._numbers(), self.words, self.ties)
        return [one for one in found if not self.quantity.start <= one.number < self.quantity.end]

    def _numbers(self) -> dict[int, int]:
        """Give the value of each number of the sentence, by where it starts."""
        found = spelled(self.sentence, self.ties)
        for quantity in self.quantities:
            if quantity.value is not None:
                found[quantity.start] = int(quantity.value)
                for number in quantity.numbers:
                    found[number.start] = int(number.value)
        return found

    def _far_minimums(self) -> Iterator[Minimum]:
        for place in leads_of(self.texts, self.subject, self.ties):
            tokens = self.texts.tokens(place)[:_LEAD_WORDS]
            numbers = spelled(tokens, self.ties)
            for quantity in self.annotated.layer(Quantities).quantities[place][:_LEAD_WORDS]:
                numbers |= {number.start: int(number.value) for number in quantity.numbers}
            yield from minimums_in(place, tokens, numbers, self.words, self.ties)
