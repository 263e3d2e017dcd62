"""Plain text: pages, headings, points, rows of figures, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.readers import read, read_bytes
from tests.readers.reading import blocks, grid, kinds

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.model.document import Document


def read_text(text: str) -> Document:
    """Read plain text from a string."""
    return read_bytes(text.encode(), "sheet.txt")


PROSE = (
    "The register counts every household that took part in the survey of the year before and\n"
    "the teams that visited them in all districts, in the dry season as in the rains, with no\n"
    "break.\n"
)  # fmt: skip


def test_lines_of_a_paragraph_are_joined() -> None:
    """A line end within a sentence is one blank."""
    (text,) = blocks(read_text(PROSE))
    assert "before and the teams" in text
    assert "with no break." in text


def test_a_short_line_above_text_is_a_heading() -> None:
    """A line that was left short, opens big and closes nothing heads what follows."""
    assert kinds(read_text("Water and light\n" + PROSE))[0] == ("heading", "Water and light")


def test_points_are_nested_by_their_signs() -> None:
    """A second sign within a list is one level deeper."""
    document = read_text("The teams bring:\n\u2022 4 trucks\no one with a crane\n\u2022 12 boats for\nthe delta\n")
    items = [(text, b.level) for text, b in zip(blocks(document), document.blocks, strict=True) if b.kind == "item"]
    assert items == [("4 trucks", 0), ("one with a crane", 1), ("12 boats for the delta", 0)]


def test_form_feeds_part_pages_and_page_numbers_are_known() -> None:
    """Lines that repeat on every page, and the number that counts with them, are not content."""
    foot = "Survey office, 12 Market Street\n"
    bodies = ["".join(f"The {word} {part} of it.\n" for part in "abcdef") for word in ("first", "second", "third")]
    document = read_text("\f".join(f"{body}{PROSE}{body}{n}\n{foot}" for n, body in enumerate(bodies, 1)))
    assert [p.number for p in document.pages] == [1, 2, 3]
    assert [t for k, t in kinds(document) if k == "page_number"] == ["1", "2", "3"]
    assert sum(k == "footer" for k, _ in kinds(document)) == 3


ROWS = (
    "Population and Household Profile Urban Rural Total\n"
    "1. Households with electricity (%) 99.0 90.0 92.7\n"
    "2. Sex ratio (females per 1,000 males) 1,051 978 998\n"
    "Marriage and Fertility\n"
    "3. Women age 15-19 years who were already mothers at the time of the\n"
    "survey (%) (9.6) * 22.2\n"
    "4. Total fertility rate 1.4 1.8 1.7\n"
)  # fmt: skip


def test_rows_of_figures_are_a_table() -> None:
    """A label and as many values as the rows around it have make a row; groups and labels of two lines are kept."""
    document = read_text(ROWS)
    assert grid(document) == [
        ["Population and Household Profile", "Urban", "Rural", "Total"],
        ["1. Households with electricity (%)", "99.0", "90.0", "92.7"],
        ["2. Sex ratio (females per 1,000 males)", "1,051", "978", "998"],
        ["Marriage and Fertility", "", "", ""],
        ["3. Women age 15-19 years who were already mothers at the time of the survey (%)", "(9.6)", "*", "22.2"],
        ["4. Total fertility rate", "1.4", "1.8", "1.7"],
    ]


def test_blanks_within_numbers_follow_the_columns() -> None:
    """`5 404 073` is one value where the other rows say so."""
    document = read_text("Alpha 1 498 4 59\nBeta 64 557 5 66\nGamma 2 3 4\nDelta 12 13 14\nEpsilon 5 6 7\n")
    assert grid(document)[0] == ["Alpha", "1 498", "4", "59"]


def test_marks_of_notes_are_cut_where_the_page_has_the_note() -> None:
    """The 1 of `source1` is a mark when a note 1 stands below; the 19 of COVID-19 never is."""
    document = read_text(ROWS.replace("electricity", "a safe source1") + "1 Piped water into the dwelling or yard.\n")
    assert grid(document)[1][0] == "1. Households with a safe source (%)"
    assert blocks(document, "note") == ["1 Piped water into the dwelling or yard."]


def test_a_numbered_label_of_two_lines_under_two_group_rows_keeps_the_table_whole() -> None:
    """Two group rows and the first line of a label stand between figures; the label's number says that the table goes on."""
    more = "Pressure of the blood\nWomen\n5. Slightly above normal (140-159 mm of Hg and/or\n90-99 mm of Hg) (%) 11.5 8.9 9.7\n"
    document = read_text(ROWS + more)
    assert len(document.tables) == 1
    assert [row[0] for row in grid(document)[-3:]] == [
        "Pressure of the blood", "Women", "5. Slightly above normal (140-159 mm of Hg and/or 90-99 mm of Hg) (%)",
    ]  # fmt: skip


