"""Figures named by the words before them: "enrolment reached | 1.2 million", "the number of cases is | 34", "a rate of | 60 %".

Start at `preceded`. What the words are decides: a pronoun or a phrase that has named a figure stands for what was told; a
change, another subject or the name of a place says something more of it; any other phrase is the name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.ages import name_of
from factsheet_extract.stages.subjects.backwards import opening_phrase, phrase_before
from factsheet_extract.stages.subjects.brackets import is_name, name_kind
from factsheet_extract.stages.subjects.following import is_only_whole
from factsheet_extract.stages.subjects.others import added_to, changed, other_subject, that_of
from factsheet_extract.stages.subjects.phrases import phrase_after, reading_of, spans_of
from factsheet_extract.stages.subjects.places import place_at, time_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


def preceded(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """The words before the figure; where there are none, those behind it that may be a name."""
    phrase = phrase_before(line, line.figure_at[index], 0, places)
    if not phrase:
        return _behind(line, index, places)
    for rule in _RULES:
        found = rule(line, index, told, phrase, places)
        if found is not None:
            return found
    spent = _spent_on(line, index, places)
    return replace(
        reading_of(line, phrase, "subjects.preceded"), label=phrase.text(line) + spent, base=phrase.text(line) if spent else ""
    )


def _spent_on(line: Line, index: int, places: Places) -> str:
    """What a sum is for, where it follows the sum: "The town put | 5 million | into new roads" gives " (into new roads)"."""
    place = line.figure_at[index] + 1
    length = line.lexicon.prepositions.at(line.keys, place)
    if line.quantities[index].kind != "money" or not length or line.lexicon.others.at(line.keys, place):
        return ""
    if time_at(line, place, line.last) is not None or place_at(line, place, line.last, places) is not None:
        return ""
    rest = phrase_after(line, place + length, line.last, places)
    return f" ({line.words(place, rest.tokens[-1] + 1)})" if rest else ""


def _behind(line: Line, index: int, places: Places) -> Reading | None:
    place = line.figure_at[index] + 1
    if not line.is_word(place) or line.keys[place] in line.lexicon.pronouns:
        return None
    after = phrase_after(line, place, line.last, places)
    return reading_of(line, after, "subjects.followed") if after and not is_only_whole(line, index, after) else None


def _aged(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """An age is part of the name: "vaccine coverage of people aged 65 and over is | 41 %"."""
    name = name_of(line, index, phrase)
    return None if name == phrase.text(line) else Reading(name, "subjects.preceded", named_by=spans_of(line, phrase))


def _pronoun(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """ "The reply rate was 97 %; it was | 94 % among women"."""
    last = told.last()
    if last is None or len(phrase.tokens) > 1 or line.keys[phrase.tokens[0]] not in line.lexicon.pronouns:
        return None
    return Reading(last.about, "subjects.pronoun", named_by=spans_of(line, phrase))


def _the_same(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """ "62 % of the stays were long; this share rises to | 71 % among the old": a word for any share says it of the same."""
    last, words = told.last(), line.lexicon
    if last is None or told.last_kind() != line.quantities[index].kind or len(phrase.tokens) > 1:
        return None
    if line.keys[phrase.tokens[0]] not in words.generic or line.lexicon.of.at(line.keys, phrase.tokens[0] + 1):
        return None
    return Reading(last.label, "subjects.the_same", base=last.base, core=last.core, named_by=spans_of(line, phrase))


def _all_of_them(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """ "Six health areas were reached, which brings their number to | 31", "the total is | 90": more of what was told."""
    last, words = told.last(), line.lexicon
    if last is None or line.quantities[index].kind != "count":
        return None
    if any(line.keys[place] not in words.plain and line.keys[place] not in words.totals for place in phrase.tokens):
        return None
    label = f"{last.thing} ({phrase.text(line)})"
    return Reading(label, "subjects.all_of_them", named_by=spans_of(line, phrase), base=last.thing)


def _again(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """A phrase that named a figure of this sentence names this one too; money after counts is the sentence's subject's."""
    last = told.last()
    if last is None or not _named_another(line, told, phrase):
        return None
    spender = _spender(line, index, places)
    if spender:
        return reading_of(line, spender, "subjects.spender")
    return Reading(last.label, "subjects.preceded", base=last.base, named_by=spans_of(line, phrase))


def _more(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """What says something more of what was told: of another group, in a clause about it, as its change."""
    return (
        that_of(line, told, phrase)
        or other_subject(line, index, told, phrase)
        or added_to(line, told, phrase)
        or changed(line, told, phrase, places)
    )


def _listed(line: Line, index: int, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """A name for which the same thing is counted: "Dakar 105, Fatick | 1"."""
    last = told.last()
    if last is None or not _is_listed(line, index, told, phrase, places):
        return None
    apart = ((name_kind(line, phrase), phrase.text(line)),)
    return Reading(last.label, "subjects.listed", apart, named_by=spans_of(line, phrase))


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


# The rules in the order they are tried.
_RULES: Final = (_aged, _pronoun, _the_same, _all_of_them, _again, _more, _listed)
