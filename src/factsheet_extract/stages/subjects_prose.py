"""Figures in sentences: what each one counts.

Start at `read_lines`. Each figure is put to the rules in order, from the plainest print ("Deaths : 35") to the loosest; the
first that gives a label names the figure. What sets it apart is added afterwards by `subject_dimensions`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subject_bounds import qualifies
from factsheet_extract.stages.subject_brackets import bracketed, is_name, name_kind
from factsheet_extract.stages.subject_dimensions import add_dimensions
from factsheet_extract.stages.subject_phrases import (
    OPENING,
    Phrase,
    closing,
    is_function,
    next_figure,
    phrase_after,
    phrase_before,
)
from factsheet_extract.stages.subject_places import is_relative, time_at
from factsheet_extract.stages.subject_reading import Reading, Told, printed_unit
from factsheet_extract.stages.subjects_clauses import going_on, measured, selected, shared
from factsheet_extract.stages.subjects_labelled import labelled

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


def _out_of(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "62 surveys out of 81 are done": the second figure counts what the first is a part of."""
    place = line.figure_at[index]
    length = line.lexicon.out_of.before(line.keys, place)
    if not index or not length or not told.readings[index - 1].label:
        return None
    if phrase_after(line, place + 1, min(place + 2, next_figure(line, index)), places):
        follows = line.keys[place + 1]
        if follows not in line.lexicon.auxiliaries:
            return None
    phrase = phrase_after(line, line.figure_at[index - 1] + 1, place - length, places)
    return _reading(line, phrase, "subjects.out_of") if phrase else None


