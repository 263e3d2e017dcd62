"""What the name of a row or column says of its figures, units in brackets aside.

"Net change", "Case fatality rate", "Persons per dwelling", "Train miles", "Mean household size".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.stages.subjects.lexicon import fold_key

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Kind
    from factsheet_extract.stages.subjects.lexicon import Lexicon

# What a head stands over or before: a column, a row, or all of a table (its title, a group of its rows, its corner).
Use: TypeAlias = Literal["column", "row", "table"]

# What stands in brackets, or after the last comma: "(%)", "(US$ million)", "[per 1,000 live births]", "Income, $",
# "Output, in TWh (2021)"
BRACKET: Final = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]|,\s{0,3}([^,()]{1,30})(?:$|(?=\([^()]{1,60}\)$))")
# A word, a figure or a sign: "thousands", "000s", "%", "$"
WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]{1,2}['’](?=\w)|[^\W\d_]{1,40}|\d[\d ,.]{0,20}s?|[%‰$€£¥₹]")
# A unit of so few letters may be another word ("in", "m").
_SHORTEST_UNIT: Final = 3


def words_of(text: str) -> list[str]:
    """Give the words, figures and signs of a head, folded."""
    return [fold_key(word) for word in WORD.findall(text)]


def named_kind(text: str, lexicon: Lexicon, use: Use) -> tuple[str | None, Kind | None]:
    """Give the unit and kind that a name states, None where it states none; a title names many things and tells only rates."""
    words = words_of(BRACKET.sub(" ", text))
    if not words:
        return None, None
    if use == "column" and (kind := _told_kind(words, lexicon)) is not None:
        return ("%" if kind == "percent" else None), kind
    if _is_rate(words, lexicon):
        return None, "rate"
    if use == "table" or len(words) > _LONGEST_NAME:
        return None, None
    return _by(text, words, lexicon) or _measure(text, words, lexicon) or (None, None)


def is_ratio(text: str, lexicon: Lexicon) -> bool:
    """Whether a name calls its figures ratios, whatever unit a bracket gives: "Sex ratio (women per 1,000 men)"."""
    return any(lexicon.kinds.get(word) == "ratio" for word in words_of(BRACKET.sub(" ", text)))


# A name of more words is a sentence set in the table.
_LONGEST_NAME: Final = 12


def _told_kind(words: list[str], lexicon: Lexicon) -> Kind | None:
    """A word of kind counts where it opens or closes the head: "Evolution (since …)", "Net change"."""
    return next((lexicon.kinds[word] for word in (words[0], words[-1]) if word in lexicon.kinds), None)


def _is_rate(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a name opens or closes with a word for rates: "Rate", "Case fatality rate", "Tasa global de fecundidad"."""
    return words[0] in lexicon.rates or words[-1] in lexicon.rates


def _by(text: str, words: list[str], lexicon: Lexicon) -> tuple[str, Kind] | None:
    """What is counted by a number of something or by one person or thing: "Incidents per million miles", "Persons per room"."""
    place = next((place for place, word in enumerate(words) if place and word in lexicon.per), None)
    base = [] if place is None else words[place + 1 :]
    if place is None or not base:
        return None
    scaled = base[0][:1].isdigit() or base[0] in lexicon.scales
    return (_printed(text, place, len(words)), "rate") if scaled or is_base(base, lexicon, times=False) else None


def _printed(text: str, first: int, last: int) -> str:
    """The words of a name as printed."""
    name = BRACKET.sub(" ", text)
    found = list(WORD.finditer(name))
    return name[found[first].start() : found[last - 1].end()]


def is_base(words: list[str], lexicon: Lexicon, *, times: bool = True) -> bool:
    """Whether words name what something is counted by: one person, thing or measure; "cases per week" may list the weeks."""
    if not words or (words[0] in lexicon.time_nouns and not times):
        return False
    return lexicon.measures.at(words, 0) == len(words) or (len(words) == 1 and words[0] in lexicon.bases)


def _measure(text: str, words: list[str], lexicon: Lexicon) -> tuple[str | None, Kind] | None:
    """A name whose noun is a unit ("Train miles", "Heures travaillées"), or an average of something, which is no count.

    No span of time is meant where one is told: "Last week", "Contacts seen after 21 days", "Week of notification".
    """
    end = next((at for at, word in enumerate(words) if at and (word in lexicon.prepositions or word in lexicon.of)), len(words))
    noun = words[end - 1] if lexicon.head_last else words[0]
    timely = noun in lexicon.stubs or any(word in lexicon.relative or word[:1].isdigit() for word in words[:end])
    if len(words) > 1 and noun in lexicon.measures and len(noun) > _SHORTEST_UNIT and not timely:
        at = end - 1 if lexicon.head_last else 0
        return _printed(text, at, at + 1), "measure"
    return (None, "measure") if any(word in lexicon.averages for word in words) else None
