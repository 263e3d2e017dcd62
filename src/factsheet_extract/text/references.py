"""Numbers that are no figures, and why: years, ranks, articles, page and table numbers, identifiers, footnote and list marks.

Start at `reason_of`: the rules in the order they are tried, each one naming its printed forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.text.dates import is_year_text
from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.units import code_after, money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_COMMON_YEARS: Final = (1800, 2100)
_LIST_CUE_GAP: Final = 2
_CLOSING: Final = frozenset(".)]»”\"'!?;:,")


def reason_of(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Give why a number is no figure and what it stands for; None where it may be one.

    `previous` holds the reasons already given, by the last token of the number: "pages 12, 14 et 15" goes on.
    """
    for rule in (
        _identifier,
        _footnote_mark,
        _list_marker,
        _hour,
        _period,
        _cue,
        _goes_on,
        _postal_code,
        _year,
        _rank,
        _article,
    ):
        found = rule(scan, reading, previous)
        if found is not None:
            return found
    return None


def _plain(scan: Scan, reading: Reading) -> bool:
    """Say whether a number is printed as bare digits, without sign, separator or scale."""
    printed = scan.folded(reading.last - 1)
    return reading.number.form == "digits" and printed.isdigit() and reading.scale == 1 and reading.last - reading.first <= 2


