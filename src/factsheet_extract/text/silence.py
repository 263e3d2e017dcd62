"""Texts that print no number at all, as most labels do: told by their words, before they are cut into tokens."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet_extract.languages import load_symbols
from factsheet_extract.text.folding import fold_word
from factsheet_extract.text.marks import may_be_roman
from factsheet_extract.text.numbers import is_silent
from factsheet_extract.text.tokens import RAISED, WORD

if TYPE_CHECKING:
    from factsheet_extract.text.lexicon import Lexicon


def prints_no_number(text: str, lexicon: Lexicon) -> bool:
    """Say whether a text has no digit, no sign that stands for a number, and no word that could be or begin one."""
    return _signs().search(text) is None and all(_says_nothing(word, lexicon) for word in WORD.findall(text))


@lru_cache(maxsize=65_536)
def _says_nothing(word: str, lexicon: Lexicon) -> bool:
    return is_silent(fold_word(word), lexicon) and not may_be_roman(word)


@cache
def _signs() -> re.Pattern[str]:
    """Match digits of any script, raised ones and vulgar fractions: "7", "²", "½"."""
    return re.compile(rf"[\d{RAISED}{re.escape(''.join(load_symbols().fractions))}]")
