"""What a column of figures says of each: a bare nought between figures with a sign is a change too, namely none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import Table
    from factsheet_extract.model.quantity import Quantity

_LEAST: Final = 2  # so many signed figures make a column of changes


def with_noughts_of_changes(read: Sequence[Figures], tables: Sequence[Table]) -> list[Figures]:
    """Give the figures of the passages with each nought of a column whose other figures are all changes as a change."""
    out = list(read)
    for table in tables:
        columns: defaultdict[int, list[int]] = defaultdict(list)
        for cell in table.cells:
            if cell.block is not None and cell.column_span == 1 and read[cell.block].quantities:
                columns[cell.column].append(cell.block)
        for index in (index for column in columns.values() for index in _noughts(read, column)):
            out[index] = Figures((replace(read[index].quantities[0], kind="change"),), read[index].references)
    return out


def _noughts(read: Sequence[Figures], column: Sequence[int]) -> list[int]:
    """Give the cells of a column that print a bare nought, where the others print changes and nothing else."""
    lone = {index: read[index].quantities[0] for index in column if len(read[index].quantities) == 1}
    bare = [index for index, quantity in lone.items() if _is_bare_nought(quantity)]
    changes = sum(quantity.kind == "change" for quantity in lone.values())
    return bare if changes >= _LEAST and changes + len(bare) == len(column) else []


def _is_bare_nought(quantity: Quantity) -> bool:
    return quantity.kind == "count" and quantity.value == 0 and quantity.unit is None
