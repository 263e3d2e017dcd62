"""What is said of the things counted: "6 % of the holdings | are larger than 5 ha", "one pupil in five | learns a language".

A share says little without it: "malades" are 60 % of something only where they "ont moins de 15 ans". So the name of a share
reads on to the end of its clause, over the figures in it; and what a later figure counts of the same thing is the thing
itself, without its first predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.phrases import QUOTES, Phrase, after_restatement, is_function, phrase_after
from factsheet_extract.stages.subjects.places import time_at

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.places import Places
    from factsheet_extract.stages.subjects.text import Line

# Tokens of the longest name with its predicate.
_LONGEST: Final = 14
# Words before the number of a span of time: "over the last 24 hours".
_LONGEST_LEAD: Final = 4
# Kinds of figures that are nothing without what is said of their whole.
_SHARES: Final = frozenset(("percent", "ratio"))


def thing_of(line: Line, phrase: Phrase) -> str:
    """Give the words of a phrase before its first helping verb: "patients" of "patients | are in hospital"; empty for all."""
    for at in range(1, len(phrase.tokens)):
        skipped = range(phrase.tokens[at - 1] + 1, phrase.tokens[at])
        if any(line.keys[place] in line.lexicon.auxiliaries for place in skipped):
            return Phrase(phrase.tokens[:at], phrase.stop).text(line)
    return ""


def with_predicate(line: Line, index: int, phrase: Phrase) -> Phrase:
    """Give the name of a share with its predicate, where that goes on over another figure; else the phrase as it is.

    A known verb behind the name of a count opens a predicate too: "12 villages | remain without a road".
    """
    if line.keys[phrase.tokens[-1]] in line.lexicon.kinds:
        return phrase  # "a 15 % | increase | from 16.6 million"
    kind, stop = line.quantities[index].kind, phrase.stop
    if kind in (*_SHARES, "count") and stop + 1 < line.last and line.is_word(stop + 1) and _is_verb(line, stop):
        said = predicate_at(line, stop)
        return Phrase((*phrase.tokens, *said.tokens), said.stop)
    return _over_figure(line, index, phrase) if kind in _SHARES else phrase


def _is_verb(line: Line, place: int) -> bool:
    return line.is_word(place) and line.is_verb(place)


def _over_figure(line: Line, index: int, phrase: Phrase) -> Phrase:
    """The name of a share to the end of its clause, over the figure in it: "holdings | are larger than 5 ha"."""
    following = next((at for at in line.figure_at if at > phrase.tokens[-1]), None)
    if following is None or not _goes_on_to(line, index, phrase.tokens[-1] + 1, following):
        return phrase
    end = clause_end(line, following + 1)
    return Phrase(tuple(range(phrase.tokens[0], end)), end) if end - phrase.tokens[0] <= _LONGEST else phrase


def past_restatement(line: Line, index: int, phrase: Phrase) -> Phrase:
    """Give the name of a share with what is said behind it told again: "two thirds of the men (64 %) | were ill"."""
    quantity, stop = line.quantities[index], phrase.stop
    share = quantity.kind in _SHARES or (quantity.value is not None and 0 < quantity.value < 1)
    first = after_restatement(line, stop)
    if not share or first == stop or not line.is_word(first):
        return phrase
    words, key = line.lexicon, line.keys[first]
    if key in words.conjunctions or key in words.prepositions or words.stops.at(line.keys, first):
        return phrase
    said = predicate_at(line, first)
    return Phrase((*phrase.tokens, *said.tokens), said.stop)


def _goes_on_to(line: Line, index: int, first: int, figure: int) -> bool:
    """Whether the words between a share's name and a figure lead to it, and it is no other share of the same list."""
    words, other = line.lexicon, line.quantities[line.tokens[figure].index]
    if other.kind == line.quantities[index].kind and other.comparator == "=":
        return False
    between = range(first, figure)
    if any(not line.is_word(place) or line.keys[place] in words.conjunctions for place in between):
        return False
    if any(_spans(line, place, figure) for place in range(max(0, figure - _LONGEST_LEAD), figure)):
        return False  # "seen | over the last 24 hours"
    leads = bool(between) or other.cue is not None
    opens = bool(between) and (words.stops.at(line.keys, first) or words.others.at(line.keys, first))
    return leads and not opens


