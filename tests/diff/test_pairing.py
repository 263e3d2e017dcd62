"""Two shelves, sheet by sheet."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet_extract.diff import group_series, pair_shelves
from factsheet_extract.diff.naming import edition_name, subject_of
from tests.factories_records import a_count, a_sheet


def a_state(place: str, edition: str, *, named: bool = True) -> Any:
    """Give the sheet of one state, whose figures name it or whose file does."""
    dimensions = {"place": place} if named else {}
    return a_sheet(
        f"nfhs_{edition}_{place}.pdf", family="nfhs-state", edition=edition, counts=[a_count(dimensions=dimensions)]
    )  # fmt: skip


@pytest.mark.parametrize("named", [True, False])
def test_each_state_finds_its_own_next_edition(named: bool) -> None:
    """By the place of its figures, or by its file's name; a state without one stays alone."""
    older = [a_state(place, "2015-16", named=named) for place in ("Kerala", "Assam", "Haryana")]
    newer = [a_state(place, "2019-21", named=named) for place in ("Assam", "Kerala", "Tripura")]
    shelves = pair_shelves(older, newer)
    assert [(one.source.path, other.source.path) for one, other in shelves.pairs] == [
        ("nfhs_2015-16_Assam.pdf", "nfhs_2019-21_Assam.pdf"), ("nfhs_2015-16_Kerala.pdf", "nfhs_2019-21_Kerala.pdf"),
    ]  # fmt: skip
    assert [sheet.source.path for sheet in (*shelves.older_alone, *shelves.newer_alone)] == [
        "nfhs_2015-16_Haryana.pdf", "nfhs_2019-21_Tripura.pdf",
    ]  # fmt: skip


def test_languages_find_their_own_language() -> None:
    """French pairs with French, English with English."""
    older = [a_sheet(f"2018.{code}.pdf", language=code) for code in ("fr", "en")]
    newer = [a_sheet(f"2019.{code}.pdf", language=code, edition="2019") for code in ("en", "fr")]
    assert [one.language + other.language for one, other in pair_shelves(older, newer).pairs] == ["enen", "frfr"]


def test_one_sheet_on_each_side_is_a_pair_whatever_it_is() -> None:
    """Whether they can be compared is for the diff to say."""
    assert len(pair_shelves([a_sheet()], [a_sheet(family="nfhs-state")]).pairs) == 1


def test_editions_and_languages_of_one_sheet_are_one_series() -> None:
    """Files named in two ways are one series where their family says so; a sheet a state is a series a state."""
    bulletins = [
        a_sheet("ocha_rdc_n10_2014-09-12_en.txt", edition="10", language="en"),
        a_sheet("rdc_update_n12_fr.pdf", edition="12"),
    ]
    assert len(group_series(bulletins)) == 1
    states = [a_state(place, edition) for place in ("Kerala", "Assam") for edition in ("2015-16", "2019-21")]
    assert [len(group) for group in group_series(states)] == [2, 2]


@pytest.mark.parametrize(
    ("path", "edition", "subject"),
    [
        ("pdf/ars_bretagne_2020-03-06.pdf", "2020-03-06", "name ars bretagne"),
        ("nfhs4_2015-16_AN.pdf", "2015-16", "name nfhs an"),
        ("rdc_ebola_update_n12_2014-09-21_fr.pdf", "2014-09-21", "name rdc ebola update n"),
        ("notice.pdf", None, "name notice"),
    ],
)
def test_a_file_name_tells_edition_and_subject_where_the_record_does_not(path: str, edition: str | None, subject: str) -> None:
    """The date and the language are no part of what the sheet is about."""
    sheet = a_sheet(path, edition=None, family=None)
    assert (edition_name(sheet), subject_of(sheet)) == (edition, subject)


def test_states_that_have_no_other_edition_are_not_paired_with_strangers() -> None:
    """Two states here and two others there: nothing pairs."""
    older = [a_state(place, "2015-16") for place in ("Haryana", "Kerala")]
    newer = [a_state(place, "2019-21") for place in ("Tripura", "Assam")]
    assert pair_shelves(older, newer).pairs == ()
