"""Whatever is printed, every number gets a place: in a figure or with a reason; nothing overlaps, nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet_extract.languages import CODES, load_language, load_symbols
from factsheet_extract.text.quantities import read_figures

PIECES = {
    "en": "at least|between|and|per 1,000|a year|one|half|two million|of|in|May|on|Table|or more",
    "fr": "au moins|entre|et|pour 100 000|par jour|un|quart|deux millions|de|en|mai|le|n°|ou plus",
    "es": "al menos|entre|y|de cada 100|por día|uno|mitad|dos millones|de|en|mayo|el|Tabla|o más",
}
MARKS = (
    "12|3.5|1,234|1.234,5|2017|2012–13|15|-|–|+3|(|)|[|]|%|€|$|km|/|:|,|.|1/4|½|17h30|02/03/2020|7th|COVID-19|x²|10^6|e5|"
    "001 22 33 44|cas|people|M|k|°C|…"
)


def soup(code: str) -> st.SearchStrategy[str]:
    """Give strings of number words, cues and digits in any order."""
    piece = st.sampled_from([*PIECES[code].split("|"), *MARKS.split("|")])
    return st.lists(st.tuples(piece, st.sampled_from([" ", "", "  ", "\u00a0"])), max_size=14).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    )


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_every_digit_has_a_place(code: str, data: st.DataObject) -> None:
    """Each printed digit lies in a figure's number or in a reference."""
    _accounted(data.draw(soup(code)), code)


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
@example(text="64,2 cents une douzaine")
@example(text=".²")
@example(text="(.5-3)")
@example(text="17h30,2017")
def test_any_text_is_read(text: str) -> None:
    """No text raises, whatever characters are in it."""
    for code in CODES:
        _accounted(text, code)


def _accounted(text: str, code: str) -> None:
    figures = read_figures(text, load_language(code))
    spans = [(number.start, number.end) for quantity in figures.quantities for number in quantity.numbers]
    spans += [(reference.start, reference.end) for reference in figures.references]
    units = "|".join(re.escape(sign) for sign in load_symbols().measures if sign[-1] in "23")
    for found in re.finditer("[0-9]", re.sub(rf"(?:{units})", lambda unit: "m" * len(unit[0]), text)):
        assert any(start <= found.start() < end for start, end in spans), (found.group(), found.start(), text)
    wholes = [(quantity.start, quantity.end) for quantity in figures.quantities]
    wholes += [(reference.start, reference.end) for reference in figures.references]
    for start, end in wholes:
        assert 0 <= start < end <= len(text)
    for quantity in figures.quantities:
        assert quantity.numbers, text
        assert quantity.value is not None or quantity.low is not None or quantity.high is not None
        for number in quantity.numbers[:1]:
            assert quantity.start <= number.start <= number.end <= quantity.end
