"""Meetings told in the rows of a table: the rank in one cell, place and date in others.

    Eighth global RCP meeting | Lima | 30 June – 2 July 2019          Segunda | Bangkok | 4 y 5 de junio de 2009
    6th | Geneva, 13 October 2016 | Sustainable Development Goals

Start at `EventRows.filled`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Quantities, Sections, TableHeads
from factsheet_extract.stages.events.dates import dates_of
from factsheet_extract.stages.events.places import PLACE, Places
from factsheet_extract.stages.tables.cells import Cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.layers import AnnotatedDocument, EventSpan
    from factsheet_extract.stages.events.dates import Dates
    from factsheet_extract.stages.vocabulary import Ties

# A cell with a place and nothing else: "Lima", "Addis Ababa, Ethiopia", "Rabat (Maroc)".
PLACE_CELL: Final = re.compile(rf"({PLACE.pattern})(?:(?:,\s|\s\()[^(),\d]{{2,40}}\)?)?")
"""A place and nothing else, with its country or without."""
# A rank alone on its line has no more characters than this.
_RANK: Final = 40
# A meeting's name on its line, and what its place and date stand on, are no longer than this.
_NAME: Final = 120
_NAME_WORDS: Final = 16
_LINE: Final = 90
# "Lieu : Bangkok": the place behind what it is.
_COLON: Final = re.compile(r"\A[^\W\d]{3,20}\s?:\s")


class EventRows:
    """The tables of a document as rows of meetings."""

    def __init__(self, annotated: AnnotatedDocument, ties: Ties) -> None:
        self._ties = ties
        self._passages = annotated.layer(Sections).passages
        self._references = annotated.layer(Quantities).references
        self._heads = annotated.layer(TableHeads).of_passage
        self._sections = annotated.layer(Sections).sections
        self._document = annotated.document

    @cached_property
    def _cells(self) -> Cells:
        """The cells by their places, laid out for the first meeting: most sheets name none."""
        return Cells(self._document, [passage.text for passage in self._passages])

    def filled(self, span: EventSpan) -> EventSpan:
        """Give the event with the date and the place of its row, where its own cell says neither."""
        others = self._others(span.context.passage) if span.start is None else []
        told = next(((index, found) for index in others if (found := self._dates(index))), None)
        if told is None:
            return span
        dates = told[1]
        place = span.place or self._beside(*told) or next(self._places(others), None)
        return replace(span, start=dates.start, end=dates.end, place=place)

    def is_rank(self, passage: int) -> bool:
        """Tell whether a rank alone in its cell is a meeting's: a head over it says so, and its row has a date."""
        if not any(self._dates(index) for index in self._cells.beside(passage)):
            return False
        heads = self._heads.get(passage)
        over = [*(heads.column if heads else ()), *self._cells.heads_of(passage)]
        section = self._passages[passage].section
        over += [self._sections[section].block] if section is not None else []
        return any(self._says_meeting(index) for index in over)

    def _others(self, passage: int) -> list[int]:
        """Give the other cells of its row, else the two lines that follow a rank on a line of its own."""
        if self._document.blocks[passage].kind == "cell":
            return list(self._cells.beside(passage))
        return self._lines_after(passage) if self._is_alone(passage) or self._is_name(passage) else []

    def _is_alone(self, passage: int) -> bool:
        text = self._passages[passage].text.strip()
        return len(text) <= _RANK and any(
            one.reason == "ordinal" and text == text[one.start : one.end] for one in self._references[passage]
        )

    def _is_name(self, passage: int) -> bool:
        """A line with a rank and no verb: "Septième réunion mondiale des PCR", over "Genève, 10 et 11 octobre 2017"."""
        text = self._passages[passage].text
        if len(text) > _NAME:
            return False  # asked for each rank of a long paragraph, it would be looked over each time
        tokens = self._ties.grammar.tokens(text)
        ranked = sum(one.reason == "ordinal" for one in self._references[passage]) == 1
        return ranked and len(tokens) <= _NAME_WORDS and not self._ties.held.find(tokens) and not text.rstrip().endswith(".")

    def _lines_after(self, passage: int) -> list[int]:
        """ "Sixième", "Genève", "13 octobre 2016": the lines of a card, or cells without a table."""
        lines = list(range(passage + 1, min(passage + 3, len(self._passages))))
        lines = [line for line in lines if len(self._passages[line].text) <= _LINE and not self._ranked(line)]
        dated = [line for line in lines if self._dates(line)]
        return lines[: lines.index(dated[0]) + 1] if dated else []

    def _ranked(self, passage: int) -> bool:
        return any(one.reason == "ordinal" for one in self._references[passage])

    def is_line(self, passage: int) -> bool:
        """Tell whether a rank alone on its line is followed by lines with a date and nothing but a place."""
        lines = self._lines_after(passage) if self._document.blocks[passage].kind != "cell" else []
        return bool(lines) and all(self._dates(line) or next(self._places([line]), None) for line in lines)

    def _says_meeting(self, passage: int) -> bool:
        return any(token.key in self._ties.editions for token in self._ties.grammar.tokens(self._passages[passage].text))

    def _dates(self, passage: int) -> Dates | None:
        text = self._passages[passage].text
        return dates_of(text, self._references[passage], 0, len(text))

    def _beside(self, passage: int, dates: Dates) -> str | None:
        """Give the place that stands with the date in one cell."""
        text = self._passages[passage].text
        taken = [(one.start, one.end) for one in self._references[passage]]
        places = Places(text, self._ties.grammar.tokens(text), self._ties, taken)
        return places.of((0, len(text)), (0, 0), (), dates.printed)

    def _places(self, cells: list[int]) -> Iterator[str]:
        for index in cells:
            text = self._passages[index].text
            found = PLACE_CELL.fullmatch(_COLON.sub("", text))
            if found and not self._references[index]:
                yield found[1]
