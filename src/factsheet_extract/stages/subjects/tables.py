"""Figures in table cells: the label is what is measured, the dimensions what sets the cell apart.

Either the rows are the things measured and the columns tell them apart (indicators by sex), or the rows are places, years or
groups and the columns (or the corner, group row or caption over them) say what is measured. `Cells.name` tells which.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet_extract.stages.subjects.lexicon import TOKEN, fold_key
from factsheet_extract.stages.subjects.places import place_at
from factsheet_extract.stages.subjects.reading import Reading
from factsheet_extract.stages.subjects.text import make_lines
from factsheet_extract.stages.tables.grid import is_band, sort_of
from factsheet_extract.stages.tables.nesting import without_bullet
from factsheet_extract.stages.tables.units import read_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.model.layers import CellHeads
    from factsheet_extract.model.passage import Passage
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.subjects.places import Places

# Rows of one list are of one kind: where this share of them are known places, all are.
_PLACE_SHARE = 0.5
# A stub of at least so many labels, of which this share are names, names its rows instead of measuring something in each.
_HANDFUL = 5
_NAME_SHARE = 0.95
# Heads of these kinds say how a figure sets apart ("Change", "Percent"); those of others name what is measured ("Incidence").
_APART = frozenset(("change", "percent"))
# "106. " before a label, and the percent sign that the unit repeats after it.
_SERIAL = re.compile(r"^\s{0,3}\d{1,3}[.)]\s{1,3}(?=\D)")
# "(in thousands)": a title that says only how the figures are given
_BRACKET = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]")
_PERCENT = re.compile(r"[(\[][^()\[\]%]{0,6}%[)\]]$")


class Cells:
    """Names the cells of a document's tables."""

    def __init__(
        self, passages: Sequence[Passage], of_passage: Mapping[int, CellHeads], lexicon: Lexicon, places: Places
    ) -> None:
        self._passages = passages
        self._lexicon = lexicon
        self._places = places
        self._sorts: dict[str, str | None] = {}
        self._joint: dict[tuple[int, ...], str] = {}
        self._periods: dict[str, bool] = {}
        self._captions: dict[tuple[int, ...], str] = {}
        self._measures: dict[tuple[tuple[int, ...], ...], tuple[int, ...]] = {}
        self._place_rows = self._find_place_rows(of_passage)
        self._name_rows = self._find_name_rows(of_passage)

    def name(self, heads: CellHeads) -> Reading:
        """Give what a cell counts."""
        row = self._text(heads.row)
        sort = self._row_sort(heads, row)
        if heads.parent and sort == "place":
            apart: dict[str, str | tuple[int, ...]] = {"place": row, "column": heads.column, "group": heads.group}
            return self._reading(heads.parent, apart, heads, "subjects.table_part")
        if row and sort is None:
            over = (
                () if heads.column or self._has_digit(heads.caption) else heads.caption[-1:]
            )  # bars are told by their heading
            apart = {"group": heads.parent or heads.group or over, "column": heads.column}
            return self._reading(heads.row, apart, heads, "subjects.table_row")
        measured = self._measured(heads) or heads.column or heads.row
        apart = {sort or "row": row}
        apart["column"] = tuple(passage for passage in heads.column if passage not in measured)
        apart["group"] = tuple(passage for passage in heads.group if passage not in measured)
        return self._reading(measured, apart, heads, "subjects.table_column")

    def _has_digit(self, passages: tuple[int, ...]) -> bool:
        return any(any(map(str.isdigit, self._passages[passage].text)) for passage in passages)

    def _row_sort(self, heads: CellHeads, row: str) -> str | None:
        """Say what the row label is: a place, a period, another name that sets apart, or None: the thing measured."""
        last = heads.row[-1] if heads.row else None
        if last in self._place_rows:
            return "place"
        sort = self._sort(row)
        named = last in self._name_rows and not self._states_unit(heads.row[-1])
        return "row" if sort is None and named and self._measured(heads) else sort

    def _reading(
        self, named: tuple[int, ...], apart: Mapping[str, str | tuple[int, ...]], heads: CellHeads, rule: str
    ) -> Reading:
        label = self._text(named)
        texts = {key: part if isinstance(part, str) else self._text(part) for key, part in apart.items()}
        if self._is_period(texts.get("column", "")) and not texts.get("period"):
            texts["period"] = texts.pop("column")
        if heads.period and not texts.get("period"):
            texts["period"] = self._text(heads.period)
        if not texts.get("place") and (place := self._place_of(heads.caption)):
            texts["place"] = place
        dimensions = tuple((key, text) for key, text in texts.items() if text and text != label)
        return Reading(label, rule, dimensions, heads=tuple(head for head in named if head not in heads.row))

    def _place_of(self, caption: tuple[int, ...]) -> str:
        """The place a table's title says it is about: "cases in California"."""
        if caption not in self._captions:
            lines = [line for head in caption for line in make_lines(head, self._passages[head].text, (), (), self._lexicon)]
            found = (place_at(line, place, line.last, self._places) for line in lines for place in range(line.last))
            names = [place.name for place in found if place is not None and not place.bare]
            self._captions[caption] = names[0] if len(set(names)) == 1 else ""
        return self._captions[caption]

    def _measured(self, heads: CellHeads) -> tuple[int, ...]:
        """What names the measured thing where the rows do not; worked out once for the cells of a column."""
        over = (heads.column, heads.group, heads.corner, heads.caption)
        known = self._measures.get(over)
        if known is None:
            known = self._measures[over] = self._find_measured(heads)
        return known

    def _find_measured(self, heads: CellHeads) -> tuple[int, ...]:
        """Columns that say what is measured, else the group row, corner or caption."""
        corner = tuple(p for p in heads.corner if not self._names_rows(p) and not self._is_apart(p))
        titled = tuple(p for p in heads.caption if not _BRACKET.fullmatch(self._passages[p].text.strip()))
        if titled and len(corner) == 1 and not self._tells(corner[0]):
            return self._measuring(heads) or heads.group or titled[-1:]
        return self._measuring(heads) or heads.group or corner or heads.caption[-1:]

    def _tells(self, corner: int) -> bool:
        """Whether a corner says more than what sort of thing its rows are ("Payer"): two words, or a unit."""
        return len(_keys(self._passages[corner].text)) > 1 or self._states_unit(corner)

    def _measuring(self, heads: CellHeads) -> tuple[int, ...]:
        """The column heads that name something measured."""
        return tuple(passage for passage in heads.column if not self._is_apart(passage))

    def _names_rows(self, passage: int) -> bool:
        """Whether a corner head says what the rows are: "Indicator", "Region and state"."""
        keys = _keys(self._passages[passage].text)
        return any(key in self._lexicon.stubs or key in self._lexicon.place_heads for key in (*keys[:1], *keys[-1:]))

    def _is_apart(self, passage: int) -> bool:
        """Whether a head only sets apart: "Number", "2016", "Last week", "Iowa"."""
        text = self._passages[passage].text
        key = fold_key(text)
        plain = (
            key in self._lexicon.plain
            or self._lexicon.kinds.get(key) in _APART
            or sort_of(text) in ("mark", "code")
            or text.strip() in "%()"
        )
        return plain or self._sort(text) is not None

    def _sort(self, text: str) -> str | None:
        """Say what sets a row or column apart: period, place, row; None where the text names something measured."""
        if text not in self._sorts:
            self._sorts[text] = self._find_sort(text)
        return self._sorts[text]

    def _find_sort(self, text: str) -> str | None:
        if not text:
            return "row"
        keys = _keys(text)
        if self._is_period(text):
            return "period"
        if keys and self._places.names.at(keys, 0) == len(keys):
            return "place"
        return "row" if (sort_of(text) == "value" and is_band(text)) or " ".join(keys) in self._lexicon.totals else None

    def _is_period(self, text: str) -> bool:
        """Say whether a head is a period; each text is looked at once, and stands over every row."""
        if text not in self._periods:
            self._periods[text] = self._find_period(text)
        return self._periods[text]

    def _find_period(self, text: str) -> bool:
        """A year, a date, or nothing but words of time ("Last week", "Jan. 2016")."""
        if not text or sort_of(text) == "naming":
            return bool(text)
        words = self._lexicon
        letters = [key for key in _keys(text) if key[:1].isalpha()]
        groups = (words.months, words.periods, words.time_nouns, words.relative)
        timely = [key for key in letters if any(key in group for group in groups)]
        return bool(timely) and all(key in timely or key in words.determiners or key in words.time_before for key in letters)

    def _find_place_rows(self, of_passage: Mapping[int, CellHeads]) -> frozenset[int]:
        """Row labels that are places: under a head that says so, or in a list of which some are known to be."""
        lists: dict[tuple[int, tuple[int, ...]], dict[int, bool]] = {}
        for heads in of_passage.values():
            if heads.row:
                listed = lists.setdefault((heads.table, heads.parent), {})
                listed[heads.row[-1]] = self._is_place(heads.row[-1]) or self._under_places(heads)
        found: set[int] = set()
        for listed in lists.values():
            named = [row for row in listed if self._sort(self._passages[row].text) in (None, "place")]
            if named and sum(listed[row] for row in named) >= _PLACE_SHARE * len(named):
                found.update(named)
        return frozenset(found)

    def _find_name_rows(self, of_passage: Mapping[int, CellHeads]) -> frozenset[int]:
        """Row labels that are all names (every word with a capital): a handful of them, or those under a head with a unit."""
        lists: dict[tuple[int, tuple[int, ...]], set[int]] = {}
        for heads in of_passage.values():
            lists.setdefault((heads.table, heads.group or heads.corner), set()).update(heads.row[-1:])
        found: set[int] = set()
        for (_, above), rows in lists.items():
            named = [row for row in rows if self._sort(self._passages[row].text) is None]
            enough = len(named) >= _HANDFUL or any(self._states_unit(passage) for passage in above)
            if named and enough and sum(map(self._is_name, named)) >= _NAME_SHARE * len(named):
                found.update(named)
        return frozenset(found)

    def _states_unit(self, passage: int) -> bool:
        """Whether a head states a unit, so that it is what is measured: "Ethanol ($/gal)"."""
        return read_head(self._passages[passage].text, self._lexicon, "row").unit is not None

    def _is_name(self, passage: int) -> bool:
        words = [word for word in TOKEN.findall(_clean(self._passages[passage].text)) if word[0].isalpha()]
        small = self._lexicon
        return bool(words) and all(
            word[0].isupper()
            or fold_key(word) in small.of
            or fold_key(word) in small.conjunctions
            or fold_key(word) in small.determiners
            for word in words
        )

    def _is_place(self, passage: int) -> bool:
        keys = _keys(without_bullet(self._passages[passage].text))
        return len(keys) <= 5 and any(self._places.names.at(keys, place) for place in range(len(keys)))

    def _under_places(self, heads: CellHeads) -> bool:
        return any(key in self._lexicon.place_heads for passage in heads.corner for key in _keys(self._passages[passage].text))

    def _key(self, passage: int) -> str:
        return fold_key(self._passages[passage].text.strip(" :"))

    def _text(self, passages: tuple[int, ...]) -> str:
        known = self._joint.get(passages)
        if known is None:
            texts = [_clean(self._passages[passage].text) for passage in passages]
            known = self._joint[passages] = _joined([text for text in dict.fromkeys(texts) if text])
        return known


def _joined(texts: list[str]) -> str:
    """Heads over one another, a dash between; one that goes on with a small letter is the same head on a new line."""
    joined = ""
    for text in texts:
        joined += (" " if text[0].islower() else " – ") + text if joined else text
    return joined


@lru_cache(maxsize=5_000)
def _clean(text: str) -> str:
    """A head as a label: without bullet, serial number, leaders and the sign of its unit, unless nothing else is printed."""
    bare = _SERIAL.sub("", without_bullet(text), count=1).strip(" :*").rstrip(". …")
    return _PERCENT.sub("", bare).rstrip() or text.strip()


@lru_cache(maxsize=5_000)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(fold_key(token) for token in TOKEN.findall(text))
