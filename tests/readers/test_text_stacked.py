"""Tables in plain text whose cells stand under each other, a blank line between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers import read_bytes
from tests.readers.reading import blocks, grid

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document

ROWS = ["North quay", "31", "4", "South quay", "12", "11", "Lime quay of\nthe old town", "9", "2"]
TABLE = [["North quay", "31", "4"], ["South quay", "12", "11"], ["Lime quay of the old town", "9", "2"]]


def read_cells(*cells: str, before: str = "", after: str = "\n\nThe rest is left to others.") -> Document:
    """Read cells that blank lines part, with prose around them."""
    return read_bytes((before + "\n\n".join(cells) + after + "\n").encode(), "sheet.txt")


def test_labels_and_their_figures_in_turn_are_rows() -> None:
    """Each label has the figures that follow it, and the names of the columns stand over them."""
    assert grid(read_cells("Quay", "Crew", "Boys", *ROWS)) == [["Quay", "Crew", "Boys"], *TABLE]


def test_the_first_name_may_end_the_lines_above() -> None:
    """No blank line stands before it there, but a sentence ends."""
    document = read_cells("Crew", "Boys", *ROWS, before="All of them were counted in spring:\nQuay\n\n")
    assert grid(document)[0] == ["Quay", "Crew", "Boys"]
    assert blocks(document, "paragraph")[0] == "All of them were counted in spring:"


def test_names_of_the_figures_alone_stand_over_them() -> None:
    """The labels have no name of their own."""
    assert grid(read_cells("Crew", "Boys", *ROWS))[0] == ["", "Crew", "Boys"]


def test_two_rows_are_no_table() -> None:
    """Two labels with a figure each may be anything."""
    assert not read_cells("North quay", "31", "South quay", "12").tables


def test_figures_over_what_they_count_are_read_with_it() -> None:
    """Words that begin small say what the number above them counts."""
    said = " ".join(blocks(read_cells("HARBOUR", "31", "boats in port", "12", "boats at sea", "7", "pilots on duty", "TOWN")))
    assert "31 boats in port" in said
    assert "12 boats at sea" in said
    assert "7 pilots on duty" in said


def test_tiles_side_by_side_keep_their_names() -> None:
    """As many names as figures follow them: the first belongs to the first."""
    document = read_cells("14", "10", "Open boats", "Decked boats", before="In port there are now:\n\n")
    assert grid(document) == [["Open boats", "14"], ["Decked boats", "10"]]


LABELS = "North quay\nSouth quay\nLime quay"


def test_a_list_of_labels_and_one_of_figures_are_a_table() -> None:
    """Printed column by column, the first label has the first figure of every list, under the names of the lists."""
    text = f"They were counted in spring.\nQuay\n{LABELS}\n\nCrew\n31\n12\n9\n\nBoys\n4\n11\n2\n\nThe rest is left out.\n"
    document = read_bytes(text.encode(), "sheet.txt")
    assert grid(document) == [
        ["Quay", "Crew", "Boys"],
        ["North quay", "31", "4"],
        ["South quay", "12", "11"],
        ["Lime quay", "9", "2"],
    ]
    assert blocks(document, "paragraph") == ["They were counted in spring.", "The rest is left out."]


def test_figures_with_their_nouns_have_their_labels() -> None:
    """No list has a name, and a colon ends what stands before the labels."""
    text = f"Boats at the quays:\n{LABELS}\n\n20 open boats\n15 open boats\n2 ships\n"
    assert grid(read_bytes(text.encode(), "sheet.txt")) == [
        ["North quay", "20 open boats"], ["South quay", "15 open boats"], ["Lime quay", "2 ships"]
    ]  # fmt: skip


def test_figures_of_two_columns_may_come_row_by_row() -> None:
    """The names of both columns stand on one line over them."""
    text = f"They were counted in spring.\nQuay\n{LABELS}\n\nCrew Boys\n31\n4\n12\n11\n9\n2\n"
    assert grid(read_bytes(text.encode(), "sheet.txt"))[:2] == [["Quay", "Crew", "Boys"], ["North quay", "31", "4"]]


def test_lists_of_unlike_length_are_no_table() -> None:
    """Where one label more stands before a sentence's end, nothing says which figure is whose."""
    text = f"They were counted in spring.\nOld quay\n{LABELS}\n\n31\n12\n9\n"
    assert not read_bytes(text.encode(), "sheet.txt").tables
