"""Printed heads that a family's codes explain are kept for the reader and join nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_extract import diff, extract

if TYPE_CHECKING:
    from factsheet_extract.model.record import Count, FactSheet

SHELF = Path(__file__).parents[2] / "sources" / "ocha-rdc-ebola"


@pytest.fixture(scope="module")
def editions() -> tuple[FactSheet, FactSheet]:
    """Two bulletins whose table heads name the bulletin before, and so differ."""
    return extract(SHELF / "2014-09-21.en.pdf"), extract(SHELF / "2014-09-29.en.pdf")


def changes_in_cases(sheet: FactSheet) -> list[Count]:
    """Give the figures of the column of changes."""
    return [count for count in sheet.counts if count.dimensions.get("measure") == "change"]


def test_a_code_stands_beside_the_head_it_was_read_from(editions: tuple[FactSheet, FactSheet]) -> None:
    """Each figure of the column of changes keeps the head's own words beside the code."""
    for sheet in editions:
        heads = {count.dimensions["printed_column"] for count in changes_in_cases(sheet)}
        assert len(heads) == 1
        assert str(heads.pop()).startswith("Evolution (since")


def test_printed_words_set_nothing_apart(editions: tuple[FactSheet, FactSheet]) -> None:
    """What sets a figure apart is the code alone."""
    assert {tuple(count.apart.items()) for count in changes_in_cases(editions[0])} >= {(("measure", "change"),)}
    assert not any(name.startswith("printed_") for sheet in editions for count in sheet.counts for name in count.apart)


def test_a_reworded_head_parts_no_series(editions: tuple[FactSheet, FactSheet]) -> None:
    """Two editions whose heads read otherwise still pair every figure of that column that both print."""
    older, newer = editions
    known = {count.concept for count in changes_in_cases(older)} & {count.concept for count in changes_in_cases(newer)}
    found = diff(older, newer)
    lone = [change for change in found.changes if change.kind in ("added", "removed")]
    sides = [change.older or change.newer for change in lone]
    assert len(known) > 5
    assert not [side for side in sides if side and side.concept in known and side.dimensions == {"measure": "change"}]
