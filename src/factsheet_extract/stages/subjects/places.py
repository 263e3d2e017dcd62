"""Places and periods around figures: names after place words, territories of the world, dates and spans of time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from rapidfuzz.distance import Levenshtein

from factsheet_extract.languages import load_symbols
from factsheet_extract.stages.subjects.lexicon import TOKEN, Words, fold_key

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.subjects.text import Line

# Codes of CLDR that name no place on the map: unknown, outlying, pseudo-accents, the United Nations, the euro area.
_NO_PLACES: Final = frozenset(("ZZ", "QO", "XA", "XB", "UN", "EZ"))
# Longest acronym: "OMS", "UNICEF". Longer words in capitals are names on a page set in capitals.
_ACRONYM: Final = 6
# A word of fewer letters with one of them wrong could be any word.
_LONG_ENOUGH: Final = 7
# Tokens of the longest span of time: "over the course of the last 12 months".
_LONGEST_SPAN: Final = 8
# A name of more words is a heading or a title.
_LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class Places:
    """Names that are places: territories in the document's language, and those that the document itself shows to be.

    `others` are folded names that look like places and are none: "la réponse à Ebola".
    """

    names: Words
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Found:
    """A place or period: tokens first .. last (exclusive), the name as printed; `bare` where no preposition leads to it."""

    first: int
    last: int
    name: str
    bare: bool = False


@cache
def territories(language: str) -> tuple[str, ...]:
    """Give the names of the world's countries and regions in a language, from the CLDR that Babel carries."""
    names = Locale(language).territories
    return tuple(str(name) for code, name in names.items() if code not in _NO_PLACES)


@cache
def _territory_words(language: str) -> Words:
    return Words(territories(language))


def known_places(language: str, printed: tuple[str, ...] = (), others: frozenset[str] = frozenset()) -> Places:
    """Give the places known for a document: territories and the names it prints where only places are printed."""
    if not printed:
        return Places(_territory_words(language), others)
    return Places(_territory_words(language).and_also(printed), others)


def place_at(line: Line, place: int, last: int, places: Places) -> Found | None:
    """Give the place that begins at a token: "in the | department of | Finistère", "nationwide", or a known name by itself."""
    words = line.lexicon
    if place >= line.last or not (line.keys[place] in _place_openers(words) or places.names.begins(line.keys[place])):
        return None
    everywhere = words.everywhere.at(line.keys, place)
    if everywhere and place + everywhere <= last:
        return Found(place, place + everywhere, line.words(place, place + everywhere))
    strong = words.place_before.at(line.keys, place)
    weak = words.of.at(line.keys, place) or words.prepositions.at(line.keys, place)
    lead = strong or weak
    named = place + lead
    kind = words.place_nouns.at(line.keys, named) or (_damaged(line, named) if strong else 0)
    end = _name_end(line, named + kind, last, places, trusted=bool(strong or kind))
    if end is None or line.words(named + kind, end) in load_symbols().measures:
        return None  # "en TWh" tells a unit
    start = named + kind
    while start + 1 < end and line.keys[start] in words.determiners:
        start += 1
    return Found(place, _with_its_kind(line, end, last) if lead else end, line.words(start, end), bare=not lead)


@cache
def _place_openers(words: Lexicon) -> frozenset[str]:
    """Give the words that a place may begin with, names aside: most words are none of them."""
    openers = (words.everywhere, words.place_before, words.of, words.prepositions, words.place_nouns, words.determiners)
    return frozenset().union(*(opener.first_words for opener in openers))


@cache
def _time_openers(words: Lexicon) -> frozenset[str]:
    """Give the words that a period may begin with, dates and figures aside."""
    openers = (words.time_before, words.relative, words.time_nouns, words.months, words.determiners, words.of)
    return frozenset().union(*(opener.first_words for opener in openers))


def _with_its_kind(line: Line, end: int, last: int) -> int:
    """A place reaches over the words that say what it is: "in the Boende | health zone"."""
    heads = line.lexicon.place_heads
    ends = [p + 1 for p in range(end, min(end + 2, last)) if line.keys[p] in heads and all(map(line.is_word, range(end, p)))]
    return ends[-1] if ends else end


