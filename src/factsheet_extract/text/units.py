"""What a number is measured in: the unit, currency or percent sign beside it, and the base of a rate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from factsheet_extract.languages import load_symbols

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.text.number_words import Scan

UnitKind: TypeAlias = Literal["measure", "age", "temperature", "money", "cents", "percent", "points"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit over tokens first .. last (exclusive): its sort and its name (Pint's, ISO 4217, "%")."""

    first: int
    last: int
    kind: UnitKind
    name: str


@cache
def _symbols() -> Mapping[str, tuple[UnitKind, str]]:
    """Give every sign with its sort, without its inner blanks."""
    symbols = load_symbols()
    tables: tuple[tuple[UnitKind, Mapping[str, str]], ...] = (
        ("measure", symbols.measures), ("temperature", symbols.temperatures), ("money", symbols.money),
        ("percent", symbols.percent),
    )  # fmt: skip
    return {sign.replace(" ", ""): (kind, name) for kind, table in tables for sign, name in table.items()}


@cache
def _spaced() -> frozenset[str]:
    """Give the signs that are printed with a blank inside, without it: "$ US", "F CFA"."""
    return frozenset(sign.replace(" ", "") for sign in load_symbols().money if " " in sign)


@cache
def _beginnings() -> frozenset[str]:
    """Give what signs begin with: "U", "US", "US$"."""
    return frozenset(sign[:size] for sign in _symbols() for size in range(1, len(sign) + 1))


@cache
def _money_ends() -> frozenset[str]:
    """Give what signs of money end with: "$", "S$", "US$"."""
    return frozenset(
        sign[-size:] for sign, (kind, _) in _symbols().items() if kind == "money" for size in range(1, len(sign) + 1)
    )


_LONGEST_SIGN = 6  # tokens of the longest sign: "U.S.$", "km/hr"


def unit_after(scan: Scan, place: int) -> Unit | None:
    """Give the unit that begins at token `place`, right after a number; a hyphen may join them (15-year-old)."""
    at = place + (scan.folded(place) == "-" and scan.gap(place) == 0 and scan.gap(place + 1) == 0)
    if at >= len(scan.tokens) or scan.gap(at) > 2:
        return None
    found = [unit for unit in (_sign_at(scan, at), _word_at(scan, at)) if unit is not None]
    return max(found, key=lambda unit: unit.last) if found else _after_adjective(scan, at)


def _after_adjective(scan: Scan, place: int) -> Unit | None:
    """Give the unit of time behind an adjective: les 10 derniers jours; the unit's own words only, no sign."""
    if scan.folded(place) not in scan.lexicon.adjectives:
        return None
    found = _word_at(scan, place + 1) if place + 1 < len(scan.tokens) else None
    return found if found is not None and found.kind == "measure" else None


def _word_at(scan: Scan, place: int) -> Unit | None:
    """Give the unit in words at token `place`: the longest of percent words, points and the language's units."""
    percent, points = scan.lexicon.percent.at(scan.tokens, place), scan.lexicon.points.at(scan.tokens, place)
    word = scan.lexicon.units.at(scan.tokens, place)
    if word is not None and word[0] < len(scan.tokens) and not scan.gap(word[0]) and scan.tokens[word[0]].kind == "digits":
        word = None
    found = [
        Unit(place, word[0], word[1][0], word[1][1]) if word else None,  # type: ignore[arg-type]
        Unit(place, percent[0], "percent", "%") if percent else None,
        Unit(place, points[0], "measure" if points[1] == "point" else "points", points[1]) if points else None,
    ]
    return max((unit for unit in found if unit is not None), key=lambda unit: unit.last, default=None)


def _sign_at(scan: Scan, place: int) -> Unit | None:
    """Give the unit whose sign is printed at token `place`; two signs with a slash are one (g/dl)."""
    symbols = _symbols()
    best: Unit | None = None
    printed, blanks = "", False
    for last in range(place, min(place + _LONGEST_SIGN, len(scan.tokens))):
        if last > place and scan.gap(last) > 1:
            break
        blanks |= last > place and scan.gap(last) > 0
        printed += scan.printed(last)
        if printed not in _beginnings():
            break
        if printed in symbols and (not blanks or printed in _spaced() or printed[0] in "°º"):
            best = Unit(place, last + 1, *symbols[printed])
    if best is None or (_goes_on(scan, best.last) and not (best.kind == "percent" and _is_marked(scan, best.last))):
        return None
    return _divided(scan, best) if best.kind == "measure" else best


