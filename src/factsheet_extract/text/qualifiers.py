"""How exact a figure is said to be, and whether it is a goal: the words before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Comparator
    from factsheet_extract.text.number_words import Scan

_EQUALLED: Final[dict[Comparator, Comparator]] = {"<": "<=", ">": ">="}
_NOUN_WORDS: Final = 3
_GOAL_WORDS: Final = 8
_SENTENCE_ENDS: Final = frozenset(".!?;")
# "-"   the hyphen that makes "follow-up" one word
_HYPHENS: Final = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A comparator and the tokens that gave it, first .. last (exclusive); `negated` for "no more than"."""

    first: int
    last: int
    comparator: Comparator
    negated: bool = False


def qualifier_of(scan: Scan, first: int, last: int, floor: int, ceiling: int) -> Qualifier | None:
    """Give what qualifies the figure over tokens first .. last; words outside floor .. ceiling belong to other figures.

    Words before the figure win, save "about" and "equal to" where a bound stands behind it: "environ 500 ou plus".
    """
    before, after = _before(scan, first, floor), _after(scan, last, ceiling)
    if before is not None and before.comparator == "<=" and _arrives(scan, before, last):
        before = None
    if before is not None and after is not None:
        if before.comparator in ("~", "=") and after.comparator in (">=", "<="):
            return after if before.comparator == "~" else Qualifier(before.first, after.last, after.comparator)
        if before.comparator in _EQUALLED and after.comparator == "=":  # "less than 30 or equal"
            return Qualifier(before.first, after.last, _EQUALLED[before.comparator])
    return before or after


def _arrives(scan: Scan, qualifier: Qualifier, last: int) -> bool:
    """Say whether "up to", "jusqu'à", "hasta" only tell where a movement ends: "went up to 75 %", "up to 75 % from 60 %"."""
    if qualifier.negated or scan.folded(qualifier.last - 1) not in scan.lexicon.to_words:
        return False
    upward = scan.lexicon.rises.at(scan.tokens, qualifier.first) is not None  # "up to" may also bound what is done
    noun = last < len(scan.tokens) and scan.tokens[last].kind == "word" and scan.folded(last) not in scan.lexicon.stops
    if scan.folded(qualifier.first - 1) in scan.lexicon.moves and not (upward and noun):  # "cut up to 700 workers"
        return True
    found = scan.lexicon.between.at(scan.tokens, last)
    drawn = found is not None and scan.lexicon.of.at(scan.tokens, last) is None and found[1] in scan.lexicon.to_words
    return drawn and found is not None and scan.folded(found[0])[:1].isdecimal()


def _before(scan: Scan, first: int, floor: int) -> Qualifier | None:
    for place in (first, first - 1):
        if place < floor or (
            place < first and scan.folded(place) not in scan.lexicon.fillers and scan.folded(place) not in ("(", "[")
        ):
            return None
        negated = scan.lexicon.negated.before(scan.tokens, place)
        if negated and negated[0] >= floor:
            return Qualifier(negated[0], place, negated[1], negated=True)  # type: ignore[arg-type]
        found = scan.lexicon.before.before(scan.tokens, place)
        if found and found[0] >= floor:
            return Qualifier(found[0], place, found[1])  # type: ignore[arg-type]
    return None


def _after(scan: Scan, last: int, ceiling: int) -> Qualifier | None:
    """Read "ou plus", "au moins", "or more", "+" behind a figure or behind its noun of up to three words."""
    if scan.folded(last) == "+" and not scan.gap(last) and not scan.folded(last + 1)[:1].isdecimal():
        return Qualifier(last, last + 1, ">=")
    for step in range(_NOUN_WORDS + 1):
        place = last + step
        if place >= ceiling:
            return None
        found = scan.lexicon.after.at(scan.tokens, place)
        if found and bound_behind(scan, place, found[0], ceiling):
            return Qualifier(place, found[0], found[1])  # type: ignore[arg-type]
        if scan.tokens[place].kind != "word" or scan.tokens[place].folded in scan.lexicon.stops:
            return None
    return None


def bound_behind(scan: Scan, place: int, end: int, ceiling: int) -> bool:
    """Say whether a bound over tokens place .. end looks back: it is not followed by a number of its own or by "than"."""
    if end > ceiling or (end == ceiling and ceiling < len(scan.tokens)):
        return False
    for start in range(place, end):
        longer = scan.lexicon.before.at(scan.tokens, start)
        if longer is not None and longer[0] > end:
            return False
    return True


def is_compared(scan: Scan, last: int) -> bool:
    """Say whether "more", "de moins", "menos" stands behind a figure, not as the beginning of "more than 5"."""
    found = scan.lexicon.of.at(scan.tokens, last)
    place = found[0] if found else last
    return scan.folded(place) in scan.lexicon.compared


def is_more_than(scan: Scan, last: int) -> bool:
    """Say whether a figure is told against another: "2 euros más que", "5 km less than"; "10 years more" may only go on."""
    found = scan.lexicon.of.at(scan.tokens, last)
    place = found[0] if found else last
    return scan.folded(place) in scan.lexicon.compared and scan.folded(place + 1) in scan.lexicon.than


def is_multiple(scan: Scan, last: int) -> bool:
    """Say whether "times higher", "fois plus", "times the level" stands behind a number; "three times a week" is none."""
    if scan.folded(last) not in scan.lexicon.times:
        return False
    if is_compared(scan, last + 1):
        return True
    return scan.folded(last + 1) in scan.lexicon.times_of and scan.lexicon.units.at(scan.tokens, last + 2) is None


def is_step(scan: Scan, first: int, qualifier: Qualifier | None) -> bool:
    """Say whether the words before a number make it a change: "rose by 40", "une hausse de 40", "up 40".

    No "made up 40", no "taken up by 40" and no "follow-up 40".
    """
    place = qualifier.first if qualifier is not None and qualifier.first < first else first
    for table in (scan.lexicon.rises, scan.lexicon.falls):
        found = table.before(scan.tokens, place)
        if found is None or scan.folded(found[0] - 1) in scan.lexicon.phrasal:
            continue
        if place - found[0] > 1 or scan.folded(found[0]) not in scan.lexicon.stops or found[0] == 0:
            return True
        before = scan.folded(found[0] - 1)
        glued = before in _HYPHENS and scan.gap(found[0]) == 0
        if (scan.tokens[found[0] - 1].kind == "mark" and not glued) or before in scan.lexicon.stops:
            return True
    return False


def is_target(scan: Scan, first: int) -> bool:
    """Say whether a goal is named in the same sentence shortly before token `first`."""
    for place in range(first, max(0, first - _GOAL_WORDS), -1):
        if scan.folded(place - 1) in _SENTENCE_ENDS:
            return False
        if scan.lexicon.targets.before(scan.tokens, place):
            return True
    return False
