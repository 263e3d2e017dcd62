"""Changes that look like faults of reading."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet_extract.diff import diff
from tests.factories_records import a_count, a_sheet


def reasons(older: list[Any], newer: list[Any]) -> list[str]:
    """Give the reasons for suspicion between two editions with these figures."""
    found = diff(a_sheet(counts=older), a_sheet("iom-iscm/2019.fr.pdf", edition="2019", counts=newer))
    return [sign.reason for change in found.changes for sign in change.suspicious]


@pytest.mark.parametrize(
    ("older", "newer", "reason"),
    [
        (195, 159, "digit_swapped"), (64.12, 64.21, "digit_swapped"), (1234, 1.234, "separator"), (12.5, 125, "separator"),
        (3, 3000, "separator"), (-4.22, 4.22, "sign_lost"), (3862, 386, "glued_mark"), (386, 3862, "glued_mark"),
    ],
)  # fmt: skip
def test_the_known_faults_are_named(older: float, newer: float, reason: str) -> None:
    """Swapped digits, a lost separator or sign, a footnote mark stuck to a figure."""
    assert reasons([a_count(value=older)], [a_count(value=newer)]) == [reason]


@pytest.mark.parametrize(("older", "newer"), [(12, 21), (2, 20), (15, 16), (100, 90), (4.2, 42.1), (7, 70), (1050, 1100)])
def test_ordinary_changes_are_not(older: float, newer: float) -> None:
    """Short figures swap and grow by chance."""
    assert reasons([a_count(value=older)], [a_count(value=newer)]) == []


def test_a_page_number_in_place_of_a_figure_is_seen() -> None:
    """2 on page 2, where 195 stood before."""
    assert reasons([a_count(value=195)], [a_count(value=2, page=2)]) == ["page_number"]
    assert reasons([a_count(value=3)], [a_count(value=2, page=2)]) == []


def test_the_year_in_place_of_a_figure_is_seen() -> None:
    """2019 in the edition of 2019, where 166 stood before."""
    assert reasons([a_count(value=166)], [a_count(value=2019)]) == ["year"]
    assert reasons([a_count(value=2000)], [a_count(value=2019)]) == []


def rows(*values: float) -> list[Any]:
    """Give a table of one column."""
    return [a_count(f"row.{place}", value, start=place * 100) for place, value in enumerate(values)]


def test_a_shifted_row_is_seen_by_its_neighbours() -> None:
    """Each figure is what the row below said before; one alone with three digits would be chance."""
    assert reasons(rows(10.1, 22.2, 35.3, 47.4), rows(22.2, 35.3, 47.4, 50.5)).count("shifted_row") == 3
    assert "shifted_row" not in reasons(rows(10.1, 22.2, 35.3), rows(22.2, 23.1, 36.0))


def test_one_long_figure_from_the_row_beside_is_enough() -> None:
    """20,077 does not come about by chance."""
    assert reasons(rows(12345, 20077, 8), rows(20077, 21013, 8)) == ["shifted_row"]


def test_a_list_of_places_shifts_like_a_table() -> None:
    """One label, a place a row."""

    def places(*values: int) -> list[Any]:
        names = ("Finistère", "Morbihan", "Ille-et-Vilaine")
        return [
            a_count(None, value, label="cas", dimensions={"place": name}) for name, value in zip(names, values, strict=True)
        ]

    assert reasons(places(1007, 2063, 3011), places(2063, 3011, 3500)) == ["shifted_row", "shifted_row"]
