"""One scan of a text into words, digit groups and marks. Everything that reads numbers works on these tokens."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple, TypeAlias

from factsheet_extract.text.folding import fold_word
from factsheet_extract.text.numerals import read_numeral

TokenKind: TypeAlias = Literal["word", "digits", "raised", "mark"]

# superscript and subscript digits: footnote marks and exponents, never part of a figure
RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"

# word       letters with their combining accents: "cas", "décès", "M"
# digits     groups joined by one point, comma or apostrophe: "20", "1,234.5", "1.234.567", "1'000"
# raised     "²"
# mark       any other printed character, one at a time; "..." and "…" as they stand
_WORD: Final = rf"[^\W\d_{RAISED}½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒ºª]+[\u0300-\u036f]*"
_TOKEN: Final = re.compile(
    rf"(?P<word>{_WORD})"
    r"|(?P<digits>[0-9]{1,40}(?:[.,'’·][0-9]{1,40}){0,12})"
    rf"|(?P<raised>[{RAISED}]+)"
    r"|(?P<mark>\S)"
)
# The words alone, as they are printed.
WORD: Final = re.compile(_WORD)


class Token(NamedTuple):
    """One token: text[start:end], its kind, the folded form, and the index of white space before it (`gap` characters)."""

    start: int
    end: int
    kind: TokenKind
    folded: str
    gap: int


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens, in printed order; white space is only counted."""
    tokens: list[Token] = []
    last = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]
        printed = found.group()
        if kind == "digits" and len(printed) > 4 and read_numeral(printed, ".") is None:
            _split(tokens, printed, start, start - last)
            last = end
            continue
        tokens.append(Token(start, end, kind, printed if kind == "digits" else fold_word(printed), start - last))
        last = end
    return tokens


def _split(tokens: list[Token], printed: str, start: int, gap: int) -> None:
    """Cut digits that are no single number into their groups: 22,24,26,31; 192.168.1.2."""
    for found in re.finditer(r"[0-9]+|[.,'’·]", printed):
        kind: TokenKind = "digits" if found.group()[0].isdecimal() else "mark"
        place = start + found.start()
        tokens.append(Token(place, start + found.end(), kind, found.group(), gap if place == start else 0))


def words_of(phrase: str) -> tuple[str, ...]:
    """Give the folded tokens of a phrase of a language file, as `tokenize` would see them."""
    return tuple(token.folded for token in tokenize(phrase))
