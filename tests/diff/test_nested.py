"""Labels of which one says less of the same, told by the place they share."""

from __future__ import annotations

from typing import Any

import pytest

from factsheet_extract.diff import DiffOptions, diff, series
from tests.factories_records import a_count, a_sheet

FULL = "cas de grippe aviaire confirmés"


def day(number: int, *figures: tuple[str, str | None, float]) -> Any:
    """Give the sheet of one day: label, place and value of each figure."""
    counts = [
        a_count(None, value, label=label, dimensions={"place": place} if place else {}) for label, place, value in figures
    ]  # fmt: skip
    return a_sheet(f"bulletin_2020-03-{number:02d}.pdf", family=None, edition=None, counts=counts)


def rows(*sheets: Any) -> list[tuple[Any, ...]]:
    """Give the values of each row of a series."""
    found = series(list(sheets))
    return [row.values(found.editions) for row in found.rows]


def test_a_label_in_short_goes_on_with_the_full_one_of_its_place() -> None:
    """One day says "cas" where the others say what cases they are; the row goes through, and says that labels were joined."""
    sheets = [day(n, (label, "Vannes", n)) for n, label in ((6, FULL), (7, "cas"), (8, "cas confrmés"), (9, FULL))]
    assert rows(*sheets) == [(6, 7, 8, 9)]
    assert [pairing.alignment.method for pairing in series(sheets).rows[0].joined] == ["closest"] * 2


@pytest.mark.parametrize(
    ("second", "why"),
    [
        ([("cas", "Brest", 7)], "another place"),
        ([("cas", None, 7)], "no place"),
        ([("cas", "Vannes", 7), ("cas confirmés", "Vannes", 9)], "two that could be meant"),
        ([("décès", "Vannes", 7)], "other words"),
    ],
)
def test_a_short_label_is_taken_for_no_other(second: list[tuple[str, str | None, float]], why: str) -> None:
    """Without a common place, or with two labels that could be meant, nothing is joined."""
    first = day(6, (FULL, "Vannes", 6))
    assert len(rows(first, day(7, *second))) == 1 + len(second), why


def test_a_diff_names_the_pair_and_takes_none_where_only_equal_labels_count() -> None:
    """The change says how the labels were aligned; threshold 100 leaves them apart."""
    older, newer = day(6, (FULL, "Vannes", 6)), day(7, ("cas", "Vannes", 7))
    (change,) = diff(older, newer).changes
    assert change.kind == "changed"
    assert change.alignment is not None
    assert change.alignment.method == "closest"
    assert {change.kind for change in diff(older, newer, DiffOptions(threshold=100)).changes} == {"added", "removed"}


def test_a_short_label_that_a_known_figure_could_be_too_is_left_alone() -> None:
    """Where the family's own figure stands in that place too, "cas" is taken for no other figure of it."""
    older = day(7, ("cas", "Vannes", 7))
    known = a_count("cases", 8, label=FULL, dimensions={"place": "Vannes"})
    other = a_count(None, 2, label="cas supplémentaires", dimensions={"place": "Vannes"})
    newer = a_sheet("bulletin_2020-03-08.pdf", family=None, edition=None, counts=[known, other])
    assert len(rows(older, newer)) == 3
