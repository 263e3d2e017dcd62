"""Lengths and hours that belong to a date or a time beside them: "2 weeks before May 13", "between 10 and 11:30"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Quantity, Reference
from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_SPANS: Final = frozenset({"day", "week", "month", "quarter", "year", "hour"})
_BETWEEN: Final = 24  # characters between a length of time and the date it is counted from


def part_anchored(
    scan: Scan, quantities: Iterable[Quantity], references: Sequence[Reference]
) -> tuple[list[Quantity], list[Reference]]:
    """Part the lengths of time counted from a date, which are dates themselves, from the figures."""
    dates = [reference for reference in references if reference.reason in ("date", "year")]
    starts = [reference.start for reference in dates]
    kept: list[Quantity] = []
    anchored: list[Reference] = []
    for quantity in quantities:
        place = bisect_left(starts, quantity.end)
        if quantity.unit in _SPANS and place < len(dates) and _joined(scan, quantity.end, starts[place]):
            anchored.append(Reference(quantity.start, quantity.end, "date"))
        else:
            kept.append(quantity)
    return kept, anchored


def _joined(scan: Scan, end: int, start: int) -> bool:
    """Say whether only words like "before", "de", "the year" stand between a length of time and a date."""
    if not 0 < start - end <= _BETWEEN:
        return False
    lexicon = scan.lexicon
    words = [token.folded for token in tokenize(scan.text[end:start])]
    known = lexicon.anchors | lexicon.date_joiners | lexicon.determiners
    return bool(words) and words[0] in lexicon.anchors and all(word in known or word in lexicon.years for word in words)


def beside_time(scan: Scan, reading: Reading, times: Sequence[Reference]) -> bool:
    """Say whether a whole hour is joined to a printed time: between 10 and 11:30, from 10:30 to 3."""
    value = reading.number.value
    if reading.sign or reading.scale != 1 or value != value.to_integral_value() or not 0 <= value <= 24 or not times:
        return False
    return any(_links(scan, reading.number.end, time.start) or _links(scan, time.end, reading.number.start) for time in times)


def _links(scan: Scan, end: int, start: int) -> bool:
    if not 0 < start - end <= _BETWEEN:
        return False
    words = [token.folded for token in tokenize(scan.text[end:start])]
    joints = scan.lexicon.to_words | scan.lexicon.and_words | HYPHENS
    return bool(words) and words[0] in joints and all(word in joints or word in scan.lexicon.fillers for word in words)
