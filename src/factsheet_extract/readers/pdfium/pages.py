"""What PDFium sees on a page, brought once into one frame: points from the top left of the page as shown.

Start at `open_pdf`, then `read_page`. Characters come as one string and one array of boxes; their font is asked for once a run
(a word, or a change of height within one). Handles are freed before a `RawPage` is given out, so none outlives its document.
"""

from __future__ import annotations

import math
import re
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2

from factsheet_extract.errors import EncryptedSource, SourceTooLarge, UnreadableSource
from factsheet_extract.model.document import Box
from factsheet_extract.readers.pdfium import calls as call
from factsheet_extract.readers.pdfium.forms import refuse_endless_forms
from factsheet_extract.readers.pdfium.shapes import Shape, read_shapes
from factsheet_extract.readers.tuples import made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.readers.options import ReadOptions

# Arial-BoldMT  Calibri,Bold  FuturaStd-Heavy  Univers-Bd  HelveticaNeue-Blk  Roboto-SemiBold
_BOLD = re.compile(r"bold|black|heavy|demi|[-,_](?:bd|bld|blk|hv)(?![a-z])", re.IGNORECASE)
# Helvetica  ArialMT  Lato-Regular: a name that says what the font is, as TT63t00 and F1 do not
_NAMED = re.compile(r"[A-Za-z]{4}")
_MOST_CHARACTERS = 2_000_000
_AT_ONCE = 4096  # characters whose boxes are asked for together
_ASKEW = 8  # degrees: lines that lean less are level
_HYPHEN = "-"
_INK = 0.4  # of its line's height: the ink of a hyphen is no taller, and stands no further off its word
# Generated line ends and blanks, and controls that some fonts print as nothing
_BLANKS = dict.fromkeys((*range(32), 127, 8232, 8233, 8203), " ")
_BROKEN = {0xFFFE: _HYPHEN, 2: _HYPHEN, 0: "\ufffd"}
_ODD = re.compile("[\x00-\x1f\x7f\u200b\u2028\u2029\ufffe]")  # the same: to look for them is ten times faster than to map


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is set: size in points as printed, weight, angle in degrees (anticlockwise), whether it is painted at all."""

    size: float
    bold: bool
    angle: int
    painted: bool
    font: str


@dataclass(slots=True)
class RawPage:
    """One page: `text[i]` is printed in `boxes[i]` (x0, top, x1, bottom); `runs` are (first character, style) in order."""

    number: int
    width: float
    height: float
    rotation: int
    text: str
    boxes: np.ndarray
    runs: list[tuple[int, Style]]
    unmapped: int = 0
    shapes: list[Shape] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    turn: int = 0  # degrees, anticlockwise: how the text of most of the page runs as shown; it was turned back to be read

    def shown(self, box: Box) -> Box:
        """Turn a box as read into the box as shown."""
        if not self.turn:
            return box
        x0, top, x1, bottom = box
        if self.turn == 90:
            return Box(top, self.width - x1, bottom, self.width - x0)
        if self.turn == 180:
            return Box(self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        return Box(self.height - bottom, x0, self.height - top, x1)

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.turn % 180 else (self.width, self.height)


@contextmanager
def open_pdf(data: bytes, name: str, options: ReadOptions) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF; raises UnreadableSource, EncryptedSource or SourceTooLarge (pages)."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableSource("the bytes are not those of a PDF", source=name)
    refuse_endless_forms(data, name)
    try:
        document = pypdfium2.PdfDocument(data, password=options.password)
    except pypdfium2.PdfiumError as error:
        raise _fault(str(error), name, options) from error
    try:
        pages = len(document)
        if not pages:
            raise UnreadableSource("the PDF has no pages", source=name)
        if pages > options.max_pages:
            hint = "raise the limit with --max-pages, or choose some with --pages"
            raise SourceTooLarge(
                f"{pages:,} pages, over the limit of {options.max_pages:,}",
                source=name,
                hint=hint,
            )
        yield document
    finally:
        document.close()


def _fault(message: str, name: str, options: ReadOptions) -> Exception:
    if "password" not in message.lower():
        return UnreadableSource("the PDF is broken or cut short", source=name)
    if options.password:
        return EncryptedSource(
            "the password is wrong",
            source=name,
            hint="give the right one with --password",
        )
    return EncryptedSource("the PDF is encrypted", source=name, hint="give its password with --password")


def read_page(document: pypdfium2.PdfDocument, number: int, name: str) -> RawPage:
    """Read page `number` (from 1); raises UnreadableSource where PDFium cannot load it."""
    handle = call.load_page(call.cast(document.raw, call.c_void_p).value, number - 1)
    if not handle:
        raise UnreadableSource(f"page {number} is broken", source=name)
    try:
        page = call.pointer(handle)
        shown = Frame.of(page)
        text, rows, boxes, runs = _read_text(page, shown)
        turn = _turn_of(text, runs)
        frame = shown.turned(turn) if turn else shown
        if turn:
            boxes = frame.boxes(rows)
            runs = [(start, replace(style, angle=(style.angle - turn) % 360)) for start, style in runs]
        shapes, images = read_shapes(page, frame.box)
        return RawPage(
            number, frame.width, frame.height, shown.rotation, text, boxes, runs, text.count("\ufffd"), shapes, images, turn
        )  # fmt: skip
    finally:
        call.close_page(handle)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page as shown: its size after rotation, and the corners of what is shown in the page's own space."""

    width: float
    height: float
    rotation: int
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, page: Any) -> Frame:
        """Ask PDFium for the frame of a page."""
        corners = (call.c_float * 4)()  # left, top, right, bottom
        call.page_box(page, call.addressof(corners))
        left, top, right, bottom = corners
        rotation = 90 * call.page_rotation(page)
        return cls(
            call.page_width(page),
            call.page_height(page),
            rotation,
            left,
            bottom,
            right,
            top,
        )

    def turned(self, turn: int) -> Frame:
        """Give the frame in which text that runs at `turn` degrees is level."""
        width, height = (self.height, self.width) if turn % 180 else (self.width, self.height)
        return replace(self, width=width, height=height, rotation=(self.rotation + turn) % 360)

    def boxes(self, corners: np.ndarray) -> np.ndarray:
        """Turn rows of (left, top, right, bottom) in page space into (x0, top, x1, bottom) as shown."""
        left, top, right, bottom = corners.T
        if self.rotation == 90:
            columns = (
                bottom - self.bottom,
                left - self.left,
                top - self.bottom,
                right - self.left,
            )
        elif self.rotation == 180:
            columns = (
                self.right - right,
                bottom - self.bottom,
                self.right - left,
                top - self.bottom,
            )
        elif self.rotation == 270:
            columns = (
                self.top - top,
                self.right - right,
                self.top - bottom,
                self.right - left,
            )
        else:
            columns = (
                left - self.left,
                self.top - top,
                right - self.left,
                self.top - bottom,
            )
        return np.column_stack(columns).astype(np.float64)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn one rectangle of page space into a box as shown."""
        if not self.rotation:
            return made(Box, (left - self.left, self.top - top, right - self.left, self.top - bottom))
        return Box(*(float(edge) for edge in self.boxes(np.array([[left, top, right, bottom]]))[0]))


class _Buffer:
    """A place for the boxes of some thousand characters, and what says to PDFium where each of them goes."""

    def __init__(self) -> None:
        numbers = (call.c_float * (4 * _AT_ONCE))()
        self.rows = np.ctypeslib.as_array(numbers).reshape(-1, 4)
        self.places = [call.byref(numbers, 16 * place) for place in range(_AT_ONCE)]

    def boxes(self, text: Any, count: int) -> np.ndarray:
        """Ask for the boxes of the first `count` characters of a page's text."""
        boxes = np.empty((count, 4), np.float32)
        for start in range(0, count, _AT_ONCE):
            end = min(start + _AT_ONCE, count)
            deque(map(call.char_box, repeat(text), range(start, end), self.places), maxlen=0)
            boxes[start:end] = self.rows[: end - start]
        return boxes


