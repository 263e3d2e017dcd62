"""Markdown as a document: the text is the source itself, blocks leave its marks out.

Start at `read`. markdown-it-py gives the blocks with their lines; `_Reading` walks over its tokens once and keeps the stack of
lists. Pipe tables are read here (`tables`), wherever they stand: alone, in a list item, without a head.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from factsheet_extract.model.document import (
    Block,
    BlockKind,
    Document,
    Mark,
    Notice,
    Page,
    Segment,
    Source,
    Table,
)
from factsheet_extract.readers.decode import decode
from factsheet_extract.readers.markdown.tables import find_grid, find_html_grid, lay_out
from factsheet_extract.readers.text.lines import find_lines
from factsheet_extract.readers.text.parts import find_drawn, find_parts, lay_table
from factsheet_extract.text.markup import DEEPEST, PARSER, Inline, read_inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from factsheet_extract.readers.options import ReadOptions
    from factsheet_extract.readers.page.drafts import TableDraft
    from factsheet_extract.readers.text.grids import Grid
    from factsheet_extract.readers.text.lines import Line
    from factsheet_extract.readers.text.tables import Rows

_LINE_END = re.compile(r"\r\n?|\n")
# [^1]: text     * text     1 text    a note under the text or a table
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]{1,30}\]:\s{0,10}")
# <td>  </p>  <!-- … -->    tags and comments of a block of HTML
_TAG = re.compile(r"<!--(?:[^-]|-(?!->)){0,5000}-->|<[^<>]{0,2000}>")
# "**"  "`"  "[1]"  "&amp;"   what a paragraph that draws a table has none of
_MARKS = re.compile(r"[*_`\[\]<>&\\]")
_FRONT = re.compile(r"---[ \t]*(?:\r\n?|\n)(?:(?!---)[^\r\n]{0,2000}(?:\r\n?|\n)){0,200}---[ \t]*(?:\r\n?|\n|\Z)")


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read Markdown; raises UnreadableSource where the bytes are no text."""
    text = decode(data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), "text/markdown", 1, "plain")
    reading = _Reading(text)
    reading.run()
    pages = (Page(1, 0, len(text)),)
    return Document(
        source, "markdown", text, pages, tuple(reading.blocks), tuple(reading.tables),
        marks=tuple(sorted(reading.marks, key=lambda mark: mark.start)), notices=reading.notices(),
    )  # fmt: skip


