"""Every number of a text, whatever it is used for: cardinals, ranks, fractions, with sign, scale and spoken decimals.

Start at `read_numbers`, which gives them to a caller, or `scan_numbers`, which also says which tokens each one covers; the
quantities and the references are made from that. `number_words` adds up the words, `numerals` reads the digits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.model.quantity import Number
from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.number_words import HYPHENS, Scan, Spelled, read_cardinal, read_group, split_compound
from factsheet_extract.text.tokens import tokenize

if TYPE_CHECKING:
    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Form, Role
    from factsheet_extract.text.numerals import SeparatorStyle

_SIGNS: Final = {"-": -1, "−": -1, "–": -1, "+": 1}
# abbreviations of scales that are far more often something else (metre, byte, tonne) unless money stands beside the number
_MONEY_ONLY: Final = frozenset({"m", "t", "mm", "MM"})
_GLUED_ONLY: Final = frozenset({"b", "B", "G", "T", "K", "m", "t"})
_LARGEST_POWER: Final = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and the tokens it covers, first .. last (exclusive). `sign` is -1, 0 (none printed) or 1."""

    first: int
    last: int
    number: Number
    sign: int = 0
    scale: Decimal = Decimal(1)
    words: int = 1


def read_numbers(text: str, language: Language, *, style: SeparatorStyle | None = None) -> tuple[Number, ...]:
    """Give every number printed in `text`, in order; offsets are into `text`."""
    scan = Scan(text, tokenize(text), lexicon_of(language), style)
    return tuple(reading.number for reading in scan_numbers(scan))


def scan_numbers(scan: Scan) -> list[Reading]:
    """Give every number with the tokens it covers."""
    readings: list[Reading] = []
    place = 0
    while place < len(scan.tokens):
        reading = number_at(scan, place) if _may_begin(scan, place) else None
        if reading is None:
            place += 1
        else:
            readings.append(_signed(scan, reading, readings[-1].last if readings else 0))
            place = reading.last
    return readings


def _may_begin(scan: Scan, place: int) -> bool:
    token = scan.tokens[place]
    if token.kind == "digits":
        return True
    if token.kind == "word":
        lexicon = scan.lexicon
        return (
            token.folded in lexicon.words or token.folded in lexicon.articles or token.folded in lexicon.spoken
            or len(token.folded) >= 8 and (
                bool(split_compound(token.folded, lexicon, True)) or bool(split_compound(token.folded, lexicon, False))
            )
        )  # fmt: skip
    return token.folded in load_symbols().fractions or token.folded in ".,"


def number_at(scan: Scan, place: int) -> Reading | None:
    """Read the number that begins at token `place`: the longest of fraction, rank and cardinal; None where none begins."""
    token = scan.tokens[place]
    if token.kind == "mark":
        return _symbol(scan, place) or _bare_decimals(scan, place)
    if token.folded in scan.lexicon.spoken:
        return _spoken_alone(scan, place)
    cardinal = _cardinal(scan, place)
    rank = _rank(scan, place)
    fraction = _fraction(scan, place, cardinal)
    candidates = [found for found in (fraction, cardinal, rank) if found is not None]
    return max(candidates, key=lambda found: found.last) if candidates else None


def _made(scan: Scan, first: int, spelled: Spelled, role: Role, form: Form | None = None) -> Reading:
    tokens = scan.tokens
    number = Number(
        tokens[first].start, tokens[spelled.last - 1].end, spelled.value, spelled.step, form or spelled.form,
        spelled.ambiguous, role,
    )  # fmt: skip
    return Reading(first, spelled.last, number, 0, spelled.scale, spelled.words)


def _cardinal(scan: Scan, place: int) -> Reading | None:
    folded = scan.folded(place)
    if folded in scan.lexicon.articles and scan.word(place).cardinal is None:
        return _article_first(scan, place)
    spelled = read_cardinal(scan, place, joined=not _between(scan, place))
    if spelled is None:
        return None
    if spelled.words == 1 and spelled.form == "words" and folded in scan.lexicon.vague and not _counted_vague(scan, place):
        return None
    spelled = _decimals(scan, spelled, place)
    if spelled.form == "digits":
        spelled = _abbreviated(scan, _powered(scan, spelled), place)
    spelled = _and_fraction(scan, spelled)
    alone = spelled.words == 1 and folded in scan.lexicon.articles and spelled.last == place + 1
    role: Role = "article" if alone else "collective" if spelled.collective else "cardinal"
    return _made(scan, place, spelled, role)


