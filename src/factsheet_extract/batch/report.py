"""What a run was like, for a person and for a machine: slowest sheets, failures by reason, coverage.

It holds times, so it goes where the caller says and never into the output folder by itself.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from importlib import resources
from typing import TYPE_CHECKING, Any

from factsheet_extract.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.batch.between import Difference
    from factsheet_extract.batch.job import Summary
    from factsheet_extract.batch.task import Outcome, Row

SLOWEST = 20
"""How many of the slowest sheets a report names."""
LISTED = 1000
"""How many failures, and sheets with findings, a page lists; a page of a hundred thousand lines opens in no browser."""


def report_of(summary: Summary, *, run: str, seconds: float) -> dict[str, Any]:
    """Give the report of a run as values that JSON can hold; `seconds` is how long the whole run took."""
    rows = [outcome.row for outcome in summary.outcomes if outcome.row]
    return {
        "run": run,
        "version": __version__,
        "seconds": round(seconds, 3),
        "sheets": {
            "all": len(summary.outcomes), "written": len(rows), "failed": len(summary.failures), "done_anew": summary.anew,
        },
        "pages": sum(row.pages for row in rows),
        "figures": sum(row.figures for row in rows),
        "coverage": _coverage(rows),
        "findings": {word: sum(row.count(word) for row in rows) for word in ("error", "warning", "info")},
        "between_languages": [_difference(difference) for difference in summary.differences],
        "families": dict(Counter(row.family or "none" for row in rows).most_common()),
        "languages": dict(Counter(row.language for row in rows).most_common()),
        "failures_by_reason": dict(Counter(outcome.failure.reason for outcome in summary.failures if outcome.failure)),
        "failures": [_failure(outcome) for outcome in summary.failures],
        "slowest": [_slow(outcome) for outcome in _slowest(summary)],
        "steps": _steps(summary),
        "least_covered": [{"path": outcome.name, **_coverage([row])} for outcome, row in _least_covered(summary)],
    }  # fmt: skip


def write_report(report: dict[str, Any], target: Path) -> None:
    """Write a report as JSON or, to a name that ends in .html, as one page that needs nothing else; raises SinkError."""
    from factsheet_extract.batch.output import write_atomic

    text = as_html(report) if target.suffix.lower() in {".html", ".htm"} else json.dumps(report, indent=2, ensure_ascii=False)
    write_atomic(target, (text + "\n").encode())


def as_html(report: dict[str, Any]) -> str:
    """Give a report as a page."""
    from jinja2 import Environment

    template = (resources.files("factsheet_extract.batch") / "report.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(report=report, listed=LISTED)


def _coverage(rows: list[Row]) -> dict[str, Any]:
    claimed, ignored, unclaimed = (sum(getattr(row, name) for row in rows) for name in ("claimed", "ignored", "unclaimed"))
    numbers = claimed + ignored + unclaimed
    share = round((claimed + ignored) / numbers, 4) if numbers else 1.0
    return {"claimed": claimed, "ignored": ignored, "unclaimed": unclaimed, "share": share}


def _difference(difference: Difference) -> dict[str, Any]:
    note = difference.note
    return {"edition": difference.edition, "severity": note.severity, "code": note.code, "message": note.message}


def _failure(outcome: Outcome) -> dict[str, Any]:
    failure = outcome.failure
    if failure is None:
        return {"path": outcome.name}
    return {"path": outcome.name, "reason": failure.reason, "message": failure.message, "hint": failure.hint}


def _slowest(summary: Summary) -> list[Outcome]:
    timed = [outcome for outcome in summary.outcomes if outcome.seconds]
    return sorted(timed, key=lambda outcome: -outcome.seconds)[:SLOWEST]


def _slow(outcome: Outcome) -> dict[str, Any]:
    pages = outcome.row.pages if outcome.row else None
    steps = {stint.stage: round(stint.seconds, 4) for stint in outcome.stints}
    return {"path": outcome.name, "seconds": round(outcome.seconds, 3), "pages": pages, "steps": steps}


def _steps(summary: Summary) -> dict[str, float]:
    """Add up the seconds of each step over all sheets."""
    total: dict[str, float] = defaultdict(float)
    for outcome in summary.outcomes:
        for stint in outcome.stints:
            total[stint.stage] += stint.seconds
    return {stage: round(total[stage], 3) for stage in sorted(total, key=lambda stage: -total[stage])}


def _least_covered(summary: Summary) -> list[tuple[Outcome, Row]]:
    open_ones = [(outcome, outcome.row) for outcome in summary.outcomes if outcome.row and outcome.row.unclaimed]
    return sorted(open_ones, key=lambda entry: -entry[1].unclaimed)[:SLOWEST]
