"""Several themes that one sentence names together and counts one after another.

    Trafficking and irregular migration are dealt with by 15 and 14 RCPs and IRFs respectively
    Border management and migration data: 10 RCPs and IRFs each

Start at `shared_out`: it pairs themes and numbers where there are as many of both, or one number that each theme has.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.stages.themes.labels import ThemeNames
    from factsheet_extract.stages.vocabulary import Ties


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


def _coordinated(tokens: Sequence[Token], first: Quantity, second: Quantity, ties: Ties) -> bool:
    """Nothing but "and" or a comma parts two numbers: "15 and 14", "15, 14 et 9"."""
    between = [place for place, token in enumerate(tokens) if first.end <= token.start < second.start]
    return len(between) <= 1 and all(ties.and_.at(tokens, place) for place in between)
