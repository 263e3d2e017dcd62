"""The family's dimensions of each figure: area, period, place, read from heads, group rows and the sheet's opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_extract.families.words import Lexicon, labels_of
from factsheet_extract.model.layers import Quantities, Sections, TableHeads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.family import DimensionRule
    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.tables.cells import Cells
    from factsheet_extract.stages.vocabulary import Vocabulary

Value = str | int | float


class Dimensions:
    """The dimension rules of one family over one document."""

    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary, cells: Cells) -> None:
        self._annotated, self._words = annotated, words
        self._passages = annotated.layer(Sections).passages
        self._shown: dict[tuple[str, str], str | None] = {}
        self._columns: dict[str, dict[tuple[int, int], set[str]]] = {}
        self._cells = cells
        rules = self._rules = words.family.dimensions
        self._names = {name: dict(self._keyed(rule)) for name, rule in rules.items()}
        self._marks = {name: dict(self._wordless(rule)) for name, rule in rules.items()}
        self._of_figure = {name: self._lexicon(rule) for name, rule in rules.items() if rule.of == "figure"}
        self._patterns = {name: self._compiled(rule) for name, rule in rules.items()}
        self._sheet = dict(self._of_sheet(rules))

    def _lexicon(self, rule: DimensionRule) -> Lexicon[str]:
        rows = [(label, value) for value, labels in rule.labels.items() for label in labels_of(labels, self._words.code)]
        return Lexicon(self._words.grammar, rows)

    def _keyed(self, rule: DimensionRule) -> Iterator[tuple[tuple[str, ...], str]]:
        for value, labels in rule.labels.items():
            yield from ((self._words.grammar.keys(label), value) for label in labels_of(labels, self._words.code))

    def _wordless(self, rule: DimensionRule) -> Iterator[tuple[str, str]]:
        """Labels without a word ("%") are compared as they are printed."""
        for value, labels in rule.labels.items():
            for label in labels_of(labels, self._words.code):
                if not self._words.grammar.tokens(label):
                    yield label, value

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
        found = dict(self._sheet)
        for name, lexicon in self._of_figure.items():
            value = self._value(name, lexicon, subject)
            if value is not None:
                found[name] = value
        return found

    def of_row(self, label: str) -> bool:
        """Tell whether a row's label is only the name of a value, so that it says nothing of what is counted."""
        return any(self._whole(name, label) is not None for name in self._of_figure if "row" in self._rules[name].where)

    def _value(self, name: str, lexicon: Lexicon[str], subject: Subject) -> Value | None:
        where = self._rules[name].where
        texts = list(self._texts(subject, where))
        value = next((one for text in texts if (one := self._by_pattern(name, text))), None)
        value = value or next((one for text in texts if (one := self._by_label(lexicon, text))), None)
        if value is None and "row" in where:
            told = [subject.label, *(str(given) for key, given in subject.dimensions if key in (name, "item"))]
            value = next((one for text in told if (one := self._whole(name, text))), None)
        value = value or self._rules[name].kinds.get(self._kind(subject))
        if value is None and "column" in where:
            value = self._only_one(name, lexicon, subject) or self._of_like_columns(name, lexicon, subject)
        return value

    def _only_one(self, name: str, lexicon: Lexicon[str], subject: Subject) -> str | None:
        """Give the one value that the heads of the figure's table name, None where they name none or several."""
        texts = [self._passages[place].text for place in self._cells.heads_of(subject.passage)]
        found = {value for text in texts if (value := self._by_pattern(name, text) or self._by_label(lexicon, text))}
        return next(iter(found)) if len(found) == 1 else None

    def _of_like_columns(self, name: str, lexicon: Lexicon[str], subject: Subject) -> str | None:
        """Give the value of the same column in the sheet's other tables of as many columns: a table that goes on over pages."""
        if name not in self._columns:
            self._columns[name] = self._by_column(name, lexicon)
        column = self._cells.column_of(subject.passage)
        found = self._columns[name].get(column, set()) if column else set()
        return next(iter(found)) if len(found) == 1 else None

    def _by_column(self, name: str, lexicon: Lexicon[str]) -> dict[tuple[int, int], set[str]]:
        columns: dict[tuple[int, int], set[str]] = {}
        for passage, heads in self._annotated.layer(TableHeads).of_passage.items():
            column = self._cells.column_of(passage)
            texts = [self._passages[place].text for place in heads.column]
            value = next(
                (one for text in texts if (one := self._by_pattern(name, text) or self._by_label(lexicon, text))), None
            )
            if column is not None and value is not None:
                columns.setdefault(column, set()).add(value)
        return columns

    def _texts(self, subject: Subject, where: tuple[str, ...]) -> Iterator[str]:
        heads = self._annotated.layer(TableHeads).of_passage.get(subject.passage)
        for kind, places in (("column", heads.column), ("group", heads.group)) if heads else ():
            if kind in where:
                yield from (self._passages[place].text for place in places)
        yield from (str(value) for name, value in subject.dimensions if name in ("column", "group") and name in where)

    def _kind(self, subject: Subject) -> str:
        return self._annotated.layer(Quantities).quantities[subject.passage][subject.quantity].kind

    def _whole(self, name: str, label: str) -> str | None:
        """Give the value whose name is the whole label, number and colon aside."""
        keys = self._words.grammar.keys(label)
        return self._names[name].get(keys)

    def _by_pattern(self, name: str, text: str) -> str | None:
        """Give the value that a text shows by its form; each text is looked at once."""
        if (name, text) not in self._shown:
            self._shown[name, text] = self._find_pattern(name, text)
        return self._shown[name, text]

    def _find_pattern(self, name: str, text: str) -> str | None:
        for pattern in self._patterns[name]:
            match = pattern.search(text)
            if match:
                return "-".join(group for group in match.groups() if group) or match.group()
        return self._marks[name].get(text.strip())

    def _by_label(self, lexicon: Lexicon[str], text: str) -> str | None:
        hits = lexicon.find(self._words.grammar.tokens(text))
        return hits[0].payload if hits else None