def _part(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "13 confirmed cases, of which 7 | 41 deaths": the same noun again, unless another follows."""
    place, upto = line.figure_at[index], next_figure(line, index)
    start = place
    while start and (line.keys[start - 1] in line.lexicon.determiners or line.keys[start - 1] in line.lexicon.adverbs):
        if line.lexicon.parts.before(line.keys, start):
            break
        start -= 1
    whole = told.last()
    if not line.lexicon.parts.before(line.keys, start) or whole is None:
        return None
    own = phrase_after(line, place + 1, upto, places)
    unit = printed_unit(line, index)
    if unit and whole.label.startswith(unit):
        own = own or _complement(line, place + 1, upto, places)
        label = " ".join((whole.label, own.text(line))).strip()
        return Reading(label, "subjects.part", whole.dimensions, named_by=_span(line, own))
    if own and place + 1 < line.last and line.keys[place + 1] in line.lexicon.auxiliaries:
        return Reading(f"{whole.label} {own.text(line)}", "subjects.part", named_by=_span(line, own))
    return _reading(line, own, "subjects.part") if own else Reading(whole.label, "subjects.part")


def _complement(line: Line, start: int, upto: int, places: Places) -> Phrase:
    """A phrase with the preposition that opens it: "to members of the team"."""
    length = line.lexicon.prepositions.at(line.keys, start) if start < upto else 0
    rest = phrase_after(line, start + length, upto, places)
    return Phrase((*range(start, start + length), *rest.tokens), rest.stop) if length and rest else rest


def _followed(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The words after the figure, where they can be what is counted: "13 | confirmed cases", "64 % of | households"."""
    upto, last = next_figure(line, index), line.last
    start = _after_restatement(line, line.figure_at[index] + 1)
    if start >= line.last or line.tokens[start].kind != "word":
        return None
    upto = max(upto, next((at for at in line.figure_at if at > start), line.last))
    through = _qualifiers_after(line, index)
    end = last if through else upto
    joined = line.lexicon.of.at(line.keys, start)
    if not joined and (not _can_open(line, start, last) or _is_governed(line, index)):
        return None
    phrase = phrase_after(line, start, end, places, through)
    if not phrase:
        return None
    label = phrase.text(line)
    unit = printed_unit(line, index)
    if unit:
        link = line.words(start, start + joined) if joined else ""
        label = " ".join(piece for piece in (unit, link, label) if piece)
    label += _told_later(line, index, phrase, places)
    label += _governor(line, index, phrase, places)
    return Reading(label, "subjects.followed", named_by=_span(line, phrase))


def _is_governed(line: Line, index: int) -> bool:
    """A share or sum after "of" measures the noun before it: "a growth rate of | 1.3 percent | reversed the trend"."""
    place = line.figure_at[index]
    if line.quantities[index].kind not in ("percent", "money") or place < 2:
        return False
    return line.keys[place - 1] in line.lexicon.of and line.is_word(place - 2) and not is_function(line, place - 2)


def _told_later(line: Line, index: int, phrase: Phrase, places: Places) -> str:
    """What is said of "62 surveys | out of 81 | are done" stands after the whole."""
    following = index + 1
    if following >= len(line.quantities):
        return ""
    place = line.figure_at[following]
    length = line.lexicon.out_of.before(line.keys, place)
    if (
        not length
        or place - length != phrase.stop
        or place + 1 >= line.last
        or line.keys[place + 1] not in line.lexicon.auxiliaries
    ):
        return ""
    later = phrase_after(line, place + 1, line.last, places).text(line)
    return f" {later}" if later else ""


def _qualifiers_after(line: Line, index: int) -> frozenset[int]:
    """The next figure, where it only qualifies this one."""
    following = index + 1
    return frozenset((following,)) if following < len(line.quantities) and qualifies(line, index, following) else frozenset()


def _can_open(line: Line, place: int, last: int) -> bool:
    """A counted noun follows its number at once; a preposition, verb or joining word does not name what is counted."""
    words, key = line.lexicon, line.keys[place]
    if words.stops.at(line.keys, place) or words.parts.at(line.keys, place) or time_at(line, place, last) is not None:
        return False
    if key in words.pronouns and not _noun_follows(line, place, last):
        return False
    return not any(
        key in group for group in (words.prepositions, words.conjunctions, words.auxiliaries, words.verbs, words.determiners)
    )


def _noun_follows(line: Line, place: int, last: int) -> bool:
    return place + 1 < last and line.is_word(place + 1) and not is_function(line, place + 1)


def _governor(line: Line, index: int, phrase: Phrase, places: Places) -> str:
    """A short name says more with the noun it depends on: "the secretariat of 12 | processes" gives " (secretariat)"."""
    if len(phrase.tokens) > 2 or line.quantities[index].kind not in ("count", "rate"):
        return ""
    place = line.figure_at[index]
    length = line.lexicon.governs.before(line.keys, place)
    if not length or not line.is_word(place - length - 1):
        return ""
    head = line.keys[place - length - 1]
    words = line.lexicon
    empty = (words.adverbs, words.totals, words.plain, words.verbs, words.auxiliaries, words.prepositions)
    if any(head in group for group in empty):
        return ""
    governing = phrase_before(line, place - length, 0, places)
    text = governing.text(line)
    return f" ({text})" if text and len(governing.tokens) <= 5 else ""


def _preceded(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The words before the figure: "enrolment reached | 1.2 million", "the number of cases is | 34", "a rate of | 60 %"."""
    place = line.figure_at[index]
    phrase = phrase_before(line, place, 0, places)
    if not phrase:
        after = phrase_after(line, place + 1, line.last, places)
        return _reading(line, after, "subjects.followed") if after and line.is_word(place + 1) else None
    last = told.last()
    if told.readings and last is not None and is_name(line, phrase):
        return Reading(
            last.label, "subjects.listed", ((name_kind(line, phrase), phrase.text(line)),), named_by=_span(line, phrase)
        )
    return _reading(line, phrase, "subjects.preceded")


def _inherited(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Nothing of its own: it counts what the figure before it counts."""
    last = told.last()
    return None if last is None else Reading(last.label, "subjects.inherited")


def _fallback(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Nothing but a verb before the figure: it is all that says what the figure is about ("invested | $ 25 million")."""
    place = line.figure_at[index]
    first = line.figure_at[index - 1] + 1 if index else 0
    words = [
        p
        for p in range(first, place)
        if line.is_word(p) and not is_function(line, p) and line.keys[p] not in line.lexicon.adverbs
    ]
    return _reading(line, Phrase(tuple(words[-3:]), place), "subjects.verb") if words else None


# The rules in the order they are tried.
_RULES: Final = (
    _qualifying, bracketed, labelled, _out_of, _part, selected, measured, shared, going_on, _followed, _preceded, _inherited,
    _fallback,
)  # fmt: skip


def _after_restatement(line: Line, place: int) -> int:
    """Pass over the same figure given again: "two thirds | (69 per cent) | of all refugees"."""
    if place < line.last and line.keys[place] in OPENING:
        close = closing(line, place, line.last)
        if close is not None and all(line.tokens[p].kind == "figure" for p in range(place + 1, close)):
            return close + 1
    return place


def _reading(line: Line, phrase: Phrase, rule: str) -> Reading:
    return Reading(phrase.text(line), rule, named_by=_span(line, phrase))


def _span(line: Line, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    return (phrase.span(line),) if phrase else ()
