"""The survey sheet: a first page in two columns with number tiles, then ruled tables of indicators with notes at the end.

The head of a table has two rows: the rounds, merged over their columns, and the columns. Group rows are shaded, "Women" and
"Men" are group rows of a second level, long labels run over two lines, and raised marks point to the notes.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from paper import ACCENT, INK, RULE, SHADE, dejavu, print_sheet, raised, style
from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN = 42.0
INNER = WIDTH - 2 * MARGIN
WIDTHS = [24.0, INNER - 24 - 4 * 56, 56.0, 56.0, 56.0, 56.0]


def make(source: Path, target: Path) -> None:
    """Print the sheet described by the TOML file `source` as `target`."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    text, bold = dejavu()
    title = f"{data['survey']}: {data['place']}"
    half = (INNER - 24) / 2
    first = PageTemplate("first", [
        Frame(MARGIN, HEIGHT - 300, INNER, 230, 0, 0, 0, 0),
        Frame(MARGIN, HEIGHT - 560, half, 250, 0, 0, 0, 0),
        Frame(MARGIN + half + 24, HEIGHT - 560, half, 250, 0, 0, 0, 0),
    ], pagesize=A4)  # fmt: skip
    tables = PageTemplate("tables", [Frame(MARGIN, 50, INNER, HEIGHT - 118, 0, 0, 0, 0)], pagesize=A4)

    def story() -> list[Flowable]:
        return [
            *_front(data, text, bold),
            NextPageTemplate("tables"),
            PageBreak(),
            _table(data, text, bold),
            *_notes(data, text),
        ]

    def furniture(canvas: Canvas, number: int, _: int) -> None:
        canvas.setFont(text, 7.5)
        canvas.setFillColor(INK)
        canvas.drawString(MARGIN, HEIGHT - 40, title)
        canvas.setStrokeColor(ACCENT)
        canvas.line(MARGIN, HEIGHT - 46, WIDTH - MARGIN, HEIGHT - 46)
        canvas.drawCentredString(WIDTH / 2, 28, str(number))

    print_sheet(target, title, "en", [first, tables], story, furniture)


def _front(data: dict[str, Any], text: str, bold: str) -> list[Flowable]:
    story: list[Flowable] = [
        Paragraph(data["title"], style(bold, 22, 28)),
        Paragraph(data["survey"], style(text, 12, 16, spaceAfter=16)),
    ]
    if data["tiles"]:
        cells = [
            [Paragraph(n, style(bold, 24, 28, alignment=1)), Paragraph(label, style(text, 9, alignment=1))]
            for n, label in data["tiles"]
        ]
        story.append(Table([cells], [INNER / 3] * 3, style=TableStyle([("INNERGRID", (0, 0), (-1, -1), 0.7, ACCENT)])))
    story.append(FrameBreak())
    paragraphs = [part.replace("\n", " ").strip() for part in data["text"].strip().split("\n\n")]
    story.extend(Paragraph(part, style(text, 9.5, 14.5, alignment=4, spaceAfter=8)) for part in paragraphs[:1])
    story.append(FrameBreak())
    story.extend(Paragraph(part, style(text, 9.5, 14.5, alignment=4, spaceAfter=8)) for part in paragraphs[1:])
    return story


def _table(data: dict[str, Any], text: str, bold: str) -> Table:
    label, head = style(text, 7.6, 9.4), style(bold, 7.6, 9.4, alignment=1)
    rows: list[list[Any]] = [
        [
            "",
            Paragraph("Indicators", style(bold, 7.6, 9.4)),
            Paragraph(data["rounds"][0], head),
            "",
            "",
            Paragraph(data["rounds"][1], head),
        ],
        ["", "", *(Paragraph(column, head) for column in data["columns"])],
    ]
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.4, RULE), ("SPAN", (2, 0), (4, 0)), ("SPAN", (0, 0), (1, 1)),
        ("BACKGROUND", (0, 0), (-1, 1), SHADE),
        ("FONT", (0, 2), (-1, -1), text, 7.6, 9.4), ("TEXTCOLOR", (0, 2), (-1, -1), INK), ("ALIGN", (2, 2), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.4),
        ("LEFTPADDING", (0, 0), (0, -1), 2), ("RIGHTPADDING", (0, 0), (0, -1), 2),
    ]  # fmt: skip
    rows[0][0], rows[0][1] = rows[0][1], ""
    for group in data["group"]:
        look += _across(len(rows), True)
        rows.append([Paragraph(group["title"], style(bold, 7.6, 9.4)), "", "", "", "", ""])
        for row in group["rows"]:
            if row[0].startswith("@"):
                look += _across(len(rows), False)
                rows.append([Paragraph(row[0][1:], style(bold, 7.2, 9)), "", "", "", "", ""])
            else:
                rows.append([row[0], Paragraph(raised(row[1]), label), *row[2:]])
    return Table(rows, WIDTHS, repeatRows=2, style=TableStyle(look))


def _across(row: int, shaded: bool) -> list[tuple[Any, ...]]:
    """Give the look of a group row: one cell over the whole width."""
    span: list[tuple[Any, ...]] = [("SPAN", (0, row), (-1, row))]
    return [*span, ("BACKGROUND", (0, row), (-1, row), SHADE)] if shaded else span


def _notes(data: dict[str, Any], text: str) -> list[Flowable]:
    small = style(text, 6.8, 9)
    notes = [Paragraph(f"<super>{number}</super> {note}", small) for number, note in enumerate(data["notes"], 1)]
    return [Spacer(1, 8), *notes, Spacer(1, 4), Paragraph(data["signs"], small)]
