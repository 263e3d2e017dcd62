"""What each change is about, in as few words as tell it from the others on the same page.

Dropped is what every figure of the diff shares (the state of a state's sheet), the edition's own time where old and new are
set side by side anyway, and the group of a row unless two rows of one label need it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from factsheet_extract.diff.periods import PERIOD_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_extract.model.difference import Change, EditionDiff, EditionRef, Side

GROUPS = ("group", "section")


class Subjects:
    """The names of the changes of one diff."""

    def __init__(self, diff: EditionDiff) -> None:
        self._shared = _shared(change.side for change in diff.changes if change.category == "figure")
        self._own = (
            _own(diff.older, (change.older for change in diff.changes)),
            _own(diff.newer, (change.newer for change in diff.changes)),
        )
        bare = Counter((change.kind, self._bare(change, change.side.label)) for change in diff.changes)
        self._twice = {name for name, count in bare.items() if count > 1}

    def of(self, change: Change, label: str | None = None) -> str:
        """Give "label · what sets it apart"; `label` stands in for the printed one (shortened)."""
        printed = change.side.label
        grouped = (change.kind, self._bare(change, printed)) in self._twice
        return self._bare(change, label or printed, grouped=grouped)

    def apart(self, change: Change) -> str:
        """Give what sets a fact apart from others of its label, in few words."""
        return " · ".join(self._parts(change, grouped=False))

    def _bare(self, change: Change, label: str, *, grouped: bool = False) -> str:
        return " · ".join(part for part in (label, *self._parts(change, grouped=grouped)) if part)

    def _parts(self, change: Change, *, grouped: bool) -> list[str]:
        side = change.side
        own = self._own[change.newer is not None]
        kept = [
            (name, value) for name, value in side.dimensions.items()
            if (name, str(value)) not in self._shared
            and (grouped or name not in GROUPS)
            and not (name in PERIOD_NAMES and change.kind != "restated" and str(value) == own)
        ]  # fmt: skip
        named = [str(value) if isinstance(value, str) else f"{name} {value}" for name, value in kept]
        return [*named, *([", ".join(side.scope)] if side.scope else [])]


def _own(edition: EditionRef, sides: Iterable[Side | None]) -> str | None:
    """Give the edition's own time as its figures print it: its name, else what most of them say."""
    periods = Counter(side.period for side in sides if side is not None and side.period)
    return edition.edition if edition.edition in periods else next((name for name, _ in periods.most_common(1)), None)


def _shared(sides: Iterable[Side]) -> frozenset[tuple[str, str]]:
    """Give the dimensions that every figure which has them has alike, where they are several."""
    values: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for side in sides:
        for name, value in side.dimensions.items():
            values[name][str(value)] += 1
    return frozenset(
        (name, next(iter(found))) for name, found in values.items()
        if len(found) == 1 and found.total() > 5 and name not in PERIOD_NAMES
    )  # fmt: skip
