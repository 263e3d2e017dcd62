"""Which sheets of a batch are one edition in several languages."""

from __future__ import annotations

import pytest

from factsheet_extract.batch.between import versions
from factsheet_extract.batch.task import Outcome, Row


def done(
    name: str, language: str, edition: str | None = "2018", family: str | None = "states", issue: str | None = None
) -> Outcome:
    """Give a sheet that was read as this."""
    return Outcome(name, row=Row("0" * 64, family, edition, language, 1, 1, 0, 0, 1, 0, 0, 0, 0, issue=issue))


@pytest.mark.parametrize(
    ("sheets", "together"),
    [
        ([done("2018.fr.pdf", "fr"), done("2018.en.pdf", "en")], [["2018.fr.pdf", "2018.en.pdf"]]),
        ([done("fiche.pdf", "fr"), done("sheet.pdf", "en")], [["fiche.pdf", "sheet.pdf"]]),
        ([done("fr/2018.pdf", "fr"), done("fr/2018.md", "fr")], []),
        ([done("2018.pdf", "fr"), done("2019.pdf", "en", "2019")], []),
        ([done("2018.pdf", "fr", None), done("2018.en.pdf", "en", None)], []),
        (
            [done(f"{state}_{code}.pdf", code) for state in ("goa", "kerala") for code in ("en", "fr")],
            [["goa_en.pdf", "goa_fr.pdf"], ["kerala_en.pdf", "kerala_fr.pdf"]],
        ),
        ([done("a.pdf", "en", "2014-09-08", issue="9"), done("b.pdf", "fr", "2014-09-09", issue="9")], [["a.pdf", "b.pdf"]]),
        ([done("a.pdf", "en", "2014-09-08", issue="9"), done("b.pdf", "fr", "2014-09-09", issue="10")], []),
    ],
    ids=["by name", "other names", "one language", "two editions", "no edition", "a state each", "one number", "two numbers"],
)
def test_versions_are_put_together(sheets: list[Outcome], together: list[list[str]]) -> None:
    """Family and edition put sheets together, then running numbers, and names where a language has several of one edition."""
    assert list(versions(sheets)) == together


def test_a_sheet_that_failed_is_no_version() -> None:
    """What has no record cannot be compared."""
    assert list(versions([done("2018.fr.pdf", "fr"), Outcome("2018.en.pdf")])) == []
