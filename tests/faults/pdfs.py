"""PDFs written object by object, so that they can be as wrong as a test needs."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: bytes, entries: bytes = b"", *, deflate: bool = True) -> bytes:
    """Give a stream object; `entries` are more keys of its dictionary."""
    if deflate:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def assemble(objects: Sequence[bytes], *, root: int = 1, xref: bool = True) -> bytes:
    """Give the file of these objects, numbered from 1; without `xref` its cross-references point nowhere."""
    parts, places, start = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, 1):
        places.append(start)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        start += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % (place if xref else 9) for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root %d 0 R>>\n" % (size, rows, size, root))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % (start if xref else 9))
    return b"".join(parts)


def one_page(
    content: bytes, *, more: Sequence[bytes] = (), resources: bytes = b"", font: bytes = HELVETICA, xref: bool = True
) -> bytes:  # fmt: skip
    """Give a PDF of one page: catalog 1, pages 2, page 3, content 4, font 5, and `more` from 6."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % resources
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    return assemble([*tree, stream(content), font, *more], xref=xref)


def text_at(text: str, x: float = 72, y: float = 770, size: float = 11) -> bytes:
    """Give the operators that show a line of text."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n".encode("cp1252", errors="replace")
