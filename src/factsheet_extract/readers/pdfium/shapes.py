"""The drawn things of a page: rules, rectangles, curves and pictures, as shown."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

import numpy as np

from factsheet_extract.model.document import Box
from factsheet_extract.readers.pdfium import calls as call
from factsheet_extract.readers.tuples import made

if TYPE_CHECKING:
    import ctypes

ToBox: TypeAlias = Callable[[float, float, float, float], Box]
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 20_000
_MOST_DEPTH = 8
_LEAST_ROUNDED = 12  # points: a path with fewer is no box with four round corners
_CORNER = 15.0  # points: so far from the sides may the points of a round corner lie
_LEVEL = 0.2  # points
_STROKE = 2  # points of a path: from one to the other
_PEN = 8.0  # points: the widest pen that rules tables
_LONG = 5  # times as long as its pen is wide
_THIN = 2.5  # points: a rectangle thinner than this is a rule


class Shape(NamedTuple):
    """One drawn shape: a rule (thin), a rectangle, or something curved; `fill` is its colour (0..255 each) where filled."""

    kind: Literal["rule", "rectangle", "curve"]
    box: Box
    stroked: bool
    fill: tuple[int, int, int] | None = None


class _Scratch:
    """Places for PDFium to write numbers to, and what says where they are."""

    def __init__(self) -> None:
        self.edges, self.colors, self.modes = (call.c_float * 4)(), (call.c_uint * 4)(), (call.c_int * 2)()
        self.at_edges, self.at_colors, self.at_modes = _each(self.edges), _each(self.colors), _each(self.modes)
        self.matrix = call.Matrix()
        self.at_matrix = call.byref(self.matrix)


def _each(numbers: ctypes.Array[Any]) -> tuple[Any, ...]:
    """Say where each of some numbers of four bytes is."""
    return tuple(call.byref(numbers, 4 * place) for place in range(len(numbers)))


def read_shapes(page: Any, to_box: ToBox) -> tuple[list[Shape], list[Box]]:
    """Read the paths and the pictures of a page, those in form objects too."""
    shapes: list[Shape] = []
    images: list[Box] = []
    scratch = _Scratch()
    for kind, item, forms in _walk(page, scratch):
        if kind == call.PATH:
            shapes.extend(_path(item, forms, scratch, to_box))
        elif kind == call.IMAGE:
            images.append(to_box(*_bounds(item, forms, scratch)))
    return shapes, images


Transform: TypeAlias = tuple[float, float, float, float, float, float]


def _walk(page: Any, scratch: _Scratch) -> Iterator[tuple[int, Any, tuple[Transform, ...]]]:
    """Give (type, object, matrices of the forms around it, innermost first) of every path and picture."""
    count = min(call.count_objects(page), _MOST_OBJECTS)
    items = list(map(call.pointer, map(call.get_object, repeat(page), range(count))))
    for item, kind in zip(items, map(call.object_type, items), strict=True):
        if kind == call.FORM:
            yield from _walk_form(item, (), scratch)
        elif kind in (call.PATH, call.IMAGE):
            yield kind, item, ()


def _walk_form(form: Any, forms: tuple[Transform, ...], scratch: _Scratch) -> Iterator[tuple[int, Any, tuple[Transform, ...]]]:
    if len(forms) >= _MOST_DEPTH:
        return
    inner = (_matrix(form, scratch), *forms)
    for place in range(min(max(0, call.form_count(form)), _MOST_OBJECTS)):
        item = call.pointer(call.form_object(form, place))
        kind = call.object_type(item)
        if kind == call.FORM:
            yield from _walk_form(item, inner, scratch)
        elif kind in (call.PATH, call.IMAGE):
            yield kind, item, inner


def _matrix(item: Any, scratch: _Scratch) -> Transform:
    m = scratch.matrix
    call.object_matrix(item, scratch.at_matrix)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _apply(transform: Transform, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: Any, forms: tuple[Transform, ...], scratch: _Scratch) -> tuple[float, float, float, float]:
    """Give left, bottom, right, top of an object in page space."""
    call.object_bounds(item, *scratch.at_edges)
    left, bottom, right, top = scratch.edges[:]
    for transform in forms:
        corners = [_apply(transform, x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    return left, bottom, right, top


def _path(item: Any, forms: tuple[Transform, ...], scratch: _Scratch, to_box: ToBox) -> list[Shape]:
    call.path_mode(item, *scratch.at_modes)
    filled, stroked = scratch.modes[:]
    if not stroked and not filled:
        return []
    count = call.path_count(item)
    if count <= 5 and not (stroked and not filled and count == 3):
        box = to_box(*_bounds(item, forms, scratch))
        kind = _kind(box, count)
        fill = _color(item, scratch) if filled and kind != "rule" else None
        return [made(Shape, (kind, box, stroked != 0, fill))]
    return _pieces(item, count, forms, scratch, to_box, stroked != 0, _color(item, scratch) if filled else None)


def _color(item: Any, scratch: _Scratch) -> tuple[int, int, int] | None:
    shown = call.fill_color(item, *scratch.at_colors)
    red, green, blue, alpha = scratch.colors[:]
    return (red, green, blue) if shown and alpha else None


def _kind(box: Box, segments: int) -> Literal["rule", "rectangle", "curve"]:
    """Say what a path of so many points is; a stroke from one point to another is a rule, however thick its pen."""
    x0, top, x1, bottom = box
    thin, long = min(x1 - x0, bottom - top), max(x1 - x0, bottom - top)
    if thin <= _THIN or (segments == _STROKE and thin <= _PEN and long > _LONG * thin):
        return "rule"
    return "rectangle" if segments >= 4 else "curve"


def _pieces(
    item: Any, count: int, forms: tuple[Transform, ...], scratch: _Scratch, to_box: ToBox, stroked: bool,
    fill: tuple[int, int, int] | None,
) -> list[Shape]:  # fmt: skip
    """Take a path of many segments apart: each of its subpaths is a rule, a rectangle or a curve."""
    shapes: list[Shape] = []
    for xs, ys, curved in _subpaths(item, min(count, _MOST_SEGMENTS), (_matrix(item, scratch), *forms)):
        box = to_box(min(xs), min(ys), max(xs), max(ys))
        square = len({(round(x, 1)) for x in xs}) <= 2 and len({(round(y, 1)) for y in ys}) <= 2
        if curved:
            square = len(xs) > _LEAST_ROUNDED and _is_rounded(xs, ys)
        if len(xs) > 1:
            shapes.append(Shape(_kind(box, 4) if square else "curve", box, stroked, fill))
    return shapes


def _is_rounded(xs: list[float], ys: list[float]) -> bool:
    """Say whether the points are those of a box with round corners: all near its sides, and two sides straight for the most."""
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    near = min(_CORNER, 0.25 * min(right - left, high - low))
    if any(left + near < x < right - near and low + near < y < high - near for x, y in zip(xs, ys, strict=True)):
        return False
    steps = zip(pairwise(xs), pairwise(ys), strict=True)
    straight = [abs(b - a) + abs(d - c) for (a, b), (c, d) in steps if abs(b - a) < _LEVEL or abs(d - c) < _LEVEL]
    return sum(length > 0.5 * max(right - left, high - low) for length in straight) > 1


def _subpaths(
    item: Any, count: int, transforms: tuple[Transform, ...]
) -> Iterator[tuple[list[float], list[float], bool]]:  # fmt: skip
    """Give the x and the y of the points of each subpath, and whether any of it is curved."""
    segments = list(map(call.pointer, map(call.path_segment, repeat(item), range(count))))
    kinds = list(map(call.segment_type, segments))
    points = np.zeros((2, count), np.float32)
    first, width = points.ctypes.data, 4 * count
    at_x, at_y = range(first, first + width, 4), range(first + width, first + 2 * width, 4)
    deque(map(call.segment_point, segments, at_x, at_y), maxlen=0)
    across, down = points.astype(np.float64)
    for a, b, c, d, e, f in transforms:
        across, down = a * across + c * down + e, b * across + d * down + f
    xs, ys = across.tolist(), down.tolist()
    starts = [place for place, kind in enumerate(kinds) if kind == call.MOVE_TO and place]
    for start, end in pairwise([0, *starts, count]):
        yield xs[start:end], ys[start:end], call.BEZIER_TO in kinds[start:end]
