"""Pictures of a PDF's pages, for a person to look at."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from factsheet_extract.readers.options import ReadOptions
from factsheet_extract.readers.pdfium.pages import open_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def page_pictures(
    path: Path, pages: Iterable[int], *, scale: float = 1.6, options: ReadOptions | None = None
) -> Iterator[tuple[int, bytes]]:  # fmt: skip
    """Give (page, JPEG) of each page asked for, numbers from 1; `scale` is pixels a point.

    Raises the SourceErrors of opening a PDF; pages that are not there are passed over.
    """
    with open_pdf(path.read_bytes(), str(path), options or ReadOptions()) as pdf:
        for page in pages:
            if 1 <= page <= len(pdf):
                out = BytesIO()
                pdf[page - 1].render(scale=scale).to_pil().convert("RGB").save(out, format="JPEG", quality=72, optimize=True)
                yield page, out.getvalue()
