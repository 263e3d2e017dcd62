"""Plain text as a document: pages by form feeds; headings, points, rows of figures and paragraphs by the form of lines.

Start at `read`. `_Building` sorts the lines of a page into groups; `tables` finds the rows; the text stays as decoded.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from factsheet_extract.model.document import (
    Block,
    BlockKind,
    Document,
    Mark,
    Page,
    Segment,
    Source,
    Table,
)
from factsheet_extract.readers.decode import decode
from factsheet_extract.readers.options import chosen_pages
from factsheet_extract.readers.page.hyphens import Hyphens, own_hyphen
from factsheet_extract.readers.page.lines import (
    Bullet,
    ends_sentence,
    find_marks,
)
from factsheet_extract.readers.page.running import find_running
from factsheet_extract.readers.text.charts import find_bars, find_ticks
from factsheet_extract.readers.text.lines import Line, find_lines, part_page_number
from factsheet_extract.readers.text.parts import find_parts, lay_table
from factsheet_extract.readers.text.spaced import find_spaced
from factsheet_extract.readers.text.tables import Rows, find_rows

if TYPE_CHECKING:
    from factsheet_extract.readers.options import ReadOptions

# " 9 Based on … 10 Based on"   the numbers of the notes on one line
# "1 Piped water"   "* A case"   "** Three"   "(a) Not"    "~ The total"   what opens a note under a table
_NUMBER = re.compile(r"(?:^|\s)(\d{1,2})\s(?=[^\W\d_])")
_NOTE = re.compile(r"(?:[*†‡§~]{1,3}\s?|\d{1,2}\s|\([a-z]\)\s)(?=[^\W\d_])")


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read plain text; raises UnreadableSource where the bytes are no text."""
    text = decode(data, name)
    pages = _pages(text, options)
    source = Source(name, hashlib.sha256(data).hexdigest(), "text/plain", len(pages), "plain")
    numbers = chosen_pages(len(pages), name, options)
    chosen = [page for page in pages if page.number in numbers]
    lines = [part_page_number(find_lines(text, page), len(pages)) for page in chosen]
    running = find_running([[line.text for line in page] for page in lines])
    building = _Building(text)
    for number, page in enumerate(lines):
        building.page(page, running[number])
    marks = tuple(sorted(building.marks, key=lambda mark: mark.start))
    return Document(
        source,
        "text",
        text,
        pages,
        tuple(building.blocks),
        tuple(building.tables),
        marks=marks,
    )


def _pages(text: str, options: ReadOptions) -> tuple[Page, ...]:
    ends = [place.end() for place in re.finditer("\f", text)]
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    ends[-1] = len(text)
    starts = [0, *ends[:-1]]
    return tuple(Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1))


