"""Which fact of one edition is which of the other.

Read `align` first: it walks down the tiers (tiers.py), surest first, and each pairs what the ones above left over. Only the
last step (closest.py) looks at labels that are not equal; what it pairs carries its score and its rivals, and is listed in
the diff whether or not the figure changed. Between languages only concepts pair: "Lutte contre la traite" and
"Counter-trafficking" share no letters, and two different themes look alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.closest import CLOSE_ENOUGH, links_between, nearest, pick_closest
from factsheet_extract.diff.compatible import Contrasts, compatible
from factsheet_extract.diff.nested import nested
from factsheet_extract.diff.precision import agree
from factsheet_extract.diff.surroundings import Candidate, choose, surroundings_of
from factsheet_extract.diff.tiers import BY_CONCEPT, BY_LABEL, BY_PLACE, predecessor
from factsheet_extract.model.difference import Alignment

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.diff.tiers import Tier
    from factsheet_extract.model.difference import Method, Nearest

EXACT: Final = 100
"""Threshold at which no unequal label is taken."""
SAME_PLACE: Final = 99.9
"""Likeness of surroundings from which two facts of one key stand in the same place."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One fact on both sides, and why."""

    older: Fact
    newer: Fact
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class Aligned:
    """The pairs, what is left on each side in printed order, and the nearest label for each that has one (by `order`)."""

    pairs: tuple[Pair, ...]
    older: tuple[Fact, ...]
    newer: tuple[Fact, ...]
    nearest_older: dict[int, Nearest]
    nearest_newer: dict[int, Nearest]


def align(
    older: Sequence[Fact], newer: Sequence[Fact], *, one_language: bool = True, threshold: float = CLOSE_ENOUGH,
    follows: Mapping[str, str] | None = None, contrasts: Contrasts | None = None,
) -> Aligned:  # fmt: skip
    """Pair facts one to one.

    `one_language` is false where the two sides are written in different languages: then only concepts pair. `threshold`, 0 to
    100, is the score from which an unequal label is taken; 100 takes none. `follows` maps a concept to the one whose place it
    took; such a pair is no longer the same fact, and the change says so. `contrasts` are those of the two sides unless given.
    """
    contrasts = contrasts or Contrasts.of(older, newer)
    pairs: list[Pair] = []
    for tier in (*BY_CONCEPT, *((predecessor(follows),) if follows else ()), *(BY_LABEL if one_language else BY_PLACE)):
        found = _pair_equal(older, newer, tier, contrasts, one_language=one_language)
        pairs += found
        older, newer = _rest(older, newer, found)
    if not one_language:
        return Aligned(tuple(pairs), tuple(older), tuple(newer), {}, {})
    links = links_between(older, newer, contrasts)
    close = [Pair(link.older, link.newer, told) for link, told in pick_closest(links, threshold)]
    older, newer = _rest(older, newer, close)
    if threshold < EXACT:
        short = [
            Pair(one, other, Alignment(method="closest", score=score))
            for one, other, score in nested(older, newer, contrasts, taken=[(pair.older, pair.newer) for pair in pairs + close])
        ]  # fmt: skip
        older, newer, close = *_rest(older, newer, short), close + short
    near_older, near_newer = nearest(links, older, newer)
    return Aligned(tuple(pairs + close), tuple(older), tuple(newer), near_older, near_newer)


def _pair_equal(
    older: Sequence[Fact], newer: Sequence[Fact], tier: Tier, contrasts: Contrasts, *, one_language: bool
) -> list[Pair]:  # fmt: skip
    """Pair facts whose keys are equal; several that share one by their surroundings, or not at all if they must be alone."""
    there = _by_key(newer, tier)
    pairs: list[Pair] = []
    for key, facts in _by_key(older, tier).items():
        if key in there and (not tier.alone or _both_alone(facts, there[key])):
            found = (facts, there[key])
            pairs += _pair_bucket(*found, tier.method, contrasts) if one_language else _pair_by_value(*found)
    return pairs


def _by_key(facts: Iterable[Fact], tier: Tier) -> dict[Hashable, list[Fact]]:
    keyed: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        key = tier.key_of(fact)
        if key is not None:
            keyed[key].append(fact)
    return keyed


def _both_alone(older: Sequence[Fact], newer: Sequence[Fact]) -> bool:
    """Whether one is left on each side, and what sets one apart is part of what sets the other apart."""
    if len(older) != 1 or len(newer) != 1:
        return False
    mine, theirs = set(older[0].key.dimensions), set(newer[0].key.dimensions)
    return mine <= theirs or theirs <= mine


def _pair_bucket(older: Sequence[Fact], newer: Sequence[Fact], method: Method, contrasts: Contrasts) -> list[Pair]:
    """Pair the facts of one key: the one with the one, several by how alike their surroundings are, then by their order."""
    fitting = [
        (one, other)
        for one in enumerate(older) for other in enumerate(newer)
        if compatible(one[1], other[1], contrasts, by_label=method == "label")
    ]  # fmt: skip
    if len(older) == len(newer) == 1:
        return [Pair(one, other, Alignment(method=method)) for (_, one), (_, other) in fitting]
    here, there = [surroundings_of(fact) for fact in older], [surroundings_of(fact) for fact in newer]
    scored = [
        Candidate(here[at].likeness(there[to]), abs(at - to), one, other) for (at, one), (to, other) in fitting
    ]  # fmt: skip
    return [Pair(chosen.older, chosen.newer, _told(method, chosen.score, ties)) for chosen, ties in choose(scored)]


def _pair_by_value(older: Sequence[Fact], newer: Sequence[Fact]) -> list[Pair]:
    """Pair the facts of one concept in two languages: those that agree, then the one with the one; words decide nothing."""
    pairs: list[Pair] = []
    left = list(newer)
    for one in older:
        same = next((other for other in left if agree(one.side, other.side)), None)
        if same is not None:
            left.remove(same)
            pairs.append(Pair(one, same, Alignment(method="concept")))
    alone = [one for one in older if all(one is not pair.older for pair in pairs)]
    if len(alone) == len(left) == 1:
        pairs.append(Pair(alone[0], left[0], Alignment(method="concept")))
    return pairs


def _told(method: Method, score: float, ties: Sequence[Fact]) -> Alignment:
    """Say how one of several was chosen; those that fit as well are its rivals, told apart by their page."""
    rivals = tuple(dict.fromkeys(f"{fact.side.label} (page {fact.side.page})" for fact in ties))
    if score >= SAME_PLACE and not rivals:
        return Alignment(method=method)
    return Alignment(method="closest", score=round(score, 1), rivals=rivals)


def _rest(older: Sequence[Fact], newer: Sequence[Fact], pairs: Sequence[Pair]) -> tuple[list[Fact], list[Fact]]:
    gone, come = {pair.older.order for pair in pairs}, {pair.newer.order for pair in pairs}
    return [fact for fact in older if fact.order not in gone], [fact for fact in newer if fact.order not in come]
