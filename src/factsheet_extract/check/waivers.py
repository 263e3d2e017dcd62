"""Findings that a person has looked at and accepts, with the reason kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.check.catalogue import finding
from factsheet_extract.model.report import Waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factsheet_extract.model.expectations import Waiver
    from factsheet_extract.model.record import Finding


def waive(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[list[Finding], list[Waived]]:
    """Part findings into those that stand and those that are waived; a waiver that nothing needs is a finding itself."""
    standing: list[Finding] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for item in findings:
        index = next((place for place, waiver in enumerate(waivers) if _covers(waiver, item)), None)
        if index is None:
            standing.append(item)
        else:
            used.add(index)
            waived.append(Waived(finding=item, reason=waivers[index].reason))
    unused = [waiver for index, waiver in enumerate(waivers) if index not in used]
    return standing + [_unused(waiver) for waiver in unused], waived


def _covers(waiver: Waiver, item: Finding) -> bool:
    words = (item.message, *(place.quote for place in item.evidence))
    return (
        waiver.code == item.code
        and (waiver.fact is None or waiver.fact in item.facts)
        and (waiver.quote is None or any(waiver.quote in text for text in words))
    )


def _unused(waiver: Waiver) -> Finding:
    about = waiver.fact or waiver.quote
    return finding("waiver_unused", f"nothing to waive: {waiver.code}{f' of {about}' if about else ''} ({waiver.reason})")
