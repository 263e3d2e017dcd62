"""Every number of a text, whatever it is used for: cardinals, ranks, fractions, with sign, scale and spoken decimals.

Start at `read_numbers`, which gives them to a caller, or `scan_numbers`, which also says which tokens each one covers; the
quantities and the references are made from that. `number_words` adds up the words, `fractions` divides them, `numerals`
reads the digits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.model.quantity import Number
from factsheet_extract.text.fractions import read_fraction, symbol_at, with_fraction
from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.lone import lone_number
from factsheet_extract.text.marks import in_unit
from factsheet_extract.text.number_words import HYPHENS, Scan, Spelled, read_cardinal, split_compound
from factsheet_extract.text.numerals import read_numeral
from factsheet_extract.text.powers import powered
from factsheet_extract.text.scales import abbreviated
from factsheet_extract.text.signs import sign_at
from factsheet_extract.text.tokens import tokenize

if TYPE_CHECKING:
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Role
    from factsheet_extract.text.lexicon import Lexicon
    from factsheet_extract.text.numerals import SeparatorStyle
    from factsheet_extract.text.tokens import Token

_SHORTEST_COMPOUND: Final = 8
_PAIR: Final = 2
# Marks that no number goes on after.
_ENDING: Final = frozenset(")]%:;")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and the tokens it covers, first .. last (exclusive). `sign` is -1, 0 (none printed) or 1."""

    first: int
    last: int
    number: Number
    sign: int = 0
    scale: Decimal = Decimal(1)
    words: int = 1


def read_numbers(
    text: str, language: Language, *, style: SeparatorStyle | None = None, ranks: bool = False, divided: bool = False
) -> tuple[Number, ...]:
    """Give every number printed in `text`, in order; offsets are into `text`.

    With `ranks` words that may be a rank or a fraction are ranks (deux centièmes: 200th); with `divided` "one over three"
    is one number, a third.
    """
    lone = lone_number(text, language, style)
    if lone is not None:
        return (lone,)
    scan = Scan(text, tokenize(text), lexicon_of(language), style)
    readings = scan_numbers(scan, ranks=ranks)
    if divided:
        readings = _divided(scan, readings)
    return tuple(reading.number for reading in readings)


def scan_numbers(scan: Scan, *, ranks: bool = False) -> list[Reading]:
    """Give every number with the tokens it covers; the hundred of "per cent" is none."""
    readings: list[Reading] = []
    percents, free = scan.lexicon.percent, 0
    for place, token in enumerate(scan.tokens):
        if place < free or (token.kind == "word" and is_silent(token.folded, scan.lexicon)):
            continue
        percent = percents.at(scan.tokens, place) if percents.begins(token.folded) else None
        if percent is not None and scan.word(percent[0]).scale is None:
            free = percent[0]
            continue
        reading = number_at(scan, place, ranks) if _may_begin(scan, token) and not in_unit(scan, place) else None
        if reading is not None:
            readings.append(_signed(scan, reading, readings[-1].last if readings else 0))
            free = reading.last
    return readings


@lru_cache(maxsize=65_536)
def is_silent(folded: str, lexicon: Lexicon) -> bool:
    """Say whether a folded word begins no number and no word for percent; most words are asked for again and again."""
    return not lexicon.percent.begins(folded) and not _begins(folded, lexicon)


def _may_begin(scan: Scan, token: Token) -> bool:
    if token.kind == "digits":
        return True
    if token.kind == "mark":
        return token.folded in ".," or token.folded in load_symbols().fractions
    return _begins(token.folded, scan.lexicon)


def _begins(folded: str, lexicon: Lexicon) -> bool:
    return folded in lexicon.beginnings or (len(folded) >= _SHORTEST_COMPOUND and _is_compound(folded, lexicon))


def _is_compound(folded: str, lexicon: Lexicon) -> bool:
    return bool(split_compound(folded, lexicon, True)) or bool(split_compound(folded, lexicon, False))


