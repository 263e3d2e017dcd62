"""Concepts by their labels: the content words of a label, in any order and inflection, as a whole.

A printed label is tried as it is, then without what hangs on it: its number in a list ("12."), its unit in brackets ("(%)"),
footnote marks glued to its words ("source1"), then without its brackets altogether. Where several concepts have the label, the
group row it stands under decides ("Women", "Men").
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.families.labels import bare, unbracketed
from factsheet_extract.families.words import labels_of
from factsheet_extract.model.layers import Sections, TableHeads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.vocabulary import Vocabulary


_LABELS_KEPT: Final = 10_000


class Asked(NamedTuple):
    """The keys a concept asks for."""

    counted: frozenset[str]
    words: frozenset[str]
    without: frozenset[str]


class LabelTable:
    """Labels of one family's concepts in one language."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._known: dict[str, frozenset[str]] = {}
        self._whole: dict[frozenset[str], list[str]] = {}
        self._short: dict[frozenset[str], list[str]] = {}
        self._asked: dict[str, Asked] = {}
        self._groups: dict[str, list[frozenset[str]]] = {}
        for code, concept in words.family.concepts.items():
            for label in labels_of(concept.labels, words.code):
                _add(self._whole, self._keys(label), code)
                _add(self._whole, self._keys(bare(label)), code)
                _add(self._short, self._keys(unbracketed(bare(label))), code)
            self._asked[code] = Asked(self._all(concept.counted), self._all(concept.words), self._all(concept.without))
            self._groups[code] = [self._keys(label) for label in labels_of(concept.group, words.code)]

    def _keys(self, label: str) -> frozenset[str]:
        """Give the content words of a label; what the rows of a table ask over and over is kept."""
        known = self._known.get(label)
        if known is None:
            if len(self._known) >= _LABELS_KEPT:
                self._known.clear()
            known = self._known[label] = frozenset(self._words.grammar.keys(label))
        return known

    def _all(self, labels: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        rows = labels_of(labels, self._words.code)
        return frozenset(key for label in rows for key in self._words.grammar.keys(label))

    def asked(self, code: str) -> Asked:
        """Give the keys that a concept asks for."""
        return self._asked[code]

    @property
    def labelled(self) -> bool:
        """Tell whether any concept of the family has a label in this language."""
        return bool(self._whole)

    def of(
        self,
        subject: Subject,
        annotated: AnnotatedDocument,
        label: str | None = None,
        groups: Callable[[], Iterable[str]] = tuple,
    ) -> list[str]:
        """Give the concepts that have the subject's label, or `label` in its place; those of its group where several do.

        `groups` gives rows above it that may be group rows, nearest first, beside those that the table's heads say.
        """
        for table, tried in self._tries(label or subject.label):
            codes = table.get(self._keys(tried), [])
            if codes:
                return self._grouped(codes, chain(self.group_texts(subject, annotated), groups()))
        return []

    def _tries(self, label: str) -> Iterator[tuple[dict[frozenset[str], list[str]], str]]:
        yield self._whole, label
        yield self._whole, bare(label)
        yield self._short, unbracketed(bare(label))

    def _grouped(self, codes: list[str], groups: Iterable[str]) -> list[str]:
        """Leave out concepts that ask for another group row than the nearest one above the figure."""
        if not any(self._groups[code] for code in codes):
            return codes
        for text in groups:
            keys = self._keys(text)
            for fits in (frozenset.__eq__, frozenset.issubset):
                fitting = [code for code in codes if any(fits(group, keys) for group in self._groups[code])]
                if fitting:
                    return fitting
        return [code for code in codes if not self._groups[code]]

    def group_texts(self, subject: Subject, annotated: AnnotatedDocument) -> Iterator[str]:
        """Give the group rows above a figure, the nearest first."""
        heads = annotated.layer(TableHeads).of_passage.get(subject.passage)
        passages = annotated.layer(Sections).passages
        yield from (passages[place].text for place in reversed(heads.group if heads else ()))
        yield from (str(value) for name, value in subject.dimensions if name == "group")


def _add(table: dict[frozenset[str], list[str]], keys: frozenset[str], code: str) -> None:
    row = table.setdefault(keys, [])
    if keys and code not in row:
        row.append(code)


@lru_cache(maxsize=32)
def label_table(words: Vocabulary) -> LabelTable:
    """Give the labels of a family's concepts, built once."""
    return LabelTable(words)
