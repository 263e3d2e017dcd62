"""Numbers that only their place on the page explains: ticks of an axis, and page numbers the reader took for text.

A tick stands alone, in line with its neighbours, and its values climb by one step (0, 20, 40 …); a row without a letter whose
values climb so is a whole axis.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Figures, Reason, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.passage import Passage

# "20"  "2.60"  "-5"  "1,000"  "40%"  "s 13 a": the only thing printed, or with letters of the axis title set across it
_TICK: Final = re.compile(
    r"(?:[^\W\d] ){0,2}(?P<value>[-−]?(?:[0-9]{1,7}|[0-9]{1,3}(?:[ ,][0-9]{3}){1,3})(?:[.,][0-9]{1,2})?%?)(?: [^\W\d]){0,2}"
)
# "0 5 10 15"  "20\n15\n10\n5": ticks across, or under each other
_ROW: Final = re.compile(r"[-−]?[0-9]{1,7}(?:[.,][0-9]{1,3})?%?(?:[ \n][-−]?[0-9]{1,7}(?:[.,][0-9]{1,3})?%?){2,60}")
# What parts three digits from those before them: "1,000"  "1,000.5"  "12 000"
_GROUPED: Final = re.compile(r"[ ,](?=[0-9]{3}(?![0-9]))")
_TICKS: Final = 4  # as many in one line make an axis
_TICKS_IN_ROW: Final = 4
_FILLED: Final = 0.6  # share of the steps between the first and the last tick that are printed
_IN_LINE: Final = 2.0  # points
_AT_EDGE: Final = 3  # blocks from the top or foot of a page among which a page number is looked for


@dataclass(frozen=True, slots=True)
class _Tick:
    """A number that stands alone: its passage, value, and the edges of its box (page, right, left, top)."""

    passage: int
    value: Decimal
    page: int
    right: float
    left: float
    top: float


def explain_places(document: Document, passages: Sequence[Passage], read: Sequence[Figures]) -> Mapping[int, Reason]:
    """Give the passages whose numbers are ticks of an axis or page numbers, and which of the two."""
    reasons: dict[int, Reason] = dict.fromkeys(_page_numbers(document, passages), "page_number")
    for index, passage in enumerate(passages):
        if document.blocks[passage.block].kind != "cell" and read[index].quantities and _is_axis_row(passage.text):
            reasons[index] = "axis"
    reasons.update(dict.fromkeys(_ticks(document, passages, read), "axis"))
    return reasons


def as_references(figures: Figures, reason: Reason) -> Figures:
    """Turn the figures of a passage, units and all ("kg/m2"), into references; what already had a reason keeps it."""
    turned = [Reference(quantity.start, quantity.end, reason) for quantity in figures.quantities]
    known = figures.references
    if reason == "page_number":  # "page 3 of 12", which says "reference" anywhere else
        known = tuple(replace(one, reason=reason) if one.reason == "reference" else one for one in known)
    return Figures((), tuple(sorted((*known, *turned), key=lambda reference: reference.start)))


def _page_numbers(document: Document, passages: Sequence[Passage]) -> Iterator[int]:
    """Give the passages that print only the number of the page they stand on, at its top or foot."""
    on_page: defaultdict[int, list[int]] = defaultdict(list)
    for index, passage in enumerate(passages):
        on_page[document.blocks[passage.block].page].append(index)
    if len(on_page) < 2:
        return
    for page, indexes in on_page.items():
        for index in {*indexes[:_AT_EDGE], *indexes[-_AT_EDGE:]}:
            kind = document.blocks[passages[index].block].kind
            if kind != "cell" and passages[index].text.strip(" -–|") == str(page):
                yield index


def _is_axis_row(text: str) -> bool:
    if not _ROW.fullmatch(text):
        return False
    values = [_value(piece) for piece in text.split()]
    return len(values) >= _TICKS_IN_ROW and _climbs(values) and len(values) == len(set(values))


def _value(printed: str) -> Decimal:
    whole = _GROUPED.sub("", printed.rstrip("%").replace("−", "-"))
    return Decimal(whole.replace(",", "."))


def _ticks(document: Document, passages: Sequence[Passage], read: Sequence[Figures]) -> set[int]:
    """Give the passages that are ticks: alone, in one line down or across, and climbing by one step."""
    lone = [tick for index in range(len(passages)) if (tick := _lone(document, passages, read, index))]
    found: set[int] = set()
    for edge in ("right", "left", "top"):
        for line in _lines(lone, edge):
            values = [tick.value for tick in line]
            if len(set(values)) >= _TICKS and len(values) == len(set(values)) and _climbs(values):
                found.update(tick.passage for tick in line)
    return found


def _lone(document: Document, passages: Sequence[Passage], read: Sequence[Figures], index: int) -> _Tick | None:
    passage = passages[index]
    found = _TICK.fullmatch(passage.text)
    if found is None or document.blocks[passage.block].kind == "cell" or not read[index].quantities:
        return None
    boxes = document.boxes(*passage.span(*found.span("value")))
    if len(boxes) != 1:
        return None
    page, box = boxes[0]
    return _Tick(index, _value(found["value"]), page, box.x1, box.x0, box.top)


def _lines(ticks: Sequence[_Tick], edge: str) -> Iterator[list[_Tick]]:
    """Give the runs of ticks whose `edge` is in line on one page."""
    ordered = sorted(ticks, key=lambda tick: (tick.page, getattr(tick, edge)))
    line: list[_Tick] = []
    for tick in ordered:
        if line and (tick.page != line[-1].page or getattr(tick, edge) - getattr(line[-1], edge) > _IN_LINE):
            yield line
            line = []
        line.append(tick)
    if line:
        yield line


def _climbs(values: Sequence[Decimal]) -> bool:
    """Say whether values are the multiples of one step, most of them printed."""
    ordered = sorted(set(values))
    steps = [high - low for low, high in pairwise(ordered)]
    if not steps or min(steps) <= 0:
        return False
    step = min(steps)
    if any((value - ordered[0]) % step for value in ordered):
        return False
    return len(ordered) >= _FILLED * (int((ordered[-1] - ordered[0]) / step) + 1)