class _Building:
    """Blocks, tables and marks of the pages so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.marks: list[Mark] = []
        self.levels: list[str] = []  # bullets of the open list, outermost first
        self.after_table = False
        self.ticks: frozenset[int] = frozenset()  # where lines begin that are ticks of an axis
        self.notes: frozenset[str] = frozenset()  # the numbers of the page's notes
        self.hyphens = Hyphens((text,))

    def page(self, lines: list[Line], running: dict[int, BlockKind]) -> None:
        """Read one page: running lines first, then rows, then the rest in groups."""
        for rows in find_rows([line.text for line in lines]):
            running = {number: kind for number, kind in running.items() if kind != "header" or not 0 < number < rows.last}
        self.notes = frozenset(
            number for line in lines if _NOTE.match(line.text) for number in _NUMBER.findall(line.text)
        )  # fmt: skip
        body = [line for number, line in enumerate(lines) if number not in running]
        heads = [line for number, line in enumerate(lines) if running.get(number) == "header"]
        for line in heads:
            self._add("header", [line])
        self.after_table = False
        parts = list(find_parts(self.text, body))
        for part, following in zip_longest(parts, parts[1:]):
            if isinstance(part, list):
                self._column(part, over_table=following is not None and not isinstance(following, list))
            else:
                self._table(*lay_table(self.text, part, len(self.blocks), body[0].page))
        for number, line in enumerate(lines):
            kind = running.get(number)
            if kind and kind != "header":
                self._add(kind, [line])

    def _table(self, blocks: list[Block], table: Table) -> None:
        self.blocks += [self._without_marks(block) for block in blocks]
        self.tables.append(table)
        self.levels, self.after_table = [], True

    def _column(self, lines: list[Line], *, over_table: bool) -> None:
        """Read the lines of one column: rows first, then the rest in groups; it may stand over a table."""
        place = 0
        for rows in self._tables(lines):
            self._prose(lines[place : rows.first], over_table=True)
            self._table(*lay_table(self.text, (lines, rows), len(self.blocks), lines[0].page))
            place = rows.last
        self._prose(lines[place:], over_table=over_table)

    def _tables(self, body: list[Line]) -> list[Rows]:
        """Find the rows and bars of a page's lines, and note the ticks of axes."""
        texts, gaps = [line.text for line in body], [line.gap for line in body]
        ticks = find_ticks(texts)
        self.ticks = frozenset(body[place].start for place in ticks)
        spaced = find_spaced(texts, gaps)
        rows = [*spaced, *find_rows(texts, gaps, frozenset(n for found in spaced for n in range(found.first, found.last)))]
        taken = {place for found in rows for place in range(found.first, found.last)}
        bars = [found for found in find_bars(texts, gaps, ticks) if taken.isdisjoint(range(found.first, found.last))]
        return sorted([*rows, *bars], key=lambda found: found.first)

    def _prose(self, lines: list[Line], *, over_table: bool) -> None:
        longest = max((len(line.text) for line in lines), default=0)
        group: list[Line] = []
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            if group and (line.start in self.ticks or (self._begins(group, line, longest) and not _RULE.fullmatch(line.text))):
                self._close(group)
                group = []
            if line.start in self.ticks:
                self._add("axis", [line])
                continue
            if _RULE.fullmatch(line.text):  # it stands for itself, and says what stands over it
                self._close(group, heading=len(group) == 1 and not line.gap and _is_title(group[0]))
                group = []
                continue
            group.append(line)
            if len(group) == 1 and _is_heading(line, following, longest):
                self._close(group, heading=True)
                group = []
        self._close(group, heading=over_table and len(group) == 1 and _names_table(group[0]))

    def _begins(self, group: list[Line], line: Line, longest: int) -> bool:
        """Say whether a line opens a new block: a gap, a bullet, or a first word that would have fitted the line before."""
        last = group[-1]
        if line.gap or line.bullet or (self.after_table and _NOTE.match(line.text)):
            return True
        if len(group) == 1 and _ALONE.fullmatch(last.text.strip()) and not _ALONE.fullmatch(line.text.strip()):
            return False
        if len(group) > 1 and _ALONE.fullmatch(group[0].text) and _ALONE.fullmatch(line.text):
            return True  # the next figure over its name
        low = line.text[0].islower() or line.text[0] in "(«"
        if low or last.text.endswith(("-", ",")):
            return False
        filled = len(last.text) + 1 + len(line.text.split(maxsplit=1)[0])
        return filled < 0.85 * longest or (ends_sentence(last.text) and filled < 0.95 * longest)

    def _close(self, group: list[Line], heading: bool = False) -> None:
        if not group:
            return
        first = group[0]
        if heading:
            self._add("heading", group)
        elif self.after_table and first.text[0] in "*†‡§" and _NOTE.match(first.text):
            self._add("note", group)
        elif first.bullet and not (first.bullet.numbered and first.bullet.marker.isdigit()):
            self._item(group, first.bullet)
        elif self.after_table and _NOTE.match(first.text):
            self._add("note", group)
        else:
            self.levels, self.after_table = [], False
            self._add("paragraph", group)

    def _item(self, group: list[Line], bullet: Bullet) -> None:
        shape = re.sub(r"\w+", "1", bullet.marker) if bullet.numbered else bullet.marker
        if shape in self.levels:
            self.levels = self.levels[: self.levels.index(shape) + 1]
        else:
            self.levels.append(shape)
        level = len(self.levels) - 1
        self._add("item", group, level=level, parent=self._parent(level), bullet=bullet)

    def _parent(self, level: int) -> int | None:
        for index in range(len(self.blocks) - 1, max(-1, len(self.blocks) - 200), -1):
            block = self.blocks[index]
            if block.kind == "item" and block.level < level:
                return index
            if block.kind in {"paragraph", "heading"}:
                return index if level == 0 and self.text[block.end - 1 : block.end] == ":" else None
        return None

    def _add(
        self,
        kind: BlockKind,
        lines: list[Line],
        *,
        level: int = 0,
        parent: int | None = None,
        bullet: Bullet | None = None,
    ) -> None:
        if kind == "heading":
            level = 1 if lines[0].text.isupper() else 2
            self.levels, self.after_table = [], False
        start = bullet.end if bullet else lines[0].start
        slices = [(start, lines[0].end), *((line.start, line.end) for line in lines[1:])]
        marked = _MARKED.fullmatch(lines[0].text) if kind == "heading" else None
        if marked:
            slices = [(start + marked.start(2), start + marked.end(2))]
        segments = _joined(self.text, slices, self.hyphens)
        marker = bullet.marker if bullet else ""
        self.blocks.append(self._without_marks(Block(kind, lines[0].page, segments, level, parent, marker)))

    def _without_marks(self, block: Block) -> Block:
        notes = self.notes if block.kind != "note" else frozenset[str]()
        pieces = [piece for piece in block.segments if piece.text is None]
        found = [mark for piece in pieces for mark in find_marks(self.text, piece.start, piece.end, notes)]
        if not found or len("".join(self.text[a:b] for a, b in found)) >= block.end - block.start:
            return block
        self.marks += [Mark(*mark) for mark in found]
        return replace(block, segments=_cut(block.segments, found))


