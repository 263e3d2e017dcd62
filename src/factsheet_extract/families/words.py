"""Words as labels are compared by: folded, without their inflection, function words marked.

Two labels are the same when the keys of their content words are. `Lexicon` finds known phrases in a text by those keys.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factsheet_extract.model.language import Language
    from factsheet_extract.model.language_relations import Relations

# Words of letters and digits; an apostrophe, hyphen or slash parts two words: "main-d'œuvre" is main, d, œuvre.
_WORD: Final = re.compile(r"[^\W_]+")
# What may stand between two words of one phrase: blanks, hyphens, apostrophes, slashes, a dot of an abbreviation.
_JOIN: Final = re.compile(r"[\s\-‐‑’'/\u00ad.]{0,3}")
_LETTERS: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "'"})
_TEXTS_KEPT: Final = 5000
_WORDS_KEPT: Final = 50_000
# A longer word in capitals is a word of a heading, no acronym.
_LONGEST_ACRONYM: Final = 5
_SHORTEST_STEM: Final = 3
LONGEST_ABBREVIATION: Final = 10
"""Characters of the longest abbreviation that is looked for, with its dot."""

_FORM: Final = attrgetter("form")
_KEY: Final = attrgetter("key")

Payload = TypeVar("Payload")


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Give the word without case and accents: "Œuvre" -> "oeuvre"."""
    return fold_all(word)


def fold_all(text: str) -> str:
    """Give a whole text so; what it is folded to is not kept."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    marks = [character for character in set(plain) if unicodedata.combining(character)]
    return plain.translate(dict.fromkeys(map(ord, marks))) if marks else plain


@lru_cache(maxsize=32)
def grammar_for(language: Language) -> Grammar:
    """Give a language's grammar, one for all who ask: what it has read once is read for each of them."""
    return Grammar(language.relations)


class Token(NamedTuple):
    """One word: text[start:end], its folded form, its key (without inflection), whether a label depends on it; a tuple, since
    a sheet has thousands of them.

    `joined` tells that nothing but a blank, hyphen, apostrophe or slash parts it from the word before; `upper` that it is
    printed in capitals, an English plural's "s" aside; `gap` is what is printed between it and the word before.
    """

    start: int
    end: int
    form: str
    key: str
    content: bool
    joined: bool
    upper: bool = False
    gap: str = ""


def _abbreviated(words: Iterable[str]) -> re.Pattern[str]:
    """Give the pattern of an abbreviation before a blank: "M. ", "No. ", "St. " and the language's own words."""
    known = "".join(f"|{re.escape(word)}" for word in sorted(words))
    return re.compile(rf"\b(?:[A-Z]{known})\.\s+$")


def _unshouted(tokens: Sequence[Token], index: int) -> Token:
    """A function word in capitals beside a long word in capitals is no acronym: "LUTTE CONTRE | LA | TRAITE"."""
    beside = (*tokens[max(0, index - 2) : index], *tokens[index + 1 : index + 3])
    shouted = any(other.upper and len(other.form) > _LONGEST_ACRONYM for other in beside)
    return tokens[index]._replace(content=False) if shouted else tokens[index]


