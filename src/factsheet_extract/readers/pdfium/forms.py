"""Forms of a PDF that show each other more often than a page can hold, found before PDFium follows them.

A form (a drawing with a name) may show other forms, and itself. PDFium follows them forty deep while it opens the page, and
nothing ends it before the last: a form that shows itself twice is two to the fortieth of them, twelve levels of ten a million
million. Here they are counted instead, level by level, out of the forms' own operators. Only a file in which a form names
others is looked into at all.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from factsheet_extract.errors import UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Iterator

Shown: TypeAlias = dict[int, Counter[int]]
"""By the number of a form's object: which forms it shows, and how often."""
_MOST = 1_000_000  # forms shown: PDFium takes three seconds for so many, and 700 MB
_DEPTH = 40
_LOOKED_AT = 10_000  # forms of one file
_WINDOW = 4_000  # bytes: a form's dictionary is shorter
_CONTENT = 4_000_000  # bytes of a form's operators that are looked through
# /Subtype/Form   /Subtype /Form
_FORM = re.compile(rb"/Subtype\s{0,20}/Form\b")
# 12 0 obj: the end of what stands before a dictionary
_OBJECT = re.compile(rb"(\d{1,10})\s{1,20}\d{1,5}\s{1,20}$")
# /Resources 12 0 R: what they name stands elsewhere
_ELSEWHERE = re.compile(rb"/Resources\s{1,20}\d")
# /XObject<<   /XObject 12 0 R; /Type/XObject is another thing
_NAMES = re.compile(rb"(?<!/Type)(?<!/Type )/XObject\b")
# /X12 Do
_SHOWS = re.compile(rb"/([^\s/<>\[\](){}%]{1,127})\s{1,20}Do\b")


def refuse_endless_forms(data: bytes, name: str) -> None:
    """Raise UnreadableSource where the forms of a PDF show each other over a million times."""
    numbers = list(_that_name_others(data))
    if numbers and _times(_shown(data, numbers)) > _MOST:
        raise UnreadableSource("its drawings show each other without end", source=name, hint="have it exported anew")


def _that_name_others(data: bytes) -> Iterator[int]:
    """Give the object numbers of the forms whose dictionary names, or may name, other forms."""
    for found in islice(_FORM.finditer(data), _LOOKED_AT):
        begin = data.rfind(b"obj", max(0, found.start() - _WINDOW), found.start())
        number = _OBJECT.search(data, max(0, begin - 50), begin) if begin > 0 else None
        if number is None:
            continue
        end = data.find(b"stream", found.end(), found.end() + _WINDOW)
        entries = data[begin : end if end > 0 else found.end() + _WINDOW]
        if _NAMES.search(entries) or _ELSEWHERE.search(entries):
            yield int(number[1])


def _shown(data: bytes, numbers: list[int]) -> Shown:
    """Read what these forms show; nothing of a file whose objects cannot be looked up (PDFium has its own ways with those)."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    shown: Shown = {}
    with suppress(Exception):  # pdfminer raises whatever it likes on a broken file
        document = PDFDocument(PDFParser(io.BytesIO(data)), fallback=False)
        for number in numbers:
            with suppress(Exception):
                shown[number] = _shown_by(document.getobj(number))
    return shown


def _shown_by(form: Any) -> Counter[int]:
    """Count the forms that one form shows; where its operators cannot be read, each one that it names once."""
    from pdfminer.pdftypes import PDFObjRef, dict_value

    named = dict_value(dict_value(form.get("Resources", {})).get("XObject", {}))
    numbers = {key.encode("latin-1"): value.objid for key, value in named.items() if isinstance(value, PDFObjRef)}
    content = _operators(form)
    times = Counter(_SHOWS.findall(content)) if content is not None else Counter(numbers)
    shown: Counter[int] = Counter()
    for key, count in times.items():
        if key in numbers:
            shown[numbers[key]] += count
    return shown


def _operators(form: Any) -> bytes | None:
    """Give the beginning of a form's operators; None where they are packed in another way than by deflating them once."""
    raw, filters = form.rawdata or b"", [str(getattr(entry, "name", entry)) for entry, _ in form.get_filters()]
    if not filters:
        return bytes(raw[:_CONTENT])
    if filters not in (["FlateDecode"], ["Fl"]):
        return None
    try:
        return zlib.decompressobj().decompress(raw, _CONTENT)
    except zlib.error:
        return None


def _times(shown: Shown) -> int:
    """Give how many forms one of them shows at most, itself included, level by level as PDFium goes down."""
    total = dict.fromkeys(shown, 1)
    for _ in range(_DEPTH):
        deeper = {form: 1 + sum(count * total.get(inner, 1) for inner, count in shows.items()) for form, shows in shown.items()}
        if deeper == total or max(deeper.values()) > _MOST:
            return max(deeper.values(), default=0)
        total = deeper
    return max(total.values(), default=0)
