"""A family file drafted from sample sheets: what they share becomes its words.

Start at `draft_family`. It takes the records and texts of one or more sheets of one series and gives the text of a TOML file:
phrases that every sample prints, the form of the edition, one concept a label seen in most of them, the group rows that tell
equal labels apart, column heads as a dimension, the headings they share. Everything is meant to be read and edited; as it
stands it already names the figures of a further sheet.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

import tomlkit
from rapidfuzz import fuzz

from factsheet_extract.families.draft_edition import SPAN, WITHIN, YEAR, Opening, draft_edition
from factsheet_extract.families.labels import bare, slug
from factsheet_extract.families.words import Grammar, fold
from factsheet_extract.languages import load_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tomlkit import TOMLDocument
    from tomlkit.items import Table

    from factsheet_extract.model.record import Count, FactSheet

_PHRASES: Final = 6
_LONGEST_PHRASE: Final = 6
_SHORTEST_PHRASE: Final = 2
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_LABEL_WORDS: Final = 30
# Likeness of two words that are one, spelled in two ways, and letters from which that is looked at; "male", "female": 80.
_ALIKE: Final = 82.0
_LONG_WORD: Final = 6


class Sample(NamedTuple):
    """One sheet of the series: its record and its text."""

    record: FactSheet
    text: str


class _Label(NamedTuple):
    """A label in one language and the group row it stands under."""

    language: str
    keys: frozenset[str]
    group: str


class _Spellings:
    """Labels met so far, by what a damaged text layer leaves of a word: "confrmés" is "confirmés"."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], list[_Label]] = {}
        self._first: dict[_Label, _Label] = {}

    def first_of(self, label: _Label) -> _Label:
        """Give the label that was met first among those that only spell some words otherwise."""
        if label not in self._first:
            others = self._known.setdefault((label.language, label.group, len(label.keys)), [])
            self._first[label] = next((one for one in others if _spelled_alike(one.keys, label.keys)), label)
            others.append(self._first[label])
        return self._first[label]


def _spelled_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    mine, theirs = sorted(one - other), sorted(other - one)
    return len(mine) == len(theirs) < len(one) and all(
        min(len(first), len(second)) >= _LONG_WORD and fuzz.ratio(first, second) >= _ALIKE
        for first, second in zip(mine, theirs, strict=True)
    )


def draft_family(name: str, samples: Sequence[Sample], *, title: str | None = None) -> str:
    """Give the TOML text of a family file drafted from samples. ValueError where there is none, or one has no text."""
    if not samples:
        raise ValueError("a family is drafted from one sheet or more")
    blank = [sample.record.source.path for sample in samples if not sample.text.strip()]
    if blank:
        raise ValueError(f"no text in {', '.join(blank)}")
    languages = sorted({sample.record.language for sample in samples})
    document = tomlkit.document()
    document.add(
        tomlkit.comment("Drafted from sample sheets: read it through, take out what is chance, give codes better names.")
    )
    document["name"] = name
    document["title"] = title or _title(samples) or name
    document["languages"] = languages
    document["recognise"] = _recognition(samples, languages)
    document["edition"] = draft_edition([Opening(one.text, one.record.source.path, one.record.language) for one in samples])
    _add_dimensions(document, samples)
    document["concepts"] = _concepts(samples)
    _add_sections(document, samples, languages)
    document["options"] = {"concepts": {"explains": "column group"}}
    return tomlkit.dumps(document)


def _title(samples: Sequence[Sample]) -> str:
    """Give the first sample's title without its edition."""
    title = re.sub(rf"{SPAN}|{YEAR}", "", samples[0].record.title or "")
    return re.sub(r"\s{2,}", " ", title).strip(" ,:–—-")


def _recognition(samples: Sequence[Sample], languages: Sequence[str]) -> Table:
    table = tomlkit.table()
    phrases = {code: _shared_phrases([one.text for one in samples if one.record.language == code]) for code in languages}
    table["least"] = max(1, min(2, *(len(found) for found in phrases.values())))
    table["any"] = phrases
    return table


def _shared_phrases(texts: Sequence[str]) -> list[str]:
    """Give phrases of two to six words that every opening prints, the longest first, none inside another."""
    shared: set[str] | None = None
    printed: dict[str, str] = {}
    for text in texts:
        found = dict(_phrases(text[:WITHIN]))
        printed = {**found, **printed}
        shared = set(found) if shared is None else shared & set(found)
    ranked = sorted(shared or (), key=lambda key: (-_weight(printed[key]), key))
    kept: list[str] = []
    for key in ranked:
        if len(kept) < _PHRASES and not any(key in other or other in key for other in map(str.casefold, kept)):
            kept.append(printed[key])
    return kept


