"""Digits with every separator: what is printed in any of the three languages' ways is read back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_extract.languages import CODES, load_language
from factsheet_extract.text.numbers import read_numbers
from factsheet_extract.text.numerals import SeparatorStyle, read_numeral, separator_style
from factsheet_extract.text.precision import interval_of

BLANKS = [" ", "\u00a0", "\u202f", "\u2009"]
STYLES = [(thousands, decimal) for thousands in [*BLANKS, "'", "’", ".", ",", ""] for decimal in ".," if thousands != decimal]


def printed(whole: int, decimals: str, thousands: str, decimal: str) -> str:
    """Print a number with the given grouping and decimal marks."""
    grouped = f"{whole:,}".replace(",", thousands)
    return grouped + (decimal + decimals if decimals else "")


@pytest.mark.parametrize(("thousands", "decimal"), STYLES)
@settings(max_examples=25, deadline=None)
@given(whole=st.integers(0, 999_999_999), decimals=st.from_regex(r"[0-9]{0,4}", fullmatch=True))
def test_every_printed_form_is_read_back(thousands: str, decimal: str, whole: int, decimals: str) -> None:
    """With the document's style known, every grouping and decimal mark gives the number and its last digit's worth."""
    text = printed(whole, decimals, thousands, decimal)
    style = SeparatorStyle(decimal, frozenset({thousands}))
    for code in CODES:
        numbers = read_numbers(text, load_language(code), style=style)
        assert [(text[number.start : number.end], number.value) for number in numbers] == [
            (text, Decimal(f"{whole}.{decimals or 0}"))
        ]
        assert numbers[0].step == Decimal(1).scaleb(-len(decimals))


@pytest.mark.parametrize(
    ("texts", "decimal"),
    [
        (["1,234.5", "12"], "."),
        (["1.234,5"], ","),
        (["12,5 %", "1.234"], ","),
        (["1.234.567"], ","),
        (["0.25 and 3,5"], None),
        (["12 and 13"], None),
    ],
)
def test_a_document_shows_its_style(texts: list[str], decimal: str | None) -> None:
    """Numerals that leave no doubt decide for those that do; contradiction decides nothing."""
    assert separator_style(texts).decimal == decimal


def test_one_separator_and_three_digits_is_ambiguous() -> None:
    """ "1.234" follows the language and is flagged until the document shows its style."""
    assert read_numeral("1.234", ",").value == 1234  # type: ignore[union-attr]
    flagged = read_numeral("1.234", ",", SeparatorStyle())
    assert flagged is not None
    assert flagged.ambiguous
    shown = read_numeral("1.234", ",", SeparatorStyle("."))
    assert shown is not None
    assert (shown.value, shown.ambiguous) == (Decimal("1.234"), False)


@pytest.mark.parametrize("text", ["1.2.3", "22,24,26", "12,34,56", "1,23.4,5"])
def test_what_is_no_single_number(text: str) -> None:
    """Section numbers and lists without blanks are no numeral."""
    assert read_numeral(text, ".") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("22,24,26,31", [22, 24, 26, 31]),
        ("423 0000", [423, 0]),
        ("656 139 94 45", [656, 139, 94, 45]),
        ("x² 10²", [10]),
        ("1.234.567", [1234567]),
        ("12,34,567", [1234567]),
    ],
)
def test_rows_lists_and_raised_digits(text: str, values: list[int]) -> None:
    """A row of numbers is not joined, a list is cut, a raised digit is no part of the number."""
    assert [number.value for number in read_numbers(text, load_language("en"))] == values


@pytest.mark.parametrize(
    ("text", "code", "low", "high"),
    [
        ("25.1 million", "en", 25_050_000, 25_150_000),
        ("25,067,843", "en", "25067842.5", "25067843.5"),
        ("64,1 %", "fr", "64.05", "64.15"),
        ("20 mil", "es", 19_500, 20_500),
        ("-4.2", "en", "-4.25", "-4.15"),
    ],
)
def test_a_printed_figure_is_an_interval(text: str, code: str, low: float | str, high: float | str) -> None:
    """Half a unit of the last printed digit lies to each side."""
    assert interval_of(text, code) == (Decimal(low), Decimal(high))


def test_no_number_no_interval() -> None:
    """Asking for the interval of words without a number raises."""
    with pytest.raises(ValueError, match="no number"):
        interval_of("none", "en")


def test_a_language_that_groups_by_blanks_does_so_beside_points() -> None:
    """A French sheet may print 12 296 400 and 6.261.800; an English one that groups by commas sets two numbers apart."""
    style = separator_style(["6.261.800 élèves", "12 296 400 élèves"])
    assert [number.value for number in read_numbers("12 296 400", load_language("fr"), style=style)] == [12_296_400]
    style = separator_style(["6,261,800 pupils"])
    assert [number.value for number in read_numbers("12 296", load_language("en"), style=style)] == [12, 296]
