"""Noun phrases around a figure, found with function words alone: what follows it, what precedes it.

No part of speech is known. A phrase is what lies between the figure and the nearest word that cannot belong to it: a relative,
a sign, another figure, a date, a place. Helping verbs are left out, so that "4 cases were found negative" reads "cases found
negative".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subject_places import place_at, time_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_extract.stages.subject_lexicon import Lexicon
    from factsheet_extract.stages.subject_places import Places
    from factsheet_extract.stages.subject_text import Line

# A label longer than this is cut back to its last whole part.
LONGEST: Final = 11
_QUOTES: Final = frozenset('«»"“”')
_BRIDGES: Final = frozenset("/&")
OPENING: Final = frozenset("([")
CLOSING: Final = frozenset(")]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a phrase in printed order, and the token where reading stopped."""

    tokens: tuple[int, ...]
    stop: int

    def __bool__(self) -> bool:
        return bool(self.tokens)

    def text(self, line: Line) -> str:
        """Give the words of the phrase as printed, one blank where something was left out."""
        pieces: list[str] = []
        last = None
        for place in self.tokens:
            token = line.tokens[place]
            if last is not None and (place != last + 1 or token.start > line.tokens[last].end):
                pieces.append(" ")
            pieces.append(line.text[token.start : token.end])
            last = place
        return "".join(pieces)

    def span(self, line: Line) -> tuple[int, int]:
        """Give the slice of the passage from its first to its last word."""
        return line.tokens[self.tokens[0]].start, line.tokens[self.tokens[-1]].end


def is_function(line: Line, place: int) -> bool:
    """Whether a word cannot open or close a label by itself."""
    key = line.keys[place]
    words = line.lexicon
    return any(
        key in group for group in (words.determiners, words.of, words.auxiliaries, words.conjunctions, words.prepositions)
    )


def next_figure(line: Line, index: int) -> int:
    """Give the token of the figure after a figure, or the end of the sentence."""
    return line.figure_at[index + 1] if index + 1 < len(line.figure_at) else line.last


def phrase_after(line: Line, first: int, last: int, places: Places, through: frozenset[int] = frozenset()) -> Phrase:
    """Read the phrase that starts at token `first` and ends before `last`; figures in `through` belong to it."""
    kept: list[int] = []
    place = first
    while place < last and len(kept) < 2 * LONGEST:
        step = _step(line, place, last, kept, places, through)
        if step == 0:
            break
        place += step
    return Phrase(_trimmed(line, kept), place)


def _step(line: Line, place: int, last: int, kept: list[int], places: Places, through: frozenset[int]) -> int:
    """Take or pass over what stands at `place`; 0 where the phrase ends."""
    token = line.tokens[place]
    if token.kind == "sign":
        return _sign(line, place, last, kept)
    if token.kind == "figure" and token.index in through:
        kept.append(place)
        return 1
    if token.kind != "word":
        return 0
    for rule in (_ending, _place_or_time, _passed_over, _joining):
        step = rule(line, place, last, kept, places)
        if step is not None:
            return step
    kept.append(place)
    return 1


def _sign(line: Line, place: int, last: int, kept: list[int]) -> int:
    key = line.keys[place]
    if key in _QUOTES or (key in _BRIDGES and kept):
        kept.append(place)
        return 1
    if key in OPENING and kept:
        close = closing(line, place, last)
        inside = range(place + 1, close or place + 1)
        if close is not None and 0 < len(inside) <= 6 and all(line.tokens[p].kind == "word" for p in inside):
            return close + 1 - place
    return 0


def closing(line: Line, place: int, last: int) -> int | None:
    """Give the token that closes the bracket at `place`, None where none does before `last`."""
    partner = line.partner[place]
    return partner if place < partner < last else None


def _ending(line: Line, place: int, last: int, kept: list[int], places: Places) -> int | None:
    """Relative and contrasting words end a phrase; so do verbs of change once something was read."""
    words = line.lexicon
    if words.stops.at(line.keys, place) or words.parts.at(line.keys, place):
        return 0
    if line.keys[place] in words.verbs and kept and line.keys[place - 1] not in words.auxiliaries:
        return 0
    return None


