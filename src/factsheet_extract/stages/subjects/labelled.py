"""Figures printed after a label and a sign: "Number of deaths : 35 (+3)", "Labour migration – 20 processes"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.ages import is_age
from factsheet_extract.stages.subjects.backwards import opening_phrase, phrase_before
from factsheet_extract.stages.subjects.bounds import bound
from factsheet_extract.stages.subjects.lexicon import fold_key
from factsheet_extract.stages.subjects.phrases import OPENING, closing, is_function, next_figure, phrase_after
from factsheet_extract.stages.subjects.places import place_at, time_at
from factsheet_extract.stages.subjects.predicates import is_headless, predicate_at
from factsheet_extract.stages.subjects.reading import Reading
from factsheet_extract.stages.subjects.text import is_leader

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.reading import Told
    from factsheet_extract.stages.subjects.text import Line

# The rule of a figure that only a place names, so that the line above says what is counted there.
OF_PLACE: Final = "subjects.label_place"
# The same for a name that may be a place: it is one where the line above counts something.
OF_NAME: Final = "subjects.label_name"
# Signs between a label and its figure. A dash counts between blanks only: "10-11" has none.
_COLONS: Final = frozenset(":=")
_POINTS: Final = frozenset(".…·")
_DASHES: Final = frozenset("–—-•|")
# A label of so few words is helped by a remark of so many.
_SHORT: Final = 2
_LONGEST_REMARK: Final = 5
# Words that begin with the same letters, so many of them, are forms of one word.
_STEM: Final = 4
_PARTING: Final = frozenset(";,.|)/")
# A label of more words is a sentence that leads in, not a label.
_LONGEST_LABEL: Final = 12


def labelled(line: Line, index: int, told: Told, places: Places) -> Reading | None:
    """Name a figure that follows a colon or a dash; None where none stands before it."""
    sign = _sign_before(line, index)
    if sign is None:
        return None
    first = _clause_start(line, index, sign)
    words = [p for p in range(first, sign) if line.is_word(p)]
    if not words:
        return None
    place = line.figure_at[index]
    leads = line.keys[sign] in _POINTS
    own = None if leads or not _opens(line, place + 1) else phrase_after(line, place + 1, next_figure(line, index), places)
    sentence = any(line.keys[p] in line.lexicon.auxiliaries for p in words)
    if sentence and not index and line.keys[sign] == ":" and is_headless(line, index, place + 1):
        return _said_of_subject(line, index, sign, places)
    if len(words) > _LONGEST_LABEL:
        return None if own else _led_in(line, sign, first, places)
    if not index and told.carried is not None and line.keys[words[0]] in line.lexicon.subject_pronouns:
        return Reading(told.carried.about, "subjects.pronoun")  # "It varies with the loan: | £4 for …"
    name = _label_text(line, first, sign)
    span = ((line.tokens[first].start, line.tokens[sign - 1].end),)
    if own and index and first == line.figure_at[index - 1] + 1:
        return Reading(own.text(line), "subjects.followed", named_by=(own.span(line),))
    if own and line.quantities[index].kind in ("count", "rate", "percent"):
        apart = _theme(line, first, sign, name, places)
        if apart[0][0] == "theme" and line.keys[sign] in _COLONS and len(words) <= _LONGEST_REMARK:
            return Reading(_with_unit(line, name, own), "subjects.label", named_by=(*span, own.span(line)))
        return Reading(own.text(line), "subjects.label_and_noun", apart, named_by=(*span, own.span(line)))
    apart = _theme(line, first, sign, name, places)
    if apart[0][0] == "place":
        return Reading(name, OF_PLACE, apart, named_by=span)
    if line.quantities[index].kind == "count" and _is_one_name(line, first, sign):
        return Reading(name, OF_NAME, named_by=span)
    return Reading(name + _remark(line, index, words, own), "subjects.label", named_by=span)


def _said_of_subject(line: Line, index: int, sign: int, places: Places) -> Reading | None:
    """ "Health workers have not been spared: | 19 have fallen ill": the subject of the sentence before the colon."""
    subject = opening_phrase(line, sign, places)
    said = predicate_at(line, line.figure_at[index] + 1)
    if not subject or not said:
        return None
    about = subject.text(line)
    spans = (subject.span(line), said.span(line))
    return Reading(f"{about} ({said.text(line)})", "subjects.said_of", named_by=spans, base=about)


def _is_one_name(line: Line, first: int, last: int) -> bool:
    """Whether a label is nothing but a name of a word or two ("Lokolia", "HGR Boende")."""
    words = [line.words(place, place + 1) for place in range(first, last) if line.is_word(place)]
    return 0 < len(words) <= _SHORT and words[0][0].isupper() and (len(words) == 1 or words[-1][0].isupper())


def _with_unit(line: Line, name: str, own: Phrase) -> str:
    """ "Population : 12 million | inhabitants": the label with the noun it is counted in; a plain label ("Total") gives way."""
    key = fold_key(name)
    if key in line.lexicon.totals or key in line.lexicon.plain:
        return own.text(line)
    if all(line.keys[place][:_STEM] in key for place in own.tokens):
        return name  # "Number of alert cases: 1 case"
    return f"{name} ({own.text(line)})"


def _remark(line: Line, index: int, words: list[int], own: Phrase | None) -> str:
    """A short label says more with the words after its figure: "CERF : $ 2 m | (pending)", "ECHO: $ 1 m | awarded to MSF"."""
    if len(words) > _SHORT:
        return ""
    place = line.figure_at[index] + 1
    close = closing(line, place, line.last) if place < line.last and line.keys[place] in OPENING else None
    if close is not None and 0 < close - place - 1 <= _LONGEST_REMARK:
        inside = range(place + 1, close)
        return f" ({line.words(place + 1, close)})" if all(line.is_word(p) for p in inside) else ""
    return f" {own.text(line)}" if own and len(own.tokens) <= _LONGEST_REMARK else ""


def _opens(line: Line, place: int) -> bool:
    """Whether a noun follows the figure at once, with or without "of"."""
    if not line.is_word(place) or line.lexicon.stops.at(line.keys, place):
        return False
    return line.keys[place] in line.lexicon.of or not is_function(line, place)


def _sign_before(line: Line, index: int) -> int | None:
    """Give the colon or free dash before a figure, with nothing but function words between."""
    place = line.figure_at[index] - 1
    while place >= 0 and line.is_word(place) and line.keys[place] in line.lexicon.adverbs:
        place -= 1
    if place <= 0 or line.tokens[place].kind != "sign":
        return None
    if line.keys[place] in _COLONS:
        return place
    if is_leader(line.tokens, place):
        return _leader_start(line, place)
    blank = line.tokens[place - 1].end < line.tokens[place].start and line.tokens[place].end < line.tokens[place + 1].start
    return place if line.keys[place] in _DASHES and blank else None


def _leader_start(line: Line, place: int) -> int:
    """The first of the points that lead to a figure."""
    while place > 1 and line.keys[place - 1] == line.keys[place]:
        place -= 1
    return place


def _clause_start(line: Line, index: int, sign: int) -> int:
    """The label begins with the sentence, or after what parts it from the figure before: a comma, a bracket."""
    opened = _open_bracket(line, sign)
    if opened and (not index or opened > line.figure_at[index - 1]):
        return opened + 1  # "68 deaths (case fatality: | 7.2 %)"
    if not index:
        return 0
    start = line.figure_at[index - 1] + 1
    for place in range(start, sign):
        if line.tokens[place].kind == "sign" and line.keys[place] in _PARTING and line.depth[place] == line.depth[sign]:
            return place + 1
    # an age or a bound may stand within a label: "People aged 65 and over: 41.5 %", "Countries in one or more processes: 45"
    return _clause_start(line, index - 1, sign) if is_age(line, index - 1) or _bounds(line, index - 1) else start


def _bounds(line: Line, index: int) -> bool:
    """Whether a number in words only says which things the label is of, with words of its own before it."""
    first = line.figure_at[index]
    return bound(line, index) is not None and any(
        line.is_word(place) and not is_function(line, place) for place in range(first)
    )


def _open_bracket(line: Line, sign: int) -> int:
    """The bracket that is open around a sign, 0 where none is."""
    if not line.depth[sign]:
        return 0
    inside = (place for place in range(sign - 1, 0, -1) if line.keys[place] in OPENING)
    return next((place for place in inside if line.depth[place] < line.depth[sign]), 0)


def _label_text(line: Line, first: int, sign: int) -> str:
    start, end = first, sign
    while start < end and line.tokens[start].kind == "sign" and line.keys[start] not in '(«"“':
        start += 1
    while start + 1 < end and line.keys[start] in line.lexicon.determiners:
        start += 1
    return line.words(start, end)


def _theme(line: Line, first: int, sign: int, name: str, places: Places) -> tuple[tuple[str, str], ...]:
    """What stands before the sign sets the figure apart: a place, a period, or a theme."""
    start = first
    while start < sign and line.tokens[start].kind == "sign":
        start += 1
    time = time_at(line, start, sign)
    if time is not None and time.last >= sign:
        return (("period", time.name),)
    place = place_at(line, start, sign, places)
    if place is not None and place.last >= sign:
        return (("place", place.name),)
    return (("theme", name),)


def _led_in(line: Line, sign: int, first: int, places: Places) -> Reading | None:
    phrase = phrase_before(line, sign, first, places)
    return Reading(phrase.text(line), "subjects.led_in", named_by=(phrase.span(line),)) if phrase else None
