"""Plain text that wide blanks lay out: columns side by side, tables with words in them, figures before what they count."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.readers import read_bytes
from tests.readers.reading import blocks, grid, kinds

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document

SMALL, LARGE = 3_000, 30_000
# ten times the text may cost ten times the time; three times that is left for a busy machine, a square would be a hundred times
LIMIT = 30.0


def read_text(text: str) -> Document:
    """Read plain text from a string."""
    return read_bytes(text.encode(), "sheet.txt")


LEFT = """The harbour office keeps a register of
all boats that call at the two quays and
of the crews that man them, in the dry
season as in the rains.

It counts 41 boats in all, of which nine
are laid up for repair."""
RIGHT = """Crews change at the north quay, where
the ferries sail, and at the south one
for all others.

Some 218 sailors live in the town, and
their number grows from year to year
since the yard was opened."""


def side_by_side(left: str, right: str) -> str:
    """Set two texts in columns."""
    rows = zip(left.split("\n"), right.split("\n"), strict=True)
    return "".join(f"{one:46}{other}".rstrip() + "\n" for one, other in rows)


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    """Each sentence is whole, though the other column is printed between its lines."""
    text = "\n".join(blocks(read_text(side_by_side(LEFT, RIGHT))))
    assert "all boats that call at the two quays and of the crews that man them, in the dry season as in the rains." in text
    assert "It counts 41 boats in all, of which nine are laid up for repair." in text
    assert text.index("laid up for repair") < text.index("Crews change")
    assert "their number grows from year to year since the yard was opened." in text


def test_a_table_beside_prose_is_a_table() -> None:
    """Its cells are not joined to the lines beside them."""
    right = "Fish          Tonnes\nHake              26\nSole              15\nTurbot            14\nCod                9\n\n"
    document = read_text(side_by_side(LEFT, right))
    assert grid(document)[-4:] == [["Hake", "26"], ["Sole", "15"], ["Turbot", "14"], ["Cod", "9"]]
    assert any("of which nine are laid up for repair." in text for text in blocks(document))


def test_words_stand_under_the_names_of_their_columns() -> None:
    """A table of which some rows have no figure is whole, and its cells of two lines are too."""
    text = (
        "Tasks of the office\n"
        " Task                          Boats\n"
        " Full survey                   North quay; ferries\n"
        " Visits                        18 boats\n"
        " Papers                        11 boats\n"
        " Repairs at the yard or        2 (tug and pilot)\n"
        " on the slip\n"
        " Races                         The spring regatta\n"
        "\nThe rest is left to others.\n"
    )
    assert grid(read_text(text)) == [
        ["Task", "Boats"],
        ["Full survey", "North quay; ferries"],
        ["Visits", "18 boats"],
        ["Papers", "11 boats"],
        ["Repairs at the yard or on the slip", "2 (tug and pilot)"],
        ["Races", "The spring regatta"],
    ]


def test_figures_may_stand_before_what_they_count() -> None:
    """Under two names they are the first column of a table."""
    text = "Boats          Quay\n19             North quay\n16             South quay\n8              Lime quay\n"
    assert grid(read_text(text)) == [["Boats", "Quay"], ["19", "North quay"], ["16", "South quay"], ["8", "Lime quay"]]


def test_a_number_set_off_its_noun_is_read_with_it() -> None:
    """Without a head the number and its words are one statement a line."""
    document = read_text("In port\n-------\n  18   open boats\n  16   decked boats\n   4   ships that cross the bay\n")
    assert "18 open boats 16 decked boats 4 ships that cross the bay" in " ".join(blocks(document))


def test_what_stands_under_a_list_of_two_columns_is_not_part_of_it() -> None:
    """The points of the next part stand behind both columns, in their order."""
    text = (
        "CATCH BY KIND\n\n  Hake        17        Sole        9\n  Mackerel    16        Turbot      8\n"
        "  Cod         15        Plaice      6\n\nTHE OFFICE\n\n* Register: 9 boats\n* Survey: 15 boats\n"
        "* Races: the spring regatta (since 2001) and the autumn one (since 2005)\n"
    )
    document = read_text(text)
    assert [text for kind, text in kinds(document) if kind == "item"] == [
        "Register: 9 boats", "Survey: 15 boats", "Races: the spring regatta (since 2001) and the autumn one (since 2005)"
    ]  # fmt: skip
    assert sorted(row for number in range(len(document.tables)) for row in grid(document, number)) == [
        ["Cod", "15"], ["Hake", "17"], ["Mackerel", "16"], ["Plaice", "6"], ["Sole", "9"], ["Turbot", "8"]
    ]  # fmt: skip


def test_a_sentence_goes_on_over_the_lines_of_the_other_column() -> None:
    """Columns that stand a little off each other are printed by turns: no blank line parts the lines of either."""
    left = [
        "The office keeps a register of all boats,",
        "of those that call at the two quays and",
        "of the 31 that are laid up in the yard.",
    ]
    right = [
        "Crews change at the north quay, where",
        "the ferries sail for the islands, and",
        "at the south quay for all other boats.",
    ]
    turns = [f"{one}\n{'':46}{other}\n" for one, other in zip(left, right, strict=True)]
    level = "Boats of all kinds are counted, and none     The two quays are open all the year, on\n"
    document = read_text(level + "".join(turns))
    assert any(
        text.endswith("that call at the two quays and of the 31 that are laid up in the yard.") for text in blocks(document)
    )


def test_a_title_right_over_a_table_is_a_heading() -> None:
    """It is the last line before the rows, short, and says no number."""
    text = "Boats are counted in spring by the office.\n\nBoats by quay\n\nNorth quay ..... 19\nSouth quay ..... 16\n"
    assert ("heading", "Boats by quay") in kinds(read_text(text))


def test_two_names_a_blank_apart_stand_over_their_own_columns() -> None:
    """`Crew Boys` over two narrow columns is two names; beside the table stands prose."""
    table = "Quay                    Crew Boys\nNorth                     31    4\nSouth                     12   11\n"
    document = read_text(side_by_side(LEFT, table + "Lime                       9    2\nYard                       7    6\n\n"))
    assert grid(document)[:3] == [["Quay", "Crew", "Boys"], ["North", "31", "4"], ["South", "12", "11"]]


def test_rows_of_words_under_the_last_figure_are_rows() -> None:
    """They stand in the columns of the table, and their second lines do; the text beside it is not part of it."""
    table = (
        "Task            Boats\nVisits          18 boats\nPapers          11 boats\nRepairs         6 boats\n"
        "Full survey     Ferries and\n                tugs\nRaces           Regatta"
    )
    document = read_text(side_by_side(LEFT, table))
    assert grid(document) == [
        ["Task", "Boats"], ["Visits", "18 boats"], ["Papers", "11 boats"], ["Repairs", "6 boats"],
        ["Full survey", "Ferries and tugs"], ["Races", "Regatta"],
    ]  # fmt: skip


def test_tiles_under_two_titles_are_two_rows_of_tiles() -> None:
    """A title right over the second row parts it from the first, though their gutters are the same."""
    text = (
        "  16                  11                  2\n  open boats          decked boats        ships\n\n"
        "Crews\n  170                 183                 194\n  sailors             pilots              boys\n"
    )
    said = blocks(read_text(text))
    assert said == ["16 open boats", "11 decked boats", "2 ships", "Crews", "170 sailors", "183 pilots", "194 boys"]


def test_a_short_form_set_off_its_words_is_read_with_them() -> None:
    """A list of short forms is read line by line, not column by column."""
    document = read_text("Short forms\n\nHO    Harbour office\nNQ    North quay of the town\nSY    Shipyard\n")
    assert "HO Harbour office NQ North quay of the town SY Shipyard" in " ".join(blocks(document))


def test_a_bullet_far_off_its_words_is_their_bullet() -> None:
    """Points in a sign of a symbol font with three blanks behind it are points, one a line."""
    document = read_text(
        "The office is:\n \uf0b7   open in spring\n \uf0b7   keeper of 23 boats\n \uf0b7   host of two guilds\n"
    )
    assert [text for kind, text in kinds(document) if kind == "item"] == [
        "open in spring", "keeper of 23 boats", "host of two guilds"
    ]  # fmt: skip


def test_a_label_that_fills_its_column_goes_on_below_the_last_figure() -> None:
    """Its next word had no room beside it; a title after a blank line does not belong to it."""
    text = (
        "Boats in port                                Number\n"
        "Open boats                                   18\n"
        "Decked boats                                 16\n"
        "Ships of the bay: Star of the North, Lady    3\n"
        "Margaret and the Old Harbour Master of\n"
        "the town\n\nCrews of the ships\n"
    )
    assert (
        grid(read_text(text))[-1][0]
        == "Ships of the bay: Star of the North, Lady Margaret and the Old Harbour Master of the town"
    )


def test_names_right_over_a_table_are_its_head() -> None:
    """Each stands over its own column, though the second is far wider than the figures under it."""
    text = (
        " Task of the office                     Number of boats\n Visits                                 21\n"
        " Papers                                 14\n Repairs                                3\n"
    )
    document = read_text(text)
    assert grid(document)[0] == ["Task of the office", "Number of boats"]
    assert [cell.header for cell in document.tables[0].cells][:3] == [True, True, False]


HOSTILE = {
    "heads": "Alpha     Beta     Gamma\n",
    "rows": "Label one      12      13      14\n",
    "words": "Label one      12 boats      word here      14\n",
    "rules": "-----  -----\n",
    "rules under words": "----\nab   cd\n",
    "cells": "Label one\n\n12\n\n",
    "lone figures": "12\n\n",
    "lists": "Label one\nLabel two\nLabel three\n\n12\n13\n14\n\n",
    "gaps": "Alpha 12     Beta 13\n\n",
    "bars": "a|b|c\n",
    "lone bars": "|",
    "tabs": "a\tb\tc\n",
    "dots": "Label ..... 3\n",
    "wide": "x  " * 130 + "\n",
    "one line": "a  ",
    "dashes": "-",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_reading_takes_time_with_the_length_of_the_text(unit: str) -> None:
    """Whatever is repeated, ten times as much of it does not take a hundred times as long."""

    def cost(length: int) -> float:
        data = (unit * (length // len(unit) + 1))[:length].encode()
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            read_bytes(data, "sheet.txt")
            best = min(best, time.process_time() - begun)
        return best

    assert cost(LARGE) < LIMIT * max(cost(SMALL), 0.001)


@pytest.mark.parametrize("foot", ["Harbour office, quay 3", "Updated in May"])
def test_the_number_of_a_page_of_all_pages_stands_apart_from_the_words_before_it(foot: str) -> None:
    """Far behind the words of the foot, "1/2" counts nothing."""
    sides = [f"{LEFT}\n\n{foot}{' ' * 30}{page}/2" for page in (1, 2)]
    document = read_text("\f".join(sides))
    assert blocks(document, "page_number") == ["1/2", "2/2"]
