"""The review page put together: the sheet read again, its pages drawn, the claims beside them."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from factsheet_extract.diff.render.html import parted
from factsheet_extract.readers import ReadOptions, read
from factsheet_extract.readers.pictures import page_pictures
from factsheet_extract.review.claims import Category, Claim, claims_of
from factsheet_extract.review.marks import box_marks, text_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.record import FactSheet

TITLES: Final[dict[Category, str]] = {
    "finding": "Findings", "unclaimed": "Numbers that nothing explained", "figure": "Figures", "theme": "Themes",
    "role": "Roles", "definition": "Definitions", "event": "Events", "ignored": "Numbers that are no figures",
}  # fmt: skip

CLOSED: Final = ("definition", "ignored")
"""Blocks of the list that open at a click."""


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """How the page is made: how the sheet is read again, and how many pages are drawn (a picture is about 150 KB)."""

    reading: ReadOptions = field(default_factory=ReadOptions)
    pages: int = 40


def review(sheet: FactSheet, source: Path | None = None, options: ReviewOptions | None = None) -> str:
    """Give the review page of a record as HTML.

    `source` is the sheet the record was made from; without it, or where its bytes are others now, the facts and quotes are
    shown alone and the page says why. Raises SourceError where the sheet cannot be read.
    """
    options = options or ReviewOptions()
    document = read(source, name=sheet.source.path, options=options.reading) if source else None
    notes = []
    if document is None:
        notes.append("The sheet itself was not given: quotes are shown alone.")
    elif document.source.sha256 != sheet.source.sha256:
        notes.append("The sheet has changed since the record was made: quotes are shown alone. Extract it again.")
        document = None
    claims = claims_of(sheet, document)
    pages = list(_pages(claims, document, source, options)) if document and source else []
    if document and len(document.pages) > len(pages):
        notes.append(f"{len(pages)} of {len(document.pages)} pages are shown.")
    return _environment().get_template("review.html.j2").render(
        sheet=sheet, notes=notes, pages=pages, groups=_groups(claims), totals=Counter(claim.category for claim in claims),
    ) + "\n"  # fmt: skip


@cache
def _environment() -> Environment:
    loader = PackageLoader("factsheet_extract.review")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _pages(claims: Sequence[Claim], document: Document, source: Path, options: ReviewOptions) -> Iterator[dict[str, Any]]:
    """Give the pages to show, those with anything on them first counted against the limit; a PDF's as pictures."""
    wanted = _wanted(claims, document, options.pages)
    pictures: Mapping[int, bytes] = {}
    if document.source.media_type == "application/pdf":
        pictures = dict(page_pictures(source, sorted(wanted), options=options.reading))
    for page in document.pages:
        if page.number in pictures:
            code = base64.b64encode(pictures[page.number]).decode()
            yield {"number": page.number, "picture": f"data:image/jpeg;base64,{code}", "ratio": f"{page.width} / {page.height}",
                   "marks": box_marks(claims, page), "pieces": ()}  # fmt: skip
        elif page.number in wanted:
            yield {
                "number": page.number,
                "picture": None,
                "ratio": "",
                "marks": (),
                "pieces": text_pieces(claims, document, page),
            }


def _wanted(claims: Sequence[Claim], document: Document, limit: int) -> set[int]:
    spoken = Counter(claim.page for claim in claims if claim.category != "ignored")
    ranked = sorted(document.pages, key=lambda page: (not spoken[page.number], page.number))
    return {page.number for page in ranked[:limit]}


def _groups(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Give the list beside the sheet: a block a category, each claim with its quote cut at the printed figure."""
    groups = []
    for category, title in TITLES.items():
        items = [_item(number, claim) for number, claim in enumerate(claims) if claim.category == category]
        if items:
            groups.append({"category": category, "title": title, "items": items, "open": category not in CLOSED})
    return groups


def _item(number: int, claim: Claim) -> dict[str, Any]:
    before, marked, after = parted(claim.quote, claim.printed)
    return {
        "number": number, "title": claim.title, "printed": claim.printed, "before": before, "marked": marked, "after": after,
        "page": claim.page, "facts": claim.facts, "rule": claim.rule, "severity": claim.severity,
    }  # fmt: skip
