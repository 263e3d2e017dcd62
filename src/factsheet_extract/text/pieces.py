"""A number with its unit: the piece that quantities, ranges and intervals are built of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.text.units import Unit, code_after, money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Kind
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_KINDS: Final[dict[str, Kind]] = {
    "measure": "measure", "age": "measure", "temperature": "measure", "money": "money", "cents": "money",
    "percent": "percent", "points": "change",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A reading with the unit before or behind it, over tokens first .. last (exclusive)."""

    first: int
    last: int
    reading: Reading
    unit: Unit | None = None

    @property
    def kind(self) -> Kind:
        """Give what sort of figure the unit makes it."""
        if self.unit is not None and self.unit.name == "‰":
            return "rate"
        return _KINDS[self.unit.kind] if self.unit else "count"

    @property
    def value(self) -> Decimal:
        """Give the number's value."""
        return self.reading.number.value

    @property
    def unit_name(self) -> str | None:
        """Give the name of the unit; cents are hundredths of a currency."""
        if self.unit is None:
            return None
        return f"{self.unit.name}/100" if self.unit.kind == "cents" else self.unit.name


def piece_of(scan: Scan, reading: Reading, floor: int) -> Piece:
    """Give a reading with its unit; tokens before `floor` belong to others."""
    money = money_before(scan, reading.first)
    if money is not None and money.first >= floor:
        return _with_code(scan, Piece(min(money.first, reading.first), reading.last, reading, money))
    last = _over_of(scan, reading)
    unit = unit_after(scan, last) or code_after(scan, last)
    if unit is None:
        return _aged(scan, reading) or _labelled(scan, reading, floor)
    if reading.scale >= _SUM and (coin := scan.lexicon.sums.get(scan.folded(unit.first))) and unit.last == unit.first + 1:
        unit = replace(unit, kind="money", name=coin)
    if unit.kind == "money" and (code := code_after(scan, unit.last, small=True)) is not None:
        unit = replace(code, first=unit.first)
    return _scaled_behind(scan, Piece(reading.first, unit.last, reading, unit))


def _aged(scan: Scan, reading: Reading) -> Piece | None:
    """Give an age whose word stands before it: aged 18, âgée de 94."""
    value = reading.number.value
    if not 0 < value <= _OLDEST or reading.scale != 1 or reading.number.role != "cardinal":
        return None
    if scan.lexicon.aged.before(scan.tokens, reading.first) is None:
        return None
    return Piece(reading.first, reading.last, reading, Unit(reading.last, reading.last, "age", "year"))


_SUM: Final = 1_000_000
_OLDEST: Final = 120


def _scaled_behind(scan: Scan, piece: Piece) -> Piece:
    """Take a scale printed behind the currency: 75 USD million."""
    scale = scan.word(piece.last).scale
    if (
        piece.unit is None
        or piece.unit.kind != "money"
        or scale is None
        or piece.reading.scale != 1
        or scan.gap(piece.last) > 1
    ):
        return piece
    number = piece.reading.number
    number = replace(number, value=number.value * scale, step=number.step * scale)
    return replace(piece, last=piece.last + 1, reading=replace(piece.reading, number=number, scale=Decimal(scale)))


def _labelled(scan: Scan, reading: Reading, floor: int) -> Piece:
    """Give a percentage whose word stands before it: "Pourcentage : 45,2", "% 45", "percent of 10"."""
    joint = reading.first
    if joint > floor and (scan.folded(joint - 1) == ":" or scan.lexicon.of.before(scan.tokens, joint)):
        joint -= 1
    found = scan.lexicon.percent.before(scan.tokens, joint)
    noun = reading.last < len(scan.tokens) and scan.tokens[reading.last].kind == "word"
    if found is None and scan.folded(joint - 1) == "%" and joint == reading.first:
        found = (joint - 1, 1)
    if found is None or found[0] < floor or noun or reading.number.role in ("article", "ordinal"):
        return Piece(reading.first, reading.last, reading)
    return Piece(found[0], reading.last, reading, Unit(found[0], joint, "percent", "%"))


def _over_of(scan: Scan, reading: Reading) -> int:
    """Step over "de" between a scale and its noun: 3 millions d'euros, 2 millones de dólares."""
    if reading.scale == 1 and reading.number.role != "fraction" and reading.number.role != "collective":
        return reading.last
    found = scan.lexicon.of.at(scan.tokens, reading.last)
    if found and reading.number.role == "fraction" and scan.folded(found[0]) in scan.lexicon.articles:
        return found[0] + 1 if scan.lexicon.points.at(scan.tokens, found[0] + 1) else reading.last  # "of a percentage point"
    return found[0] if found else reading.last


def _with_code(scan: Scan, piece: Piece) -> Piece:
    """Take a code behind a number that has its sign before it: $5 USD, $ 100 COP, $3.5 million dollars."""
    assert piece.unit is not None
    code = code_after(scan, piece.last)
    if code is not None:
        return replace(piece, last=code.last, unit=replace(piece.unit, name=code.name))
    return piece


def with_cents(scan: Scan, pieces: Sequence[Piece]) -> list[Piece]:
    """Join a sum and its cents to one piece: thirteen dollars and forty-five cents, 15 euros 50, 25 euros con 50."""
    joined: list[Piece] = []
    for piece in pieces:
        whole = joined[-1] if joined else None
        if whole is not None and _is_rest(scan, whole, piece):
            number = replace(
                whole.reading.number, end=piece.reading.number.end, step=_CENT,
                value=whole.reading.number.value + piece.reading.number.value * _CENT,
            )  # fmt: skip
            joined[-1] = replace(whole, last=piece.last, reading=replace(whole.reading, number=number))
        else:
            joined.append(piece)
    return joined


_CENT: Final = Decimal("0.01")


def _is_rest(scan: Scan, whole: Piece, rest: Piece) -> bool:
    """Say whether a piece prints the cents of the sum before it: named as such, or two bare digits that nothing follows."""
    if whole.unit is None or whole.unit.kind != "money" or whole.unit.first < whole.reading.last or whole.reading.scale != 1:
        return False
    value = rest.reading.number.value
    joint = rest.first - whole.last
    linked = joint == 0 or (joint == 1 and scan.folded(whole.last) in scan.lexicon.joiners | scan.lexicon.loose)
    if not linked or value != value.to_integral_value() or not 0 < value < 100 or rest.reading.scale != 1:
        return False
    if rest.unit is not None:
        return rest.unit.kind == "cents"
    ends = rest.last >= len(scan.tokens) or scan.tokens[rest.last].kind == "mark"
    return ends and value >= 10 and (joint == 0 or scan.folded(whole.last) in scan.lexicon.loose)
