"""Spelled numbers: what is spelled out is read back, in each language and at every size."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_extract.languages import CODES, load_language
from factsheet_extract.text.numbers import read_numbers
from tests.text.spelling import SPELLERS

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Number

EVERY = [(code, way) for code, ways in SPELLERS.items() for way in range(len(ways))]


def only(text: str, code: str) -> Number:
    """Read the one number that is the whole of `text`."""
    numbers = read_numbers(text, load_language(code))
    assert [text[number.start : number.end] for number in numbers] == [text]
    return numbers[0]


@pytest.mark.parametrize(("code", "way"), EVERY)
def test_every_number_up_to_1100_is_read_back(code: str, way: int) -> None:
    """0 to 1,100 spelled out give the same number over the whole string."""
    for number in range(1101):
        text = SPELLERS[code][way](number)
        assert only(text, code).value == number, text


@pytest.mark.parametrize(("code", "way"), EVERY)
@settings(max_examples=80, deadline=None)
@given(number=st.integers(2000, 999_999_999))
def test_large_numbers_are_read_back(code: str, way: int, number: int) -> None:
    """Up to a billion the spelled number is read back whole."""
    text = SPELLERS[code][way](number)
    assert only(text, code).value == number


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=60, deadline=None)
@given(first=st.integers(0, 999), second=st.integers(0, 999))
def test_two_numbers_with_a_comma_stay_two(code: str, first: int, second: int) -> None:
    """A comma between two spelled numbers keeps them apart."""
    one, two = SPELLERS[code][0](first), SPELLERS[code][0](second)
    values = [number.value for number in read_numbers(f"{one}, {two}.", load_language(code))]
    assert values == [first, second]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "two hundred point seventy-one", "200.71"),
        ("en", "nine point nought four", "9.04"),
        ("en", "nineteen seventy-three", "1973"),
        ("en", "4 thousand 3 hundred and 21", "4321"),
        ("en", "three million and a half", "3500000"),
        ("en", "one billion and three quarters million", "1000750000"),
        ("en", "twenty-one trillion and three hundred", "21000000000300"),
        ("en", "three lakh crore", "3000000000000"),
        ("en", "half a million", "500000"),
        ("en", "12.32e+14", "1232000000000000"),
        ("en", "1.3 x 10^6", "1300000"),
        ("fr", "dix neuf cent soixante-treize", "1973"),
        ("fr", "deux cent virgule cinquante deux", "200.52"),
        ("fr", "trois millions sept", "3000007"),
        ("fr", "un million et demi", "1500000"),
        ("fr", "cinquante trois mille millions", "53000000000"),
        ("fr", "2,33 k", "2330"),
        ("es", "dos mil y cuatro docenas", "2048"),
        ("es", "diez y seis", "16"),
        ("es", "doscientos coma cero tres", "200.03"),
        ("es", "tres millones y medio", "3500000"),
        ("es", "tres billones cuatrocientos mil millones", "3400000000000"),
        ("es", "4 millones 2 mil 3", "4002003"),
    ],
)
def test_compound_forms(code: str, text: str, value: str) -> None:
    """Spoken decimals, mixed forms, fractions of a scale, powers."""
    assert only(text, code).value == Decimal(value)


@pytest.mark.parametrize(
    ("code", "text", "over", "under"),
    [
        ("en", "two thirds", 2, 3),
        ("en", "one hundred thirty fifths", 100, 35),
        ("en", "one hundred thirty-two fifths", 132, 5),
        ("en", "three twenty-firsts", 3, 21),
        ("en", "2 1/4", 9, 4),
        ("en", "3½", 7, 2),
        ("fr", "trois quarts", 3, 4),
        ("fr", "une vingt et unième", 1, 21),
        ("fr", "quatre centièmes", 4, 100),
        ("es", "tres doscientosmilésimos", 3, 200_000),
        ("es", "ciento treinta quintos", 130, 5),
        ("es", "veinte veinticincoavos", 20, 25),
        ("es", "uno con un cuarto", 5, 4),
    ],
)
def test_fractions(code: str, text: str, over: int, under: int) -> None:
    """A spelled or printed fraction has its exact value to 20 places."""
    assert abs(only(text, code).value - Decimal(over) / Decimal(under)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("code", "text", "rank"),
    [
        ("en", "twenty-first", 21),
        ("en", "one hundred twenty-fifth", 125),
        ("en", "twentyfifth", 25),
        ("en", "90th", 90),
        ("fr", "quatre-vingtième", 80),
        ("fr", "nonante-deuxième", 92),
        ("fr", "deux centième", 200),
        ("fr", "1ère", 1),
        ("es", "vigésimo quinto", 25),
        ("es", "décimo octavo", 18),
        ("es", "decimotercera", 13),
        ("es", "cincuenta y dos milésimo tricentésimo cuadragésimo séptimo", 52347),
        ("es", "veintidosmilésimo", 22000),
        ("es", "30º", 30),
    ],
)
def test_ranks(code: str, text: str, rank: int) -> None:
    """A rank in words or digits is read as one, with its place."""
    number = only(text, code)
    assert (number.value, number.role) == (rank, "ordinal")


@pytest.mark.parametrize(
    ("code", "text", "values"),
    [
        ("en", "between one hundred and two hundred", [100, 200]),
        ("en", "one thousand and two thousand", [1000, 2000]),
        ("en", "4000 3 hundred and 21", [4000, 321]),
        ("fr", "de zéro à dix", [0, 10]),
        ("fr", "quatre-vingt; quatre-vingt-dix", [80, 90]),
        ("es", "cien y doscientos", [100, 200]),
    ],
)
def test_neighbours_are_not_swallowed(code: str, text: str, values: list[int]) -> None:
    """A number ends where the next word cannot belong to it."""
    assert [number.value for number in read_numbers(text, load_language(code))] == values


@pytest.mark.parametrize("text", ["percent", "pour cent", "por ciento"])
def test_the_hundred_of_percent_is_no_number(text: str) -> None:
    """The word for percent holds no number in any language."""
    for code in CODES:
        if text.split()[0] in ("pour", "por") and code != {"pour": "fr", "por": "es"}[text.split()[0]]:
            continue
        assert read_numbers(text, load_language(code)) == ()


def test_a_hundred_may_open_a_rank() -> None:
    """Where ranks are asked for, "a hundred millionth" is one; else it is a fraction."""
    language = load_language("en")
    (rank,) = read_numbers("a hundred millionth", language, ranks=True)
    assert (rank.role, rank.value) == ("ordinal", 100_000_000)
    assert [number.role for number in read_numbers("a hundred millionth", language)] == ["fraction"]
