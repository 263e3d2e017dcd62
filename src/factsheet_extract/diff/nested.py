"""Labels of which one says less of the same: "cases" in a district, where another edition says "confirmed cases of measles".

A bulletin names its figures in full one day and in short the next. In one place (a dimension that both name), of one kind and
measure, a label whose words are all words of the other is taken for it, if no third label of that place could be meant as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from factsheet_extract.diff.compatible import compatible
from factsheet_extract.diff.labels import SPELLED_ALIKE

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from factsheet_extract.diff.compatible import Contrasts
    from factsheet_extract.diff.keys import Fact

_LETTERS: Final = 3
"""Words of so many letters are held against each other by spelling; shorter ones must be equal."""


def nested(
    older: Sequence[Fact], newer: Sequence[Fact], contrasts: Contrasts, *, taken: Sequence[tuple[Fact, Fact]] = ()
) -> Iterator[tuple[Fact, Fact, float]]:  # fmt: skip
    """Give the pairs of facts without a concept, the one in short, that each have only the other to be.

    `taken` are facts that were paired before: what could be one of those as well is not sure enough. The score is how alike
    the words are that the short label has: 100 where each is spelled as in the fuller one.
    """
    here, there = _grouped([*older, *(pair[0] for pair in taken)]), _grouped([*newer, *(pair[1] for pair in taken)])
    free = {id(fact) for fact in (*older, *newer) if fact.key.concept is None}
    for where, facts in here.items():
        others = there.get(where, ())
        for one in (fact for fact in facts if id(fact) in free):
            fitting = [other for other in others if _may_be(one, other, contrasts)]
            if len(fitting) != 1 or id(fitting[0]) not in free:
                continue
            other = fitting[0]
            if sum(_may_be(fact, other, contrasts) for fact in facts) == 1:
                yield one, other, round(fuzz.token_set_ratio(one.key.label, other.key.label), 1)


def is_short_for(label: str, fuller: str) -> bool:
    """Whether every word of a folded label is one of a fuller one's, nearly so as it may be spelled or read."""
    words, others = set(label.split()), set(fuller.split())
    return bool(words) and len(words) < len(others) and all(_is_among(word, others) for word in words)


def _is_among(word: str, others: set[str]) -> bool:
    return word in others or (len(word) > _LETTERS and any(fuzz.ratio(word, other) >= SPELLED_ALIKE for other in others))


def _grouped(facts: Sequence[Fact]) -> dict[Hashable, list[Fact]]:
    groups: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.key.category == "figure" and fact.key.places() and fact.key.label:
            groups[_where(fact)].append(fact)
    return groups


def _where(fact: Fact) -> Hashable:
    key = fact.key
    return (key.category, key.dimensions, key.measure, fact.side.kind)


def _may_be(one: Fact, other: Fact, contrasts: Contrasts) -> bool:
    labels = (one.key.label, other.key.label)
    short = is_short_for(*labels) or is_short_for(*reversed(labels))
    return short and compatible(one, other, contrasts) and not contrasts.between(*labels)
