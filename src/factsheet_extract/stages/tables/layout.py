"""What each row and column of a table is for: head, group, body; stub (row labels) or values.

Start at `lay_out`. The reader's header marks are taken where it made them; the rest is seen from what is printed: a head
holds no bare figures, a group row holds one text and nothing else, the stub is what stands left of the first column of figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.tables.grid import is_band

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.stages.tables.grid import Grid, Sort

# What makes a row a row of data where it stands in a column of values.
_DATA: Final = frozenset(("value", "naming"))
# Nothing but a bracket: "(in thousands)"
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
# A number that its words follow: "15: migration and development", "12 – Trade and transport policy"
_COUNTED: Final = re.compile(r"\d{1,4}\s?[:–—-]\s?[^\W\d_]")
# A serial number: "1."  "12)"
_SERIAL: Final = re.compile(r"\d{1,4}[.)]")
# So many whole numbers in a row, each one more than the last, are serial numbers.
_RUN: Final = 3
# A column whose printed cells are figures to this share or more is a column of values.
_VALUE_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """`values` and `stub` are columns, `titles`, `heads` and `groups` rows, `body` the rows that hold data, all in order.

    `serial` are columns of the stub that only number the rows, `numbering` rows that only number the columns; `lent` gives,
    for a row of data without a label, the row right above it that prints nothing but its label.
    """

    values: tuple[int, ...]
    stub: tuple[int, ...]
    heads: tuple[int, ...]
    groups: tuple[int, ...]
    body: tuple[int, ...]
    titles: tuple[int, ...] = ()
    serial: tuple[int, ...] = ()
    numbering: tuple[int, ...] = ()
    lent: Mapping[int, int] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[int, ...]:
        """The stub without serial numbers."""
        return tuple(column for column in self.stub if column not in self.serial) or self.stub


def lay_out(grid: Grid) -> Layout:
    """Give the use of every row and column."""
    top = _head_rows(grid, range(grid.columns))
    numbering = tuple(row for row in range(min(top + 1, grid.rows)) if row and _is_numbering(grid, row))
    top = max(top, *(row + 1 for row in numbering)) if numbering else top
    values = _value_columns(grid, top)
    stub = _stub_columns(grid, values, top)
    values = tuple(column for column in values if column not in stub)
    heads, groups, body = _rows(grid, values, stub, top)
    heads = tuple(row for row in heads if row not in numbering)
    titles = _titles(grid, stub, tuple(row for row in heads if row < top), body)
    lent = {row: row - 1 for row in body if row - 1 in groups and stub and not any(grid.text(row, c) for c in stub)}
    return Layout(
        values, stub, tuple(row for row in heads if row not in titles),
        tuple(row for row in groups if row not in lent.values()), body, titles,
        tuple(column for column in stub if _is_serial(grid, column, top)), numbering, lent,
    )  # fmt: skip


def _is_numbering(grid: Grid, row: int) -> bool:
    """A row under the heads that numbers the columns: "1 2 3 4", with a formula here and there ("2=(3 to 6)")."""
    texts = [text for column in range(grid.columns) if (text := grid.text(row, column))]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= 2]
    apart = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= _RUN and len(texts) - len(numbers) <= 2 and numbers[0] <= 2 and apart <= {1, 2} and 1 in apart


def _titles(grid: Grid, stub: tuple[int, ...], heads: tuple[int, ...], body: tuple[int, ...]) -> tuple[int, ...]:
    """Rows at the top that print one text which reaches over the row labels too: the table's title, not a column's head."""
    found: list[int] = []
    for row in heads:
        printed = grid.passages(row, range(grid.columns))
        if len(printed) == 1 and _BRACKETED.fullmatch(grid.texts[printed[0]]):
            found.append(row)  # "(in thousands)" set to the right speaks of the whole table
            continue
        over_stub = any(grid.passage(row, column) is not None for column in stub)
        corner = grid.at.get((row, stub[0])) if stub else None  # a broken grid may have none
        if len(printed) != 1 or not over_stub or (row + 1 in body and (corner is None or corner.column_span == 1)):
            break
        found.append(row)
    return tuple(found)


def _marked(grid: Grid, row: int) -> bool:
    cells = [grid.at[row, column] for column in range(grid.columns) if (row, column) in grid.at]
    return bool(cells) and all(cell.header for cell in cells if cell.block is not None) and any(c.header for c in cells)


def _head_rows(grid: Grid, columns: range) -> int:
    """Count the rows at the top that name columns: marked so by the reader, or without a bare figure."""
    count = 0
    while count < grid.rows and _marked(grid, count):
        count += 1
    if count:
        return count
    while count < grid.rows and _names_columns(grid, count, columns):
        count += 1
    return count if count < grid.rows else 0


def _names_columns(grid: Grid, row: int, columns: range) -> bool:
    """Words and years name columns; so do bands of age or size that rise from left to right under an empty or worded corner."""
    sorts = [grid.sort(row, column) for column in columns]
    if not any(sort != "empty" for sort in sorts):
        return True
    if set(sorts[1:]) - {"empty"} == {"mark"}:
        return False
    if "value" not in sorts[1:] and sorts[0] != "value":
        return not _is_first_group(grid, row, columns) and not _is_data_of_years(row, sorts)
    bands = [grid.text(row, column) for column, sort in zip(columns, sorts, strict=True) if sort == "value"]
    others = [sort for sort in sorts[1:] if sort not in ("value", "empty", "naming")]
    return row == 0 and len(bands) >= 2 and not others and all(map(is_band, bands)) and _rises(bands)


def _is_data_of_years(row: int, sorts: list[Sort]) -> bool:
    """A row of years or codes after a worded row of heads is data ("Founded | 1998 | 2004"), not one more row of heads."""
    return row > 0 and sorts[0] == "text" and set(sorts[1:]) <= {"naming", "mark", "code", "empty"}


def _is_first_group(grid: Grid, row: int, columns: range) -> bool:
    """A single text over a body of figures, after the heads, opens a group; on the first row it may be the table's title."""
    printed = {grid.passage(row, column) for column in columns} - {None}
    return row > 0 and len(printed) == 1 and grid.passage(row, columns[0]) in printed and _has_heads_above(grid, row)


