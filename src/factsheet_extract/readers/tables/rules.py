"""Rules and boxes of a page: straight edges joined, grids that they close, and frames that hold text together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factsheet_extract.model.document import Box
from factsheet_extract.readers.tuples import made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.readers.pdfium.shapes import Shape

_SNAP = 2.0  # points: edges nearer than this are one
_REACH = 3.0  # points: edges that miss each other by less than this meet
_OPEN = 6.0  # points: edges that run on as much over the last crossing one stand open
_SHORT = 4.0  # points: shorter edges draw letters and ticks, not tables
_MOST_EDGES = 4000
_WHITE = 250
_LOW, _HIGH = 7.0, 120.0  # points: how high a row of a table may be


# An edge as it is drawn: its place, start and end
Drawn: TypeAlias = tuple[float, float, float]
_PLACE, _START = itemgetter(0), itemgetter(1)


class Edge(NamedTuple):
    """A straight edge: at `place` (y of a horizontal, x of a vertical), from `start` to `end`."""

    place: float
    start: float
    end: float


@dataclass(slots=True)
class Edges:
    """All straight edges of a page, joined where they go on."""

    horizontal: list[Edge] = field(default_factory=list)
    vertical: list[Edge] = field(default_factory=list)


def find_edges(shapes: Iterable[Shape]) -> Edges:
    """Give the edges of rules and of stroked rectangles."""
    across: list[Drawn] = []
    down: list[Drawn] = []
    for kind, (x0, top, x1, bottom), stroked, _ in shapes:
        if kind == "rule":
            if x1 - x0 >= bottom - top:
                across.append(((top + bottom) / 2, x0, x1))
            else:
                down.append(((x0 + x1) / 2, top, bottom))
        elif kind == "rectangle" and stroked:
            across += [(top, x0, x1), (bottom, x0, x1)]
            down += [(x0, top, bottom), (x1, top, bottom)]
    return Edges(_joined(across[:_MOST_EDGES]), _joined(down[:_MOST_EDGES]))


def _joined(drawn: list[Drawn]) -> list[Edge]:
    """Snap edges at nearly one place together, then join those that touch end to end."""
    groups: list[list[Drawn]] = []
    first = last = 0.0  # places of the last group
    for edge in sorted(drawn, key=_PLACE):
        place = edge[0]
        if groups and place - last <= _SNAP and place - first <= 2 * _SNAP:
            groups[-1].append(edge)
        else:
            groups.append([edge])
            first = place
        last = place
    return [edge for group in groups for edge in _along(group) if edge.end - edge.start >= _SHORT]


def _along(group: list[Drawn]) -> Iterator[Edge]:
    """Join edges at one place that touch end to end."""
    place = sum(place for place, _, _ in group) / len(group)
    ordered = sorted(group, key=_START)
    _, start, end = ordered[0]
    for _, begins, ends in ordered:
        if begins > end + _REACH:
            yield Edge(place, start, end)
            start, end = begins, ends
        elif ends > end:
            end = ends
    yield Edge(place, start, end)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A closed cell of a grid: first row and column, how many of each it takes, its box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges that meet: the lines of rows and columns, and the cells they close."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        """The outer frame."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_grids(edges: Edges) -> list[Grid]:
    """Find every set of edges that meet and close one cell at least."""
    grids: list[Grid] = []
    for across, down in _components(edges):
        if len(across) > 1 and len(down) > 1:
            grid = _grid(across, down)
            if grid.cells:
                grids.append(grid)
    return grids


