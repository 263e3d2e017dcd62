"""Dates in words: "10-11 octobre 2017", "les 15 et 22 mars", "January 29, 2016", "Sept. 17", and years and spans of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Reference
from factsheet_extract.text.number_words import HYPHENS

if TYPE_CHECKING:
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 2150


@dataclass(frozen=True, slots=True)
class Dated:
    """A date over tokens first .. last (exclusive)."""

    first: int
    last: int
    reference: Reference


class Numbers:
    """The readings of a text, found by the token they begin at or end before."""

    def __init__(self, readings: list[Reading]) -> None:
        self.starting = {reading.first: reading for reading in readings}
        self.ending = {reading.last: reading for reading in readings}
        self.signed = {reading.first + 1: reading for reading in readings if reading.sign}


def find_dates(scan: Scan, readings: list[Reading]) -> list[Dated]:
    """Give the dates built round a month's name, or in numbers joined by words (9 de 8 de 1971), in order, without overlaps."""
    numbers = Numbers(readings)
    found: list[Dated] = []
    for place, token in enumerate(scan.tokens):
        if token.kind != "word":
            continue
        if token.folded in scan.lexicon.months:
            dated = _date_at(scan, numbers, place)
        elif token.folded in scan.lexicon.date_joiners:
            dated = _in_numbers(scan, numbers, place)
        else:
            continue
        if dated is not None and (not found or dated.first >= found[-1].last):
            found.append(dated)
    return found


def _in_numbers(scan: Scan, numbers: Numbers, place: int) -> Dated | None:
    """Read "9 de 8 de 1971": day, month and year joined twice by the same word at `place`."""
    if scan.folded(place) != scan.folded(place + 2) or not is_year_text(scan.folded(place + 3)):
        return None
    day, month = _day(scan, numbers.ending.get(place)), _day(scan, numbers.starting.get(place + 1))
    if day is None or month is None or month > 12 or not scan.folded(place - 1).isdecimal():
        return None
    reference = Reference(
        scan.tokens[place - 1].start, scan.tokens[place + 3].end, "date", _iso([day], month, int(scan.folded(place + 3)))
    )
    return Dated(place - 1, place + 4, reference)


def _date_at(scan: Scan, numbers: Numbers, place: int) -> Dated | None:
    month = scan.lexicon.months[scan.folded(place)]
    first, days = _days_before(scan, numbers, place)
    last = place + 1 + (scan.folded(place + 1) == "." and scan.gap(place + 1) == 0)
    if not days:
        last, days = _days_after(scan, numbers, last)
        first = place
    last, year = _year_after(scan, numbers, last, bool(days))
    if year is None:
        first, year = _year_before(scan, numbers, first)
    if year is not None and not days:
        first, last, days = _glued_day(scan, numbers, first, last)
    if (not days and year is None) or not _is_month(scan, place, days, year):
        return None
    if last == place + 2 and scan.folded(place + 1) == ".":
        last -= 1  # the full stop of a sentence, not of an abbreviation
    reference = Reference(scan.tokens[first].start, scan.tokens[last - 1].end, "date", _iso(days, month, year))
    return Dated(first, last, reference)


def _glued_day(scan: Scan, numbers: Numbers, first: int, last: int) -> tuple[int, int, list[int]]:
    """Read a day glued behind or before month and year: 2019-aug-1, septiembre-2020-23, 23-2020-septiembre."""
    glued = last < len(scan.tokens) and not scan.gap(last) and (scan.folded(last) in HYPHENS or scan.folded(last) == "/")
    if glued and (scan.folded(last - 2) in HYPHENS or first < last - 1):
        after, days = _days_after(scan, numbers, last + 1)
        if days:
            return first, after, days
    if first >= 2 and scan.folded(first - 1) in HYPHENS and not scan.gap(first) and not scan.gap(first - 1):
        day = _day(scan, numbers.ending.get(first - 1))
        return (first - 2, last, [day]) if day is not None else (first, last, [])
    return first, last, []


def _is_month(scan: Scan, place: int, days: list[int], year: int | None) -> bool:
    """Tell the month from the word: "may", "march" without a capital need a day and a year; any other a day or a year."""
    if scan.folded(place) in scan.lexicon.doubtful_months and not scan.printed(place)[0].isupper():
        return bool(days) and year is not None
    return bool(days) or year is not None


def _day(scan: Scan, reading: Reading | None) -> int | None:
    """Give the day a number stands for; the dash before it may part it from what is before (No. 4 - 29 août)."""
    if reading is None or reading.number.role not in ("cardinal", "ordinal", "article"):
        return None
    value = abs(reading.number.value)
    if value != value.to_integral_value() or not 1 <= value <= 31 or reading.scale != 1:
        return None
    if reading.number.role == "article" and scan.folded(reading.first) not in scan.lexicon.counting:
        return None
    return int(value)