def _place_or_time(line: Line, place: int, last: int, kept: list[int], places: Places) -> int | None:
    """A place is passed over, and reading goes on; a time ends the phrase."""
    if time_at(line, place, line.last) is not None:
        return 0
    found = place_at(line, place, line.last, places)
    if found is None or found.bare:
        return None
    return min(found.last, last) - place if kept else 0


def _passed_over(line: Line, place: int, last: int, kept: list[int], places: Places) -> int | None:
    words = line.lexicon
    helping = words.auxiliaries.at(line.keys, place)
    if helping:
        return helping
    if not kept:
        joined = words.of.at(line.keys, place) or words.determiners.at(line.keys, place)
        if joined:
            return joined
    return None


def _joining(line: Line, place: int, last: int, kept: list[int], places: Places) -> int | None:
    """A word that joins belongs to the phrase if words follow that it can join."""
    words = line.lexicon
    length = words.of.at(line.keys, place) or words.prepositions.at(line.keys, place)
    if length:
        after = place + length
        if not kept or after >= last or (line.tokens[after].kind == "sign" and line.keys[after] not in _QUOTES):
            return 0
        kept.extend(range(place, after))
        return length
    if line.keys[place] in words.conjunctions:
        if not kept or not _joins(line, place, last):
            return 0
        kept.append(place)
        return 1
    return None


def _joins(line: Line, place: int, last: int) -> bool:
    """Whether "and" goes on with the same phrase: words follow, and no figure, verb or other sort of word right after."""
    if place + 1 >= last or (_is_acronym(line, place - 1) and not _is_acronym(line, place + 1)):
        return False
    for after in range(place + 1, min(place + 4, last)):
        if line.tokens[after].kind != "word":
            return line.tokens[after].kind == "sign" and after > place + 1
        if _breaks_off(line, place, after):
            return False
    return True


def _breaks_off(line: Line, place: int, after: int) -> bool:
    """Function words after "and", and verbs: known ones, or a word with a determiner behind it ("and manages the")."""
    key, words = line.keys[after], line.lexicon
    if after == place + 1:
        return is_function(line, after) and key not in words.of
    if key in words.auxiliaries or key in words.verbs:
        return True
    return after == place + 2 and key in words.determiners and key not in words.of


def _is_acronym(line: Line, place: int) -> bool:
    token = line.tokens[place]
    word = line.text[token.start : token.end]
    return token.kind == "word" and len(word) > 1 and word.isupper()


def _trimmed(line: Line, kept: list[int]) -> tuple[int, ...]:
    """Cut a long phrase back to the last joining word within measure, then drop function words left at its end."""
    words = [place for place in kept if line.tokens[place].kind != "sign"]
    if len(words) > LONGEST:
        cuts = [place for place in words[3 : LONGEST + 1] if _is_joint(line, place)]
        end = cuts[-1] if cuts else words[LONGEST]
        kept = [place for place in kept if place < end]
    while kept and _dangles(line, kept[-1]):
        kept = kept[:-1]
    return tuple(kept)


def _is_joint(line: Line, place: int) -> bool:
    return line.keys[place] in line.lexicon.prepositions or line.keys[place] in line.lexicon.conjunctions


def _dangles(line: Line, place: int) -> bool:
    """Whether a token closes nothing: a bridge sign, a function word."""
    kind = line.tokens[place].kind
    if kind == "sign":
        return line.keys[place] not in _QUOTES
    return kind != "figure" and (is_function(line, place) or line.keys[place] in line.lexicon.adverbs)


def phrase_before(line: Line, end: int, first: int, places: Places) -> Phrase:
    """Read the phrase that a figure at token `end` speaks of, backwards: over verbs, times and other figures to its words.

    "uninsured women (15–44) fell from 12.7 million in 2013 to | 7.5 million" reads "uninsured women". Words without a
    determiner after "is" are no noun ("is expected to reach | 34"): reading goes on before the verb.
    """
    place = end - 1
    while True:
        place = _skip_back(line, place, first, _between(line))
        kept, place = _collect_back(line, place, first)
        if not kept or place < first or not _is_predicate(line, kept, place):
            return Phrase(_opened(line, _without_places(line, kept, places)), place)
        place = _subject_end(line, place, first)


def _collect_back(line: Line, place: int, first: int) -> tuple[list[int], int]:
    kept: list[int] = []
    while place >= first:
        step = _back(line, place, first, kept)
        if step == 0:
            break
        opens = bool(kept) and kept[-1] == place and _begins(line, place, first)
        place -= step
        if opens:
            break
    kept.reverse()
    return kept, place


