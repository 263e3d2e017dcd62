"""A cell that holds one plain number is read as a sentence with nothing else in it would be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_extract.languages import CODES, load_language
from factsheet_extract.text import numbers, quantities
from factsheet_extract.text.lone import lone_number
from factsheet_extract.text.numerals import SeparatorStyle

WHOLE = st.from_regex(r"[0-9]{1,11}|[0-9]{1,3}([.,][0-9]{3}){1,5}", fullmatch=True)
REST = st.from_regex(r"([.,][0-9]{1,7})?", fullmatch=True)
STYLES = st.none() | st.builds(
    SeparatorStyle,
    decimal=st.sampled_from([None, ".", ","]),
    thousands=st.sampled_from([frozenset(), frozenset(","), frozenset("."), frozenset(" ")]),
    spaces=st.booleans(),
)


@settings(max_examples=400, deadline=None)
@given(WHOLE, REST, st.sampled_from(CODES), STYLES)
def test_short_way_and_long_way_agree(whole: str, rest: str, code: str, style: SeparatorStyle | None) -> None:
    """What the short way gives for a number is what the search of a sentence gives for it."""
    language, text = load_language(code), whole + rest
    short = quantities.read_figures(text, language, style=style), numbers.read_numbers(text, language, style=style)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quantities, "lone_number", lambda *_: None)
        patch.setattr(numbers, "lone_number", lambda *_: None)
        long = quantities.read_figures(text, language, style=style), numbers.read_numbers(text, language, style=style)
    assert short == long


@pytest.mark.parametrize("text", ["34.5", "1,234", "0,25", "166", "0", "12345.678", "2,366,592", "1.057,7"])
def test_plain_number_goes_the_short_way(text: str) -> None:
    """A number whose marks leave no doubt, or of up to three digits, is read at once."""
    found = lone_number(text, load_language("en"), None)
    assert found is not None
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", ["2017", "9797959.87", "1.2.3", "007", "12.", "-3", "5 %", "", "24/7", "٣"])
def test_anything_else_goes_the_long_way(text: str) -> None:
    """Years, identifiers, sections, signs and other scripts are left to the rules that know them."""
    assert lone_number(text, load_language("en"), None) is None


@settings(max_examples=400, deadline=None)
@given(WHOLE, REST, st.sampled_from(["", ")", " %", "%", ":", " ; 5", "] 12"]), st.sampled_from(CODES), STYLES)
def test_digits_before_an_end_are_read_at_once(
    whole: str, rest: str, end: str, code: str, style: SeparatorStyle | None
) -> None:  # fmt: skip
    """Digits that the text or a closing mark ends give what the search for fractions, ranks and scales behind them gives."""
    language, text = load_language(code), f"x {whole}{rest}{end}"
    short = quantities.read_figures(text, language, style=style), numbers.read_numbers(text, language, style=style)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_ended", lambda *_: None)
        long = quantities.read_figures(text, language, style=style), numbers.read_numbers(text, language, style=style)
    assert short == long
