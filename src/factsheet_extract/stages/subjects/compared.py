"""Figures that say something more of what was told: against another time, or in a predicate of its own.

"1,284 people crossed, | 17 per cent fewer than in August", "88 % of the cases are mild and | 0.7 % are grave", "never smokers
made up 54 % of adults; ex-smokers, | 24 %".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.backwards import phrase_before
from factsheet_extract.stages.subjects.clauses import has_noun, opened_whole
from factsheet_extract.stages.subjects.phrases import OPENING, after_restatement, closing, next_figure, phrase_after, spans_of
from factsheet_extract.stages.subjects.predicates import is_headless, predicate_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line


def compared(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure with "more than", "fewer than" behind it: how the first thing counted stands against another."""
    place = line.figure_at[index] + 1
    place += line.lexicon.of.at(line.keys, place)
    if place >= line.last or line.keys[place] not in line.lexicon.pronouns or not line.is_word(place):
        return None
    restated = line.lexicon.same.before(line.keys, line.figure_at[index])  # "6,300 pupils, that is | 83 fewer than …"
    near = restated or line.depth[line.figure_at[index]] > 0  # "(| 95 more than last year)" is of the figure before it
    first = (told.last() if near else told.first()) or told.carried
    # "14,200 fewer | (-3.7 %) | than in May"
    behind = after_restatement(line, place + 1)
    if first is None or not first.label or not line.lexicon.others.at(line.keys, behind):
        return None
    return Reading(first.label, "subjects.compared", base=first.base)


