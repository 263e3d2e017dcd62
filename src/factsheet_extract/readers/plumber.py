"""pdfplumber on PDFium's objects, and the plain pdfplumber reader that the fast one is measured against.

`open_pages` gives pdfplumber pages whose characters, lines, rectangles, curves and pictures come from PDFium: `extract_words`,
`find_tables`, `crop`, `search` and `to_image` work on them unchanged. `read_plain_page` goes the other way: it brings a page as
pdfplumber itself reads it into the reader's own form.
"""

from __future__ import annotations

import io
import math
from contextlib import contextmanager
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pdfplumber
from pdfplumber.page import Page as PlumberPage

from factsheet_extract.errors import UnreadableSource
from factsheet_extract.model.document import Box
from factsheet_extract.readers.options import chosen_pages
from factsheet_extract.readers.pdfium.pages import RawPage, Style, is_bold, open_pdf, read_page
from factsheet_extract.readers.pdfium.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.readers.options import ReadOptions


class PdfiumPage(PlumberPage):  # type: ignore[misc]
    """A pdfplumber page made of what PDFium read; `raw` is that."""

    def __init__(self, pdf: Any, raw: RawPage, doctop: float) -> None:
        self.pdf, self.raw, self.root_page, self.page_obj = pdf, raw, self, None
        self.page_number, self.initial_doctop, self.rotation = raw.number, doctop, raw.rotation
        self.mediabox = self.cropbox = self.bbox = (0.0, 0.0, raw.width, raw.height)
        self.get_textmap = lru_cache()(self._get_textmap)

    @property
    def annots(self) -> list[dict[str, Any]]:
        """Annotations are not read: links are never followed."""
        return []

    def parse_objects(self) -> dict[str, list[dict[str, Any]]]:
        """Give PDFium's objects in pdfplumber's form."""
        objects: dict[str, list[dict[str, Any]]] = {"char": self._chars()}
        for shape in self.raw.shapes:
            kind = {"rule": "line", "rectangle": "rect", "curve": "curve"}[shape.kind]
            objects.setdefault(kind, []).append(self._shape(kind, shape))
        for box in self.raw.images:
            objects.setdefault("image", []).append(self._boxed("image", box))
        return objects

    def _boxed(self, kind: str, box: Box) -> dict[str, Any]:
        x0, top, x1, bottom = box
        return {
            "object_type": kind, "page_number": self.page_number, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
            "doctop": self.initial_doctop + top, "y0": self.raw.height - bottom, "y1": self.raw.height - top,
            "width": x1 - x0, "height": bottom - top,
        }  # fmt: skip

    def _shape(self, kind: str, shape: Shape) -> dict[str, Any]:
        x0, top, x1, bottom = _thin(shape.box) if kind == "line" else shape.box
        color = None if shape.fill is None else tuple(part / 255 for part in shape.fill)
        corners = [(x0, top), (x1, bottom)] if kind == "line" else [(x0, top), (x1, top), (x1, bottom), (x0, bottom)]
        return self._boxed(kind, Box(x0, top, x1, bottom)) | {
            "stroke": shape.stroked, "fill": shape.fill is not None, "non_stroking_color": color, "stroking_color": None,
            "linewidth": 1, "pts": corners,
        }  # fmt: skip

    def _chars(self) -> list[dict[str, Any]]:
        chars: list[dict[str, Any]] = []
        style, runs = Style(0.0, False, 0, True, ""), iter([*self.raw.runs, (len(self.raw.text), None)])
        start, following = next(runs)
        for place, (letter, box) in enumerate(zip(self.raw.text, self.raw.boxes.tolist(), strict=True)):
            while place >= start and following is not None:
                style = following
                start, following = next(runs)
            if letter != " " or box[2] > box[0]:
                chars.append(self._char(letter, box, style))
        return chars

    def _char(self, letter: str, box: list[float], style: Style) -> dict[str, Any]:
        char = self._boxed("char", Box(*box))
        cosine, sine = math.cos(math.radians(style.angle)), math.sin(math.radians(style.angle))
        return char | {
            "text": letter, "fontname": style.font, "size": style.size, "upright": style.angle % 180 == 0,
            "adv": char["width"], "matrix": (cosine, sine, -sine, cosine, box[0], self.raw.height - box[3]),
            "stroking_color": None, "non_stroking_color": None,
        }  # fmt: skip


def _thin(box: Box) -> Box:
    """A rule as a line without thickness, which is how pdfplumber knows which way it runs."""
    x0, top, x1, bottom = box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return Box(x0, y, x1, y) if x1 - x0 >= bottom - top else Box(x, top, x, bottom)


