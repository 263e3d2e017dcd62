"""The base of a rate that stands by itself: a note "* Por 100,000 habitantes", a line "per 1,000 live births"."""

from __future__ import annotations

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
        if quantity.kind == "count" and quantity.value in _BASES and _is_base(scan, quantity):
            bases.append(Reference(quantity.start, quantity.end, "dimension"))
        else:
            kept.append(quantity)
    return kept, bases


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
    opens = tokens[found[0] - 1].kind in ("mark", "raised") if found[0] else quantity.start <= _REACH
    behind = scan.text[quantity.end : quantity.end + 2].strip()
    return opens and behind.isalpha()