def _damaged(line: Line, place: int) -> int:
    """A place noun with one letter wrong, as in a damaged text layer ("dmpartement du"): the number of its tokens, or 0."""
    key = line.keys[place] if place < len(line.keys) else ""
    if len(key) < _LONG_ENOUGH or place + 1 >= len(line.keys):
        return 0
    joined = line.lexicon.of.at(line.keys, place + 1)
    alike = any(Levenshtein.distance(key, noun, score_cutoff=1) <= 1 for noun in line.lexicon.place_heads.single)
    return 1 + joined if joined and alike else 0


def _name_end(line: Line, first: int, last: int, places: Places, *, trusted: bool) -> int | None:
    """Give the token after a name that starts at `first`: a known one, or a capitalised one where the words before it vouch."""
    first_word = first
    while first_word < last and line.keys[first_word] in line.lexicon.determiners:
        first_word += 1
    known = places.names.at(line.keys, first_word)
    if known and first_word + known <= last and line.text[line.tokens[first_word].start].isupper():
        return first_word + known
    if not trusted or first_word >= last or not _capital(line, first_word) or line.keys[first_word] in places.others:
        return None
    end = _capitals_end(line, first_word, last)
    # "in the Household Schedule" is no place; "in the Boende area" is
    return end if first_word == first or _ends_as_place(line, end, last) else None


def _capitals_end(line: Line, first: int, last: int) -> int:
    """The token after a run of words with capitals, with small words such as "de" between them."""
    end = first + 1
    if _is_kind(line, first) and end + 1 < last and line.is_word(end) and not _is_small(line, end):
        end += line.text[line.tokens[end].start].islower()  # "République | démocratique | du Congo"
    while end < last and end - first < _LONGEST_NAME:
        if _capital(line, end):
            end += 1
        elif _is_small(line, end) and end + 1 < last and _capital(line, end + 1):
            end += 2
        elif line.is_word(end) and line.keys[end].isdecimal():
            return end + 1  # "Zone 4"
        else:
            break
    return end


def _is_kind(line: Line, place: int) -> bool:
    """A word that begins the names of States: "République", "Estado"; the place nouns open with it."""
    return line.lexicon.place_nouns.opens(line.keys[place])


def _is_small(line: Line, place: int) -> bool:
    """A word that names print without a capital between their words: "de", "of", "et", "los"."""
    key, words = line.keys[place], line.lexicon
    return key in words.of or key in words.conjunctions or key in words.determiners


def _ends_as_place(line: Line, end: int, last: int) -> bool:
    """Whether a name closes with a word such as "region", or has it right behind."""
    return line.keys[end - 1] in line.lexicon.place_heads or _with_its_kind(line, end, last) > end


def _capital(line: Line, place: int) -> bool:
    """Whether a word is printed as a name: a capital first, no acronym, no month."""
    if not line.is_word(place):
        return False
    token = line.tokens[place]
    word = line.text[token.start : token.end]
    if not word[0].isupper() or token.key in line.lexicon.months or token.key in line.lexicon.determiners:
        return False
    if any(map(str.isdigit, word)):  # "Covid-19"
        return False
    return not (word.isupper() and len(word) <= _ACRONYM and "." not in word)


def time_at(line: Line, place: int, last: int) -> Found | None:
    """Give the period that begins at a token: "in | 2017", "depuis le | 1er mars", "over the | last 10 days", "last year"."""
    if place < last and line.tokens[place].kind == "reference":
        if not line.is_time(place):
            return None
        end = _dash_end(line, place + 1, last)
        return Found(place, end, line.words(place, end), bare=True)
    figure = place < line.last and line.tokens[place].kind == "figure"
    if place >= line.last or not (figure or line.keys[place] in _time_openers(line.lexicon)):
        return None
    lead = line.lexicon.time_before.at(line.keys, place)
    start = place + lead
    if lead and start < last and line.tokens[start].kind == "reference" and line.is_time(start):
        end = _span_end(line, start + 1, last)
        return Found(place, end, line.words(start, end))
    temporal = bool(lead) and not (line.lexicon.place_before.at(line.keys, place) or line.lexicon.of.at(line.keys, place))
    spanned = _relative_end(line, start, last, temporal=temporal)
    if spanned is None:
        return None
    return Found(place, spanned, line.words(place, spanned), bare=not lead)


