"""PDFium's C functions, called with as little between as can be: plain addresses in, plain numbers out.

pypdfium2 gives the library and keeps its documents; reading a page asks for every character, and there each call counts. A
PYFUNCTYPE keeps the interpreter lock (PDFium is not safe for threads anyway), which halves the time of a call. What is called
for each character or drawing declares no arguments, so that nothing is converted, which halves it again: such a function is
given a `pointer`, a `byref` or a plain number, never an address as a number, of which C would take the lower half. Each name is
that of PDFium's public headers without its FPDF prefix.
"""

from __future__ import annotations

from ctypes import (
    PYFUNCTYPE,
    Structure,
    addressof,
    byref,
    c_char,
    c_float,
    c_int,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    create_string_buffer,
)
from typing import Any

from pypdfium2 import raw


class Matrix(Structure):
    """FS_MATRIX: x' = a x + c y + e, y' = b x + d y + f."""

    _fields_ = [(name, c_float) for name in "abcdef"]


pointer = c_void_p.from_param  # makes an address an argument, once for many calls; `byref` does so for what lies in ctypes


def _call(name: str, result: Any, *arguments: Any) -> Any:
    address = cast(getattr(raw, name), c_void_p).value
    assert address is not None
    return PYFUNCTYPE(result, *arguments)(address)


_P, _I = c_void_p, c_int

load_page = _call("FPDF_LoadPage", _P, _P, _I)
close_page = _call("FPDF_ClosePage", None, _P)
page_width = _call("FPDF_GetPageWidthF", c_float, _P)
page_height = _call("FPDF_GetPageHeightF", c_float, _P)
page_rotation = _call("FPDFPage_GetRotation", _I, _P)
page_box = _call("FPDF_GetPageBoundingBox", _I, _P, _P)
text_load = _call("FPDFText_LoadPage", _P, _P)
text_close = _call("FPDFText_ClosePage", None, _P)
text_count = _call("FPDFText_CountChars", _I, _P)
text_get = _call("FPDFText_GetText", _I, _P, _I, _I, _P)
char_unicode = _call("FPDFText_GetUnicode", c_uint)
char_box = _call("FPDFText_GetLooseCharBox", _I)
char_object = _call("FPDFText_GetTextObject", _P)
char_matrix = _call("FPDFText_GetMatrix", _I)
text_mode = _call("FPDFTextObj_GetTextRenderMode", _I)
text_size = _call("FPDFTextObj_GetFontSize", _I)
text_font = _call("FPDFTextObj_GetFont", _P)
font_name = _call("FPDFFont_GetBaseFontName", c_ulong, _P, _P, c_ulong)
font_flags = _call("FPDFFont_GetFlags", _I, _P)
font_weight = _call("FPDFFont_GetWeight", _I, _P)
count_objects = _call("FPDFPage_CountObjects", _I, _P)
get_object = _call("FPDFPage_GetObject", _P)
object_type = _call("FPDFPageObj_GetType", _I)
object_bounds = _call("FPDFPageObj_GetBounds", _I)
object_matrix = _call("FPDFPageObj_GetMatrix", _I)
fill_color = _call("FPDFPageObj_GetFillColor", _I)
form_count = _call("FPDFFormObj_CountObjects", _I, _P)
form_object = _call("FPDFFormObj_GetObject", _P, _P, c_ulong)
path_mode = _call("FPDFPath_GetDrawMode", _I)
path_count = _call("FPDFPath_CountSegments", _I)
path_segment = _call("FPDFPath_GetPathSegment", _P)
segment_point = _call("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
segment_type = _call("FPDFPathSegment_GetType", _I)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2

__all__ = [
    "Matrix",
    "addressof",
    "byref",
    "c_char",
    "c_float",
    "c_int",
    "c_uint",
    "c_void_p",
    "cast",
    "create_string_buffer",
    "pointer",
]