def _cut(segments: tuple[Segment, ...], marks: list[tuple[int, int]]) -> tuple[Segment, ...]:
    kept: list[Segment] = []
    for segment in segments:
        start = segment.start
        for mark_start, mark_end in marks:
            if segment.text is None and start <= mark_start and mark_end <= segment.end:
                kept += [Segment(start, mark_start)] if start < mark_start else []
                start = mark_end
        if segment.text is not None or start < segment.end:
            kept.append(segment if segment.text is not None else Segment(start, segment.end))
    return tuple(kept) or segments


def _joined(text: str, slices: list[tuple[int, int]], hyphens: Hyphens) -> tuple[Segment, ...]:
    """Join lines: the line end is a blank, but nothing behind a hyphen, which goes too where it breaks a word."""
    segments: list[Segment] = []
    for (start, end), after in zip(slices, [*slices[1:], None], strict=True):
        if after is None:
            segments.append(Segment(start, end))
        elif hyphens.breaks(text[max(start, end - 80) : end], text[after[0] : after[0] + 80]):
            segments.append(Segment(start, end - 1))
        elif own_hyphen(text[max(start, end - 2) : end], text[after[0] : after[0] + 1]):
            segments.append(Segment(start, end))
        else:
            segments += [Segment(start, end), Segment(end, end + 1, " ")]
    return tuple(segments)


# A line that gives its number: "Países que participan: 196", "Migration irrégulière – 14".
_VALUED = re.compile(r"\w\s{0,40}[:–—=]\s{1,4}[\d.,\s%]{1,12}$")
# "Border management ......... 15 RCPs"   dots that lead to a number
_LEADER = re.compile(r"\.{3,}\s{0,3}\d")
# "======"   "-----"   "~~~~~~"   a line of one sign
_RULE = re.compile(r"([=\-~_*–—─])\1{2,200}")
# "== Vue d'ensemble =="   a heading between signs
_MARKED = re.compile(r"(={2,6})\s(?=\S)([^=]{2,90}\S)\s\1")
_TITLE = 60  # characters of a heading over a table
# A number alone on its line, in display type, over the line that names it.
_ALONE = re.compile(r"\d[\d.,\s]{0,11}%?")


def _is_title(line: Line) -> bool:
    """What stands over a rule is a heading where it is short and has words, and is no point or row with its number."""
    worded = sum(letter.isalpha() for letter in line.text) > 2
    return worded and not line.bullet and len(line.text) <= 90 and not (_VALUED.search(line.text) or line.text.endswith("."))


def _names_table(line: Line) -> bool:
    """A short line right over a table, without a figure, is the heading of its part."""
    opens = line.text[:1].isupper() and not ends_sentence(line.text) and not line.text.endswith((",", ":", ";"))
    return opens and line.bullet is None and len(line.text) <= _TITLE and not any(map(str.isdigit, line.text))


def _is_heading(line: Line, following: Line | None, longest: int) -> bool:
    """A short line that opens big, closes nothing, and is followed by something longer, a point, or a gap."""
    text = line.text
    if following is None or len(text) > 90 or not any(letter.isalpha() for letter in text):
        return False
    if line.bullet and not (line.bullet.numbered and line.bullet.marker[0].isdigit()):
        return False
    if _VALUED.search(text) or _LEADER.search(text):
        return False
    if _MARKED.fullmatch(text):
        return True
    words = text[line.bullet.end - line.start :] if line.bullet else text
    if words.isupper() and sum(letter.isalpha() for letter in words) > 3:
        return True
    opens = words[:1].isupper() and not ends_sentence(text) and not text.endswith((",", ":", ";"))
    if not opens or following.text[0].islower() or len(text) > 0.7 * longest:
        return False
    return following.gap or following.bullet is not None or len(following.text) > 0.8 * longest or line.bullet is not None