_BUFFER = _Buffer()


def _read_text(page: Any, frame: Frame) -> tuple[str, np.ndarray, np.ndarray, list[tuple[int, Style]]]:
    """Give the characters, their boxes in page space and as shown, and the runs."""
    handle = call.text_load(page)
    if not handle:
        return "", np.zeros((0, 4)), np.zeros((0, 4)), []
    try:
        loaded = call.pointer(handle)
        count = min(max(0, call.text_count(loaded)), _MOST_CHARACTERS)
        text = _characters(loaded, count)
        rows = _with_hyphens(text, _BUFFER.boxes(loaded, count))
        boxes = frame.boxes(rows)
        return text, rows, boxes, _Styles(loaded, frame.rotation).of(text, _run_starts(text, boxes))
    finally:
        call.text_close(handle)


def _with_hyphens(text: str, rows: np.ndarray) -> np.ndarray:
    """Stretch the box of a hyphen that breaks a word to its line: PDFium gives that of its ink, which stands off its word."""
    if _HYPHEN not in text:
        return rows
    places = np.flatnonzero(np.frombuffer(text.encode("utf-32-le"), np.uint32)[1:] == ord(_HYPHEN)) + 1
    left, top, _, bottom = rows[places].T
    _, top_before, right_before, bottom_before = rows[places - 1].T
    tall, gap = top_before - bottom_before, left - right_before
    inked = (top - bottom < _INK * tall) & (bottom_before <= bottom) & (top <= top_before) & (gap > 0) & (gap < _INK * tall)
    rows[places[inked], 0], rows[places[inked], 1] = right_before[inked], top_before[inked]
    rows[places[inked], 3] = bottom_before[inked]
    return rows


