"""The sheet as a witness of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.check import check
from factsheet_extract.model.family import Family
from tests.factories_records import (
    a_count,
    a_finding,
    a_role,
    a_sheet,
    a_theme,
    an_evidence,
    an_ignored,
    an_unclaimed,
)  # fmt: skip

if TYPE_CHECKING:
    from factsheet_extract.model.record import Count


def codes(*counts: Count, **changes: Any) -> list[str]:
    """Give the codes found on a sheet with these figures."""
    return [item.code for item in check(a_sheet(counts=counts, **changes)).findings]


def a_cell(row: str, column: str, value: float, rule: str = "subjects.table_column", **dimensions: Any) -> Count:
    """Give a figure of a table whose rows are places and whose columns name the figures."""
    known = {"place": row} | dimensions if rule.endswith("table_column") else dimensions
    proof = (an_evidence(f"{row} {column}", rule=rule, start=hash(row) % 1000),)
    label = column if rule.endswith("table_column") else row
    return a_count(None, value, label=label, dimensions=known, evidence=proof)


class TestFigures:
    """Each figure on its own."""

    @pytest.mark.parametrize(
        ("keys", "code"),
        [
            ({"value": None, "low": 5, "high": 3, "kind": "range", "printed": "5-3"}, "range_order"),
            ({"value": 9, "low": 3, "high": 5, "printed": "9"}, "range_order"),
            ({"value": 164, "kind": "percent", "unit": "%", "printed": "164"}, "percent_range"),
            ({"value": -15, "printed": "- 15"}, "negative_count"),
            ({"value": 51, "printed": "15"}, "precision"),
            ({"value": 3, "printed": "trois", "members": ["A", "B"]}, "members"),
        ],
    )
    def test_what_cannot_be(self, keys: dict[str, Any], code: str) -> None:
        """Ends out of order, shares over the whole, whole things below none, digits swapped, lists too short are told."""
        assert codes(a_count("a", **keys)) == [code]

    @pytest.mark.parametrize(
        "keys",
        [
            {"value": 15}, {"value": 4, "low": 3, "high": 5}, {"value": -1.2}, {"value": 100, "kind": "percent"},
            {"value": -4.2, "kind": "percent", "printed": "-4,2"}, {"value": 15_000, "printed": "15"},
            {"value": 3, "printed": "trois", "members": ["A", "B", "C"]},
            {"value": 3, "comparator": ">=", "members": ["A"]}, {"value": None, "status": "suppressed"},
        ],
    )  # fmt: skip
    def test_what_can_be(self, keys: dict[str, Any]) -> None:
        """Balances below zero, scaled cells, falls in per cent and open lists are in order."""
        assert codes(a_count("a", **keys)) == []

    def test_roles_list_as_many_as_they_state(self) -> None:
        """ "deux secrétariats (FMDD et CIG)" names two."""
        assert codes(roles=[a_role(count=2, objects=["FMDD", "CIG"])]) == []
        assert codes(roles=[a_role(count=2, objects=["FMDD"])]) == ["members"]

    def test_a_contradiction_shows_both_places(self) -> None:
        """One concept printed twice with other values is told with both quotes; roundings of one number agree."""
        first, second = a_count("a", 25_067_843), a_count("a", 31, quote="31 en tout", page=2)
        report = check(a_sheet(counts=[first, second]))

        (item,) = report.findings
        assert (item.code, item.severity) == ("contradiction", "error")
        assert [place.page for place in item.evidence] == [1, 2]
        rounded = a_count("a", 25_100_000, printed="25,1 millions")
        assert codes(first, rounded) == []
        assert codes(first, second.model_copy(update={"dimensions": {"minimum": 2}})) == []


class TestTotals:
    """Tables that print parts and whole."""

    TABLE = (("Amazonas", 9, 2), ("Antioquia", 656, 139), ("Arauca", 91, 17))

    def table(self, *total: float) -> list[Count]:
        """Give three rows of two columns and a row called total."""
        rows: list[tuple[Any, ...]] = [*self.TABLE, ("TOTAL", *total)]
        return [a_cell(row[0], column, row[at]) for row in rows for at, column in ((1, "cas"), (2, "décès"))]

    def test_a_total_that_adds_up(self) -> None:
        """Columns that sum to the row called total are in order."""
        assert codes(*self.table(756, 158)) == []

    def test_a_digit_misread(self) -> None:
        """Where one column adds up, another that does not is told, with the sum of its parts."""
        (item,) = check(a_sheet(counts=self.table(756, 185))).findings

        assert item.code == "total"
        assert "158" in item.message
        assert item.facts == ("décès",)

    def test_a_table_that_is_not_additive(self) -> None:
        """Where no column adds up, the row is no sum, and nothing is said."""
        assert codes(*self.table(100, 100)) == []

    def test_subtotals(self) -> None:
        """A total of subtotals adds up by the subtotals."""
        rows = [("A", 1), ("B", 2), ("Total", 3), ("C", 4), ("D", 5), ("Total", 9), ("Total général", 12)]

        assert codes(*(a_cell(row, "cas", value) for row, value in rows)) == []

    def test_a_row_and_its_parts(self) -> None:
        """A row whose parts stand below it, in a group of its name, is held to them."""

        rule, parts = "subjects.table_row", (("Confirmés", 14), ("Probables", 22), ("Suspects", 23))
        below = [a_cell(row, "", value, rule, group="Cas") for row, value in parts]

        assert codes(a_cell("Cas", "", 59, rule), *below) == []
        assert codes(a_cell("Cas", "", 58, rule), *below) == ["total"]


class TestFamilyChecks:
    """Sums and orders that a family declares."""

    def family(self, left: list[str], relation: str, right: list[str], **keys: Any) -> Family:
        """Give a family with one check."""
        check_keys = {"name": "the check", "left": tuple(left), "relation": relation, "right": tuple(right)} | keys
        return Family.model_validate({"name": "f", "title": "F", "languages": ("fr",), "checks": (check_keys,)})

    @pytest.mark.parametrize(
        ("left", "relation", "right", "holds"),
        [
            (["a", "b"], "=", ["c"], True),
            (["a", "c"], "=", ["b"], False),
            (["a"], "<=", ["b"], True),
            (["b"], "<=", ["a"], False),
            (["b"], ">=", ["a"], True),
            (["c"], "<=", ["31"], True),
            (["c"], "<=", ["27"], False),
            (["a"], "<=", ["nowhere"], True),
            (["themes[RCP+IRF]"], "<=", ["c"], True),
            (["themes[RCP]"], "<=", ["1"], False),
            (["themes[*]"], "<=", ["19"], False),
            (["roles[observer]"], "<=", ["c"], True),
            (["roles[observer]"], "<=", ["18"], False),
        ],
    )
    def test_checks(self, left: list[str], relation: str, right: list[str], holds: bool) -> None:
        """A check holds, fails, or says nothing where a term is not on the sheet."""
        sheet = a_sheet(
            counts=[a_count("a", 13), a_count("b", 15), a_count("c", 28)],
            themes=[a_theme("x", 20, scope=["IRF", "RCP"]), a_theme("y", 2)], roles=[a_role(count=19)],
        )  # fmt: skip
        found = check(sheet, family=self.family(left, relation, right)).findings

        assert [item.code for item in found] == ([] if holds else ["family_check"])

    def test_dimensions_are_held_apart(self) -> None:
        """Figures of one year are held to figures of that year."""
        counts = [a_count(name, value, dimensions={"year": year}) for name, value, year in
                  (("a", 1, 2017), ("b", 2, 2017), ("a", 5, 2018), ("b", 4, 2018))]  # fmt: skip
        (item,) = check(a_sheet(counts=counts), family=self.family(["a"], "<=", ["b"])).findings

        assert "a (5) <= b (4)" in item.message

    def test_the_family_says_how_grave(self) -> None:
        """The severity is the family's."""
        sheet = a_sheet(counts=[a_count("a", 3), a_count("b", 2)])
        (item,) = check(sheet, family=self.family(["a"], "<=", ["b"], severity="info")).findings

        assert item.severity == "info"

    def test_rounded_figures_add_up_as_printed(self) -> None:
        """Shares that were rounded one by one sum to 100 within their rounding."""
        counts = [a_count(name, value, kind="percent", unit="%") for name, value in (("a", 33.3), ("b", 33.3), ("c", 33.3))]
        family = self.family(["a", "b", "c"], "=", ["100"])

        assert [item.code for item in check(a_sheet(counts=counts), family=family).findings] == []


