"""Figures of earlier periods: what the newer edition says again about a time that the older one already spoke of.

The newer sheet's column "2015-16" is set against the 2015-16 sheet's own figures, found through the pairs of the leads, so
that a reworded indicator keeps its past. Another figure for the same time is a restatement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factsheet_extract.diff.alignment import Pair
from factsheet_extract.diff.changes import added, change_of
from factsheet_extract.diff.precision import agree
from factsheet_extract.model.difference import Alignment

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from factsheet_extract.diff.facts import Edition
    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.diff.periods import Period
    from factsheet_extract.model.difference import Change, Side


@dataclass(frozen=True, slots=True)
class History:
    """What the past shows: the changes, how many figures are confirmed, and those that only the older edition still prints."""

    changes: tuple[Change, ...]
    confirmed: int
    lapsed: tuple[Side, ...]


def compare_history(older: Edition, newer: Edition, leads: Sequence[Pair]) -> History:
    """Compare every figure of an earlier period with the older edition's figure for that period."""
    same_series = {pair.newer.key.identity: pair.older.key.identity for pair in leads}
    alignments = {pair.newer.key.identity: pair.alignment for pair in leads}
    said = _by_time(older)
    changes: list[Change] = []
    confirmed, used = 0, set()
    for fact in (fact for fact in newer.facts if not fact.lead):
        series = same_series.get(fact.key.identity, fact.key.identity)
        before = _said_before(fact, [one for one in said.get((series, fact.period), ()) if one.order not in used])
        if before is None:
            changes.append(added(fact))
            continue
        used.add(before.order)
        alignment = alignments.get(fact.key.identity, Alignment(method="concept" if fact.key.concept else "label"))
        change = change_of(Pair(before, _in_words_of(fact, before), alignment), one_time=True, one_language=False)
        confirmed += change is None
        changes += [change] if change else []
    lapsed = [fact.side for fact in older.facts if not fact.lead and fact.order not in used]
    return History(tuple(changes), confirmed, tuple(lapsed))


def _said_before(fact: Fact, candidates: Sequence[Fact]) -> Fact | None:
    """Give the older figure of the same series and time: one that agrees, else the only one."""
    same = next((one for one in candidates if agree(one.side, fact.side)), None)
    return same or (candidates[0] if len(candidates) == 1 else None)


def _by_time(edition: Edition) -> Mapping[tuple[Hashable, Period | None], list[Fact]]:
    """Give the older edition's figures by series and period; its own figures have the edition's where they name none."""
    times: defaultdict[tuple[Hashable, Period | None], list[Fact]] = defaultdict(list)
    for fact in edition.facts:
        if fact.key.category == "figure":
            times[fact.key.identity, fact.period or (edition.period if fact.lead else None)].append(fact)
    return times


def _in_words_of(fact: Fact, before: Fact) -> Fact:
    """Give the fact with the older label and dimensions: in the past only the figure is compared, the wording is its lead's."""
    return replace(fact, key=before.key)