def _divided(scan: Scan, unit: Unit) -> Unit:
    """Take the second sign of "g/dl", "kg/m2"."""
    if scan.folded(unit.last) != "/" or scan.gap(unit.last) or scan.gap(unit.last + 1):
        return unit
    for last in (unit.last + 3, unit.last + 2):
        glued = last <= len(scan.tokens) and not any(scan.gap(place) for place in range(unit.last + 2, last))
        printed = "".join(scan.printed(place) for place in range(unit.last + 1, last))
        kind, name = _symbols().get(printed, ("", "")) if glued else ("", "")
        if kind == "measure" and not _goes_on(scan, last):
            return Unit(unit.first, last, "measure", f"{unit.name} / {name}")
    return unit


def _goes_on(scan: Scan, place: int) -> bool:
    """Say whether the word that begins like a sign goes on: "500 L'Enfant", "3 m-learning"."""
    if place >= len(scan.tokens) or scan.gap(place):
        return False
    if scan.tokens[place].kind == "mark":
        return scan.folded(place) in "'-" and scan.gap(place + 1) == 0 and scan.tokens[place - 1].kind == "word"
    return scan.tokens[place].kind in ("word", "digits")


def _is_marked(scan: Scan, place: int) -> bool:
    """Say whether the mark of a footnote is glued behind a percent sign: "-24 %1"."""
    printed = scan.printed(place)
    ends = place + 1 >= len(scan.tokens) or scan.gap(place + 1) > 0 or scan.printed(place + 1) in ".,;:)]"
    return printed.isdecimal() and len(printed) <= 2 and ends


def money_before(scan: Scan, place: int) -> Unit | None:
    """Give the currency that ends before token `place`: US$ 3.5m, USD 8,6 millions, €1000."""
    if scan.gap(place) > 1 or place == 0:
        return None
    if scan.printed(place - 1) in _money_ends() and (sign := _money_sign_before(scan, place)) is not None:
        return sign
    found = scan.lexicon.units.before(scan.tokens, place)
    if found and found[1][0] == "money" and scan.printed(found[0]).isupper() and place - found[0] == 1:
        return Unit(found[0], place, "money", found[1][1])
    return _code(scan, place) or _letter(scan, place)


def _letter(scan: Scan, place: int) -> Unit | None:
    """Give a currency whose sign is a letter, before a sum with a scale word or thousands: L 96.5 millones, Q 1,200,000."""
    name = load_symbols().letters.get(scan.printed(place - 1))
    if name is None or scan.gap(place) != 1:
        return None
    groups = re.split(r"[.,]", scan.folded(place))
    sum_ = scan.word(place + 1).scale is not None or (len(groups) > 1 and len(groups[-1]) == len("000"))
    return Unit(place - 1, place, "money", name) if sum_ else None


def _money_sign_before(scan: Scan, place: int) -> Unit | None:
    symbols = _symbols()
    for size in range(min(_LONGEST_SIGN, place), 0, -1):
        first = place - size
        gaps = [scan.gap(index) for index in range(first + 1, place)]
        printed = "".join(scan.printed(index) for index in range(first, place))
        if max(gaps, default=0) > (1 if printed in _spaced() else 0):
            continue
        kind, name = symbols.get(printed, ("", ""))
        if kind == "money" and (first == 0 or scan.gap(first) or scan.tokens[first - 1].kind == "mark"):
            return Unit(first, place, "money", name)
    return None