class TestCoverage:
    """Every number explained."""

    def test_numbers_are_counted_once(self) -> None:
        """Figures, themes and roles claim, ignored numbers are explained, the rest is a finding each."""
        sheet = a_sheet(
            counts=[a_count("a", 1, start=0), a_count("b", 2, start=50)], ignored=[an_ignored()], unclaimed=[an_unclaimed()]
        )  # fmt: skip
        report = check(sheet)

        assert (report.coverage.claimed, report.coverage.ignored, report.coverage.unclaimed) == (2, 1, 1)
        assert report.coverage.share == 0.75
        assert [(item.code, item.message) for item in report.findings] == [("unclaimed", "'42' is not explained: 42 autres")]

    def test_a_sheet_without_numbers(self) -> None:
        """Where nothing is printed, everything is explained."""
        assert check(a_sheet(counts=[])).coverage.share == 1


class TestGiven:
    """Findings that the record came with."""

    def test_they_stay_and_those_of_an_earlier_check_are_made_anew(self) -> None:
        """The reader's findings are reported; a stale comparison is not."""
        brought = [a_finding("ambiguous_number"), a_finding("no_text_layer"), a_finding("differs"), a_finding("total")]

        assert codes(findings=brought) == ["ambiguous_number", "no_text_layer"]