def is_relative(line: Line, found: Found) -> bool:
    """Whether a span of time is told from now ("the last 10 days"), and not by how long it is ("21 days")."""
    return any("relative" in (_span_word(line, place) or ()) for place in range(found.first, found.last))


def _span_end(line: Line, place: int, last: int) -> int:
    """The end of "between 2010 | and 2019", "from 2010 | to 2019": a joining word and another time, or no more."""
    dashed = _dash_end(line, place, last)
    if dashed > place:
        return dashed
    words = line.lexicon
    joined = words.conjunctions.at(line.keys, place) or words.prepositions.at(line.keys, place)
    after = place + joined
    return after + 1 if joined and after < last and line.is_time(after) else place


def _dash_end(line: Line, place: int, last: int) -> int:
    """The end of "2012 | –2017", "2015 | /16": two times with a dash or slash between them, all glued, are one period."""
    if place + 1 >= last or line.keys[place] not in _DASHES or not line.is_time(place + 1):
        return place
    glued = line.tokens[place - 1].end == line.tokens[place].start and line.tokens[place].end == line.tokens[place + 1].start
    return place + 2 if glued else place


_DASHES: Final = frozenset("-–—/")


def _relative_end(line: Line, first: int, last: int, *, temporal: bool) -> int | None:
    """A span told by words: determiners, "last", a figure and a unit of time, or a month.

    The unit must be there, and "last" or, after a word that only speaks of time ("since"), nothing more.
    """
    place = first
    unit = relative = False
    while place < min(last, first + _LONGEST_SPAN):
        if unit and (length := line.lexicon.relative.at(line.keys, place)) > 1:  # "un an | plus tôt"
            return place + length
        said = _span_word(line, place)
        if said is None or (unit and line.tokens[place].kind == "figure"):
            break
        unit, relative = unit or "unit" in said, relative or "relative" in said
        place = _dash_end(line, place + 1, last) if line.is_time(place) else place + 1
    while place > first and line.is_word(place - 1) and _is_link(line, place - 1):
        place -= 1
    return place if unit and (relative or temporal) else None


def _span_word(line: Line, place: int) -> frozenset[str] | None:
    """Say what a token does in a span of time; None where it cannot be part of one."""
    token, key, words = line.tokens[place], line.keys[place], line.lexicon
    if token.kind == "figure":
        return _span_figure(line, place)
    if token.kind == "reference":  # "week | 12", "third quarter of | 2019"
        named = place - words.of.before(line.keys, place)
        return frozenset({"relative"}) if named and line.keys[named - 1] in words.time_nouns else None
    if token.kind != "word":
        return None
    said = {"relative"} if key in words.relative else set()
    if key in words.time_nouns:
        said.add("unit")
    if key in words.months:
        said |= {"unit", "relative"} if line.tokens[place - 1].kind == "word" and key[:1].isalpha() else set()
    return frozenset(said) if said or key in words.determiners or key in words.of else None


def _span_figure(line: Line, place: int) -> frozenset[str] | None:
    """A bare number ("last | 12 | months") or one with its unit of time ("last | 24 hours") may stand in a span of time."""
    quantity = line.quantities[line.tokens[place].index]
    if quantity.kind not in ("count", "measure"):
        return None
    if quantity.cue is not None and quantity.cue[0] >= quantity.end:  # "les | 75 ans et plus" are people
        return None
    after = line.keys[place + 1] if place + 1 < line.last else ""
    if place + 1 < line.last and line.tokens[place + 1].kind == "figure":  # "12 100 | deux ans auparavant"
        return None
    if after in line.lexicon.determiners and after not in line.lexicon.of:  # "from 318,905 | the year before"
        return None
    printed = [fold_key(word) for word in TOKEN.findall(line.words(place, place + 1))]
    said = {"unit"} if any(word in line.lexicon.time_nouns for word in printed) else set()
    if any(word in line.lexicon.relative for word in printed):
        said.add("relative")
    return frozenset(said)


def _is_link(line: Line, place: int) -> bool:
    key = line.keys[place]
    return (key in line.lexicon.determiners or key in line.lexicon.of) and key not in line.lexicon.relative
