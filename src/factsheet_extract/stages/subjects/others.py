"""Figures for another group or place of what was counted just before, named by the words before them.

"Life expectancy: 77 years (men | 74, women | 80)", "Unemployment: 7.2 % (France : | 9.1 %)", "farms employ 58,000 people and
the food industry | 70,000", "13 million tourists who spend | 2 billion".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.backwards import phrase_before
from factsheet_extract.stages.subjects.brackets import is_name, name_kind
from factsheet_extract.stages.subjects.clauses import has_noun
from factsheet_extract.stages.subjects.phrases import (
    Phrase,
    after_restatement,
    is_function,
    next_figure,
    phrase_after,
    spans_of,
)
from factsheet_extract.stages.subjects.places import place_at, time_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line

# Rules that add what a clause says of a thing told before.
_PREDICATED: Final = frozenset(("subjects.predicated", "subjects.said_of", "subjects.of_them", "subjects.bracket_same"))
# The name of a group is this short; more words say something of their own.
_LONGEST_GROUP: Final = 4


def bracketed_group(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A short name and a figure in a bracket after a figure: the same thing for that group."""
    place = line.figure_at[index]
    opened = _bracket_around(line, place)
    last = told.last()
    if opened is None or last is None or not told.readings or line.figure_at[0] > opened or has_noun(line, place + 1):
        return None
    if line.quantities[index].kind == "percent" != line.quantities[index - 1].kind:
        return None
    if line.lexicon.groups.at(line.keys, place + 1):
        return Reading(last.label, "subjects.bracket_group")  # "(29 years for women and | 31 years for men)"
    first = max(opened, line.figure_at[index - 1]) + 1
    name = phrase_before(line, _without_colon(line, place), first, places)
    if not name or len(name.tokens) > _LONGEST_GROUP or line.lexicon.parts.at(line.keys, first):
        return None
    if any(line.keys[place] in line.lexicon.prepositions for place in name.tokens):
        return None
    if all(line.keys[p] in line.lexicon.kinds for p in name.tokens):  # "64 billion (a rise of | 1 billion)"
        label = f"{last.about} ({name.text(line)})"
        return Reading(label, "subjects.bracket_change", named_by=(name.span(line),), base=last.about)
    key = name_kind(line, name) if is_name(line, name) else "group"
    return Reading(last.label, "subjects.bracket_group", ((key, name.text(line)),), named_by=(name.span(line),))


def _bracket_around(line: Line, place: int) -> int | None:
    """Give the bracket that is open around a token, None where none is."""
    if not line.depth[place]:
        return None
    return next(
        (p for p in range(place - 1, -1, -1) if line.keys[p] in ("(", "[") and line.depth[p] == line.depth[place] - 1), None
    )


def _without_colon(line: Line, place: int) -> int:
    return place - 1 if line.keys[place - 1] in (":", "=") else place


def that_of(line: Line, told: Told, phrase: Phrase) -> Reading | None:
    """ "…; that | of men stood at | 64 %": a pronoun with "of" says the same of another group."""
    words, first, last = line.lexicon, phrase.tokens[0], told.last()
    if line.keys[first] in words.pronouns and len(phrase.tokens) > 1:  # "celui | des | hommes"
        rest = first + 1 + words.of.at(line.keys, first + 1)
        phrase = Phrase(tuple(place for place in phrase.tokens if place >= rest), phrase.stop)
        first = rest
    while first and line.keys[first - 1] in words.determiners and not words.of.before(line.keys, first):
        first -= 1
    length = words.of.before(line.keys, first)
    that = first - length - 1
    if last is None or not length or that < 0 or not _stands_for(line, that):
        return None
    opens = not that or line.tokens[that - 1].kind == "sign" or line.keys[that - 1] in words.conjunctions
    group = (("group", phrase.text(line)),)
    return Reading(last.about, "subjects.that_of", group, named_by=spans_of(line, phrase)) if opens else None


def _stands_for(line: Line, place: int) -> bool:
    """Whether a word may stand for a noun told before: "that", "celle", "la"."""
    return line.keys[place] in line.lexicon.determiners or line.keys[place] in line.lexicon.pronouns


