"""check: FactSheet, Expectations -> Report: what was expected, the sheet's own arithmetic, every number explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.check.arithmetic import arithmetic
from factsheet_extract.check.catalogue import CATALOGUE, finding
from factsheet_extract.check.compare import Comparison, compare
from factsheet_extract.check.coverage import coverage, unclaimed
from factsheet_extract.check.draft import draft
from factsheet_extract.check.expectations import expected_path, load_expectations
from factsheet_extract.check.family_checks import family_checks
from factsheet_extract.check.updating import update
from factsheet_extract.check.waivers import waive
from factsheet_extract.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.expectations import Expectations
    from factsheet_extract.model.family import Family
    from factsheet_extract.model.record import FactSheet, Finding

__all__ = ["CATALOGUE", "check", "draft", "expected_path", "load_expectations", "update"]


def check(sheet: FactSheet, expectations: Expectations | None = None, family: Family | None = None) -> Report:
    """Hold a record against what is expected of it, against its own arithmetic, and against the numbers on the page.

    `expectations` are those of `<stem>.expected.toml`; `family` adds the sums and orders that it declares. The report also has
    the findings that the record came with (of the reader and of assembling).
    """
    compared = compare(sheet, expectations) if expectations else Comparison((), 0, 0)
    findings = [*_given(sheet), *compared.findings, *arithmetic(sheet), *unclaimed(sheet)]
    if family is not None:
        findings += family_checks(sheet, family)
    pending = sum(entry.status == "pending" for entry in expectations.entries()) if expectations else 0
    findings, waived = waive(findings, expectations.waivers if expectations else [])
    if pending:
        findings.append(finding("unverified", f"{pending} of {compared.expected} expected facts wait for a person"))
    return Report(
        source=sheet.source.path, findings=tuple(findings), waived=tuple(waived), expected=compared.expected,
        agreed=compared.agreed, pending=pending, coverage=coverage(sheet),
    )  # fmt: skip


def _given(sheet: FactSheet) -> Iterator[Finding]:
    """Give the record's own findings, without those of an earlier check."""
    for item in sheet.findings:
        if item.code not in CATALOGUE or CATALOGUE[item.code].made_by != "check":
            yield item