class _Reading:
    """One pass over the block tokens of one source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(end.end() for end in _LINE_END.finditer(text)), len(text)]
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self.items: list[int | None] = []  # the block of each open list item, None before its first words
        self.leads: list[int | None] = []  # what each open list stands under
        self.heading = 0
        self.deepest = 0

    def notices(self) -> tuple[Notice, ...]:
        """Say where something was left out."""
        if self.deepest < DEEPEST:
            return ()
        message = f"quotations or lists stand in each other more than {DEEPEST} levels deep; what is deeper was not read"
        return (Notice("nested_too_deep", "error", message, 1),)

    def run(self) -> None:
        """Read all blocks."""
        front = _FRONT.match(self.text)
        hidden = _LINE_END.sub(lambda end: end.group(), front.group()) if front else ""
        body = "\n" * len(_LINE_END.findall(hidden)) + self.text[len(hidden) :]
        for token in PARSER.parse(body):
            self.deepest = max(self.deepest, token.level + (token.nesting > 0))
            step = _STEPS.get(token.type)
            if step is not None:
                step(self, token)

    def open_list(self, _token: Token) -> None:
        """A list stands under the item it is in, or under a line that ends with a colon just before it."""
        self.leads.append(self.items[-1] if self.items and self.items[-1] is not None else self._lead())

    def _lead(self) -> int | None:
        last = len(self.blocks) - 1
        if last < 0 or self.blocks[last].kind in {"cell", "other"}:
            return None
        return last if self.text[self.blocks[last].end - 1 : self.blocks[last].end] == ":" else None

    def close_list(self, _token: Token) -> None:
        """A list ends."""
        self.leads.pop()

    def open_item(self, _token: Token) -> None:
        """A list item begins."""
        self.items.append(None)

    def close_item(self, _token: Token) -> None:
        """A list item ends."""
        self.items.pop()

    def open_heading(self, token: Token) -> None:
        """A heading begins; its words come with the next token."""
        self.heading = int(token.tag[1])

    def inline(self, token: Token) -> None:
        """The words of a heading, a paragraph or an item, or a table that was taken for a paragraph."""
        first, last = token.map or [0, 0]
        start, end = self.lines[first], self.lines[min(last, len(self.lines) - 1)]
        grid = None if self.heading else find_grid(self.text, start, end)
        drawn = self._drawn(start, end) if grid is None and not self.heading and not self.items else []
        if drawn:
            self._among(drawn, start, end, lambda first, last: self._words(first, last, None))
        elif grid is None:
            self._words(start, end, token.children)
        else:
            self._words(start, grid.start, None)
            self._table(grid.rows, grid.heads)
            if self.text[grid.end : end].strip():
                self._words(grid.end, end, None)
        self.heading = 0

    def _words(self, start: int, end: int, tokens: list[Token] | None) -> None:
        note = _NOTE.match(self.text, start, end)
        inline = read_inline(self.text, note.end() if note else start, end, None if note else tokens)
        if not inline.words(self.text).strip():
            return
        kind, level, parent = self._place(note is not None, inline)
        marker = self._marker(start) if kind == "item" else ""
        self._add(
            Block(kind, 1, tuple(inline.segments), level, parent, marker, bold=inline.bold),
            inline.marks,
        )

    def _place(self, note: bool, inline: Inline) -> tuple[BlockKind, int, int | None]:
        if self.heading:
            return "heading", self.heading, None
        if note:
            return "note", 0, None
        if self.items and self.items[-1] is None:
            self.items[-1] = len(self.blocks)
            return "item", len(self.items) - 1, self.leads[-1]
        parent = self.items[-1] if self.items else None
        if parent is None and _is_title(inline, self.text):
            return "heading", 6, None
        return "paragraph", 0, parent

    def _marker(self, start: int) -> str:
        line = self.text[start : start + 40].lstrip("> \t")
        return line.split(maxsplit=1)[0] if line.split() else ""

    def _add(self, block: Block, marks: list[Mark]) -> None:
        self.blocks.append(block)
        self.marks.extend(marks)

    def _table(self, rows: list[list[tuple[int, int]]], heads: int) -> None:
        parent = next((item for item in reversed(self.items) if item is not None), None)
        parent = self.leads[-1] if parent is None and self.leads else parent
        table, cells, marks = lay_out(
            self.text,
            rows,
            heads,
            len(self.blocks),
            parent if parent is not None else self._lead(),
        )
        self.blocks.extend(cells)
        self.marks.extend(marks)
        self.tables.append(table)

    def code(self, token: Token) -> None:
        """A block of code is no prose: tables that it draws are read, other lines are kept as they are."""
        first, last = token.map or [0, 0]
        fence = 1 if token.type == "fence" else 0
        start, end = (
            self.lines[first + fence],
            self.lines[max(first + fence, last - fence)],
        )
        parts = list(find_parts(self.text, find_lines(self.text, Page(1, start, end))))
        if all(isinstance(part, list) for part in parts):
            self._other(start, end)
            return
        for part in parts:
            if isinstance(part, list):
                self._other(part[0].start, part[-1].end)
            else:
                self._drawn_table(part)

    def _other(self, start: int, end: int) -> None:
        if self.text[start:end].strip():
            self._add(Block("other", 1, (Segment(start, end),)), [])

    def _drawn_table(self, part: Grid | tuple[list[Line], Rows] | TableDraft) -> None:
        blocks, table = lay_table(self.text, part, len(self.blocks), 1)
        self.blocks.extend(blocks)
        self.tables.append(table)

    def _drawn(self, start: int, end: int) -> list[tuple[int, int, list[Grid]]]:
        """Find the tables that the lines of a paragraph draw; where it has marks of Markdown, it is prose."""
        if _MARKS.search(self.text, start, end):
            return []
        return find_drawn(self.text, find_lines(self.text, Page(1, start, end)))

    def _among(
        self, drawn: list[tuple[int, int, list[Grid]]], start: int, end: int, rest: Callable[[int, int], None]
    ) -> None:  # fmt: skip
        """Read drawn tables, and with `rest` what stands between them."""
        for first, last, grids in drawn:
            rest(start, first)
            for grid in grids:
                self._drawn_table(grid)
            start = last
        rest(start, end)

    def html(self, token: Token) -> None:
        """A block of HTML: what stands between two tags is a paragraph."""
        first, last = token.map or [0, 0]
        place, end = self.lines[first], self.lines[last]
        found = find_html_grid(self.text, place, end)
        if found is not None:
            self._words(place, found.start, None)
            self._table(found.rows, found.heads)
            place = found.end
        for tag in _TAG.finditer(self.text, place, end):
            self._words(place, tag.start(), None)
            place = tag.end()
        self._words(place, end, None)


def _is_title(inline: Inline, text: str) -> bool:
    """A short line in strong marks alone, without a figure or an end of sentence, is a heading in all but its mark."""
    words = inline.words(text).strip()
    return inline.bold and len(words) < 100 and words[-1] not in ".:;,!" and not any(letter.isdigit() for letter in words)


_STEPS: dict[str, Callable[[_Reading, Token], None]] = {
    "bullet_list_open": _Reading.open_list,
    "ordered_list_open": _Reading.open_list,
    "bullet_list_close": _Reading.close_list,
    "ordered_list_close": _Reading.close_list,
    "list_item_open": _Reading.open_item,
    "list_item_close": _Reading.close_item,
    "heading_open": _Reading.open_heading,
    "inline": _Reading.inline,
    "fence": _Reading.code,
    "code_block": _Reading.code,
    "html_block": _Reading.html,
}
