"""Every number of the sheet accounted for: used by a fact, ignored with a reason, or unclaimed.

Looked for anew, apart from the stages that read figures: each run of digits and each number word of the language that stands
in the text and that no quantity or reference covers is reported. Silent loss is impossible.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.layers import Concepts, Place, Quantities, Sections, Subjects
from factsheet_extract.model.record import Ignored, Unclaimed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.assemble.grounding import Prover
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.model.quantity import Number, Quantity, Reason, Reference

    Spanned: TypeAlias = Quantity | Reference | Number

# Digits of any script ("166", "٣", not the superscripts of footnote marks, which `\d` leaves out) and vulgar fractions ("½").
DIGITS = re.compile(r"\d+|[¼-¾⅐-⅞]")
# Words of letters, with hyphens and apostrophes apart: "vingt-deux" is two words, "d'une" gives "une".
WORDS = re.compile(r"[^\W\d_]+")
QUOTE_REACH = 40


def ignored(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Ignored]:
    """Give every number that is no figure, with its reason, in printed order."""
    found = [*_references(annotated, prover), *_dimensions(annotated, prover), *_outside(annotated.document)]
    yield from sorted(found, key=lambda item: (item.start, item.end))


def _references(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Ignored]:
    for index, references in enumerate(annotated.layer(Quantities).references):
        for reference in references:
            yield _ignore(prover, Place(index, reference.start, reference.end), reference.reason)


def _dimensions(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Ignored]:
    quantities = annotated.layer(Quantities).quantities
    matches = annotated.layer(Concepts).matches
    for subject, match in zip(annotated.layer(Subjects).subjects, matches, strict=True):
        if subject.dimension_of is not None or match.qualifies:
            quantity = quantities[subject.passage][subject.quantity]
            yield _ignore(prover, Place(subject.passage, quantity.start, quantity.end), "dimension")


def _ignore(prover: Prover, place: Place, reason: Reason) -> Ignored:
    start, end = prover.slice_of(place)
    page = prover.document.page_at(start).number
    return Ignored(printed=prover.printed(place), reason=reason, page=page, start=start, end=end)


def _outside(document: Document) -> Iterator[Ignored]:
    """Give the digits of marks and bullets, which are printed but belong to no passage."""
    for mark in document.marks:
        text = document.text[mark.start : mark.end]
        if DIGITS.search(text):
            page = document.page_at(mark.start).number
            yield Ignored(printed=text, reason=mark.reason, page=page, start=mark.start, end=mark.end)
    for start, end in _markers(document):
        page = document.page_at(start).number
        yield Ignored(printed=document.text[start:end], reason="list_marker", page=page, start=start, end=end)


def _markers(document: Document) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.marker and DIGITS.search(block.marker):
            start = document.text.rfind(block.marker, 0, block.start)
            if start >= 0 and not document.text[start + len(block.marker) : block.start].strip(" \t*_"):
                yield start, start + len(block.marker)


def unclaimed(annotated: AnnotatedDocument, prover: Prover, language: Language) -> Iterator[Unclaimed]:
    """Give every number that neither a fact nor a reason covers, in printed order."""
    layer = annotated.layer(Quantities)
    passages = annotated.layer(Sections).passages
    words = _printed_of(_number_words(language), passages)
    for index, passage in enumerate(passages):
        quantities = layer.quantities[index]
        if quantities and quantities[0].start == 0 and quantities[0].end == len(passage.text):
            continue  # a cell that is one figure
        found = _numbers(passage.text, words)
        if not found:
            continue
        numbers = (number for quantity in quantities for number in quantity.numbers)  # "1 femme sur | 3": one stands outside
        spans: Iterator[Spanned] = chain(quantities, layer.references[index], numbers)
        covered = _Covered((span.start, span.end) for span in spans)
        for start, end in found:
            if not covered.touches(start, end):
                yield _unclaimed(prover, Place(index, start, end))
    yield from _unread(annotated, prover)


def _number_words(language: Language) -> frozenset[str]:
    numerals = language.numerals
    return frozenset(word.casefold() for word in (*numerals.cardinals, *numerals.hundreds))


def _printed_of(words: frozenset[str], passages: Iterable[Passage]) -> frozenset[str]:
    """Give those words that the passages print, as they are printed."""
    printed = set(WORDS.findall("\n".join([passage.text for passage in passages])))
    return frozenset(word for word in printed if word.casefold() in words)


def _numbers(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Give the digits of a text, and of these words those it prints."""
    found = [match.span() for match in DIGITS.finditer(text)]
    if any(word in text for word in words):
        found += [match.span() for match in WORDS.finditer(text) if match.group() in words]
    return found


def _unclaimed(prover: Prover, place: Place) -> Unclaimed:
    start, end = prover.slice_of(place)
    text = prover.passages[place.passage].text
    quote = text[max(0, place.start - QUOTE_REACH) : place.end + QUOTE_REACH]
    page = prover.document.page_at(start).number
    return Unclaimed(
        printed=prover.printed(place), page=page, start=start, end=end, quote=quote, boxes=prover.boxes(start, end)
    )


def _unread(annotated: AnnotatedDocument, prover: Prover) -> Iterator[Unclaimed]:
    """Give digits of a PDF's text that stand in no block, mark or bullet: the reader lost them."""
    document = annotated.document
    if document.source.media_type != "application/pdf":
        return  # what stands between blocks of Markdown is its syntax
    known = [(segment.start, segment.end) for block in document.blocks for segment in block.segments]
    known += [(mark.start, mark.end) for mark in document.marks]
    known += list(_markers(document))
    covered = _Covered(known)
    if not any(DIGITS.search(between) for between in covered.between(document.text)):
        return
    for match in DIGITS.finditer(document.text):
        start, end = match.span()
        if not covered.touches(start, end):
            quote = document.text[max(0, start - QUOTE_REACH) : end + QUOTE_REACH]
            page = document.page_at(start).number
            yield Unclaimed(printed=match.group(), page=page, start=start, end=end, quote=quote, boxes=prover.boxes(start, end))


class _Covered:
    """Slices to test others against."""

    def __init__(self, slices: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(slices):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def between(self, text: str) -> Iterator[str]:
        """Give what stands between the slices, blanks aside."""
        for start, end in zip([0, *self._ends], [*self._starts, len(text)], strict=True):
            if end - start > 1 or (end > start and not text[start].isspace()):
                yield text[start:end]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether any slice shares a character with start:end."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start
