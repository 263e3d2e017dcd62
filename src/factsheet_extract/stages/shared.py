"""What the stages that know a family share: words ready to compare, sentences, and where a figure stands among them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.families.words import LONGEST_ABBREVIATION, grammar_for

if TYPE_CHECKING:
    from factsheet_extract.families.words import Grammar
    from factsheet_extract.model.context import Context

LETTER: Final = re.compile(r"[^\W\d_]")
"""Passages without a letter, as most cells of a table are, name nothing."""
# A sentence ends at . ! ? … (no row of dots) before a capital, a digit, an opening quote or bracket, or at a line break.
_SENTENCE_END: Final = re.compile(r"(?:(?<!\.)\.|[!?…])[\"»”')\]]{0,2}\s+(?=[\"«“(\[¿¡]?[A-ZÀ-ÝŒ\d])|\n+")


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