def test_a_bracket_at_the_end_of_a_group_row_is_no_value() -> None:
    """Of `(age 15-49)` the last word closes a bracket that it does not open: the row has no figure."""
    document = read_text(ROWS.replace("Marriage and Fertility", "Characteristics of Adults (age 15-49)"))
    assert grid(document)[3] == ["Characteristics of Adults (age 15-49)", "", "", ""]


def test_a_list_of_marks_is_cut_whole() -> None:
    """Of `diet1,2` both numbers are marks where both notes stand below; `2` of a note that is not there stays."""
    notes = "1 Piped water into the dwelling or yard.\n2 Of the last day.\n"
    assert grid(read_text(ROWS.replace("electricity", "a safe diet1,2") + notes))[1][0] == "1. Households with a safe diet (%)"
    lone = "1 Piped water into the dwelling or yard.\n"
    assert grid(read_text(ROWS.replace("electricity", "a safe diet1,2") + lone))[1][0] == "1. Households with a safe diet,2 (%)"


@pytest.mark.shared
@pytest.mark.parametrize("family", ["ocha-rdc-ebola", "zika-colombia", "zika-california", "nfhs-india"])
def test_real_texts_give_their_rows(shared: Path, family: str) -> None:
    """The text of each real sheet with a table gives one."""
    for path in sorted((shared / "corpus" / "text" / family).glob("*.txt")):
        if path.stem not in {
            "ocha_rdc_ebola_n02_2014-08-25_fr",
            "ocha_rdc_ebola_n03_2014-08-28_fr",
            "colombia_zika_2016-01-29",
        }:
            assert read(path).tables, path.name


SIGNED = (
    "Number Evolution Status %\n"
    "(▲increased - ►stable - ▼decrease)\n"
    "\uf0b7 Cases on the register 62 +3 ▲ 5.08\n"
    "o Confirmed cases 14 0 ►\n"
    "o Suspected cases 22 -1\n"
    "\uf0b7 People in isolation 9 +2 ▲ 28.5\n"
    "o In the north 0 0\n"
    "\uf0b7 Alerts 1**\n"
    "\uf0b7 Samples 21 -3 ▼ - 12.5\n"
)  # fmt: skip


def test_signs_and_arrows_tell_the_columns_of_short_rows() -> None:
    """A row with fewer values than the widest is laid into the columns that its signs and arrows fit."""
    assert grid(read_text(SIGNED))[2:] == [
        ["Cases on the register", "62", "+3", "▲", "5.08"],
        ["Confirmed cases", "14", "0", "►", ""],
        ["Suspected cases", "22", "-1", "", ""],
        ["People in isolation", "9", "+2", "▲", "28.5"],
        ["In the north", "0", "0", "", ""],
        ["Alerts", "1", "", "", ""],
        ["Samples", "21", "-3", "▼", "- 12.5"],
    ]


def test_a_lost_figure_between_two_others_leaves_its_column_empty() -> None:
    """Without its arrow, the share at the end of a row still stands in the last column."""
    document = read_text("North 3 +1 ▲ 50\nSouth 4 -1 ▼ 20\nEast 5 +2 ▲ 66\nWest 7 +1 16.6\n")
    assert grid(document)[-1] == ["West", "7", "+1", "", "16.6"]
    document = read_text("North 3 +1 50\nSouth 4 -1 20\nEast 5 +2 66\nWest +1 16.6\n")
    assert grid(document)[-1] == ["West", "", "+1", "16.6"]


def test_a_column_may_be_named_by_its_unit() -> None:
    """The words of a head may be units, and then need no word before them."""
    assert grid(read_text(SIGNED))[0] == ["", "Number", "Evolution", "Status", "%"]


