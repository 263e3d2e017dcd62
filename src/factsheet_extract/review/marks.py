"""Marks on the sheet: boxes over a page's picture, or slices of its text; each leads to its claim in the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.model.document import Document, Page
    from factsheet_extract.review.claims import Claim


@dataclass(frozen=True, slots=True)
class BoxMark:
    """One box over a picture: the claim's number and the box in per cent of the page; `first` carries the anchor."""

    number: int
    category: str
    left: float
    top: float
    width: float
    height: float
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text: marked for a claim, or plain where `number` is None."""

    text: str
    number: int | None = None
    category: str = ""


def box_marks(claims: Sequence[Claim], page: Page) -> tuple[BoxMark, ...]:
    """Give the marks of one page; a margin of a point is left round the print."""
    return tuple(_box_marks(claims, page))


def _box_marks(claims: Sequence[Claim], page: Page) -> Iterator[BoxMark]:
    if not page.width or not page.height:
        return
    for number, claim in enumerate(claims):
        for place, (x0, top, x1, bottom) in enumerate(claim.boxes if claim.page == page.number else ()):
            yield BoxMark(
                number, claim.category, round(100 * (x0 - 1) / page.width, 2), round(100 * (top - 1) / page.height, 2),
                round(100 * (x1 - x0 + 2) / page.width, 2), round(100 * (bottom - top + 2) / page.height, 2), place == 0,
            )  # fmt: skip


def text_pieces(claims: Sequence[Claim], document: Document, page: Page) -> tuple[Piece, ...]:
    """Give one page's text in order, cut at its marks; where two marks overlap, the shorter is kept."""
    pieces: list[Piece] = []
    at = page.start
    for number, claim in _apart(claims, page):
        pieces += [
            Piece(document.text[at : claim.start]),
            Piece(document.text[claim.start : claim.end], number, claim.category),
        ]
        at = claim.end
    return tuple(piece for piece in (*pieces, Piece(document.text[at : page.end])) if piece.text)


def _apart(claims: Sequence[Claim], page: Page) -> list[tuple[int, Claim]]:
    here = [
        (number, claim) for number, claim in enumerate(claims)
        if claim.category != "finding" and page.start <= claim.start < claim.end <= page.end
    ]  # fmt: skip
    kept: list[tuple[int, Claim]] = []
    for number, claim in sorted(here, key=lambda item: (item[1].end - item[1].start, item[1].start)):
        if all(claim.end <= other.start or other.end <= claim.start for _, other in _near(kept, claim)):
            kept.append((number, claim))
    return sorted(kept, key=lambda item: item[1].start)


def _near(kept: Iterable[tuple[int, Claim]], claim: Claim) -> Iterator[tuple[int, Claim]]:
    return ((number, other) for number, other in kept if other.start < claim.end and claim.start < other.end)
