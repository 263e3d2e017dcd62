"""Columns within columns, headings in the margin, and lines that break anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers.page.hyphens import Hyphens
from tests.readers.pages import column, pdf, put
from tests.readers.reading import blocks, read_pdf

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEFT = [f"Left line {number} of a text that goes on and on" for number in range(14)]


def test_a_list_of_two_columns_in_one_column_does_not_cut_the_other() -> None:
    """Where the small list ends, the column beside it goes on: it is read to its foot first."""

    def draw(c: Canvas) -> None:
        column(c, 40, 80, LEFT)
        for number in range(5):
            put(c, 310, 80 + 14 * number, f"Shop {number}")
            put(c, 430, 80 + 14 * number, f"Stall {number}")
        column(c, 310, 155, ["The right column ends with a text over the", "whole of its width, under the two lists of it."])

    text = " ".join(blocks(read_pdf(pdf(draw))))
    assert text.index("Left line 0") < text.index("Left line 13") < text.index("Shop 0") < text.index("The right column")


def test_a_text_beside_its_heading_in_the_margin_is_one_paragraph() -> None:
    """Lines below the heading go on with the lines beside it, though nothing stands left of them any more."""

    def draw(c: Canvas) -> None:
        put(c, 40, 80, "What they do", 11, "Helvetica-Bold")
        column(
            c,
            150,
            80,
            [
                "The register takes part in all surveys of the country. Thirty",
                "MPs and some others, who",
                "have a say, read it.",
            ],
            11,
        )
        put(c, 40, 160, "And where", 11, "Helvetica-Bold")
        column(c, 150, 160, ["Everywhere in the country, in all seasons of all the years,", "and nowhere else."], 11)

    assert blocks(read_pdf(pdf(draw))) == [
        "What they do",
        "The register takes part in all surveys of the country. Thirty MPs and some others, who have a say, read it.",
        "And where",
        "Everywhere in the country, in all seasons of all the years, and nowhere else.",
    ]


def test_heavy_letters_may_end_near_the_end_of_a_line() -> None:
    """A line that is heavy as a whole is no heading where its last word and the next line's first are one heavy phrase."""

    def draw(c: Canvas) -> None:
        edge = put(c, 40, 80, "Registers of households and their visitors", 10, "Helvetica-Bold")
        end = put(c, 40, 92.5, "(RHVs)", 10, "Helvetica-Bold")
        put(c, end + 3, 92.5, "are kept by the teams that go")
        put(c, 40, 105, "out to the districts all year.")
        assert edge < 300

    assert blocks(read_pdf(pdf(draw)), "paragraph") == [
        "Registers of households and their visitors (RHVs) are kept by the teams that go out to the districts all year."
    ]  # fmt: skip


def test_the_hyphen_that_programs_set_breaks_a_word() -> None:
    """It goes with one broken word in a whole sheet; where it stands within lines too it is told by the sheet's words."""
    prose = "The teams visited all districts of the country in the dry season as in the rains and wrote it down. " * 5
    assert Hyphens([prose]).breaks("Octo\u2010", "ber")
    assert not Hyphens([prose + "an inter\u2010regional list"]).breaks("sub\u2010", "regional")


def test_a_heading_alone_under_two_columns_heads_the_three_that_follow() -> None:
    """It is read after both columns, with the line under it, and not with the left one on whose edge it stands."""

    def draw(c: Canvas) -> None:
        for x, name in ((40, "Left"), (310, "Right")):
            column(c, x, 80, [f"{name} line {number} of a text that goes on" for number in range(6)])
        put(c, 40, 172, "What they sell", 12, "Helvetica-Bold")
        put(c, 40, 188, "Shops by kind:")
        for x, name in ((40, "Bread and rolls"), (150, "Fish and all that is caught by the sea"), (400, "Books and maps")):
            column(c, x, 206, [name, "and the rest"])

    text = " ".join(blocks(read_pdf(pdf(draw))))
    assert text.index("Right line 5") < text.index("What they sell") < text.index("Shops by kind") < text.index("Bread")