def _counted_vague(scan: Scan, place: int) -> bool:
    return scan.folded(place - 1) in scan.lexicon.articles and scan.gap(place) <= 2


def _between(scan: Scan, place: int) -> bool:
    return scan.lexicon.between.before(scan.tokens, place) is not None


def _article_first(scan: Scan, place: int) -> Reading | None:
    """Read "a hundred", "a dozen": an article that is no number word counts one of the next word."""
    word = scan.word(place + 1)
    if word.hundred is None and word.scale is None and word.collective is None:
        return None
    spelled = read_cardinal(scan, place + 1)
    if spelled is None:
        return None
    spelled = _and_fraction(scan, spelled)
    return _made(scan, place, spelled, "collective" if spelled.collective else "cardinal")


def _decimals(scan: Scan, spelled: Spelled, place: int) -> Spelled:
    """Add spoken decimals: "five point five", "virgule cinquante deux", "coma cero tres"; digits may follow too."""
    at = spelled.last
    if scan.folded(at) not in scan.lexicon.spoken or scan.gap(at) > 3:
        return spelled
    zeros = at + 1
    while scan.word(zeros).cardinal == 0:
        zeros += 1
    lead = zeros - at - 1
    rest = read_cardinal(scan, zeros, joined=False) if zeros < len(scan.tokens) else None
    if rest is None and not lead:
        return spelled
    if rest is not None and (rest.value != rest.value.to_integral_value() or rest.scale > 100 or rest.collective):
        return spelled
    digits = "0" * lead + (str(rest.value.to_integral_value()) if rest else "")
    amount = Decimal(f"0.{digits}")
    return replace(
        spelled, last=rest.last if rest else zeros, value=spelled.value + amount, step=Decimal(1).scaleb(-len(digits))
    )


def _spoken_alone(scan: Scan, place: int) -> Reading | None:
    """Read "point five", "coma 5": decimals with nothing before them, at the start of a text or after a bracket only."""
    if place and scan.tokens[place - 1].kind == "word":
        return None
    nothing = Spelled(place, Decimal(0), Decimal(1), "words", words=0)
    spelled = _decimals(scan, nothing, place)
    return _made(scan, place, replace(spelled, words=2), "cardinal") if spelled.last > place else None


def _bare_decimals(scan: Scan, place: int) -> Reading | None:
    """Read ".25", ",77": a point or comma glued to digits with a blank or nothing before it."""
    if (
        scan.folded(place) not in ".,"
        or scan.gap(place + 1)
        or (place and not scan.gap(place) and scan.folded(place - 1) not in "-+(")
    ):
        return None
    following = scan.tokens[place + 1] if place + 1 < len(scan.tokens) else None
    if following is None or following.kind != "digits" or not following.folded.isdigit():
        return None
    spelled = Spelled(place + 2, Decimal(f"0.{following.folded}"), Decimal(1).scaleb(-len(following.folded)), "digits")
    return _made(scan, place, _abbreviated(scan, _powered(scan, spelled), place), "cardinal")


def _symbol(scan: Scan, place: int) -> Reading | None:
    """Read "½", and "3½" is met from the digits."""
    printed = load_symbols().fractions.get(scan.printed(place))
    if printed is None:
        return None
    over, under = printed.split("/")
    return _made(scan, place, Spelled(place + 1, Decimal(over) / Decimal(under), Decimal("0.01"), "fraction"), "fraction")


def _powered(scan: Scan, spelled: Spelled) -> Spelled:
    """Take a power: 12.32e+14, 1.3x10^6, 1.3 × 10⁶, 1.1^23."""
    from factsheet_extract.text.powers import power_after

    found = power_after(scan, spelled.last)
    if found is None:
        return spelled
    last, base, exponent = found
    if abs(exponent) > _LARGEST_POWER:
        return spelled
    if base is None:
        return replace(spelled, last=last, value=spelled.value**exponent, step=Decimal(1))
    factor = base**exponent
    return replace(spelled, last=last, value=spelled.value * factor, step=spelled.step * factor)


