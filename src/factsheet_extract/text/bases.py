"""The base of a rate that stands by itself: a note "* Por 100,000 habitantes", a line "per 1,000 live births"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Reference
from factsheet_extract.text.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.text.number_words import Scan

_BASES: Final = frozenset(Decimal(10) ** power for power in range(2, 10))
# The shortest word that opens the base of a rate; "a" and "an" do so behind a figure only.
_SHORTEST: Final = 3
# Characters looked at before the number: the word, and what parts it from the text before.
_REACH: Final = 24


def lone_bases(scan: Scan, quantities: Sequence[Quantity]) -> tuple[list[Quantity], list[Reference]]:
    """Part the figures from the round numbers that only open a note with the base of the rates above it."""
    kept: list[Quantity] = []
    bases: list[Reference] = []
    for quantity in quantities:
        base = bases[-1] if bases else None
        if base is not None and quantity.kind == "count" and (unit := _base_of_label(scan, base.start, quantity)):
            kept.append(replace(quantity, kind="rate", unit=unit))
            continue
        if quantity.kind == "count" and quantity.value in _BASES and _is_base(scan, quantity):
            bases.append(Reference(quantity.start, quantity.end, "dimension"))
        else:
            kept.append(quantity)
    return kept, bases


# What stands between the base of a label and its value: " habitantes: ", " hab. : **"
_TO_VALUE: Final = re.compile(r"(?P<noun>[^\d:;()]{1,40}?)\s{0,2}:[\s*_]{0,4}")


def _base_of_label(scan: Scan, base: int, quantity: Quantity) -> str | None:
    """Give the unit of a value behind a label with a base in it: "Cases per 1,000 inhabitants: | 131.6"."""
    digits = scan.text[base : quantity.start]
    number = len(digits) - len(digits.lstrip("0123456789 .,\u00a0\u202f"))
    found = _TO_VALUE.fullmatch(digits, number)
    before = tokenize(scan.text[max(0, base - _REACH) : base])
    word = scan.lexicon.per.before(before, len(before)) if found else None
    if found is None or word is None:
        return None
    start = max(0, base - _REACH) + before[word[0]].start
    return scan.text[start : base + found.end("noun")]


def _is_base(scan: Scan, quantity: Quantity) -> bool:
    """Say whether a word for "per" stands right before, with a mark or nothing before it, and a noun behind.

    What is before some words is always a base: "for every 100 renters", "a death rate per 100 million miles".
    """
    tokens = tokenize(scan.text[max(0, quantity.start - _REACH) : quantity.start])
    found = scan.lexicon.per.before(tokens, len(tokens))
    if found is None or len(tokens[-1].folded) < _SHORTEST:
        return False
    if scan.lexicon.bases_before.before(tokens, len(tokens)) is not None:
        return True
    value = _TO_VALUE.match(scan.text, quantity.end)
    if value is not None and scan.text[value.end() : value.end() + 1].isdecimal():
        return True  # "Foxes per 100,000 farms: 8"
    opens = tokens[found[0] - 1].kind in ("mark", "raised") if found[0] else quantity.start <= _REACH
    behind = scan.text[quantity.end : quantity.end + 2].strip()
    return opens and behind.isalpha()
