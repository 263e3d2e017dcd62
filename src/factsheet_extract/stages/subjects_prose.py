"""Figures in sentences: what each one counts.

Start at `read_lines`. Each figure is put to the rules in order, from the plainest print ("Deaths : 35") to the loosest; the
first that gives a label names the figure. What sets it apart is added afterwards by `subject_dimensions`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subject_ages import is_age, name_of
from factsheet_extract.stages.subject_backwards import opening_phrase, phrase_before
from factsheet_extract.stages.subject_bounds import qualifies
from factsheet_extract.stages.subject_brackets import bracketed, is_name, name_kind, themed
from factsheet_extract.stages.subject_dimensions import add_dimensions
from factsheet_extract.stages.subject_phrases import Phrase, is_function, next_figure, phrase_after, reading_of, spans_of
from factsheet_extract.stages.subject_places import is_relative, place_at, time_at
from factsheet_extract.stages.subject_reading import OF_AGE, Reading, Told
from factsheet_extract.stages.subjects_clauses import going_on, measured, selected, shared
from factsheet_extract.stages.subjects_compared import after_comma, against, colon_after, compared, predicated
from factsheet_extract.stages.subjects_following import followed, is_only_whole
from factsheet_extract.stages.subjects_labelled import labelled
from factsheet_extract.stages.subjects_moves import level, moved, went_on
from factsheet_extract.stages.subjects_others import (
    added_to,
    bracketed_group,
    changed,
    elsewhere,
    ones_of,
    other_subject,
    that_of,
)
from factsheet_extract.stages.subjects_parts import of_them, out_of, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.stages.subject_places import Places
    from factsheet_extract.stages.subject_text import Line


def read_lines(lines: Sequence[Line], places: Places) -> list[Reading]:
    """Give what each figure of a passage counts, in order; the label is empty where the passage does not say."""
    readings: list[Reading] = []
    carried: Reading | None = None
    for line in lines:
        told = Told(carried=carried)
        for index in range(len(line.quantities)):
            told.readings.append(_read(line, index, told, places))
        carried = told.last()
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
    """ "398 children aged | 9–59 months": the age is part of the name before it."""
    token = line.tokens[line.figure_at[index]]
    printed = line.text[token.start : token.end]
    last = told.readings[-1] if told.readings and is_age(line, index) else None
    return Reading(last.label.removesuffix(printed).strip(), OF_AGE) if last and last.label.endswith(printed) else None


def _preceded(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The words before the figure: "enrolment reached | 1.2 million", "the number of cases is | 34", "a rate of | 60 %"."""
    place = line.figure_at[index]
    phrase = phrase_before(line, place, 0, places)
    if not phrase:
        if not line.is_word(place + 1) or line.keys[place + 1] in line.lexicon.pronouns:
            return None
        after = phrase_after(line, place + 1, line.last, places)
        return reading_of(line, after, "subjects.followed") if after and not is_only_whole(line, index, after) else None
    name = name_of(line, index, phrase)
    if name != phrase.text(line):
        return Reading(name, "subjects.preceded", named_by=spans_of(line, phrase))
    last = told.last()
    if last is not None and len(phrase.tokens) == 1 and line.keys[phrase.tokens[0]] in line.lexicon.pronouns:
        return Reading(last.about, "subjects.pronoun", named_by=spans_of(line, phrase))
    if last is not None and _named_another(line, told, phrase):
        spender = _spender(line, index, places)
        if spender:
            return reading_of(line, spender, "subjects.spender")
        return Reading(last.label, "subjects.preceded", base=last.base, named_by=spans_of(line, phrase))
    other = (
        that_of(line, told, phrase)
        or other_subject(line, index, told, phrase)
        or added_to(line, told, phrase)
        or changed(line, told, phrase, places)
    )
    if other is not None:
        return other
    if last is not None and _is_listed(line, index, told, phrase, places):
        return Reading(
            last.label, "subjects.listed", ((name_kind(line, phrase), phrase.text(line)),), named_by=spans_of(line, phrase)
        )
    return reading_of(line, phrase, "subjects.preceded")


def _spender(line: Line, index: int, places: Places) -> Phrase | None:
    """The subject of a sentence whose money is no more of what it counts: "Grants reached 40 schools for a total of | $ 3"."""
    if not index or line.quantities[index].kind != "money" or line.quantities[index - 1].kind != "count":
        return None
    return opening_phrase(line, line.figure_at[0], places)


def _named_another(line: Line, told: Told, phrase: Phrase) -> bool:
    """Whether a phrase already named a figure of this sentence."""
    span = phrase.span(line)
    return any(span in reading.named_by for reading in told.readings)


def _is_listed(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> bool:
    """A name for which the same thing is counted; a share in a bracket has a name of its own ("97 deaths (CFR | 1.4 %)")."""
    if not is_name(line, phrase) or not (told.readings or _is_place(line, phrase, places)):
        return False
    other = told.readings and line.quantities[index].kind != line.quantities[index - 1].kind
    return not (other and line.depth[line.figure_at[index]])


def _is_place(line: Line, phrase: Phrase, places: Places) -> bool:
    """Whether a phrase is the name of a known place and nothing else: "| Colombia | follows with 12"."""
    found = place_at(line, phrase.tokens[0], line.last, places)
    return found is not None and found.last == phrase.tokens[-1] + 1


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
    shared, after_comma, elsewhere, ones_of, going_on, went_on, moved, level, against, compared, predicated, followed,
    _preceded, _inherited, _fallback,
)  # fmt: skip
