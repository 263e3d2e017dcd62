"""Blocks and tables of printed lines to the Document: its text, words with boxes, segments, marks.

Words are joined by one blank, printed lines by a line feed, table cells of one row by a tab, blocks by a line feed, pages by a
form feed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from factsheet_extract.model.document import (
    Block,
    Box,
    Cell,
    Mark,
    Notice,
    Page,
    Segment,
    Table,
    Word,
)
from factsheet_extract.readers.page.drafts import CellDraft, Draft, Item, TableDraft
from factsheet_extract.readers.page.hyphens import Hyphens, own_hyphen
from factsheet_extract.readers.page.lines import find_marks
from factsheet_extract.readers.page.words import LIGATURES, UNLIGATED, Piece
from factsheet_extract.readers.tuples import made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.printed import Line
    from factsheet_extract.readers.pdfium.pages import RawPage

# The left and the right side of every character of a page
Sides: TypeAlias = "tuple[Sequence[float], Sequence[float]]"


@dataclass(slots=True)
class Assembly:
    """The document so far; pages are added in order. `hyphens` knows which line-end hyphens break a word."""

    hyphens: Hyphens = field(default_factory=lambda: Hyphens(()))
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    line: int = 0
    pages: list[Page] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    page: RawPage | None = None  # the page that is being written
    turned: bool = False  # whether it was turned to be read
    sides: Sides = ((), ())  # of its characters; empty where it was turned
    whole: str = ""  # the text of all pages as it stands in the file, to look words up in
    ligated: bool = False  # whether the page has letters such as ﬁ, which are written as two
    numbers: dict[int, int] = field(default_factory=dict)  # id of a draft -> index of its block

    def add_page(self, page: RawPage, items: list[Item], hidden: list[Piece]) -> None:
        """Write the items of a page, and behind them, in no block, the words that are not to be seen."""
        if self.pages:
            self._write("\f")
        start = self.length
        self.page, self.turned = page, page.turn != 0
        self.sides = ((), ()) if self.turned else (page.boxes[:, 0].tolist(), page.boxes[:, 2].tolist())
        self.ligated = any(letter in page.text for letter in LIGATURES)
        for place, item in enumerate(items):
            if place:
                self._write("\n")
            if isinstance(item, TableDraft):
                self._table(item)
            else:
                self._block(item, page.number)
        if hidden:
            self._hide(hidden, page.number)
        if self.pages:
            last = self.pages[-1]
            self.pages[-1] = Page(last.number, last.start, start, last.width, last.height, last.rotation)
        width, height = page.shown_size
        self.pages.append(Page(page.number, start, self.length, round(width, 2), round(height, 2), page.rotation))

    def _hide(self, pieces: list[Piece], page: int) -> None:
        start = self.length + 1
        for piece in pieces:
            self._write("\n" if self.length + 1 == start else " ")
            self._word(piece, page)
        self.line += 1
        message = f"{len(pieces)} words on page {page} are not to be seen (unpainted, off the page or tiny) and are not read"
        self.notices.append(Notice("hidden_text", "warning", message, page, start, self.length))

    def text(self) -> str:
        """Give the whole text."""
        return "".join(self.pieces)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _block(self, draft: Draft, page: int) -> None:
        segments: list[Segment] = []
        for number, line in enumerate(draft.lines):
            if number:
                self._join(draft.lines[number - 1], line, segments)
            segments += self._line(line, page, draft.skip if not number else 0)
            self.line += 1
        self._close(draft, tuple(_fused(segments)), page)

    def _close(self, draft: Draft, segments: tuple[Segment, ...], page: int) -> None:
        first = self.numbers.get(id(draft.continues)) if draft.continues is not None else None
        if first is not None:
            self.numbers[id(draft)] = first
        if not segments:  # nothing but footnote marks: there is nothing to read
            return
        if first is not None:
            self._go_on(first, segments)
            return
        parent = self.numbers.get(id(draft.parent)) if draft.parent is not None else None
        self.numbers[id(draft)] = len(self.blocks)
        size = round(draft.size, 2)
        self.blocks.append(
            Block(
                draft.kind,
                page,
                segments,
                draft.level,
                parent,
                draft.marker,
                size,
                draft.bold,
            )
        )

    def _go_on(self, first: int, segments: tuple[Segment, ...]) -> None:
        """Add the rest of a paragraph to its block: over a blank, or in place of the hyphen of a broken word."""
        block = self.blocks[first]
        last = block.segments[-1]
        end = self._slice(max(last.start, last.end - 80), last.end)
        start = self._slice(segments[0].start, min(segments[0].end, segments[0].start + 80))
        if self.hyphens.breaks(end, start):
            joined = (*block.segments[:-1], Segment(last.start, last.end - 1), *segments)
        elif own_hyphen(end, start):
            joined = (*block.segments, *segments)
        else:
            joined = (*block.segments, Segment(last.end, last.end + 1, " "), *segments)
        self.blocks[first] = replace(block, segments=joined)

    def _slice(self, start: int, end: int) -> str:
        """Give a slice of the text so far, for places near its end or seldom asked for."""
        text = "".join(self.pieces)
        self.pieces = [text]
        return text[start:end]

    def _join(self, before: Line, after: Line, segments: list[Segment], blank: str = "\n") -> None:
        """Write the line end (a blank in a cell); the segments leave out the hyphen of a broken word, but not a word's own."""
        end = self.length
        self._write(blank)
        last = before.pieces[-1].text
        whole = bool(segments) and segments[-1].end == end
        if whole and self.hyphens.breaks(last, after.text[:80]):
            segments[-1] = Segment(segments[-1].start, end - 1)
        elif not (segments and own_hyphen(last, after.text)):
            segments.append(Segment(end, end + 1))

    def _line(self, line: Line, page: int, skip: int) -> list[Segment]:
        """Write one line; give its segments, which touch unless a mark lies between."""
        segments: list[Segment] = []
        begin = self.length
        for number, piece in enumerate(line.pieces):
            if number and piece.blank:
                self.pieces.append(" ")
                self.length += 1
            first = self.length
            self._word(piece, page)
            if number < skip:
                begin = self.length + 1
            elif piece.mark or piece.reads or not piece.text.isalnum():
                begin = self._special(piece, begin, first, segments)
        if begin < self.length:
            segments.append(Segment(begin, self.length))
        return segments

    def _special(self, piece: Piece, begin: int, first: int, segments: list[Segment]) -> int:
        """Cut a mark, or a word that is read otherwise, out of the segment that runs; give where the next one begins."""
        if piece.mark or piece.reads:
            segments += [Segment(begin, first)] if begin < first else []
            if piece.mark:
                self.marks.append(Mark(first, self.length))
            else:
                segments.append(Segment(first, self.length, piece.reads))
            return self.length
        text = piece.text.translate(UNLIGATED) if self.ligated else piece.text
        marks = find_marks(text, 0, len(text))
        if not marks or (marks[0][0] == 0 and marks[-1][1] == len(text)):
            return begin
        for start, end in marks:
            self.marks.append(Mark(first + start, first + end))
            segments += [Segment(begin, first + start)] if begin < first + start else []
            begin = first + end
        return begin

    def _word(self, piece: Piece, page: int) -> None:
        text = piece.text.translate(UNLIGATED) if self.ligated else piece.text
        style, first = piece.style, self.length
        self.pieces.append(text)
        self.length = last = first + len(text)
        inner = None if text.isalpha() or style.angle else _edges(piece, text, self.sides)
        box = made(Box, (piece.x0, piece.top, piece.x1, piece.bottom))
        box = self._shown(box) if self.turned else box
        word = (first, last, page, self.line, box, piece.size, style.bold, not style.angle, piece.hidden, inner)
        self.words.append(made(Word, word))

    def _table(self, draft: TableDraft) -> None:
        cells: list[Cell] = []
        row = -1
        for cell in draft.cells:
            if row >= 0 and cell.lines:
                self._write("\n" if cell.row != row else "\t")
            if cell.lines:
                row = cell.row
            block, box = self._cell(cell, draft.page), self._shown(cell.box) if cell.box else None
            cells.append(Cell(cell.row, cell.column, block, cell.row_span, cell.column_span, cell.header, box))
        caption = self.numbers.get(id(draft.caption)) if draft.caption else None
        self.tables.append(Table(
            draft.page, draft.rows, draft.columns, tuple(cells), draft.kind, draft.quality, self._shown(draft.box), caption
        ))  # fmt: skip

    def _shown(self, box: Box) -> Box:
        return self.page.shown(box) if self.page is not None and self.turned else box

    def _cell(self, cell: CellDraft, page: int) -> int | None:
        if not cell.lines:
            return None
        segments: list[Segment] = []
        for number, line in enumerate(cell.lines):
            if number:
                self._join(cell.lines[number - 1], line, segments, " ")
            segments += self._line(line, page, cell.skip if not number else 0)
            self.line += 1
        if not segments:  # nothing but a footnote mark
            return None
        size, bold = cell.lines[0].size, cell.lines[0].bold and all(line.bold for line in cell.lines)
        self.blocks.append(Block("cell", page, tuple(_fused(segments)), cell.level, None, cell.marker, size, bold))
        return len(self.blocks) - 1


def _edges(piece: Piece, text: str, sides: Sides) -> tuple[float, ...] | None:
    """Give the left side of each character and the right side of the last; plain words have none, for they are not parted."""
    left, right = sides
    first, last = piece.first, piece.last
    return (*left[first:last], right[last - 1]) if right and len(text) == last - first else None


def _fused(segments: list[Segment]) -> list[Segment]:
    """Join segments that touch."""
    if len(segments) < 2:
        return segments
    fused: list[Segment] = []
    for segment in segments:
        if fused and fused[-1].end == segment.start and segment.text is None and fused[-1].text is None:
            fused[-1] = Segment(fused[-1].start, segment.end)
        else:
            fused.append(segment)
    return fused
