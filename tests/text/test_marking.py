"""The parser of marked sentences refuses what it cannot read."""

from __future__ import annotations

import pytest

from tests.marking import MarkupError, check, parse


def test_a_marked_sentence_gives_text_and_marks() -> None:
    """The mark's slice of the plain text is what it enclosed."""
    text, marks = parse('about <count value=300 about unit="a b">300</count> places')
    assert text == "about 300 places"
    assert text[marks[0].start : marks[0].end] == "300"
    assert marks[0].wanted == {"value": 300, "comparator": "~", "unit": "a b"}


@pytest.mark.parametrize(
    "sentence",
    [
        "<count value=300>300 places",
        "<count value=300>300</money> places",
        "<number value=300>300</number>",
        "<count size=300>300</count>",
        "<count value=3><count value=3>3</count></count>",
        "<count value=3></count>",
        "<count value=3 value=4>3</count>",
        "<not>3</not>",
        "<not reason=nonsense>3</not>",
        "3 < 4",
        "3 > 4",
        "<count value=3>3</count> <",
    ],
)
def test_what_cannot_be_read_is_refused(sentence: str) -> None:
    """An unclosed, nested, empty, unknown or stray mark raises instead of being passed over."""
    with pytest.raises(MarkupError):
        parse(sentence)


def test_a_sentence_without_marks_must_say_so() -> None:
    """A forgotten mark is no passing test."""
    with pytest.raises(MarkupError):
        check("no number here", "en")
    check("no number here", "en", nothing=True)