def number_at(scan: Scan, place: int, ranks: bool = False) -> Reading | None:
    """Read the number that begins at token `place`: the longest of fraction, rank and cardinal; None where none begins."""
    token = scan.tokens[place]
    ended = _ended(scan, place) if token.kind == "digits" else None
    if ended is not None:
        return ended
    if token.kind == "mark":
        alone = symbol_at(scan, place) or _bare_decimals(scan, place)
        return _made(scan, place, alone, "fraction" if alone.form == "fraction" else "cardinal") if alone else None
    if token.folded in scan.lexicon.spoken:
        return _spoken_alone(scan, place)
    fraction, rank = read_fraction(scan, place), _rank(scan, place, ranks)
    cardinal = _cardinal(scan, place)
    candidates = [
        _made(scan, place, fraction, "fraction") if fraction else None,
        _made(scan, place, rank, "ordinal") if rank else None,
        cardinal,
    ]  # fmt: skip
    if rank and fraction and fraction.last <= rank.last and (ranks or _is_rank(scan, place, rank)):
        candidates[0] = None
    found = [reading for reading in candidates if reading is not None]
    return max(found, key=lambda reading: reading.last) if found else None


def _ended(scan: Scan, place: int) -> Reading | None:
    """Read digits behind which the text ends, or a mark that no number goes on after: "(30.7)", "64.1 %", "2017"."""
    token, after = scan.tokens[place], place + 1
    if after < len(scan.tokens) and scan.tokens[after].folded not in _ENDING:
        return None
    numeral = read_numeral(token.folded, scan.lexicon.language.separators.decimal, scan.style)
    if numeral is None:
        return None
    number = Number(token.start, token.end, Decimal(0) + numeral.value, numeral.step, ambiguous=numeral.ambiguous)
    return Reading(place, after, number)


def _is_rank(scan: Scan, place: int, rank: Spelled) -> bool:
    """Tell "deux centième" (a rank) from "deux centièmes" and "un centième" (fractions)."""
    last = scan.folded(rank.last - 1)
    plural = last.endswith("s") and last[:-1] in scan.lexicon.words
    return not plural and not (scan.folded(place) in scan.lexicon.articles and rank.words == 2)


def _made(scan: Scan, first: int, spelled: Spelled, role: Role) -> Reading:
    tokens = scan.tokens
    number = Number(
        tokens[first].start, tokens[spelled.last - 1].end, spelled.value, spelled.step, spelled.form, spelled.ambiguous, role
    )
    return Reading(first, spelled.last, number, 0, spelled.scale, spelled.words)


def _cardinal(scan: Scan, place: int) -> Reading | None:
    folded = scan.folded(place)
    if folded in scan.lexicon.articles and scan.word(place).cardinal is None:
        return _article_first(scan, place)
    spelled = read_cardinal(scan, place, joined=scan.lexicon.between.before(scan.tokens, place) is None)
    if spelled is None:
        return None
    if spelled.words == 1 and spelled.form == "words" and folded in scan.lexicon.vague and not _one_before(scan, place):
        return None
    if spelled.words == 1 and folded in scan.lexicon.doubtful_words and _is_adjective(scan, place):
        return None
    if spelled.words == 1 and scan.word(place).collective == _PAIR and not _of_something(scan, place + 1):
        return None
    if spelled.words == 1 and spelled.collective and not _by_the_dozen(scan, place):
        return None
    spelled = _extended(scan, place, spelled)
    alone = spelled.words == 1 and folded in scan.lexicon.articles and spelled.last == place + 1
    role: Role = "article" if alone else "collective" if spelled.collective else "cardinal"
    return _made(scan, place, spelled, role)


def _is_ending(scan: Scan, at: int) -> bool:
    ends = at + 1 >= len(scan.tokens) or scan.gap(at + 1) > 0 or scan.tokens[at + 1].kind == "mark"
    return scan.printed(at) in ("º", "ª") or (ends and len(scan.folded(at)) > 1 and scan.folded(at) in scan.lexicon.suffixes)


def _is_raised(scan: Scan, at: int) -> bool:
    """Say whether an ordinal's ending apart from its digits was raised on the page: "2 e trimestre", "3 rd quarter"."""
    apart = scan.gap(at) == 1 and scan.gap(at + 1) > 0
    return apart and scan.folded(at) not in scan.lexicon.stops and scan.printed(at).islower()