def test_of_a_torn_head_only_the_unit_is_kept() -> None:
    """Where the names of a head were torn apart, the unit at its end stands over the last column; the rest names nothing."""
    torn = SIGNED.replace("Number Evolution Status %\n(▲", "Evolution\nNumber the last Status %\nreport on\n12 Sept.\n(▲")
    document = read_text(torn)
    assert grid(document)[0] == ["", "", "", "", "%"]
    assert ("header", "Number the last Status") in kinds(document)
    assert ("header", "12 Sept.") in kinds(document)


def test_years_over_groups_of_columns_are_heads() -> None:
    """A name that comes again begins another group of columns, and the figures in the lines above stand over the groups."""
    head = "Key Indicators\nROUND-4 ROUND-3\nIndicators (2015-16) (2005-06)\n"
    rows = ROWS.replace("Rural Total\n", "Rural Total Total\n").replace("92.7", "92.7 68.8").replace("978 998", "978 998 999")
    rows = rows.replace("22.2", "22.2 18.9").replace("1.8 1.7", "1.8 1.7 2.2")
    document = read_text(head + rows)
    assert grid(document)[:3] == [
        ["", "ROUND-4", "", "", "ROUND-3"],
        ["Indicators", "(2015-16)", "", "", "(2005-06)"],
        ["Population and Household Profile", "Urban", "Rural", "Total", "Total"],
    ]


def test_a_figure_too_many_belongs_to_the_label() -> None:
    """A label that ends with a figure keeps it, and no value of its row is lost."""
    document = read_text("Alpha 1 498 4\nBeta 64 557 5\nGamma 2 3 4\nTyphus A 75.0 12 13 14\nEpsilon 5 6 7\n")
    assert grid(document)[3] == ["Typhus A 75.0", "12", "13", "14"]


def test_heads_set_apart_by_wide_blanks_name_the_columns() -> None:
    """Names of several words, a rule under them, a percent sign apart from its figure and group rows make one table."""
    text = (
        "Dépenses (en M€)        BP 2023    BP 2024    Évolution\n"
        "                                              sur un an\n"
        "-------------------------------------------------------\n"
        "Fonctionnement\n"
        "  Personnel               218,4      226,9       +3,9 %\n"
        "  Aides                   402,7      417,0       +3,6 %\n"
        "  Routes                   61,0       72,5      +18,9 %\n"
    )
    assert grid(read_text(text))[:3] == [
        ["Dépenses (en M€)", "BP 2023", "BP 2024", "Évolution sur un an"],
        ["Fonctionnement", "", "", ""],
        ["Personnel", "218,4", "226,9", "+3,9 %"],
    ]


def test_thousands_set_apart_keep_their_decimals() -> None:
    """`48 120,5` is one value where the rows beside it have as many."""
    text = "Indice   Janv.   Févr.\nProduction   112,4   113,0\nMasse   48 120,5   48 377,9\nTaux   4,11   4,36\n"
    assert grid(read_text(text))[-2] == ["Masse", "48 120,5", "48 377,9"]


@pytest.mark.parametrize("rule", ["=======", "-------", "~~~~~~~"])
def test_a_line_of_one_sign_makes_a_heading_of_the_line_over_it(rule: str) -> None:
    """It is no block itself; a sentence or a point over it stays what it is."""
    document = read_bytes(f"In brief\n{rule}\n\nActive RCPs ........ 12\nActive IRFs ........ 14\n".encode(), "sheet.txt")
    assert [(one.kind, document.text[one.start : one.end]) for one in document.blocks[:1]] == [("heading", "In brief")]
    document = read_bytes(f"All of them are active.\n{rule}\n\nTwelve are regional.\n".encode(), "sheet.txt")
    assert "heading" not in {one.kind for one in document.blocks}


def test_a_line_between_equals_signs_is_a_heading() -> None:
    """The signs are no part of it."""
    document = read_bytes(b"== Vue d'ensemble ==\n\nDouze processus sont actifs.\n", "sheet.txt")
    assert [(one.kind, document.text[one.start : one.end]) for one in document.blocks[:1]] == [("heading", "Vue d'ensemble")]


def test_dots_that_lead_to_a_number_are_no_heading() -> None:
    """The last row before a gap."""
    document = read_bytes(
        b"Themes\n\nHealth .... 9 RCPs\nReturn .... 4 RCPs\n\nOther bodies are not counted here.\n", "sheet.txt"
    )
    assert all("...." not in document.text[one.start : one.end] for one in document.blocks if one.kind == "heading")