def _code(scan: Scan, place: int) -> Unit | None:
    """Give an ISO 4217 code before a number: SEK 20; MXN$ 20, cad$ 15; a code that is also a word only before a large one."""
    if scan.printed(place - 1) == "$" and scan.gap(place - 1) == 0 and scan.printed(place - 2).upper() in currency_codes():
        return Unit(place - 2, place, "money", scan.printed(place - 2).upper())
    printed = scan.printed(place - 1)
    if len(printed) != 3 or not printed.isupper() or printed not in currency_codes():
        return None
    if printed in load_symbols().words and not _is_large(scan, place):
        return None
    return Unit(place - 1, place, "money", printed)


def _is_large(scan: Scan, place: int) -> bool:
    """Say whether the number at token `place` is printed as a sum: with a separator, a scale word or five digits."""
    scaled = scan.word(place + 1).scale is not None
    return scaled or len(scan.folded(place)) >= _LONG_SUM or not scan.folded(place).isdecimal()


_LONG_SUM = 5


def code_after(scan: Scan, place: int, *, small: bool = False) -> Unit | None:
    """Give an ISO 4217 code printed in capitals after a number: 2 mil SEK; with `small` also in small letters ($ 150 usd)."""
    printed = scan.printed(place)
    if len(printed) != 3 or scan.gap(place) > 1 or (not printed.isupper() and not small):
        return None
    if printed.upper() not in currency_codes() or (small and printed.islower() and printed.upper() in load_symbols().words):
        return None
    return Unit(place, place + 1, "money", printed.upper())


@cache
def currency_codes() -> frozenset[str]:
    """Give every ISO 4217 code that Babel knows."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@dataclass(frozen=True, slots=True)
class Base:
    """The base of a rate over tokens first .. last (exclusive): "per 1,000 live births", "par jour", "/jour"."""

    first: int
    last: int
    unit: str


_LONGEST_NOUN = 3


def rate_base(scan: Scan, place: int, number_ends: Mapping[int, int]) -> Base | None:
    """Give the base of a rate that begins at token `place`; `number_ends` maps a number's first token to its last one."""
    if scan.folded(place) == "/" and place + 1 < len(scan.tokens):
        start = place + 1
    else:
        found = scan.lexicon.per.at(scan.tokens, place)
        if found is None:
            return None
        start = found[0]
    counted = number_ends.get(start)
    if counted is not None:
        last = _noun_end(scan, counted) if _is_round(scan, start, counted) else start
    else:
        last = _period_end(scan, start) if _is_period(scan, start) else start
    if last == start or (counted is None and (scan.folded(last) in scan.lexicon.not_per or _is_rank(scan, start, last))):
        return None
    return Base(place, last, scan.text[scan.tokens[place].start : scan.tokens[last - 1].end])


def _is_rank(scan: Scan, start: int, last: int) -> bool:
    """Say whether a base is a rank before its noun: "respecto al | segundo | trimestre" is no rate by the second."""
    ranked = last == start + 1 and scan.word(start).ordinal is not None and last < len(scan.tokens)
    return ranked and scan.tokens[last].kind == "word" and scan.folded(last) not in scan.lexicon.stops


def _is_round(scan: Scan, first: int, last: int) -> bool:
    """Say whether a number can be the base of a rate: per 1,000, pour 100 000, per 5 km; no percentage, no other count."""
    if unit_after(scan, last) is not None:
        return unit_after(scan, last).kind == "measure"  # type: ignore[union-attr]
    return (
        scan.tokens[last - 1].folded.endswith("0")
        or scan.word(last - 1).scale is not None
        or scan.word(last - 1).hundred is not None
    )


def _is_period(scan: Scan, place: int) -> bool:
    found = scan.lexicon.units.at(scan.tokens, place)
    return (found is not None and found[1][0] in ("measure", "age")) or scan.folded(place) in scan.lexicon.bases


def _period_end(scan: Scan, place: int) -> int:
    found = scan.lexicon.units.at(scan.tokens, place)
    return found[0] if found else place + 1


def _noun_end(scan: Scan, place: int) -> int:
    last = place
    while last < len(scan.tokens) and last - place < _LONGEST_NOUN:
        token = scan.tokens[last]
        if token.kind != "word" or token.folded in scan.lexicon.stops or (token.gap == 0 and last > place):
            break
        if token.folded in scan.lexicon.not_per:
            break
        last += 1
    return last
