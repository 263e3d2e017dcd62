"""The figures of every passage, and the numbers that are no figures with their reasons.

A passage is read by `text.quantities.read_figures`; what only its place on the page can tell is decided here: running heads,
page numbers and axis ticks hold references, a lone mark in a data cell is a suppressed value, a lone year in a table's head
is a year.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_language
from factsheet_extract.model.layers import CellHeads, Quantities, Sections, TableHeads
from factsheet_extract.model.quantity import Figures, Quantity, Reference
from factsheet_extract.stages.quantities.columns import with_noughts_of_changes
from factsheet_extract.stages.quantities.layout import as_references, explain_places
from factsheet_extract.text.numerals import SeparatorStyle, separator_style
from factsheet_extract.text.quantities import read_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import BlockKind
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.model.quantity import Kind, Reason

# Characters of a text that is likely to be printed again: a cell, a label; and of one that the next edition may print again.
_SHORT: Final = 40
_LONG: Final = 1_500
# a data cell that holds nothing else: "*"  "-"  "–"  "n/a"  "na"  ".."  "…"  "**"  "s.d."  "s/d"  "[c]"  "[low]"
_SUPPRESSED: Final = re.compile(
    r"(?:\*{1,3}|[-–—]{1,3}|\.{2,3}|…|n\.?/?[adsr]\.?|nd|s\.?/?d\.?|x|\[[a-z]{1,4}\])", re.IGNORECASE
)
# "4.1 Ongoing"  "2.10. Méthode": a section's number before its title
_SECTION: Final = re.compile(r"(?P<number>[0-9]{1,2}\.[0-9]{1,2})\.? ?[^\W\d_a-z]")
_DASHES: Final = "-–—"
# "1 All amounts are"  "2) Based on": the mark a note begins with
_NOTE_MARK: Final = re.compile(r"\d{1,2}\)? [A-ZÀ-Ý]")
# "(30.7)"  "[30,7]": a value printed in brackets as uncertain
_BRACKETED: Final = re.compile(r"\((?P<value>[^()]{1,20})\)")
# The size of a sample, told in a head: "Women (n = 3,500)", "N=410". Other numbers of a head only say which row it is.
_SAMPLE: Final = re.compile(r"\b[nN]\s?=\s?\d")
# A line that gives its number and the names it counts, whatever it stands over: "Active global processes: 4 (A; B; C"
_TOLD: Final = re.compile(r"\w\s?:\s\d{1,3}\s\([^();]{1,300};")
# what a whole block of this kind says about its numbers
_BLOCK_REASONS: Final[dict[BlockKind, Reason]] = {
    "page_number": "page_number", "axis": "axis", "header": "reference", "footer": "reference",
}  # fmt: skip


def find_quantities(annotated: AnnotatedDocument, context: Context) -> Quantities:
    """Give the figures and references of each passage (same index as the passages)."""
    passages = annotated.layer(Sections).passages
    heads = annotated.layers.get(TableHeads)
    cells: Mapping[int, CellHeads] = heads.of_passage if isinstance(heads, TableHeads) else {}
    style = separator_style(passage.text for passage in passages)
    blocks = annotated.document.blocks
    read = [
        _read(passage, blocks[passage.block].kind, cells.get(index), context, style) for index, passage in enumerate(passages)
    ]
    for index in heads.heads if isinstance(heads, TableHeads) else ():
        if not _SAMPLE.search(passages[index].text) and not _TOLD.search(passages[index].text):
            read[index] = as_references(read[index], "dimension")
    for index, reason in explain_places(annotated.document, passages, read).items():
        read[index] = as_references(read[index], reason)
    read = with_noughts_of_changes(_suppressed(read, passages, cells), annotated.document.tables)
    return Quantities(tuple(figures.quantities for figures in read), tuple(figures.references for figures in read))


def _read(passage: Passage, kind: BlockKind, heads: CellHeads | None, context: Context, style: SeparatorStyle) -> Figures:
    figures = _figures(passage.text, context.language, style)
    if kind in _BLOCK_REASONS:
        return as_references(figures, _BLOCK_REASONS[kind])
    if kind == "note" and _NOTE_MARK.match(passage.text):
        figures = _without_mark(figures)
    if heads is not None:
        return _in_cell(passage.text, figures, heads)
    return _numbered(passage.text, figures) if kind == "heading" else figures


def _without_mark(figures: Figures) -> Figures:
    """Take the mark of a note out of its figures."""
    mark = next((quantity for quantity in figures.quantities if quantity.start == 0), None)
    if mark is None:
        return figures
    return Figures(figures.quantities[1:], (Reference(0, mark.end, "footnote_mark"), *figures.references))


def _numbered(text: str, figures: Figures) -> Figures:
    """Take the number of a section out of a title: "4.1 Ongoing activities"."""
    found = _SECTION.match(text)
    if found is None or not figures.quantities or figures.quantities[0].end > found.end("number"):
        return figures
    marker = Reference(0, found.end("number"), "list_marker")
    return Figures(figures.quantities[1:], (marker, *figures.references))


def _figures(text: str, language: Language, style: SeparatorStyle) -> Figures:
    """Read a text; what was read is kept: tables print the same numbers over and over, editions the same paragraphs."""
    if len(text) > _LONG or language is not load_language(language.code):
        return read_figures(text, language, style=style)
    known = _short_figures if len(text) <= _SHORT else _long_figures
    return known(text, language.code, style)


@lru_cache(maxsize=20_000)
def _short_figures(text: str, code: str, style: SeparatorStyle) -> Figures:
    return read_figures(text, load_language(code), style=style)


@lru_cache(maxsize=2_000)
def _long_figures(text: str, code: str, style: SeparatorStyle) -> Figures:
    return read_figures(text, load_language(code), style=style)


def _in_cell(text: str, figures: Figures, heads: CellHeads) -> Figures:
    """Read a data cell: brackets round its only value, a lone signed number, the scale and unit its heads state."""
    quantities = figures.quantities
    if heads.scale or heads.unit or heads.kind:
        quantities = tuple([_headed(quantity, heads) for quantity in quantities])
    if len(quantities) == 1 and not figures.references and not text[:1].isdigit():
        quantities = (_alone(text.strip(), quantities[0], heads),)
    return figures if quantities is figures.quantities else Figures(quantities, figures.references)


def _headed(quantity: Quantity, heads: CellHeads) -> Quantity:
    """Apply what the heads of a data cell state: the scale of bare numbers, the unit and kind of those that print none."""
    scale = heads.scale
    if scale and quantity.unit != "%" and all(number.step < scale for number in quantity.numbers):
        value, low, high = (None if end is None else end * scale for end in (quantity.value, quantity.low, quantity.high))
    else:
        value, low, high = quantity.value, quantity.low, quantity.high
    unit, kind = quantity.unit, quantity.kind
    if unit is None and kind in ("count", "change", "range"):
        unit = heads.unit
        kept = kind == "range" or _is_whole_average(quantity, heads)
        kind = kind if kept else heads.kind or (_kind_of(unit) if unit else kind)
    if (unit, kind) == (quantity.unit, quantity.kind) and (value, low, high) == (quantity.value, quantity.low, quantity.high):
        return quantity
    return replace(quantity, value=value, low=low, high=high, unit=unit, kind=kind)


def _is_whole_average(quantity: Quantity, heads: CellHeads) -> bool:
    """Whether a head names an average, and no unit, over a whole number: "Media" is also a school, "Moyen-Orient" a place."""
    return heads.kind == "measure" and heads.unit is None and all(number.step >= 1 for number in quantity.numbers)


def _kind_of(unit: str) -> Kind:
    """Give what sort of figure a unit in a head makes of the bare numbers under it, where the head says no more."""
    if unit == "%":
        return "percent"
    return "money" if any(unicodedata.category(sign) == "Sc" for sign in unit) else "measure"


def _alone(text: str, quantity: Quantity, heads: CellHeads) -> Quantity:
    """Read what stands round a lone value: a loss or a fall in brackets, in other tables what is unsure."""
    falls = heads.kind == "change" or (heads.scale and quantity.kind == "money")
    if _BRACKETED.fullmatch(text) and falls and quantity.value is not None:
        return replace(quantity, value=-abs(quantity.value))
    if _BRACKETED.fullmatch(text):
        return replace(quantity, status="low_sample")
    if quantity.kind == "count" and text[:1] in "+-−–":
        return replace(quantity, kind="change")
    return quantity


def _suppressed(read: list[Figures], passages: Sequence[Passage], cells: Mapping[int, CellHeads]) -> list[Figures]:
    """Give a suppressed value to each data cell that prints only a mark, where its column holds numbers.

    A word or star for "missing" is enough where its row holds numbers or another one: a table that goes on over the page
    has short columns.
    """
    numeric = {(heads.table, heads.column) for index, heads in cells.items() if read[index].quantities}
    rows = Counter(
        (heads.table, heads.row)
        for index, heads in cells.items()
        if heads.row and (read[index].quantities or _is_missing(passages[index].text))
    )
    out = list(read)
    for index, heads in cells.items():
        text = passages[index].text
        known = (heads.table, heads.column) in numeric or (_is_missing(text) and rows[heads.table, heads.row] > 1)
        if known and _SUPPRESSED.fullmatch(text.strip()):
            out[index] = Figures((_missing(text, heads),), ())
    return out


def _is_missing(text: str) -> bool:
    """Say whether a cell prints a word or star for a missing value; a dash alone may be anything."""
    return _SUPPRESSED.fullmatch(text.strip()) is not None and text.strip()[0] not in _DASHES


def _missing(text: str, heads: CellHeads) -> Quantity:
    start = len(text) - len(text.lstrip())
    kind = heads.kind or (_kind_of(heads.unit) if heads.unit else "count")
    return Quantity(start, start + len(text.strip()), kind, None, (), unit=heads.unit, status="suppressed")
