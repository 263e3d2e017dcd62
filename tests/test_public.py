"""The package's verbs take what a person types."""

from __future__ import annotations

from pathlib import Path

import factsheet_extract
from factsheet_extract import extract, read

SHEET = Path(__file__).parents[1] / "sources" / "iom-iscm" / "2018.fr.md"


def test_a_sheet_is_named_by_text_or_by_path() -> None:
    """A path may be written as a string."""
    assert read(str(SHEET)) == read(SHEET)
    assert extract(str(SHEET)) == extract(SHEET)


def test_every_public_name_is_there() -> None:
    """Each name that the package promises can be had from it."""
    assert all(getattr(factsheet_extract, name) is not None for name in factsheet_extract.__all__)