def _spans(line: Line, place: int, figure: int) -> bool:
    """Whether a span of time that begins at a token holds a figure."""
    found = time_at(line, place, line.last)
    return found is not None and found.first < figure < found.last


def clause_end(line: Line, first: int) -> int:
    """Give the token after a clause, from a token in it: before a sign, a joining word, a relative or another figure."""
    place, words = first, line.lexicon
    while (place < line.last and line.tokens[place].kind == "word") or (place < line.last and line.keys[place] in QUOTES):
        if line.keys[place] in words.conjunctions or words.stops.at(line.keys, place) or words.others.at(line.keys, place):
            break
        place += 1
    while place > first and line.is_word(place - 1) and is_function(line, place - 1):
        place -= 1
    return place


def predicate_at(line: Line, first: int) -> Phrase:
    """Give what a clause says from a token on, helping verbs left out and one figure taken in: "under 10 metres"."""
    while first < line.last and line.keys[first] in line.lexicon.auxiliaries:
        first += 1
    end = clause_end(line, first)
    figure = next((at for at in line.figure_at if at >= end), line.last)
    between = range(end, figure)
    if figure < line.last and all(line.is_word(p) and line.keys[p] not in line.lexicon.conjunctions for p in between):
        end = clause_end(line, figure + 1) if len(between) <= 1 else end
    return Phrase(tuple(range(first, end)) if end - first <= _LONGEST else (), end)


def is_headless(line: Line, index: int, first: int) -> bool:
    """Whether the words behind a number above one hold no noun: "of whom 640 | came from the hills", "cinco | concentran el …".

    A noun would be in the plural or have a capital; a helping verb comes before any.
    """
    value, kind = line.quantities[index].value, line.quantities[index].kind
    if value is None or not line.is_word(first) or kind not in ("count", "percent"):
        return False
    if kind == "percent":  # "of the families, 41 % | had no cow"
        return line.keys[first] in line.lexicon.auxiliaries or line.is_verb(first)
    if value < _PLURAL or line.keys[first] in line.lexicon.auxiliaries:
        return value >= _PLURAL
    run: list[int] = []
    for place in range(first, min(first + _LONGEST_RUN, line.last)):
        joined = bool(run) and line.keys[place] in line.lexicon.conjunctions
        if not line.is_word(place) or (is_function(line, place) and not joined) or line.lexicon.stops.at(line.keys, place):
            break
        run.append(place)
    return bool(run) and not any(_may_be_noun(line, place) for place in run)


def _may_be_noun(line: Line, place: int) -> bool:
    """Whether a word may be a plural noun, or anything else that is no verb: a name, an adverb, a word for the rest."""
    words, key = line.lexicon, line.keys[place]
    if line.text[line.tokens[place].start].isupper() or key.endswith(words.plural_endings) or key in words.plurals:
        return True
    groups = (words.pronouns, words.adverbs, words.totals, words.plain, words.relative, words.time_nouns, words.times)
    if any(key in group for group in groups) or key in words.per:
        return True
    return bool(words.same.at(line.keys, place) or words.others.at(line.keys, place))


# Numbers from here on have plural nouns; words looked at for one.
_PLURAL: Final = 2
_LONGEST_RUN: Final = 4


def counted_out_of(line: Line, index: int, places: Places) -> Phrase | None:
    """Give the name of a ratio with its noun inside: "1 | pupil | in 5 | learns a language"; None for other figures."""
    quantity, place = line.quantities[index], line.figure_at[index]
    if quantity.kind != "ratio" or len(quantity.numbers) != 2:
        return None
    whole = next((at for at in range(place + 1, line.last) if line.tokens[at].start >= quantity.numbers[1].start), line.last)
    lead = line.lexicon.out_of.before(line.keys, whole)
    if whole == line.last or not lead or whole - lead <= place + 1:
        return None
    noun = phrase_after(line, place + 1, whole - lead, places)
    rest = phrase_after(line, after_restatement(line, whole + 1), line.last, places)
    return Phrase((*noun.tokens, *rest.tokens), rest.stop) if noun else None
