"""Tables in plain text with single blanks between their columns: the head's capitals say how many there are."""

from __future__ import annotations

from factsheet_extract.readers import read_bytes
from tests.readers.reading import grid, kinds


def rows(text: str) -> list[list[str]]:
    """Read plain text and give its first table."""
    return grid(read_bytes(text.encode(), "sheet.txt"))


def test_capitals_part_the_names_of_a_head() -> None:
    """A name begins with a capital and takes in brackets, small words and a year behind them."""
    head = "Parish Homes let Share let (%) Rent ($) Rise since 2007 ($)\n"
    assert rows(head + "Alder 1,200 48.1 790 +7\nBirch 1,300 44.0 920 +16\nCedar 990 45.9 780 -8\n")[0] == [
        "Parish", "Homes let", "Share let (%)", "Rent ($)", "Rise since 2007 ($)",
    ]  # fmt: skip


def test_years_are_names_by_themselves() -> None:
    """Years name columns, with a name for the rows before them or none."""
    body = "Aulne 12 13\nBouleau 21 22\nCèdre 31 35\n"
    assert rows("Canton 2018 2019\n" + body)[0] == ["Canton", "2018", "2019"]
    assert rows("2018 2019\n" + body)[0] == ["", "2018", "2019"]


def test_the_names_say_which_blanks_are_within_a_number() -> None:
    """Five names make five values of each row; a sign apart stands where the other rows print signed figures."""
    head = "Zone de Santé Cas S37 Variation (S36) Cas cumulés Décès Létalité (%)\n"
    body = "Minova 148 +31 1 204 6 0,5\nKadutu 67 - 12 588 7 1,2\nBagira 41 0 402 4 1,0\nUvira 93 +8 871 5 0,6\n"
    assert rows(head + body)[1:3] == [
        ["Minova", "148", "+31", "1 204", "6", "0,5"],
        ["Kadutu", "67", "- 12", "588", "7", "1,2"],
    ]


def test_an_imprint_below_a_gap_is_no_row() -> None:
    """Short rows after a blank line, and words cut short before a number, end the table."""
    text = "Parish 2018 2019\nAlder 12 13\nBirch 21 22\nCedar 31 35\n\nCopyright 2019, Fifth Street 20024 2 7\n"
    document = read_bytes(text.encode(), "sheet.txt")
    assert len(grid(document)) == 4
    assert kinds(document)[-1][1] == "Copyright 2019, Fifth Street 20024 2 7"
    assert len(rows("Parish 2018 2019\nAlder 12 13\nBirch 21 22\nCedar 31 35\nSwitchboard Ext. 17 18\n")) == 4


def test_a_year_belongs_to_the_word_that_comes_again() -> None:
    """`Homes 2015 Homes 2016` names two columns, and so says which blanks are within a number."""
    body = "Alder 4 120 6 016 466,1 2\nBirch Green 2 551 2 380 361,9 1\nCedar 7 903 606 35,8 0\n"
    assert rows("Parish Homes 2015 Homes 2016 Rent Fires\n" + body)[:2] == [
        ["Parish", "Homes 2015", "Homes 2016", "Rent", "Fires"],
        ["Alder", "4 120", "6 016", "466,1", "2"],
    ]
