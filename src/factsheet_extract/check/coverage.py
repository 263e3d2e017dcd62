"""Which of the printed numbers are explained: used by a fact, or ignored for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.check.catalogue import finding
from factsheet_extract.model.record import Count, Evidence
from factsheet_extract.model.report import Coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.record import FactSheet, Finding, Role, Theme, Unclaimed


def coverage(sheet: FactSheet) -> Coverage:
    """Count the numbers of a sheet by what became of them; a number that two facts use counts once."""
    facts: tuple[Count | Theme | Role, ...] = (*sheet.counts, *sheet.themes, *sheet.roles)
    numbered = [fact for fact in facts if isinstance(fact, Count) or fact.count is not None]
    claimed = {(place.start, place.end) for fact in numbered for place in fact.evidence[1:2] or fact.evidence[:1]}
    return Coverage(claimed=len(claimed), ignored=len(sheet.ignored), unclaimed=len(sheet.unclaimed))


def _around(number: Unclaimed) -> str:
    return " ".join(number.quote.split())


def unclaimed(sheet: FactSheet) -> Iterator[Finding]:
    """Give a finding for each number that nothing explains."""
    for number in sheet.unclaimed:
        place = Evidence(
            page=number.page, start=number.start, end=number.end, quote=number.printed, boxes=number.boxes, rule="coverage"
        )
        message = f"{number.printed!r} is not explained: {_around(number)}"
        yield finding("unclaimed", message, facts=[number.printed], evidence=[place])
