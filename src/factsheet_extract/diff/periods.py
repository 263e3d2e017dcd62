"""What time a figure speaks of, read from a dimension, a table head or an edition's name.

A `Period` is a span of days as ISO dates, so that "2015-16", "NFHS-4 (2015-16)" and 2015-2016 are one, and spans can be put
in order. Words are folded (no accents, lower case) before they come here.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.model.record import Dimension

PERIOD_NAMES = frozenset({"period", "year", "date", "as_of", "round"})
"""Dimensions that are a time by their name."""
HEAD_NAMES = frozenset({"column", "row", "group", "header", "head"})
"""Dimensions that are printed heads, where a time may stand among other words."""

_YEAR = r"(?:19|20)\d\d"
# 2017-10-10/2017-10-11 · 2014-09-18
_ISO_DAY = re.compile(rf"(?<!\d)({_YEAR})-(\d\d)-(\d\d)(?:/({_YEAR})-(\d\d)-(\d\d))?(?!\d)")
# 2015-16 · 2015-2016 · 2015–16 · 2015/16 (a second part that is no later year is a month: 2014-09)
_YEARS = re.compile(rf"(?<!\d)({_YEAR}) ?[-–—/] ?({_YEAR}|\d\d)(?![\d-])")
# 17 septembre 2014 · 1er mars · 18 de enero de 2016 · 17 sept
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th|o)?\.? (?:de |of )?([a-z]{{3,12}})\b\.?(?:,? (?:de |del )?({_YEAR})(?!\d))?"
)
# September 17, 2014 · sept. 17
_MONTH_FIRST = re.compile(rf"\b([a-z]{{3,12}})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? ({_YEAR})(?!\d))?")
# août 2014 · enero de 2016
_MONTH = re.compile(rf"\b([a-z]{{3,12}})\.? (?:de |del )?({_YEAR})(?!\d)")
# 2018
_ONE_YEAR = re.compile(rf"(?<![\d.,-])({_YEAR})(?![\d-]|[.,]\d)")

# nfhs-4 ( · n° 12 – · no. 3 (   (right before a time; "age 15 (" is no running number)
_RUNNING_NUMBER = re.compile(r"(?:(?<=[a-z])-|(?<=[°º.]) ?)\d{1,3}(?=[ ([–-]{0,4}$)")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both in it, as ISO dates (YYYY-MM-DD)."""

    start: str
    end: str

    def overlaps(self, other: Period) -> bool:
        """Whether a day is in both."""
        return self.start <= other.end and other.start <= self.end

    def days_to(self, other: Period) -> int:
        """How many days lie between the beginnings of the two."""
        return abs(_ordinal(self.start) - _ordinal(other.start))


def _ordinal(day: str) -> int:
    """Give the number of a day; one printed without a year (0000) counts from year 4, a leap year."""
    return datetime.date.fromisoformat(f"0004{day[4:]}" if day.startswith("0000") else day).toordinal()


def find_period(text: str, months: Mapping[str, int], year: int | None = None) -> tuple[str, Period | None]:
    """Give `text` without the times in it, and the one period from the first of their days to the last; None without any.

    `months` are folded names with their numbers; `year` stands in for a date that is printed without one.
    """
    rest, found = _without_times(text, months, year)
    return (" ".join(rest.split()), _span_of(found)) if found else (text, None)


def find_round(text: str, months: Mapping[str, int], year: int | None = None) -> tuple[str, Period | None]:
    """Give a printed head without its time and the running number before it: "nfhs-4 (2015-16) total" -> "nfhs ( ) total".

    The number counts the rounds of a survey or the issues of a bulletin, and changes as the time does.
    """
    rest, found = _without_times(text, months, year)
    if not found:
        return text, None
    first = min(start for start, _ in found)
    return " ".join((_RUNNING_NUMBER.sub(" ", rest[:first]) + rest[first:]).split()), _span_of(found)


