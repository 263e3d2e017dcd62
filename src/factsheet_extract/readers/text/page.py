"""Plain text as a page that a printer with fixed letters set: what wide blanks lay out is read as the layout of a PDF is.

Start at `lay_out`. Every letter is as wide as the next one, every line as high: words get boxes, and tables and columns are
found in them by the rules that find those of a PDF (`aligned`, `leaders`, `columns`).
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from factsheet_extract.model.document import Box
from factsheet_extract.readers.page.columns import Atom, in_order
from factsheet_extract.readers.page.drafts import TableDraft
from factsheet_extract.readers.page.layout import find_tables
from factsheet_extract.readers.page.lines import find_bullet, is_value
from factsheet_extract.readers.page.paragraphs import Setting
from factsheet_extract.readers.page.printed import Line as Printed
from factsheet_extract.readers.page.words import Piece
from factsheet_extract.readers.pdfium.pages import RawPage, Style
from factsheet_extract.readers.text.lines import Line
from factsheet_extract.readers.text.mended import add_head, add_rows, part_heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# One blank is narrower than the holes that part columns of a PDF, two are wider.
_SIZE: Final = 10.0
_WIDE: Final = 4.0
_HOLE: Final = 1.5  # blanks: words no further apart follow each other
_NOUN: Final = 6.5  # behind a number alone, a noun
_TOLD: Final = 12.5  # and one in small letters
_FAR: Final = 20.5  # behind a short form, what it stands for
_SHORT: Final = 8  # letters of a short form
_PITCH: Final = 12.0
_STYLE: Final = Style(_SIZE, False, 0, True, "")
_SETTING: Final = Setting(_SIZE, False)
# "5 404 073" with no-break blanks is one word
_WORD: Final = re.compile(r"(?:\S|(?<=\d)[\u00a0\u202f\u2009](?=\d))+")
# "....."  "…"  ". . . ."  dots that lead from a label to its figure
_DOTS: Final = re.compile(r"\.{4,}|…{2,}|(?<=\s)\.(?:\s\.){2,}(?=\s)")


def lay_out(text: str, lines: Sequence[Line]) -> Iterator[TableDraft | list[Line]]:
    """Give the tables of some lines and, between them, the lines of each column, in the order of reading."""
    pieces = [piece for line in lines for piece in _pieces(text, line)]
    tables, rest = _tables(pieces, lines[0].page)
    atoms = [Atom(Box(line.x0, line.top, line.x1, line.bottom), _SIZE, line) for line in rest]
    atoms += [Atom(table.box, 0.0, table) for table in tables]
    for run in in_order(atoms):
        for is_table, items in groupby((atom.item for atom in run), key=lambda item: isinstance(item, TableDraft)):
            if is_table:
                yield from cast("Iterator[TableDraft]", items)
            else:
                yield [_line(text, line.pieces, lines[0].page) for line in cast("Iterator[Printed]", items)]


def _tables(pieces: list[Piece], page: int) -> tuple[list[TableDraft], list[Printed]]:
    """Give the tables of a page of text, and the lines that are in none."""
    found = find_tables(_raw(page, pieces), pieces, _SETTING).tables
    held = {id(piece) for table in found for cell in table.cells for line in cell.lines for piece in line.pieces}
    rest = _chains([piece for piece in pieces if id(piece) not in held])
    tables: list[TableDraft] = []
    for table in found:
        headed, heads = add_head(part_heads(table), rest)
        whole, taken = add_rows(headed, rest)
        tables.append(whole)
        rest = [line for line in rest if id(line) not in taken | heads]
    return tables, rest


def _line(text: str, pieces: Sequence[Piece], page: int) -> Line:
    start, end = pieces[0].first, pieces[-1].last
    row, left = round(pieces[0].top / _PITCH), round(pieces[0].x0 / _WIDE)
    return Line(start, end, page, text[start:end], find_bullet(text, start, end), gap=False, row=row, left=left)


def _chains(pieces: Sequence[Piece]) -> list[Printed]:
    chains: list[list[Piece]] = []
    for piece in pieces:
        if chains and chains[-1][-1].top == piece.top and _follows(chains[-1], piece):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return [Printed(chain) for chain in chains]


def _follows(chain: Sequence[Piece], piece: Piece) -> bool:
    """Say whether a word stands a blank behind the last one, or behind what stands alone before the words told of it.

    That is a bullet, a number ("18   active RCPs") or a short form ("IGC    Intergovernmental Consultations").
    """
    hole = (piece.x0 - chain[-1].x1) / _WIDE
    if hole < _HOLE or piece.text[0] == ":":
        return True
    first = chain[0].text
    if len(chain) > 1:
        return False
    if find_bullet(f"{first} {piece.text}") is not None:
        return hole < _NOUN
    if is_value(piece.text):
        return False
    if first[0].isdigit() and is_value(first):
        return hole < (_TOLD if piece.text[0].islower() else _NOUN)
    return hole < _FAR and 1 < len(first) <= _SHORT and first.isalpha() and first.isupper() and not piece.text.isupper()


def _raw(page: int, pieces: Sequence[Piece]) -> RawPage:
    width = max((piece.x1 for piece in pieces), default=0.0) + _WIDE
    height = max((piece.bottom for piece in pieces), default=0.0) + _PITCH
    return RawPage(page, width, height, 0, "", np.empty((0, 4)), [])


def _pieces(text: str, line: Line) -> Iterator[Piece]:
    top = line.row * _PITCH
    led = False
    cuts = [line.start]
    for dots in _DOTS.finditer(text, line.start, line.end):
        cuts += dots.span()
    cuts.append(line.end)
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        for word in _WORD.finditer(text, start, end):
            x0 = _WIDE * (line.left + word.start() - line.start)
            x1 = x0 + _WIDE * (word.end() - word.start())
            yield Piece(word.group(), x0, top, x1, top + _SIZE, _SIZE, _STYLE, word.start(), word.end(), led=led)
            led = False
        led = True
