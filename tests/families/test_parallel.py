"""Languages of one edition, held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.extract import extract_document
from factsheet_extract.families import compare_languages
from factsheet_extract.readers import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

FRENCH = "# MCIM 2018\n\n- {rcp} PCR actifs\n- 13 FIR actifs\n\nL'OIM est observatrice auprès de {seen} MCIM.\n"
ENGLISH = "# ISCMs 2018\n\n- 15 active RCPs\n- 13 active IRFs\n\nIOM is an observer in 19 ISCMs.\n"


def record(text: str, language: str) -> FactSheet:
    """Extract a text of the mechanisms family."""
    return extract_document(read_bytes(text.encode("utf-8"), f"sheet.{language}.md"), family="iom-iscm", language=language)


def test_languages_that_say_the_same_agree() -> None:
    """Words differ, concepts do not."""
    assert compare_languages([record(FRENCH.format(rcp=15, seen=19), "fr"), record(ENGLISH, "en")]) == []


def test_a_figure_that_differs_is_shown_in_both_languages() -> None:
    """The finding has what each prints, and where."""
    (finding,) = compare_languages([record(FRENCH.format(rcp=16, seen=19), "fr"), record(ENGLISH, "en")])
    assert (finding.code, finding.severity, finding.facts) == ("languages_differ", "error", ("rcp.active",))
    assert {"'16'", "'15'"} <= set(finding.message.replace(";", "").split())
    assert len(finding.evidence) == 2


def test_a_role_that_differs_is_found() -> None:
    """Roles are compared by actor and role."""
    (finding,) = compare_languages([record(FRENCH.format(rcp=15, seen=20), "fr"), record(ENGLISH, "en")])
    assert "observer" in finding.message


def test_what_one_language_lacks_is_a_warning() -> None:
    """A figure only one prints may be meant."""
    short = ENGLISH.replace("- 13 active IRFs\n", "")
    (finding,) = compare_languages([record(FRENCH.format(rcp=15, seen=19), "fr"), record(short, "en")])
    assert (finding.code, finding.severity) == ("language_lacks", "warning")


def test_one_language_alone_has_nothing_to_agree_with() -> None:
    """Two records of one language are editions, no translations."""
    one = record(ENGLISH, "en")
    assert compare_languages([one, one]) == []


@pytest.mark.shared
@pytest.mark.parametrize("number", ["n08_2014-09-05", "n12_2014-09-21"])
def test_real_sheets_of_two_languages_agree(shared: Path, number: str) -> None:
    """French and English updates on the Ebola outbreak say the same."""
    from factsheet_extract.extract import extract

    folder = shared / "corpus" / "pdf" / "ocha-rdc-ebola"
    records = [extract(folder / f"rdc_ebola_update_{number}_{language}.pdf") for language in ("fr", "en")]
    assert sum(count.concept is not None for count in records[0].counts) > 15
    assert compare_languages(records) == []
