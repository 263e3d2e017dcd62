"""What a sheet counts once: the bodies of a scope, in whatever words.

    Fourteen inter-regional forums came together during the year

A figure that counts a scope gets the concept of that scope without any of the words it asks for, where it is the only figure
left that does, and no other figure of the sheet has that concept. Start at `told_once`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.stages.vocabulary import Vocabulary


class Counting(NamedTuple):
    """A figure by its place among the subjects, the scopes it counts, and the keys of the words near it."""

    place: int
    scope: tuple[str, ...]
    near: frozenset[str]


def told_once(left: Iterable[Counting], found: frozenset[str], words: Vocabulary) -> dict[int, str]:
    """Give the concept of each figure that alone is left to have it; `left` are those without one, `found` the concepts that
    other figures have."""
    left = list(left)
    return {place: code for code, place in _pairs(left, found, words)}


def _pairs(left: list[Counting], found: frozenset[str], words: Vocabulary) -> Iterator[tuple[str, int]]:
    for code, concept in words.family.concepts.items():
        if not concept.counts_scope or code in found:
            continue
        without = words.keys_of(concept.without)
        fitting = [one.place for one in left if one.scope == concept.scope and without.isdisjoint(one.near)]
        if len(fitting) == 1:
            yield code, fitting[0]
