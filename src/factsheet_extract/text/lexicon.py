"""A language's words made ready for matching: phrases as tokens, found forwards or backwards from a place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from factsheet_extract.text.cldr import currency_names, unit_names
from factsheet_extract.text.folding import fold_word
from factsheet_extract.text.tokens import Token, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from factsheet_extract.model.language import Language

Value = TypeVar("Value")


class PhraseTable(Generic[Value]):
    """Phrases and their values; the longest phrase at a place wins."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases.items():
            words = words_of(phrase)
            self._first.setdefault(words[0], []).append((words, value))
            self._last.setdefault(words[-1], []).append((words, value))
        for table in (self._first, self._last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        return any(len(words) == 1 for words, _ in self._first.get(word, ()))

    def begins(self, word: str) -> bool:
        """Say whether a phrase begins with this word."""
        return word in self._first

    def at(self, tokens: Sequence[Token], place: int) -> tuple[int, Value] | None:
        """Give the index after the longest phrase that begins at token `place`, and its value."""
        if place >= len(tokens):
            return None
        for words, value in self._first.get(tokens[place].folded, ()):
            end = place + len(words)
            if end <= len(tokens) and all(
                tokens[place + step].folded == word for step, word in enumerate(words[1:], start=1)
            ):  # fmt: skip
                return end, value
        return None

    def before(self, tokens: Sequence[Token], place: int) -> tuple[int, Value] | None:
        """Give the index of the first token of the longest phrase that ends before token `place`, and its value."""
        if place <= 0:
            return None
        for words, value in self._last.get(tokens[place - 1].folded, ()):
            start = place - len(words)
            if start >= 0 and all(tokens[start + step].folded == word for step, word in enumerate(words[:-1])):
                return start, value
        return None


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one word may be inside a number: the part it plays in a cardinal or ordinal, and as a denominator."""

    cardinal: int | None = None
    hundred: int | None = None
    scale: int | None = None
    collective: int | None = None
    ordinal: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All the words of one language, folded."""

    language: Language
    words: Mapping[str, NumberWord]
    joiners: frozenset[str]
    fraction_joiners: frozenset[str]
    spoken: frozenset[str]
    minus: frozenset[str]
    articles: frozenset[str]
    suffixes: frozenset[str]
    vague: frozenset[str]
    alone: frozenset[str]
    halves: Mapping[str, Decimal]
    of: PhraseTable[int]
    between: PhraseTable[str]
    over: PhraseTable[str]
    units: PhraseTable[tuple[str, str]]
    percent: PhraseTable[int]
    sums: Mapping[str, str]
    aged: PhraseTable[int]
    points: PhraseTable[str]
    before: PhraseTable[str]
    after: PhraseTable[str]
    negated: PhraseTable[str]
    references: PhraseTable[str]
    references_after: PhraseTable[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    date_joiners: frozenset[str]
    doubtful_months: frozenset[str]
    until: PhraseTable[int]
    per: PhraseTable[int]
    bases_before: PhraseTable[int]
    out_of: PhraseTable[int]
    wholes: frozenset[str]
    targets: PhraseTable[int]
    rises: PhraseTable[int]
    phrasal: frozenset[str]
    falls: PhraseTable[int]
    to: PhraseTable[int]
    years: PhraseTable[int]
    periods: PhraseTable[int]
    clock: PhraseTable[int]
    clock_cues: PhraseTable[int]
    number_before: PhraseTable[int]
    number_after: PhraseTable[int]
    pronoun_before: PhraseTable[int]
    pronoun_after: PhraseTable[int]
    roman_before: PhraseTable[int]
    roman_after: PhraseTable[int]
    confidence: PhraseTable[int]
    index_bases: PhraseTable[int]
    to_words: frozenset[str]
    and_words: frozenset[str]
    loose: frozenset[str]
    beginnings: frozenset[str]
    seconds: frozenset[str]
    part_after: frozenset[str]
    rank_articles: frozenset[str]
    counting: frozenset[str]
    stops: frozenset[str]
    plurals: frozenset[str]
    alike: frozenset[str]
    bases: frozenset[str]
    doubtful_words: frozenset[str]
    adjectives: frozenset[str]
    moves: frozenset[str]
    fillers: frozenset[str]
    links: frozenset[str]
    compared: frozenset[str]
    times: frozenset[str]
    times_of: frozenset[str]
    than: frozenset[str]
    anchors: frozenset[str]
    prices: frozenset[str]
    determiners: frozenset[str]
    not_per: frozenset[str]


def phrase_set(phrases: Iterable[str]) -> PhraseTable[int]:
    """Make a table of phrases that have no value of their own."""
    return PhraseTable(dict.fromkeys(phrases, 1))


def word_set(words: Iterable[str]) -> frozenset[str]:
    """Fold words to a set; an elided one (d', l') also without its apostrophe, as the tokens have it."""
    folded = {fold_word(word) for word in words}
    return frozenset(folded | {word.removesuffix("'") for word in folded})


@cache
def lexicon_of(language: Language) -> Lexicon:
    """Make a language's words ready, once a language."""
    numerals, qualifiers, units = language.numerals, language.qualifiers, language.units
    kinds: dict[str, tuple[str, str]] = {}
    for kind, table in (
        ("measure", {**unit_names(language.code), **units.measures}), ("age", units.ages), ("temperature", units.temperatures),
        ("money", {**currency_names(language.code), **units.money}), ("cents", units.cents),
    ):  # fmt: skip
        kinds.update({word: (kind, unit) for word, unit in table.items()})
    return Lexicon(
        language=language,
        words=number_words(language),
        joiners=frozenset(map(fold_word, numerals.joiners)),
        fraction_joiners=frozenset(map(fold_word, numerals.fraction_joiners)),
        spoken=frozenset(map(fold_word, language.separators.spoken)),
        minus=frozenset(map(fold_word, numerals.minus)),
        articles=frozenset(map(fold_word, language.articles.words)),
        suffixes=frozenset(map(fold_word, numerals.ordinal_suffixes)),
        vague=frozenset(map(fold_word, numerals.vague)),
        alone=frozenset(map(fold_word, numerals.halves_alone)),
        halves={fold_word(word): value for word, value in numerals.halves.items()},
        of=phrase_set(units.of),
        between=PhraseTable(dict(qualifiers.between)),
        over=PhraseTable(dict(numerals.over)),
        units=PhraseTable(kinds),
        sums={fold_word(word): code for word, code in units.sums.items()},
        aged=phrase_set(units.aged),
        percent=phrase_set(units.percent),
        points=PhraseTable(dict(units.points)),
        before=PhraseTable(dict(qualifiers.before)),
        after=PhraseTable(dict(qualifiers.after)),
        negated=PhraseTable(dict(qualifiers.negated)),
        references=PhraseTable(dict(language.references.before)),
        references_after=PhraseTable(dict(language.references.after)),
        months={fold_word(word): value for word, value in language.calendar.months.items()},
        weekdays={fold_word(word): value for word, value in language.calendar.weekdays.items()},
        doubtful_months=frozenset(map(fold_word, language.calendar.doubtful)),
        date_joiners=frozenset(map(fold_word, language.calendar.joiners)),
        until=phrase_set(language.calendar.until),
        per=phrase_set(units.per),
        bases_before=phrase_set(units.bases_before),
        out_of=phrase_set(units.out_of),
        wholes=frozenset(map(fold_word, (*units.of, *units.out_of))),
        targets=phrase_set(qualifiers.targets),
        rises=phrase_set(qualifiers.rises),
        phrasal=word_set(qualifiers.phrasal),
        falls=phrase_set(qualifiers.falls),
        to=phrase_set(qualifiers.to),
        years=phrase_set(language.calendar.year_cues),
        periods=phrase_set(language.calendar.periods),
        clock=phrase_set(language.calendar.clock),
        clock_cues=phrase_set(language.calendar.clock_cues),
        number_before=phrase_set(language.articles.number_before),
        number_after=phrase_set(language.articles.number_after),
        pronoun_before=phrase_set(language.articles.pronoun_before),
        pronoun_after=phrase_set(language.articles.pronoun_after),
        roman_before=phrase_set(language.references.roman_before),
        roman_after=phrase_set(language.references.roman_after),
        confidence=phrase_set(language.references.confidence),
        index_bases=phrase_set(language.references.index_bases),
        adjectives=frozenset(map(fold_word, units.adjectives)),
        doubtful_words=frozenset(map(fold_word, numerals.doubtful)),
        bases=frozenset(map(fold_word, units.bases)),
        moves=frozenset(map(fold_word, qualifiers.moves)),
        links=frozenset(map(fold_word, qualifiers.links)),
        compared=frozenset(map(fold_word, qualifiers.compared)),
        times=frozenset(map(fold_word, qualifiers.times)),
        times_of=frozenset(map(fold_word, qualifiers.times_of)),
        than=frozenset(map(fold_word, qualifiers.than)),
        determiners=word_set(language.phrases.determiners),
        anchors=word_set(language.calendar.anchors),
        prices=word_set(language.calendar.price_cues),
        not_per=frozenset(map(fold_word, units.not_per)),
        fillers=word_set(qualifiers.fillers),
        to_words=frozenset(map(fold_word, qualifiers.to)),
        and_words=frozenset(map(fold_word, qualifiers.between.values())),
        loose=frozenset(map(fold_word, numerals.loose)),
        beginnings=frozenset(
            fold_word(word)
            for table in (number_words(language), language.articles.words, language.separators.spoken, numerals.halves)
            for word in table
        ),
        seconds=frozenset(fold_word(word) for word, unit in units.measures.items() if unit == "second"),
        part_after=frozenset(map(fold_word, numerals.part_after)),
        rank_articles=frozenset(map(fold_word, numerals.rank_articles)),
        counting=frozenset(map(fold_word, language.articles.counts)),
        alike=frozenset(map(fold_word, language.phrases.alike)),
        plurals=frozenset(map(fold_word, language.phrases.plurals)),
        stops=word_set(language.phrases.stops),
    )


def number_words(language: Language) -> dict[str, NumberWord]:
    """Gather what each word may be inside a number, by its folded form."""
    numerals = language.numerals
    parts: dict[str, dict[str, int]] = {}
    for part, table in (
        ("cardinal", numerals.cardinals), ("hundred", numerals.hundreds), ("scale", numerals.scales),
        ("collective", numerals.collectives), ("ordinal", numerals.ordinals), ("denominator", numerals.denominators),
    ):  # fmt: skip
        for word, value in table.items():
            parts.setdefault(fold_word(word), {})[part] = value
    return {word: NumberWord(**values) for word, values in parts.items()}
