"""Which family, which edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import FamilyError
from factsheet_extract.families import edition_of, issue_of, load_family, recognise
from factsheet_extract.families.loading import make_family

if TYPE_CHECKING:
    from factsheet_extract.model.family import Family


def family(name: str, **tables: object) -> Family:
    """Make a family that is told by one phrase."""
    base = {"name": name, "title": name, "languages": ["en"], "recognise": {"any": {"en": ["Harbour Report"]}}}
    return make_family({**base, **tables}, "", f"{name}.toml")


def test_a_phrase_is_found_over_lines_in_any_case() -> None:
    """Line ends and capitals do not matter; a part of a word does."""
    known = [family("ports")]
    assert recognise("THE HARBOUR\nREPORT", "en", known) is known[0]
    assert recognise("Harbour Reporting", "en", known) is None


def test_a_sheet_in_another_language_is_not_of_the_family() -> None:
    """A family says which languages it has."""
    assert recognise("Harbour Report", "fr", [family("ports")]) is None


def test_two_families_that_fit_are_refused() -> None:
    """Nobody chooses by order."""
    with pytest.raises(FamilyError, match=r"one, two|two, one"):
        recognise("Harbour Report", "en", [family("one"), family("two")])


def test_one_phrase_may_keep_a_sheet_out() -> None:
    """`none` and `all` narrow a family."""
    narrow = {"any": {"en": ["Harbour Report"]}, "none": {"en": ["Draft"]}, "all": {"en": ["Port of"]}}
    known = [family("ports", recognise=narrow)]
    assert recognise("Harbour Report, Port of Call", "en", known) is known[0]
    assert recognise("Harbour Report, Port of Call, Draft", "en", known) is None
    assert recognise("Harbour Report", "en", known) is None


@pytest.mark.parametrize(
    ("name", "text", "stem", "edition"),
    [
        ("iom-iscm", "Fiche d'information sur les mécanismes 2018\n\nétabli en 1986", "x", "2018"),
        ("iom-iscm", "Le premier MCIM a été établi en 1986.", "2019.fr", "2019"),
        ("nfhs-state", "National Family Health Survey - 4\n2015 -16\nState Fact Sheet", "x", "2015-16"),
        ("ocha-rdc-ebola", "No. 13\n29 septembre 2014 (mise à jour à 19h)", "x", "2014-09-29"),
        ("ocha-rdc-ebola", "No. 7 – 3 September 2014", "x", "2014-09-03"),
        ("ocha-rdc-ebola", "nothing said", "update_2014-09-05_fr", "2014-09-05"),
        ("ocha-rdc-ebola", "nothing said", "update", None),
    ],
)
def test_the_edition_is_read_from_the_text_then_from_the_name(name: str, text: str, stem: str, edition: str | None) -> None:
    """Years, spans of years and dates, in words or digits."""
    assert edition_of(text, load_family(name), stem) == edition


@pytest.mark.parametrize(
    ("text", "language", "issue"),
    [
        ("POINT D’INFORMATION\nNo. 9\n09 septembre 2014", "fr", "9"),
        ("UPDATE\nNo. 07 – 3 September 2014", "en", "7"),
        ("N° 12 / 21 septembre 2014", "fr", "12"),
        ("Update of 3 September 2014", "en", None),
    ],
)
def test_the_running_number_is_read_from_the_opening(text: str, language: str, issue: str | None) -> None:
    """A bulletin's number comes without its leading nought; a date is none."""
    assert issue_of(text, load_family("ocha-rdc-ebola"), language) == issue
    assert issue_of(text, load_family("nfhs-state"), language) is None
