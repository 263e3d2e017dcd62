"""What checking a sheet gives: findings, what was waived and why, and how many of the printed numbers are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.model.edge import Edge
from factsheet_extract.model.record import Finding

if TYPE_CHECKING:
    from factsheet_extract.model.document import Severity

SEVERITIES: Final[tuple[Severity, ...]] = ("info", "warning", "error")


class Coverage(Edge):
    """The numbers printed on a sheet: used by a fact, ignored for a reason, or unclaimed; `share` explained, from 0 to 1."""

    claimed: int
    ignored: int
    unclaimed: int

    @property
    def share(self) -> float:
        """Give the share of the numbers that are explained; 1 where none is printed."""
        total = self.claimed + self.ignored + self.unclaimed
        return 1.0 if not total else (self.claimed + self.ignored) / total


class Waived(Edge):
    """A finding that a person accepted, and the reason given."""

    finding: Finding
    reason: str


class Report(Edge):
    """The outcome of checking one sheet.

    `expected` counts the facts of the expected file, `agreed` those found as expected, `pending` those not yet verified.
    """

    source: str
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    expected: int = 0
    agreed: int = 0
    pending: int = 0
    coverage: Coverage

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Give the findings of `severity` or worse."""
        rank = SEVERITIES.index(severity)
        return tuple(finding for finding in self.findings if SEVERITIES.index(finding.severity) >= rank)