def _components(edges: Edges) -> list[tuple[list[Edge], list[Edge]]]:
    across, down = edges.horizontal, edges.vertical
    owner = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            if h.start - _REACH <= v.place <= h.end + _REACH and v.start - _REACH <= h.place <= v.end + _REACH:
                owner[root(i)] = root(j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for place in range(len(owner)):
        pair = groups.setdefault(root(place), ([], []))
        if place < len(across):
            pair[0].append(across[place])
        else:
            pair[1].append(down[place - len(across)])
    return list(groups.values())


def _place(edge: Edge) -> float:
    return edge.place


def _grid(across: list[Edge], down: list[Edge]) -> Grid:
    mesh = _Mesh.of(across, down)
    cells = [made for group in _groups(mesh) if (made := _cell(group, mesh))]
    return Grid(tuple(mesh.ys), tuple(mesh.xs), tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


@dataclass(frozen=True, slots=True)
class _Mesh:
    """Where the edges of a grid run, and which sides of its smallest cells they cover.

    `walls[r][c]` stands before the cell in row r and column c, `floors[r][c]` lies over it.
    """

    ys: list[float]
    xs: list[float]
    level: _Sorted
    upright: _Sorted
    walls: list[list[bool]]
    floors: list[list[bool]]
    corners: frozenset[
        tuple[int, int]
    ]  # smallest cells (row, column) that stand open on two sides, with no edge around the grid

    @classmethod
    def of(cls, across: list[Edge], down: list[Edge]) -> _Mesh:
        level, upright = _Sorted.of(across), _Sorted.of(down)
        level_places, upright_places = _places(across), _places(down)
        ys, xs = _closed(level_places, down), _closed(upright_places, across)
        walls = [[_covered(upright, x, start, end) for x in xs] for start, end in pairwise(ys)]
        floors = [[_covered(level, y, start, end) for start, end in pairwise(xs)] for y in ys]
        rows = [row for row, y in ((0, ys[0]), (len(ys) - 2, ys[-1])) if y not in (level_places[0], level_places[-1])]
        columns = [
            column for column, x in ((0, xs[0]), (len(xs) - 2, xs[-1])) if x not in (upright_places[0], upright_places[-1])
        ]
        corners = frozenset((row, column) for row in rows for column in columns)
        return cls(ys, xs, level, upright, walls, floors, corners)

    def closed(self, top: int, left: int, bottom: int, right: int) -> int:
        """Count the sides of a cell that an edge covers."""
        if bottom - top == 1 == right - left:
            walls, floors = self.walls[top], self.floors
            open_sides = 2 if (top, left) in self.corners else 0
            return walls[left] + walls[right] + floors[top][left] + floors[bottom][left] + open_sides
        y0, x0, y1, x1 = self.ys[top], self.xs[left], self.ys[bottom], self.xs[right]
        return sum((
            _covered(self.level, y0, x0, x1), _covered(self.level, y1, x0, x1),
            _covered(self.upright, x0, y0, y1), _covered(self.upright, x1, y0, y1),
        ))  # fmt: skip


def _groups(mesh: _Mesh) -> list[list[tuple[int, int]]]:
    """Put the smallest cells (row, column) that no edge parts together."""
    rows, columns = len(mesh.ys) - 1, len(mesh.xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            owner[cell] = owner[owner[cell]]
            cell = owner[cell]
        return cell

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not mesh.walls[r][c + 1]:
                owner[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and not mesh.floors[r + 1][c]:
                owner[root((r + 1, c))] = root((r, c))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        members.setdefault(root(cell), []).append(cell)
    return list(members.values())


def _places(edges: list[Edge]) -> list[float]:
    places: list[float] = []
    for edge in sorted(edges, key=lambda edge: edge.place):
        if not places or edge.place - places[-1] > _SNAP:
            places.append(edge.place)
    return places


def _closed(places: list[float], crossing: list[Edge]) -> list[float]:
    """Add the open ends: where two edges or more run on over the first or past the last place, cells stand open there."""
    starts = [edge.start for edge in crossing if edge.start < places[0] - _OPEN]
    ends = [edge.end for edge in crossing if edge.end > places[-1] + _OPEN]
    first = [min(starts)] if len(starts) > 1 and max(starts) - min(starts) < _OPEN else []
    last = [max(ends)] if len(ends) > 1 and max(ends) - min(ends) < _OPEN else []
    return [*first, *places, *last]


class _Sorted(NamedTuple):
    """Edges of one direction in the order of their places, and the places."""

    edges: list[Edge]
    places: list[float]

    @classmethod
    def of(cls, edges: list[Edge]) -> _Sorted:
        ordered = sorted(edges, key=_place)
        return cls(ordered, [edge.place for edge in ordered])


def _covered(lines: _Sorted, place: float, start: float, end: float) -> bool:
    """Say whether an edge at `place` covers the middle part of start .. end."""
    inset = 0.25 * (end - start)
    for at in range(bisect_left(lines.places, place - _SNAP), len(lines.places)):
        where, begins, ends = lines.edges[at]
        if where > place + _SNAP:
            return False
        if begins <= start + inset and ends >= end - inset:
            return True
    return False


def _cell(group: list[tuple[int, int]], mesh: _Mesh) -> GridCell | None:
    """Make a cell of smallest cells that no edge parts; None where they form no rectangle or stand open."""
    rows, columns = [row for row, _ in group], [column for _, column in group]
    top, left, bottom, right = min(rows), min(columns), max(rows) + 1, max(columns) + 1
    if len(group) != (bottom - top) * (right - left) or mesh.closed(top, left, bottom, right) < 3:
        return None
    box = made(Box, (mesh.xs[left], mesh.ys[top], mesh.xs[right], mesh.ys[bottom]))
    return GridCell(top, left, bottom - top, right - left, box)


def find_fills(shapes: Iterable[Shape], width: float, height: float) -> list[Box]:
    """Find coloured areas that may hold text together: not white, not the whole page; bands of one colour are joined."""
    areas: list[tuple[tuple[int, int, int], Box]] = []
    for shape in shapes:
        x0, top, x1, bottom = shape.box
        if shape.kind != "rectangle" or shape.fill is None or min(shape.fill) >= _WHITE:
            continue
        if (x1 - x0) * (bottom - top) > 0.6 * width * height or bottom - top < 5 or x1 - x0 < 10:
            continue
        last = areas[-1] if areas else None
        if last and last[0] == shape.fill and _stacked(last[1], shape.box):
            areas[-1] = (
                shape.fill,
                Box(
                    min(x0, last[1].x0),
                    min(top, last[1].top),
                    max(x1, last[1].x1),
                    max(bottom, last[1].bottom),
                ),
            )
        else:
            areas.append((shape.fill, shape.box))
    return [box for _, box in areas]


def find_bands(shapes: Iterable[Shape]) -> list[Edge]:
    """Give the upper and lower sides of coloured bands of a line or some lines of text: cells of one row are one band."""
    bands: dict[tuple[int, int], list[Drawn]] = {}
    for shape in shapes:
        x0, top, x1, bottom = shape.box
        if shape.kind == "rectangle" and shape.fill and _LOW < bottom - top < _HIGH and min(shape.fill) < _WHITE:
            bands.setdefault((round(top), round(bottom)), []).extend([(top, x0, x1), (bottom, x0, x1)])
    return [edge for drawn in bands.values() for edge in _joined(drawn)]


def _stacked(one: Box, other: Box) -> bool:
    """Say whether two areas are bands of one: as wide as each other and touching, or one within the other."""
    wide = abs(one.x0 - other.x0) < 1.5 and abs(one.x1 - other.x1) < 1.5
    return wide and other.top <= one.bottom + 1.0 and one.top <= other.bottom + 1.0
