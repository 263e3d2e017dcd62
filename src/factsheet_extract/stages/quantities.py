"""The figures of every passage, and the numbers that are no figures with their reasons.

A passage is read by `text.quantities.read_figures`; what only its place on the page can tell is decided here: running heads,
page numbers and axis ticks hold references, a lone mark in a data cell is a suppressed value, a lone year in a table's head
is a year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import CellHeads, Quantities, Sections, TableHeads
from factsheet_extract.model.quantity import Figures, Quantity, Reason, Reference
from factsheet_extract.text.numerals import SeparatorStyle, separator_style
from factsheet_extract.text.quantities import read_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import BlockKind
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.passage import Passage

# a data cell that holds nothing else: "*"  "-"  "–"  "n/a"  "na"  ".."  "…"  "**"  "s.d."
_SUPPRESSED: Final = re.compile(r"(?:\*{1,3}|[-–—]{1,3}|\.{2,3}|…|n\.?/?[adsr]\.?|nd|s\.?d\.?|x)", re.IGNORECASE)
# "(30.7)"  "[30,7]": a value printed in brackets as uncertain
_BRACKETED: Final = re.compile(r"\((?P<value>[^()]{1,20})\)")
# what a whole block of this kind says about its numbers
_BLOCK_REASONS: Final[dict[BlockKind, Reason]] = {"page_number": "page_number", "axis": "axis"}


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
    read = _suppressed(read, passages, cells)
    return Quantities(tuple(figures.quantities for figures in read), tuple(figures.references for figures in read))


def _read(passage: Passage, kind: BlockKind, heads: CellHeads | None, context: Context, style: SeparatorStyle) -> Figures:
    figures = read_figures(passage.text, context.language, style=style)
    if kind in _BLOCK_REASONS:
        return _all_references(figures, _BLOCK_REASONS[kind])
    if kind == "header" or kind == "footer":
        return _all_references(figures, "reference")
    if heads is not None:
        return _in_cell(passage.text, figures, heads)
    return figures


def _all_references(figures: Figures, reason: Reason) -> Figures:
    """Turn the figures of a block that can hold none into references; what already had a reason keeps it."""
    turned = [Reference(number.start, number.end, reason) for quantity in figures.quantities for number in quantity.numbers]
    return Figures((), tuple(sorted((*figures.references, *turned), key=lambda reference: reference.start)))


def _in_cell(text: str, figures: Figures, heads: CellHeads) -> Figures:
    """Read a data cell: brackets round its only value, a lone signed number, the scale and unit its heads state."""
    quantities = tuple(_headed(quantity, heads) for quantity in figures.quantities)
    if len(quantities) == 1 and not figures.references:
        quantities = (_alone(text.strip(), quantities[0]),)
    return Figures(quantities, figures.references)


def _headed(quantity: Quantity, heads: CellHeads) -> Quantity:
    if (
        heads.scale
        and quantity.kind in ("count", "money", "measure", "range")
        and all(number.step <= 1 for number in quantity.numbers)
    ):
        quantity = replace(
            quantity, value=_times(quantity.value, heads), low=_times(quantity.low, heads), high=_times(quantity.high, heads)
        )
    if heads.unit and quantity.unit is None and quantity.kind in ("count", "range", "change"):
        return _with_unit(quantity, heads.unit)
    return quantity


def _times(value, heads: CellHeads):  # type: ignore[no-untyped-def]
    return None if value is None or heads.scale is None else value * heads.scale


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    if unit == "%":
        return replace(quantity, unit=unit, kind="percent")
    money = len(unit) == 3 and unit.isupper()
    return replace(quantity, unit=unit, kind="money" if money else "measure")


def _alone(text: str, quantity: Quantity) -> Quantity:
    if _BRACKETED.fullmatch(text):
        return replace(quantity, status="low_sample")
    if quantity.kind == "count" and text[:1] in "+-−–":
        return replace(quantity, kind="change")
    return quantity


def _suppressed(read: list[Figures], passages: tuple[Passage, ...], cells: Mapping[int, CellHeads]) -> list[Figures]:
    """Give a suppressed value to each data cell that prints only a mark, where its column holds numbers."""
    numeric = {(heads.table, heads.column) for index, heads in cells.items() if read[index].quantities}
    out = list(read)
    for index, heads in cells.items():
        text = passages[index].text
        if (heads.table, heads.column) in numeric and _SUPPRESSED.fullmatch(text.strip()):
            start = len(text) - len(text.lstrip())
            missing = Quantity(start, start + len(text.strip()), "count", None, (), unit=heads.unit, status="suppressed")
            kind = _with_unit(missing, heads.unit).kind if heads.unit else "count"
            out[index] = Figures((replace(missing, kind=kind),), ())
    return out
