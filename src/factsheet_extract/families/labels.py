"""Labels without what hangs on them: their number in a list, their unit, footnote marks, brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# "12. ", "3) ", "a. " before a label.
_NUMBERED: Final = re.compile(r"^\s{0,4}(?:\d{1,3}|[a-z])[.)]\s{1,4}")
# "(%)", "(Rs.)", "(US$)" at a label's end.
_UNIT: Final = re.compile(r"\s{0,3}\((?:%|[A-Z][a-z]{0,3}\.?|US\$|\$|€|£)\)\s{0,3}$")
# A footnote mark glued to a word of four letters or more, or to a bracket: "source1", "mothers16, 17", "(height-for-age)18".
_MARK: Final = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\)))\d{1,2}(?:,\s?\d{1,2})?(?=\s|$|\()")
# A bracket, closed or broken off by the end of the line.
_BRACKET: Final = re.compile(r"\s{0,3}\([^()]{0,200}(?:\)|$)")


@lru_cache(maxsize=10_000)
def bare(label: str) -> str:
    """Give a label without list number, unit and glued footnote marks: "7. Households with a source1 (%)"."""
    return _MARK.sub("", _UNIT.sub("", _NUMBERED.sub("", label))).strip()


@lru_cache(maxsize=10_000)
def unbracketed(label: str) -> str:
    """Give a label without its brackets: "Infant mortality rate (IMR)"."""
    return _BRACKET.sub("", label).strip()


def slug(label: str, longest: int = 48) -> str:
    """Give a code made of a label's words: "Households with electricity" -> "households_with_electricity"."""
    from factsheet_extract.families.words import fold

    words = re.findall(r"[a-z0-9]+", fold(label))
    code = ""
    for word in words:
        if code and len(code) + len(word) >= longest:
            break
        code = f"{code}_{word}" if code else word[:longest]
    return code or "figure"
