"""Figures that go on from another of the same subject: a second verb, the ends of a move, what a change led to.

"The number of jobs rises by 300 people and reaches | 21,000", "maize went from 39 million tonnes to | 40 million", "poverty
fell by 2.8 points, going from | 40.1 % to 37.3 %".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.clauses import has_noun, verb_before
from factsheet_extract.stages.subjects.phrases import is_function
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


# Signs that part one clause from another.
_APART: Final = frozenset(",;:()")


def went_on(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A second verb of the same subject: "the number of jobs rises by 300 people and reaches | 21,000"."""
    place = line.figure_at[index]
    last = told.readings[-1] if told.readings else None
    if last is None or not last.label or last.dimension_of is not None or has_noun(line, place + 1):
        return None
    verb = place - 1
    while verb > 0 and line.is_word(verb) and not line.is_verb(verb) and is_function(line, verb):
        verb -= 1
    measured = last.rule == "subjects.measured" and verb_before(line, place, line.lexicon.amounts)
    joined = line.is_verb(verb) and line.keys[verb - 1] in line.lexicon.conjunctions
    return Reading(last.label if measured else last.about, "subjects.went_on", base=last.base) if joined else None


def moved(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The second end of a move: "maize went from 39 million tonnes in the harvest of 2012 to | 40 million"."""
    place, last = line.figure_at[index], told.last()
    if not told.readings or last is None or line.keys[place - 1] not in line.lexicon.prepositions or has_noun(line, place + 1):
        return None
    first = line.figure_at[index - 1]
    starts = first > 1 and is_function(line, first - 1) and line.is_verb(first - 2)
    between = range(first + 1, place)
    stays = all(line.keys[p] not in _APART and not line.is_verb(p) for p in between)
    return Reading(last.label, "subjects.moved", base=last.base) if starts and stays else None


def level(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """What a change led from or to: "it fell by 2.8 points, going from | 40.1 % to 37.3 %" counts the thing, not its fall."""
    place, last = line.figure_at[index], told.last()
    if not told.readings or last is None or not last.base or has_noun(line, place + 1):
        return None
    between = range(line.figure_at[index - 1] + 1, place)
    if line.quantities[index].kind == "change" or not any(map(line.is_verb, between)):
        return None
    return Reading(last.about, "subjects.level")
