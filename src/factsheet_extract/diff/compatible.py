"""What keeps two facts apart however alike their labels: a distinction the sheets make, other roles' objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_extract.diff.labels import comparable, contrasted, contrasts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.diff.keys import Fact


@dataclass(frozen=True, slots=True)
class Contrasts:
    """The pairs of words that one of the sheets tells its own facts apart by: women | men, urban | rural."""

    pairs: frozenset[frozenset[str]]

    @classmethod
    def of(cls, *sides: Sequence[Fact]) -> Contrasts:
        """Give the contrasts of labels, and of groups, within each side."""
        found: frozenset[frozenset[str]] = frozenset()
        for facts in sides:
            found |= contrasts(fact.key.label for fact in facts) | contrasts(_groups(facts))
        return cls(found)

    def with_those_of(self, facts: Sequence[Fact]) -> Contrasts:
        """Give these contrasts and those of one more sheet."""
        return Contrasts(self.pairs | Contrasts.of(facts).pairs)

    def between(self, older: str, newer: str) -> bool:
        """Whether two texts differ by such a pair."""
        return bool(self.pairs) and contrasted(older, newer, self.pairs)


def compatible(one: Fact, other: Fact, known: Contrasts, *, by_label: bool = True) -> bool:
    """Whether two facts may be one.

    Not where their labels alone speak for it (`by_label`) and their concepts against; not across a contrast in where they
    stand; nor where two roles name objects and have none in common.
    """
    if by_label and one.key.concept and other.key.concept and one.key.concept != other.key.concept:
        return False
    mine, theirs = dict(one.key.around), dict(other.key.around)
    if any(known.between(mine[name], theirs[name]) for name in mine.keys() & theirs.keys() if mine[name] != theirs[name]):
        return False
    if one.key.category != "role" or not one.side.scope or not other.side.scope:
        return True
    return bool({comparable(name) for name in one.side.scope} & {comparable(name) for name in other.side.scope})


def _groups(facts: Iterable[Fact]) -> Iterator[str]:
    """Give the groups with a word before them, so that groups of one word (Women, Men) tell facts apart too."""
    for fact in facts:
        for name, value in fact.key.around:
            if name == "group":
                yield f"a {value}"