def _abbreviated(scan: Scan, spelled: Spelled, place: int) -> Spelled:
    """Take an abbreviated scale after digits: 10k, 3,5 M€, 12 Md, 2mil; one that could be a unit only beside money."""
    at = spelled.last
    if at >= len(scan.tokens) or scan.tokens[at].kind != "word" or scan.gap(at) > 1 or spelled.scale != 1:
        return spelled
    printed = scan.printed(at)
    value = scan.lexicon.language.numerals.abbreviations.get(printed)
    if value is None or (scan.tokens[at + 1].kind == "digits" and not scan.gap(at + 1) if at + 1 < len(scan.tokens) else False):
        return spelled
    if printed in _MONEY_ONLY and not _money_beside(scan, place, at + 1):
        return spelled
    if printed in _GLUED_ONLY and scan.gap(at) and not _money_beside(scan, place, at + 1):
        return spelled
    if scan.folded(at + 1) == "." and scan.folded(at + 2) in scan.lexicon.words:
        return spelled
    return replace(spelled, last=at + 1, value=spelled.value * value, step=spelled.step * value, scale=Decimal(value))


def _money_beside(scan: Scan, first: int, last: int) -> bool:
    symbols = load_symbols().money
    for place in (first - 1, last):
        printed = scan.printed(place)
        if printed in symbols:
            return True
        found = scan.lexicon.units.at(scan.tokens, place) if 0 <= place < len(scan.tokens) else None
        if found and found[1][0] == "money":
            return True
    return False


def _rank(scan: Scan, place: int) -> Reading | None:
    """Read a rank: 7th, 1er, 22e, 7.º, "twenty-first", "vigésimo quinto"."""
    token = scan.tokens[place]
    if token.kind == "digits":
        return _suffixed(scan, place)
    spelled = read_cardinal(scan, place, ordinal=True)
    return _made(scan, place, spelled, "ordinal") if spelled is not None else None


def _suffixed(scan: Scan, place: int) -> Reading | None:
    if not scan.tokens[place].folded.isdigit():
        return None
    at = place + 1
    if scan.folded(at) == "." and not scan.gap(at) and scan.printed(at + 1) in ("º", "ª"):
        at += 1
    if scan.gap(at) or not (scan.folded(at) in scan.lexicon.suffixes or scan.printed(at) in ("º", "ª")):
        return None
    if not scan.gap(at + 1) and at + 1 < len(scan.tokens) and scan.tokens[at + 1].kind == "digits":
        return None
    if scan.printed(at) == "º" and scan.printed(at + 1) in ("C", "F"):
        return None
    value = Decimal(scan.tokens[place].folded)
    return _made(scan, place, Spelled(at + 1, value, Decimal(1), "digits", ordinal=True), "ordinal")


def _fraction(scan: Scan, place: int, cardinal: Reading | None) -> Reading | None:
    """Read "two thirds", "1/4", "un cinquième", "2 1/4", "media docena", "half a million", "moitié"."""
    return _slashed(scan, place) or _spelled_fraction(scan, place, cardinal) or _half(scan, place)


def _slashed(scan: Scan, place: int) -> Reading | None:
    if scan.tokens[place].kind != "digits":
        return None
    whole = place
    value = _slash_at(scan, place)
    if value is None:
        value, whole = _slash_at(scan, place + 1) if _mixes(scan, place) else None, place + 1
    if value is None:
        return _with_symbol(scan, place)
    amount = Decimal(scan.folded(place)) if whole > place else Decimal(0)
    total = amount + Decimal(value.numerator) / Decimal(value.denominator)
    return _made(scan, place, Spelled(whole + 3, total, Decimal("0.01"), "fraction", words=3), "fraction")


def _mixes(scan: Scan, place: int) -> bool:
    return scan.tokens[place].folded.isdigit() and scan.gap(place + 1) in (1, 2)


def _with_symbol(scan: Scan, place: int) -> Reading | None:
    """Read "3½" and "3 ½"."""
    symbol = _symbol(scan, place + 1) if place + 1 < len(scan.tokens) and scan.gap(place + 1) <= 1 else None
    if symbol is None or not scan.folded(place).isdigit():
        return None
    value = Decimal(scan.folded(place)) + symbol.number.value
    return _made(scan, place, Spelled(place + 2, value, Decimal("0.01"), "fraction", words=2), "fraction")


def _slash_at(scan: Scan, place: int) -> Fraction | None:
    """Give the fraction printed at `place`: both sides at most three digits, glued to the slash, nothing glued behind."""
    over, slash, under = scan.folded(place), scan.folded(place + 1), scan.folded(place + 2)
    if slash != "/" or not (over.isdigit() and under.isdigit()) or scan.gap(place + 1) or scan.gap(place + 2):
        return None
    if (
        len(over) > 3
        or len(under) > 4
        or int(under) < 2
        or under.startswith("0")
        or (scan.folded(place + 3) == "/" and not scan.gap(place + 3))
    ):
        return None
    return Fraction(int(over), int(under))


