"""One passage as sentences of tokens: words, signs, figures and references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.stages.subjects.lexicon import TOKEN, fold_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Quantity, Reference
    from factsheet_extract.stages.subjects.lexicon import Lexicon

TokenKind: TypeAlias = Literal["word", "figure", "reference", "sign"]

# Reasons that make a number part of a name, so that the word it stands in stays a word: COVID-19, H1N1.
_IN_NAMES: Final = frozenset(("identifier", "name", "article", "ordinal", "dimension", "repeated"))
# Reasons that tell when.
TIMES: Final = frozenset(("date", "year"))
# Tokens of the longest sentence: what is printed without a full stop (a list, a table in words) is cut there.
_LONGEST: Final = 400
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
    """One sentence of a passage in tokens.

    `figure_at` gives the token of each quantity of the sentence, `first` the index of the first of them in the passage,
    `depth` the brackets open before each token, `partner` the token that closes or opens a bracket (-1 where none does).
    """

    passage: int
    text: str
    first: int
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    depth: tuple[int, ...]
    partner: tuple[int, ...]
    figure_at: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    references: tuple[Reference, ...]
    lexicon: Lexicon

    @property
    def last(self) -> int:
        """The token after the sentence."""
        return len(self.tokens)

    def words(self, first: int, last: int) -> str:
        """Give the text from token `first` to token `last` (exclusive) as printed."""
        return "" if first >= last else self.text[self.tokens[first].start : self.tokens[last - 1].end]

    @property
    def opening(self) -> int:
        """The first token that is no sign: marks of emphasis and quotes may open a sentence."""
        return next((place for place, token in enumerate(self.tokens) if token.kind != "sign"), 0)

    def is_word(self, place: int) -> bool:
        """Whether a token is a word."""
        return 0 <= place < len(self.tokens) and self.tokens[place].kind == "word"

    def is_verb(self, place: int) -> bool:
        """Whether a word is a verb of reporting or change; some are only with the word before them ("s'élève")."""
        verbs = self.lexicon.verbs
        return self.keys[place] in verbs or verbs.before(self.keys, place + 1) > 1

    def is_time(self, place: int) -> bool:
        """Whether a token is a date or year."""
        token = self.tokens[place]
        return token.kind == "reference" and self.references[token.index].reason in TIMES


def make_lines(
    passage: int,
    text: str,
    quantities: Sequence[Quantity],
    references: Sequence[Reference],
    lexicon: Lexicon,
    cuts: Sequence[int] = (),
) -> tuple[Line, ...]:
    """Cut a passage into sentences and those into tokens; a figure is one token with the words that qualify it.

    `cuts` are places in the text where a sentence begins although no full stop stands before it.
    """
    tokens = _without_false_verbs(_tokens(text, quantities, references), text, lexicon)
    lines: list[Line] = []
    first = 0
    for start, end in _sentences(tokens, text, frozenset(cuts), lexicon.abbreviated):
        line = _line(passage, text, tokens[start:end], quantities, references, lexicon, first)
        first += len(line.quantities)
        lines.append(line)
    return tuple(lines)


def _line(
    passage: int, text: str, tokens: list[Token], quantities: Sequence[Quantity], references: Sequence[Reference],
    lexicon: Lexicon, first: int,
) -> Line:  # fmt: skip
    figures = [place for place, token in enumerate(tokens) if token.kind == "figure"]
    own = tuple(quantities[tokens[place].index] for place in figures)
    for number, place in enumerate(figures):
        tokens[place] = replace(tokens[place], index=number)
    depth, partner = _brackets(tokens)
    return Line(
        passage, text, first, tuple(tokens), tuple(token.key for token in tokens), depth, partner, tuple(figures), own,
        tuple(references), lexicon,
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
        place = max(place, span.end)
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
    return token.key not in lexicon.months and (token.key in lexicon.auxiliaries or token.key in lexicon.verbs)


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
    if start >= end:
        return []
    found = [(match.span(), _kind_and_key(match[0])) for match in TOKEN.finditer(text, start, end)]
    return [Token(kind, first, last, key) for (first, last), (kind, key) in found]


@lru_cache(maxsize=20_000)
def _kind_and_key(printed: str) -> tuple[TokenKind, str]:
    """Say whether a token is a word or a sign, and how it is compared; most are printed again and again."""
    return ("word" if printed[0].isalnum() else "sign"), fold_key(printed)


def _brackets(tokens: Sequence[Token]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give how many brackets are open before each token, and the partner of each bracket."""
    depths: list[int] = []
    partners = [-1] * len(tokens)
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind == "sign" and token.key in _CLOSE and opened:
            partners[place] = opened.pop()
            partners[partners[place]] = place
        depths.append(len(opened))
        if token.kind == "sign" and token.key in _OPEN:
            opened.append(place)
    return tuple(depths), tuple(partners)


def _sentences(tokens: Sequence[Token], text: str, cuts: frozenset[int], abbreviated: frozenset[str]) -> list[tuple[int, int]]:
    """A sentence ends at a full stop followed by a blank and no small letter; none is longer than a reader could follow."""
    found: list[tuple[int, int]] = []
    first = 0
    for place, token in enumerate(tokens):
        ends = token.kind == "sign" and token.key in _ENDS and _ends_here(tokens, place, text, abbreviated)
        cut = place + 1 < len(tokens) and tokens[place + 1].start in cuts
        if ends or cut or place + 1 - first >= _LONGEST:
            found.append((first, place + 1))
            first = place + 1
    if first < len(tokens):
        found.append((first, len(tokens)))
    return found


def is_leader(tokens: Sequence[Token], place: int) -> bool:
    """Whether a point is the last of a row of points that leads to a figure: "Average weekly hours ....... | 34.1"."""
    run = tokens[max(0, place - _LEADER + 1) : place + 1]
    return len(run) == _LEADER and all(token.key in _POINTS for token in run) and run[0].key == tokens[place].key


# So many points lead to a figure; fewer are an ellipsis.
_LEADER: Final = 4
_POINTS: Final = frozenset((".", "…", "·"))


def _ends_here(tokens: Sequence[Token], place: int, text: str, abbreviated: frozenset[str]) -> bool:
    if place + 1 >= len(tokens):
        return True
    after = tokens[place + 1]
    if is_leader(tokens, place):
        return False
    if after.start == tokens[place].end and after.key not in ('"', "»", "”", ")"):
        return False
    last = tokens[place - 1] if place else None
    short = last is not None and (last.end - last.start == 1 or text[last.start : last.end] in abbreviated)
    if tokens[place].key == "." and short and last is not None and last.kind == "word":
        return False
    return not text[after.start].islower()