def against(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure after "compared with", without a noun: what a figure before it is elsewhere or was before."""
    beside = index > 1 and line.keys[line.figure_at[index] - 1] in line.lexicon.conjunctions and _led(line, index - 1)
    if not index or not (_led(line, index) or beside) or has_noun(line, line.figure_at[index] + 1):
        return None
    label = _spoken_of(line, told, line.quantities[index].kind, whole=True)
    return Reading(label, "subjects.against") if label else None


def _led(line: Line, index: int) -> bool:
    """Whether a figure stands behind "compared with", "against"."""
    place = line.figure_at[index]
    while place and line.keys[place - 1] in line.lexicon.determiners:
        place -= 1
    return bool(line.lexicon.others.before(line.keys, place))


def predicated(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure with a form of "to be" behind it, and no noun: "| 0.7 % (88) are grave" says what share of those told are so."""
    place = line.figure_at[index] + 1
    if line.quantities[index].kind not in ("count", "percent"):
        return None
    if place < line.last and line.keys[place] in OPENING:
        place = (closing(line, place, line.last) or place) + 1
    words = line.lexicon
    while place < line.last and line.keys[place] in words.auxiliaries and line.keys[place] not in words.copulas:
        place += 1  # "27 | n' | étaient pas vaccinés"
    verb = line.lexicon.copulas.at(line.keys, place)
    if not verb or place + verb >= line.last or not line.is_word(place + verb):
        return None
    upto = next((at for at in line.figure_at if at > place), line.last)
    first = place + verb
    negated = line.lexicon.negations.at(line.keys, first)
    first += negated
    led = line.lexicon.prepositions.at(line.keys, first)  # "1.2 billion are | at | high risk"
    led = 0 if line.keys[first] in line.lexicon.determiners else led
    phrase = phrase_after(line, first + led, upto, places)
    about = opened_whole(line, places) or _spoken_of(line, told)
    if not phrase or not about:
        return None
    noun = line.quantities[index].kind == "count" and line.keys[first] in line.lexicon.determiners
    text = " ".join(filter(None, (line.words(first - negated, first + led), _classed(line, phrase, upto, places))))
    # "| 995 were the children of …" names them itself, "| 7 were lost" does not
    label = text if noun else f"{about} ({text})"
    return Reading(label, "subjects.predicated", named_by=spans_of(line, phrase), base=about)


def said_of(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A number without a noun and with a verb: "12 firms applied; | seven got a grant" counts some of those told."""
    first = line.figure_at[index] + 1
    if first < line.last and line.keys[first] in OPENING:
        first = (closing(line, first, line.last) or first) + 1
    # "18 samples analysed out of | 20 taken": the whole is no part of those told
    whole = line.lexicon.out_of.before(line.keys, line.figure_at[index])
    if whole or not is_headless(line, index, first):
        return None
    about = opened_whole(line, places) or _spoken_of(line, told)
    phrase = predicate_at(line, first)
    if not about or not phrase:
        return None
    label = f"{about} ({phrase.text(line)})"
    return Reading(label, "subjects.said_of", named_by=spans_of(line, phrase), base=about)


def _is_led(line: Line, place: int) -> bool:
    """Whether a preposition leads to a figure: "at | the country's | 17 colleges"."""
    for before in range(place - 1, max(-1, place - 1 - _LONGEST_LEAD), -1):
        if not line.is_word(before) or line.is_verb(before) or line.keys[before] in line.lexicon.conjunctions:
            return False
        if line.keys[before] in line.lexicon.place_before:
            return True
    return False


def _is_object(line: Line, index: int) -> bool:
    """Whether a figure stands in one clause with the figure of its kind before it."""
    if not index or line.quantities[index].kind != line.quantities[index - 1].kind:
        return False
    between = range(line.figure_at[index - 1] + 1, line.figure_at[index])
    return all(line.tokens[p].kind == "word" and line.keys[p] not in line.lexicon.conjunctions for p in between)


def _spoken_of(line: Line, told: Told, kind: str = "", *, whole: bool = False) -> str:
    """The last thing counted that may be the subject, not what a preposition leads to: "3 people | in 95 countries".

    Of one kind where one is asked for, and no object of another figure's verb ("45 % spent | 30 % of it", against 47 %); with
    `whole` as it was said, not only the thing.
    """
    for index in range(len(told.readings) - 1, -1, -1):
        reading, place, quantity = told.readings[index], line.figure_at[index], line.quantities[index]
        led = index and _is_led(line, place)
        other = kind and (quantity.kind != kind or _is_object(line, index))
        if reading.label and reading.dimension_of is None and not led and not other:
            return reading.label if whole else reading.thing
    return told.carried.thing if told.carried is not None and not kind else ""


def _classed(line: Line, phrase: Phrase, upto: int, places: Places) -> str:
    """The words of a predicate with what it classes its subject as: "classified | as severe"."""
    length = line.lexicon.classing.at(line.keys, phrase.stop)
    named = phrase_after(line, phrase.stop + length, upto, places) if length else None
    if not named:
        return phrase.text(line)
    return f"{phrase.text(line)} {line.words(phrase.stop, phrase.stop + length)} {named.text(line)}"


def colon_after(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A figure that opens its line, a colon, and its name: "3.2 days | : average length of stay"."""
    place = line.figure_at[index] + 1
    if index or place != 1 or place >= line.last or line.keys[place] != ":":
        return None
    phrase = phrase_after(line, place + 1, next_figure(line, index), places)
    return Reading(phrase.text(line), "subjects.colon_after", named_by=spans_of(line, phrase)) if phrase else None


def after_comma(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """A name and a comma right before the figure, after a semicolon: "; ex-smokers, | 24 %"."""
    comma = line.figure_at[index] - 1
    if comma < 1 or line.keys[comma] != "," or has_noun(line, comma + 2):
        return None
    first = comma
    while first > 0 and comma - first <= _LONGEST_NAME and line.is_word(first - 1):
        first -= 1
    if first == comma or not first or line.keys[first - 1] != ";":
        return None
    words = line.lexicon
    if any(line.is_verb(place) or line.keys[place] in words.auxiliaries for place in range(first, comma)):
        return None
    name = phrase_before(line, comma, first, places)
    return Reading(name.text(line), "subjects.after_comma", named_by=spans_of(line, name)) if name else None


# Words between a preposition and its figure.
_LONGEST_LEAD: Final = 3
# Words of the longest name before a comma.
_LONGEST_NAME: Final = 6
