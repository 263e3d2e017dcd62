"""Labels that are not equal: which are close enough to be taken for one, said with a score, and which only suggest."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

from factsheet_extract.diff.compatible import Contrasts, compatible
from factsheet_extract.diff.labels import closeness, digits_of, in_order
from factsheet_extract.model.difference import Alignment, Nearest

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from factsheet_extract.diff.keys import Fact

CLOSE_ENOUGH: Final = 80.0
"""Score from which two labels are taken for one, said aloud: NFHS indicators reworded between two rounds score 81 to 99."""
WORTH_SHOWING: Final = 65.0
"""Score from which the nearest label is shown as a suggestion beside a fact that is added or removed."""
RIVAL_WITHIN: Final = 3.0
"""A second label whose score is this near to the chosen one's is named as its rival."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two facts whose labels are worth a look."""

    older: Fact
    newer: Fact
    score: float


def links_between(older: Sequence[Fact], newer: Sequence[Fact], contrasts: Contrasts) -> list[Link]:
    """Give every pair of labels worth a look, best first; they have the same measure and the same kinds of dimensions."""
    by_shape: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in newer:
        by_shape[_shape(fact)].append(fact)
    sorted_words = {shape: [in_order(fact.key.label) for fact in facts] for shape, facts in by_shape.items()}
    links = [
        Link(one, other, round(score, 1))
        for one in older if (shape := _shape(one)) in by_shape
        for other, near in _near(one, by_shape[shape], sorted_words[shape])
        if (score := min(near, _dimensions(one, other))) >= WORTH_SHOWING
        and compatible(one, other, contrasts) and not contrasts.between(one.key.label, other.key.label)
    ]  # fmt: skip
    return sorted(links, key=lambda link: (-link.score, abs(link.older.order - link.newer.order), link.older.order))


def _near(one: Fact, others: Sequence[Fact], words: Sequence[str]) -> Iterator[tuple[Fact, float]]:
    """Give the facts whose labels are worth a look, with their closeness."""
    found = process.extract(in_order(one.key.label), words, scorer=fuzz.ratio, score_cutoff=WORTH_SHOWING, limit=None)
    return ((others[place], score) for _, score, place in found)


def pick_closest(links: Sequence[Link], threshold: float) -> Iterator[tuple[Link, Alignment]]:
    """Pair one to one, the best score first: no two facts left apart are closer to each other than to what they were given."""
    used: set[tuple[str, int]] = set()
    beside = _beside(links)
    for link in links:
        ends = {("older", link.older.order), ("newer", link.newer.order)}
        if link.score >= threshold and threshold < 100 and not ends & used:
            used |= ends
            rivals = _rivals(link, [other for end in ends for other in beside[end]])
            yield link, Alignment(method="closest", score=link.score, rivals=rivals)


def nearest(
    links: Iterable[Link], older: Iterable[Fact], newer: Iterable[Fact]
) -> tuple[dict[int, Nearest], dict[int, Nearest]]:  # fmt: skip
    """Give the nearest label of each fact that remains alone, among those that remain alone on the other side."""
    left, right = {fact.order for fact in older}, {fact.order for fact in newer}
    of_older: dict[int, Nearest] = {}
    of_newer: dict[int, Nearest] = {}
    for link in links:
        if link.older.order in left and link.newer.order in right:
            of_older.setdefault(link.older.order, Nearest(label=link.newer.side.label, score=link.score))
            of_newer.setdefault(link.newer.order, Nearest(label=link.older.side.label, score=link.score))
    return of_older, of_newer


def _shape(fact: Fact) -> Hashable:
    """What two close facts have in common anyhow; it keeps the comparisons few.

    Other numbers are another thing. A label that the family knows and one that it does not know are two: else it would.
    """
    key = fact.key
    names = tuple(name for name, _ in key.dimensions)
    return (key.category, key.measure, names, tuple(sorted(digits_of(key.label))), bool(key.label), key.concept is None)


def _dimensions(one: Fact, other: Fact) -> float:
    """Give how close what sets two facts apart is; 0 where it is not nearly equal."""
    close = min(
        (closeness(mine, theirs) for (_, mine), (_, theirs) in zip(one.key.dimensions, other.key.dimensions, strict=True)),
        default=100.0,
    )
    return close if close >= CLOSE_ENOUGH and one.key.label and other.key.label else 0.0


def _beside(links: Iterable[Link]) -> dict[tuple[str, int], list[Link]]:
    ends: defaultdict[tuple[str, int], list[Link]] = defaultdict(list)
    for link in links:
        ends["older", link.older.order].append(link)
        ends["newer", link.newer.order].append(link)
    return ends


def _rivals(chosen: Link, links: Iterable[Link]) -> tuple[str, ...]:
    near = (
        link.newer.side.label if link.older is chosen.older else link.older.side.label
        for link in links
        if link is not chosen and link.score >= chosen.score - RIVAL_WITHIN and link.older.key.label != link.newer.key.label
    )
    return tuple(sorted(set(near)))
