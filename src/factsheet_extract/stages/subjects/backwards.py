"""The phrase that a figure speaks of where it stands before it: its subject, read from the figure backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.phrases import BRIDGES, CLOSING, QUOTES, Phrase, is_function, stops_at
from factsheet_extract.stages.subjects.places import is_relative, place_at, time_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.text import Line


# Function words before a span of time: "over the course of".
_LONGEST_LEAD: Final = 4


def phrase_before(line: Line, end: int, first: int, places: Places) -> Phrase:
    """Read the phrase that a figure at token `end` speaks of, backwards: over verbs, times and other figures to its words.

    "uninsured women (15–44) fell from 12.7 million in 2013 to | 7.5 million" reads "uninsured women". Words without a
    determiner after "is" are no noun ("is expected to reach | 34"): reading goes on before the verb.
    """
    place = end - 1
    governed = _is_governed(line, end, first)
    while True:
        place = _skip_back(line, place, first, _between(line))
        kept, place = _collect_back(line, place, first, governed=governed)
        phrase = Phrase(_opened(line, _without_places(line, kept, places)), place)
        if not kept or place < first:
            return phrase
        if _is_adjunct(line, kept, place):
            return phrase_before(line, place, first, places) or phrase
        if _is_predicate(line, kept, place):
            place = _subject_end(line, place, first)
        elif phrase or line.tokens[place].kind == "sign":
            return phrase


def _is_governed(line: Line, end: int, first: int) -> bool:
    """Whether a noun with "of" stands right before the figure: "for a sum of | 4 million"."""
    words, place = line.lexicon, end
    while place > first and line.keys[place - 1] in words.adverbs and not words.of.before(line.keys, place):
        place -= 1
    length = words.of.before(line.keys, place)
    noun = place - length - 1
    return bool(length) and noun >= first and line.is_word(noun) and not is_function(line, noun) and not _is_verb(line, noun)


def _is_verb(line: Line, place: int) -> bool:
    return line.is_verb(place) or line.keys[place] in line.lexicon.auxiliaries


def _collect_back(line: Line, place: int, first: int, *, governed: bool) -> tuple[list[int], int]:
    """Collect the words of a phrase backwards; one that governs its figure begins at its determiner."""
    kept: list[int] = []
    while place >= first:
        step = _back(line, place, first, kept)
        if step == 0:
            break
        opens = bool(kept) and kept[-1] == place and (_begins(line, place, first) or (governed and _determines(line, place)))
        place -= step
        if opens:
            break
    kept.reverse()
    return kept, place


def _is_predicate(line: Line, kept: list[int], place: int) -> bool:
    """Whether the words read only go with the verb before them."""
    return line.keys[place] in line.lexicon.copulas and line.keys[kept[0]] not in line.lexicon.determiners


def _is_adjunct(line: Line, kept: list[int], place: int) -> bool:
    """Whether the words read only say where a verb takes place: "poverty fell | in rural areas | from 53 %"."""
    return line.is_verb(place) and bool(line.lexicon.place_before.at(line.keys, kept[0]))


def _subject_end(line: Line, place: int, first: int) -> int:
    """Where to look for the subject of a verb: right before it; in a second predicate ("and is expected") or after an inserted
    clause, at the end of the sentence's first phrase."""
    while place >= first and (line.keys[place] in line.lexicon.auxiliaries or line.keys[place] in line.lexicon.copulas):
        place -= 1
    if place < first or not (line.tokens[place].kind == "sign" or line.keys[place] in line.lexicon.conjunctions):
        return place
    return _first_verb(line, first, place) - 1


def opening_phrase(line: Line, last: int, places: Places) -> Phrase:
    """The phrase that a sentence opens with, before its first verb: "The largest harbours | are in the north"."""
    verb = _first_verb(line, 0, last)
    return phrase_before(line, verb, 0, places) if verb < last else Phrase((), verb)


def _first_verb(line: Line, first: int, last: int) -> int:
    """The token where the first phrase of a sentence ends: a verb, a relative word or a sign after it."""
    start = first
    while start < last and (line.tokens[start].kind != "word" or is_function(line, start)):
        start += 1
    for place in range(start, last):
        key, words = line.keys[place], line.lexicon
        if line.tokens[place].kind == "sign" and place > start:
            return place
        if key in words.auxiliaries or line.is_verb(place) or words.stops.at(line.keys, place):
            return place
    return last


def _between(line: Line) -> Callable[[int], bool]:
    """What may stand between a figure and the words before it that it speaks of."""
    words: Lexicon = line.lexicon

    def passes(place: int) -> bool:
        key = line.keys[place]
        if line.tokens[place].kind in ("figure", "reference"):
            return True
        if _is_manner(line, place):
            return True
        if key in words.conjunctions:  # of "between 2010 and 2019"
            return place > 0 and line.tokens[place - 1].kind == "reference"
        if line.is_verb(place):  # "a fall of" is a noun
            return not (place and line.keys[place - 1] in words.determiners)
        return any(key in group for group in (words.adverbs, words.auxiliaries, words.prepositions, words.of))

    return passes


