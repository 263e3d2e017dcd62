"""Parts against the whole, where a table prints both: a row named total, or a row with its parts below it.

Many tables are not additive (shares, overlapping groups, "of which"), and a check that nags is switched off. So a total is
held to its parts only where the table shows that it means a sum: another column of the row adds up, or this one almost does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.check.agreement import Interval, interval_of_count
from factsheet_extract.check.catalogue import finding
from factsheet_extract.check.naming import folded
from factsheet_extract.languages import load_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factsheet_extract.model.record import Count, FactSheet, Finding

_ADDITIVE: Final = frozenset({"count", "money", "measure"})
# Dimensions that name the row of a table whose columns name the figures.
_ROW_NAMES: Final = ("place", "row", "period", "group")
# How far a sum may be off for a misread digit or a lost small row to be likelier than a table that is not additive.
_NEAR: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table: the name of its row, what tells its column, and what its printed form stands for."""

    row: str
    column: tuple[object, ...]
    interval: Interval
    count: Count


@dataclass(frozen=True, slots=True)
class _Total:
    """A printed total and the sums it could be of, the likeliest first."""

    cell: _Cell
    sums: tuple[Interval, ...]

    @property
    def fits(self) -> bool:
        return any(self.cell.interval.meets(total) for total in self.sums)

    @property
    def is_near(self) -> bool:
        whole = self.cell.interval.high
        return any(abs(total.high - whole) <= _NEAR * abs(whole) for total in self.sums)


def totals(sheet: FactSheet) -> Iterator[Finding]:
    """Give each printed total that its parts do not make."""
    cells = [cell for count in sheet.counts if (cell := _cell(count, sheet.language))]
    words = {folded(word) for word in load_language(sheet.language).heads.totals}
    rows: dict[object, list[_Total]] = defaultdict(list)
    for total in (*_named_totals(cells, words), *_wholes(cells)):
        place = total.cell.count.evidence[0]
        rows[total.cell.row, place.start].append(total)
    for row in rows.values():
        if any(total.fits for total in row):
            yield from (_broken(total) for total in row if not total.fits)
        else:
            yield from (_broken(total) for total in row if len(row) == 1 and total.is_near)


def _cell(count: Count, language: str) -> _Cell | None:
    rule = count.evidence[0].rule
    if ".table_" not in rule or count.kind not in _ADDITIVE or count.comparator != "=" or count.status != "reported":
        return None
    interval = interval_of_count(count, language)
    if interval is None:
        return None
    dimensions = count.apart
    row, column = count.label, None
    if rule.endswith("table_column"):
        name = next((name for name in _ROW_NAMES if name in dimensions), None)
        row, column = str(dimensions.pop(name)) if name else "", count.label
    key = (column, count.kind, count.unit, count.section, *sorted((name, str(value)) for name, value in dimensions.items()))
    return _Cell(row, key, interval, count)


def _named_totals(cells: Sequence[_Cell], words: set[str]) -> Iterator[_Total]:
    """Give rows called total with the rows above them, those since the last total, the totals so far, and the rows below."""
    columns: dict[object, list[_Cell]] = defaultdict(list)
    for cell in cells:
        columns[cell.column].append(cell)
    for column in columns.values():
        at = [index for index, cell in enumerate(column) if folded(cell.row) in words]
        for place, index in enumerate(at):
            since = at[place - 1] + 1 if place else 0
            until = at[place + 1] if place + 1 < len(at) else len(column)
            parts = [cell for cell in column[:index] if folded(cell.row) not in words]
            earlier = [column[other] for other in at[:place]]
            choices = (column[since:index], parts, earlier, column[index + 1 : until])
            sums = tuple(_sum(choice) for choice in choices if len(choice) > 1)
            if sums:
                yield _Total(column[index], sums)


def _wholes(cells: Sequence[_Cell]) -> Iterator[_Total]:
    """Give rows whose parts stand below them: their label is the group of the parts, or the parts have a place more."""
    parts: dict[object, list[_Cell]] = defaultdict(list)
    for cell in cells:
        for key in _part_of(cell):
            parts[key].append(cell)
    for cell in cells if parts else ():
        dimensions = cell.count.apart
        for name in ("group", "place"):
            mine = [] if name in dimensions else parts.get(_key(name, cell.count.label, cell.count.unit, dimensions), [])
            if len(mine) > 1 and cell.interval.low <= _sum(mine).high:
                yield _Total(cell, (_sum(mine),))


def _part_of(cell: _Cell) -> Iterator[object]:
    """Give the keys of the wholes that a figure may be part of."""
    others = cell.count.apart
    group = others.pop("group", None)
    if group is not None:
        yield _key("group", str(group), cell.count.unit, others)
    elif cell.count.evidence[0].rule.endswith("table_part") and others.pop("place", None) is not None:
        yield _key("place", cell.count.label, cell.count.unit, others)


def _key(name: str, label: str, unit: str | None, dimensions: Mapping[str, object]) -> object:
    return (name, folded(label), unit, *sorted((other, str(value)) for other, value in dimensions.items()))


def _sum(cells: Sequence[_Cell]) -> Interval:
    low = sum((cell.interval.low for cell in cells), Decimal(0))
    return Interval(low, sum((cell.interval.high for cell in cells), Decimal(0)))


def _broken(total: _Total) -> Finding:
    count, made = total.cell.count, (total.sums[0].low + total.sums[0].high) / 2
    name = f"{total.cell.row} {count.label}" if total.cell.row != count.label else count.label
    return finding(
        "total", f"{name}: {count.printed!r} printed, its parts make {made.normalize():f}", facts=[count.label],
        evidence=count.evidence[:2],
    )  # fmt: skip