def _identifier(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """COVID-19, H1N1, Kin1, PM2.5, G20, 2A, 5G, 3D; not US$3, n=25, mi-2015."""
    first = reading.first + (1 if reading.sign and scan.gap(reading.first + 1) == 0 else 0)
    if reading.number.form != "digits":
        return None
    before = first - 1
    if before >= 0 and scan.folded(before) in HYPHENS and not scan.gap(first) and not scan.gap(before):
        before -= 1
        hyphen = True
    else:
        hyphen = False
    if before < 0 or (scan.gap(before + 1) if not hyphen else 0) or scan.tokens[before].kind != "word":
        return _letter_after(scan, reading)
    word = scan.printed(before)
    if is_year_text(scan.folded(first)) or (not hyphen and money_before(scan, first)):
        return None
    if not hyphen and len(word) >= 3 and word.islower() and len(scan.folded(first)) <= 2:
        return ("footnote_mark", None)
    if scan.lexicon.periods.at(scan.tokens, before) or (
        word.casefold() in ("q", "t", "h", "s", "fy") and not hyphen and int_of(reading) <= 4
    ):
        return ("date", None)
    if word.casefold() in ("p", "pp") and not hyphen:
        return ("reference", None)
    if not hyphen or any(letter.isupper() for letter in word):
        return ("identifier", None)
    return None


def int_of(reading: Reading) -> int:
    """Give a number's whole part."""
    return int(reading.number.value)


def _letter_after(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    at = reading.last
    if at >= len(scan.tokens) or scan.gap(at) or scan.tokens[at].kind != "word" or not _plain(scan, reading):
        return None
    printed = scan.printed(at)
    if len(printed) == 1 and printed.isupper() and not unit_after(scan, at) and len(scan.folded(reading.last - 1)) <= 3:
        return ("identifier", None)
    return None


def _footnote_mark(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """A small number glued behind the end of a sentence or a closing quote: "d'urgence.3 Les"."""
    if not _plain(scan, reading) or reading.sign or len(scan.folded(reading.first)) > 2 or scan.gap(reading.first):
        return None
    before = reading.first - 1
    if before < 1 or scan.printed(before) not in _CLOSING or scan.printed(before) in "(:'":
        return None
    if scan.gap(before) or scan.tokens[before - 1].kind != "word" or len(scan.folded(before - 1)) < 3:
        return None
    following = reading.last
    if following < len(scan.tokens) and not scan.gap(following) and scan.tokens[following].kind != "mark":
        return None
    return ("footnote_mark", None)


def _list_marker(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """At the start of a passage: "1. ", "2) ", "(3) ", "3.2 Title"."""
    first = reading.first
    bracket = first == 1 and scan.folded(0) == "("
    if not (first == 0 or bracket) or reading.sign or reading.number.form != "digits":
        return None
    after = scan.folded(reading.last)
    if after not in (".", ")", "°") or scan.gap(reading.last) or scan.gap(reading.last + 1) == 0 or len(scan.folded(first)) > 3:
        return None
    if reading.last + 1 >= len(scan.tokens) or (bracket and after != ")") or not scan.folded(first).replace(".", "").isdigit():
        return None
    return ("list_marker", None)


def _hour(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """à 17 heures, a las 10 horas, 10 o'clock: an hour of the day, with a cue before it where the word also measures time."""
    value = reading.number.value
    if not 0 <= value <= 24 or reading.sign or reading.scale != 1 or reading.number.role not in ("cardinal", "article"):
        return None
    if scan.lexicon.clock.at(scan.tokens, reading.last) is None:
        return None
    sure = scan.lexicon.units.at(scan.tokens, reading.last) is None
    return ("time", None) if sure or scan.lexicon.clock_cues.before(scan.tokens, reading.first) else None


def _period(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """week 3 of 2027, semaine 12, quarter 2, 3 trimestre is none: the number of a period behind its name."""
    if not _plain(scan, reading) or reading.sign or not 1 <= reading.number.value <= 53:
        return None
    if scan.lexicon.periods.before(scan.tokens, reading.first) is None or unit_after(scan, reading.last) is not None:
        return None
    return ("date", None)


def _cue(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Table 3, page 12, n° 12, No. 12, B.P. 7248, Tél : 119, ISO 9001; 26 rue …"""
    if reading.number.role not in ("cardinal",) or reading.scale != 1:
        return None
    place = reading.first
    for _ in range(2):
        found = scan.lexicon.references.before(scan.tokens, place)
        if found is not None:
            break
        if place > 0 and (
            scan.folded(place - 1) in (":", "(", ".", "-", "–") or scan.folded(place - 1) in scan.lexicon.articles
        ):
            place -= 1
    if found is not None and _cue_fits(scan, reading, found[0], place):
        return (_reason(found[1]), None)
    return _street(scan, reading) or _hotline(scan, reading)


_STREET_WORDS: Final = 3
_HOTLINE_WORDS: Final = 16


def _street(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    """26 rue …, 12, avenue …, 210 Walnut Street: the name of the street is printed with capitals."""
    if reading.number.form != "digits" or reading.sign or scan.gap(reading.last) > 1:
        return None
    place = reading.last + (scan.folded(reading.last) == ",")
    for at in range(place, min(place + _STREET_WORDS, len(scan.tokens))):
        found = scan.lexicon.references_after.at(scan.tokens, at)
        if found is not None:
            return (_reason(found[1]), None)
        if not scan.printed(at)[:1].isupper() or scan.tokens[at].kind != "word":
            return None
    return None


def _hotline(scan: Scan, reading: Reading) -> tuple[Reason, str | None] | None:
    """A short number behind a colon, where a line to call was named just before: "ligne verte de Tigo : 119"."""
    if scan.folded(reading.first - 1) != ":" or not _plain(scan, reading) or len(scan.folded(reading.first)) < 3:
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
    if scan.gap(reading.first) > 2 or (reading.number.form != "digits" and reading.number.form != "words"):
        return False
    if unit_after(scan, reading.last) is not None or money_before(scan, reading.first) is not None:
        return False
    colon = scan.folded(reading.first - 1) == ":"
    found = scan.lexicon.references.before(scan.tokens, place)
    strong = found is not None and found[1] in ("phone", "address", "identifier")
    if colon and not strong:
        return False
    value = reading.number.value
    return value == value.to_integral_value() or not strong


def _goes_on(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """The second number of "pages 12-14", "tableaux 3 et 4", "Ext. 1703 - 1704"."""
    at = reading.first if not reading.sign else reading.first + 1
    joint = at - 1
    folded = scan.folded(joint)
    if previous.get(at) == "phone" and scan.gap(at) == 1 and _plain(scan, reading):
        return ("phone", None)
    if folded in HYPHENS or folded in (",", "/", "&") or folded in scan.lexicon.joiners:
        reason = previous.get(joint)
        if reason in ("reference", "phone", "identifier", "page_number", "year") and (
            reason != "year" or _plain(scan, reading)
        ):
            if reason == "year" and not (folded in HYPHENS or folded == "/" or is_year_text(scan.folded(at))):
                return None
            if unit_after(scan, reading.last) is None and reading.scale == 1 and (True):
                return (reason, None)
    return None


_ADDRESS_WORDS: Final = 14


def _postal_code(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Washington, DC 20024; a code of four to six digits shortly behind a street: "210 Walnut Street, Iowa 50309"."""
    printed = scan.folded(reading.first)
    if not _plain(scan, reading) or reading.sign or not 4 <= len(printed) <= 6 or is_year_text(printed):
        return None
    if reading.last < len(scan.tokens) and scan.tokens[reading.last].kind == "word" and scan.printed(reading.last).islower():
        return None
    state = scan.printed(reading.first - 1)
    if len(printed) == 5 and len(state) == 2 and state.isupper() and scan.folded(reading.first - 2) == ",":
        return ("address", None)
    near = range(max(0, reading.first - _ADDRESS_WORDS), reading.first)
    return ("address", None) if any(previous.get(place) == "address" for place in near) else None


def _year(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """2013, 2012–13, années 1990, 1990s; four bare digits that nothing shows to be a count."""
    at = reading.first + (1 if reading.sign else 0)
    printed = scan.folded(at)
    if reading.number.form != "digits" or reading.last - at != 1 or not is_year_text(printed):
        return None
    value = int(printed)
    if not _COMMON_YEARS[0] <= value <= _COMMON_YEARS[1]:
        return None
    if reading.sign and scan.folded(reading.first) not in HYPHENS:
        return None
    if unit_after(scan, reading.last) and not _short_second(scan, reading.last):
        unit = unit_after(scan, reading.last)
        if unit is not None and scan.printed(unit.first) not in ("s", "t"):
            return None
    if money_before(scan, at) or code_after(scan, reading.last):
        return None
    if scan.folded(reading.last) == "s" and not scan.gap(reading.last):
        return ("year", printed)
    cue = scan.lexicon.years.before(scan.tokens, at)
    rounded = value % 100 == 0
    noun = _noun_follows(scan, reading.last)
    if scan.lexicon.before.before(scan.tokens, reading.first) and noun and cue is None:
        return None
    if rounded and (noun or cue is None):
        return None
    if noun and cue is None and not 1950 <= value <= 2050:
        return None
    return ("year", printed)


def _short_second(scan: Scan, place: int) -> bool:
    return scan.folded(place) == "s" and not scan.gap(place)


def _noun_follows(scan: Scan, place: int) -> bool:
    if place >= len(scan.tokens):
        return False
    token = scan.tokens[place]
    return token.kind == "word" and token.gap > 0 and token.folded not in scan.lexicon.stops and scan.printed(place).islower()


def _rank(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """7th, 1er, second, vigésimo quinto."""
    if reading.number.role != "ordinal":
        return None
    return ("ordinal", str(reading.number.value))


def _article(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """un pays, a country, one of the; but "at least one", "un seul", "un PCR au moins" count."""
    if reading.number.role != "article":
        return None
    tokens, lexicon = scan.tokens, scan.lexicon
    if lexicon.pronoun_before.before(tokens, reading.first) or lexicon.pronoun_after.at(tokens, reading.last):
        return ("article", None)
    if reading.last < len(tokens) and (tokens[reading.last].kind == "digits" or scan.word(reading.last).cardinal is not None):
        return ("article", None)
    if scan.folded(reading.first) in lexicon.counting:
        return None
    if lexicon.number_before.before(tokens, reading.first) or lexicon.before.before(tokens, reading.first):
        return None
    if lexicon.number_after.at(tokens, reading.last) or _qualified_after(scan, reading.last):
        return None
    if unit_after(scan, reading.last) is not None and unit_after(scan, reading.last).kind in ("percent",):  # type: ignore[union-attr]
        return None
    return ("article", None)


_NOUN_WORDS: Final = 3


def _may_be_number(scan: Scan, place: int) -> bool:
    return scan.folded(place)[:1].isdigit() or scan.folded(place) in scan.lexicon.words


def _qualified_after(scan: Scan, place: int) -> bool:
    """Say whether "au moins" and the like stand behind the noun: "un PCR au moins"."""
    for step in range(1, _NOUN_WORDS + 1):
        at = place + step
        if at >= len(scan.tokens) or scan.tokens[at - 1].kind != "word":
            return False
        found = scan.lexicon.after.at(scan.tokens, at)
        if found is not None and found[1] in (">=", "<="):
            return not _may_be_number(scan, found[0])
    return False
