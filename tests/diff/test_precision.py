"""How far a printed figure can be trusted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.diff.facts import edition_of
from factsheet_extract.diff.precision import agree, step_of
from tests.factories_records import a_count, a_sheet

if TYPE_CHECKING:
    from factsheet_extract.model.difference import Side


@pytest.mark.parametrize(
    ("printed", "value", "step"),
    [
        ("25.1 million", "25100000", "100000"), ("1 234,5", "1234.5", "0.1"), ("97.0", "97", "0.1"), ("0,0", "0", "0.1"),
        ("vingt-deux", "22", "1"), ("- 4,22 %", "-4.22", "0.01"), ("2 000 m2", "2000", "1"), ("(30.7)", "30.7", "0.1"),
    ],
)  # fmt: skip
def test_the_last_printed_digit_has_its_worth(printed: str, value: str, step: str) -> None:
    """The worth of the last digit follows from the digits and the value, whatever the separators."""
    assert step_of(printed, Decimal(value)) == Decimal(step)


def a_side(value: float, printed: str) -> Side:
    """Give a figure as a diff shows it."""
    return edition_of(a_sheet(counts=[a_count(value=value, printed=printed)]), {}).facts[0].side


def test_a_rounded_figure_agrees_with_the_exact_one() -> None:
    """25.1 million agrees with 25,067,843 and not with 25,100,000 printed in full against it."""
    assert agree(a_side(25_100_000, "25.1 million"), a_side(25_067_843, "25,067,843"))
    assert not agree(a_side(25_100_000, "25,100,000"), a_side(25_067_843, "25,067,843"))
    assert not agree(a_side(42.1, "42.1"), a_side(42.2, "42.2"))
