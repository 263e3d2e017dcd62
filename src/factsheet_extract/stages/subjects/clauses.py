"""Figures named by the build of their clause: what measures, what makes up a share, what is some of a whole, what goes on.

"The average household size is | 4.7 persons", "women make up | 52 percent of the work force", "of the 1,250 schools, | 340 have
a canteen", "63.7 years for men and | 66.9 years for women".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.ages import is_age, name_of
from factsheet_extract.stages.subjects.backwards import phrase_before
from factsheet_extract.stages.subjects.phrases import next_figure, phrase_after, spans_of
from factsheet_extract.stages.subjects.places import time_at
from factsheet_extract.stages.subjects.predicates import predicate_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.lexicon import Words
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


# Behind "and" the whole of one more share is told in so few words.
_SHORT_WHOLE: Final = 2
# The name of a group is this short; more words tell something else.
_LONGEST_GROUP: Final = 5


def measured(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A subject and a verb that only says how much: the subject is what is measured, the noun after the figure its unit."""
    start = line.figure_at[index]
    verbs = line.lexicon.steps if line.quantities[index].kind == "change" else line.lexicon.amounts
    verb = verb_before(line, start, verbs)
    exists = verb is not None and verb > 0 and _is_existential(line, verb - 1)
    subject = None if verb is None or exists else phrase_before(line, verb, 0, places)
    if not subject or not has_noun(line, start + 1):
        return None
    unit = phrase_after(line, start + 1, next_figure(line, index), places)
    if not unit or len(unit.tokens) > len(subject.tokens) + 4:
        return None
    spans = (subject.span(line), unit.span(line))
    return Reading(f"{_named(line, index, subject, told)} ({unit.text(line)})", "subjects.measured", named_by=spans)


def _is_existential(line: Line, place: int) -> bool:
    """Whether a word before a verb only says that something is: "In the UK | there | were 27 million homes"."""
    return line.keys[place] in line.lexicon.auxiliaries and line.keys[place] not in line.lexicon.copulas


def _named(line: Line, index: int, phrase: Phrase, told: Told) -> str:
    """The words of a phrase; for a pronoun ("it", "them") the name of what was told last."""
    last = told.last()
    pronoun = len(phrase.tokens) == 1 and line.keys[phrase.tokens[0]] in line.lexicon.pronouns
    return last.label if pronoun and last is not None else name_of(line, index, phrase)