def _is_predicate(line: Line, kept: list[int], place: int) -> bool:
    """Whether the words read only go with the verb before them."""
    return line.keys[place] in line.lexicon.copulas and line.keys[kept[0]] not in line.lexicon.determiners


def _subject_end(line: Line, place: int, first: int) -> int:
    """Where to look for the subject of a verb: right before it; in a second predicate ("and is expected") or after an inserted
    clause, at the end of the sentence's first phrase."""
    while place >= first and (line.keys[place] in line.lexicon.auxiliaries or line.keys[place] in line.lexicon.copulas):
        place -= 1
    if place < first or not (line.tokens[place].kind == "sign" or line.keys[place] in line.lexicon.conjunctions):
        return place
    return _first_verb(line, first, place) - 1


def _first_verb(line: Line, first: int, last: int) -> int:
    """The token where the first phrase of a sentence ends: a verb, a relative word or a sign after it."""
    start = first
    while start < last and (line.tokens[start].kind != "word" or is_function(line, start)):
        start += 1
    for place in range(start, last):
        key, words = line.keys[place], line.lexicon
        if line.tokens[place].kind == "sign" and place > start:
            return place
        if key in words.auxiliaries or key in words.verbs or words.stops.at(line.keys, place):
            return place
    return last


def _between(line: Line) -> Callable[[int], bool]:
    """What may stand between a figure and the words before it that it speaks of."""
    words: Lexicon = line.lexicon

    def passes(place: int) -> bool:
        key = line.keys[place]
        if line.tokens[place].kind in ("figure", "reference"):
            return True
        if key in words.conjunctions:  # of "between 2010 and 2019"
            return place > 0 and line.tokens[place - 1].kind == "reference"
        return any(key in group for group in (words.adverbs, words.auxiliaries, words.verbs, words.prepositions, words.of))

    return passes


def _skip_back(line: Line, place: int, first: int, passes: Callable[[int], bool]) -> int:
    while place >= first:
        if line.keys[place] in CLOSING:
            opened = _opening(line, place, first)
            if opened is None:
                return place
            place = opened - 1
        elif line.tokens[place].kind == "sign" and line.keys[place] not in _QUOTES:
            return place
        elif line.lexicon.others.before(line.keys, place + 1):
            place -= line.lexicon.others.before(line.keys, place + 1)
        elif passes(place):
            place -= 1
        else:
            return place
    return place


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
        if key in _QUOTES or key in _BRIDGES:
            kept.append(place)
            return 1
        return 0
    if token.kind != "word" or key in words.auxiliaries or (key in words.verbs and not _modifies(line, place, first)):
        return 0
    if words.stops.before(line.keys, place + 1) or words.parts.before(line.keys, place + 1):
        return 0
    kept.append(place)
    return 1


def _modifies(line: Line, place: int, first: int) -> bool:
    """A verb form before a noun is an adjective where the phrase begins with it: "number of | registered | cases"."""
    before = place - 1
    return before < first or line.keys[before] in line.lexicon.of or line.keys[before] in line.lexicon.determiners


def _begins(line: Line, place: int, first: int) -> bool:
    """A determiner after a word that is no function word opens a phrase: "provides | the secretariat of"."""
    if line.keys[place] not in line.lexicon.determiners or line.keys[place] in line.lexicon.of:
        return False
    return place - 1 >= first and line.is_word(place - 1) and not is_function(line, place - 1)


def _without_places(line: Line, kept: list[int], places: Places) -> list[int]:
    """Leave out "in the United States" and "in 2017", which are dimensions."""
    dropped: set[int] = set()
    for place in kept:
        found = place_at(line, place, kept[-1] + 1, places)
        if found is not None and not found.bare:
            dropped.update(range(place, found.last))
    return [place for place in kept if place not in dropped]


def _opened(line: Line, kept: list[int]) -> tuple[int, ...]:
    """Drop function words at both ends."""
    while kept and (is_function(line, kept[0]) or line.tokens[kept[0]].kind == "sign"):
        kept = kept[1:]
    while kept and (is_function(line, kept[-1]) or line.keys[kept[-1]] in _BRIDGES):
        kept = kept[:-1]
    return tuple(kept)
