"""A text that is nothing but one plain number, as most cells of a table are: read at once, without the search of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Number
from factsheet_extract.text.numerals import read_numeral

if TYPE_CHECKING:
    from factsheet_extract.model.language import Language
    from factsheet_extract.text.numerals import SeparatorStyle

# "34.5"  "1,234"  "0,25"  "166"  "2,366,592"  "1.057,7": marks between digits, or up to three digits, since four may be a year
_LONE: Final = re.compile(
    r"(?:0|[1-9][0-9]{0,4})[.,][0-9]{1,6}|0|[1-9][0-9]{0,2}"
    r"|[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,4}|(?:\.[0-9]{3}){2,4}|,[0-9]{3}\.[0-9]{1,6}|\.[0-9]{3},[0-9]{1,6})"
)


def lone_number(text: str, language: Language, style: SeparatorStyle | None) -> Number | None:
    """Give the number that is all of `text`; None where more is printed, or where the digits may say something else."""
    if not _LONE.fullmatch(text):
        return None
    numeral = read_numeral(text, language.separators.decimal, style)
    return None if numeral is None else Number(0, len(text), numeral.value, numeral.step, ambiguous=numeral.ambiguous)
