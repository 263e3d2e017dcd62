"""Figures in sentences: what each one counts.

Start at `read_lines`. Each figure is put to the rules in order, from the plainest print ("Deaths : 35") to the loosest; the
first that gives a label names the figure. What sets it apart is added afterwards by `dimensions`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.ages import is_age
from factsheet_extract.stages.subjects.bounds import qualifies
from factsheet_extract.stages.subjects.brackets import bracketed, themed
from factsheet_extract.stages.subjects.clauses import going_on, measured, selected, shared, shared_on
from factsheet_extract.stages.subjects.compared import after_comma, against, colon_after, compared, predicated, said_of
from factsheet_extract.stages.subjects.dimensions import add_dimensions
from factsheet_extract.stages.subjects.following import followed
from factsheet_extract.stages.subjects.labelled import labelled
from factsheet_extract.stages.subjects.moves import level, moved, went_on
from factsheet_extract.stages.subjects.others import bracketed_group, elsewhere, ones_of
from factsheet_extract.stages.subjects.parts import of_them, out_of, part
from factsheet_extract.stages.subjects.phrases import Phrase, is_function, next_figure, phrase_after, reading_of
from factsheet_extract.stages.subjects.places import is_relative, time_at
from factsheet_extract.stages.subjects.preceding import preceded
from factsheet_extract.stages.subjects.reading import OF_AGE, Reading, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.text import Line


def read_lines(lines: Sequence[Line], places: Places) -> list[Reading]:
    """Give what each figure of a passage counts, in order; the label is empty where the passage does not say."""
    readings: list[Reading] = []
    carried: Reading | None = None
    kind = ""
    for line in lines:
        told = Told(carried=carried, kinds=tuple(quantity.kind for quantity in line.quantities), carried_kind=kind)
        for index in range(len(line.quantities)):
            told.readings.append(_read(line, index, told, places))
        carried, kind = told.last(), told.last_kind()
        readings += [_in_passage(reading, line.first) for reading in add_dimensions(line, told.readings, places)]
    return readings


def _in_passage(reading: Reading, first: int) -> Reading:
    return reading if reading.dimension_of is None else replace(reading, dimension_of=reading.dimension_of + first)


def _read(line: Line, index: int, told: Told, places: Places) -> Reading:
    for rule in _RULES:
        found = rule(line, index, told, places)
        if found is not None:
            return found
    return Reading("", "subjects.none")


def _qualifying(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "166 countries take part in one process at least": the one only says which countries are meant."""
    main = told.main()
    if main is None:
        return None
    place = line.figure_at[index]
    phrase = phrase_after(line, place + 1, line.last, places)
    if qualifies(line, main, index):
        return Reading(phrase.text(line), "subjects.qualifier", dimension_of=main)
    if _inside_period(line, place):
        return Reading(phrase.text(line), "subjects.period", dimension_of=main)
    return None


def _inside_period(line: Line, place: int) -> bool:
    """ "over the last 10 days": a figure between "over the" and "days", with "last" beside it."""
    for start in range(max(0, place - 4), place):
        found = time_at(line, start, line.last)
        if found is not None and found.first < place < found.last and not found.bare:
            return is_relative(line, found)
    return False


def _aged(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "398 children aged | 9–59 months": the age is part of the name before it, or says more of what was told."""
    token = line.tokens[line.figure_at[index]]
    printed = line.text[token.start : token.end]
    last = told.last() if told.readings and is_age(line, index) else None
    if last is None:
        return None
    if last.label.endswith(printed):
        return Reading(last.base or last.label.removesuffix(printed).strip(), OF_AGE)
    before = line.figure_at[index] - 1  # "cases, âgés | de 1 à 91 ans"
    apart = before >= 0 and not is_function(line, before) and line.lexicon.aged.begins(line.keys[before])
    return Reading(last.about, OF_AGE) if apart else None


def _inherited(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Nothing of its own: it counts what the figure before it counts."""
    last = told.last()
    if last is None:
        return None
    # a new sentence goes on with the thing itself, not with its rise or fall
    return Reading(last.label if told.readings else last.about, "subjects.inherited", base=last.base)


def _fallback(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Nothing but a verb before the figure: it is all that says what the figure is about ("invested | $ 25 million")."""
    place = line.figure_at[index]
    first = line.figure_at[index - 1] + 1 if index else 0
    words = [
        p
        for p in range(first, place)
        if line.is_word(p) and not is_function(line, p) and line.keys[p] not in line.lexicon.adverbs
    ]
    if words:
        return reading_of(line, Phrase(tuple(words[-3:]), place), "subjects.verb")
    length = line.lexicon.prepositions.at(line.keys, place + 1)  # "$8.9B | in | property damage"
    after = phrase_after(line, place + 1 + length, next_figure(line, index), places)
    return reading_of(line, after, "subjects.followed") if after else None


# The rules in the order they are tried.
_RULES: Final = (
    _qualifying, _aged, colon_after, bracketed, themed, bracketed_group, labelled, out_of, part, of_them, selected, measured,
    shared, shared_on, after_comma, elsewhere, ones_of, predicated, said_of, going_on, went_on, moved, level, against, compared,
    followed, preceded, _inherited, _fallback,
)  # fmt: skip
