"""Several themes that one sentence names together and counts one after another.

    Trafficking and irregular migration are dealt with by 15 and 14 RCPs and IRFs respectively
    Border management and migration data: 10 RCPs and IRFs each
    15 RCPs and IRFs: migration and development; counter-trafficking
    Border management is on the agenda of 10 RCPs and IRFs, as is migration data

Start at `shared_out`: it pairs themes and numbers where there are as many of both, or one number that each theme has; and at
`listed_behind` for what stands behind a number.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.stages.themes.labels import ThemeNames
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary


class Shared(NamedTuple):
    """A theme's label, text[start:end], and the index of its number among those of the sentence."""

    start: int
    end: int
    number: int


def shared_out(tokens: Sequence[Token], figures: Sequence[Quantity], names: ThemeNames, ties: Ties) -> list[Shared]:
    """Give the themes of a sentence with their numbers, empty where they do not come out even."""
    if not figures:
        return []
    before = [token for token in tokens if token.end <= figures[0].start]
    labels = names.listed(before)
    if len(labels) < 2:
        return []
    if len(labels) == len(figures) and all(_coordinated(tokens, a, b, ties) for a, b in pairwise(figures)):
        return [Shared(label.start, label.end, place) for place, label in enumerate(labels)]
    each = any(ties.each.at(tokens, place) for place in range(len(tokens)))
    return [Shared(label.start, label.end, 0) for label in labels] if len(figures) == 1 and each else []


def listed_behind(tokens: Sequence[Token], names: ThemeNames, words: Vocabulary, ties: Ties) -> list[tuple[int, int]]:
    """Give where themes stand behind a number and its scope: two known ones or more and nothing else, or any number of them
    that are told to be alike ("as is migration data"). Empty where anything else is said."""
    tokens = _to_the_next(tokens, ties)
    like = next((hit for place in range(min(2, len(tokens))) if (hit := ties.likewise.at(tokens, place))), None)
    if like:  # "…, as is migration data; the next theme …"
        cut = next((place for place, token in enumerate(tokens) if place and ";" in token.gap), len(tokens))
        tokens = tokens[:cut]
    hits = names.whole(tokens[like.last if like else 0 :])
    if len(hits) < (1 if like else 2):
        return []
    inside = {tokens.index(token) for hit in hits for token in tokens if hit.start <= token.start < hit.end}
    inside |= set(range(like.first, like.last)) if like else set()
    inside |= {place for hit in ties.about.find(tokens) for place in range(hit.first, hit.last)}
    told = all(place in inside or not token.content for place, token in enumerate(tokens))
    scoped = words.scopes.find(tokens) or not told
    return [] if scoped else [(hit.start, hit.end) for hit in hits]


def _to_the_next(tokens: Sequence[Token], ties: Ties) -> Sequence[Token]:
    """Leave out "and" and articles at the end, which lead to the next number."""
    end = len(tokens)
    while end and (not tokens[end - 1].content or ties.and_.at(tokens, end - 1)):
        end -= 1
    return tokens[:end]


def _coordinated(tokens: Sequence[Token], first: Quantity, second: Quantity, ties: Ties) -> bool:
    """Nothing but "and" or a comma parts two numbers: "15 and 14", "15, 14 et 9"."""
    between = [place for place, token in enumerate(tokens) if first.end <= token.start < second.start]
    return len(between) <= 1 and all(ties.and_.at(tokens, place) for place in between)
