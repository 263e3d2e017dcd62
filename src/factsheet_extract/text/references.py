"""Numbers that are no figures, and why: years, ranks, articles, and what `labels` and `cues` know.

Start at `reason_of`: the rules in the order they are tried, each one naming its printed forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.text.cues import code_of_zeros, cue, decade, hour, index_base, period, postal_code, street_number, volume
from factsheet_extract.text.dates import is_year_text
from factsheet_extract.text.labels import (
    citation,
    compound_name,
    footnote_mark,
    identifier,
    list_marker,
    plain,
    scale_zeros,
    score,
)
from factsheet_extract.text.number_words import HYPHENS
from factsheet_extract.text.postal import named_town
from factsheet_extract.text.ranges import noun_out_of
from factsheet_extract.text.units import code_after, money_before, unit_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_COMMON_YEARS: Final = (1800, 2100)
_RECENT_YEARS: Final = (1950, 2050)
_PLURAL: Final = 4  # letters of the shortest plural looked for
_SLASHED: Final = 3  # tokens of a fraction with a slash
_PARTS, _MONTHS, _DAYS = 10, 12, 31  # a denominator up to ten is a part
_NOUN_WORDS: Final = 3


def reason_of(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Give why a number is no figure and what it stands for; None where it may be one.

    `previous` holds the reasons already given, by the last token of the number: "pages 12, 14 et 15" goes on.
    """
    for rule in _RULES:
        found = rule(scan, reading, previous)
        if found is not None:
            return found
    return None


