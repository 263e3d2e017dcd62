"""First years of a role, and which of its targets each one speaks of.

    organise l'IDM (depuis 2001) et les réunions mondiales (depuis 2005)      the target right before its bracket
    has organized the IDM since 2001 and the meetings since 2005              those before it, back to the year before
    organise depuis 2001 l'IDM et, depuis 2005, les réunions mondiales        those behind it

Start at `since_in` and `dated`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.stages.roles.targets import Sentence, Target
    from factsheet_extract.stages.vocabulary import Ties

# A year stands within this many characters of its "since".
_YEAR_REACH: Final = 12

Dated = list[tuple[list["Target"], str | None]]


class Since(NamedTuple):
    """A first year: where "since" stands among the words, the year, whether a bracket opens before it, the "and" that may lead
    to it, the word behind it."""

    first: int
    year: str
    bracketed: bool
    and_: int | None
    after: int

    def is_led_to(self, target: Target) -> bool:
        """Tell whether "and" parts it from a target: "l'IDM et, depuis 2005", not "chairs and secretariats since 2005"."""
        return self.and_ is not None and target.last <= self.and_


def since_in(sentence: Sentence, ties: Ties) -> Iterator[Since]:
    """Give each year after "depuis", "since", "desde"."""
    tokens = sentence.tokens
    for hit in ties.since.find(tokens):
        after = tokens[hit.last].start if hit.last < len(tokens) else hit.end
        for one in sentence.references:
            near = one.start >= hit.end and one.start - tokens[hit.last - 1].end < _YEAR_REACH and after <= one.end
            if near and one.reason in ("year", "date") and one.value and one.value[:4].isdigit():
                behind = next((n for n, token in enumerate(tokens) if token.start >= one.end), len(tokens))
                joints = (place for place in range(max(0, hit.first - 2), hit.first) if ties.and_.at(tokens, place))
                bracketed = "(" in tokens[hit.first].gap
                yield Since(hit.first, one.value.split("/")[0], bracketed, next(joints, None), behind)


def dated(targets: Sequence[Target], told: Sequence[Since]) -> Dated:
    """Give the targets in groups, each with the first year that speaks of it."""
    groups: Dated = []
    waiting: list[Target] = []
    year: str | None = None
    left = list(targets)
    for since in told:
        while left and left[0].first < since.first:
            waiting.append(left.pop(0))
        if since.bracketed and waiting and (len(targets) > 1 or len(told) > 1):
            groups += [(waiting[:-1], year), (waiting[-1:], since.year)]
            waiting, year = [], None
        elif waiting and not since.is_led_to(waiting[-1]) and (year is None or not left) and _closes(since, told, left):
            groups.append((waiting, since.year))
            waiting, year = [], None
        else:
            groups.append((waiting, year))
            waiting, year = [], since.year
    return [group for group in (*groups, (waiting + left, year)) if group[0]] or [([], year)]


def _closes(since: Since, told: Sequence[Since], left: Sequence[Target]) -> bool:
    """A year behind its targets: nothing is left for it to lead to, or a later year stands behind what is left."""
    later = [one for one in told if one.first > since.first and not one.bracketed]
    return not left or any(left[0].first < one.first and not one.is_led_to(left[0]) for one in later)
