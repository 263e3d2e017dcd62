"""Inline Markdown as it reads: which slices of the source are words, and which are marks between them.

markdown-it-py says what is a mark and what is text, but not where; `read_inline` walks along its tokens and the source side by
side, so every piece keeps its place. Each step looks ahead a bounded way only: a hostile line costs linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from factsheet_extract.model.document import Mark, Segment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

# Tables are read by the Markdown reader itself (markdown-it gives cells no place, and no table in a lazy list line); entities
# and escapes stay tokens of their own so that their source can be skipped.
DEEPEST = 100
"""Levels of quotations, lists and points in each other that are read; a list and its point are two."""
PARSER = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).disable("text_join").enable("strikethrough")

_LINE_END = re.compile(r"\r\n?|\n")
# [^1]  [^note]   the reference of a footnote
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,30}\]")
# <br>  <br/>  </p>  <li>  <hr>   tags that part what stands on their two sides
_PARTING = re.compile(r"</?(?:br|p|li|ul|ol|div|hr|tr|td|th|h[1-6])\b", re.IGNORECASE)
_RAISED = re.compile(r"<sup\b[^>]{0,200}>", re.IGNORECASE)
_REACH = 4000


@dataclass(slots=True)
class Inline:
    """The pieces of one line or paragraph; `bold` where all words stand in strong marks."""

    segments: list[Segment] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    bold: bool = False

    def words(self, source: str) -> str:
        """Give the text of the segments, unfolded."""
        return "".join(source[s.start : s.end] if s.text is None else s.text for s in self.segments)


def read_inline(source: str, start: int, end: int, tokens: Sequence[Token] | None = None) -> Inline:
    """Read source[start:end]; `tokens` are its inline tokens where the block parser has made them already."""
    if tokens is None:
        tokens = PARSER.parseInline(source[start:end])[0].children or []
    walk = _Walk(source, start, end)
    for token in tokens:
        _STEPS.get(token.type, _Walk.skip_mark)(walk, token)
    walk.out.bold = walk.strong_letters > 0 and walk.strong_letters == walk.letters
    return walk.out


class _Walk:
    """One reader of the source, always at the place behind the last token."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source, self.place, self.end = source, start, end
        self.out = Inline()
        self.strong, self.raised = 0, False
        self.letters, self.strong_letters = 0, 0

    def find(self, piece: str) -> int:
        """Give the place of `piece` at or soon after the present one, -1 where it is not there."""
        return self.source.find(piece, self.place, min(self.end, self.place + len(piece) + _REACH)) if piece else -1

    def text(self, token: Token) -> None:
        """Words, exactly as the source has them."""
        found = self.find(token.content)
        if found >= 0:
            self.keep(found, found + len(token.content))
            return
        for word in token.content.split():  # white space was changed on the way (tabs, line ends in code)
            found = self.find(word)
            if found >= 0:
                self.keep(
                    found,
                    found + len(word) + (self.source[found + len(word) : found + len(word) + 1].isspace()),
                )

    def keep(self, start: int, end: int) -> None:
        """Take source[start:end] as words, footnote references left out."""
        self.place = end
        if self.raised and self.source[start:end].strip(" *,").isdigit():
            self.out.marks.append(Mark(start, end))
            return
        self._count(self.source[start:end])
        for reference in _REFERENCE.finditer(self.source, start, end):
            self._add(start, reference.start())
            self.out.marks.append(Mark(*reference.span()))
            start = reference.end()
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        if start < end:
            self.out.segments.append(Segment(start, end))

    def _count(self, words: str) -> None:
        letters = len(words) - words.count(" ")
        self.letters += letters
        self.strong_letters += letters if self.strong else 0

    def special(self, token: Token) -> None:
        """An entity or an escaped character: read as what it stands for."""
        found = self.find(token.markup)
        if found >= 0:
            self.place = found + len(token.markup)
            self.out.segments.append(Segment(found, self.place, token.content))

    def line_end(self, _token: Token) -> None:
        """A line end within a paragraph reads as a blank."""
        found = _LINE_END.search(self.source, self.place, self.end)
        if found:
            self.place = found.end()
            self.out.segments.append(Segment(found.start(), found.end()))

    def html(self, token: Token) -> None:
        """A tag: a blank where it parts words, else nothing; bold and raised text are remembered."""
        found = self.find(token.content)
        if found < 0:
            return
        self.place = found + len(token.content)
        if _PARTING.match(token.content):
            self.out.segments.append(Segment(found, self.place, " "))
        self.strong += {"<b>": 1, "<strong>": 1, "</b>": -1, "</strong>": -1}.get(token.content.lower(), 0)
        self.raised = bool(_RAISED.match(token.content)) and self._raised_is_mark(found)

    def _raised_is_mark(self, place: int) -> bool:
        """`m<sup>2</sup>` and `10<sup>3</sup>` are units and powers, `source<sup>1</sup>` is a footnote."""
        before = re.search(r"\w{0,12}\Z", self.source[max(0, place - 12) : place])
        word = before.group() if before else ""
        return word not in {"m", "km", "cm", "mm", "dm", "hm", "10", "CO"}

    def strong_open(self, token: Token) -> None:
        """`**` or `__` before strong words."""
        self.strong += 1
        self.skip_mark(token)

    def strong_close(self, token: Token) -> None:
        """`**` or `__` behind strong words."""
        self.strong -= 1
        self.skip_mark(token)

    def skip_mark(self, token: Token) -> None:
        """Marks without words: go behind them."""
        found = self.find(token.markup) if token.markup not in {"autolink", "linkify"} else -1
        if found >= 0:
            self.place = found + len(token.markup)

    def link_open(self, token: Token) -> None:
        """`[` or `<` before the words of a link."""
        found = self.find("<" if token.markup == "autolink" else "[")
        self.place = found + 1 if found >= 0 else self.place

    def link_close(self, _token: Token) -> None:
        """`](target "title")`, `][label]` or `>` behind the words of a link."""
        if self.source[self.place : self.place + 1] in {"]", ">"}:
            self.place += 1
        closing = {"(": ")", "[": "]"}.get(self.source[self.place : self.place + 1])
        if closing:
            self.place = self._behind(self.source[self.place], closing)

    def _behind(self, opening: str, closing: str) -> int:
        depth = 0
        for place in range(self.place, min(self.end, self.place + _REACH)):
            depth += {opening: 1, closing: -1}.get(self.source[place], 0)
            if not depth:
                return place + 1
        return self.place

    def image(self, token: Token) -> None:
        """A picture has no words of its own on the page."""
        found = self.find("![")
        if found >= 0:
            self.place = found + 2 + len(token.content)
            self.link_close(token)

    def code(self, token: Token) -> None:
        """Words in back ticks."""
        self.skip_mark(token)
        self.text(token)
        self.skip_mark(token)


_STEPS: dict[str, Callable[[_Walk, Token], None]] = {
    "text": _Walk.text,
    "text_special": _Walk.special,
    "softbreak": _Walk.line_end,
    "hardbreak": _Walk.line_end,
    "html_inline": _Walk.html,
    "strong_open": _Walk.strong_open,
    "strong_close": _Walk.strong_close,
    "link_open": _Walk.link_open,
    "link_close": _Walk.link_close,
    "image": _Walk.image,
    "code_inline": _Walk.code,
}
