"""Numbers that a word beside them explains: Table 3, n° 12, Tél : 119, B.P. 7248, 26 rue …, à 17 heures, week 3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.text.dates import is_year_text
from factsheet_extract.text.labels import plain
from factsheet_extract.text.postal import postal_at
from factsheet_extract.text.units import money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_CLOCK_DIGITS: Final = 4  # 0830 GMT
_MIDNIGHT: Final = 2400
_STREET_WORDS: Final = 3
_HOTLINE_WORDS: Final = 16
_ADDRESS_WORDS: Final = 14


def hour(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """à 17 heures, a las 10 horas, 10 o'clock: an hour of the day, with a cue before it where the word also measures time."""
    value = reading.number.value
    if len(scan.folded(reading.first)) == _CLOCK_DIGITS and plain(scan, reading) and value <= _MIDNIGHT:
        value = value // 100
    if not 0 <= value <= 24 or reading.sign or reading.scale != 1 or reading.number.role not in ("cardinal", "article"):
        return None
    if scan.lexicon.clock.at(scan.tokens, reading.last) is None:
        return None
    sure = scan.lexicon.units.at(scan.tokens, reading.last) is None
    return ("time", None) if sure or scan.lexicon.clock_cues.before(scan.tokens, reading.first) else None


def period(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """week 3 of 2027, semaine 12, quarter 2, SE 29; 3 trimestre is none: the number of a period behind its name."""
    if not plain(scan, reading) or reading.sign or not 1 <= reading.number.value <= 53:
        return None
    coded = scan.printed(reading.first - 1) in load_symbols().weeks and scan.gap(reading.first) == 1
    if not coded and scan.lexicon.periods.before(scan.tokens, _before_short_form(scan, reading.first)) is None:
        return None
    return ("date", None) if unit_after(scan, reading.last) is None else None


def _before_short_form(scan: Scan, place: int) -> int:
    """Step back over a short form in brackets: "Semana epidemiológica | (SE) | 30"."""
    short = scan.folded(place - 1) == ")" and scan.folded(place - 3) == "(" and scan.printed(place - 2).isupper()
    return place - 3 if short and place >= _BRACKETED else place


_BRACKETED: Final = 3


def volume(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Año 11, No. 22; Year 3 – Issue 4: the year of a bulletin before its number."""
    if (
        not plain(scan, reading)
        or reading.sign
        or reading.number.value > _OLDEST_BULLETIN
        or scan.folded(reading.last) not in _JOINTS
    ):
        return None
    unit = scan.lexicon.units.before(scan.tokens, reading.first)
    if unit is None or unit[1] != ("measure", "year") or not scan.printed(unit[0])[:1].isupper():
        return None
    found = scan.lexicon.references.at(scan.tokens, reading.last + 1)
    return ("edition", None) if found is not None and found[1] in ("edition", "reference") else None


_OLDEST_BULLETIN: Final = 200
_JOINTS: Final = frozenset(",;-–—|·/(")


def decade(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """los años ochenta y noventa, les années 90: a decade by its tens, with nothing behind it that it could count."""
    number, first = reading.number, reading.first
    if number.role != "cardinal" or number.value not in _TENS or reading.scale != 1 or reading.sign:
        return None
    after = scan.tokens[reading.last] if reading.last < len(scan.tokens) else None
    counts = after is not None and after.kind == "word" and after.folded not in scan.lexicon.stops
    if counts or unit_after(scan, reading.last) is not None:
        return None
    if number.form == "words" and scan.folded(first - 1) in scan.lexicon.joiners and previous.get(first - 1) == "date":
        return ("date", None)
    unit = scan.lexicon.units.before(scan.tokens, first)
    if unit is None or unit[1] != ("measure", "year"):
        return None
    lead = scan.folded(unit[0] - 1)
    return ("date", None) if lead in scan.lexicon.determiners or lead in scan.lexicon.stops else None


_TENS: Final = frozenset(range(10, 100, 10))


def index_base(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """base 100 in 2015, base 100 = 2015, 2015 = 100: what an index begins with."""
    if not plain(scan, reading) or reading.sign or reading.number.value not in _INDEX_BASES:
        return None
    place = reading.first - (scan.folded(reading.first - 1) in ("=", ":"))
    if scan.lexicon.index_bases.before(scan.tokens, place) is not None:
        return ("reference", None)
    dated = place < reading.first and previous.get(place) == "year"
    return ("reference", None) if dated else None


_INDEX_BASES: Final = frozenset((100, 1000))


def code_of_zeros(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """company 01234567, 00012: bare digits that begin with a nought name something; "05 cas" counts."""
    printed = scan.folded(reading.first)
    if not plain(scan, reading) or reading.sign or printed[0] != "0" or len(printed) < _SHORTEST_CODE:
        return None
    return ("identifier", None) if printed.strip("0") else None


_SHORTEST_CODE: Final = 4


def cue(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Table 3, page 12, n° 12, No. 12, B.P. 7248, Tél : 119, ISO 9001; 26 rue …"""
    slashed = reading.number.form == "fraction" and scan.folded(reading.first).isdecimal()  # "page 2/8", "núm. 398/24"
    if (reading.number.role != "cardinal" and not slashed) or reading.scale != 1:
        return None
    place = reading.first
    for _ in range(2):
        found = scan.lexicon.references.before(scan.tokens, place)
        if found is not None:
            break
        short = _before_short_form(scan, place)
        if short < place:
            place = short
        elif place > 0 and (
            scan.folded(place - 1) in (":", "(", ".", "-", "–", "|") or scan.folded(place - 1) in scan.lexicon.articles
        ):
            place -= 1
    dated = found is not None and found[1] == "edition" and plain(scan, reading) and is_year_text(scan.folded(reading.first))
    if found is not None and found[1] == "name" and scan.folded(reading.first - 1) == "(":
        return None  # "on the agenda (22 forums)" is no "Agenda 22"
    if found is not None and not dated and _cue_fits(scan, reading, found[0], place):  # "Fact sheet 2018" says its year
        return (_reason(found[1]), None)
    return _street(scan, reading) or _numbered(scan, reading, previous) or _hotline(scan, reading)


def _street(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    """26 rue …, 12, avenue …, 210 Walnut Street: the name of the street is printed with capitals."""
    named = reading.number.form == "words" and reading.first > 0 and scan.printed(reading.first)[:1].isupper()
    if not (reading.number.form == "digits" or named) or reading.sign or scan.gap(reading.last) > 1:
        return None
    place = reading.last + (scan.folded(reading.last) == ",")
    for at in range(place, min(place + _STREET_WORDS, len(scan.tokens))):
        found = scan.lexicon.references_after.at(scan.tokens, at)
        if found is not None:
            return (_reason(found[1]), None) if at > place or _is_street(scan, at, found[0]) else None
        if not scan.printed(at)[:1].isupper() or scan.tokens[at].kind != "word":
            return None
    return None


def _is_street(scan: Scan, first: int, last: int) -> bool:
    """Say whether a word for a street leads to a name; in small letters it may be a thing counted: "15 places à Lyon"."""
    if not scan.printed(first).islower():
        return True
    after = range(last, min(last + _STREET_WORDS, len(scan.tokens)))
    name = next((at for at in after if not scan.printed(at).islower()), None)
    if name is None or scan.tokens[name].kind not in ("word", "digits"):
        return False
    return all(scan.folded(at) in scan.lexicon.determiners for at in range(last, name))  # "de la", "du", "of the"


def _numbered(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Calle Daniel Olaechea 199, Lima 11: behind the street's name, and behind the town's after it."""
    comma = scan.folded(reading.first - 1) == ","  # "C/ Poeta Maragall, 41"
    if (
        not plain(scan, reading)
        or reading.sign
        or reading.first < 2
        or not scan.printed(reading.first - 1 - comma)[:1].isupper()
    ):
        return None
    if scan.folded(reading.first - 2) == "," and previous.get(reading.first - 2) == "address":
        return ("address", None)
    place = reading.first - comma
    while place > max(0, reading.first - _STREET_WORDS - 2) and _in_name(scan, place - 1):
        found = scan.lexicon.references.before(scan.tokens, place)
        if found is not None:
            return ("address", None) if found[1] == "address" else None
        place -= 1
    found = scan.lexicon.references.before(scan.tokens, place)
    return ("address", None) if found is not None and found[1] == "address" else None


def _in_name(scan: Scan, place: int) -> bool:
    """Say whether a word may stand in the name of a street: "Calle | del | Censo"."""
    printed = scan.printed(place)
    return printed[:1].isupper() or (printed.islower() and printed.isalpha() and len(printed) <= _SMALL_WORD)


_SMALL_WORD: Final = 3


def street_number(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """500 L'Enfant Plaza SW, Washington, DC 20024; 26-28 parc club, CS 30001: a number that opens an address with its code."""
    opens = reading.first == 0 or scan.tokens[reading.first - 1].kind == "mark"
    if not opens or not plain(scan, reading) or reading.sign or reading.number.value > _HIGHEST_HOUSE:
        return None
    commas = 0
    for at in range(reading.last, min(reading.last + _ADDRESS_WORDS, len(scan.tokens))):
        if scan.folded(at) in (".", ";", ":"):
            return None
        commas += scan.folded(at) == ","
        if commas and scan.tokens[at].kind == "digits" and postal_at(scan, at) is not None:
            return ("address", None)
    return None


_HIGHEST_HOUSE: Final = 9999


def _hotline(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    """A short number behind a colon, where a line to call was named just before: "ligne verte de Tigo : 119"."""
    if scan.folded(reading.first - 1) != ":" or not plain(scan, reading) or len(scan.folded(reading.first)) < 3:
        return None
    for place in range(reading.first - 1, max(0, reading.first - 1 - _HOTLINE_WORDS), -1):
        if scan.folded(place - 1) in (".", ";"):
            return None
        found = scan.lexicon.references.before(scan.tokens, place)
        if found is not None and found[1] == "phone":
            return ("phone", None)
    return None


def _reason(value: str) -> Reason:
    return value  # type: ignore[return-value]


def _cue_fits(scan: Scan, reading: Reading, cue: int, place: int) -> bool:
    """Check that a cue names this number: no unit behind it, and a colon only for what is written with one (Tél : 119)."""
    if scan.gap(reading.first) > 2 or reading.number.form not in ("digits", "words", "fraction"):
        return False
    if unit_after(scan, reading.last) is not None or money_before(scan, reading.first) is not None:
        return False
    colon = scan.folded(reading.first - 1) == ":"
    found = scan.lexicon.references.before(scan.tokens, place)
    strong = found is not None and found[1] in ("phone", "address", "identifier")
    if colon and not strong and (cue > 0 or reading.last < len(scan.tokens)):
        return False
    value = reading.number.value
    road = found is not None and found[1] == "address"  # "km 1,5"
    return value == value.to_integral_value() or not strong or road


def postal_code(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Washington, DC 20024; a code of four to six digits shortly behind a street: "210 Walnut Street, Iowa 50309"."""
    printed = scan.folded(reading.first)
    if not plain(scan, reading) or reading.sign or not 4 <= len(printed) <= 6 or is_year_text(printed):
        return None
    if reading.last < len(scan.tokens) and scan.tokens[reading.last].kind == "word" and scan.printed(reading.last).islower():
        return None
    form = postal_at(scan, reading.first)
    if form is not None and form.capitals and scan.folded(reading.first - 2) == ",":
        return ("address", None)
    near = range(max(0, reading.first - _ADDRESS_WORDS), reading.first)
    return ("address", None) if any(previous.get(place) == "address" for place in near) else None
