"""The noun that a number counts is found by function words alone."""

from __future__ import annotations

import pytest

from factsheet_extract.languages import load_language
from factsheet_extract.text.nouns import counted_noun


@pytest.mark.parametrize(
    ("code", "number", "rest", "noun"),
    [
        ("en", "2,500", " retail jobs in Ohio were lost", "retail jobs"),
        ("en", "12", " people died in the fire", "people"),
        ("en", "3 million", " of the workers", "workers"),
        ("en", "40", " new hospital beds opened", "new hospital beds"),
        ("en", "300", ", said the ministry", None),
        ("en", "300", " in the city", None),
        ("en", "12", "", None),
        ("en", "28", "-nation bloc", "nation"),
        ("fr", "13", " cas confirmés, dont 7", "cas confirmés"),
        ("fr", "3 millions", " d'habitants en 2017", "habitants"),
        ("fr", "6", " régions ont enregistré des cas", "régions"),
        ("es", "20", " hogares nuevos en el norte", "hogares nuevos"),
    ],
)
def test_the_counted_noun(code: str, number: str, rest: str, noun: str | None) -> None:
    """The slice behind the number names what is counted, or there is none."""
    text = number + rest
    found = counted_noun(text, len(number), load_language(code))
    assert (text[slice(*found)] if found else None) == noun
