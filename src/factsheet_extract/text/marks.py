"""Numbers that are not printed as plain digits: raised footnote marks, and Roman numerals beside a word that asks for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.model.quantity import Reference

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan

# "XIV"  "II"  "XXe"  "XIXème"  "IVº": capitals, with the suffix of a rank if any
_ROMAN: Final = re.compile(
    r"(?P<numeral>(?=[IVXLCDM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?:e|è|er|ème|eme|th|º)?"
)
_WORTH: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def find_marks(scan: Scan) -> list[Reference]:
    """Give the raised marks, the digits of units (m2) and the Roman numerals of a text, in order."""
    marks: list[Reference] = []
    for place, token in enumerate(scan.tokens):
        if token.kind == "word":
            rank = _roman_rank(scan, place) if token.folded[0] in "ivxlcdm" else None
            if rank is not None:
                marks.append(Reference(token.start, token.end, "ordinal", str(rank)))
        elif token.kind == "raised":
            if not _is_power(scan, place):
                marks.append(Reference(token.start, token.end, "footnote_mark"))
        elif in_unit(scan, place):
            marks.append(Reference(token.start, token.end, "identifier"))
    return marks


def in_unit(scan: Scan, place: int) -> bool:
    """Say whether a digit is the end of a unit's sign: m2, km2, cm3."""
    glued = scan.tokens[place].kind == "digits" and place > 0 and scan.gap(place) == 0
    return glued and scan.printed(place - 1) + scan.printed(place) in load_symbols().measures


def _is_power(scan: Scan, place: int) -> bool:
    """Say whether a raised digit belongs to a unit (km²) or a power of ten (10⁶), or stands alone."""
    if place == 0 or scan.gap(place):
        return True
    before = scan.printed(place - 1)
    return before + scan.printed(place) in load_symbols().measures or before == "10" or scan.folded(place - 2) == "10"


def may_be_roman(printed: str) -> bool:
    """Say whether a word is printed as a Roman numeral is."""
    return _ROMAN.fullmatch(printed) is not None


def _roman_rank(scan: Scan, place: int) -> int | None:
    found = _ROMAN.fullmatch(scan.printed(place))
    if found is None:
        return None
    tokens, lexicon = scan.tokens, scan.lexicon
    if lexicon.roman_before.before(tokens, place) is None and lexicon.roman_after.at(tokens, place + 1) is None:
        return None
    return roman_value(found["numeral"])


def roman_value(numeral: str) -> int:
    """Give the value of a Roman numeral in capitals: XIV is 14."""
    worths = [_WORTH[letter] for letter in numeral]
    return sum(-low if low < high else low for low, high in zip(worths, [*worths[1:], 0], strict=True))
