"""Facts of one key told apart by what stands around them: the sentence or row, the label, the section, the scope."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factsheet_extract.diff.closest import RIVAL_WITHIN
from factsheet_extract.diff.labels import without_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.diff.keys import Fact


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a fact, folded once for many comparisons."""

    quote: str
    label: str
    around: str
    scope: tuple[str, ...]

    def likeness(self, other: Surroundings) -> float:
        """Give how alike two places are, 0 to 100: the sentence with its digits masked weighs most."""
        quote = fuzz.ratio(self.quote, other.quote)
        label = fuzz.ratio(self.label, other.label)
        around = fuzz.ratio(self.around, other.around) if self.around or other.around else 100.0
        scope = 100.0 if self.scope == other.scope else 0.0
        return float(0.4 * quote + 0.2 * label + 0.2 * around + 0.2 * scope)


def surroundings_of(fact: Fact) -> Surroundings:
    """Give what stands around a fact."""
    around = " | ".join(value for _, value in fact.key.around)
    return Surroundings(without_numbers(fact.side.quote), fact.key.label, around, fact.side.scope)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two facts that may be one: how alike their surroundings are, and how far apart they stand in their rows."""

    score: float
    apart: int
    older: Fact
    newer: Fact


def choose(candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, list[Fact]]]:
    """Pair one to one, the most alike first, then the nearest in order; with each the newer facts that fit as well."""
    beside: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        beside[candidate.older.order].append(candidate)
    used: set[tuple[str, int]] = set()
    for chosen in sorted(candidates, key=lambda one: (-one.score, one.apart, one.older.order, one.newer.order)):
        ends = {("older", chosen.older.order), ("newer", chosen.newer.order)}
        if not ends & used:
            used |= ends
            rivals = [one for one in beside[chosen.older.order] if one.score >= chosen.score - RIVAL_WITHIN]
            yield chosen, [one.newer for one in rivals if one is not chosen]
