"""The phrase that follows a figure, found with function words alone. What precedes one is read by `backwards`.

No part of speech is known. A phrase is what lies between the figure and the nearest word that cannot belong to it: a relative,
a sign, another figure, a date, a place. Helping verbs are left out, so that "4 cases were found negative" reads "cases found
negative".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.places import place_at, time_at
from factsheet_extract.stages.subjects.reading import Reading

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.text import Line

# Words between a preposition and its figure, with it.
_LONGEST_LEAD: Final = 4
# Units of age.
AGES: Final = frozenset(("year", "month", "week", "day"))
# A label longer than this is cut back to its last whole part.
LONGEST: Final = 11
# A word of so many letters may end like a verb and be none.
_SHORTEST_VERB: Final = 5
QUOTES: Final = frozenset('«»"“”')
BRIDGES: Final = frozenset("/&")
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
    if place < line.last and line.tokens[place].kind == "figure" and not _is_age(line, place):
        kept = _without_lead(line, kept)
    joined = line.lexicon.of.at(line.keys, place)
    if joined and place + joined < line.last and line.tokens[place + joined].kind == "figure":
        kept = _without_next(line, kept)
    return Phrase(_trimmed(line, kept), place)


def _without_next(line: Line, kept: list[int]) -> list[int]:
    """Leave the noun that governs the next figure to it: "projects | for a sum of | 4 million"."""
    joints = [k for k, place in enumerate(kept) if k and line.keys[place] in line.lexicon.prepositions]
    return kept[: joints[-1]] if joints else kept


def _without_lead(line: Line, kept: list[int]) -> list[int]:
    """Leave the words between a preposition and the next figure to that one: "students | at the country's | 17 colleges"."""
    joints = [k for k, place in enumerate(kept) if k and line.keys[place] in line.lexicon.place_before]
    return kept[: joints[-1]] if joints and len(kept) - joints[-1] <= _LONGEST_LEAD else kept


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
    if key in QUOTES or (key in BRIDGES and kept):
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
    part = words.parts.at(line.keys, place)
    determines = part and not kept and words.of.at(line.keys, place) and line.is_word(place + part)  # "62 % | of these | farms"
    if stops_at(line, place) or (part and not determines) or words.others.at(line.keys, place) > 1:
        return 0
    if line.is_verb(place) and kept and line.keys[place - 1] not in words.auxiliaries:
        return 0
    if kept and (line.keys[place] in words.subject_pronouns or words.shares.at(line.keys, place) > 1):
        return 0
    return None


def stops_at(line: Line, place: int) -> int:
    """Give the number of tokens of a word that ends a phrase; "against" ends it only before a figure ("against 7 %")."""
    words = line.lexicon
    length = words.stops.at(line.keys, place)
    if length != 1 or line.keys[place] not in words.same or line.keys[place] not in words.others:
        return length
    after = place + 1
    while after < line.last and line.keys[after] in words.determiners:
        after += 1
    return 0 if line.is_word(after) and time_at(line, after, line.last) is None else length


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
    if kept and line.keys[place] in words.negations:
        return None  # "wells | not | in use" are others than wells in use
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
        if not kept or after >= last or (line.tokens[after].kind == "sign" and line.keys[after] not in QUOTES):
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
    if place + 1 < line.last and line.tokens[place + 1].kind == "figure":
        return False
    if place + 1 >= last or (_is_acronym(line, place - 1) and not _is_acronym(line, place + 1)):
        return False
    if last < line.last and last <= place + 3 and line.tokens[last].kind == "figure" and not _is_age(line, last):
        return False
    for after in range(place + 1, min(place + 4, last)):
        if line.tokens[after].kind != "word":
            return line.tokens[after].kind == "sign" and after > place + 1
        if _breaks_off(line, place, after):
            return False
    return True


def _is_age(line: Line, place: int) -> bool:
    """A figure that may be an age, which belongs to the names before it: "girls and boys under | five years"."""
    quantity = line.quantities[line.tokens[place].index]
    return quantity.unit in AGES and quantity.kind in ("measure", "range")


def _breaks_off(line: Line, place: int, after: int) -> bool:
    """Function words after "and", and verbs: known ones, or a word with a determiner behind it ("and manages the")."""
    key, words = line.keys[after], line.lexicon
    if after == place + 1:
        ends = len(key) > _SHORTEST_VERB and key.endswith(words.verb_endings)
        return ends or (is_function(line, after) and key not in words.of)
    if key in words.auxiliaries or line.is_verb(after):
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
        return line.keys[place] not in QUOTES
    return kind != "figure" and (is_function(line, place) or line.keys[place] in line.lexicon.adverbs)


def after_restatement(line: Line, place: int) -> int:
    """Pass over the same figure given again: "two thirds | (69 per cent) | of all refugees"."""
    if place < line.last and line.keys[place] in OPENING:
        close = closing(line, place, line.last)
        if close is not None and all(line.tokens[p].kind == "figure" for p in range(place + 1, close)):
            return close + 1
    return place


def spans_of(line: Line, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """Give the slice of a phrase as the places a figure is named by; none for an empty one."""
    return (phrase.span(line),) if phrase else ()


def reading_of(line: Line, phrase: Phrase, rule: str) -> Reading:
    """Give the reading of a figure that a phrase names."""
    return Reading(phrase.text(line), rule, named_by=spans_of(line, phrase))