def _has_heads_above(grid: Grid, row: int) -> bool:
    """Whether a row above names at least two columns."""
    return any(len({grid.passage(above, c) for c in range(1, grid.columns)} - {None}) >= 1 for above in range(row))


def _rises(bands: list[str]) -> bool:
    starts = [int(next(iter("".join(c if c.isdecimal() else " " for c in band).split()), "0")) for band in bands]
    return all(a < b for a, b in pairwise(starts))


def _value_columns(grid: Grid, top: int) -> tuple[int, ...]:
    found = []
    for column in range(grid.columns):
        sorts = [grid.sort(row, column) for row in range(top, grid.rows)]
        figures = sorts.count("value")
        printed = figures + sorts.count("naming") + sorts.count("text")
        if figures and figures >= _VALUE_SHARE * printed:
            found.append(column)
    return tuple(found)


def _stub_columns(grid: Grid, values: tuple[int, ...], top: int) -> tuple[int, ...]:
    """Columns before the first value column; where there is none, serial numbers or bands, and words between figures."""
    if not values:
        return ()
    if values[0] > 0:
        return tuple(range(values[0]))
    figures = [grid.text(row, 0) for row in range(top, grid.rows) if grid.sort(row, 0) == "value"]  # beside words: "All adults"
    named = _is_serial(grid, 0, top) or _is_series(figures)
    words = tuple(_worded_run(grid, values, 1))
    return ((0, *words) if named else words) if grid.columns > 1 else ()


def _is_serial(grid: Grid, column: int, top: int) -> bool:
    """A column of serial numbers, group rows aside: "1." "2.", or whole numbers each one more than the last."""
    texts = [grid.text(row, column) for row in range(top, grid.rows) if grid.sort(row, column) == "value"]
    if texts and all(_SERIAL.fullmatch(text) for text in texts):
        return True
    if len(texts) < _RUN or not all(text.isdecimal() and len(text) <= 4 for text in texts):
        return False
    return [int(text) for text in texts] == list(range(int(texts[0]), int(texts[0]) + len(texts)))


def _is_series(texts: list[str]) -> bool:
    """Bands that rise: a column that names its rows. The first and last may be said in words ("Under 18", "75 and over")."""
    bands = [text for text in texts if is_band(text) and not text.isdecimal()]
    ends = len(texts) >= _RUN and len(texts[-1].split()) > 1
    opens = len(texts) > _RUN and len(texts[0].split()) > 1 and not is_band(texts[0]) and texts[0][0].isalpha()
    inner = texts[opens : len(texts) - ends]
    return len(inner) >= 2 and len(bands) * 2 >= len(texts) and all(map(is_band, inner)) and _rises(texts[opens:])


def _worded_run(grid: Grid, values: tuple[int, ...], first: int) -> list[int]:
    run = []
    for column in range(first, grid.columns):
        if column in values:
            break
        run.append(column)
    return run if len(run) + first < grid.columns else []


def _rows(
    grid: Grid, values: tuple[int, ...], stub: tuple[int, ...], top: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    heads, groups, body = list(range(top)), [], []
    for row in range(top, grid.rows):
        printed = {grid.passage(row, column) for column in range(grid.columns)} - {None}
        if not printed:
            continue
        if any(grid.sort(row, column) in _DATA for column in values):
            body.append(row)
        elif len(printed) == 1 or _is_group(grid, row, values, stub):
            groups.append(row)
        elif _is_later_head(grid, row, values):
            heads.append(row)
        else:
            body.append(row)
    return tuple(heads), tuple(groups), tuple(body)


def _is_group(grid: Grid, row: int, values: tuple[int, ...], stub: tuple[int, ...]) -> bool:
    """A row with a label, and words at most in columns that hold no figures, opens a group."""
    return bool(stub and grid.text(row, stub[0])) and all(not grid.text(row, column) for column in values)


def _is_later_head(grid: Grid, row: int, values: tuple[int, ...]) -> bool:
    """A row of words over columns of values, in the midst of the body: the heads again, or those of a table set below."""
    if _marked(grid, row):
        return True
    sorts = [grid.sort(row, column) for column in values]
    words = sorts.count("text")
    if all(_COUNTED.match(grid.text(row, column)) for column in values if grid.text(row, column)):
        return False
    return words >= 1 and words >= len(values) - sorts.count("empty") and row + 1 < grid.rows
