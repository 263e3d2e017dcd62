"""The drawn things of a page: rules, rectangles, curves and pictures, as shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from factsheet_extract.model.document import Box
from factsheet_extract.readers import pdfium_calls as call

ToBox: TypeAlias = Callable[[float, float, float, float], Box]
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 20_000
_MOST_DEPTH = 8
_THIN = 2.5  # points: a rectangle thinner than this is a rule


class Shape(NamedTuple):
    """One drawn shape: a rule (thin), a rectangle, or something curved; `fill` is its colour (0..255 each) where filled."""

    kind: Literal["rule", "rectangle", "curve"]
    box: Box
    stroked: bool
    fill: tuple[int, int, int] | None = None


class _Scratch:
    """Places for PDFium to write numbers to."""

    def __init__(self) -> None:
        self.floats = [call.c_float() for _ in range(4)]
        self.colors = [call.c_uint() for _ in range(4)]
        self.mode, self.stroke = call.c_int(), call.c_int()
        self.matrix = call.Matrix()


def read_shapes(page: int, to_box: ToBox) -> tuple[list[Shape], list[Box]]:
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


def _walk(page: int, scratch: _Scratch) -> Iterator[tuple[int, int, tuple[Transform, ...]]]:
    """Give (type, object, matrices of the forms around it, innermost first) of every path and picture."""
    count = min(call.count_objects(page), _MOST_OBJECTS)
    items = list(map(call.get_object, [page] * count, range(count)))
    for item, kind in zip(items, map(call.object_type, items), strict=True):
        if kind == call.FORM:
            yield from _walk_form(item, (), scratch)
        elif kind in (call.PATH, call.IMAGE):
            yield kind, item, ()


def _walk_form(form: int, forms: tuple[Transform, ...], scratch: _Scratch) -> Iterator[tuple[int, int, tuple[Transform, ...]]]:
    if len(forms) >= _MOST_DEPTH:
        return
    inner = (_matrix(form, scratch), *forms)
    for place in range(min(max(0, call.form_count(form)), _MOST_OBJECTS)):
        item = call.form_object(form, place)
        kind = call.object_type(item)
        if kind == call.FORM:
            yield from _walk_form(item, inner, scratch)
        elif kind in (call.PATH, call.IMAGE):
            yield kind, item, inner


def _matrix(item: int, scratch: _Scratch) -> Transform:
    m = scratch.matrix
    call.object_matrix(item, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _apply(transform: Transform, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = transform
    return a * x + c * y + e, b * x + d * y + f


def _bounds(item: int, forms: tuple[Transform, ...], scratch: _Scratch) -> tuple[float, float, float, float]:
    """Give left, bottom, right, top of an object in page space."""
    one, two, three, four = scratch.floats
    call.object_bounds(item, one, two, three, four)
    left, bottom, right, top = one.value, two.value, three.value, four.value
    for transform in forms:
        corners = [_apply(transform, x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    return left, bottom, right, top


def _path(item: int, forms: tuple[Transform, ...], scratch: _Scratch, to_box: ToBox) -> list[Shape]:
    call.path_mode(item, scratch.mode, scratch.stroke)
    stroked, filled = bool(scratch.stroke.value), bool(scratch.mode.value)
    if not stroked and not filled:
        return []
    count = call.path_count(item)
    if count <= 5 and not (stroked and not filled and count == 3):
        box = to_box(*_bounds(item, forms, scratch))
        kind = _kind(box, count)
        fill = _color(item, scratch) if filled and kind != "rule" else None
        return [Shape(kind, box, stroked, fill)]
    return _pieces(item, count, forms, scratch, to_box, stroked, _color(item, scratch) if filled else None)


def _color(item: int, scratch: _Scratch) -> tuple[int, int, int] | None:
    if not call.fill_color(item, *scratch.colors) or not scratch.colors[3].value:
        return None
    red, green, blue = (color.value for color in scratch.colors[:3])
    return red, green, blue


def _kind(box: Box, segments: int) -> Literal["rule", "rectangle", "curve"]:
    if min(box.x1 - box.x0, box.bottom - box.top) <= _THIN:
        return "rule"
    return "rectangle" if segments >= 4 else "curve"


def _pieces(
    item: int, count: int, forms: tuple[Transform, ...], scratch: _Scratch, to_box: ToBox, stroked: bool,
    fill: tuple[int, int, int] | None,
) -> list[Shape]:  # fmt: skip
    """Take a path of many segments apart: each of its subpaths is a rule, a rectangle or a curve."""
    transforms = (_matrix(item, scratch), *forms)
    shapes: list[Shape] = []
    for points, curved in _subpaths(item, min(count, _MOST_SEGMENTS), transforms, scratch):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = to_box(min(xs), min(ys), max(xs), max(ys))
        square = len({(round(x, 1)) for x in xs}) <= 2 and len({(round(y, 1)) for y in ys}) <= 2
        kind = _kind(box, 4) if square and not curved else "curve"
        if len(points) > 1 and (kind != "rule" or not curved):
            shapes.append(Shape(kind, box, stroked, fill))
    return shapes


def _subpaths(
    item: int, count: int, transforms: tuple[Transform, ...], scratch: _Scratch
) -> Iterator[tuple[list[tuple[float, float]], bool]]:  # fmt: skip
    points: list[tuple[float, float]] = []
    curved = False
    for place in range(count):
        segment = call.path_segment(item, place)
        kind = call.segment_type(segment)
        if kind == call.MOVE_TO and points:
            yield points, curved
            points, curved = [], False
        call.segment_point(segment, scratch.floats[0], scratch.floats[1])
        point = (scratch.floats[0].value, scratch.floats[1].value)
        for transform in transforms:
            point = _apply(transform, *point)
        points.append(point)
        curved = curved or kind == call.BEZIER_TO
    if points:
        yield points, curved
