"""Which theme a label names: compared as sets of content words, words that name no theme of their own aside."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.families.words import Lexicon, labels_of
from factsheet_extract.stages.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.model.context import Context
    from factsheet_extract.stages.vocabulary import Vocabulary

# A known label must make up this share of a longer printed one to stand for it.
_SHARE: Final = 0.5


class Named(NamedTuple):
    """A theme's code (None where none or several fit), where in the text it is named, and the codes that fit."""

    concept: str | None
    start: int
    end: int
    candidates: tuple[str, ...] = ()


class Statement(NamedTuple):
    """One candidate: its label's slice, the figure, the scope printed with it, where it all stands, which comes first."""

    passage: int
    quantity: int
    label: tuple[int, int]
    scope: tuple[str, ...]
    context: tuple[int, int]
    rule: str
    form: str
    label_passage: int | None = None


class ThemeNames:
    """The themes of one family in one language."""

    def __init__(self, words: Vocabulary) -> None:
        rows = [(label, code) for code, labels in words.family.themes.labels.items() for label in labels_of(labels, words.code)]
        self._words = words
        self._lexicon = Lexicon(words.grammar, rows)
        self._cores: dict[frozenset[str], set[str]] = {}
        for label, code in rows:
            self._cores.setdefault(self.core(words.grammar.tokens(label)), set()).add(code)

    def core(self, tokens: Sequence[Token]) -> frozenset[str]:
        """Give the keys that tell a label from others: its content words but the family's fillers, all if it has no other."""
        content = [token.key for token in tokens if token.content and not token.form.isdigit()]
        return frozenset(key for key in content if key not in self._words.filler) or frozenset(content)

    def of_label(self, tokens: Sequence[Token]) -> Named | None:
        """Give the theme of a whole label; None where nothing known is in it."""
        core = self.core(tokens)
        if not core:
            return None
        exact = self._cores.get(core, set())
        found = exact or {code for code, _ in self._contained(core)}
        if not found:
            return None
        concept = next(iter(found)) if len(found) == 1 else None
        return Named(concept, tokens[0].start, tokens[-1].end, tuple(sorted(found)))

    def _contained(self, core: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        inside = [known for known in self._cores if known < core and len(known) >= _SHARE * len(core)]
        for known in inside:
            if not any(known < other for other in inside):
                yield from ((code, known) for code in self._cores[known])

    def listed(self, tokens: Sequence[Token]) -> list[Hit[str]]:
        """Give the themes named one after another, by labels of two content words or more, each once."""
        hits = [hit for hit in self._lexicon.find(tokens) if sum(t.content for t in tokens[hit.first : hit.last]) > 1]
        return [hit for place, hit in enumerate(hits) if hit.payload not in {one.payload for one in hits[:place]}]

    def whole(self, tokens: Sequence[Token]) -> list[Hit[str]]:
        """Give the themes named one after another by labels of any length, each once."""
        hits = self._lexicon.find(tokens)
        return [hit for place, hit in enumerate(hits) if hit.payload not in {one.payload for one in hits[:place]}]

    def of_head(self, tokens: Sequence[Token]) -> Named | None:
        """Give the theme that the words before a first comma name and nothing else ("La santé, nouvelle venue, est …"), or the
        first words, where none other is named ("El retorno figura en el programa de")."""
        end = next((place for place, token in enumerate(tokens) if place and token.gap.startswith(",")), 0)
        codes = self._cores.get(self.core(tokens[:end]), set()) if end else set()
        if len(codes) == 1:
            return Named(next(iter(codes)), tokens[0].start, tokens[end - 1].end, tuple(codes))
        first = next((place for place, token in enumerate(tokens) if token.content), 0)
        hits = self.whole(tokens)
        opens = len(hits) == 1 and hits[0].first == first
        return Named(hits[0].payload, hits[0].start, hits[0].end, (hits[0].payload,)) if opens else None

    def in_prose(self, tokens: Sequence[Token]) -> Named | None:
        """Give the theme named within a sentence by a label of two content words or more; None where none or several are."""
        hits = [hit for hit in self._lexicon.find(tokens) if sum(t.content for t in tokens[hit.first : hit.last]) > 1]
        if len({hit.payload for hit in hits}) != 1:
            return None
        return Named(hits[0].payload, hits[0].start, hits[0].end, (hits[0].payload,))


@lru_cache(maxsize=32)
def _names(words: Vocabulary) -> ThemeNames:
    return ThemeNames(words)


def theme_names(context: Context) -> ThemeNames | None:
    """Give the family's themes in the sheet's language; None where no family is known or it has no themes."""
    words = vocabulary_of(context)
    return _names(words) if words and words.family.themes.labels else None
