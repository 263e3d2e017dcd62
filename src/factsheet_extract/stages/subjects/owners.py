"""Figures whose place stands right before them: "Spain, with | 12 cases", "Lima (| 7)", "followed by Chile, | 9"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.phrases import OPENING, is_function
from factsheet_extract.stages.subjects.places import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.stages.subjects.text import Line

# Words of the longest name before a bracket; signs that part the names of a list.
_LONGEST_NAME: Final = 4
_PARTING: Final = frozenset(",;:")


def owners(line: Line, found: Sequence[Found]) -> Mapping[int, Found]:
    """Give the place that each figure of a line belongs to, by the figure's index.

    A place right before a figure owns it, and what is told after it until another place owns one or a semicolon parts them.
    """
    ends = {place.last: place for place in found}
    begins = {place.first: place for place in found if line.lexicon.everywhere.at(line.keys, place.first)}
    owned: dict[int, Found] = {}
    for index, at in enumerate(line.figure_at):
        end = _name_end(line, at)
        own = ends.get(end) or _before_bracket(line, end) or begins.get(at + 1)  # "compared with | 47 % nationwide"
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


def _before_bracket(line: Line, end: int) -> Found | None:
    """A name printed right before the bracket of a figure and its noun: "Nord-Kivu (| 26 239 cases)"."""
    if not 0 < end < line.last or line.keys[end] not in OPENING:
        return None
    first = end
    while first and end - first < _LONGEST_NAME and _is_name(line, first - 1):
        first -= 1
    opens = first and (line.keys[first - 1] in _PARTING or is_function(line, first - 1))
    return Found(first, end, line.words(first, end), bare=True) if opens and first < end else None


def _is_name(line: Line, place: int) -> bool:
    """A word with a capital that is no acronym: a listed place far more often than anything else."""
    word = line.words(place, place + 1)
    return line.is_word(place) and word[0].isupper() and not word.isupper()


def _is_plain_adverb(line: Line, place: int) -> bool:
    """An adverb such as "nearly", and no preposition, which the lists of adverbs hold too."""
    key, words = line.keys[place], line.lexicon
    return key in words.adverbs and key not in words.prepositions and key not in words.having and key not in words.of