def _is_manner(line: Line, place: int) -> bool:
    """Whether a word only says how a verb before it goes: "grew | substantially | from"."""
    return place > 0 and line.keys[place].endswith(line.lexicon.adverb_endings) and _is_verb(line, place - 1)


def _skip_back(line: Line, place: int, first: int, passes: Callable[[int], bool]) -> int:
    while place >= first:
        if line.keys[place] in CLOSING:
            opened = _opening(line, place, first)
            if opened is None:
                return place
            place = opened - 1
        elif inserted := _inserted(line, place, first):
            place -= inserted
        elif line.tokens[place].kind == "sign" and line.keys[place] not in QUOTES:
            return place
        elif length := _aside(line, place):
            place -= length
        elif line.lexicon.others.before(line.keys, place + 1):
            place -= line.lexicon.others.before(line.keys, place + 1)
        elif line.tokens[place].kind == "reference":
            named = place > first and line.keys[place - 1] in line.lexicon.time_nouns  # "in week | 12"
            place -= 1 + named + line.lexicon.time_before.before(line.keys, place - named)
        elif passes(place):
            place -= 1
        else:
            return place
    return place


def _aside(line: Line, place: int) -> int:
    """The tokens of an adverb of several words that opens with a preposition: "i.e. | on average | 10 a day"."""
    length = line.lexicon.adverbs.before(line.keys, place + 1)
    return length if length > 1 and line.keys[place + 1 - length] in line.lexicon.prepositions else 0


def _inserted(line: Line, place: int, first: int) -> int:
    """The tokens of an adverb between commas, from the second comma back: "had | , on average , | 31"; 0 where none is."""
    length = line.lexicon.adverbs.before(line.keys, place) if line.keys[place] == "," else 0
    return length + 2 if length and place - length - 1 >= first and line.keys[place - length - 1] == "," else 0


def _opening(line: Line, place: int, first: int) -> int | None:
    partner = line.partner[place]
    return partner if first <= partner < place else None


def _back(line: Line, place: int, first: int, kept: list[int]) -> int:
    """Take or pass over what stands at `place` going back; 0 where the phrase begins."""
    token, key, words = line.tokens[place], line.keys[place], line.lexicon
    if token.kind == "sign":
        if key in CLOSING and kept:
            opened = _opening(line, place, first)
            return 0 if opened is None else place - opened + 1
        if key in QUOTES or key in BRIDGES:
            kept.append(place)
            return 1
        return 0
    if token.kind != "word" or key in words.auxiliaries or (line.is_verb(place) and not _modifies(line, place, first)):
        return 0
    stop = words.stops.before(line.keys, place + 1)
    if (stop and stops_at(line, place + 1 - stop)) or words.parts.before(line.keys, place + 1):
        return 0
    kept.append(place)
    return 1


def _modifies(line: Line, place: int, first: int) -> bool:
    """A verb form before a noun is an adjective where the phrase begins with it: "number of | registered | cases"."""
    before = place - 1
    return before < first or line.keys[before] in line.lexicon.of or line.keys[before] in line.lexicon.determiners


def _determines(line: Line, place: int) -> bool:
    return line.keys[place] in line.lexicon.determiners and line.keys[place] not in line.lexicon.of


def _begins(line: Line, place: int, first: int) -> bool:
    """A determiner after a word that is no function word opens a phrase: "provides | the secretariat of"."""
    if line.keys[place] not in line.lexicon.determiners or line.keys[place] in line.lexicon.of:
        return False
    return place - 1 >= first and line.is_word(place - 1) and not is_function(line, place - 1)


def _without_places(line: Line, kept: list[int], places: Places) -> list[int]:
    """Leave out "in the United States" and "over the same period", which are dimensions."""
    dropped: set[int] = set()
    for place in range(max(0, kept[0] - _LONGEST_LEAD), kept[0] + 1) if kept else ():
        time = time_at(line, place, kept[-1] + 1)
        if time is not None and time.last > kept[0] and (not time.bare or is_relative(line, time)):
            dropped.update(range(place, time.last))
    for place in kept:
        found = place_at(line, place, kept[-1] + 1, places)
        if found is not None and not found.bare:
            dropped.update(range(place, found.last))
    return [place for place in kept if place not in dropped]


def _opened(line: Line, kept: list[int]) -> tuple[int, ...]:
    """Drop function words at both ends."""
    while kept and (is_function(line, kept[0]) or line.tokens[kept[0]].kind == "sign"):
        kept = kept[1:]
    while kept and (is_function(line, kept[-1]) or line.keys[kept[-1]] in BRIDGES):
        kept = kept[:-1]
    return tuple(kept)
