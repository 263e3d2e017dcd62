"""A table as a grid that can be asked: which cell covers a place, what it reads, and what sort of thing that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.model.document import Cell, Table
    from factsheet_extract.model.passage import Passage

Sort: TypeAlias = Literal["empty", "value", "naming", "mark", "code", "text"]

# A bare figure, with its sign, currency, brackets, arrow, unit, footnote marks, and at most two short words of unit or scale.
# "20 077", "- 4.22%", "$ 12.7 million", "(30.7)", "<0.1", "1.35 - 1.42", "68*", "-6 ▼", "3,5 M€", "US$ 3.5m", "R$ 12"
_VALUE: Final = re.compile(
    r"[\s(\[<>≤≥~≈±+\-−–—▲▼►▶◄△▽↑↓→*†‡#$€£¥₹]{0,6}(?:[A-Z]{1,3}[$€£]?\s?)?[$€£¥₹]?\s?[+\-−–]?\s?[\d½¼¾][^A-Za-zÀ-ÿ]*"
    r"(?:[A-Za-zÀ-ÿµ°./]{1,9}[^A-Za-zÀ-ÿ]*){0,2}"
)
# A whole number and the names it counts in a bracket: "4 (Alpha Forum; Beta Dialogue (BD); Gamma Forum)", "2 (Alpha and BD)"
_LISTED: Final = re.compile(
    r"\d{1,3}\s\((?=[^;]{1,300};|[A-ZÀ-Ý][^();]{1,120}(?:,|\s[a-zà-ÿ&]{1,3})\s[A-ZÀ-Ý])"
    r"[^()]{1,600}(?:\([^()]{1,80}\)[^()]{0,600}){0,20}\)\.?"
)
# A year, a span of years or a year with a footnote mark: "2013", "2012–13", "1999/2000", "2018*", "2016p"
_YEAR: Final = re.compile(r"(?:1[89]|20|21)\d\d(?:\s?[-–—/]\s?(?:(?:1[89]|20|21)\d\d|\d\d))?\s?[*†‡a-z]?")
# A date in digits: "24/02/2020", "2016-01-22", "02/2017"
_DATE: Final = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}/\d{4}")
# A band that names a group: "15–19", "65+", "0-4", "15 a 24", "75 et +", "< 5", "≥ 65", with or without a unit word
_BAND: Final = re.compile(
    r"[<>≤≥]?\s?\d{1,3}(?:\s?(?:[-–—]|\b[a-zà]{1,2}\b)\s?\d{1,3}|\s?(?:[a-zà-ÿ]{1,3}\s)?\+)?\s?[A-Za-zÀ-ÿ]{0,8}"
)
# The number of a quarter, half-year or week behind its letter: "T1", "Q3", "S51"
_PERIOD: Final = re.compile(r"[TQSHW]\d{1,2}")
# A span of sums or sizes: "$20,000 to $34,999", "1 000 – 4 999 €"
_SPAN: Final = re.compile(
    r"[$€£]?\s?\d{1,3}(?:[ \u00a0,.]\d{3}){0,2}\s?(?:[-–—]|\b[a-zà]{1,2}\b)"
    r"\s?[$€£]?\s?\d{1,3}(?:[ \u00a0,.]\d{3}){1,2}\s?[$€£]?"
)
# Nothing printed but a mark that stands for a value withheld or nil: "*", "-", "–", "..", "…"
_MARK: Final = re.compile(r"[*.…\-–—−:/†‡]{1,4}")
# Letters that may stand for a value withheld, or be a short head: "n/a", "(a)", "unq", "NA", "M"; "Rate" is a word
_CODE: Final = re.compile(r"[(\[]?(?:[A-Za-z]{1,3}|[A-Za-z]{1,2}[/.][A-Za-z]{0,2})\.?[)\]]?")


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table by place; a cell that spans several places stands at each of them.

    `printed` gives the passage of each place where something is printed.
    """

    index: int
    table: Table
    at: Mapping[tuple[int, int], Cell]
    texts: Mapping[int, str]
    printed: Mapping[tuple[int, int], int]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.table.rows

    @property
    def columns(self) -> int:
        """Number of columns."""
        return self.table.columns

    def passage(self, row: int, column: int) -> int | None:
        """Give the passage printed at a place, None where nothing is."""
        return self.printed.get((row, column))

    def text(self, row: int, column: int) -> str:
        """Give what is printed at a place."""
        passage = self.printed.get((row, column))
        return "" if passage is None else self.texts[passage]

    def sort(self, row: int, column: int) -> Sort:
        """Say what sort of thing is printed at a place."""
        return sort_of(self.text(row, column))

    def passages(self, row: int, columns: Sequence[int]) -> tuple[int, ...]:
        """Give the passages of a row over these columns, each once, in printed order."""
        found = dict.fromkeys([self.printed.get((row, column)) for column in columns])
        return tuple([passage for passage in found if passage is not None])


def make_grid(index: int, table: Table, passages: Sequence[Passage]) -> Grid:
    """Lay out the cells of a table; the first cell keeps a place that two claim."""
    at: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                at.setdefault((row, column), cell)
    texts = {cell.block: passages[cell.block].text.strip() for cell in table.cells if cell.block is not None}
    printed = {place: cell.block for place, cell in at.items() if cell.block is not None and texts[cell.block]}
    return Grid(index, table, at, texts, printed)


@lru_cache(maxsize=10_000)
def sort_of(text: str) -> Sort:
    """Say what a cell holds: nothing, a bare figure, a number that names (a year, a date), a mark or code, or words."""
    if not text:
        return "empty"
    if _YEAR.fullmatch(text) or _DATE.fullmatch(text) or _PERIOD.fullmatch(text):
        return "naming"
    if (len(text) <= 60 and _VALUE.fullmatch(text)) or _LISTED.fullmatch(text):
        return "value"
    if _MARK.fullmatch(text):
        return "mark"
    return "code" if _CODE.fullmatch(text) else "text"


def is_band(text: str) -> bool:
    """Say whether a number may name a group of ages or sizes rather than count something."""
    return bool(_BAND.fullmatch(text) or _SPAN.fullmatch(text))
