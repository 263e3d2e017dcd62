"""What is left of a table at the foot or the head of a column: a row or two under heads that another table has too.

    Theme          Clubs            (foot of a column)      Theme          Clubs            (head of the next)
    Bread          25                                       Fish           19
                                                            Books          18
                                                            Flowers        17

Start at `find_remnants`. Rows so few are no table by themselves; the heads that come again tell that they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.readers.tables.phrases import as_rows, lines_under, make_phrased

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.page.drafts import TableDraft
    from factsheet_extract.readers.tables.rows import Row, Stretch
    from factsheet_extract.readers.tables.rules import Edges

Names: TypeAlias = tuple[tuple[str, ...], ...]
_NEAR = 5  # rows below its first line in which the other lines of a head stand


def find_remnants(rows: list[Row], edges: Edges, page: int, made: Sequence[TableDraft]) -> list[TableDraft]:
    """Give the rows under heads that one of the tables made has too, and that are in none of them."""
    known = dict.fromkeys(names for table in made if len(names := _names(table)) > 1)  # in one order, each once
    held = {id(p) for table in made for cell in table.cells for line in cell.lines for p in line.pieces} if known else set()
    remnants: list[TableDraft] = []
    for names in known:
        for heads, below in _same_heads(names, rows):
            hulls = [_hull(lines) for lines in heads]
            bands = lines_under(hulls, rows[below:])
            words = [piece for head in hulls for piece in head.pieces]
            words += [piece for band in bands for stretch in band.cells.values() for piece in stretch.pieces]
            if any(len(band.cells) > 1 for band in bands) and not held & set(map(id, words)):
                remnants.append(make_phrased(heads, as_rows(hulls, bands, edges), page))
                held |= set(map(id, words))
    return remnants


def _names(table: TableDraft) -> Names:
    """Give what a table's columns are called, line by line; nothing where one has no head or several."""
    heads = sorted((cell for cell in table.cells if cell.header and cell.lines), key=lambda cell: cell.column)
    if [cell.column for cell in heads] != list(range(table.columns)):
        return ()
    return tuple(tuple(line.text for line in cell.lines) for cell in heads)


def _same_heads(names: Names, rows: list[Row]) -> Iterator[tuple[list[list[Stretch]], int]]:
    """Give the places where the names come again: the lines of each head, and the row below them."""
    firsts = [lines[0] for lines in names]
    for number, row in enumerate(rows):
        texts = [stretch.text for stretch in row.stretches]
        for place in range(len(texts) - len(firsts) + 1):
            if texts[place : place + len(firsts)] == firsts:
                found = [_lines_of(head, lines, rows[number + 1 : number + 1 + _NEAR]) for head, lines in zip(
                    row.stretches[place : place + len(firsts)], names, strict=True
                )]  # fmt: skip
                if all(found):
                    yield found, 1 + max(line.row for head in found for line in head)


def _lines_of(head: Stretch, lines: Sequence[str], below: Sequence[Row]) -> list[Stretch]:
    """Give the lines of a head, the first one being found; nothing where another is not."""
    found = [head]
    for text in lines[1:]:
        near = (
            s for row in below for s in row.stretches if s.row > found[-1].row and s.x0 < head.x1 + 1 and s.x1 > head.x0 - 1
        )
        following = next(near, None)
        if following is None or following.text != text:
            return []
        found.append(following)
    return found


def _hull(lines: list[Stretch]) -> Stretch:
    """Give the words of several lines as one stretch."""
    return replace(
        lines[0], pieces=[piece for line in lines for piece in line.pieces],
        x0=min(line.x0 for line in lines), x1=max(line.x1 for line in lines), bottom=lines[-1].bottom,
    )  # fmt: skip
