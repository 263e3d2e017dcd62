"""What a new edition breaks before anything is trusted: labels unseen, sections renamed, figures that are new or gone.

`find_drift` holds one record against its family (and, where given, against the record of the edition before).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from rapidfuzz import fuzz, process

from factsheet_extract.families.labels import bare
from factsheet_extract.families.words import Grammar, fold, labels_of
from factsheet_extract.languages import load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.model.family import Family
    from factsheet_extract.model.record import Count, Evidence, FactSheet, Theme

Kind = Literal[
    "label_unseen", "figure_new", "theme_unseen", "concept_gone", "concept_ambiguous", "section_renamed", "section_gone",
    "section_new", "edition_unread", "not_recognised",
]  # fmt: skip
# A label that shares this much (of 100) with a known one may be the same, reworded; below it the figure is new.
REWORDED: Final = 70
PLURALS: Final[dict[str, tuple[str, str]]] = {
    "label_unseen": ("label unseen", "labels unseen"),
    "figure_new": ("new figure", "new figures"),
    "theme_unseen": ("theme unseen", "themes unseen"),
    "concept_gone": ("concept gone", "concepts gone"),
    "concept_ambiguous": ("figure with several concepts", "figures with several concepts"),
    "section_renamed": ("section renamed", "sections renamed"),
    "section_gone": ("section gone", "sections gone"),
    "section_new": ("new section", "new sections"),
    "edition_unread": ("edition not read", "editions not read"),
    "not_recognised": ("sheet not recognised", "sheets not recognised"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs from what the family knows.

    `printed` is the sheet's label or heading, `nearest` the closest one known with its `code` and `score` (0 to 100), None
    where nothing is near. `evidence` says where it is printed; empty for what is gone.
    """

    kind: Kind
    printed: str
    language: str
    nearest: str | None = None
    code: str | None = None
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """Everything that differs, in reading order."""

    changes: tuple[Change, ...]

    def summary(self) -> str:
        """Give one line: "3 labels unseen, 1 section renamed, 2 new figures", or that nothing differs."""
        tally = Counter(change.kind for change in self.changes)
        parts = [f"{number} {PLURALS[kind][number > 1]}" for kind, number in tally.items()]
        return ", ".join(parts) if parts else "nothing differs from what the family knows"


def find_drift(
    record: FactSheet, family: Family, *, previous: FactSheet | None = None, headings: Sequence[str] | None = None
) -> Drift:
    """Give what a record prints that the family does not know, and what the family or the edition before had and it lacks.

    `headings` are all of the sheet's headings; without them those that figures stand under are taken. Concepts are gone only
    against `previous`, since a family may know more editions than one sheet prints.
    """
    finder = _Finder(record, family)
    changes = [*finder.recognised(), *finder.figures(), *finder.themes(), *finder.sections(headings)]
    if previous is not None:
        changes += _gone(record, previous)
    return Drift(tuple(changes))


class _Finder:
    def __init__(self, record: FactSheet, family: Family) -> None:
        self.record, self.family, self.language = record, family, record.language
        self.grammar = Grammar(load_language(record.language).relations)

    def recognised(self) -> Iterator[Change]:
        if self.record.family != self.family.name:
            yield Change("not_recognised", self.record.title or self.record.source.path, self.language)
        if self.record.edition is None:
            yield Change("edition_unread", self.record.title or self.record.source.path, self.language)

    def figures(self) -> Iterator[Change]:
        """Give each label without a concept once: reworded where one is near, else new."""
        known = dict(self._concept_labels())
        for count in self._unknown():
            label = bare(count.label)
            nearest = _nearest(label, known)
            if nearest is None:
                yield Change("figure_new", label, self.language, evidence=count.evidence[:1])
            else:
                name, code, score = nearest
                yield Change("label_unseen", label, self.language, name, code, score, count.evidence[:1])

    def _unknown(self) -> Iterator[Count]:
        seen: set[tuple[str, ...]] = set()
        for count in self.record.counts:
            keys = self.grammar.keys(count.label) if count.concept is None else ()
            if keys and keys not in seen:
                seen.add(keys)
                yield count

    def _concept_labels(self) -> Iterator[tuple[str, str]]:
        for code, concept in self.family.concepts.items():
            yield from ((label, code) for label in labels_of(concept.labels, self.language))

    def themes(self) -> Iterator[Change]:
        rows = (
            (label, code) for code, labels in self.family.themes.labels.items() for label in labels_of(labels, self.language)
        )
        known = dict(rows)
        for theme in self._unknown_themes():
            name, code, score = _nearest(theme.label, known) or (None, None, 0.0)
            yield Change("theme_unseen", theme.label, self.language, name, code, score, theme.evidence[:1])

    def _unknown_themes(self) -> Iterator[Theme]:
        return (theme for theme in self.record.themes if theme.concept is None)

    def sections(self, headings: Sequence[str] | None) -> Iterator[Change]:
        printed = list(dict.fromkeys(headings if headings is not None else _sections_of(self.record)))
        expected = [(code, labels_of(labels, self.language)) for code, labels in self.family.sections.items()]
        folded = {_key(title) for title in printed}
        known = {_key(label) for _, labels in expected for label in labels}
        unseen = [title for title in printed if _key(title) not in known]
        renamed: set[str] = set()
        for code, labels in expected:
            if not labels or any(_key(label) in folded for label in labels):
                continue
            nearest = _nearest(labels[0], {title: code for title in unseen if title not in renamed})
            if nearest is None:
                yield Change("section_gone", labels[0], self.language, code=code)
            else:
                renamed.add(nearest[0])
                yield Change("section_renamed", nearest[0], self.language, labels[0], code, nearest[2])
        if expected:
            yield from (Change("section_new", title, self.language) for title in unseen if title not in renamed)


def _gone(record: FactSheet, previous: FactSheet) -> Iterator[Change]:
    printed = {count.concept for count in record.counts} | {theme.concept for theme in record.themes}
    seen: set[str] = set()
    facts: list[Count | Theme] = [*previous.counts, *previous.themes]
    for fact in facts:
        if fact.concept is not None and fact.concept not in printed and fact.concept not in seen:
            seen.add(fact.concept)
            yield Change("concept_gone", fact.label, previous.language, code=fact.concept)


def _nearest(label: str, known: dict[str, str]) -> tuple[str, str, float] | None:
    """Give the known label closest to one, its code and score, None where none is as close as `REWORDED`."""
    found = process.extractOne(label, list(known), scorer=fuzz.token_sort_ratio, processor=_key, score_cutoff=REWORDED)
    return (found[0], known[found[0]], round(found[1], 1)) if found else None


def _sections_of(record: FactSheet) -> Iterable[str]:
    return (count.section for count in record.counts if count.section)


def _key(text: str) -> str:
    return " ".join(fold(word) for word in text.split())
