"""Scopes that an adjective or a phrase names: a row "Global", "at the global level, three processes", "15 … are regional".

Start at `alone_scope` and, for what is said of the figure behind it, at `predicated_scope`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.stages.scopes import runs_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary


def alone_scope(
    label: Sequence[Token], before: Sequence[Token], behind: Sequence[Token], words: Vocabulary, ties: Ties
) -> tuple[str, ...]:
    """Give the scope of a row named "Global", of "at the global level, three processes", "three … are global in scope"."""
    if runs_in(label, words, ties):
        return ()
    if is_alone(label, words):
        return (words.alone.find(label)[0].payload,)
    if not behind or behind[0].key not in words.bodies:
        return ()
    if is_alone(before, words):
        return (words.alone.find(before)[0].payload,)
    told = [hit for tokens in (before, behind) for hit in words.alone.find(tokens) if hit.last - hit.first > 1]
    return (told[0].payload,) if told else ()


def predicated_scope(
    sentence: Sequence[Token], behind: Sequence[Token], words: Vocabulary, ties: Ties
) -> tuple[str, ...]:  # fmt: skip
    """Give the scope of "15 of the mechanisms are regional", and of "13 are inter-regional, three global" behind it."""
    if not any(token.key in words.bodies for token in sentence):
        return ()
    inside = {place for hit in ties.links.find(behind) for place in range(hit.first, hit.last)}
    inside |= {place for place, token in enumerate(behind) if token.key in words.bodies or not token.content}
    first = next((place for place in range(len(behind)) if place not in inside), len(behind))
    hit = words.alone.at(behind, first) if first < len(behind) else None
    if hit is None or not all(token.joined for token in behind[: first + 1]):
        return ()
    ends = hit.last >= len(behind) or not behind[hit.last].joined or ties.and_.at(behind, hit.last) is not None
    return (hit.payload,) if ends else ()


def is_alone(tokens: Sequence[Token], words: Vocabulary) -> bool:
    """Tell whether the words are such a name, with nothing but nouns for bodies and "active" beside it."""
    hits = words.alone.find(tokens)
    inside = {place for hit in hits for place in range(hit.first, hit.last)}
    others = (token for place, token in enumerate(tokens) if token.content and place not in inside)
    return len(hits) == 1 and all(token.key in words.bodies or token.key in words.activity for token in others)
