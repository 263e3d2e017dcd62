"""Slices of a passage that may be a theme's label: cut out, trimmed, and named.

Start at `Slices.following` for what stands behind a number, at `Slices.trim` for what stands before it, and at `Slices.named`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.themes.labels import Named, ThemeNames
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

# What may hang on the ends of a label once its number is cut off: dashes, colons, brackets, dots of a leader, bullets.
_EDGES: Final = " \t\u00a0\u202f-–—:;,.…·•|()[]/*"
# "sur", "traitent de" stand at once after the scope, an article or pronoun aside.
_ABOUT_REACH: Final = 3
# Where a label after its number ends, and where it may end.
_BREAK: Final = re.compile(r"[;.\n]")
_COMMA: Final = re.compile(r",\s")


class Slices:
    """The passages of a document with their words, cut where labels may begin and end."""

    def __init__(self, passages: Sequence[Passage], names: ThemeNames, words: Vocabulary, ties: Ties) -> None:
        self.passages, self.names, self.words, self.ties = passages, names, words, ties
        self.tokens = [words.grammar.tokens(passage.text) for passage in passages]
        self.starts = [[token.start for token in tokens] for tokens in self.tokens]
        self.names_in: dict[int, list[tuple[int, int]]] = {}

    def named(self, home: int, tokens: list[Token]) -> Named | None:
        """Give the theme that words name as a label, within a sentence, or at its head."""
        if not tokens:
            return None
        prose = self.names.in_prose(self.nameless(home, tokens))
        return self.names.of_label(tokens) or prose or self.names.of_head(tokens)

    def past_about(self, index: int, start: int, end: int) -> int:
        """Give where the label begins after "traitant de la", "on"."""
        tokens = range(bisect_left(self.starts[index], start), bisect_left(self.starts[index], end))
        place = 0
        while place < len(tokens):
            about = self.ties.about.at(self.tokens[index], tokens[place])
            if about is not None:
                place += about.last - tokens[place]
            elif not self.tokens[index][tokens[place]].content:
                place += 1
            else:
                return self.tokens[index][tokens[place]].start
        return end

    def trim(self, index: int, start: int, end: int, keep: str = "") -> tuple[int, int]:
        """Cut what hangs on both ends; a bracket that the label itself opened stays closed."""
        text = self.passages[index].text
        edges = "".join(mark for mark in _EDGES if mark not in keep)
        while start < end and text[start] in edges:
            start += 1
        while end > start and text[end - 1] in edges and not (text[end - 1] == ")" and "(" in text[start:end]):
            end -= 1
        return start, end

    def between(self, index: int, start: int, end: int) -> list[Token]:
        """Give the words of a passage that begin in a slice of it."""
        return self.tokens[index][bisect_left(self.starts[index], start) : bisect_left(self.starts[index], end)]

    def content(self, index: int, start: int, end: int) -> list[Token]:
        """Give the words of a slice, empty where none of them is a label's own."""
        tokens = [token for token in self.between(index, start, end) if token.end <= end]
        return tokens if any(token.content for token in tokens) else []

    def following(self, index: int, start: int, stop: int) -> tuple[int, int]:
        """Give the label after a figure: up to a semicolon, comma, dot or the next figure, without "sur" or "traitent de"."""
        text = self.passages[index].text
        start, stop = self.trim(index, start, stop)
        far = _BREAK.search(text, start, stop)
        near = _COMMA.search(text, start, far.start() if far else stop)
        wide = self.worded_from(index, start, far.start() if far else stop)
        if near is None:
            return wide
        # "6 – Migration, environment and climate change": the comma is the label's own where only the whole is known
        narrow = self.worded_from(index, start, near.start())
        known = [self.known(index, label) for label in (narrow, wide)]
        return wide if known[1] and not known[0] else narrow

    def known(self, index: int, label: tuple[int, int]) -> bool:
        """Tell whether a slice names a theme that the family knows."""
        named = self.named(index, self.content(index, *label))
        return named is not None and named.concept is not None

    def worded_from(self, index: int, start: int, end: int) -> tuple[int, int]:
        """Give the label in a slice, without "sur", "traitent de", articles and what hangs on its ends."""
        start, end = self.trim(index, start, end)
        tokens = range(bisect_left(self.starts[index], start), bisect_left(self.starts[index], end))
        for number in tokens[:_ABOUT_REACH]:
            about = self.ties.about.at(self.tokens[index], number)
            if about is not None:
                start = about.end
                break
            if self.tokens[index][number].content:
                break
        start, end = self.trim(index, start, end)
        while (article := self.article(index, start, end)) is not None:
            start = article
        return self.trim(index, start, self.unhinged(index, start, end))

    def unhinged(self, index: int, start: int, end: int) -> int:
        """Leave out the function words at the end: "la migración laboral y"."""
        tokens = [token for token in self.between(index, start, end) if token.end <= end]
        while tokens and not tokens[-1].content:
            tokens.pop()
        return tokens[-1].end if tokens else start

    def article(self, index: int, start: int, end: int) -> int | None:
        """Give where a label begins behind its article; None where it has none."""
        first = next((token for token in self.between(index, start, end) if token.start == start and token.end < end), None)
        if first is None or first.content:
            return None
        following = next(iter(self.between(index, first.end, end)), None)
        return following.start if following and following.start < end else None

    def nameless(self, home: int, tokens: list[Token]) -> list[Token]:
        """Leave out known names: the "Global Forum on Migration and Development" is no theme."""
        if home not in self.names_in:
            self.names_in[home] = [(hit.start, hit.end) for hit in self.words.names.find(self.tokens[home])]
        inside = self.names_in[home]
        return [token for token in tokens if not any(start <= token.start < end for start, end in inside)]

    def label_first(self, index: int, before: tuple[int, int], after: tuple[int, int]) -> bool:
        """The label stands before its number, unless only what follows names a theme ("Solo 1 PCR se ocupa del clima")."""
        tokens = self.content(index, *before)
        if not tokens:
            return False
        return self.named(index, tokens) is not None or self.named(index, self.content(index, *after)) is None

    def turns(self, index: int, before: tuple[int, int], after: tuple[int, int], last: bool) -> bool:
        """The last figure of a sentence that tells labels first may tell its own behind it: "… (22) ; trois PCR s'occupent du
        changement climatique"."""
        return last and not self.known(index, before) and self.known(index, after)

    def joins(self, index: int, start: int, end: int) -> bool:
        """ "Changement climatique : 7 PCR et 2 FIR": nothing but "et" parts a second number from the first one's scope."""
        tokens = self.between(index, start, end)
        return len(tokens) == 1 and self.ties.and_.at(tokens, 0) is not None
