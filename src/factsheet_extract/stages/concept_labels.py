"""Concepts by their labels: the content words of a label, in any order and inflection, as a whole."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factsheet_extract.families.words import labels_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.vocabulary import Vocabulary


class Asked(NamedTuple):
    """The keys a concept asks for."""

    counted: frozenset[str]
    words: frozenset[str]
    without: frozenset[str]


class LabelTable:
    """Labels of one family's concepts in one language."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._codes: dict[frozenset[str], list[str]] = {}
        self._asked: dict[str, Asked] = {}
        for code, concept in words.family.concepts.items():
            for label in labels_of(concept.labels, words.code):
                row = self._codes.setdefault(self._keys(label), [])
                if code not in row:
                    row.append(code)
            self._asked[code] = Asked(self._all(concept.counted), self._all(concept.words), self._all(concept.without))

    def _keys(self, label: str) -> frozenset[str]:
        return frozenset(self._words.grammar.keys(label))

    def _all(self, labels: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        rows = labels_of(labels, self._words.code)
        return frozenset(key for label in rows for key in self._words.grammar.keys(label))

    def asked(self, code: str) -> Asked:
        """Give the keys that a concept asks for."""
        return self._asked[code]

    def of(self, subject: Subject, annotated: AnnotatedDocument) -> list[str]:
        """Give the concepts that have the subject's label."""
        keys = self._keys(subject.label)
        return list(self._codes.get(keys, ())) if keys else []


@lru_cache(maxsize=32)
def label_table(words: Vocabulary) -> LabelTable:
    """Give the labels of a family's concepts, built once."""
    return LabelTable(words)
