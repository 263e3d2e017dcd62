"""Tables in plain text whose cells are marked off: by bars, tabs, rules of dashes, dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.readers import read_bytes
from tests.readers.reading import blocks, grid

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document


def read_text(text: str) -> Document:
    """Read plain text from a string."""
    return read_bytes(text.encode(), "sheet.txt")


FERRIES = [["Line", "Boats", "Crew"], ["North quay", "4", "31"], ["South quay", "2", "12"]]
FORMS = {
    "grid": (
        "+------------+-------+------+\n| Line       | Boats | Crew |\n+============+=======+======+\n"
        "| North quay |     4 |   31 |\n+------------+-------+------+\n| South quay |     2 |   12 |\n"
        "+------------+-------+------+\n"
    ),
    "drawn": (
        "┌────────────┬───────┬──────┐\n│ Line       │ Boats │ Crew │\n├────────────┼───────┼──────┤\n"
        "│ North quay │ 4     │ 31   │\n│ South quay │ 2     │ 12   │\n└────────────┴───────┴──────┘\n"
    ),
    "query": " Line       | Boats | Crew\n------------+-------+-----\n North quay |     4 |  31\n South quay |     2 |  12\n",
    "pipes": "| Line | Boats | Crew |\n|:-----|------:|-----:|\n| North quay | 4 | 31 |\n| South quay | 2 | 12 |\n",
    "bars alone": "Line | Boats | Crew\nNorth quay | 4 | 31\nSouth quay | 2 | 12\n",
    "tabs": "Line\tBoats\tCrew\nNorth quay\t4\t31\nSouth quay\t2\t12\n",
    "dashes": "Line         Boats   Crew\n----------   -----   ----\nNorth quay   4       31\nSouth quay   2       12\n",
    "two rules": (
        "==========  =====  ====\nLine        Boats  Crew\n==========  =====  ====\nNorth quay  4      31\n"
        "South quay  2      12\n==========  =====  ====\n"
    ),
    "one rule": "Line         Boats   Crew\n-------------------------\nNorth quay   4       31\nSouth quay   2       12\n",
    "dots": "Line                Boats   Crew\nNorth quay ........     4     31\nSouth quay ........     2     12\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_way_to_mark_cells_off_gives_the_same_table(form: str) -> None:
    """Bars, boxes, tabs, rules and dots mark off the same nine cells, and the lines around them stay apart."""
    document = read_text(f"The harbour keeps two lines all the year round.\n\n{FORMS[form]}\nOthers sail in summer.\n")
    assert grid(document) == FERRIES
    assert blocks(document, "paragraph", "heading") == [
        "The harbour keeps two lines all the year round.", "Others sail in summer."
    ]  # fmt: skip


@pytest.mark.parametrize("form", set(FORMS) - {"dots", "tabs", "bars alone"})
def test_what_stands_over_the_rule_is_the_head(form: str) -> None:
    """The cells of the first row are heads, and no others."""
    cells = read_text(FORMS[form]).tables[0].cells
    assert [cell.header for cell in cells] == [True] * 3 + [False] * 6


def test_two_lists_under_one_head_are_two_tables() -> None:
    """Where the names of the columns come again, the second list has its own part of the head and its own rows."""
    text = (
        "Fish         Tonnes   Fish         Tonnes\n----------   ------   ----------   ------\n"
        "Hake         26       Sole         15\nMackerel     22       Turbot       14\nCod          19\n"
    )
    document = read_text(text)
    assert grid(document, 0) == [["Fish", "Tonnes"], ["Hake", "26"], ["Mackerel", "22"], ["Cod", "19"]]
    assert grid(document, 1) == [["Fish", "Tonnes"], ["Sole", "15"], ["Turbot", "14"]]


def test_a_cell_of_several_lines_is_one() -> None:
    """Under a rule a line without a label goes on with the row above; between two rules of a grid all lines are one row."""
    ruled = (
        "Port       Berths   Open since\n--------   ------   ---------------\nAlder      12       the storm of\n"
        "                    last autumn\nBirch      7        March\n"
    )
    assert grid(read_text(ruled))[1:] == [["Alder", "12", "the storm of last autumn"], ["Birch", "7", "March"]]
    boxed = (
        "+-------+--------+\n| Port  | Berths |\n+-------+--------+\n| Alder | 12     |\n| quay  | places |\n"
        "+-------+--------+\n| Birch | 7      |\n+-------+--------+\n"
    )
    assert grid(read_text(boxed))[1:] == [["Alder quay", "12 places"], ["Birch", "7"]]


def test_rows_parted_by_blank_lines_are_closed_by_a_rule() -> None:
    """A rule over the table and one under it hold rows of several lines together that blank lines part."""
    text = (
        "-------------------------------\n Port     Berths   Remark\n-------- -------- -------------\n"
        " Alder    12       closed in\n                   winter\n\n Birch    7        new\n"
        "-------------------------------\n"
    )
    assert grid(read_text(text)) == [["Port", "Berths", "Remark"], ["Alder", "12", "closed in winter"], ["Birch", "7", "new"]]


def test_rows_of_bars_without_a_figure_are_no_table() -> None:
    """An imprint of two lines with bars stays prose; with a figure behind a bar the same lines are rows."""
    assert not read_text("Harbour office | Lime quay\nOpen all day | Free entry\n").tables
    rows = read_text("Full member | 10 ports | by treaty\nGuest | 4 ports | by letter\n")
    assert grid(rows) == [["Full member", "10 ports", "by treaty"], ["Guest", "4 ports", "by letter"]]


def test_an_escaped_bar_is_a_sign_of_its_cell() -> None:
    r"""`\|` parts nothing."""
    assert grid(read_text("Gate | Turns\nA\\|B | 12\nC | 9\n"))[1] == ["A\\|B", "12"]


def test_a_label_of_two_lines_leads_to_one_figure() -> None:
    """The line before the dots begins the label where the next one goes on small; a sentence or a heading does not."""
    text = "Boats at anchor .......... 14\nBoats under\n  repair ................. 3\nBoats sold ............... 2\n"
    assert grid(read_text(text)) == [["Boats at anchor", "14"], ["Boats under repair", "3"], ["Boats sold", "2"]]


def test_a_statement_between_rows_of_dots_is_prose() -> None:
    """It stands between two tables, with all of its lines."""
    text = (
        "Open ports ........ 12\nOpen quays ........ 14\nLighthouses: 4 (one of them at\nthe mouth of the river)\n"
        "Boats in port ..... 169\nBoats at sea ...... 181\n"
    )
    document = read_text(text)
    assert [grid(document, n) for n in range(2)] == [
        [["Open ports", "12"], ["Open quays", "14"]], [["Boats in port", "169"], ["Boats at sea", "181"]]
    ]  # fmt: skip
    assert blocks(document, "paragraph") == ["Lighthouses: 4 (one of them at the mouth of the river)"]


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_is_a_slice_of_the_text(form: str) -> None:
    """What a cell reads stands at its place."""
    document = read_text(FORMS[form])
    said = [document.text[block.start : block.end] for block in document.blocks]
    assert sorted(said) == sorted(cell for row in FERRIES for cell in row)


def test_dashes_lead_to_figures_as_dots_do() -> None:
    """Four dashes or more between blanks are a leader."""
    text = "North quay --------- 19\nSouth quay --------- 16\n"
    assert grid(read_text(text)) == [["North quay", "19"], ["South quay", "16"]]


def test_the_marks_of_a_quoted_message_are_no_part_of_it() -> None:
    """Lines behind `>` are read as if they stood alone, and those with nothing behind it part blocks."""
    text = (
        "> In spring 17 boats and 14 crews\n> were counted.\n>\n> Quay           Boats   Crews\n"
        "> North quay        12       8\n> South quay         9       4\n"
        "> Lime quay          3       2\n>\n>> There were more of them before.\n"
    )
    document = read_text(text)
    assert grid(document)[1:] == [["North quay", "12", "8"], ["South quay", "9", "4"], ["Lime quay", "3", "2"]]
    assert blocks(document, "paragraph") == ["In spring 17 boats and 14 crews were counted.", "There were more of them before."]


def test_one_line_behind_a_sign_is_no_quotation() -> None:
    """`> 500` is more than five hundred."""
    assert blocks(read_text("Crews\n\n> 500 sailors live in the town.\n")) == ["Crews", "> 500 sailors live in the town."]
