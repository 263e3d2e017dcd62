"""Texts without a number are told by their words; what the search of a sentence finds in them is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_extract.languages import CODES, load_language
from factsheet_extract.model.quantity import Figures
from factsheet_extract.text import quantities
from factsheet_extract.text.lexicon import lexicon_of
from factsheet_extract.text.silence import prints_no_number

# Words that say a number in some language, that only look so, that stand for percent, Roman ones, signs and marks.
PIECES = st.sampled_from(
    ["deux", "two", "dos", "un", "a", "veinte", "vingt-deux", "doscientosmil", "Women", "enfants", "per", "cent", "percent",
     "XIV", "siècle", "the", "half", "moitié", "½", "m²", "²", ".", ",", "-", "(", "%", "$", "٣", "７", "first", "Première",
     "dozen", "point", "coma", "one-third", "hundredth", "e\u0301t\u00e9", "siglo", "I", "mi"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=5).map(" ".join), st.sampled_from(CODES))
def test_nothing_is_found_in_a_silent_text(text: str, code: str) -> None:
    """Where a text is told to print no number, the long way finds neither figures nor references in it."""
    language = load_language(code)
    if not prints_no_number(text, lexicon_of(language)):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantities, "prints_no_number", lambda *_: False)
        found = quantities.read_figures(text, language)
    assert found == Figures()


@pytest.mark.parametrize("text", ["Women", "Delivery care (in urban areas)", "", "Total, all ages"])
def test_plain_label_is_silent(text: str) -> None:
    """A label of plain words needs no search."""
    assert prints_no_number(text, lexicon_of(load_language("en")))


@pytest.mark.parametrize("text", ["two thirds of women", "XIV", "one", "km²", "½", "7", "٣", "twentyfifth", "per cent"])
def test_word_or_sign_of_a_number_is_heard(text: str) -> None:
    """A number word, a Roman numeral, a raised digit, a fraction and a digit of any script ask for the search."""
    assert not prints_no_number(text, lexicon_of(load_language("en")))
