"""One passage as tokens: words, signs, figures and references, and the sentences they make."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.stages.subject_lexicon import TOKEN, fold_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Quantity, Reference
    from factsheet_extract.stages.subject_lexicon import Lexicon

TokenKind: TypeAlias = Literal["word", "figure", "reference", "sign"]

# Reasons that make a number part of a name, so that the word it stands in stays a word: COVID-19, H1N1.
_IN_NAMES: Final = frozenset(("identifier", "name", "article", "ordinal", "dimension", "repeated"))
# Reasons that tell when.
TIMES: Final = frozenset(("date", "year"))
_ENDS: Final = frozenset(".!?…")
_OPEN: Final = frozenset("([")
_CLOSE: Final = frozenset(")]")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: text[start:end], as it is compared, and which figure or reference it is."""

    kind: TokenKind
    start: int
    end: int
    key: str
    index: int = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A passage in tokens. `figure_at` gives the token of each quantity, `depth` the brackets open before each token."""

    passage: int
    text: str
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    depth: tuple[int, ...]
    figure_at: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    references: tuple[Reference, ...]
    lexicon: Lexicon

    def sentence_of(self, place: int) -> tuple[int, int]:
        """Give the first and last (exclusive) token of the sentence around a token."""
        starts = [first for first, _ in self.sentences]
        return self.sentences[max(0, bisect_right(starts, place) - 1)]

    def words(self, first: int, last: int) -> str:
        """Give the text from token `first` to token `last` (exclusive) as printed."""
        return "" if first >= last else self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def is_word(self, place: int) -> bool:
        """Whether a token is a word."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "word"

    def is_time(self, place: int) -> bool:
        """Whether a token is a date or year."""
        token = self.tokens[place]
        return token.kind == "reference" and self.references[token.index].reason in TIMES


def make_line(
    passage: int, text: str, quantities: Sequence[Quantity], references: Sequence[Reference], lexicon: Lexicon
) -> Line:
    """Cut a passage into tokens; a figure is one token with the words that qualify it, a date or reference is one."""
    tokens = _without_false_verbs(_tokens(text, quantities, references), text, lexicon)
    figure_at = [0] * len(quantities)
    for place, token in enumerate(tokens):
        if token.kind == "figure":
            figure_at[token.index] = place
    return Line(
        passage, text, tuple(tokens), tuple(token.key for token in tokens), _depths(tokens), tuple(figure_at),
        _sentences(tokens, text), tuple(quantities), tuple(references), lexicon,
    )  # fmt: skip


def _tokens(text: str, quantities: Sequence[Quantity], references: Sequence[Reference]) -> list[Token]:
    spans = [_figure_span(text, quantity, index) for index, quantity in enumerate(quantities)]
    spans += [
        Token("reference", reference.start, reference.end, "", index)
        for index, reference in enumerate(references)
        if reference.reason not in _IN_NAMES
    ]
    spans.sort(key=lambda span: (span.start, -span.end))
    tokens: list[Token] = []
    place = 0
    for span in spans:
        if span.start < place and tokens and tokens[-1].kind != "figure" and span.kind == "figure":
            tokens.pop()
        elif span.start < place:
            if span.kind != "figure":
                continue
            span = Token("figure", max(place, quantities[span.index].start), span.end, "", span.index)
        tokens += _plain(text, place, span.start)
        tokens.append(span)
        place = span.end
    return [*tokens, *_plain(text, place, len(text))]


def _without_false_verbs(tokens: list[Token], text: str, lexicon: Lexicon) -> list[Token]:
    """A capital within a sentence shows a name, not a verb: "Grand Est". Its key is closed to the word lists."""
    if text.isupper():
        return tokens
    return [
        replace(token, key=f"{token.key}^") if place and _is_false_verb(tokens, place, text, lexicon) else token
        for place, token in enumerate(tokens)
    ]


def _is_false_verb(tokens: list[Token], place: int, text: str, lexicon: Lexicon) -> bool:
    token, last = tokens[place], tokens[place - 1]
    if token.kind != "word" or last.kind != "word" or not text[token.start].isupper() or len(token.key) < 2:
        return False
    return token.key in lexicon.auxiliaries or token.key in lexicon.verbs


def _figure_span(text: str, quantity: Quantity, index: int) -> Token:
    """A figure takes in the words that qualify it where nothing but blanks lies between: "nearly | 7 million"."""
    start, end = quantity.start, quantity.end
    if quantity.cue is not None:
        if quantity.cue[1] <= start and not text[quantity.cue[1] : start].strip():
            start = quantity.cue[0]
        elif quantity.cue[0] >= end and not text[end : quantity.cue[0]].strip():
            end = quantity.cue[1]
    return Token("figure", start, end, "", index)


def _plain(text: str, start: int, end: int) -> list[Token]:
    return [
        Token("word" if match[0][0].isalnum() else "sign", match.start(), match.end(), fold_key(match[0]))
        for match in TOKEN.finditer(text, start, end)
    ]


def _depths(tokens: Sequence[Token]) -> tuple[int, ...]:
    depths = []
    depth = 0
    for token in tokens:
        if token.kind == "sign" and token.key in _CLOSE:
            depth = max(0, depth - 1)
        depths.append(depth)
        if token.kind == "sign" and token.key in _OPEN:
            depth += 1
    return tuple(depths)


def _sentences(tokens: Sequence[Token], text: str) -> tuple[tuple[int, int], ...]:
    """A sentence ends at a full stop followed by a blank and no small letter, outside short brackets."""
    found: list[tuple[int, int]] = []
    first = 0
    for place, token in enumerate(tokens):
        if token.kind == "sign" and token.key in _ENDS and _ends_here(tokens, place, text):
            found.append((first, place + 1))
            first = place + 1
    if first < len(tokens) or not found:
        found.append((first, len(tokens)))
    return tuple(found)


def _ends_here(tokens: Sequence[Token], place: int, text: str) -> bool:
    if place + 1 >= len(tokens):
        return True
    after = tokens[place + 1]
    if after.start == tokens[place].end and after.key not in ('"', "»", "”", ")"):
        return False
    last = tokens[place - 1] if place else None
    if tokens[place].key == "." and last is not None and last.kind == "word" and last.end - last.start == 1:
        return False
    return not text[after.start].islower()
