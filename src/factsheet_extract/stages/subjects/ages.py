"""An age that belongs to a name: "children aged | 6–59 months", "personnes de | 65 ans et plus".

It tells which of them are counted, so the label keeps it, though it is a figure of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.subjects.phrases import AGES, is_function

if TYPE_CHECKING:
    from factsheet_extract.stages.subjects.phrases import Phrase
    from factsheet_extract.stages.subjects.text import Line

# Words of the longest name before an age.
_LONGEST_NAME: Final = 6


def is_age(line: Line, index: int) -> bool:
    """Whether a figure may be an age: years, months, a range of them."""
    quantity = line.quantities[index]
    return quantity.unit in AGES and quantity.kind in ("measure", "range")


def name_of(line: Line, index: int, phrase: Phrase) -> str:
    """Give the words of a phrase that names a figure, with the age that stands right behind it: before the figure or after."""
    text = phrase.text(line)
    if not phrase or len(phrase.tokens) > _LONGEST_NAME:
        return text
    end = phrase.tokens[-1] + 1
    for age in (index - 1, index + 1):
        if not 0 <= age < len(line.figure_at) or not is_age(line, age):
            continue
        place = line.figure_at[age]
        between = range(end, place)
        if end <= place <= end + 2 and all(line.is_word(at) and _leads_to_age(line, at) for at in between):
            return f"{text}{line.text[line.tokens[end - 1].end : line.tokens[place].end]}"
    return text


def _leads_to_age(line: Line, place: int) -> bool:
    words, key = line.lexicon, line.keys[place]
    return is_function(line, place) and key not in words.auxiliaries and key not in words.conjunctions
