"""On which side of its figure what it is about stands, where a sentence tells several one after another.

    166 countries participate in at least one RCP, 179 in at least one IRF              behind each figure
    Participation in at least one RCP is reported by 170 countries, in an IRF by 183    before each figure

Start at `side_of`. Scopes and figures that take turns tell it; in any other order, nothing is told.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.stages.scopes import ScopeRun

Side = Literal["before", "behind"]


class Turn(NamedTuple):
    """The side, and the stretch of the sentence that is the figure's own."""

    side: Side
    start: int
    end: int


def side_of(figure: int, figures: Sequence[int], runs: Sequence[ScopeRun], bounds: tuple[int, int]) -> Turn | None:
    """Give the side for the figure that starts at `figure`, of those that start at `figures`; None where no order is plain."""
    marks = sorted([*((start, True) for start in figures), *((start, False) for start in _starts(runs))])
    if len(figures) < 2 or any(a[1] == b[1] for a, b in pairwise(marks)):
        return None
    starts = [start for start, _ in marks]
    place = starts.index(figure)
    if not marks[0][1] and marks[-1][1]:
        return Turn("before", starts[place - 1], starts[place + 1] if place + 1 < len(starts) else bounds[1])
    if marks[0][1] and not marks[-1][1]:
        return Turn("behind", figure, starts[place + 2] if place + 2 < len(starts) else bounds[1])
    return None


def _starts(runs: Sequence[ScopeRun]) -> list[int]:
    """Give where each run of scopes starts; one that says the run before again, "RCPs" in its bracket, is no other."""
    told = [run for place, run in enumerate(runs) if not place or run.codes != runs[place - 1].codes]
    return [run.start for run in told]
