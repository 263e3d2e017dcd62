"""Tables in plain text that wide blanks lay out whole: head and rows have the same number of cells."""

from __future__ import annotations

from factsheet_extract.readers import read_bytes
from tests.readers.reading import blocks, grid

QUARRIES = """Quarry                         2019      2020      2021    Change (%)
Slate ....................      1,204     1,310r    1,288          -1.7
Granite (dressed) ........          -       410       433           5.6
Gravel ...................        912       877p      901           2.7
"""
DEPOTS = """Item              Unit              2020      2021
Trams             thousand seats    12.4      13.1
Ferry trips       trips             1,204     1,377
Fares             EUR million       9.1       12.8
"""


def test_every_cell_under_its_name() -> None:
    """A figure with a letter behind it and a dash have their columns; the points that lead to them are no label."""
    assert grid(read_bytes(QUARRIES.encode(), "s.txt")) == [
        ["Quarry", "2019", "2020", "2021", "Change (%)"],
        ["Slate", "1,204", "1,310r", "1,288", "-1.7"],
        ["Granite (dressed)", "-", "410", "433", "5.6"],
        ["Gravel", "912", "877p", "901", "2.7"],
    ]


def test_a_column_of_words_is_a_column() -> None:
    """Words between the label and the figures stand under their own name."""
    assert grid(read_bytes(DEPOTS.encode(), "s.txt"))[1] == ["Trams", "thousand seats", "12.4", "13.1"]


def test_two_tables_of_unlike_width_stay_apart() -> None:
    """The second table begins at its own head."""
    document = read_bytes(f"{QUARRIES}\nTable 2: Depots\n\n{DEPOTS}\nThe end of it.\n".encode(), "s.txt")
    assert [len(grid(document, number)[0]) for number in range(2)] == [5, 4]
    assert blocks(document, "caption", "heading", "paragraph") == ["Table 2: Depots", "The end of it."]


def test_a_head_of_several_lines_is_not_cut() -> None:
    """A line of several cells right above the names belongs to the head, which is left to the other reader."""
    head = "               North      South     West\nPort           berths     berths    berths\n"
    document = read_bytes(f"{head}Alder          12         14        9\nBirch          7          8         6\n"
                          "Cedar          21         20        33\n".encode(), "s.txt")  # fmt: skip
    assert grid(document)[-1] == ["Cedar", "21", "20", "33"]
    assert "North" in " ".join(" ".join(row) for row in grid(document))
