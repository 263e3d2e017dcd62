"""A sentence of thousands of numbers costs a family's stages about as much a number as a short one does."""

from __future__ import annotations

import time

import pytest

from factsheet_extract.extract import extract_document
from factsheet_extract.families import family_names
from factsheet_extract.readers import ReadOptions
from factsheet_extract.readers.text.reader import read

# Four times the numbers may cost four times the time; as much again is left for a busy machine, a square would be 16 times.
LIMIT = 9.0
LINES = {
    "bare numbers": lambda count: " ".join(str(12 + place % 977) for place in range(count)),
    "numbers with a noun": lambda count: " ".join(f"{12 + place % 977} pays et" for place in range(count)),
    "sentences": lambda count: " ".join(f"Il y a {12 + place % 977} pays." for place in range(count)),
}


def cost(text: str) -> float:
    """Give the shorter of two runs, in time of the processor."""
    document = read(text.encode(), "line.txt", ReadOptions())
    taken = []
    for _ in range(2):
        begun = time.process_time()
        extract_document(document, family="iom-iscm", language="fr")
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("kind", list(LINES))
def test_cost_grows_with_the_numbers(kind: str) -> None:
    """Four times as many numbers on one line cost about four times the time."""
    assert "iom-iscm" in family_names()
    assert cost(LINES[kind](800) + "\n") / cost(LINES[kind](200) + "\n") < LIMIT
