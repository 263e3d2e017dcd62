"""The hyphen at the end of a line is a broken word's or the word's own: the sheet itself says which."""

from __future__ import annotations

import pytest

from factsheet_extract.readers.page.hyphens import Hyphens

SET_WITH_BREAKS = "gou- vernance des mi- grations et déve- loppement, la coopé- ration et l'inté- gration"


@pytest.mark.parametrize(
    ("sheet", "before", "after", "wanted"),
    [
        ("la migration et le développement", "migra-", "tion", True),  # the whole word stands elsewhere
        ("inter-regional forums", "inter-", "regional", False),  # the hyphened word stands elsewhere
        ("interregional forums", "inter-", "regional", True),
        ("migration de travail", "main-", "d'œuvre", False),  # an apostrophe never opens the rest of a word
        ("a high level of the sea", "High-", "level", False),  # both parts are words of the sheet
        (SET_WITH_BREAKS, "secré-", "tariat", True),  # a sheet that breaks words all the time
        (" ".join(["mots entiers sans coupure"] * 100), "vice-", "présidence", False),  # one that never does
        ("", "se\u00ad", "cret", True),  # a soft hyphen says so itself
        ("Addis Ababa", "Addis-", "Ababa", False),  # a capital opens a word of its own
        ("", "1990-", "1995", False),  # figures are no letters
        ("", "word", "next", False),  # no hyphen at all
    ],
)
def test_a_line_end_hyphen_goes_only_where_it_breaks_a_word(sheet, before, after, wanted):
    """Joining the two lines drops the hyphen of a broken word and keeps a word's own."""
    assert Hyphens([sheet]).breaks(before, after) is wanted


def test_parts_of_broken_words_are_no_words():
    """The halves of words broken at line ends do not count as words seen: "mi-" does not make "mi" a word."""
    assert Hyphens([SET_WITH_BREAKS]).breaks("mi-", "lieu")
