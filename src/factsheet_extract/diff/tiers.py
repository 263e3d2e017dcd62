"""What two facts must share to be one, surest first: the keys by which `align` pairs.

Each tier is a function from a fact to its key there, or None where the tier does not speak of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.model.difference import Method

KeyOf: TypeAlias = Callable[["Fact"], Hashable | None]


@dataclass(frozen=True, slots=True)
class Tier:
    """One step: how its pairs are told, and its key. `alone` tiers pair only where one fact is left on each side."""

    method: Method
    key_of: KeyOf
    alone: bool = False


def concept(fact: Fact) -> Hashable | None:
    """The concept and everything that sets it apart."""
    key = fact.key
    return (key.category, key.concept, key.dimensions, key.measure) if key.concept else None


def concept_any_measure(fact: Fact) -> Hashable | None:
    """The same, with its unit changed."""
    return (fact.key.category, fact.key.concept, fact.key.dimensions) if fact.key.concept else None


def concept_any_number(fact: Fact) -> Hashable | None:
    """The same, where numbers among the dimensions ("minimum": 2) may be what changed."""
    key = fact.key
    words = tuple(pair for pair in key.dimensions if not pair[1].replace(" ", "").isdecimal())
    return (key.category, key.concept, words, key.measure) if key.concept else None


def concept_and_place(fact: Fact) -> Hashable | None:
    """The concept and its places: what is left of the dimensions where heads are words of another language."""
    key = fact.key
    return (key.category, key.concept, key.places(), key.measure) if key.concept else None


def concept_alone(fact: Fact) -> Hashable | None:
    """The concept whatever sets it apart."""
    return (fact.key.category, fact.key.concept, fact.key.measure) if fact.key.concept else None


def label_and_around(fact: Fact) -> Hashable | None:
    """The label with its dimensions, section and group."""
    key = fact.key
    return (key.category, key.label, key.dimensions, key.around, key.measure) if key.label else None


def label(fact: Fact) -> Hashable | None:
    """The label with its dimensions, wherever it stands."""
    key = fact.key
    return (key.category, key.label, key.dimensions, key.measure) if key.label else None


def label_any_measure(fact: Fact) -> Hashable | None:
    """The same, with its unit changed."""
    return (fact.key.category, fact.key.label, fact.key.dimensions) if fact.key.label else None


def dated_event(fact: Fact) -> Hashable | None:
    """An event by its dates, which are the same in every language."""
    return ("event", fact.key.around) if fact.key.category == "event" and fact.key.around else None


def predecessor(follows: Mapping[str, str]) -> Tier:
    """Give the tier of concepts of which one took the place of the other; `follows` maps each to the one before it."""

    def first_of_line(fact: Fact) -> Hashable | None:
        key, code = fact.key, fact.key.concept
        for _ in follows:
            code = follows.get(code, code) if code else None
        return (key.category, code, key.dimensions, key.measure) if code else None

    return Tier("concept", first_of_line)


BY_CONCEPT: Final = (Tier("concept", concept), Tier("concept", concept_any_measure), Tier("concept", concept_any_number))
"""Steps for any two sheets."""
BY_PLACE: Final = (Tier("concept", concept_and_place), Tier("concept", concept_alone, alone=True), Tier("concept", dated_event))
"""Further steps for sheets in two languages."""
BY_LABEL: Final = (
    Tier("concept", concept_alone, alone=True),
    Tier("label", label_and_around),
    Tier("label", label),
    Tier("label", label_any_measure, alone=True),
)
"""Further steps for sheets in one language."""
