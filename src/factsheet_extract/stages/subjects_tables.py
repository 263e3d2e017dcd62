"""Figures in table cells: the label is what is measured, the dimensions what sets the cell apart.

Either the rows are the things measured and the columns tell them apart (indicators by sex), or the rows are places, years or
groups and the columns (or the corner, group row or caption over them) say what is measured. `name_cell` tells which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.stages.subject_lexicon import TOKEN, fold_key
from factsheet_extract.stages.subject_reading import Reading
from factsheet_extract.stages.tables_grid import is_band, sort_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.layers import CellHeads
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.subject_lexicon import Lexicon
    from factsheet_extract.stages.subject_places import Places


class Cells:
    """Names the cells of a document's tables; remembers the last row that was measured, for the parts printed under it."""

    def __init__(self, passages: Sequence[Passage], lexicon: Lexicon, places: Places, captions: Sequence[int | None]) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._places = places
        self._captions = captions

    def name(self, heads: CellHeads) -> Reading:
        """Give what a cell counts."""
        row, column = self._text(heads.row), self._text(heads.column)
        sort = self._sort(row)
        if row and sort is None:
            return self._reading(row, heads, {"column": column, "group": self._text(heads.group)}, "subjects.table_row")
        measured = self._measured(heads)
        apart = {sort or "row": row}
        if measured is not heads.column:
            apart["column"] = column
        if measured is not heads.group:
            apart["group"] = self._text(heads.group)
        return self._reading(self._text(measured) or column or row, heads, apart, "subjects.table_column")

    def _reading(self, label: str, heads: CellHeads, apart: dict[str, str], rule: str) -> Reading:
        dimensions = tuple((key, text) for key, text in apart.items() if text and text != label)
        return Reading(label, rule, dimensions)

    def _measured(self, heads: CellHeads) -> tuple[int, ...]:
        """What names the measured thing where the rows do not: columns that say so, else the corner, group row or caption."""
        if heads.column and not all(self._is_apart(passage) for passage in heads.column):
            return heads.column
        corner = tuple(p for p in heads.corner if self._key(p) not in self._lexicon.stubs and not self._is_apart(p))
        caption = self._captions[heads.table]
        return corner or heads.group or (() if caption is None else (caption,)) or heads.column

    def _is_apart(self, passage: int) -> bool:
        """Whether a head only sets apart: "Number", "2016", "Last week", "Iowa"."""
        text = self._passages[passage].text
        return self._sort(text) is not None or self._is_plain(text)

    def _is_plain(self, text: str) -> bool:
        key = fold_key(text)
        return key in self._lexicon.plain or key in self._lexicon.kinds or sort_of(text) == "code" or text.strip() in "%()"

    def _sort(self, text: str) -> str | None:
        """Say what sets a row or column apart: period, place, row; None where the text names something measured."""
        if not text:
            return "row"
        keys = [fold_key(token) for token in TOKEN.findall(text)]
        if sort_of(text) == "naming" or self._is_time(keys):
            return "period"
        if self._places.names.at(keys, 0) == len(keys):
            return "place"
        if (sort_of(text) == "value" and is_band(text)) or " ".join(keys) in self._lexicon.totals:
            return "row"
        return None

    def _is_time(self, keys: Sequence[str]) -> bool:
        words = self._lexicon
        letters = [key for key in keys if key[:1].isalpha()]
        known = [
            key for key in letters
            if key in words.months or key in words.time_nouns or key in words.relative or key in words.determiners
        ]  # fmt: skip
        return bool(known) and len(known) == len(letters)

    def _key(self, passage: int) -> str:
        return fold_key(self._passages[passage].text.strip(" :"))

    def _text(self, passages: Sequence[int]) -> str:
        return " – ".join(dict.fromkeys(self._passages[p].text.strip(" :") for p in passages if self._passages[p].text))
