"""The family's dimensions of each figure: area, period, place, read from heads, group rows and the sheet's opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_extract.families.words import Lexicon, labels_of
from factsheet_extract.model.layers import Sections, TableHeads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.family import DimensionRule
    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.vocabulary import Vocabulary

Value = str | int | float


class Dimensions:
    """The dimension rules of one family over one document."""

    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary) -> None:
        self._annotated, self._words = annotated, words
        self._passages = annotated.layer(Sections).passages
        rules = words.family.dimensions
        self._of_figure = {name: self._lexicon(rule) for name, rule in rules.items() if rule.of == "figure"}
        self._patterns = {name: self._compiled(rule) for name, rule in rules.items()}
        self._sheet = dict(self._of_sheet(rules))
        self._heads: dict[int, dict[str, Value]] = {}

    def _lexicon(self, rule: DimensionRule) -> Lexicon[str]:
        rows = [(label, value) for value, labels in rule.labels.items() for label in labels_of(labels, self._words.code)]
        return Lexicon(self._words.grammar, rows)

    def _compiled(self, rule: DimensionRule) -> list[re.Pattern[str]]:
        return [re.compile(pattern) for pattern in labels_of(rule.patterns, self._words.code)]

    def _of_sheet(self, rules: dict[str, DimensionRule]) -> Iterator[tuple[str, Value]]:
        for name, rule in rules.items():
            if rule.of != "sheet":
                continue
            opening = self._annotated.document.text[: rule.within]
            value = self._by_pattern(name, opening) or self._by_label(self._lexicon(rule), opening)
            if value is not None:
                yield name, value

    def of(self, subject: Subject) -> dict[str, Value]:
        """Give the dimensions of a figure, those of the whole sheet included."""
        heads = self._annotated.layer(TableHeads).of_passage.get(subject.passage)
        found = dict(self._sheet)
        texts = [self._passages[place].text for place in (*heads.column, *heads.group)] if heads else []
        texts += [str(value) for name, value in subject.dimensions if name in ("column", "group")]
        for name, lexicon in self._of_figure.items():
            value = next((one for text in texts if (one := self._by_pattern(name, text))), None)
            value = value or next((one for text in texts if (one := self._by_label(lexicon, text))), None)
            if value is not None:
                found[name] = value
        return found

    def _by_pattern(self, name: str, text: str) -> str | None:
        for pattern in self._patterns[name]:
            match = pattern.search(text)
            if match:
                return "-".join(group for group in match.groups() if group) or match.group()
        return None

    def _by_label(self, lexicon: Lexicon[str], text: str) -> str | None:
        hits = lexicon.find(self._words.grammar.tokens(text))
        return hits[0].payload if hits else None