def shared(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "Women make up | 52 percent of the work force": the share of a part in a whole is named by both."""
    start = line.figure_at[index]
    joined = line.lexicon.of.at(line.keys, start + 1)
    verb = verb_before(line, start, line.lexicon.shares)
    if line.quantities[index].kind != "percent" or not joined or verb is None:
        return None
    part = phrase_before(line, verb, 0, places)
    age = index > 0 and line.figure_at[index - 1] == verb - 1 and is_age(line, index - 1)  # "18-24 year olds make up | 8 %"
    whole = phrase_after(line, start + 1 + joined, next_figure(line, index), places)
    if not (part or age) or not whole:
        return None
    about = name_of(line, index, part) if part else line.words(verb - 1, verb)
    named_by = (*spans_of(line, part), whole.span(line))
    return Reading(f"{about} ({_named(line, index, whole, told)})", "subjects.share", named_by=named_by, core=about)


def shared_on(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "Women make up 52 percent of the staff but | 30 percent of its heads": the same part in another whole."""
    last, start = told.readings[-1] if told.readings else None, line.figure_at[index]
    joined = line.lexicon.of.at(line.keys, start + 1)
    if last is None or last.rule != "subjects.share" or not joined:
        return None
    words = line.lexicon
    before = [p for p in range(line.figure_at[index - 1] + 1, start) if line.keys[p] not in words.determiners]
    if not before or not (line.keys[before[-1]] in words.conjunctions or words.stops.before(line.keys, before[-1] + 1)):
        return None
    whole = phrase_after(line, _past_figure(line, start + 1 + joined), line.last, places)
    told_alone = line.keys[before[-1]] not in words.conjunctions or len(whole.tokens) <= _SHORT_WHOLE
    label = f"{last.thing} ({whole.text(line)})"
    named = bool(whole) and told_alone  # "and 24 % of students study part-time" has a verb of its own
    return Reading(label, "subjects.share", named_by=spans_of(line, whole), core=last.core) if named else None


def _past_figure(line: Line, place: int) -> int:
    """Step over the number of a whole: "54 of the | 62 | deaths"."""
    at = place
    while at < line.last and line.keys[at] in line.lexicon.determiners:
        at += 1
    return at + 1 if at < line.last and line.tokens[at].kind == "figure" else place


def selected(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "Of the 1,250 schools, | 340 have a canteen": the second figure counts some of what the first does."""
    place = line.figure_at[index]
    if index != 1 or line.keys[place - 1] != "," or not told.readings[0].label:
        return None
    words = line.lexicon
    opening = (words.of, words.out_of, words.parts, words.groups)
    opens = line.opening + max(group.at(line.keys, line.opening) for group in opening)
    if opens == line.opening or any(line.keys[p] not in words.determiners for p in range(opens, line.figure_at[0])):
        return None
    noun = phrase_after(line, line.figure_at[0] + 1, _clause_end(line, line.figure_at[0] + 1), places)
    told_of = phrase_after(line, place + 1, next_figure(line, index), places) or predicate_at(line, place + 1)
    if not noun or not told_of:
        return None
    about = noun.text(line)
    return Reading(f"{about} ({told_of.text(line)})", "subjects.selected", named_by=(told_of.span(line),), core=about)


def opened_whole(line: Line, places: Places) -> str:
    """What a sentence says it speaks of before its first figure: "Of the people helped, | 895 were …"; empty where nothing."""
    words = line.lexicon
    start = line.opening
    opens = start + max(group.at(line.keys, start) for group in (words.out_of, words.parts, words.groups, words.of))
    comma = next((place for place in range(opens, line.figure_at[0]) if line.tokens[place].kind == "sign"), 0)
    if opens == start or not comma or line.keys[comma] != "," or line.keys[opens] in words.pronouns:
        return ""
    return phrase_after(line, opens, comma, places).text(line)


def going_on(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure of the same kind after "and" or a comma, without a noun of its own: the same thing for another group."""
    place = line.figure_at[index]
    if not index or not _same_kind(line, index) or has_noun(line, place + 1):
        return None
    joined = line.keys[place - 1] in line.lexicon.conjunctions or line.keys[place - 1] == ","
    if ";" in line.keys[line.figure_at[index - 1] : place]:
        return None  # "… 54.6 % of adults; ex-smokers, | 24.0 %" opens anew
    last = told.last()
    if last is None or not joined:
        return None
    gapped = _gapped(line, place, last, places)
    if gapped:
        return Reading(
            f"{last.base} ({gapped.text(line)})", "subjects.predicated", named_by=spans_of(line, gapped), base=last.base
        )
    return Reading(last.label, "subjects.going_on")


def _gapped(line: Line, place: int, last: Reading, places: Places) -> Phrase | None:
    """The noun behind a comma that leaves a verb out: "58 % were men and | 42 % | , women"."""
    if last.rule != "subjects.predicated" or not last.base or place + 2 >= line.last or line.keys[place + 1] != ",":
        return None
    noun = phrase_after(line, place + 2, line.last, places)
    ends = noun.stop >= line.last or line.tokens[noun.stop].kind == "sign"
    return noun if noun and ends and len(noun.tokens) <= _SHORT_WHOLE else None


def group_of(line: Line, index: int, places: Places) -> str | None:
    """The group a value is for: "63.7 years | for men"."""
    start = line.figure_at[index] + 1
    length = line.lexicon.groups.at(line.keys, start)
    if not length or time_at(line, start, line.last) is not None:
        return None
    at = start + length
    if at < line.last and line.tokens[at].kind == "figure" and is_age(line, line.tokens[at].index):
        return line.words(at, at + 1)  # "71 % | chez les 75 ans et plus"
    phrase = phrase_after(line, at, next_figure(line, index), places)
    return phrase.text(line) if 0 < len(phrase.tokens) <= _LONGEST_GROUP else None


def _same_kind(line: Line, index: int) -> bool:
    one, other = line.quantities[index - 1], line.quantities[index]
    return one.kind == other.kind and one.unit == other.unit and one.kind != "count"


def verb_before(line: Line, place: int, verbs: Words) -> int | None:
    """Give the first token of one of these verbs where it stands right before a figure, adverbs aside."""
    while place > 0:
        length = verbs.before(line.keys, place)
        if length:
            return place - length
        if not line.is_word(place - 1) or line.keys[place - 1] not in line.lexicon.adverbs:
            return None
        place -= 1
    return None


def has_noun(line: Line, place: int) -> bool:
    """Whether what follows a figure may be a noun: a word that is no preposition, verb, joining word or time."""
    if not line.is_word(place):
        return False
    words, key = line.lexicon, line.keys[place]
    if words.of.at(line.keys, place):
        return line.is_word(place + 1)
    if words.everywhere.at(line.keys, place):
        return False
    if words.stops.at(line.keys, place) or time_at(line, place, line.last) is not None:
        return False
    return not any(key in group for group in (words.prepositions, words.conjunctions, words.auxiliaries, words.verbs))


def _clause_end(line: Line, place: int) -> int:
    return next((p for p in range(place, line.last) if line.tokens[p].kind == "sign"), line.last)
