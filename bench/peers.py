"""Two simple peers in the scorers' form: a digit regex, and text2num for the words with the digit regex for the digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from text_to_num import find_numbers

# "12"  "1,234.5"  "-3": what most scripts take for a number
_DIGITS = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")
_TOKENS = re.compile(r"[^\W\d_]+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class _Token:
    """A token in the form that text2num takes."""

    printed: str
    start: int

    def text(self) -> str:
        return self.printed

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def digits(text: str, lang: str, kind: str | None = None) -> list[dict[str, Any]]:
    """Every run of digits, the comma as the decimal mark where the language has it so."""
    return [_row(text, found.start(), found.end(), _value(found.group(), lang), kind) for found in _DIGITS.finditer(text)]


def text2num(text: str, lang: str, kind: str | None = None) -> list[dict[str, Any]]:
    """The spelled numbers that text2num finds, all of them (threshold 0), and the runs of digits beside them."""
    tokens = [_Token(found.group(), found.start()) for found in _TOKENS.finditer(text)]
    rows = [] if kind == "ordinal" else digits(text, lang, kind)
    for found in find_numbers(tokens, lang, 0.0):
        first, last = tokens[found.start], tokens[found.end - 1]
        value = None if found.is_ordinal != (kind == "ordinal") else float(found.value)
        if value is not None and not any(row["start"] < last.start + 1 and row["end"] > first.start for row in rows):
            rows.append(_row(text, first.start, last.start + len(last.printed), value, kind))
    return rows


def _value(printed: str, lang: str) -> float | None:
    decimal, thousands = (".", ",") if lang == "en" else (",", ".")
    try:
        return float(printed.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        return None


def _row(text: str, start: int, end: int, value: float | None, kind: str | None) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end], "value": value, "unit": None, "kind": kind}
