"""A sheet as it was read: one string in reading order, and where each piece of it is printed.

Offsets count characters of `Document.text`, lower bound inclusive, upper exclusive. Boxes are points (1/72 inch) from the
top left of the page as shown, after its rotation. Pages count from 1. For Markdown the text is the source itself with its
marks; for PDF it is made by the reader: words joined by one space, printed lines by a line feed, table cells of one row by a
tab, blocks by a line feed, pages by a form feed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

BlockKind: TypeAlias = Literal[
    "heading",  # a title of any level
    "paragraph",  # running prose, joined over columns and pages where it runs on
    "item",  # one bullet or numbered point; `level` is its depth, `parent` what it stands under
    "cell",  # one table cell; its place is in `Document.tables`
    "display",  # a number in display type with its label under, over or beside it
    "caption",  # the title of a table, figure or chart
    "note",  # a footnote's or table note's text
    "header",  # running head
    "footer",  # running foot
    "page_number",
    "axis",  # ticks and legends of a chart, numbers without a subject
    "other",
]
TextLayer: TypeAlias = Literal["embedded", "none", "ocr", "partial", "untrusted", "plain"]
TableKind: TypeAlias = Literal["ruled", "partly_ruled", "borderless", "markup"]
Severity: TypeAlias = Literal["info", "warning", "error"]


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that were read: path as given (posix, relative to what was given), digest, kind, and what text they hold."""

    path: str
    sha256: str
    media_type: str
    pages: int
    text_layer: TextLayer


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its slice of the text, its size in points as shown, its rotation in degrees."""

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    rotation: int = 0


class Word(NamedTuple):
    """One printed word: its slice, page, box and printed line; a tuple, since a sheet has thousands of them.

    `edges` are the x of each character's left side and of the last one's right side (len(word) + 1), None where unknown:
    they give the box of a part of a word. `line` numbers printed lines through the document.
    """

    start: int
    end: int
    page: int
    line: int
    box: Box
    size: float = 0.0
    bold: bool = False
    upright: bool = True
    hidden: bool = False
    edges: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a block as it is to be read: the slice start:end, or `text` in its place (an entity, a joined hyphen)."""

    start: int
    end: int
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, table cell … : `segments` joined give the words to read, without marks of layout.

    Marks of Markdown, bullets, footnote marks and the hyphen of a broken word lie between segments. `level` is the heading's
    rank from 1, or an item's depth from 0; `parent` the index of the block it stands under; `size` its font size in points.
    """

    kind: BlockKind
    page: int
    segments: tuple[Segment, ...]
    level: int = 0
    parent: int | None = None
    marker: str = ""
    size: float = 0.0
    bold: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character to read."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Offset after the last character to read."""
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its place, its block (None where nothing is printed), whether it is a head, its own box."""

    row: int
    column: int
    block: int | None
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells in row order; `quality` from 0 to 1 says how sure the grid is; `caption` is a block index."""

    page: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    kind: TableKind
    quality: float = 1.0
    box: Box | None = None
    caption: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A printed mark that is no part of a word or figure, such as a raised footnote number."""

    start: int
    end: int
    reason: Literal["footnote_mark"] = "footnote_mark"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the reader has to say about the page: becomes a Finding of the record."""

    code: str
    severity: Severity
    message: str
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole sheet as read."""

    source: Source
    reader: str
    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()
    marks: tuple[Mark, ...] = ()
    notices: tuple[Notice, ...] = ()
    _word_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _page_starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _children: dict[int, list[int]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_word_starts", tuple([word.start for word in self.words]))
        object.__setattr__(self, "_page_starts", tuple(page.start for page in self.pages))
        for index, block in enumerate(self.blocks):
            if block.parent is not None:
                self._children.setdefault(block.parent, []).append(index)

    def page_at(self, offset: int) -> Page:
        """Give the page that holds the character at `offset`."""
        return self.pages[max(0, bisect_right(self._page_starts, offset) - 1)]

    def children(self, block: int) -> Sequence[int]:
        """Give the blocks that stand under a block, in reading order."""
        return self._children.get(block, ())

    def word_from(self, offset: int) -> Word | None:
        """Give the word that begins at an offset, None where none does."""
        index = bisect_left(self._word_starts, offset)
        begins = index < len(self.words) and self._word_starts[index] == offset
        return self.words[index] if begins else None

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """Give (page, box) of each printed line that the slice start:end touches, in reading order; empty without words."""
        first = bisect_left(self._word_starts, start)
        if first and self.words[first - 1].end > start:
            first -= 1
        touched = self.words[first : bisect_left(self._word_starts, end, first)]
        if not touched:
            return ()
        if len(touched) == 1:
            return ((touched[0].page, _part(touched[0], start, end)),)
        lines: dict[tuple[int, int], list[Box]] = {}
        for word in touched:
            line = (word.line, word.page)
            if line in lines:
                lines[line].append(word.box)
            else:
                lines[line] = [word.box]
        ends = ((touched[0], 0), (touched[-1], -1))  # only these two may be cut by the slice
        for word, place in ends:
            lines[word.line, word.page][place] = _part(word, start, end)
        return tuple([(page, _hull(boxes)) for (_, page), boxes in lines.items()])


def _part(word: Word, start: int, end: int) -> Box:
    if word.edges is None or (start <= word.start and word.end <= end):
        return word.box
    left = word.edges[max(0, start - word.start)]
    right = word.edges[min(len(word.edges) - 1, end - word.start)]
    return Box(min(left, right), word.box.top, max(left, right), word.box.bottom)


def _hull(boxes: list[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes)  # noqa: B905 - every box has four sides
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
