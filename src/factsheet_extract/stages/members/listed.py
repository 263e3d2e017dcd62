"""The names a sheet lists for a number: "3 processus (A ; B ; C)", "three processes: A, B and C", points under a point.

Also the small print under a number in display type and its label.

Start at `find_members`. A list is believed where it has as many names as the number says; so "et" inside a name ("Forum mondial
sur la migration et le développement") parts nothing when the names come out even without it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Quantities, Sections, TableHeads
from factsheet_extract.stages.shared import sentences
from factsheet_extract.stages.subjects.display import small_print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.layers import AnnotatedDocument, Subject
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_MOST: Final = 40
_REACH: Final = 4_000  # characters after a number in which its list is looked for: forty names of a hundred
_LINES: Final = 4  # lines that a bracket may be cut into
# A bracket that may hold short forms in brackets of its own: "(Dialogue international (IDM) ; Forum mondial)".
_BRACKET: Final = re.compile(r"\(([^()]{0,600}+(?:\([^()]{0,80}\)[^()]{0,600}+){0,20}+)\)")
_COLON: Final = re.compile(r"[:–—]\s{1,3}")
_TRIM: Final = " \t\u00a0\u202f,;:.•–—-"


def find_members(annotated: AnnotatedDocument, subject: Subject, words: Vocabulary | None, ties: Ties) -> tuple[str, ...]:
    """Give the names listed for a whole number of at least two; empty where no list has as many."""
    quantity = annotated.layer(Quantities).quantities[subject.passage][subject.quantity]
    if quantity.value is None or not 2 <= quantity.value <= _MOST:
        return ()
    wanted = int(quantity.value)
    text = annotated.layer(Sections).passages[subject.passage].text
    labels = (piece for row in _row_labels(annotated, subject.passage) for piece in _pieces(row, 0, ties))
    small = (*_small_print(annotated, subject.passage, quantity.end), *_bracket_below(annotated, subject.passage))
    for piece in (*_pieces(text, quantity.end, ties), *small, *labels):
        names = as_listed(piece, wanted, words, ties)
        if names:
            return names
    return children(annotated, subject.passage, wanted)


def as_listed(piece: str, wanted: int, words: Vocabulary | None, ties: Ties) -> tuple[str, ...]:
    """Give the names of a list where it has as many as wanted, empty else."""
    for names in _lists(piece, words, ties):
        if len(names) == wanted and all(_is_name(name) for name in names):
            return names
    return ()


def _pieces(text: str, start: int, ties: Ties) -> Iterator[str]:
    end = min(next((b for a, b in sentences(text, ties.grammar.abbreviated) if a <= start <= b), len(text)), start + _REACH)
    for match in _BRACKET.finditer(text, start, end):
        yield match[1]
    colon = _COLON.search(text, start, end)
    if colon:
        yield text[colon.end() : end]
    # "trois processus, à savoir le Forum mondial, l'IDM et …"
    tokens = ties.grammar.tokens(text)
    first, last = (bisect_left(tokens, place, key=lambda token: token.start) for place in (start, end))
    for hit in ties.aside.find(tokens[first:last]):
        yield text[hit.end : end]


def _bracket_below(annotated: AnnotatedDocument, passage: int) -> Iterator[str]:
    """Give the bracket that opens in the line below a number's and may close lines later: "(Alpha Forum;" "Beta Dialogue)"."""
    passages = annotated.layer(Sections).passages
    below = [one.text for one in passages[passage + 1 : passage + 1 + _LINES]]
    if below and below[0].lstrip().startswith("("):
        whole = " ".join(below)[:_REACH]
        found = _BRACKET.match(whole, len(whole) - len(whole.lstrip()))
        yield from [found[1]] if found else []


def _row_labels(annotated: AnnotatedDocument, passage: int) -> Iterator[str]:
    """ "Global processes (A; B; C) | 3": the names stand in the bracket of the row's label."""
    heads = annotated.layer(TableHeads).of_passage.get(passage)
    yield from (annotated.layer(Sections).passages[row].text for row in (heads.row if heads else ()))


def _small_print(annotated: AnnotatedDocument, passage: int, start: int) -> Iterator[str]:
    """Give what is set in smaller type after the label of a number in display type."""
    if annotated.document.blocks[passage].kind != "display":
        return
    read = annotated.layer(Sections).passages[passage]
    quantities = annotated.layer(Quantities).quantities[passage]
    yield from (read.text[cut:] for cut in small_print(annotated.document, read, quantities) if cut > start)


@lru_cache(maxsize=256)
def _lists(piece: str, words: Vocabulary | None, ties: Ties) -> tuple[tuple[str, ...], ...]:
    """Give the ways to cut a piece; kept, because all numbers of a sentence look at the lists behind them."""
    return tuple(map(tuple, _splits(piece, words, ties)))


def _splits(piece: str, words: Vocabulary | None, ties: Ties) -> Iterator[list[str]]:
    """Give the piece cut at semicolons, else at commas and the last "and"; known names are never cut."""
    yield _clean(piece.split(";"), ties)
    kept, names = _hidden(piece, words)
    joiner = "|".join(re.escape(word) for word in sorted(ties.joiners, key=len, reverse=True)) or "$^"
    for pattern in (rf",\s(?:(?:{joiner})\s)?|;|\s(?:{joiner})\s", r",\s|;"):
        parts = re.split(pattern, kept)
        yield _clean([_shown(part, names) for part in parts], ties)
    parts = re.split(r",\s|;", kept)
    last = re.split(rf"\s(?:{joiner})\s", parts[-1], maxsplit=1)
    yield _clean([_shown(part, names) for part in (*parts[:-1], *last)], ties)


def _hidden(piece: str, words: Vocabulary | None) -> tuple[str, list[str]]:
    """Put a mark in place of each known name."""
    names: list[str] = []
    if words is None:
        return piece, names
    kept, last = [], 0
    for hit in words.names.find(words.grammar.tokens(piece)):
        kept.append(piece[last : hit.start] + f"\x00{len(names)}\x00")
        names.append(piece[hit.start : hit.end])
        last = hit.end
    return "".join(kept) + piece[last:], names


def _shown(part: str, names: list[str]) -> str:
    return re.sub("\x00(\\d+)\x00", lambda match: names[int(match[1])], part)


def _clean(parts: list[str], ties: Ties) -> list[str]:
    trimmed = (_without_article(part.strip(_TRIM), ties) for part in parts)
    return [part for part in trimmed if part]


def _without_article(name: str, ties: Ties) -> str:
    for _ in range(2):
        tokens = ties.grammar.tokens(name)
        if len(tokens) > 1 and not tokens[0].content and name[tokens[1].start].isupper():
            name = name[tokens[1].start :]
    return name


def _is_name(name: str) -> bool:
    return name[:1].isupper() and len(name) > 1


def children(annotated: AnnotatedDocument, passage: int, wanted: int) -> tuple[str, ...]:
    """Give the points that stand under a point, paragraph or display, where they are as many names as wanted."""
    document = annotated.document
    passages = annotated.layer(Sections).passages
    inside = [index for index in document.children(passage) if document.blocks[index].kind == "item"]
    names = tuple(passages[index].text.strip(_TRIM) for index in inside)
    return names if len(names) == wanted and all(_is_name(name) for name in names) else ()
