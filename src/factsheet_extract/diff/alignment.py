"""Which fact of one edition is which of the other.

Read `align` first: it walks down the `TIERS`, surest first, and each tier pairs what the ones above left over. Only the last
tier looks at labels that are not equal; what it pairs carries its score and its rivals, and is listed in the diff whether or
not the figure changed. Between languages only concepts pair: "Lutte contre la traite" and "Counter-trafficking" share no
letters, and two different themes look alike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz import fuzz

from factsheet_extract.diff.labels import closeness, comparable, contrasted, contrasts, without_numbers
from factsheet_extract.model.difference import Alignment, Method, Nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from factsheet_extract.diff.facts import Fact

CLOSE_ENOUGH: Final = 80.0
"""Score from which two labels are taken for one, said aloud; NFHS indicators reworded between two rounds score 78 to 97."""
WORTH_SHOWING: Final = 65.0
"""Score from which the nearest label is shown as a suggestion beside a fact that is added or removed."""
RIVAL_WITHIN: Final = 3.0
"""A second label whose score is this near to the chosen one's is named as its rival."""

KeyOf: TypeAlias = "Callable[[Fact], Hashable | None]"


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
    older: Sequence[Fact], newer: Sequence[Fact], *, one_language: bool = True, threshold: float = CLOSE_ENOUGH
) -> Aligned:  # fmt: skip
    """Pair facts one to one.

    `one_language` is false where the two sides are written in different languages: then only concepts pair. `threshold`, 0 to
    100, is the score from which an unequal label is taken; 100 takes none.
    """
    pairs: list[Pair] = []
    for method, key_of in TIERS if one_language else CONCEPT_TIERS:
        found = _pair_equal(older, newer, method, key_of, alone=key_of is _concept_alone)
        pairs += found
        older, newer = _rest(older, newer, found)
    if not one_language:
        return Aligned(tuple(pairs), tuple(older), tuple(newer), {}, {})
    links = _links(older, newer)
    close = _pair_closest(links, threshold)
    left_older, left_newer = _rest(older, newer, close)
    return Aligned(
        tuple(pairs + close), tuple(left_older), tuple(left_newer),
        _nearest((link.older, link.newer, link.score) for link in _unused(links, close)),
        _nearest((link.newer, link.older, link.score) for link in _unused(links, close)),
    )  # fmt: skip


def _concept(fact: Fact) -> Hashable | None:
    key = fact.key
    return (key.category, key.concept, key.dimensions, key.measure) if key.concept else None


def _concept_any_measure(fact: Fact) -> Hashable | None:
    key = fact.key
    return (key.category, key.concept, key.dimensions) if key.concept else None


def _concept_whatever_names(fact: Fact) -> Hashable | None:
    """The concept with the dimensions that are words; numbers ("minimum": 2) may be what changed."""
    key = fact.key
    words = tuple(pair for pair in key.dimensions if not _numeric(pair[1]))
    return (key.category, key.concept, words, key.measure) if key.concept else None


def _concept_alone(fact: Fact) -> Hashable | None:
    """The concept whatever sets it apart; taken only where one figure of it is left on each side."""
    key = fact.key
    return (key.category, key.concept, key.measure) if key.concept else None


def _label_in_section(fact: Fact) -> Hashable | None:
    key = fact.key
    return (key.category, key.label, key.section, key.dimensions, key.measure)


def _label(fact: Fact) -> Hashable | None:
    key = fact.key
    return (key.category, key.label, key.dimensions, key.measure)


def _label_any_measure(fact: Fact) -> Hashable | None:
    return (fact.key.category, fact.key.label, fact.key.dimensions)


CONCEPT_TIERS: Final[tuple[tuple[Method, KeyOf], ...]] = (
    ("concept", _concept),
    ("concept", _concept_any_measure),
    ("concept", _concept_whatever_names),
    ("concept", _concept_alone),
)
TIERS: Final[tuple[tuple[Method, KeyOf], ...]] = (
    *CONCEPT_TIERS,
    ("label", _label_in_section),
    ("label", _label),
    ("label", _label_any_measure),
)


def _numeric(text: str) -> bool:
    return text.replace(" ", "").replace(".", "").isdecimal()


def _pair_equal(
    older: Sequence[Fact], newer: Sequence[Fact], method: Method, key_of: KeyOf, *, alone: bool
) -> list[Pair]:  # fmt: skip
    """Pair facts whose keys are equal; several that share one by their surroundings, or not at all if they must be `alone`."""
    there: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in newer:
        key = key_of(fact)
        if key is not None:
            there[key].append(fact)
    here: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in older:
        key = key_of(fact)
        if key in there:
            here[key].append(fact)
    return [
        pair for key, facts in here.items()
        if not alone or _both_alone(facts, there[key])
        for pair in _pair_bucket(facts, there[key], method)
    ]  # fmt: skip


def _both_alone(older: list[Fact], newer: list[Fact]) -> bool:
    """Whether one is left on each side, and one of them is set apart by more than the other: a word was added or dropped."""
    if len(older) != 1 or len(newer) != 1:
        return False
    mine, theirs = set(older[0].key.dimensions), set(newer[0].key.dimensions)
    return mine < theirs or theirs < mine


