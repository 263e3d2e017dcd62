"""Broken copies of sheets that once were too much: each is read like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet_extract.extract import extract_document
from factsheet_extract.readers import read_bytes
from tests.faults.hostile import mutated

SHELF = Path(__file__).parents[2] / "sources"


@pytest.mark.parametrize(
    ("sheet", "seed"),
    [("ocha-rdc-ebola/2014-09-21.en.pdf", 5136), ("nfhs-state/2019-21.en.pdf", 5013), ("nfhs-state/2015-16.en.pdf", 5014)],
)
def test_a_mark_with_nothing_beside_it_is_no_block(sheet: str, seed: int) -> None:
    """Where letters are lost and a footnote mark stands alone, no block without words is made of it, and the rest is read."""
    document = read_bytes(mutated((SHELF / sheet).read_bytes(), seed), "broken.pdf")

    assert all(block.segments for block in document.blocks)
    assert len(extract_document(document).counts) > 30
