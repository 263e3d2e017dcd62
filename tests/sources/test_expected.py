"""Every sheet in sources/ gives exactly what a person read on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract import check, extract
from factsheet_extract.check import expected_path, load_expectations
from factsheet_extract.families import load_family
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = sorted(path for path in (ROOT / "sources").rglob("*") if path.suffix in {".pdf", ".md", ".txt"})


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: str(path.relative_to(ROOT / "sources")))
def test_the_sheet_says_what_is_expected_and_nothing_is_left_over(path: Path) -> None:
    """Each expected fact is found, none is found that is not expected, and every number is explained."""
    sheet = extract(path)
    report = check(sheet, load_expectations(expected_path(path)), load_family(sheet.family) if sheet.family else None)
    grave = [f"{each.code}: {each.message}" for each in report.findings if each.severity == "error"]
    assert grave == []
    assert report.agreed == report.expected > 0
    assert sheet.unclaimed == ()


def test_every_expectation_was_read_on_the_page() -> None:
    """No expected fact of the project's own sheets waits for a person."""
    entries = [entry for path in SHEETS for entry in load_expectations(expected_path(path)).entries()]
    assert {(entry.status, entry.checked_by) for entry in entries} == {("verified", "project")}
    assert all(entry.checked_on for entry in entries)


def test_the_editions_of_a_language_pair_hold_the_same_figures() -> None:
    """The parallel editions were written from the same facts: French, English and Spanish expect the same values."""
    for edition, folder in (("2018", "iom-iscm"), ("2014-09-21", "ocha-rdc-ebola"), ("2014-09-29", "ocha-rdc-ebola")):
        files = sorted((ROOT / "sources" / folder).glob(f"{edition}.*.expected.toml"))
        values = [
            sorted((each.concept or "", each.value or 0) for each in load_expectations(file).figures or ()) for file in files
        ]
        assert len(files) >= 2
        assert all(other == values[0] for other in values)