class Grammar:
    """A language's endings, abbreviations and function words, ready to use; built once a language."""

    def __init__(self, relations: Relations | None) -> None:
        self.relations = relations
        self.function = frozenset(fold(word) for word in relations.function) if relations else frozenset()
        self.abbreviated = _abbreviated(relations.abbreviated if relations else ())
        endings = relations.endings if relations else {}
        self._endings = sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        self._keys: dict[str, str] = {}
        self._texts: dict[str, list[Token]] = {}
        self._words: dict[str, tuple[str, str, bool, bool]] = {}
        self._said: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def key(self, form: str) -> str:
        """Give the form without its inflection: "entière" and "entiers" -> "entier"; at least three letters remain."""
        known = self._keys.get(form)
        if known is None:
            known = self._keys[form] = self._stem(form)
        return known

    def _stem(self, form: str) -> str:
        for ending, stands in self._endings:
            if form.endswith(ending) and len(form) - len(ending) + len(stands) >= _SHORTEST_STEM:
                return form[: len(form) - len(ending)] + stands
        return form

    def tokens(self, text: str) -> list[Token]:
        """Give the words of a text, which callers leave as they are: stages ask for the same sentence once a figure."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) >= _TEXTS_KEPT:
                self._texts.clear()
            known = self._texts[text] = self._cut(text)
        return known

    def _cut(self, text: str) -> list[Token]:
        found: list[Token] = []
        doubtful: list[int] = []
        last = 0
        for match in _WORD.finditer(text):
            start, end = match.span()
            printed = match.group()
            form, key, upper, content = self._words.get(printed) or self._known_word(printed)
            gap = text[last:start]
            joined = last > 0 and (gap == " " or _JOIN.fullmatch(gap) is not None)
            if upper and form in self.function:
                doubtful.append(len(found))
            found.append(Token(start, end, form, key, content, joined, upper, gap))
            last = end
        for index in doubtful:
            found[index] = _unshouted(found, index)
        return found

    def _known_word(self, printed: str) -> tuple[str, str, bool, bool]:
        """Give a word's form and key, whether it is printed in capitals, and whether a label depends on it; each is kept."""
        form = fold(printed)
        upper = len(form) > 1 and printed.removesuffix("s").isupper()
        if len(self._words) >= _WORDS_KEPT:
            self._words.clear()
        known = self._words[printed] = (form, self.key(form), upper, form not in self.function or upper)
        return known

    def said(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """Give the forms and the keys of the words of a text, which need not be cut into tokens for that."""
        said = self._said.get(text)
        if said is None:
            if len(self._said) >= _TEXTS_KEPT:
                self._said.clear()
            known = self._words
            words = [known.get(printed) or self._known_word(printed) for printed in _WORD.findall(text)]
            said = self._said[text] = frozenset([word[0] for word in words]), frozenset([word[1] for word in words])
        return said

    def keys(self, text: str) -> tuple[str, ...]:
        """Give the keys of the content words of a label, in order."""
        tokens = self.tokens(text)
        return tuple(token.key for token in tokens if token.content) or tuple(token.key for token in tokens)

    def forms(self, infinitive: str) -> tuple[str, ...]:
        """Give the forms of a verb or of a phrase that begins with one: "organiser" -> organise, organisée …"""
        verb, _, rest = infinitive.partition(" ")
        tables = self.relations.verbs if self.relations else {}
        for ending in sorted(tables, key=len, reverse=True):
            if verb.endswith(ending) and len(verb) > len(ending):
                stem = verb[: len(verb) - len(ending)]
                return tuple(f"{stem}{form} {rest}".strip() for form in tables[ending])
        return (infinitive,)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A known phrase found: tokens[first:last] (and text[start:end]), and what the phrase stands for."""

    first: int
    last: int
    start: int
    end: int
    payload: Payload


class Lexicon(Generic[Payload]):
    """Phrases and what they stand for; found in any inflection, function words aside, longest first.

    A phrase that is one word in capitals is found in capitals only. Where `exact`, whole forms are compared, function words
    too: for cues.
    """

    def __init__(self, grammar: Grammar, entries: Iterable[tuple[str, Payload]], *, exact: bool = False) -> None:
        self._grammar, self._exact = grammar, exact
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload, bool]]] = {}
        for phrase, payload in entries:
            keys = self._phrase(phrase)
            row = (keys, payload, _is_acronym(phrase) and not exact)
            rows = self._by_first.setdefault(keys[0], []) if keys else []
            if row not in rows:
                rows.append(row)
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def _phrase(self, phrase: str) -> tuple[str, ...]:
        if self._exact:
            return tuple(token.form for token in self._grammar.tokens(phrase))
        return self._grammar.keys(phrase)

    def may_be_in(self, text: str) -> bool:
        """Tell whether a word of the text begins a phrase: most texts have none, and need not be cut into tokens."""
        forms, keys = self._grammar.said(text)
        return not self._by_first.keys().isdisjoint(forms if self._exact else keys)

    def find_in(self, text: str) -> list[Hit[Payload]]:
        """Give the phrases found in a text."""
        return self.find(self._grammar.tokens(text)) if self.may_be_in(text) else []

    def find(self, tokens: Sequence[Token]) -> list[Hit[Payload]]:
        """Give the phrases found, longest first at each word, without overlaps, in printed order."""
        hits: list[Hit[Payload]] = []
        free = 0
        for index in self.beginnings(tokens):
            hit = self.at(tokens, index) if index >= free else None
            if hit is not None:
                hits.append(hit)
                free = hit.last
        return hits

    def at(self, tokens: Sequence[Token], index: int) -> Hit[Payload] | None:
        """Give the longest phrase that begins at token `index`."""
        return next(iter(self.all_at(tokens, index)), None)

    def at_each(self, tokens: Sequence[Token]) -> dict[int, Hit[Payload]]:
        """Give the longest phrase that begins at each word, for the words where one does; they may overlap."""
        return {index: hit for index in self.beginnings(tokens) if (hit := self.at(tokens, index))}

    def beginnings(self, tokens: Sequence[Token]) -> list[int]:
        """Give the words that a phrase may begin with: of a long text few, found at once."""
        first = self._by_first
        return [place for place, word in enumerate(map(_FORM if self._exact else _KEY, tokens)) if word in first]

    def all_at(self, tokens: Sequence[Token], index: int) -> Iterator[Hit[Payload]]:
        """Give every phrase that begins at token `index`, longest first."""
        token = tokens[index]
        for keys, payload, acronym in self._by_first.get(token.form if self._exact else token.key, ()):
            last = None if acronym and not token.upper else self._match(tokens, index, keys)
            if last is not None:
                yield Hit(index, last, token.start, tokens[last - 1].end, payload)

    def _match(self, tokens: Sequence[Token], index: int, keys: tuple[str, ...]) -> int | None:
        for place, key in enumerate(keys):
            if place and not self._exact:
                while index < len(tokens) and not tokens[index].content and tokens[index].joined and tokens[index].key != key:
                    index += 1
            if index >= len(tokens) or (tokens[index].form if self._exact else tokens[index].key) != key:
                return None
            if place and not tokens[index].joined:
                return None
            index += 1
        return index


def _is_acronym(phrase: str) -> bool:
    return phrase.isalpha() and len(phrase) > 1 and phrase.removesuffix("s").isupper()


def labels_of(labels: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Give the labels of a language, and those of every language ("*")."""
    return (*labels.get(language, ()), *labels.get("*", ()))