def _spelled_fraction(scan: Scan, place: int, cardinal: Reading | None) -> Reading | None:
    top = _numerator(scan, place, cardinal)
    if top is None:
        return None
    after, value = top
    joint = after
    if scan.folded(joint) in HYPHENS:
        joint += 1
    bottom = _denominator(scan, joint)
    if bottom is None:
        return None
    last, under = bottom
    shifted = _shifted(scan, place, after, joint, value, under)
    if shifted is not None:
        value, under = shifted
    if under < 2 or not _is_fraction(scan, last - 1, value, joint == last - 1):
        return None
    total = value / under
    spelled = _scaled(scan, Spelled(last, total, Decimal("0.01"), "words", words=2))
    return _made(scan, place, spelled, "fraction", "words")


def _numerator(scan: Scan, place: int, cardinal: Reading | None) -> tuple[int, Decimal] | None:
    if scan.folded(place) in scan.lexicon.articles and scan.word(place).cardinal is None:
        return place + 1, Decimal(1)
    if cardinal is None or scan.gap(cardinal.last) > 3:
        return None
    if cardinal.number.value != cardinal.number.value.to_integral_value():
        return None
    return cardinal.last, cardinal.number.value


def _denominator(scan: Scan, place: int) -> tuple[int, Decimal] | None:
    """Read a denominator: one word (thirds), several (twenty-firsts, one hundred fifth) or glued (cientocincoavos)."""
    word = scan.word(place)
    if word.denominator is not None and word.cardinal is None:
        return place + 1, Decimal(word.denominator)
    glued = _parts(scan, place)
    if glued is not None:
        return place + 1, glued
    spelled = read_cardinal(scan, place)
    if spelled is None or spelled.form != "words":
        rank = read_cardinal(scan, place, ordinal=True) if scan.word(place) != scan.word(99_999_999) else None
        return (rank.last, rank.value) if rank is not None and not scan.lexicon.language.numerals.denominator_suffixes else None
    at = spelled.last + (scan.folded(spelled.last) in HYPHENS)
    word = scan.word(at)
    if word.denominator is None or scan.gap(at) > 2:
        return None
    if word.denominator >= 100:
        return at + 1, spelled.value * word.denominator
    if spelled.value % 10 == 0 and word.denominator < 10 or spelled.value % 100 == 0:
        return at + 1, spelled.value + word.denominator
    return None


def _parts(scan: Scan, place: int) -> Decimal | None:
    """Read a glued denominator: veinteavos, dosmilésimos."""
    folded = scan.folded(place)
    numerals = scan.lexicon.language.numerals
    for suffix in numerals.denominator_suffixes:
        if folded.endswith(suffix) and len(folded) > len(suffix) + 2:
            return _value_of(scan, folded.removesuffix(suffix))
    pieces = split_compound(folded, scan.lexicon, True) if len(folded) >= 8 and scan.word(place).denominator is None else ()
    return _value_of(scan, folded, ordinal=True) if pieces and scan.lexicon.words[pieces[-1]].denominator else None


def _value_of(scan: Scan, word: str, *, ordinal: bool = False) -> Decimal | None:
    from factsheet_extract.text.tokens import Token

    for stem in (word, word + "a", word + "e", word + "o"):
        inner = Scan(stem, [Token(0, len(stem), "word", stem, 0)], scan.lexicon, scan.style)
        spelled = read_cardinal(inner, 0, ordinal=ordinal)
        if spelled is not None:
            return spelled.value
    return None


def _shifted(scan: Scan, place: int, after: int, joint: int, value: Decimal, under: Decimal) -> tuple[Decimal, Decimal] | None:
    """Move the last tens of the numerator down where they belong to the denominator: "one hundred | thirty fifths"."""
    tens = scan.word(after - 1).cardinal or 0
    numerals = scan.lexicon.language.numerals
    if (
        numerals.denominator_suffixes
        or joint != after
        or not 20 <= tens <= 90
        or under >= 10
        or value <= tens
        or after - 2 < place
    ):
        return None
    if scan.folded(after - 2) in HYPHENS or scan.folded(after - 2) in scan.lexicon.joiners:
        return None
    return value - tens, under + tens


