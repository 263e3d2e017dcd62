"""Runs of scopes: "PCR et FIR", "RCPs and IRFs", "PCR, FIR y procesos mundiales"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary


class ScopeRun(NamedTuple):
    """Scopes named one after another: tokens[first:last], text[start:end], their codes in printed order."""

    first: int
    last: int
    start: int
    end: int
    codes: tuple[str, ...]


def scopes_at(tokens: Sequence[Token], index: int, words: Vocabulary, ties: Ties) -> ScopeRun | None:
    """Give the run of scopes that begins at token `index`, past articles and words for "other"."""
    index = _past(tokens, index, ties)
    hit = words.scopes.at(tokens, index) if index < len(tokens) else None
    if hit is None:
        return None
    first, last, codes = index, hit.last, [hit.payload]
    while (following := _following(tokens, last, words, ties)) is not None:
        last = following[0]
        codes.append(following[1])
    return ScopeRun(first, last, tokens[first].start, tokens[last - 1].end, tuple(dict.fromkeys(codes)))


def _past(tokens: Sequence[Token], index: int, ties: Ties) -> int:
    first = index
    for _ in range(3):
        if index >= len(tokens) or not tokens[index].joined or (index > first and ties.and_.at(tokens, index) is not None):
            return index
        other = ties.other.at(tokens, index)
        if other is not None:
            index = other.last
        elif not tokens[index].content and index + 1 < len(tokens):
            index += 1
    return index


def _following(tokens: Sequence[Token], index: int, words: Vocabulary, ties: Ties) -> tuple[int, str] | None:
    """A scope after "et", "and", "ou", a comma or a slash; an article may stand between."""
    for place in range(index, min(index + 3, len(tokens))):
        if tokens[place].gap.strip(" ,/&\u00a0") != "":
            return None
        hit = words.scopes.at(tokens, place)
        if hit is not None:
            return hit.last, hit.payload
        if tokens[place].content and ties.and_.at(tokens, place) is None:
            return None
    return None


def runs_in(tokens: Sequence[Token], words: Vocabulary, ties: Ties) -> list[ScopeRun]:
    """Give every run of scopes, in printed order."""
    found: list[ScopeRun] = []
    free = 0
    for index in words.scopes.beginnings(tokens):
        run = scopes_at(tokens, index, words, ties) if index >= free and words.scopes.at(tokens, index) else None
        if run is not None:
            found.append(run)
            free = run.last
    return found