def _pair_bucket(older: list[Fact], newer: list[Fact], method: Method) -> list[Pair]:
    if len(older) == len(newer) == 1:
        return [Pair(older[0], newer[0], Alignment(method=method))] if _compatible(older[0], newer[0]) else []
    scored = sorted(
        ((_surroundings(one, other), -abs(here - there), one, other)
         for here, one in enumerate(older) for there, other in enumerate(newer) if _compatible(one, other)),
        key=lambda item: (-item[0], -item[1], item[2].order, item[3].order),
    )  # fmt: skip
    pairs: list[Pair] = []
    used_older: set[int] = set()
    used_newer: set[int] = set()
    for score, _, one, other in scored:
        if one.order not in used_older and other.order not in used_newer:
            used_older.add(one.order)
            used_newer.add(other.order)
            ties = [
                fact for near, _, same, fact in scored if same is one and fact is not other and near >= score - RIVAL_WITHIN
            ]
            pairs.append(Pair(one, other, _told(method, score, ties)))
    return pairs


def _told(method: Method, score: float, ties: Sequence[Fact]) -> Alignment:
    """Say how one of several was chosen; those that fit as well are its rivals, told apart by their page."""
    rivals = tuple(dict.fromkeys(f"{fact.side.label} (page {fact.side.page})" for fact in ties))
    if score >= 100 and not rivals:
        return Alignment(method=method)
    return Alignment(method="closest", score=round(score, 1), rivals=rivals)


def _compatible(one: Fact, other: Fact) -> bool:
    """Whether two figures of one concept may be one: a role's objects, where both name some, must have one in common."""
    if one.key.category != "role" or not one.side.scope or not other.side.scope:
        return True
    return bool({comparable(name) for name in one.side.scope} & {comparable(name) for name in other.side.scope})


def _surroundings(one: Fact, other: Fact) -> float:
    """Give how alike two places are, 0 to 100: the label, the sentence with its digits masked, the scope."""
    same_scope = 100.0 if one.side.scope == other.side.scope else 0.0
    label = fuzz.ratio(one.key.label, other.key.label)
    quote = fuzz.ratio(without_numbers(one.side.quote), without_numbers(other.side.quote))
    return float(0.3 * label + 0.5 * quote + 0.2 * same_scope)


@dataclass(frozen=True, slots=True)
class _Link:
    older: Fact
    newer: Fact
    score: float


def _links(older: Sequence[Fact], newer: Sequence[Fact]) -> list[_Link]:
    """Give every pair of labels worth a look, best first; the same dimensions and measure are required, or nearly so."""
    pairs = contrasts(fact.key.label for fact in older) | contrasts(fact.key.label for fact in newer)
    by_shape: defaultdict[Hashable, list[Fact]] = defaultdict(list)
    for fact in newer:
        by_shape[_shape(fact)].append(fact)
    links = []
    for one in older:
        for other in by_shape.get(_shape(one), ()):
            score = _score(one, other)
            if score >= WORTH_SHOWING and _compatible(one, other) and not contrasted(one.key.label, other.key.label, pairs):
                links.append(_Link(one, other, round(score, 1)))
    return sorted(links, key=lambda link: (-link.score, link.older.order, link.newer.order))


def _shape(fact: Fact) -> Hashable:
    return (fact.key.category, fact.key.measure, tuple(name for name, _ in fact.key.dimensions))


def _score(one: Fact, other: Fact) -> float:
    """Give the closeness of two labels, lowered by dimensions that are not quite equal; unlike concepts are never close."""
    if one.key.concept and other.key.concept and one.key.concept != other.key.concept:
        return 0.0
    dimensions = min(
        (closeness(mine, theirs) for (_, mine), (_, theirs) in zip(one.key.dimensions, other.key.dimensions, strict=True)),
        default=100.0,
    )
    return min(closeness(one.key.label, other.key.label), dimensions) if dimensions >= CLOSE_ENOUGH else 0.0


def _pair_closest(links: Iterable[_Link], threshold: float) -> list[Pair]:
    """Pair one to one, the best score first: no two facts left apart are closer to each other than to what they were given."""
    links = list(links)
    pairs: list[Pair] = []
    used_older: set[int] = set()
    used_newer: set[int] = set()
    for link in links:
        if link.score < threshold or threshold >= 100:
            continue
        if link.older.order in used_older or link.newer.order in used_newer:
            continue
        used_older.add(link.older.order)
        used_newer.add(link.newer.order)
        pairs.append(Pair(link.older, link.newer, Alignment(method="closest", score=link.score, rivals=_rivals(link, links))))
    return pairs


def _rivals(chosen: _Link, links: Iterable[_Link]) -> tuple[str, ...]:
    near = (
        link.newer.side.label if link.older is chosen.older else link.older.side.label
        for link in links
        if link is not chosen
        and (link.older is chosen.older or link.newer is chosen.newer)
        and link.score >= chosen.score - RIVAL_WITHIN
        and link.older.key.label != link.newer.key.label
    )
    return tuple(dict.fromkeys(near))


def _unused(links: Iterable[_Link], pairs: Iterable[Pair]) -> list[_Link]:
    """Give the links between facts that both remain alone."""
    older, newer = {pair.older.order for pair in pairs}, {pair.newer.order for pair in pairs}
    return [link for link in links if link.older.order not in older and link.newer.order not in newer]


def _nearest(links: Iterable[tuple[Fact, Fact, float]]) -> dict[int, Nearest]:
    best: dict[int, Nearest] = {}
    for fact, other, score in links:
        best.setdefault(fact.order, Nearest(label=other.side.label, score=score))
    return best


def _rest(older: Sequence[Fact], newer: Sequence[Fact], pairs: Sequence[Pair]) -> tuple[list[Fact], list[Fact]]:
    gone, come = {pair.older.order for pair in pairs}, {pair.newer.order for pair in pairs}
    return [fact for fact in older if fact.order not in gone], [fact for fact in newer if fact.order not in come]