def _is_adjective(scan: Scan, place: int) -> bool:
    """Say whether a word that is also an adjective stands behind its noun: du matériel neuf."""
    before, after = place - 1, place + 1
    noun = before >= 0 and scan.tokens[before].kind == "word" and scan.folded(before) not in scan.lexicon.stops
    counts = after < len(scan.tokens) and scan.tokens[after].kind == "word" and scan.folded(after) not in scan.lexicon.stops
    return noun and not counts


def _extended(scan: Scan, place: int, spelled: Spelled) -> Spelled:
    """Add what may follow a whole number: a fraction, spoken decimals, a power, an abbreviated scale."""
    short = spelled if spelled.words == 1 else read_cardinal(scan, place, joined=False)
    mixed = [with_fraction(scan, whole) for whole in dict.fromkeys((spelled, short)) if whole is not None]
    longest = max(mixed, key=lambda found: found.last)
    if longest.last > spelled.last:
        return longest
    spelled = _decimals(scan, spelled)
    return abbreviated(scan, powered(scan, spelled), place) if spelled.form == "digits" else spelled


def _one_before(scan: Scan, place: int) -> bool:
    return scan.folded(place - 1) in scan.lexicon.articles and scan.gap(place) <= 2


def _article_first(scan: Scan, place: int) -> Reading | None:
    """Read "a hundred", "a dozen": an article that is no number word counts one of the next word."""
    word = scan.word(place + 1)
    if word.hundred is None and word.scale is None and word.collective is None:
        return None
    spelled = read_cardinal(scan, place + 1)
    if spelled is None or (word.collective == _PAIR and not _of_something(scan, place + 2)):
        return None
    return _made(scan, place, with_fraction(scan, spelled), "collective" if spelled.collective else "cardinal")


def _by_the_dozen(scan: Scan, place: int) -> bool:
    """Say whether a collective counts: "une quarantaine", "quarantaine de lits", never "mis en quarantaine"."""
    of = scan.lexicon.of.at(scan.tokens, place + 1) is not None
    return of or place == 0 or scan.tokens[place - 1].kind != "word" or scan.folded(place - 1) in scan.lexicon.articles


def _of_something(scan: Scan, place: int) -> bool:
    """Say whether a couple, a pair is followed by what it is of, or by nothing: "a couple said" counts none."""
    return place >= len(scan.tokens) or scan.lexicon.of.at(scan.tokens, place) is not None


def _decimals(scan: Scan, spelled: Spelled) -> Spelled:
    """Add spoken decimals: "five point five", "virgule cinquante deux", "coma cero tres"; digits may follow too."""
    at = spelled.last
    if scan.folded(at) not in scan.lexicon.spoken or scan.gap(at) > 3:
        return spelled
    zeros = at + 1
    while scan.word(zeros).cardinal == 0:
        zeros += 1
    lead = zeros - at - 1
    rest = read_cardinal(scan, zeros, joined=False) if zeros < len(scan.tokens) else None
    if (rest is None and not lead) or (rest is not None and not _can_be_decimals(scan, at, rest)):
        return spelled
    digits = "0" * lead + (str(rest.value.to_integral_value()) if rest else "")
    return _scaled_on(scan, replace(
        spelled, last=rest.last if rest else zeros, value=spelled.value + Decimal(f"0.{digits}"),
        step=Decimal(1).scaleb(-len(digits)), form="words",
    ))  # fmt: skip


def _can_be_decimals(scan: Scan, at: int, rest: Spelled) -> bool:
    """Check what follows the spoken mark; after a loose one ("con") no article and no noun."""
    if rest.value != rest.value.to_integral_value() or rest.scale > 100 or rest.collective:
        return False
    if scan.folded(at) not in scan.lexicon.loose:
        return True
    noun = rest.last < len(scan.tokens) and scan.tokens[rest.last].kind == "word"
    return scan.folded(rest.last - 1) not in scan.lexicon.articles and (
        not noun or scan.lexicon.percent.at(scan.tokens, rest.last) is not None
    )


def _scaled_on(scan: Scan, spelled: Spelled) -> Spelled:
    """Take the scale behind spoken decimals: "five point five million"."""
    scale = scan.word(spelled.last).scale
    if scale is None or scan.gap(spelled.last) > 2:
        return spelled
    return replace(spelled, last=spelled.last + 1, value=spelled.value * scale, step=spelled.step * scale, scale=Decimal(scale))


