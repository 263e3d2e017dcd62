"""Short forms that a sheet explains."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Definitions
from tests.stages.reading import annotated


def defined(text: str, language: str = "fr", **options: object) -> dict[str, str]:
    """Give term and expansion of each definition."""
    layer = annotated(text, language, **options).layer(Definitions)  # type: ignore[arg-type]
    return {one.term: one.expansion for one in layer.definitions}


@pytest.mark.parametrize(
    ("text", "term", "expansion"),
    [
        ("Les organes de contrôle budgétaire (OCB) se réunissent.", "OCB", "organes de contrôle budgétaire"),
        ("Portée régionale (comités locaux de bassin, ou CLB), ou mondiale.", "CLB", "comités locaux de bassin"),
        ("Le Dialogue international sur la migration (IDM) a lieu.", "IDM", "Dialogue international sur la migration"),
        ("Il est local (CLB, comité local de bassin) ou non.", "CLB", "comité local de bassin"),
        ("CLB : comité local de bassin", "CLB", "comité local de bassin"),
        ("Le CLB (comité local de bassin) se réunit.", "CLB", "comité local de bassin"),
        ("Les forums interrégionaux sur la migration, ou FIR, sont neuf.", "FIR", "forums interrégionaux sur la migration"),
    ],
)
def test_a_definition_is_read_with_its_own_words_and_no_others(text: str, term: str, expansion: str) -> None:
    """The long form has no article before it and reaches as far as its letters do."""
    assert defined(text, family=None)[term] == expansion


def test_a_plural_term_explains_its_singular() -> None:
    """ "RCPs" is defined as printed, and "RCP" with it."""
    assert defined("There are regional consultative processes (RCPs).", "en", family=None) == {
        "RCPs": "regional consultative processes",
        "RCP": "regional consultative processes",
    }


def test_a_fuller_definition_takes_the_place_of_a_shorter_one() -> None:
    """The glossary's words win over the first mention's where they say more."""
    text = "Les comités locaux de bassin (CLB) sont six.\n\nCLB : comités locaux de bassin versant"
    assert defined(text, family=None)["CLB"] == "comités locaux de bassin versant"


def test_a_table_of_short_forms_defines_them() -> None:
    """A short form alone in its cell is explained by the cell beside it."""
    text = "| Sigle | Sens |\n|---|---|\n| CLB | comités locaux de bassin |\n"
    assert defined(text, family=None) == {"CLB": "comités locaux de bassin"}


@pytest.mark.parametrize("text", ["Le rapport (PDF) est en ligne.", "La ville de Lyon (69) a répondu.", "Voir la note (BM)."])
def test_letters_that_the_words_do_not_hold_define_nothing(text: str) -> None:
    """A bracket is no definition unless its letters are found in the words before it."""
    assert defined(text, family=None) == {}
