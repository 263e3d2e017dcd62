"""JSON numbers say what was printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factsheet_extract.assemble.numbers import json_number


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(Decimal("195"), 195), (Decimal("1E+6"), 1_000_000), (Decimal("30.70"), 30.7), (Decimal(0), 0), (None, None)],
)
def test_a_whole_value_is_an_integer(value, wanted):
    """195 is written 195, never 195.0; 30.70 is 30.7; nothing stays nothing."""
    found = json_number(value)

    assert found == wanted
    assert type(found) is type(wanted)
