"""Boxes of hyphens at the ends of lines, as PDFium gives them."""

from __future__ import annotations

import numpy as np
import pytest

from factsheet_extract.readers.pdfium.pages import _with_hyphens

# left, top, right, bottom in page space, where the top is the greater
LETTER = (50.0, 112.0, 56.0, 100.0)


@pytest.mark.parametrize(
    ("hyphen", "stretched"),
    [
        ((56.8, 104.7, 59.5, 104.0), (56.0, 112.0, 59.5, 100.0)),  # its ink alone, a little off its word
        ((56.8, 112.0, 59.5, 100.0), (56.8, 112.0, 59.5, 100.0)),  # as tall as its line
        ((90.0, 104.7, 92.7, 104.0), (90.0, 104.7, 92.7, 104.0)),  # far off: a dash of its own
        ((56.8, 92.7, 59.5, 92.0), (56.8, 92.7, 59.5, 92.0)),  # on another line
    ],
)
def test_the_ink_of_a_hyphen_is_stretched_to_its_line(hyphen: tuple[float, ...], stretched: tuple[float, ...]) -> None:
    """A hyphen given by its ink takes the height of the letter before it and joins it; any other keeps its box."""
    rows = _with_hyphens("o-", np.array([LETTER, hyphen], np.float32))
    assert rows[1] == pytest.approx(stretched)
    assert rows[0] == pytest.approx(LETTER)
