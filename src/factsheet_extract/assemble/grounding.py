"""Evidence: from places in passages to quotes and boxes of the page.

A quote is always a slice of the document's text. Where a sentence runs over a page, or another block is printed between its
two halves, it is given as one evidence a piece.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from factsheet_extract.errors import UngroundedValue
from factsheet_extract.model.record import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factsheet_extract.model.document import Box, Document
    from factsheet_extract.model.layers import Place
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.model.record import BoxList

Slice = tuple[int, int]

# One tenth of a point is finer than print and keeps records small.
BOX_DIGITS = 1


class Prover:
    """Makes evidence for one document."""

    def __init__(self, document: Document, passages: Sequence[Passage]) -> None:
        self.document = document
        self.passages = passages
        self.source = "ocr" if document.source.text_layer == "ocr" else "text"
        owned = sorted((segment.start, index) for index, block in enumerate(document.blocks) for segment in block.segments)
        self._starts = [start for start, _ in owned]
        self._owners = [owner for _, owner in owned]
        self._breaks = [page.start for page in document.pages][1:]
        self._holes: dict[int, list[int]] = {}
        self._slices: dict[tuple[Place, ...], list[Slice]] = {}
        self._proofs: dict[tuple[int, int, str], Evidence] = {}
        self._rounded = _Rounded()

    def evidence(self, places: Iterable[Place], rule: str, *, first: Place | None = None) -> tuple[Evidence, ...]:
        """Give the evidence for places in printed order; the piece that holds `first` comes first.

        Raises UngroundedValue where no place is given: nothing enters the record without evidence.
        """
        slices = self._slices_of(tuple(places))
        if len(slices) == 1:
            return (self._proof(*slices[0], rule),)
        if not slices:
            raise UngroundedValue(f"rule {rule!r} gave a value without a place")
        if first is not None:
            start, end = self.slice_of(first)
            slices = sorted(slices, key=lambda piece: not (piece[0] < end and start < piece[1]))
        return tuple([self._proof(start, end, rule) for start, end in slices])

    def _slices_of(self, places: tuple[Place, ...]) -> list[Slice]:
        """Give the slices of some places, worked out once: every figure of a row is proved by the same row."""
        known = self._slices.get(places)
        if known is None:
            known = self._slices[places] = self._joined([piece for place in places for piece in self._pieces(place)])
        return known

    def _proof(self, start: int, end: int, rule: str) -> Evidence:
        """Give the evidence of a slice, made once a rule."""
        known = self._proofs.get((start, end, rule))
        if known is None:
            known = self._proofs[start, end, rule] = self.at(start, end, rule)
        return known

    def slice_of(self, place: Place) -> Slice:
        """Give the slice of the document's text behind a place."""
        return self.passages[place.passage].span(place.start, place.end)

    def printed(self, place: Place) -> str:
        """Give the words at a place as they read."""
        return self.passages[place.passage].text[place.start : place.end]

    def boxes(self, start: int, end: int) -> tuple[BoxList, ...]:
        """Give the boxes of a slice of the document's text, rounded as records have them."""
        return tuple([self._rounded.box(box) for _, box in self.document.boxes(start, end)])

    def at(self, start: int, end: int, rule: str) -> Evidence:
        """Give the evidence of one slice of the document's text that lies on one page."""
        page = self.document.page_at(start).number
        quote = self.document.text[start:end]
        return Evidence(
            page=page, start=start, end=end, quote=quote, boxes=self.boxes(start, end), rule=rule, source=self.source
        )

    def _pieces(self, place: Place) -> list[Slice]:
        """Cut a place where the page ends or where another block is printed in between."""
        index, start, end = place
        if start >= end:
            return []
        passage = self.passages[index]
        holes = self._holes_in(index)
        pieces: list[Slice] = []
        begin = passage.offsets[start]
        for hole in holes[bisect_right(holes, start) : bisect_left(holes, end)] if holes else ():
            before, here = passage.ends[hole - 1], passage.offsets[hole]
            if self._parted(before, here, passage.block):
                pieces.append((begin, before))
                begin = here
        pieces.append((begin, passage.ends[end - 1]))
        return pieces

    def _holes_in(self, index: int) -> list[int]:
        """Give the places in a passage before which something is printed that is no part of it."""
        passage = self.passages[index]
        if isinstance(passage.offsets, range):
            return []
        known = self._holes.get(index)
        if known is None:
            following = enumerate(zip(passage.offsets[1:], passage.ends, strict=False), start=1)
            known = self._holes[index] = [place for place, (here, before) in following if here > before]
        return known

    def _parted(self, start: int, end: int, block: int) -> bool:
        if bisect_right(self._breaks, start) != bisect_right(self._breaks, end):
            return True
        between = self._owners[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return any(owner != block for owner in between)

    def _joined(self, slices: list[Slice]) -> list[Slice]:
        """Join slices that only white space parts (the cells of a row) and that stand on one page."""
        if len(slices) < 2:
            return slices
        joined: list[Slice] = []
        for start, end in sorted(set(slices)):
            if joined and self._adjoining(joined[-1][1], start):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def _adjoining(self, before: int, start: int) -> bool:
        gap = self.document.text[before:start]
        one_page = bisect_right(self._breaks, before) == bisect_right(self._breaks, start)
        return start <= before or (one_page and not gap.strip(" \t|") and "\n" not in gap)


class _Rounded(dict[float, float]):
    """Numbers rounded to BOX_DIGITS: the sides of boxes are those of lines and columns, over and over."""

    def __missing__(self, side: float) -> float:
        rounded = round(side, BOX_DIGITS)
        if rounded:  # zero and minus zero are one key and two forms
            self[side] = rounded
        return rounded

    def box(self, box: Box) -> BoxList:
        """Give a box with its sides rounded."""
        x0, top, x1, bottom = box
        return self[x0], self[top], self[x1], self[bottom]
