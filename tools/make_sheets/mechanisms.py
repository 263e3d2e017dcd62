"""The mechanisms sheet: number tiles over the width, then two columns with text, numbers beside labels, bullets, a ruled table.

The words come from the Markdown or text sheet beside the PDF; its first list is set as tiles, its second as numbers beside
their labels, any other as bullets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from paper import ACCENT, INK, RULE, SHADE, print_sheet, style
from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    Flowable,
    Frame,
    FrameBreak,
    KeepTogether,
    ListFlowable,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token
    from reportlab.pdfgen.canvas import Canvas

TEXT, BOLD = "Helvetica", "Helvetica-Bold"
WIDTH, HEIGHT = A4
MARGIN, GUTTER = 48.0, 22.0
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
TOP_BAND = 208.0
PAGE = {"fr": "page {} sur {}", "en": "page {} of {}", "es": "página {} de {}"}
BODY = style(TEXT, 10.2, 14.2, alignment=4, spaceAfter=6)
HEADING = style(BOLD, 12.5, 15, spaceBefore=6, spaceAfter=5)
# "**15** PCR actifs", "3 procesos mundiales …: Foro Mundial …"
COUNTED = re.compile(r"^(?:<b>)?(\d{1,4})(?:</b>)? ([^:]{1,200}?)(?: ?: (.{1,400}))?$", re.DOTALL)


def make(source: Path, target: Path) -> None:
    """Print the sheet written in `source` as `target`."""
    language = source.stem.split(".")[-1]
    title, blocks = _blocks(source.read_text(encoding="utf-8"))
    top = HEIGHT - MARGIN - 20
    columns = top - TOP_BAND - MARGIN
    first = PageTemplate("first", [
        Frame(MARGIN, top - TOP_BAND, WIDTH - 2 * MARGIN, TOP_BAND, 0, 0, 0, 0),
        Frame(MARGIN, MARGIN, COLUMN, columns, 0, 0, 0, 0),
        Frame(MARGIN + COLUMN + GUTTER, MARGIN, COLUMN, columns, 0, 0, 0, 0),
    ], pagesize=A4)  # fmt: skip
    later = PageTemplate("later", [
        Frame(MARGIN, MARGIN, COLUMN, top - MARGIN, 0, 0, 0, 0),
        Frame(MARGIN + COLUMN + GUTTER, MARGIN, COLUMN, top - MARGIN, 0, 0, 0, 0),
    ], pagesize=A4)  # fmt: skip

    def story() -> list[Flowable]:
        return [NextPageTemplate("later"), *_set(title, blocks)]

    def furniture(canvas: Canvas, number: int, total: int) -> None:
        canvas.setStrokeColor(RULE)
        canvas.line(MARGIN, HEIGHT - MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN)
        canvas.setFont(TEXT, 8)
        canvas.setFillColor(INK)
        canvas.drawString(MARGIN, HEIGHT - MARGIN + 5, title)
        canvas.drawRightString(WIDTH - MARGIN, MARGIN - 18, PAGE[language].format(number, total))

    print_sheet(target, title, language, [first, later], story, furniture)


def _blocks(text: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """Give the title and the blocks: (heading | text | list | table, its texts in reportlab's markup)."""
    title, blocks, kind = "", [], "text"
    open_list: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in {"bullet_list_open", "table_open"}:
            open_list = []
            blocks.append(("list" if token.type.startswith("bullet") else "table", open_list))
        elif token.type in {"bullet_list_close", "table_close"}:
            open_list = None
        elif token.type == "heading_open":
            kind = "title" if token.tag == "h1" else "heading"
        elif token.type == "inline":
            words = _markup(token)
            if kind == "title":
                title = words
            elif open_list is not None:
                open_list.append(words)
            else:
                blocks.append((kind, [words]))
            kind = "text"
    return title, blocks


def _markup(token: Token) -> str:
    marks = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>", "softbreak": " "}
    return "".join(marks.get(child.type, child.content) for child in token.children or ())


def _set(title: str, blocks: list[tuple[str, list[str]]]) -> list[Flowable]:
    """Set the first list and what stands before it in the band on top, the rest in columns."""
    story: list[Flowable] = [Paragraph(title, style(BOLD, 17, 21, spaceAfter=8))]
    lists = 0
    for kind, texts in blocks:
        if kind == "list":
            setter = (_tiles, _beside)[lists] if lists < 2 else _bullets
            story.extend(setter(texts))
            if not lists:
                story.append(FrameBreak())
            lists += 1
        elif kind == "table":
            story.append(_ruled(texts))
        elif kind == "heading":
            story.append(Paragraph(texts[0].upper() if not lists else texts[0], HEADING))
        else:
            story.append(Paragraph(texts[0], BODY))
    return [KeepTogether(pair) if isinstance(pair, list) else pair for pair in _with_headings(story)]


def _with_headings(story: list[Flowable]) -> list[Flowable | list[Flowable]]:
    """Keep a heading with a table or figures that follow; a paragraph may break over the column."""
    kept: list[Flowable | list[Flowable]] = []
    for item in story:
        previous = kept[-1] if kept else None
        if isinstance(item, Table) and isinstance(previous, Paragraph) and previous.style is HEADING:
            kept[-1] = [previous, item]
        else:
            kept.append(item)
    return kept


def _tiles(texts: list[str]) -> list[Flowable]:
    """Big numbers over their labels, side by side; names after a colon in small print below."""
    cells = []
    for text in texts:
        number, label, names = _counted(text)
        cell = [Paragraph(number, style(BOLD, 30, 34, alignment=1)), Paragraph(label, style(TEXT, 10, 12, alignment=1))]
        cells.append([*cell, Paragraph(names, style(TEXT, 8, 10, alignment=1, spaceBefore=4))] if names else cell)
    share = (WIDTH - 2 * MARGIN) / (len(cells) + 1)
    widths = [share] * (len(cells) - 1) + [2 * share]
    look = [("BOX", (i, 0), (i, 0), 0.7, ACCENT) for i in range(len(cells))]
    return [Table([cells], widths, style=TableStyle([*look, ("VALIGN", (0, 0), (-1, -1), "TOP")]))]


def _beside(texts: list[str]) -> list[Flowable]:
    """A number in display type on the left, the rest of its sentence beside it."""
    rows = [
        [Paragraph(number, style(BOLD, 19, 22, alignment=2)), Paragraph(label, style(TEXT, 10.2, 12.5))]
        for number, label, _ in map(_counted, texts)
    ]
    return [Table(rows, [52, COLUMN - 52], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))]


def _bullets(texts: list[str]) -> list[Flowable]:
    items = [Paragraph(text, style(TEXT, 10.2, 13.5)) for text in texts]
    return [ListFlowable(items, bulletType="bullet", start="•", leftIndent=12, bulletFontSize=9), Spacer(1, 6)]


def _ruled(texts: list[str]) -> Table:
    rows = [
        [Paragraph(text, style(BOLD if row == 0 else TEXT, 9, 11)) for text in texts[row : row + 2]]
        for row in range(0, len(texts), 2)
    ]
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("BACKGROUND", (0, 0), (-1, 0), SHADE),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    return Table(rows, [COLUMN * 0.62, COLUMN * 0.38], style=TableStyle(look), spaceAfter=8)


def _counted(text: str) -> tuple[str, str, str]:
    found = COUNTED.match(text)
    if found is None:
        raise ValueError(f"a list item of figures begins with its number: {text!r}")
    return found[1], found[2], found[3] or ""
