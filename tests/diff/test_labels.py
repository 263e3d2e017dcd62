"""Labels made comparable."""

from __future__ import annotations

import pytest

from factsheet_extract.diff.labels import closeness, comparable, contrasted, contrasts, without_numbers


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("12. Women who are literate (%)", "women who are literate"),
        ("Households with an improved drinking-water source1 (%)", "households with an improved drinking water source"),
        ("stunted (height-for-age)18 (%)", "stunted height for age"),
        ("receiving an adequate diet16, 17 (%)", "receiving an adequate diet"),
        ("Nombre de cas enregistrés²", "nombre de cas enregistres"),
        ("Women age 15-19 years", "women age 15 19 years"),
        ("H1N1", "h1n1"),
        ("Covid-19", "covid 19"),
    ],
)
def test_folding_keeps_the_words_and_drops_how_they_are_printed(printed: str, folded: str) -> None:
    """Accents, case, item numbers, units in brackets and footnote marks go; ages and names with digits stay."""
    assert comparable(printed) == folded


def test_other_numbers_are_never_close() -> None:
    """Women of 15 to 19 are not women of 20 to 24, however alike the words."""
    assert closeness("women age 15 19 years", "women age 20 24 years") == 0
    assert closeness("women age 15 19 years", "all women age 15 19 years") > 80


def test_a_word_that_tells_rows_of_one_sheet_apart_is_a_contrast() -> None:
    """Where a sheet prints women and men in the same words, no woman's row is taken for a man's in another edition."""
    pairs = contrasts(["women who are literate", "men who are literate", "pill"])
    assert contrasted("women who smoke daily", "men who smoke", pairs)
    assert not contrasted("women who smoke daily", "women who smoke", pairs)


def test_a_row_reads_the_same_whatever_its_figures() -> None:
    """Digits are masked, and runs of figures are one."""
    assert without_numbers("Pill (%) 0.3 0.1 0.2") == without_numbers("Pill (%) 12.5 7")


def test_a_misspelling_is_no_contrast() -> None:
    """A sheet that prints a word with and without a lost letter makes no distinction; male and female are one."""
    assert not contrasts(["cas confirmés ici", "cas confrmés ici"])
    assert contrasts(["male sterilization", "female sterilization"])
