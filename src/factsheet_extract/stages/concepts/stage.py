"""The family's concept of each figure.

Start at `find_concepts`. A figure gets a concept where its label, as a whole, is one of the family's; else where what it counts
is: the family's noun ("pays"), the scope itself ("15 PCR"), the scope they take part in ("… participent à un PCR"), the words
that must stand near. One candidate is accepted; several are kept for a finding, and none is chosen.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Concepts, Quantities, Roles, Sections, Subjects, Themes
from factsheet_extract.stages.concepts.dimensions import Dimensions
from factsheet_extract.stages.concepts.labels import LabelTable, label_table
from factsheet_extract.stages.concepts.once import Counting, told_once
from factsheet_extract.stages.concepts.reach import Reach, Texts, reach_of
from factsheet_extract.stages.members.listed import find_members
from factsheet_extract.stages.members.told import told_members
from factsheet_extract.stages.scopes import scopes_at
from factsheet_extract.stages.tables.cells import Cells
from factsheet_extract.stages.vocabulary import ties_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.family import Concept
    from factsheet_extract.model.layers import AnnotatedDocument, RoleSpan, Subject, ThemeSpan
    from factsheet_extract.model.quantity import Comparator
    from factsheet_extract.stages.concepts.minimums import Minimum
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

NONE: Final = Concepts.Match()
# A point's label ends at its colon or first figure: "Number of hospitalized people (in isolation): 12".
_LABEL: Final = re.compile(r"\s{0,3}[:=]\s|\s\d")
# The rules whose label is a noun and what is said of it or of a part of it: "cases (probable)".
_PREDICATED: Final = frozenset({"subjects.selected", "subjects.predicated"})
# The rules of parts of a whole, and of what goes on with them in another place.
_PART: Final = "subjects.part"
_ELSEWHERE: Final = "subjects.elsewhere"
# An article stands within so many characters before its number.
_ARTICLE: Final = 20
# Points under points under points.
_UNDER: Final = 3


def find_concepts(annotated: AnnotatedDocument, context: Context) -> Concepts:
    """Give a match for each subject, the empty one where no family knows it."""
    subjects = annotated.layer(Subjects).subjects
    words, ties = words_of(annotated, context), ties_of(context)
    if words is None or ties is None:
        return Concepts(tuple(NONE for _ in subjects))
    finder = _Finder(annotated, words, ties)
    matches = finder.with_once(subjects, [finder.match(subject) for subject in subjects])
    matches = finder.without_repeats(subjects, matches)
    pairs = zip(subjects, matches, strict=True)
    return Concepts(tuple(finder.with_members(subject, finder.qualified(subject, match)) for subject, match in pairs))


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary, ties: Ties) -> None:
        self.annotated, self.words, self.ties = annotated, words, ties
        self.labels: LabelTable = label_table(words)
        self.passages = annotated.layer(Sections).passages
        self.quantities = annotated.layer(Quantities).quantities
        self.cells = Cells(annotated.document, [passage.text for passage in self.passages])
        self.dimensions = Dimensions(annotated, words, self.cells)
        self.explains = tuple(str(words.family.options.get("concepts", {}).get("explains", "")).split())
        self.spelled_one = words.family.options.get("concepts", {}).get("spelled_one") == "ignore"
        self.ignore = [re.compile(rule.pattern, re.IGNORECASE) for rule in words.family.ignore]
        self.texts = Texts(annotated, words)
        self.silent: dict[int, frozenset[int]] = {}
        self.minimums: set[tuple[int, int]] = set()
        self.parted: set[int] = set()
        self.counting: dict[tuple[int, int], tuple[tuple[str, ...], frozenset[str]]] = {}
        spans: list[ThemeSpan | RoleSpan] = [*annotated.layer(Themes).themes, *annotated.layer(Roles).roles]
        self.used = frozenset(span.quantity for span in spans if span.quantity is not None)

    def match(self, subject: Subject) -> Concepts.Match:
        if subject.dimension_of is not None:
            return NONE
        codes = self._labelled(subject)
        more = self.dimensions.of(subject)
        if not codes:
            reach = reach_of(self.texts, subject, self.ties)
            told = reach.direct or self._is_labelled_by(subject, reach.counted_scope)
            scope = reach.counted_scope if told and not reach.compared else ()
            self.counting[subject.passage, subject.quantity] = (scope, reach.near)
            codes = [] if reach.compared or self._is_part(subject) else self._fitting(subject, reach)
            codes = codes or self._of_members(subject)
            if len(codes) == 1:
                return self._found(codes[0], reach, subject, more)
        if len(codes) == 1:
            dimensions = {**more, **self._own(codes[0])}
            return Concepts.Match(codes[0], dimensions=tuple(dimensions.items()), explains=self.explains)
        return Concepts.Match(candidates=tuple(codes), dimensions=tuple(more.items()))

    def _is_part(self, subject: Subject) -> bool:
        """ "15 RCPs, of which 5 are in Africa, 4 in Asia": parts by place, told one after another, of what was counted."""
        placed = any(name == "place" for name, _ in subject.dimensions)
        if subject.rule == _PART and placed:
            self.parted.add(subject.passage)
        return placed and subject.passage in self.parted and subject.rule in (_PART, _ELSEWHERE)

    def with_once(self, subjects: Sequence[Subject], matches: list[Concepts.Match]) -> list[Concepts.Match]:
        """Give the matches, and those of the figures that alone count a scope and that no theme or role speaks of."""
        found = frozenset(match.concept for match in matches if match.concept)
        pairs = enumerate(zip(subjects, matches, strict=True))
        left = (
            Counting(place, *self.counting[key]) for place, (subject, match) in pairs if (key := self._left(subject, match))
        )
        codes = told_once(left, found, self.words)
        scopes = {place: self.words.family.concepts[code].scope for place, code in codes.items()}
        return [
            replace(match, concept=codes[place], scope=scopes[place], candidates=()) if place in codes else match
            for place, match in enumerate(matches)
        ]

    def without_repeats(self, subjects: Sequence[Subject], matches: list[Concepts.Match]) -> list[Concepts.Match]:
        """Give the matches but those of a number told again: "the two global processes" after "2 global processes"."""
        told = {
            (match.concept, self._value(subject))
            for subject, match in zip(subjects, matches, strict=True)
            if match.concept and not self._is_definite(subject)
        }
        scopes = {code for code, concept in self.words.family.concepts.items() if concept.counts_scope}
        return [
            replace(match, concept=None, qualifies=True)
            if match.concept in scopes and (match.concept, self._value(subject)) in told and self._is_definite(subject)
            else match
            for subject, match in zip(subjects, matches, strict=True)
        ]

    def _value(self, subject: Subject) -> Decimal | None:
        return self.quantities[subject.passage][subject.quantity].value

    def _is_definite(self, subject: Subject) -> bool:
        """Tell whether "the", "these" stands right before the number."""
        start = self.quantities[subject.passage][subject.quantity].start
        before = self.texts.between(subject.passage, max(0, start - _ARTICLE), start)
        return bool(before) and self.ties.definite.at(before, len(before) - 1) is not None

    def _is_labelled_by(self, subject: Subject, scope: tuple[str, ...]) -> bool:
        """Tell whether a figure's label begins with its scope: "inter-regional forums met", "Regional – RCPs"."""
        tokens = self.words.grammar.tokens(subject.label) if scope else []
        levels = {place for hit in self.words.alone.find(tokens) for place in range(hit.first, hit.last)}
        first = next((place for place, token in enumerate(tokens) if token.content and place not in levels), 0)
        run = scopes_at(tokens, first, self.words, self.ties) if first < len(tokens) else None
        return run is not None and run.codes == scope

    def _left(self, subject: Subject, match: Concepts.Match) -> tuple[int, int] | None:
        """Give the key of a figure that nothing speaks of yet: a plain count of bodies."""
        key = (subject.passage, subject.quantity)
        quantity = self.quantities[subject.passage][subject.quantity]
        plain = quantity.kind == "count" and quantity.unit is None and quantity.value is not None
        spoken = match.concept is not None or key in self.used or self.qualified(subject, match).qualifies
        return key if plain and not spoken and key in self.counting else None

    def _labelled(self, subject: Subject) -> list[str]:
        """Give the concepts by label: the figure's own, or that of the row or point it goes on from."""
        if not self.labels.labelled:
            return []
        below = self.cells.goes_on_below(subject.passage)

        def groups() -> Iterator[str]:
            return (self.passages[row].text for row in self.cells.lone_rows_above(subject.passage))

        item = next((str(value) for name, value in subject.dimensions if name == "item"), None)
        codes = self.labels.of(subject, self.annotated, item, groups) if item else []
        codes = codes or self.labels.of(subject, self.annotated, groups=groups)
        if not codes and below is not None:
            codes = self.labels.of(subject, self.annotated, f"{subject.label} {self.passages[below].text}", groups)
        if not codes and subject.rule in _PREDICATED and subject.named_by:
            codes = self.labels.of(subject, self.annotated, self._told_of(subject), groups)
        if not codes and self.dimensions.of_row(subject.label):
            found = (self.labels.of(subject, self.annotated, label) for label in self._above(subject))
            codes = next((one for one in found if one), [])
        return codes

    def _told_of(self, subject: Subject) -> str:
        """Give what is said of the part of a whole: "of the 40 cases, | 21 are probable"."""
        told = subject.named_by[-1]
        return self.passages[told.passage].text[told.start : told.end]

    def _above(self, subject: Subject) -> Iterator[str]:
        """Give the labels a row or point may go on from: group rows, the rows above, the point it stands under."""
        yield from self.labels.group_texts(subject, self.annotated)
        yield from (self.passages[row].text for row in self.cells.rows_above(subject.passage))
        blocks = self.annotated.document.blocks
        parent = blocks[subject.passage].parent
        for _ in range(_UNDER):
            if parent is None:
                return
            yield _LABEL.split(self.passages[parent].text, maxsplit=1)[0]
            parent = blocks[parent].parent

    def _own(self, code: str) -> dict[str, str | int | float]:
        return dict(self.words.family.concepts[code].dimensions)

    def _found(self, code: str, reach: Reach, subject: Subject, more: Mapping[str, str | int | float]) -> Concepts.Match:
        concept = self.words.family.concepts[code]
        dimensions = {**more, **self._own(code)}
        minimum = reach.minimum(concept.target)
        comparator: Comparator | None = None
        if minimum is not None:
            dimensions["minimum"] = minimum.value
            self.minimums.add((minimum.passage, minimum.number))
            comparator = "=" if self._belongs(subject, minimum) else None
        scope = concept.scope or concept.target
        return Concepts.Match(code, scope=scope, dimensions=tuple(dimensions.items()), comparator=comparator)

    def _belongs(self, subject: Subject, minimum: Minimum) -> bool:
        """The words "at least" beside the figure speak of the least number, not of it: "160 … al menos en un PCR"."""
        cue = self.quantities[subject.passage][subject.quantity].cue
        return cue is not None and minimum.passage == subject.passage and minimum.start <= cue[0] < minimum.end

    def qualified(self, subject: Subject, match: Concepts.Match) -> Concepts.Match:
        """Give the match of a number, or that it is the least number that another figure asks for."""
        quantity = self.quantities[subject.passage][subject.quantity]
        starts = {quantity.start, *(number.start for number in quantity.numbers)}
        if any((subject.passage, start) in self.minimums for start in starts):
            return Concepts.Match(qualifies=True)
        alone = match.concept is None and self.spelled_one and self._is_spelled_one(subject)
        return Concepts.Match(qualifies=True) if alone or self._ignored(subject) else match

    def _is_spelled_one(self, subject: Subject) -> bool:
        """ "Some look at one issue only": a word for one that nothing of the family claims."""
        quantity = self.quantities[subject.passage][subject.quantity]
        return quantity.value == 1 and all(number.form == "words" for number in quantity.numbers)

    def _ignored(self, subject: Subject) -> bool:
        """The family says that the number is no figure of its own."""
        quantity = self.quantities[subject.passage][subject.quantity]
        if subject.passage not in self.silent:
            self.silent[subject.passage] = self._silent(self.passages[subject.passage].text)
        return quantity.start in self.silent[subject.passage]

    def _silent(self, text: str) -> frozenset[int]:
        """Give the offsets of a text whose numbers the family ignores."""
        spans = (found.span(1 if rule.groups else 0) for rule in self.ignore for found in rule.finditer(text))
        return frozenset(place for start, end in spans for place in range(start, end))

    def with_members(self, subject: Subject, match: Concepts.Match) -> Concepts.Match:
        """Give the match with the names listed for the number, where the subject has none."""
        if subject.members or match.qualifies or subject.dimension_of is not None:
            return match
        members = find_members(self.annotated, subject, self.words, self.ties)
        concept = self.words.family.concepts.get(match.concept) if match.concept else None
        if not members and concept is not None and concept.counts_scope:
            members = told_members(self.annotated, subject, concept.scope, self.words, self.ties)
        return replace(match, members=members) if members else match

    def _of_members(self, subject: Subject) -> list[str]:
        """Give the concept that counts the scope which every name listed for the number belongs to."""
        members = subject.members or find_members(self.annotated, subject, self.words, self.ties)
        scopes = {self._scope_of(name) for name in members}
        scope = next(iter(scopes)) if len(scopes) == 1 else ()
        return [code for code, one in self.words.family.concepts.items() if scope and one.counts_scope and one.scope == scope]

    def _scope_of(self, name: str) -> tuple[str, ...]:
        hits = self.words.names.find(self.words.grammar.tokens(name))
        return self.words.family.names[hits[0].payload].scope if hits else ()

    def _fitting(self, subject: Subject, reach: Reach) -> list[str]:
        """Give the concepts whose every condition holds; those with words asked for win over those without."""
        best: dict[int, list[str]] = {}
        for code, concept in self.words.family.concepts.items():
            weight = self._weight(code, concept, subject, reach)
            if weight is not None:
                best.setdefault(weight, []).append(code)
        return best[max(best)] if best else []

    def _weight(self, code: str, concept: Concept, subject: Subject, reach: Reach) -> int | None:
        """Give how much of a concept was found, None where a condition fails or it has none to hold."""
        conditions = list(self._conditions(code, concept, subject, reach))
        if not conditions or not all(conditions):
            return None
        return sum(conditions)

    def _conditions(self, code: str, concept: Concept, subject: Subject, reach: Reach) -> Iterator[int]:
        asked = self.labels.asked(code)
        kind = self.quantities[subject.passage][subject.quantity].kind
        if concept.kind and concept.kind != kind:
            yield 0
        if asked.without & reach.near:
            yield 0
        if concept.counts_scope:
            yield 2 if reach.counted_scope == concept.scope else 0
            yield 2 if asked.words & reach.around else int(reach.bare or not asked.words)
        else:
            if asked.counted:
                yield 2 if asked.counted & reach.counted else int(reach.asked_alone and bool(concept.target))
            if concept.target:
                yield 2 if reach.targets[:1] == concept.target[:1] and not reach.direct else 0
            if asked.words:
                yield 2 if asked.words & reach.around else 0