def _weight(phrase: str) -> int:
    """Capitalised words tell a publisher better than others."""
    words = phrase.split()
    return 3 * sum(word[:1].isupper() for word in words) + len(words)


def _phrases(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        words = _WORD.findall(line)
        for size in range(_SHORTEST_PHRASE, _LONGEST_PHRASE + 1):
            for first in range(len(words) - size + 1):
                phrase = " ".join(words[first : first + size])
                if phrase[0].isupper() and words[first + size - 1][0].isupper():
                    yield phrase.casefold(), phrase


def _concepts(samples: Sequence[Sample]) -> Table:
    seen = _seen_in_most(samples)
    names: Counter[str] = Counter()
    table = tomlkit.table()
    several = Counter((label.language, label.keys) for label in seen)
    for label, counts in seen.items():
        words = [word for word, _ in Counter(bare(count.label) for count in counts).most_common()]
        grouped = several[label.language, label.keys] > 1 and label.group
        code = slug(f"{label.group} {words[0]}" if grouped else words[0])
        names[code] += 1
        concept = tomlkit.table()
        concept["labels"] = {label.language: words}
        if grouped:
            concept["group"] = {label.language: [label.group]}
        table[code if names[code] == 1 else f"{code}_{names[code]}"] = concept
    return table


def _seen_in_most(samples: Sequence[Sample]) -> dict[_Label, list[Count]]:
    """Give the labels that two samples in three of their language print, both of two, in the order they are met.

    A sample without a labelled figure (its table is a picture) says nothing for or against one.
    """
    by_sample: list[dict[_Label, list[Count]]] = []
    known = _Spellings()
    for sample in samples:
        found: dict[_Label, list[Count]] = {}
        for label, count in _labels(sample.record):
            found.setdefault(known.first_of(label), []).append(count)
        by_sample.append(found)
    kept: dict[_Label, list[Count]] = {}
    for sample, found in zip(samples, by_sample, strict=True):
        alike = zip(samples, by_sample, strict=True)
        peers = [other for one, other in alike if other and one.record.language == sample.record.language]
        for label in found:
            if label not in kept and 3 * sum(label in other for other in peers) >= 2 * len(peers):
                kept[label] = [count for other in peers for count in other.get(label, ())]
    return kept


def _labels(record: FactSheet) -> Iterator[tuple[_Label, Count]]:
    grammar = Grammar(load_language(record.language).relations)
    for count in record.counts:
        words = bare(count.label)
        keys = frozenset(grammar.keys(words))
        if keys and len(words.split()) <= _LABEL_WORDS and any(character.isalpha() for character in words):
            yield _Label(record.language, keys, last_group(count)), count


def last_group(count: Count) -> str:
    """Give the nearest group row a figure stands under: "Hypertension – Women" -> "Women"."""
    group = str(count.dimensions.get("group", ""))
    return re.split(r"\s[–—-]\s", group)[-1].strip()


def _add_dimensions(document: TOMLDocument, samples: Sequence[Sample]) -> None:
    """Give each column head of all samples as a value of the dimension `column_name`."""
    heads = [
        {str(count.dimensions["column"]) for count in sample.record.counts if "column" in count.dimensions}
        for sample in samples
    ]
    shared = sorted(set.intersection(*heads)) if heads else []
    if shared:
        labels = {slug(head): {"*": [head]} for head in shared if re.search(r"[^\W_]", head)}
        document["dimensions"] = {"column_name": {"where": ["column"], "labels": labels}}


def _add_sections(document: TOMLDocument, samples: Sequence[Sample], languages: Sequence[str]) -> None:
    """Give the headings that figures stand under in every sample of a language."""
    table = tomlkit.table()
    for language in languages:
        titles = [_titles(sample.record) for sample in samples if sample.record.language == language]
        for folded, title in titles[0].items():
            if all(folded in other for other in titles):
                table.setdefault(slug(title, 32), {})[language] = [title]
    document["sections"] = table


def _titles(record: FactSheet) -> dict[str, str]:
    return {fold(count.section): count.section for count in record.counts if count.section}


def count_named(records: Iterable[FactSheet]) -> tuple[int, int]:
    """Give how many figures of records carry a concept, and how many there are."""
    counts = [count for record in records for count in record.counts]
    return sum(count.concept is not None for count in counts), len(counts)
