"""Fractions: "two thirds", "1/4", "½", "un cinquième", "2 1/4", "media docena", "half a million", "one and a half"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.text.number_words import HYPHENS, Scan, Spelled, read_cardinal, split_compound
from factsheet_extract.text.tokens import Token

_SHORTEST_GLUED: Final = 6  # letters of the shortest glued number word
_MOST_GROUPS: Final = 8  # groups of digits looked over: 1 234 567
_STEP: Final = Decimal("0.01")  # a fraction is taken to be exact to a hundredth


def read_fraction(scan: Scan, place: int) -> Spelled | None:
    """Read the fraction that begins at token `place`; None where none does."""
    return _slashed(scan, place) or symbol_at(scan, place) or _divided(scan, place) or _half(scan, place)


def symbol_at(scan: Scan, place: int) -> Spelled | None:
    """Read "½", and "3½" or "3 ½"."""
    whole = Decimal(0)
    at = place
    if scan.folded(place).isdecimal() and scan.gap(place + 1) <= 1:
        whole, at = Decimal(scan.folded(place)), place + 1
    printed = load_symbols().fractions.get(scan.printed(at))
    if printed is None:
        return None
    over, under = printed.split("/")
    return Spelled(at + 1, whole + Decimal(over) / Decimal(under), _STEP, "fraction", words=2)


def _slashed(scan: Scan, place: int) -> Spelled | None:
    """Read "3/4", "2 1/4"."""
    if not scan.folded(place).isdecimal():
        return None
    value, start, whole = _slash_at(scan, place), place, Decimal(0)
    if value is None and scan.gap(place + 1) in (1, 2):
        value, start, whole = _slash_at(scan, place + 1), place + 1, Decimal(scan.folded(place))
    if value is None:
        return None
    total = whole + Decimal(value.numerator) / Decimal(value.denominator)
    return Spelled(start + 3, total, _STEP, "fraction", words=3)


def _slash_at(scan: Scan, place: int) -> Fraction | None:
    """Give the fraction printed at `place`: at most three digits a side, glued to the slash, no date (05/2018, 1/2/17)."""
    over, slash, under = scan.folded(place), scan.folded(place + 1), scan.folded(place + 2)
    if slash != "/" or not (over.isdecimal() and under.isdecimal()) or scan.gap(place + 1) or scan.gap(place + 2):
        return None
    if len(over) > 3 or len(under) > 3 or over.startswith("0") or under.startswith("0") or int(under) < 2:
        return None
    if scan.folded(place + 3) == "/" and not scan.gap(place + 3):
        return None
    return Fraction(int(over), int(under))


def _divided(scan: Scan, place: int) -> Spelled | None:
    """Read a spelled numerator and denominator: "three fifths", "one - fourth", "tres dosmilésimos"."""
    if scan.tokens[place].kind == "digits" and not _may_be_over(scan, place + 1):
        return None
    top = _numerator(scan, place)
    if top is None:
        return None
    after, value = top
    joint = after + (scan.folded(after) in HYPHENS)
    if joint >= len(scan.tokens) or scan.gap(after) > 3 or scan.gap(joint) > 3:
        return None
    bottom = _denominator(scan, joint)
    if bottom is None:
        return None
    last, under = bottom
    if joint == after:
        value, under = _shifted(scan, place, after, value, under)
    if under < 2 or _is_time(scan, joint, last):
        return None
    return scaled(scan, Spelled(last, value / under, _STEP, "words", words=2))


def _may_be_over(scan: Scan, place: int) -> bool:
    """Say whether a word that may be a denominator, or go on the numerator, stands behind the digits before token `place`."""
    for _ in range(_MOST_GROUPS):
        if place >= len(scan.tokens) or scan.tokens[place].kind != "digits":
            break
        place += 1
    else:
        return True  # a row of numbers
    place += scan.folded(place) in HYPHENS
    if place >= len(scan.tokens) or scan.tokens[place].kind != "word":
        return False
    folded = scan.folded(place)
    return folded in scan.lexicon.words or len(folded) >= _SHORTEST_GLUED


def _numerator(scan: Scan, place: int) -> tuple[int, Decimal] | None:
    spelled = read_cardinal(scan, place, joined=False, paired=False)
    if spelled is not None and spelled.value == spelled.value.to_integral_value() and not spelled.collective:
        return spelled.last, spelled.value
    if scan.folded(place) not in scan.lexicon.articles:
        return None
    word = scan.word(place + 1)
    if word.hundred is not None or word.scale is not None:
        spelled = read_cardinal(scan, place + 1, joined=False)
        return (spelled.last, spelled.value) if spelled else None
    return place + 1, Decimal(1)


def _denominator(scan: Scan, place: int) -> tuple[int, Decimal] | None:
    """Read a denominator: one word (thirds), several (twenty-firsts, one hundred fifth) or glued (cientocincoavos)."""
    word = scan.word(place)
    if word.denominator is not None and word.cardinal is None:
        return place + 1, Decimal(word.denominator)
    glued = _glued(scan, place)
    if glued is not None:
        return place + 1, glued
    if scan.lexicon.language.numerals.denominator_suffixes or scan.tokens[place].kind != "word":
        return None
    rank = read_cardinal(scan, place, ordinal=True)
    if rank is not None:
        return rank.last, rank.value
    return _spelled_out(scan, place)


def _spelled_out(scan: Scan, place: int) -> tuple[int, Decimal] | None:
    """Read a denominator of several words in the plural: twenty-firsts, vingt-cinquièmes."""
    spelled = read_cardinal(scan, place)
    if spelled is None or spelled.form != "words":
        return None
    at = spelled.last + (scan.folded(spelled.last) in HYPHENS)
    word = scan.word(at)
    if word.denominator is None or scan.gap(at) > 2:
        return None
    if word.denominator >= 100:
        return at + 1, spelled.value * word.denominator
    return (at + 1, spelled.value + word.denominator) if spelled.value % 10 == 0 and word.denominator < 10 else None


def _glued(scan: Scan, place: int) -> Decimal | None:
    """Read a glued denominator: veinteavos, dosmilésimos."""
    folded = scan.folded(place)
    for suffix in scan.lexicon.language.numerals.denominator_suffixes:
        if folded.endswith(suffix) and len(folded) > len(suffix) + 2:
            return _value_of(scan, folded.removesuffix(suffix))
    if len(folded) < 8 or scan.word(place).denominator is not None:
        return None
    pieces = split_compound(folded, scan.lexicon, True)
    return _value_of(scan, folded, ordinal=True) if pieces and scan.lexicon.words[pieces[-1]].denominator else None


def _value_of(scan: Scan, word: str, *, ordinal: bool = False) -> Decimal | None:
    for stem in (word, word + "a", word + "e", word + "o"):
        inner = Scan(stem, [Token(0, len(stem), "word", stem, 0)], scan.lexicon, scan.style)
        spelled = read_cardinal(inner, 0, ordinal=ordinal)
        if spelled is not None:
            return spelled.value
    return None


def _shifted(scan: Scan, place: int, after: int, value: Decimal, under: Decimal) -> tuple[Decimal, Decimal]:
    """Move the end of the numerator down where it belongs to the denominator: "one hundred | thirty fifths".

    Tens set apart by a blank go with a unit behind them, and "one thousand" with what it heads ("one hundred | one thousand
    fifths"); not in languages whose larger denominators have a form of their own.
    """
    if scan.lexicon.language.numerals.denominator_suffixes or under >= 10:
        return value, under
    last = scan.word(after - 1)
    size = 1 if 20 <= (last.cardinal or 0) <= 90 else 2 if last.scale is not None and scan.word(after - 2).cardinal else 0
    head = after - size - 1
    if not size or head < place or scan.folded(head) in HYPHENS or scan.folded(head) in scan.lexicon.joiners:
        return value, under
    top = read_cardinal(Scan(scan.text, scan.tokens[: head + 1], scan.lexicon, scan.style), place, joined=False, paired=False)
    moved = read_cardinal(scan, after - size, joined=False, paired=False)
    if top is None or moved is None or top.last != head + 1 or moved.last != after:
        return value, under
    return top.value, moved.value + under


def _is_time(scan: Scan, joint: int, last: int) -> bool:
    """Say whether the one word of a denominator is a unit of time or a rank: "two seconds", "one first"."""
    word = scan.word(joint)
    return (last == joint + 1 and word.ordinal in (1, 2)) or scan.folded(joint) in scan.lexicon.seconds


def scaled(scan: Scan, spelled: Spelled) -> Spelled:
    """Take a scale after a fraction: "three quarters million", "quart de million", "half a million", "demi-douzaine"."""
    at = spelled.last
    if scan.lexicon.of.at(scan.tokens, at) or scan.folded(at) in scan.lexicon.articles or scan.folded(at) == "-":
        at += 1
    word = scan.word(at)
    if word.scale is None and word.collective is None:
        return spelled
    factor = Decimal(word.scale or word.collective or 1)
    return replace(spelled, last=at + 1, value=spelled.value * factor, step=factor / 100, scale=factor)


def _half(scan: Scan, place: int) -> Spelled | None:
    """Read a fraction that stands alone: half, moitié, mitad, "half a million", "media docena"."""
    value = scan.lexicon.halves.get(scan.folded(place))
    if value is None:
        return None
    spelled = scaled(scan, Spelled(place + 1, value, _STEP, "words"))
    return spelled if spelled.scale > 1 or scan.folded(place) in scan.lexicon.alone else None


def with_fraction(scan: Scan, spelled: Spelled) -> Spelled:
    """Add a fraction after a whole number: "one and a half", "cinq et un quart", "tres millones y medio"."""
    at = spelled.last
    if scan.folded(at) not in scan.lexicon.fraction_joiners or at + 1 >= len(scan.tokens):
        return spelled
    fraction = _joined_half(scan, at + 1) or read_fraction(scan, at + 1)
    if fraction is None:
        return spelled
    if fraction.scale > 1:
        fits = spelled.scale > fraction.scale
        return (
            replace(spelled, last=fraction.last, value=spelled.value + fraction.value, step=fraction.step) if fits else spelled
        )
    if fraction.value >= 1:
        return spelled
    scale = spelled.scale if spelled.scale >= 1000 else Decimal(1)
    return replace(spelled, last=fraction.last, value=spelled.value + fraction.value * scale, step=scale / 100)


def _joined_half(scan: Scan, place: int) -> Spelled | None:
    """Read "half", "a half", "medio", "demi" behind a joiner."""
    at = place + (scan.folded(place) in scan.lexicon.articles)
    value = scan.lexicon.halves.get(scan.folded(at))
    if value is None or (scan.word(at).cardinal is not None):
        return None
    return scaled(scan, Spelled(at + 1, value, _STEP, "words"))
