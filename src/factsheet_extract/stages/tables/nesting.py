"""Rows printed as parts of other rows: by how far their labels are set in, else by their bullet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.model.document import Document
    from factsheet_extract.stages.tables.grid import Grid
    from factsheet_extract.stages.tables.layout import Layout

# Bullets that readers may leave at the head of a label, with those of Symbol fonts: "• Deaths", "o Suspected", "- of it".
BULLETS: Final = frozenset("•·▪‣◦●○■□▸➢✓*–—-o\uf0a7\uf0b7\uf0d8\uf0fc")
# Labels set in by less than this (points) stand on the same edge.
_STEP: Final = 3.0
# A group row of so few words ("Women") may divide one of more ("Hypertension among adults").
_SHORT: Final = 2
# A stub whose labels begin at more places than this is centred, not nested.
_EDGES: Final = 4


def bullet_of(text: str) -> str:
    """Give the bullet a label begins with, empty where there is none."""
    return text[0] if len(text) > 2 and text[0] in BULLETS and text[1].isspace() else ""


def without_bullet(text: str) -> str:
    """Give a label without its bullet."""
    return text[1:].strip() if bullet_of(text) else text.strip()


def nest(grid: Grid, layout: Layout, document: Document) -> Mapping[int, tuple[int, ...]]:
    """Give the label of the row that each row is a part of, for the rows that are parts."""
    if not layout.stub:
        return {}
    column = layout.stub[0]
    rows = [row for row in layout.body if grid.passage(row, column) is not None]
    depths = _by_edge(grid, rows, column, document) or _by_bullet(grid, rows, column, document)
    return _parents(grid, rows, depths, column, layout.groups) if depths else {}


def _by_bullet(grid: Grid, rows: Sequence[int], column: int, document: Document) -> list[int]:
    """Bullets in the order they first appear are levels; a row without one stands above all; one kind nests nothing."""
    marks = []
    for row in rows:
        passage = grid.passage(row, column)
        marker = document.blocks[passage].marker if passage is not None else ""
        marks.append(marker or bullet_of(grid.text(row, column)))
    kinds = [mark for mark in dict.fromkeys(marks) if mark]
    if len(kinds) + ("" in marks) < 2 or len(kinds) > _EDGES:
        return []
    return [kinds.index(mark) + 1 if mark else 0 for mark in marks]


def _by_edge(grid: Grid, rows: Sequence[int], column: int, document: Document) -> list[int]:
    """Left edges of the labels, in steps; none where they show no clear steps."""
    edges = []
    for row in rows:
        passage = grid.passage(row, column)
        block = document.blocks[passage] if passage is not None else None
        boxes = document.boxes(block.start, block.end) if block else ()
        if not boxes:
            return []
        edges.append(boxes[0][1].x0)
    steps = _steps(edges)
    if not 2 <= len(steps) <= _EDGES or steps.index(max(s for s in steps if s <= edges[0] + _STEP)) != 0:
        return []
    return [max(place for place, step in enumerate(steps) if step <= edge + _STEP) for edge in edges]


def _steps(edges: Sequence[float]) -> list[float]:
    steps: list[float] = []
    for edge in sorted(edges):
        if not steps or edge - steps[-1] > _STEP:
            steps.append(edge)
    return steps


def _parents(
    grid: Grid, rows: Sequence[int], depths: Sequence[int], column: int, groups: Sequence[int]
) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    above: list[tuple[int, int]] = []
    last = -1
    for row, depth in zip(rows, depths, strict=True):
        if any(last < group < row for group in groups):
            above = []
        while above and above[-1][0] >= depth:
            above.pop()
        if above:
            found[row] = grid.passages(above[-1][1], (column,))
        above.append((depth, row))
        last = row
    return found


def is_inner(grid: Grid, document: Document, groups: Sequence[int], row: int) -> bool:
    """Whether a group row is of the sort of the inner of those it follows: set like it and unlike the outer, or as short."""
    outer, inner = groups[0], groups[-1]
    if _style(grid, document, row) == _style(grid, document, inner) != _style(grid, document, outer):
        return True
    lengths = [len(grid.text(group, 0).split()) for group in (outer, inner, row)]
    return lengths[1] <= _SHORT and lengths[2] <= _SHORT < lengths[0]


def _style(grid: Grid, document: Document, row: int) -> tuple[object, ...]:
    """How a group row is set: bold or not, its size, how far in, capitals or not."""
    passage = next(iter(grid.passages(row, range(grid.columns))))
    block = document.blocks[passage]
    boxes = document.boxes(block.start, block.end)
    return block.bold, round(block.size), round(boxes[0][1].x0 / _STEP) if boxes else 0, grid.texts[passage].isupper()
