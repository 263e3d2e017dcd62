"""What was expected against what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.check import check, draft
from factsheet_extract.check.compare import KINDS, pairs_of
from factsheet_extract.check.expectations import parse_expectations
from tests.factories_records import (
    a_count,
    a_definition,
    a_full_sheet,
    a_role,
    a_sheet,
    a_theme,
    an_event,
)  # fmt: skip

if TYPE_CHECKING:
    from factsheet_extract.model.record import FactSheet, Finding


def checked(sheet: FactSheet, text: str) -> list[Finding]:
    """Give the findings of comparing, without those of arithmetic and coverage."""
    report = check(sheet, parse_expectations(text, "expected.toml"))
    return [item for item in report.findings if item.code in {"missing", "differs", "unexpected"}]


def codes(sheet: FactSheet, text: str) -> list[str]:
    """Give the codes of what does not agree."""
    return [item.code for item in checked(sheet, text)]


def figure(**keys: Any) -> str:
    """Give an expected file with one figure."""
    lines = [f"{key} = {_toml(value)}" for key, value in keys.items()]
    return "\n".join(["[[figures]]", *lines])


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    return repr(value).replace("'", '"')


class TestFigures:
    """Figures by concept or label."""

    def test_as_expected(self) -> None:
        """A figure found as expected is no finding."""
        sheet = a_sheet(counts=[a_count("rcp.active", 15)])

        assert checked(sheet, figure(concept="rcp.active", value=15)) == []

    def test_missing(self) -> None:
        """What is not found is missing, an error where a person verified it."""
        (item, _) = checked(a_sheet(), figure(concept="irf.active", value=13, status="verified"))

        assert (item.code, item.severity, item.facts) == ("missing", "error", ("irf.active",))

    def test_missing_names_the_same_number_elsewhere(self) -> None:
        """Where the number is found under another name, the finding says which and shows where."""
        sheet = a_sheet(counts=[a_count(None, 13, label="forums", quote="13 forums", page=2)])
        item = checked(sheet, figure(concept="irf.active", value=13))[0]

        assert "'forums'" in item.message
        assert (item.evidence[0].quote, item.evidence[0].page) == ("13 forums", 2)

    def test_differs_shows_quote_page_and_box(self) -> None:
        """A figure that differs says both values and shows where it was read."""
        sheet = a_sheet(counts=[a_count("rcp.active", 51, quote="51 PCR actifs", page=3)])
        (item,) = checked(sheet, figure(concept="rcp.active", value=15))

        assert item.code == "differs"
        assert "expected 15, found 51" in item.message
        assert (item.evidence[0].quote, item.evidence[0].page) == ("51 PCR actifs", 3)
        assert item.evidence[0].boxes

    def test_unexpected_shows_what_was_found(self) -> None:
        """A figure that nobody expects is shown; `complete = false` allows it."""
        sheet = a_sheet(counts=[a_count("a", 1), a_count("b", 7, quote="7", page=2)])
        (item,) = checked(sheet, figure(concept="a", value=1))

        assert (item.code, item.facts, item.evidence[0].page) == ("unexpected", ("b",), 2)
        assert checked(sheet, "complete = false\n" + figure(concept="a", value=1)) == []

    def test_a_pending_entry_only_warns(self) -> None:
        """An entry that no person verified yet warns where a verified one is an error."""
        sheet = a_sheet(counts=[a_count("a", 1)])

        assert checked(sheet, figure(concept="a", value=2))[0].severity == "warning"
        assert checked(sheet, figure(concept="a", value=2, status="verified"))[0].severity == "error"

    @pytest.mark.parametrize(
        ("printed", "language", "value", "expected", "agrees"),
        [
            ("25.1 million", "en", 25_100_000, 25_067_843, True),
            ("25,100,000", "en", 25_100_000, 25_067_843, False),
            ("25,1 millions", "fr", 25_100_000, 25_067_843, True),
            ("64.1", "en", 64.1, 64.13, True),
            ("64.1", "en", 64.1, 64.2, False),
            ("64", "en", 64, 64.4, False),  # a number of things is exact
            ("15", "fr", 15, 16, False),
            ("trois", "fr", 3, 3, True),
            ("12,5", "fr", 12_500, 12_500, True),  # a head says "en milliers"
            ("12,5", "fr", 12_500, 12_549, True),
            ("12,5", "fr", 12_500, 12_600, False),
        ],
    )
    def test_a_printed_figure_is_an_interval(
        self, printed: str, language: str, value: float, expected: float, agrees: bool
    ) -> None:
        """An expected value agrees with every printed form that it would be rounded to."""
        sheet = a_sheet(counts=[a_count("a", value, printed=printed)], language=language)

        assert (checked(sheet, figure(concept="a", value=expected)) == []) is agrees

    @pytest.mark.parametrize(
        ("tolerance", "agrees"), [(None, False), (1, False), (2, True), ("1 %", False), ("20%", True), (0.5, False)]
    )
    def test_tolerance(self, tolerance: float | str | None, agrees: bool) -> None:
        """A tolerance is in the figure's unit, or a share of what is expected."""
        keys = {"tolerance": tolerance} if tolerance is not None else {}

        assert (checked(a_sheet(counts=[a_count("a", 10)]), figure(concept="a", value=12, **keys)) == []) is agrees

    def test_a_printed_form_may_be_expected(self) -> None:
        """An expected printed form agrees with another of the same precision."""
        sheet = a_sheet(counts=[a_count("a", 25_067_843, printed="25,067,843")], language="en")

        assert codes(sheet, figure(concept="a", printed="25.1 million")) == []
        assert codes(sheet, figure(concept="a", printed="25.2 million")) == ["differs"]

    def test_ends_of_a_range(self) -> None:
        """Low and high are compared, each on its own."""
        sheet = a_sheet(counts=[a_count("a", None, low=1.2, high=3.4, kind="range", printed="1,2 à 3,4")])

        assert codes(sheet, figure(concept="a", low=1.2, high=3.4)) == []
        assert codes(sheet, figure(concept="a", low=1.2, high=3.5)) == ["differs"]

    @pytest.mark.parametrize(
        "keys",
        [{"unit": "USD"}, {"comparator": ">="}, {"kind": "percent"}, {"scope": ["IRF"]}, {"dimensions": {"minimum": 1}},
         {"members": ["A", "C"]}, {"flag": "suppressed"}, {"label": "forums"}],
    )  # fmt: skip
    def test_only_what_is_written_is_compared(self, keys: dict[str, Any]) -> None:
        """A key that is not written is not compared; one that is written and differs is named."""
        count = a_count(
            "a", 2, label="processus", unit="%", scope=["RCP"], dimensions={"minimum": 2}, members=["A", "B"]
        )  # fmt: skip
        sheet = a_sheet(counts=[count])

        assert codes(sheet, figure(concept="a", value=2)) == []
        (item,) = checked(sheet, figure(concept="a", value=2, **keys))
        assert item.code == "differs"

    @pytest.mark.parametrize(
        ("wanted", "found", "agrees"),
        [
            (["Dialogue", "Forum mondial"], ["Le Forum mondial (FMMD)", "dialogue"], True),
            (["Dialogue (IDM)"], ["Dialogue"], True),
            (["Dialogue"], ["Forum"], False),
            (["Dialogue"], ["Dialogues"], False),
            (["Dialogue"], ["Dialogue", "Forum"], False),
            (["Dialogue", "Dialogue de haut niveau"], ["Dialogue"], False),
            ([], ["Dialogue"], False),
        ],
    )
    def test_names_in_a_list(self, wanted: list[str], found: list[str], agrees: bool) -> None:
        """A name agrees with one that adds an article or a short form; none may be absent or too many."""
        sheet = a_sheet(counts=[a_count("a", 2, members=found)])

        assert (codes(sheet, figure(concept="a", members=wanted)) == []) is agrees

    def test_labels_are_compared_without_case_and_accents(self) -> None:
        """A label names a figure whatever its case, accents and punctuation."""
        sheet = a_sheet(counts=[a_count(None, 5, label="Décès, à ce jour")])

        assert codes(sheet, figure(label="deces a ce jour", value=5)) == []

    def test_dimensions_part_figures_of_one_concept(self) -> None:
        """Of several figures of one concept each finds its own, in whatever order they stand."""
        counts = [a_count("a", year, dimensions={"year": year}) for year in (2016, 2017, 2018)]
        text = "\n".join(figure(concept="a", value=year, dimensions={"year": year}) for year in (2018, 2016, 2017))

        assert codes(a_sheet(counts=counts), text) == []

    def test_one_figure_answers_one_expectation(self) -> None:
        """A figure expected twice must be printed twice."""
        sheet = a_sheet(counts=[a_count("a", 1)])

        assert codes(sheet, figure(concept="a", value=1) + "\n" + figure(concept="a", value=1)) == ["missing"]

    def test_a_long_table_is_compared_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A thousand figures of one label are not compared each with each."""
        counts = [a_count(None, number, label="cas", start=number * 9) for number in range(1000)]
        calls: list[object] = []

        def differences(wanted: Any, got: Any, language: str) -> list[str]:
            calls.append(got)
            return KINDS[0].differences(wanted, got, language)

        kind = replace(KINDS[0], differences=differences)
        wanted = parse_expectations(draft(a_sheet(counts=counts)), "x").figures or []

        assert len(pairs_of(kind, wanted, counts, "fr")) == 1000
        assert len(calls) == 1000


class TestOtherFacts:
    """Themes, roles, definitions, events, and the sheet itself."""

    def test_all_kinds_as_expected(self) -> None:
        """A file with one of everything agrees with the sheet it describes."""
        text = """
        family = "iom-iscm"
        edition = "2018"
        [[themes]]
        concept = "climate_change"
        count = 2
        scope = ["RCP"]
        [[roles]]
        actor = "IOM"
        role = "observer"
        count = 19
        objects = ["CIG"]
        since = "2005"
        [[definitions]]
        term = "PCR"
        expansion = "Processus consultatifs régionaux"
        [[events]]
        ordinal = 7
        place = "Genève"
        start = "2017-10-10"
        end = "2017-10-11"
        """
        assert checked(a_full_sheet(), text) == []

    @pytest.mark.parametrize(
        ("fact", "text"),
        [
            ({"themes": [a_theme("a", 2)]}, '[[themes]]\nconcept = "a"\ncount = 3'),
            ({"themes": [a_theme("a", scope=["RCP"])]}, '[[themes]]\nconcept = "a"\nscope = ["RCP", "IRF"]'),
            ({"roles": [a_role(objects=["CIG"])]}, '[[roles]]\nactor = "IOM"\nrole = "observer"\nobjects = ["FMDD"]'),
            ({"roles": [a_role(count=3)]}, '[[roles]]\nactor = "IOM"\nrole = "observer"\ncount = 4'),
            ({"definitions": [a_definition("PCR", "x")]}, '[[definitions]]\nterm = "PCR"\nexpansion = "y"'),
            ({"events": [an_event(place="Genève")]}, '[[events]]\nordinal = 7\nplace = "Quito"'),
            ({}, 'edition = "2019"'),
            ({}, 'language = "es"'),
        ],
    )
    def test_differs(self, fact: dict[str, Any], text: str) -> None:
        """Each kind says what differs."""
        assert codes(a_sheet(**fact), text) == ["differs"]

    def test_an_event_answers_to_the_beginning_of_its_name(self) -> None:
        """ "réunion mondiale" is enough to name "réunion mondiale des PCR"."""
        sheet = a_sheet(events=[an_event("réunion mondiale des PCR")])

        assert codes(sheet, '[[events]]\nname = "Réunion mondiale"\nplace = "Genève"') == []

    def test_a_kind_that_is_not_mentioned_is_not_checked(self) -> None:
        """A file about figures says nothing of themes."""
        assert codes(a_full_sheet(), "[[themes]]\nconcept = 'climate_change'") == []

    def test_unexpected_of_each_kind(self) -> None:
        """An empty list of a kind says that there is none of it."""
        text = "figures = []\nthemes = []\nroles = []\ndefinitions = []\nevents = []"

        assert codes(a_full_sheet(), text) == ["unexpected"] * 8


class TestWaivers:
    """Findings that a person accepts."""

    WAIVED = '[[waivers]]\ncode = "unexpected"\nfact = "b"\nreason = "printed in a picture"\n'

    def test_a_waived_finding_is_kept_with_its_reason(self) -> None:
        """What is waived no longer stands among the findings, and its reason is told."""
        sheet = a_sheet(counts=[a_count("a", 1), a_count("b", 7)])
        report = check(sheet, parse_expectations(figure(concept="a", value=1) + "\n" + self.WAIVED, "x"))

        assert [item.code for item in report.findings] == ["unverified"]
        assert [(item.finding.facts, item.reason) for item in report.waived] == [(("b",), "printed in a picture")]

    def test_a_waiver_that_nothing_needs_is_told(self) -> None:
        """A waiver whose finding is gone should go too."""
        report = check(a_sheet(), parse_expectations(self.WAIVED, "x"))

        assert [item.code for item in report.findings] == ["waiver_unused"]

    @pytest.mark.parametrize(("quote", "stands"), [("7 autres", False), ("8 autres", True)])
    def test_a_waiver_may_name_the_words(self, quote: str, stands: bool) -> None:
        """A waiver with a quote covers only findings with these words."""
        sheet = a_sheet(counts=[a_count("b", 7, quote="et 7 autres")])
        text = f'figures = []\n[[waivers]]\ncode = "unexpected"\nquote = "{quote}"\nreason = "r"\n'
        report = check(sheet, parse_expectations(text, "x"))

        assert ("unexpected" in [item.code for item in report.findings]) is stands