def _turn_of(text: str, runs: list[tuple[int, Style]]) -> int:
    """The angle of most letters, where it is a right one."""
    if not any(style.angle for _, style in runs):
        return 0
    letters: dict[int, int] = {}
    for (start, style), end in zip(runs, [*(start for start, _ in runs[1:]), len(text)], strict=True):
        letters[style.angle] = letters.get(style.angle, 0) + end - start
    most = max(letters, key=letters.__getitem__)
    return most if most in {90, 180, 270} and letters[most] > 0.6 * sum(letters.values()) else 0


def _characters(handle: Any, count: int) -> str:
    """All characters, one for each index: in one call where the lengths agree, else one by one."""
    units = np.zeros(count + 1, np.uint16)
    given = call.text_get(handle, 0, count, units.ctypes.data) - 1
    if given == count:
        text = units[:count].tobytes().decode("utf-16-le", errors="replace")
        if len(text) == count:
            text = text.replace("\r", " ").replace("\n", " ")  # by far the most
            return text.translate(_BROKEN).translate(_BLANKS) if _ODD.search(text) else text
    codes = map(call.char_unicode, repeat(handle), range(count))
    text = "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return text.translate(_BROKEN).translate(_BLANKS)


def _run_starts(text: str, boxes: np.ndarray) -> list[int]:
    """Indices where a word begins, or where the height or the line changes within one."""
    if not text:
        return []
    printed = np.frombuffer(text.encode("utf-32-le"), np.uint32) != 32
    moved = (np.abs(np.diff(boxes[:, 1])) > 0.3) | (np.abs(np.diff(boxes[:, 3])) > 0.3)
    begins = printed.copy()
    begins[1:] &= ~printed[:-1] | moved
    starts: list[int] = np.flatnonzero(begins).tolist()
    return starts


class _Styles:
    """The styles of the text objects of one page, each asked for once."""

    def __init__(self, handle: Any, rotation: int) -> None:
        self.handle, self.rotation = handle, rotation
        self.of_object: dict[int, Style] = {}
        self.of_font: dict[int, tuple[str, bool]] = {}
        self.of_look: dict[tuple[bytes, int, int | None], Style] = {}
        self.numbers = (call.c_float * 7)()  # the size, then the six of the matrix, of which the last two say where it stands
        self.look = (call.c_char * 20).from_buffer(self.numbers)
        self.size, self.matrix = call.byref(self.numbers), call.byref(self.numbers, 4)

    def of(self, text: str, starts: list[int]) -> list[tuple[int, Style]]:
        """Give the style of each run; one that begins with a word and is set as the one before goes on with it."""
        found: list[tuple[int, Style]] = []
        last: Style | None = None
        for start, item in zip(starts, map(call.char_object, repeat(self.handle), starts), strict=True):
            key = item or -start - 1
            style = self.of_object.get(key)
            if style is None:
                style = self.of_object[key] = self._ask(start, item)
            if style is not last or text[start - 1] != " ":
                found.append((start, style))
                last = style
        return found

    def _ask(self, start: int, item: int | None) -> Style:
        if not item:
            return Style(0.0, False, 0, True, "")
        call.char_matrix(self.handle, start, self.matrix)
        shown = call.pointer(item)
        call.text_size(shown, self.size)
        mode, font = call.text_mode(shown), call.text_font(shown)
        look = (self.look.raw, mode, font)
        return self.of_look.get(look) or self.of_look.setdefault(look, self._style(mode, font))

    def _style(self, mode: int, font: int | None) -> Style:
        size, a, b, c, d = self.numbers[:5]
        angle = _squared(math.degrees(math.atan2(b, a)) - self.rotation)
        name, bold = self._font(font)
        return Style(round(size * math.hypot(c, d), 2), bold or mode == 2, angle % 360, mode not in (3, 7), name)

    def _font(self, font: int | None) -> tuple[str, bool]:
        if not font:
            return "", False
        known = self.of_font.get(font)
        if known is None:
            buffer = call.create_string_buffer(256)
            call.font_name(font, call.addressof(buffer), 256)
            name = buffer.value.decode("utf-8", errors="replace").rpartition("+")[2]
            known = self.of_font[font] = (
                name,
                is_bold(name, call.font_flags(font), call.font_weight(font)),
            )
        return known


def _squared(angle: float) -> int:
    """A scan lies a little askew: an angle near a right one is that one."""
    right = 90 * round(angle / 90)
    return right if abs(angle - right) <= _ASKEW else round(angle)


def is_bold(name: str, flags: int, weight: int) -> bool:
    """Say whether a font is bold: by its name where it has one, else by ForceBold (PDF 32000-1, table 123) and weight."""
    if _BOLD.search(name):
        return True
    return not _NAMED.search(name) and (bool(flags & 1 << 18) or weight >= 600)