def _goes_on(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """The second number of "pages 12-14", "tableaux 3 et 4", "Ext. 1703 - 1704", "2012–13", "220 7700" (a telephone)."""
    at = reading.first if not reading.sign else reading.first + 1
    if previous.get(at) == "phone" and scan.gap(at) == 1 and plain(scan, reading):
        return ("phone", None)
    if previous.get(at) == "identifier" and scan.gap(at) == 1 and plain(scan, reading) and scan.folded(at)[0] == "0":
        return ("identifier", None)  # "código municipal 06 05 01"
    if previous.get(at) == "identifier" and scan.gap(at) == 1 and plain(scan, reading) and _is_group(scan, at):
        return ("identifier", None)
    until = scan.lexicon.until.before(scan.tokens, at)
    if until and previous.get(until[0]) == "year" and plain(scan, reading) and is_year_text(scan.folded(at)):
        return ("year", scan.folded(at))
    joint, reason = scan.folded(at - 1), previous.get(at - 1)
    if reason is None or unit_after(scan, reading.last) is not None or reading.scale != 1:
        return None
    linked = joint in HYPHENS or joint in ("/", "&") or joint in scan.lexicon.joiners
    if reason == "reference" and joint in scan.lexicon.wholes:  # "Page 1 of 3"
        return (reason, None) if plain(scan, reading) and _ends_here(scan, reading.last) else None
    if reason == "year":
        follows = joint in HYPHENS or joint == "/" or ((linked or joint == ",") and is_year_text(scan.folded(at)))
        return ("year", None) if follows and plain(scan, reading) else None
    if linked:
        return (reason, None) if reason in _LISTED else None
    return (reason, None) if joint == "," and reason in ("reference", "phone") else None


def _is_group(scan: Scan, at: int) -> bool:
    """Say whether digits go on with the groups of three before them: "123 456 789 00012"."""
    return len(scan.folded(at - 1)) == len("123") and scan.folded(at - 1).isdecimal() and len(scan.folded(at)) >= len("123")


_LISTED: Final = frozenset({"address", "reference", "phone", "identifier", "page_number", "name"})


def _ends_here(scan: Scan, place: int) -> bool:
    return place >= len(scan.tokens) or scan.tokens[place].kind == "mark"


def _year(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """2013, 2012–13, années 1990, 1990s; four bare digits that nothing shows to be a count."""
    at = reading.first + (1 if reading.sign else 0)
    printed = scan.folded(at)
    if not is_year_text(printed) or not _may_be_year(scan, reading, at):
        return None
    if _short_second(scan, reading.last) or _spans_years(scan, reading.last, printed):
        return ("year", printed)
    cue = scan.lexicon.years.before(scan.tokens, at) is not None
    behind = _behind_span(scan, reading.last)
    noun = _noun_follows(scan, behind)
    compared = scan.lexicon.before.before(scan.tokens, reading.first) is not None
    if noun and (_counts_noun(scan, reading, cue, behind) or (compared and not cue)):
        return None
    value = int(printed)
    if value % 100 == 0 or not _COMMON_YEARS[0] <= value <= _COMMON_YEARS[1]:
        return ("year", printed) if cue and not noun and not compared else None
    return ("year", printed) if cue or not noun or _RECENT_YEARS[0] <= value <= _RECENT_YEARS[1] else None


def _may_be_year(scan: Scan, reading: Reading, at: int) -> bool:
    """Check what stands round four digits: no sign but a hyphen, no unit or currency."""
    if (
        reading.number.form != "digits"
        or reading.last - at != 1
        or (reading.sign and scan.folded(reading.first) not in HYPHENS)
    ):
        return False
    if money_before(scan, at) or code_after(scan, reading.last):
        return False
    unit = unit_after(scan, reading.last)
    priced = unit is not None and unit.kind == "money" and scan.gap(reading.last) and _in_prices(scan, at)
    titled = (
        unit is not None and unit.kind == "percent" and scan.printed(unit.first)[:1].isupper()
    )  # "…, 2021 Percent of adults"
    return _short_second(scan, reading.last) or unit is None or bool(priced) or titled


def _in_prices(scan: Scan, at: int) -> bool:
    """Say whether a year before a currency says whose prices are meant: "in 2017 dollars", "constant 2012 dollars"."""
    recent = _RECENT_YEARS[0] <= int(scan.folded(at)) <= _RECENT_YEARS[1]
    return recent and (scan.folded(at - 1) in scan.lexicon.prices or scan.folded(at - 2) in scan.lexicon.prices)


def _behind_span(scan: Scan, place: int) -> int:
    """Give the place behind a number, or behind the other end where a dash and more digits go on: "1500-2000 personnes"."""
    dashed = scan.folded(place) in HYPHENS and not scan.gap(place) and scan.folded(place + 1).isdecimal()
    return place + 2 if dashed else place


def _counts_noun(scan: Scan, reading: Reading, cue: bool, behind: int) -> bool:
    """Say whether a plural right behind four digits is what they count: "1986 casos", "un total de 2017 cas".

    Only where the noun does not stand last: English says "2017 estimates" of a year.
    """
    word = scan.folded(behind)
    plural = word in scan.lexicon.plurals or (len(word) >= _PLURAL and word[-1] in "sx") or word in scan.lexicon.alike
    weak = not cue or scan.lexicon.of.before(scan.tokens, reading.first) is not None
    return not scan.lexicon.language.phrases.head_last and plural and weak


def _short_second(scan: Scan, place: int) -> bool:
    return scan.folded(place) == "s" and not scan.gap(place)


def _spans_years(scan: Scan, place: int, first: str) -> bool:
    """Say whether a later year is glued behind a dash or slash: 2000-2015, 2000/01."""
    if scan.gap(place) or (scan.folded(place) not in HYPHENS and scan.folded(place) != "/") or scan.gap(place + 1):
        return False
    second = scan.folded(place + 1)
    whole = is_year_text(second) and int(first) < int(second) <= int(first) + _LONGEST_SPAN
    short = second.isdecimal() and len(second) == _SHORT_YEAR and int(second) == (int(first) + 1) % 100
    ends = place + 2 >= len(scan.tokens) or scan.tokens[place + 2].kind != "digits" or scan.gap(place + 2) > 0
    counts = _noun_follows(scan, place + 2) and not _RECENT_YEARS[0] <= int(first) <= _RECENT_YEARS[1]
    return ends and (whole or short) and not counts and unit_after(scan, place + 2) is None


_LONGEST_SPAN: Final = 60  # years
_SHORT_YEAR: Final = 2  # digits


def _noun_follows(scan: Scan, place: int) -> bool:
    if place >= len(scan.tokens):
        return False
    token = scan.tokens[place]
    return token.kind == "word" and token.gap > 0 and token.folded not in scan.lexicon.stops and scan.printed(place).islower()


def _day_and_month(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """9/11, 24/12: a day and a month without a year; parts that are measured in (3/16 inch) are none."""
    if reading.number.form != "fraction" or reading.last - reading.first != _SLASHED or unit_after(scan, reading.last):
        return None
    first, second = scan.folded(reading.first), scan.folded(reading.last - 1)
    if not (first.isdecimal() and second.isdecimal()) or not _PARTS < int(second) <= _DAYS or int(first) > _DAYS:
        return None
    return ("date", None) if int(first) <= _MONTHS or int(second) <= _MONTHS else None


def _half_of_period(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """the first half of the year, la première moitié: a part named by its rank."""
    if reading.number.role != "fraction" or reading.words > 1 or reading.scale != 1 or reading.first == 0:
        return None
    return ("ordinal", None) if previous.get(reading.first) == "ordinal" else None


def _repeated(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """a third straight quarter, une neuvième réunion: one more of its kind; "a third of", "a third more" are parts."""
    if reading.number.role != "fraction" or reading.last - reading.first != _ARTICLE_AND_PART or not scan.lexicon.part_after:
        return None
    article, after = scan.folded(reading.first), reading.last
    rank = scan.word(reading.last - 1).ordinal
    if rank is None or article not in scan.lexicon.articles:
        return None
    if article not in scan.lexicon.rank_articles and not (
        _comes_after(scan, rank, previous) or (not scan.lexicon.rank_articles and _noun_follows(scan, after))
    ):
        return None
    if scan.folded(after) in scan.lexicon.part_after or scan.folded(after) in scan.lexicon.determiners:
        return None
    return ("ordinal", str(rank)) if scan.lexicon.of.at(scan.tokens, after) is None else None


def _comes_after(scan: Scan, rank: int, previous: Mapping[int, Reason]) -> bool:
    """Say whether the rank before it was given already: "the sixth meeting … was followed by a seventh"."""
    return any(reason == "ordinal" and scan.word(last - 1).ordinal == rank - 1 for last, reason in previous.items())


_ARTICLE_AND_PART: Final = 2  # tokens


def _average(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """una media de 12: an average, no half; the word stands in a phrase before a figure."""
    if reading.number.role != "fraction" or reading.number.form != "words":
        return None
    if reading.last >= len(scan.tokens):
        return None
    found = scan.lexicon.before.before(scan.tokens, reading.last + 1)
    return ("article", None) if found is not None and found[0] <= reading.first else None


def _rank(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """7th, 1er, second, vigésimo quinto."""
    if reading.number.role != "ordinal":
        return None
    return ("ordinal", str(reading.number.value))


def _article(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """un pays, a country, one of the; but "at least one", "un seul", "un PCR au moins" count."""
    if reading.number.role != "article" or len(scan.tokens) == 1:
        return None
    tokens, lexicon = scan.tokens, scan.lexicon
    unit = unit_after(scan, reading.last)
    if scan.folded(reading.first) in lexicon.counting and unit is not None:
        return None
    if unit is not None and scan.folded(unit.last) in lexicon.not_per:  # "más que un año antes"
        return ("article", None)
    if lexicon.pronoun_before.before(tokens, reading.first) or lexicon.pronoun_after.at(tokens, reading.last):
        return ("article", None)
    if reading.last < len(tokens) and (tokens[reading.last].kind == "digits" or scan.word(reading.last).cardinal is not None):
        return ("article", None)
    if scan.folded(reading.first) in lexicon.counting:
        return None
    if lexicon.number_before.before(tokens, reading.first) or lexicon.before.before(tokens, reading.first):
        return None
    if lexicon.number_after.at(tokens, reading.last) or _qualified_after(scan, reading.last) or noun_out_of(scan, reading.last):
        return None
    if unit is not None and unit.kind == "percent":
        return None
    return ("article", None)


def _level(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """95 % CI, 95% confidence interval, IC à 95 %: how sure an interval is."""
    if reading.number.value not in _LEVELS or reading.number.form != "digits" or reading.sign:
        return None
    percent = unit_after(scan, reading.last)
    last = percent.last if percent is not None and percent.kind == "percent" else reading.last
    words = scan.lexicon.confidence
    beside = words.at(scan.tokens, last) or words.before(scan.tokens, reading.first)
    return ("name", None) if beside else None


_LEVELS: Final = frozenset({80, 90, 95, 99})


def _may_be_number(scan: Scan, place: int) -> bool:
    return scan.folded(place)[:1].isdecimal() or scan.folded(place) in scan.lexicon.words


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


_RULES: Final = (
    compound_name,
    scale_zeros,
    _level,
    citation,
    identifier,
    footnote_mark,
    list_marker,
    hour,
    period,
    volume,
    decade,
    index_base,
    cue,
    street_number,
    _goes_on,
    score,
    postal_code,
    code_of_zeros,
    named_town,
    _year,
    _day_and_month,
    _half_of_period,
    _average,
    _repeated,
    _rank,
    _article,
)
