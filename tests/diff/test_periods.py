"""What time a text speaks of."""

from __future__ import annotations

import time

import pytest

from factsheet_extract.diff.months import months_of
from factsheet_extract.diff.periods import Period, edition_period, find_period, in_order

YEAR = Period("2018-01-01", "2018-12-31")


@pytest.mark.parametrize(
    ("text", "language", "rest", "start", "end"),
    [
        ("2018", "en", "", "2018-01-01", "2018-12-31"),
        ("nfhs-4 (2015-16)", "en", "nfhs-4 ( )", "2015-01-01", "2016-12-31"),
        ("2005–06 total", "en", "total", "2005-01-01", "2006-12-31"),
        ("2015/2016", "fr", "", "2015-01-01", "2016-12-31"),
        ("2009-11", "en", "", "2009-01-01", "2011-12-31"),
        ("2014-09", "en", "", "2014-09-01", "2014-09-30"),
        ("2017-10-10/2017-10-11", "fr", "", "2017-10-10", "2017-10-11"),
        ("depuis le rapport du 17 septembre 2014", "fr", "depuis le rapport du", "2014-09-17", "2014-09-17"),
        ("since the last report on 17 sept.", "en", "since the last report on", "2014-09-17", "2014-09-17"),
        ("september 17, 2014", "en", "", "2014-09-17", "2014-09-17"),
        ("18 de enero de 2016", "es", "", "2016-01-18", "2016-01-18"),
        ("aout 2014", "fr", "", "2014-08-01", "2014-08-31"),
        ("du 16 aout au 18 septembre 2014", "fr", "du au", "2014-08-16", "2014-09-18"),
    ],
)
def test_printed_forms_of_a_time_are_one_span_of_days(text: str, language: str, rest: str, start: str, end: str) -> None:
    """A year, a pair of years, a month, a day or two days give their first and last day, and leave the other words."""
    assert find_period(text, months_of(language), 2014) == (rest, Period(start, end))


@pytest.mark.parametrize("text", ["total", "age 15-19", "1,234", "12.2018", "n 12", "1 234 500", "covid-19", "31 fevrier"])
def test_numbers_that_are_no_time_stay(text: str) -> None:
    """Ages, counts and identifiers are no period."""
    assert find_period(text, months_of("fr")) == (text, None)


def test_an_edition_named_by_a_running_number_has_no_period() -> None:
    """Edition 12 is no year."""
    assert edition_period("12") is None
    assert edition_period(None) is None
    assert edition_period("2018") == YEAR


def test_editions_stand_in_time_and_running_numbers_in_natural_order() -> None:
    """Number 4 stands before number 12, and 2015-16 before 2019-21."""
    assert list(in_order({"12": None, "4": None})) == ["4", "12"]
    assert list(in_order({name: edition_period(name) for name in ("2019-21", "2015-16")})) == ["2015-16", "2019-21"]


def test_hostile_text_takes_linear_time() -> None:
    """100 KB of almost-dates are read in a moment, and ten times less in a tenth."""
    spent = []
    for size in (10_000, 100_000):
        text = ("2014-09- 17 septembr 20 " * size)[:size]
        start = time.process_time()
        find_period(text, months_of("fr"))
        spent.append(time.process_time() - start)
    assert spent[1] < 40 * max(spent[0], 0.001)
