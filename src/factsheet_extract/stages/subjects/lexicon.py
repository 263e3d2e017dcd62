"""The words of one language, folded and ready to ask: what a word or a run of words does around a figure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Comparator, Kind

# One token: an elided article ("l'", "d’"), a word with its hyphens, points and apostrophes ("Ille-et-Vilaine", "U.S."),
# a figure ("1 000" is two), or one sign.
TOKEN: Final = re.compile(
    r"[A-Za-zÀ-ÿ]{1,2}['’](?=\w|$)|[^\W\d_](?:\w|[-.’'](?=\w)){0,80}(?:(?<=\.[A-Z])\.)?|\d(?:[.,]?\d){0,30}|\S"
)


@lru_cache(maxsize=20_000)
def fold_key(text: str) -> str:
    """Give `text` as it is compared: lower case, straight apostrophe, no accents but on words of two letters (à, où)."""
    text = text.strip()
    if len(text) <= 2:
        return text.replace("’", "'").casefold()
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character)).strip()


class Words:
    """A set of words and phrases that can be asked what stands at a place in a list of folded tokens."""

    __slots__ = ("_ends", "_starts", "_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        keyed = _keyed(phrases)
        self._words = frozenset(phrase[0] for phrase in keyed if len(phrase) == 1)
        self._starts = _by(0, keyed)
        self._ends = _by(-1, keyed)

    def and_also(self, phrases: Iterable[str]) -> Words:
        """Give these words and more: what a document adds to the words of its language."""
        more = _keyed(phrases)
        both = Words(())
        both._words = self._words.union(phrase[0] for phrase in more if len(phrase) == 1)
        both._starts = {**self._starts, **_by(0, more.union(*(self._starts.get(phrase[0], ()) for phrase in more if phrase)))}
        both._ends = {**self._ends, **_by(-1, more.union(*(self._ends.get(phrase[-1], ()) for phrase in more if phrase)))}
        return both

    def __contains__(self, key: str) -> bool:
        return key in self._words

    @property
    def single(self) -> list[str]:
        """The words that stand alone, in order."""
        return sorted(self._words)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase begins with, those that stand alone among them."""
        return frozenset(self._starts)

    def begins(self, key: str) -> bool:
        """Whether a phrase begins with a word."""
        return key in self._starts

    def opens(self, key: str) -> bool:
        """Whether a phrase of several words begins with a word."""
        return any(len(phrase) > 1 for phrase in self._starts.get(key, ()))

    def at(self, keys: Sequence[str], place: int) -> int:
        """Give the number of tokens of the longest phrase that starts at `place`, 0 where none does."""
        phrases = self._starts.get(keys[place]) if place < len(keys) else None
        for phrase in phrases or ():
            if len(phrase) == 1 or tuple(keys[place : place + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def before(self, keys: Sequence[str], place: int) -> int:
        """Give the number of tokens of the longest phrase that ends right before `place`, 0 where none does."""
        phrases = self._ends.get(keys[place - 1]) if 0 < place <= len(keys) else None
        for phrase in phrases or ():
            if len(phrase) == 1 or tuple(keys[max(0, place - len(phrase)) : place]) == phrase:
                return len(phrase)
        return 0


def _keyed(phrases: Iterable[str]) -> set[tuple[str, ...]]:
    return {tuple(fold_key(token) for token in TOKEN.findall(phrase)) for phrase in phrases}


def _by(end: int, phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first (0) or last (-1) word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        if phrase:
            found.setdefault(phrase[end], []).append(phrase)
    return {word: tuple(listed) for word, listed in found.items()}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The folded words of one language; the fields are those of SubjectWords and HeadWords."""

    determiners: Words
    of: Words
    auxiliaries: Words
    copulas: Words
    amounts: Words
    shares: Words
    groups: Words
    having: Words
    verbs: Words
    verb_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    plurals: Words
    stops: Words
    relatives: Words
    classing: Words
    conjunctions: Words
    prepositions: Words
    adverbs: Words
    adverb_endings: tuple[str, ...]
    parts: Words
    same: Words
    others: Words
    pronouns: Words
    generic: Words
    subject_pronouns: Words
    negations: Words
    place_before: Words
    governs: Words
    place_nouns: Words
    everywhere: Words
    time_before: Words
    time_nouns: Words
    again: Words
    relative: Words
    qualifiers: Words
    months: Words
    periods: Words
    per: Words
    bases: Words
    units: Words
    totals: Words
    rates: Words
    plain: Words
    stubs: Words
    unit_heads: Words
    averages: Words
    place_heads: Words
    scales: Mapping[str, Decimal]
    scale_before: Words
    abbreviations: Mapping[str, int]
    kinds: Mapping[str, Kind]
    bounds_after: Mapping[str, Comparator]
    percent: Words
    money: Words
    points: Mapping[str, str]
    measures: Words
    out_of: Words
    steps: Words
    times: Words
    aged: Words
    abbreviated: frozenset[str]
    head_last: bool


# The lists of a language that hold endings of words, not words.
_ENDINGS: Final = ("adverb_endings", "verb_endings", "plural_endings")


def _joined(phrase: str) -> str:
    return " ".join(fold_key(token) for token in TOKEN.findall(phrase))


@cache
def lexicon_of(language: Language) -> Lexicon:
    """Fold the words of a language, once."""
    subjects, heads, units = language.subjects, language.heads, language.units
    qualifiers = language.qualifiers
    subject_words = {name: Words(getattr(subjects, name)) for name in type(subjects).model_fields if name not in _ENDINGS}
    return Lexicon(
        **subject_words,
        adverb_endings=tuple(map(fold_key, subjects.adverb_endings)),
        verb_endings=tuple(map(fold_key, subjects.verb_endings)),
        plural_endings=tuple(map(fold_key, subjects.plural_endings)),
        subject_pronouns=Words(language.relations.pronouns if language.relations else ()),
        plurals=Words((*language.phrases.plurals, *language.phrases.alike)),
        qualifiers=Words((*qualifiers.before, *qualifiers.after, *qualifiers.negated, *qualifiers.targets)),
        months=Words((*language.calendar.months, *language.calendar.weekdays)),
        periods=Words(language.calendar.periods),
        per=Words(word for word in units.per if len(word) > 2),
        bases=Words(units.bases),
        units=Words((*units.measures, *units.ages)),
        totals=Words(heads.totals),
        rates=Words(heads.rates),
        plain=Words(heads.plain),
        stubs=Words(heads.stubs),
        unit_heads=Words(heads.units),
        averages=Words(heads.averages),
        place_heads=Words(heads.places),
        scales={fold_key(word): value for word, value in heads.scales.items()},
        scale_before=Words(heads.scale_before),
        abbreviations=language.numerals.abbreviations,
        kinds={fold_key(word): kind for word, kind in heads.kinds.items()},
        bounds_after={_joined(word): sign for word, sign in qualifiers.after.items() if sign != "~"},
        percent=Words(units.percent),
        money=Words((*units.money, *units.cents)),
        points={_joined(word): name for word, name in units.points.items()},
        measures=Words((*units.measures, *units.ages)),
        out_of=Words(units.out_of),
        steps=Words((*qualifiers.rises, *qualifiers.falls)),
        times=Words(qualifiers.times),
        aged=Words(units.aged),
        abbreviated=frozenset(language.relations.abbreviated) if language.relations else frozenset(),
        head_last=language.phrases.head_last,
    )