def _spoken_alone(scan: Scan, place: int) -> Reading | None:
    """Read "point five", "coma 5": decimals with nothing before them, where no word stands before."""
    if (place and scan.tokens[place - 1].kind == "word") or scan.folded(place) in scan.lexicon.loose:
        return None
    spelled = _decimals(scan, Spelled(place, Decimal(0), Decimal(1), "words", words=0))
    return _made(scan, place, replace(spelled, words=2), "cardinal") if spelled.last > place else None


def _bare_decimals(scan: Scan, place: int) -> Spelled | None:
    """Read ".25", ",77": a point or comma glued to digits with a blank or nothing before it."""
    if scan.folded(place) not in ".," or scan.gap(place + 1) or not scan.folded(place + 1).isdecimal():
        return None
    if place and not scan.gap(place) and scan.folded(place - 1) not in "-+(":
        return None
    digits = scan.folded(place + 1)
    spelled = Spelled(place + 2, Decimal(f"0.{digits}"), Decimal(1).scaleb(-len(digits)), "digits")
    return abbreviated(scan, powered(scan, spelled), place)


def _rank(scan: Scan, place: int, parts: bool) -> Spelled | None:
    """Read a rank: 7th, 1er, 22e, 7.º, "twenty-first", "vigésimo quinto"."""
    if scan.tokens[place].kind == "word":
        word = scan.word(place + 1)
        counted = (
            parts and scan.folded(place) in scan.lexicon.articles and (word.hundred or word.scale)
        )  # "a hundred millionth"
        return read_cardinal(scan, place + bool(counted), ordinal=True, parts=parts)
    at = place + 1
    if scan.folded(at) == "." and not scan.gap(at) and not scan.gap(at + 1) and _is_ending(scan, at + 1):  # "3.ª", "1.er"
        at += 1
    marked = scan.printed(at) in ("º", "ª")
    if not (marked or scan.folded(at) in scan.lexicon.suffixes) or not scan.folded(place).isdecimal():
        return None
    if scan.gap(at) and not (_is_raised(scan, at) and not marked):
        return None
    digits = at + 1 < len(scan.tokens) and not scan.gap(at + 1) and scan.tokens[at + 1].kind == "digits"
    if digits or (marked and scan.printed(at + 1) in ("C", "F", "c", "f")):
        return None
    return Spelled(at + 1, Decimal(scan.folded(place)), Decimal(1), "digits", ordinal=True)


def _signed(scan: Scan, reading: Reading, floor: int) -> Reading:
    """Add the sign before a number: "-1", "- 4,22", "+3", "minus five"; a hyphen between words or numbers is none."""
    at = reading.first - 1
    if at < floor or reading.number.role == "ordinal":
        return reading
    sign = sign_at(scan, reading.first, reading.last, article=reading.number.role == "article")
    if not sign or scan.lexicon.before.before(scan.tokens, reading.first):  # "plus or minus 3"
        return reading
    role: Role = "cardinal" if reading.number.role == "article" else reading.number.role
    value = reading.number.value * sign
    number = replace(reading.number, start=scan.tokens[at].start, value=value, role=role)
    return replace(reading, first=at, number=number, sign=sign)


def _divided(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """Join "one over three", "1 sur 3" to one number."""
    joined: list[Reading] = []
    for reading in readings:
        over = joined[-1] if joined else None
        if over is not None and _divides(scan, over, reading):
            number = replace(
                over.number, end=reading.number.end, value=over.number.value / reading.number.value, role="fraction"
            )
            joined[-1] = replace(over, last=reading.last, number=number)
        else:
            joined.append(reading)
    return joined


def _divides(scan: Scan, over: Reading, under: Reading) -> bool:
    """Say whether two numbers are printed as one divided by the other; a unit behind the second one speaks against it."""
    word = scan.lexicon.over.at(scan.tokens, over.last)
    if word is None or word[0] != under.first or under.number.value == 0 or over.number.role == "ordinal":
        return False
    if scan.lexicon.units.at(scan.tokens, under.last) is not None:
        return False
    return word[1] == "any" or over.number.value <= under.number.value


__all__ = ["HYPHENS", "Reading", "number_at", "read_numbers", "scan_numbers"]
