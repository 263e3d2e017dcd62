"""Names of columns with nothing but single blanks between them, told apart by their capitals.

`County Renter households Cost burdened (%) Median rent ($)` names four columns: a name begins at a word with a capital and goes
on with small letters, brackets, figures and signs. A year is a name by itself or belongs to one ("Change since 2007"); behind a
word that comes again with another year it always does ("Cases 2015 Cases 2016"). How many columns there are decides: only as
many names, with one more for the labels of the rows, are believed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Slice: TypeAlias = tuple[int, int]

_WORD: Final = re.compile(r"\S+")
# "2018"  "2015-16"  "2019/20"   a year as a name
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?[*†‡]?")
_LONGEST_LINE: Final = 300
_LINK: Final = 3  # letters of the longest word that joins a name to the capital behind it: "Zone de Santé"
_MOST: Final = 14  # names in a line
# How a line may be read: whether a year is a name after a word in small letters ("households 2018") or only after others, and
# whether a short word links the capital behind it to a name ("Zone de Santé") or ends one ("Homes let | Share let").
_READINGS: Final = ((False, True), (False, False), (True, True), (True, False))


def names_for(line: str, columns: int) -> tuple[Slice, ...]:
    """Give the slices of the names over so many columns, without that over the labels; none where their number differs."""
    for years, links in _READINGS:
        found = _names(line, years=years, links=links)
        if len(found) == columns + 1:
            return found[1:]
    years_only = _names(line, years=True, links=True)
    return years_only if len(years_only) == columns and all(_YEAR.fullmatch(line[slice(*name)]) for name in years_only) else ()


def columns_named(line: str) -> tuple[int, ...]:
    """Give how many columns of values a line may head, its first name being that of the rows."""
    counts = dict.fromkeys(len(_names(line, years=years, links=links)) - 1 for years, links in _READINGS)
    return tuple(count for count in counts if count > 0)


def _names(line: str, *, years: bool, links: bool) -> tuple[Slice, ...]:
    """Give the names in a line that may be a head; none for a sentence, a list or a line in capitals alone."""
    if len(line) > _LONGEST_LINE or line.endswith((".", ":", ";", ",")) or line.isupper():
        return ()
    words = [word.span() for word in _WORD.finditer(line)]
    starts = list(_starts(line, words, years, links))
    if not 2 <= len(starts) <= _MOST or starts[0] != 0:
        return ()
    ends = [*starts[1:], len(words)]
    return tuple((words[start][0], words[end - 1][1]) for start, end in zip(starts, ends, strict=True))


def _starts(line: str, words: Sequence[Slice], years: bool, links: bool) -> Iterator[int]:
    """Give the words that begin a name."""
    opened = 0
    linked = _LINK if links else 0
    dated = _dated([line[start:end] for start, end in words])
    for place, (start, end) in enumerate(words):
        word = line[start:end]
        if place not in dated and not opened and (place == 0 or _begins(word, line[slice(*words[place - 1])], years, linked)):
            yield place
        opened += word.count("(") + word.count("[") - word.count(")") - word.count("]")


def _dated(words: Sequence[str]) -> frozenset[int]:
    """Give the years that belong to the word before them, which comes again with another year: `Cases 2015 Cases 2016`."""
    years = {place: words[place - 1] for place in range(1, len(words)) if _YEAR.fullmatch(words[place])}
    named = Counter(word for word in words if not _YEAR.fullmatch(word))
    behind = Counter(years.values())
    return frozenset(place for place, word in years.items() if 1 < behind[word] == named[word])


def _begins(word: str, last: str, years: bool, linked: int) -> bool:
    if _YEAR.fullmatch(word):
        return years or not last.islower()
    joined = last.islower() and len(last) <= linked
    return word[0].isupper() and not joined and not any(character.isdigit() for character in word)
