"""Codes of towns: forms that a language states, in sheets that print them."""

from __future__ import annotations

import pytest

from factsheet_extract.languages import load_language
from factsheet_extract.text.numerals import separator_style
from factsheet_extract.text.postal import Form, read_forms
from factsheet_extract.text.quantities import read_figures


def test_a_form_says_what_stands_round_the_digits() -> None:
    """Capitals before, a bracket round, a name behind; a form that cannot be read is left out."""
    found = read_forms(("AA 99999", "(99999)", "9999 Aa", "99-9"))
    assert found == (Form(5, capitals=2), Form(5, bracket=True), Form(4, name=True))


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("fr", "Vals (07331) compte 12 400 âmes.", ["12 400"]),
        ("fr", "Le Mas (34232), 40110 Le Pré ; 12 400 âmes.", ["12 400"]),
        ("es", "Vega (07331) tiene 12.400 almas.", ["12.400"]),
        ("en", "500 Oak Plaza, Springvale, OR 97001: 12,400 souls.", ["12,400"]),
        ("en", "Springvale (34232) has 12,400 souls.", ["34232", "12,400"]),
    ],
)
def test_codes_of_towns_count_nothing(language: str, text: str, figures: list[str]) -> None:
    """Each language has its own forms; digits in another form still count."""
    found = read_figures(text, load_language(language), style=separator_style([text]))
    assert [text[one.start : one.end] for one in found.quantities] == figures


def test_five_digits_in_a_row_count_where_no_thousands_are_grouped() -> None:
    """In a sheet that prints 12400, "(34232)" may be a sum."""
    text = "Bourg (34232) et 12400 autres."
    found = read_figures(text, load_language("fr"), style=separator_style([text]))
    assert [text[one.start : one.end] for one in found.quantities] == ["34232", "12400"]
