"""The paper every sheet is printed on: fonts, running head and foot, and a document whose bytes do not depend on the day.

Streams are left uncompressed: the bytes do not depend on the machine's zlib, and a changed sheet shows as a text diff.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate

AUTHOR = "factsheet-extract project"
INK: Color = HexColor("#1d2b36")
ACCENT: Color = HexColor("#0b6e4f")
RULE: Color = HexColor("#8aa39b")
SHADE: Color = HexColor("#e4eeea")

Furniture = Callable[[Canvas, int, int], None]


def dejavu() -> tuple[str, str]:
    """Register DejaVu Sans (the locked matplotlib carries it) and give the names of its regular and bold cuts."""
    spec = find_spec("matplotlib")
    assert spec is not None
    assert spec.submodule_search_locations
    folder = Path(spec.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
    pdfmetrics.registerFont(TTFont("DejaVu", folder / "DejaVuSans.ttf"))
    pdfmetrics.registerFont(TTFont("DejaVu-Bold", folder / "DejaVuSans-Bold.ttf"))
    pdfmetrics.registerFontFamily("DejaVu", normal="DejaVu", bold="DejaVu-Bold", italic="DejaVu", boldItalic="DejaVu-Bold")
    return "DejaVu", "DejaVu-Bold"


def style(font: str, size: float, leading: float | None = None, **more: Any) -> ParagraphStyle:
    """Give a paragraph style in the sheets' ink."""
    return ParagraphStyle(f"{font}-{size}", fontName=font, fontSize=size, leading=leading or size * 1.3, textColor=INK, **more)


def raised(text: str) -> str:
    """Give reportlab's markup of a text where ^1^ stands for a raised mark; "<" and "&" are printed as they are."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;")
    parts = safe.split("^")
    return "".join(f"<super>{part}</super>" if index % 2 else part for index, part in enumerate(parts))


def _furnish(furniture: Furniture, pages: int, canvas: Canvas, _: BaseDocTemplate) -> None:
    furniture(canvas, canvas.getPageNumber(), pages)


def print_sheet(
    target: Path,
    title: str,
    language: str,
    templates: Sequence[PageTemplate],
    story: Callable[[], list[Flowable]],
    furniture: Furniture,
) -> None:
    """Print the story twice: once to count the pages, once with head and foot that name the number of pages."""
    total = 0
    for _ in range(2):
        document = BaseDocTemplate(
            str(target), pagesize=templates[0].pagesize, title=title, author=AUTHOR, creator=AUTHOR, producer=AUTHOR,
            lang=language, invariant=1, pageCompression=0,
        )  # fmt: skip
        for template in templates:
            template.onPage = partial(_furnish, furniture, total)
        document.addPageTemplates(list(templates))
        document.build(story())
        total = document.page