def _without_times(
    text: str, months: Mapping[str, int], year: int | None
) -> tuple[str, list[tuple[int, Period]]]:  # fmt: skip
    """Give the text with blanks where its times stood, and each time with its place."""
    found: list[tuple[int, Period]] = []
    for pattern, read in _READERS:
        rest = text
        for match in pattern.finditer(text):
            period = read(match, months, year)
            if period is not None:
                found.append((match.start(), period))
                rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
        text = rest
    return text, found


def _span_of(found: list[tuple[int, Period]]) -> Period:
    return Period(min(period.start for _, period in found), max(period.end for _, period in found))


def edition_period(edition: str | None) -> Period | None:
    """Give the period that an edition's name states ("2018", "2015-16", "2014-09-21"), None for a running number."""
    return find_period(edition.casefold(), {})[1] if edition else None


def may_hold_period(name: str, value: Dimension) -> bool:
    """Whether a dimension may speak of time: by its name, or as a printed head."""
    return name in PERIOD_NAMES or (name in HEAD_NAMES and isinstance(value, str))


def _iso_days(match: re.Match[str], _months: Mapping[str, int], _year: int | None) -> Period | None:
    first = _day(*match.group(1, 2, 3))
    last = _day(*match.group(4, 5, 6)) if match.group(4) else first
    return Period(first, last) if first and last and first <= last else None


def _years(match: re.Match[str], _months: Mapping[str, int], _year: int | None) -> Period | None:
    first, second = match.groups()
    if len(second) == 4:
        return _span(int(first), int(second))
    last = int(first[:2] + second)
    if last > int(first):
        return _span(int(first), last)
    return _whole_month(int(first), int(second))


def _day_first(match: re.Match[str], months: Mapping[str, int], year: int | None) -> Period | None:
    return _dated(match.group(1), match.group(2), match.group(3), months, year)


def _month_first(match: re.Match[str], months: Mapping[str, int], year: int | None) -> Period | None:
    return _dated(match.group(2), match.group(1), match.group(3), months, year)


def _month_year(match: re.Match[str], months: Mapping[str, int], _year: int | None) -> Period | None:
    month = months.get(match.group(1))
    return _whole_month(int(match.group(2)), month) if month else None


def _one_year(match: re.Match[str], _months: Mapping[str, int], _year: int | None) -> Period | None:
    return _span(int(match.group(1)), int(match.group(1)))


def _dated(day: str, word: str, printed_year: str | None, months: Mapping[str, int], year: int | None) -> Period | None:
    month = months.get(word)
    if month is None:
        return None
    date = _day(printed_year or f"{year or 0:04d}", str(month), day)
    return Period(date, date) if date else None


def _day(year: str, month: str, day: str) -> str | None:
    known = 1 <= int(month) <= 12 and 1 <= int(day) <= monthrange(int(year) or 4, int(month))[1]
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}" if known else None


def _span(first: int, last: int) -> Period | None:
    return Period(f"{first}-01-01", f"{last}-12-31") if first <= last <= first + 60 else None


def _whole_month(year: int, month: int) -> Period | None:
    if not 1 <= month <= 12:
        return None
    return Period(f"{year}-{month:02d}-01", f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}")


_READERS = (
    (_ISO_DAY, _iso_days), (_YEARS, _years), (_DAY_FIRST, _day_first), (_MONTH_FIRST, _month_first),
    (_MONTH, _month_year), (_ONE_YEAR, _one_year),
)  # fmt: skip


def in_order(periods: Mapping[str, Period | None]) -> Iterator[str]:
    """Give edition names in time; those without a period follow in natural order (4 before 12)."""
    yield from sorted(periods, key=lambda name: (periods[name] is None, periods[name] or _NEVER, natural(name)))


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Give a sorting key under which "n4" stands before "n12"."""
    parts = re.findall(r"\d{1,18}|[^\d]{1,200}", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


_NEVER = Period("9999-12-31", "9999-12-31")