def ones_of(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """ "the 198 new jobs in services, | the 23 of building": an article, a figure and "of" leave the noun out."""
    place, words, last = line.figure_at[index], line.lexicon, told.last()
    length = words.of.at(line.keys, place + 1)
    if not index or last is None or not length or line.quantities[index].kind != line.quantities[index - 1].kind:
        return None
    article = place - 1
    if line.keys[article] not in words.determiners:
        return None
    if line.keys[article - 1] != "," and line.keys[article - 1] not in words.conjunctions:
        return None
    name = phrase_after(line, place + 1 + length, next_figure(line, index), places)
    group = (("group", name.text(line)),)
    return Reading(last.about, "subjects.ones_of", group, named_by=(name.span(line),)) if name else None


def elsewhere(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure after a comma or "and" with "in" and a name behind it: "82 patients, | 15 in intensive care and 67 …"."""
    place, last = line.figure_at[index], told.last()
    before = [at for at in range(index) if line.depth[line.figure_at[at]] == line.depth[place]]
    if not before or last is None or line.quantities[index].kind != line.quantities[before[-1]].kind:
        return None
    joined = line.keys[place - 1] == "," or line.keys[place - 1] in line.lexicon.conjunctions
    place = after_restatement(line, place + 1)
    length = line.lexicon.place_before.at(line.keys, place)
    predicated = bool(last.base) and last.label.startswith(f"{last.base} (") and last.rule in _PREDICATED
    told_apart = last.has("item") and last.rule in ("subjects.elsewhere", "subjects.bracket_same")
    predicated = predicated or told_apart
    if not length and predicated:
        length = line.lexicon.prepositions.at(line.keys, place)
    if not joined or not length or time_at(line, place, line.last) is not None:
        return None
    if place_at(line, place, line.last, places) is not None:
        return Reading(last.label, "subjects.elsewhere", base=last.base)
    name = phrase_after(line, place + length, line.last, places)
    if not name or len(name.tokens) > _LONGEST_GROUP + 2 * predicated:
        return None
    apart = (("item", name.text(line)),)
    label = (last.base or last.label) if predicated else last.label  # "52 died in hospital and | 31 in the community"
    return Reading(label, "subjects.elsewhere", apart, named_by=(name.span(line),), base=last.base)


def other_subject(line: Line, index: int, told: Told, phrase: Phrase) -> Reading | None:
    """The words before a figure as the subject of a clause without its verb ("and the food industry | 70,000")."""
    last = told.last()
    joints = [place for place in phrase.tokens if line.keys[place] in line.lexicon.conjunctions]
    if not told.readings or last is None or not joints:
        return None
    own = Phrase(tuple(place for place in phrase.tokens if place > joints[-1]), phrase.stop)
    while own and line.keys[own.tokens[0]] in line.lexicon.determiners:
        own = Phrase(own.tokens[1:], own.stop)
    between = range(own.tokens[-1] + 1, line.figure_at[index]) if own else ()
    leads = (line.lexicon.auxiliaries, line.lexicon.prepositions)
    if any(line.is_verb(p) or any(line.keys[p] in words for words in leads) for p in between):
        return None  # "and the number of deaths fell by | 79 %" says all itself
    if not own or phrase.tokens[0] != line.figure_at[index - 1] + 1:
        return None
    return Reading(last.label, "subjects.other", (("group", own.text(line)),), named_by=spans_of(line, own))


def changed(line: Line, told: Told, phrase: Phrase, places: Places) -> Reading | None:
    """A change as the object of a verb: "the share of the poor showed | a fall of | 2.8 points" speaks of the share."""
    words, first = line.lexicon, phrase.tokens[0]
    opens = first >= 2 and line.keys[first - 1] in words.determiners and line.is_word(first - 2)
    if told.readings or not opens or not any(line.keys[place] in words.kinds for place in phrase.tokens):
        return None
    subject = phrase_before(line, first - 2, 0, places)
    if not subject or is_function(line, first - 2) or subject.tokens[-1] != first - 3:
        return None
    about, last = subject.text(line), told.last()
    alone = subject.tokens[0] if len(subject.tokens) == 1 else -1
    if alone >= 0 and (line.keys[alone] in words.pronouns or (line.keys[alone] in words.generic and last is not None)):
        about = last.about if last is not None else ""
    label = f"{about} ({phrase.text(line)})" if about else phrase.text(line)
    spans = (subject.span(line), phrase.span(line))
    return Reading(label, "subjects.changed", named_by=spans, base=about)


def added_to(line: Line, told: Told, phrase: Phrase) -> Reading | None:
    """Words that go on from what was counted: a relative clause ("who spend | 2 billion"), a change ("a rise of | 4 %")."""
    last = told.last()
    if not told.readings or last is None:
        return None
    stop = phrase.stop
    while stop > 0 and line.keys[stop] in line.lexicon.auxiliaries:
        stop -= 1
    relative = stop >= 0 and line.keys[stop] in line.lexicon.relatives and not line.lexicon.stops.before(line.keys, stop)
    change = line.keys[phrase.tokens[-1]] in line.lexicon.kinds and (relative or len(phrase.tokens) == 1)
    if not relative and not change:
        return None
    told_more = Phrase(phrase.tokens[-1:], phrase.stop) if change else phrase  # "which corresponds to a | fall"
    text = told_more.text(line)
    label = f"{last.about} ({text})" if change else f"{last.label} {text}"
    return Reading(label, "subjects.added", named_by=spans_of(line, told_more), base=last.about)
