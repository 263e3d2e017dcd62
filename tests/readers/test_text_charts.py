"""Charts in plain text: ticks of an axis, bars as names and figures on lines by turns."""

from __future__ import annotations

from factsheet_extract.readers import read_bytes
from tests.readers.reading import grid, kinds

BARS = "Under 20 hours\n82.3\n20 to 34 hours\n55.0\n35 hours or more\n17.9\n"


def test_ticks_are_an_axis_and_the_bars_behind_them_a_table() -> None:
    """Numbers alone on lines, one step apart, are ticks; a name and the figure below it are a row."""
    document = read_bytes(
        f"SHARE\nShare of staff by hours\n0\n20\n40\n60\n80\n{BARS}\nA note ends the page.\n".encode(), "s.txt"
    )
    assert [text for kind, text in kinds(document) if kind == "axis"] == ["0", "20", "40", "60", "80"]
    assert grid(document) == [["Under 20 hours", "82.3"], ["20 to 34 hours", "55.0"], ["35 hours or more", "17.9"]]


def test_figures_over_their_names_are_no_bars() -> None:
    """Where a name ends the run, each figure belongs to the name below it, as on tiles."""
    document = read_bytes(b"1,204\nhomes let\n82\nhomes sold\n17\nhomes built\n", "s.txt")
    assert not document.tables
    assert [text for _, text in kinds(document)] == ["1,204 homes let", "82 homes sold", "17 homes built"]


def test_numbers_one_apart_are_no_axis() -> None:
    """A list of running numbers has no ticks, nor have figures without one step."""
    for numbers in ("1\n2\n3\n4\n5\n", "12\n40\n41\n97\n"):
        document = read_bytes(f"Some title\n\n{numbers}\nThe end of it.\n".encode(), "s.txt")
        assert "axis" not in [kind for kind, _ in kinds(document)]
