"""Shelves to measure batches on: the sheets of sources/ over and over, each with bytes of its own, and hostile ones."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.batch.plan import Item, is_sheet
from tests.faults.hostile import HOSTILE, cyclic_pages, decompression_bomb, font_without_map, spinning_forms, truncated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
from contextlib import suppress

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FACTSHEET_SHARED", ROOT.parent / "shared"))
# Of the hostile sheets those that cost least to make: what they cost to read is the point.
CHEAP: tuple[Callable[[], bytes], ...] = (spinning_forms, cyclic_pages, decompression_bomb, font_without_map, truncated)


def sources() -> list[Path]:
    """Give the project's own sheets."""
    return sorted(path for path in (ROOT / "sources").rglob("*") if path.is_file() and is_sheet(path.name))


def corpus() -> list[Path]:
    """Give the PDFs of the shared corpus; empty where it is not there."""
    return sorted((SHARED / "corpus/pdf").rglob("*.pdf"))


def fill(folder: Path, number: int, sheets: list[Path], *, hostile_every: int = 0) -> tuple[Item, ...]:
    """Write `number` sheets under a folder, no two with the same bytes; every so many of them is hostile. Give the plan."""
    items = []
    for place in range(number):
        harm = hostile_every and place % hostile_every == hostile_every - 1
        name, content = _hostile(place) if harm else _copy(sheets[place % len(sheets)], place)
        path = folder / f"{place // 1000:03d}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        items.append(Item(str(path), f"{path.parent.name}/{name}"))
    return tuple(items)


def _copy(sheet: Path, place: int) -> tuple[str, bytes]:
    """Give a sheet with other bytes: a comment after the end of a PDF, another figure in a text."""
    content = sheet.read_bytes()
    if sheet.suffix == ".pdf":
        content += b"%%%d\n" % place
    else:
        content = re.sub(rb"\b\d{3}\b", lambda match: b"%d" % (100 + (int(match[0]) + place) % 900), content, count=1)
        content += b"\n<!-- %d -->\n" % place if sheet.suffix == ".md" else b"\n"
    return f"{place:05d}-{sheet.name}", content


def _hostile(place: int) -> tuple[str, bytes]:
    make = CHEAP[place // 100 % len(CHEAP)]
    suffix, _ = HOSTILE[make.__name__]
    return f"{place:05d}-hostile-{make.__name__}{suffix}", make()


def pages_of(sheets: list[Path]) -> Iterator[tuple[Path, int]]:
    """Give every sheet that PDFium opens without a password, with its number of pages."""
    import pypdfium2

    for sheet in sheets:
        with suppress(pypdfium2.PdfiumError), pypdfium2.PdfDocument(sheet) as document:
            yield sheet, len(document)
