"""What stands around a number says of its size: thousands printed like decimals, a scale said once for both ends of a move."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.text.folding import fold_word
from factsheet_extract.text.ranges import moves

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.pieces import Piece

# "3.385"  "12.345": one group of exactly three digits behind a mark
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_THOUSAND: Final = Decimal(1000)
_APART: Final = 8  # tokens between the two ends of a move: "de 79,8 millions d'habitants en 1991 à 82,2"
_ALIKE: Final = (Decimal("0.2"), Decimal(5))  # the second end beside the first, as bare numbers


def sized(scan: Scan, pieces: list[Piece]) -> list[Piece]:
    """Give the pieces with the size that their neighbours show."""
    for index, piece in enumerate(pieces):
        if _is_count_of_things(scan, piece):
            pieces[index] = _scaled(piece, _THOUSAND)
        elif index and (scale := _carried(scan, pieces[index - 1], piece)) is not None:
            pieces[index] = _scaled(piece, scale)
    return pieces


def _scaled(piece: Piece, factor: Decimal) -> Piece:
    number = piece.reading.number
    number = replace(number, value=number.value * factor, step=number.step * factor, ambiguous=False)
    scale = piece.reading.scale if factor == _THOUSAND else factor
    return replace(piece, reading=replace(piece.reading, number=number, scale=scale))


def _is_count_of_things(scan: Scan, piece: Piece) -> bool:
    """ "3.385 casos" where percentages print a decimal point: things are not counted in parts of a thousandth.

    Only where the language itself prints decimals otherwise, and a noun follows that nothing divides ("2.415 hijos por mujer").
    """
    number = piece.reading.number
    if piece.unit is not None or number.form != "digits" or number.value == number.value.to_integral_value():
        return False
    printed = scan.folded(piece.reading.last - 1)
    mark = scan.lexicon.language.separators.decimal
    if mark in printed or piece.reading.scale != 1 or not _GROUPED.fullmatch(printed):
        return False
    after = piece.last
    named = after < len(scan.tokens) and scan.tokens[after].kind == "word" and scan.folded(after) not in scan.lexicon.stops
    return named and scan.gap(after) > 0 and scan.lexicon.per.at(scan.tokens, after + 1) is None


def _carried(scan: Scan, first: Piece, second: Piece) -> Decimal | None:
    """The scale of the first end of a move for its second: "passée de 79,8 millions d'habitants en 1991 à 82,2 en 2016"."""
    scale = first.reading.scale
    if scale <= 1 or second.reading.scale != 1 or second.unit is not None or second.first - first.last > _APART:
        return None
    if second.reading.number.form != "digits" or scan.folded(second.first - 1) not in scan.lexicon.to_words:
        return None
    low, high = _ALIKE
    value = second.reading.number.value * scale
    alike = first.value > 0 and low <= value / first.value <= high
    between = scan.lexicon.between.before(scan.tokens, first.first)
    opened = between is not None and fold_word(between[1]) in scan.lexicon.to_words and moves(scan, first.first)
    return scale if alike and opened and _ends(scan, second.last) else None


def _ends(scan: Scan, place: int) -> bool:
    """Say whether no noun of its own follows a number."""
    after = place < len(scan.tokens) and scan.tokens[place].kind == "word"
    return not after or scan.folded(place) in scan.lexicon.stops