def _is_fraction(scan: Scan, at: int, value: Decimal, alone: bool) -> bool:
    """Tell a fraction from a rank or a time: "two seconds" is none; "deux centième" is a rank, "deux centièmes" a fraction."""
    word = scan.word(at)
    if alone and word.denominator is not None and word.denominator <= 2 and word.ordinal is not None:
        return False
    if alone and word.denominator == 2 and scan.folded(at).startswith("second"):
        return False
    return True


def _scaled(scan: Scan, spelled: Spelled) -> Spelled:
    """Take a scale after a fraction: "three quarters million", "quart de million", "demi million"."""
    at = spelled.last
    if scan.lexicon.of.at(scan.tokens, at):
        at += 1
    elif scan.folded(at) in scan.lexicon.articles:
        at += 1
    word = scan.word(at)
    if word.scale is None and word.collective is None:
        return spelled
    factor = Decimal(word.scale or word.collective or 1)
    return replace(spelled, last=at + 1, value=spelled.value * factor, step=factor / 100, scale=factor)


def _half(scan: Scan, place: int) -> Reading | None:
    """Read a fraction that stands alone: half, moitié, mitad, "half a million", "media docena"."""
    value = scan.lexicon.halves.get(scan.folded(place))
    if value is None:
        return None
    spelled = _scaled(scan, Spelled(place + 1, value, Decimal("0.01"), "words"))
    if spelled.scale == 1 and scan.folded(place) not in scan.lexicon.alone:
        return None
    return _made(scan, place, spelled, "fraction", "words")


def _and_fraction(scan: Scan, spelled: Spelled) -> Spelled:
    """Add a fraction after a whole number: "one and a half", "cinq et un quart", "tres millones y medio"."""
    at = spelled.last
    if scan.folded(at) not in scan.lexicon.fraction_joiners or at + 1 >= len(scan.tokens):
        return spelled
    fraction = _fraction_after(scan, at + 1)
    if fraction is None or fraction.number.role != "fraction":
        return spelled
    if fraction.scale > 1:
        if spelled.scale <= fraction.scale:
            return spelled
        return replace(spelled, last=fraction.last, value=spelled.value + fraction.number.value, step=fraction.number.step)
    if fraction.number.value >= 1:
        return spelled
    scale = spelled.scale if spelled.scale >= 1000 else Decimal(1)
    return replace(spelled, last=fraction.last, value=spelled.value + fraction.number.value * scale, step=scale / 100)


def _fraction_after(scan: Scan, place: int) -> Reading | None:
    value = scan.lexicon.halves.get(scan.folded(place))
    if value is not None and scan.word(place).cardinal is None:
        spelled = _scaled(scan, Spelled(place + 1, value, Decimal("0.01"), "words"))
        return _made(scan, place, spelled, "fraction", "words")
    if scan.folded(place) in scan.lexicon.articles and (half := scan.lexicon.halves.get(scan.folded(place + 1))) is not None:
        spelled = _scaled(scan, Spelled(place + 2, half, Decimal("0.01"), "words"))
        return _made(scan, place, spelled, "fraction", "words")
    cardinal = read_cardinal(scan, place)
    reading = _made(scan, place, cardinal, "cardinal") if cardinal else None
    return _slashed(scan, place) or _spelled_fraction(scan, place, reading)


def _signed(scan: Scan, reading: Reading, floor: int) -> Reading:
    """Add the sign before a number: "-1", "- 4,22", "+3", "minus five"; a hyphen between words or numbers is none."""
    at = reading.first - 1
    if at < floor or reading.number.role in ("ordinal", "article"):
        return reading
    sign = _SIGNS.get(scan.printed(at), 0)
    if sign:
        free = at == 0 or scan.gap(at) > 0 or scan.folded(at - 1) in "([|:;=<>~/"
        if (
            not free
            or scan.gap(reading.first) > 2
            or (scan.gap(reading.first) and scan.folded(at - 1).isdigit() and at > floor)
        ):
            return reading
    elif scan.folded(at) in scan.lexicon.minus and not _qualifies(scan, at + 1):
        sign = -1
    else:
        return reading
    number = replace(reading.number, start=scan.tokens[at].start, value=reading.number.value * (sign or 1))
    return replace(reading, first=at, number=number, sign=sign)


def _qualifies(scan: Scan, place: int) -> bool:
    return any(table.before(scan.tokens, place) for table in (scan.lexicon.before, scan.lexicon.after, scan.lexicon.negated))


__all__ = ["Reading", "number_at", "read_group", "read_numbers", "scan_numbers"]
