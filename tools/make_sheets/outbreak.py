"""The outbreak update: a ruled table with a change, an arrow and a percentage a row, starred notes, and a list of money.

Rows that stand under another are indented behind a small bullet; a star in a cell is raised and points to a note.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from paper import ACCENT, INK, RULE, SHADE, dejavu, print_sheet, raised, style
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, Frame, ListFlowable, PageTemplate, Paragraph, Spacer, Table, TableStyle

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN = 52.0
INNER = WIDTH - 2 * MARGIN
WIDTHS = [INNER - 262, 58.0, 96.0, 44.0, 64.0]


def make(source: Path, target: Path) -> None:
    """Print the sheet described by the TOML file `source` as `target`."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    text, bold = dejavu()
    title = f"{data['title']} – {data['subtitle']}"
    page = PageTemplate("page", [Frame(MARGIN, 60, INNER, HEIGHT - 130, 0, 0, 0, 0)], pagesize=A4)

    def story() -> list[Flowable]:
        return [
            Paragraph(data["title"], style(bold, 18, 23)),
            Paragraph(data["subtitle"], style(text, 11, 15, spaceAfter=12)),
            Paragraph(data["caption"], style(bold, 9, 12, spaceAfter=5)),
            _table(data, text, bold), Spacer(1, 8),
            *(Paragraph(f"<super>{mark}</super> {note}", style(text, 8.5, 12)) for mark, note in data["notes"]),
            *_funding(data, text, bold),
        ]  # fmt: skip

    def furniture(canvas: Canvas, number: int, total: int) -> None:
        canvas.setFont(text, 8)
        canvas.setFillColor(INK)
        canvas.drawString(MARGIN, HEIGHT - 44, data["head"])
        canvas.setStrokeColor(ACCENT)
        canvas.line(MARGIN, HEIGHT - 50, WIDTH - MARGIN, HEIGHT - 50)
        canvas.drawRightString(WIDTH - MARGIN, 34, data["page"].format(number=number, total=total))

    print_sheet(target, title, data["language"], [page], story, furniture)


def _table(data: dict[str, Any], text: str, bold: str) -> Table:
    head, label, number = style(bold, 8.4, 10.5), style(text, 8.8, 11), style(text, 8.8, 11, alignment=2)
    nested = style(text, 8.8, 11, leftIndent=22, bulletIndent=10)
    rows: list[list[Any]] = [[Paragraph(column, head) for column in data["columns"]]]
    for name, *cells in data["rows"]:
        inside = name.startswith("> ")
        first = Paragraph(name[2:], nested, bulletText="•") if inside else Paragraph(name, label)
        rows.append([first, *(Paragraph(raised(cell), number) for cell in cells)])
    look: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE), ("BACKGROUND", (0, 0), (-1, 0), SHADE), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
    ]  # fmt: skip
    return Table(rows, WIDTHS, repeatRows=1, style=TableStyle(look))


def _funding(data: dict[str, Any], text: str, bold: str) -> list[Flowable]:
    heading, lines = data["funding"]
    items = [Paragraph(line, style(text, 9.2, 13)) for line in lines]
    bullets = ListFlowable(items, bulletType="bullet", start="•", leftIndent=14)
    return [Paragraph(heading, style(bold, 11, 15, spaceBefore=12, spaceAfter=4)), bullets]
