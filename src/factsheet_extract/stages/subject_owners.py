"""Figures whose place stands right before them: "Spain, with | 12 cases", "Lima (| 7)", "followed by Chile, | 9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.stages.subject_phrases import OPENING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.stages.subject_places import Found
    from factsheet_extract.stages.subject_text import Line


def owners(line: Line, found: Sequence[Found]) -> Mapping[int, Found]:
    """Give the place that each figure of a line belongs to, by the figure's index.

    A place right before a figure owns it, and what is told after it until another place owns one or a semicolon parts them.
    """
    ends = {place.last: place for place in found}
    owned: dict[int, Found] = {}
    for index, at in enumerate(line.figure_at):
        own = ends.get(_name_end(line, at))
        if own is None and index and ";" not in line.keys[line.figure_at[index - 1] : at]:
            own = owned.get(index - 1)
        if own is not None:
            owned[index] = own
    return owned


def _name_end(line: Line, place: int) -> int:
    """Give the token after the name that a figure would belong to: before "with", a bracket or a comma; -1 where none opens."""
    words = line.lexicon
    start = place
    while (
        start and line.is_word(start - 1) and (line.keys[start - 1] in words.determiners or _is_plain_adverb(line, start - 1))
    ):
        start -= 1
    length = words.having.before(line.keys, start)
    if length:
        start -= length
        return start - 1 if start and line.keys[start - 1] == "," else start
    return start - 1 if start and line.keys[start - 1] in OPENING else -1


def _is_plain_adverb(line: Line, place: int) -> bool:
    """An adverb such as "nearly", and no preposition, which the lists of adverbs hold too."""
    key, words = line.keys[place], line.lexicon
    return key in words.adverbs and key not in words.prepositions and key not in words.having and key not in words.of
