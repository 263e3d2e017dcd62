"""What the stages that know a family share: words ready to compare, sentences, and where a figure stands among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final, Protocol

from factsheet_extract.families.words import LONGEST_ABBREVIATION, grammar_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Grammar
    from factsheet_extract.model.context import Context

_START: Final = attrgetter("start")


class Begun(Protocol):
    """Whatever begins at an offset of its text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        ...


LETTER: Final = re.compile(r"[^\W\d_]")
"""Passages without a letter, as most cells of a table are, name nothing."""
# A sentence ends at . ! ? … (no row of dots) before a capital, a digit, an opening quote or bracket, or at a line break.
_SENTENCE_END: Final = re.compile(r"(?:(?<!\.)\.|[!?…])[\"»”')\]]{0,2}\s+(?=[\"«“(\[¿¡]?[A-ZÀ-ÝŒ\d])|\n+")


def begun_in(spans: Sequence[Begun], start: int, end: int) -> slice:
    """Give the slice of spans in printed order that holds those that begin within start:end."""
    first = bisect_left(spans, start, key=_START)
    return slice(first, bisect_left(spans, end, first, key=_START))


def grammar_of(context: Context) -> Grammar:
    """Give the language's endings and function words, built once."""
    return grammar_for(context.language)


@lru_cache(maxsize=5_000)
def sentences(text: str, abbreviated: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Give start and end of each sentence of a passage; kept, since several stages ask for those of the same one.

    `abbreviated` is `Grammar.abbreviated` of the sheet's language: the dot of an abbreviation ends nothing.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if abbreviated.search(text, max(0, match.start() - LONGEST_ABBREVIATION), match.end()):
            continue
        found.append((start, match.end()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)