@contextmanager
def open_pages(data: bytes, name: str, options: ReadOptions) -> Iterator[Iterator[PdfiumPage]]:
    """Give the chosen pages of a PDF one by one, each closed when the next is asked for. Raises as `open_pdf` does."""
    with open_pdf(data, name, options) as document:
        pdf = SimpleNamespace(
            stream=io.BytesIO(data), path=None, password=options.password, unicode_norm=None, laparams=None, pages=[]
        )

        def pages() -> Iterator[PdfiumPage]:
            doctop = 0.0
            for number in range(1, len(document) + 1):
                if options.pages is None or number in options.pages:
                    page = PdfiumPage(pdf, read_page(document, number, name), doctop)
                    doctop += page.raw.height
                    yield page
                    page.close()

        yield pages()


def read_plain_pages(data: bytes, name: str, options: ReadOptions) -> tuple[list[RawPage], int]:
    """Give the pages as pdfplumber reads them, and the number of all pages. Raises as `open_pdf` does."""
    with open_pdf(data, name, options) as document:  # the same faults and limits, told the same way
        count = len(document)
    numbers = set(chosen_pages(count, name, options))
    try:
        with pdfplumber.open(io.BytesIO(data), password=options.password) as pdf:
            chosen = [page for page in pdf.pages if page.page_number in numbers]
            pages = []
            for page in chosen:
                pages.append(read_plain_page(page))
                page.close()
            return pages, count
    except Exception as error:  # pdfminer raises whatever its parser stumbles over
        raise UnreadableSource(f"pdfplumber cannot read it: {error}", source=name) from error


def read_plain_page(page: PlumberPage) -> RawPage:
    """Bring a page as pdfplumber reads it into the reader's form; its words are parted by one blank."""
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    runs: list[tuple[int, Style]] = []
    for word in page.extract_words(return_chars=True, use_text_flow=True, keep_blank_chars=False):
        if letters:
            letters.append(" ")
            boxes.append(boxes[-1])
        for char in word["chars"]:
            style = _style(char)
            if not runs or runs[-1][1] != style or letters[-1:] == [" "]:
                runs.append((len(letters), style))
            _add(char, letters, boxes)
    shapes = [_plain_shape(kind, item) for kind in ("lines", "rects", "curves") for item in getattr(page, kind)]
    images = [Box(item["x0"], item["top"], item["x1"], item["bottom"]) for item in page.images]
    array = np.array(boxes, dtype=np.float64).reshape(-1, 4)
    return RawPage(
        page.page_number, float(page.width), float(page.height), page.rotation, "".join(letters), array, runs, 0, shapes, images
    )  # fmt: skip


def _add(char: dict[str, Any], letters: list[str], boxes: list[tuple[float, float, float, float]]) -> None:
    """Add a character; one that stands for several letters is shared among them."""
    text = char["text"]
    share = (char["x1"] - char["x0"]) / max(1, len(text))
    for place, letter in enumerate(text):
        x0 = char["x0"] + place * share
        letters.append(letter)
        boxes.append((x0, char["top"], x0 + share, char["bottom"]))


def _style(char: dict[str, Any]) -> Style:
    name = char["fontname"].rpartition("+")[2]
    a, b = char["matrix"][:2]
    angle = 0 if char["upright"] else round(math.degrees(math.atan2(b, a))) % 360
    return Style(round(char["size"], 2), is_bold(name, 0, 0), angle, True, name)


def _plain_shape(kind: str, item: dict[str, Any]) -> Shape:
    box = Box(item["x0"], item["top"], item["x1"], item["bottom"])
    thin = min(box.x1 - box.x0, box.bottom - box.top) <= 2.5
    name = "rule" if thin and kind != "curves" else {"lines": "rule", "rects": "rectangle", "curves": "curve"}[kind]
    return Shape(name, box, bool(item.get("stroke")), _color(item))  # type: ignore[arg-type]


def _color(item: dict[str, Any]) -> tuple[int, int, int] | None:
    color = item.get("non_stroking_color")
    if not item.get("fill") or color is None:
        return None
    parts = [color] if isinstance(color, (int, float)) else [part for part in color if isinstance(part, (int, float))]
    if len(parts) == 4:  # cyan, magenta, yellow, black
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    red, green, blue = parts if len(parts) == 3 else 3 * (parts[:1] or [0])
    return round(255 * red), round(255 * green), round(255 * blue)