def _days_before(scan: Scan, numbers: Numbers, place: int) -> tuple[int, list[int]]:
    """Read the days before a month: 22 mars; 1er octobre; 10-11 octobre; les 10, 11 et 12 octobre; du 23 au 29 mars."""
    at = place
    while scan.folded(at - 1) in scan.lexicon.date_joiners and at > 0:
        at -= 1
    if at == place and (scan.folded(at - 1) in HYPHENS or scan.folded(at - 1) == "/") and not scan.gap(at):
        at -= 1
    days: list[int] = []
    first = place
    while (day := _day(scan, reading := numbers.ending.get(at))) is not None and scan.gap(at) <= 2:
        assert reading is not None
        if days and scan.lexicon.references.before(scan.tokens, reading.first) is not None:
            break  # No. 4 - 29 août
        days.insert(0, day)
        first = reading.first + (1 if reading.sign else 0)
        at = _before_joint(scan, first)
        if at == first:
            break
    return first, days


def _before_joint(scan: Scan, place: int) -> int:
    """Step back over what joins two days: a comma, a hyphen, et, and, au, to, al."""
    if scan.folded(place - 1) in scan.lexicon.date_joiners and scan.lexicon.until.before(scan.tokens, place - 1):
        place -= 1  # "el 9 y el 10 de octubre", "le 9 et le 10 octobre"
    folded = scan.folded(place - 1)
    if folded in HYPHENS or folded in (",", "/", "&"):
        return place - 1
    joint = scan.lexicon.until.before(scan.tokens, place)
    return joint[0] if joint else place


def _days_after(scan: Scan, numbers: Numbers, place: int) -> tuple[int, list[int]]:
    """Read the days after a month: January 29; Jan. 29–31; marzo 5."""
    reading = numbers.starting.get(place)
    day = _day(scan, reading)
    if reading is None or day is None or scan.gap(place) > 2:
        return place, []
    if reading.number.form != "digits" and reading.number.role != "ordinal":
        return place, []
    if _unit_follows(scan, reading.last):
        return place, []
    last = reading.last
    if scan.folded(last) in HYPHENS or scan.folded(last) in ("to", "and", "a", "y", "et", "au"):
        second = numbers.starting.get(last + 1) or numbers.signed.get(last + 1)
        other = _day(scan, second)
        if second is not None and other is not None and other > day and len(scan.folded(last + 1)) <= 2:
            return second.last, [day, other]
    return last, [day]


def _unit_follows(scan: Scan, place: int) -> bool:
    return scan.folded(place) == "%" or bool(scan.lexicon.percent.at(scan.tokens, place))


def _year_after(scan: Scan, numbers: Numbers, place: int, dated: bool) -> tuple[int, int | None]:
    """Read the year after a month: 2017; , 2016; de 2015; '17; 17 (a month without a day and two digits: Sept. 17)."""
    at = place + (scan.folded(place) in (",", "/"))
    while scan.folded(at) in scan.lexicon.date_joiners or scan.folded(at) in HYPHENS:
        at += 1
        if at - place > 3:
            return place, None
    short = scan.folded(at) in ("'", "’")
    reading = numbers.starting.get(at + short) or numbers.signed.get(at + short)
    if reading is None or scan.gap(at) > 2:
        return place, None
    printed = scan.folded(reading.first + (1 if reading.sign else 0))
    year = int(reading.number.value) if reading.number.value == reading.number.value.to_integral_value() else 0
    if is_year_text(printed) or (reading.number.form == "words" and _FIRST_YEAR < year < _LAST_YEAR):
        return reading.last, abs(year)
    if len(printed) == 2 and printed.isdecimal() and (short or (not dated and at == place)):
        return reading.last, 2000 + abs(year) if abs(year) < 70 else 1900 + abs(year)
    return place, None


def _year_before(scan: Scan, numbers: Numbers, place: int) -> tuple[int, int | None]:
    """Read the year glued before a month's name: 2019-aug-1, 2020/sep/23."""
    joint = place - 1
    if joint < 1 or scan.gap(joint) or scan.gap(place) or not (scan.folded(joint) in HYPHENS or scan.folded(joint) == "/"):
        return place, None
    printed = scan.folded(joint - 1)
    return (joint - 1, int(printed)) if is_year_text(printed) else (place, None)


def is_year_text(printed: str) -> bool:
    """Say whether four printed digits can be a year."""
    return len(printed) == 4 and printed.isdecimal() and _FIRST_YEAR <= int(printed) <= _LAST_YEAR


def _iso(days: list[int], month: int, year: int | None) -> str:
    stem = f"{year:04d}-{month:02d}" if year else f"--{month:02d}"
    dates = [f"{stem}-{day:02d}" for day in days] or [stem]
    return dates[0] if len(dates) == 1 else f"{dates[0]}/{dates[-1]}"
