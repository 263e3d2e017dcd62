"""The work on one sheet, in whichever process: extract, check, and whatever goes wrong as a value.

Every engine calls `perform`, and `perform` never raises: that is what makes their results the same.
"""

from __future__ import annotations

import tempfile
import traceback
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from factsheet_extract.batch.plan import expected_name
from factsheet_extract.batch.seal import seal
from factsheet_extract.batch.stopwatch import Stopwatch
from factsheet_extract.batch.task import Failure, FailureReason, Note, Outcome, Row
from factsheet_extract.errors import ConfigurationError, EnvironmentLacks, FactsheetError, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.task import Task
    from factsheet_extract.model.record import FactSheet, Finding
    from factsheet_extract.model.report import Report

_WORST_FIRST = ("error", "warning", "info")
NOTES_KEPT = 50
"""Findings of one sheet that the summary keeps; the record holds them all."""


def perform(task: Task) -> Outcome:
    """Do one sheet; a fault becomes the outcome's failure."""
    begun = perf_counter()
    with Stopwatch() as stopwatch:
        try:
            done = _extract_and_check(task)
        except Exception as error:
            done = Outcome(task.item.name, failure=failure_of(error))
    return replace(done, stints=stopwatch.stints, seconds=perf_counter() - begun)


def failure_of(error: Exception) -> Failure:
    """Say of an exception whose fault it is; the traceback goes along only for errors of this program."""
    if isinstance(error, FactsheetError) and (reason := _reason(error)):
        return Failure(reason, error.message, error.hint, error.exit_code)
    if isinstance(error, RecursionError):
        return Failure("source", "nested too deeply to be read", "have it exported anew by the program that made it")
    if isinstance(error, MemoryError):
        return Failure("memory", "not enough memory for this sheet", "raise --memory")
    detail = "".join(traceback.format_exception(error))
    hint = "an error of this program: `factsheet-extract extract -v` shows where; report it with the sheet"
    return Failure("internal", f"{type(error).__name__}: {error}", hint, 70, detail)


def _reason(error: FactsheetError) -> FailureReason | None:
    kinds: dict[type[FactsheetError], FailureReason] = {
        SourceError: "source",
        ConfigurationError: "configuration",
        EnvironmentLacks: "environment",
    }
    return next((reason for kind, reason in kinds.items() if isinstance(error, kind)), None)


def _extract_and_check(task: Task) -> Outcome:
    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.pipeline import timed
    from factsheet_extract.sinks.shares import share_of

    if task.record is None:
        sheet = _extract(task)
        record = sheet.to_json().encode()
    else:
        record = task.record
        sheet = FactSheet.model_validate_json(record)
    row = row_of(sheet, _check(task, sheet))
    with timed("rows"):
        share = share_of(sheet)
    return Outcome(task.item.name, seal(record), row, share=seal(share))


def _extract(task: Task) -> FactSheet:
    from factsheet_extract.extract import extract

    choices = task.choices
    with local_copy(task.item.source) as path:
        return extract(path, name=task.item.name, family=choices.family, language=choices.language, options=choices.reading)


def _check(task: Task, sheet: FactSheet) -> Report:
    from factsheet_extract.check import check, load_expectations
    from factsheet_extract.families import load_family

    expectations = None
    if task.item.expected is not None:
        with local_copy(task.item.expected) as path, _named(expected_name(task.item.name), path):
            expectations = load_expectations(path)
    name = task.choices.family or sheet.family
    return check(sheet, expectations, load_family(name) if name else None)


@contextmanager
def _named(name: str, path: Path) -> Iterator[None]:
    """Have faults name a file as the batch does, wherever it lies: their words are the same on every machine."""
    try:
        yield
    except ConfigurationError as error:
        error.message = error.message.replace(str(path), name)
        raise


@contextmanager
def local_copy(source: str) -> Iterator[Path]:
    """Give a path to the bytes of `source`: itself where it is a path, a temporary copy where it is a URL (extra remote)."""
    if "://" not in source:
        yield Path(source)
        return
    from factsheet_extract.batch.remote import fetch

    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        yield fetch(source, Path(folder))


def row_of(sheet: FactSheet, report: Report) -> Row:
    """Sum up a sheet and its check."""
    findings = sorted(report.findings, key=lambda finding: _WORST_FIRST.index(finding.severity))
    coverage = report.coverage
    return Row(
        sheet.source.sha256, sheet.family, sheet.edition, sheet.language, sheet.source.pages,
        len(sheet.counts), len(sheet.themes), len(sheet.roles), coverage.claimed, coverage.ignored, coverage.unclaimed,
        report.expected, report.agreed, tuple(_note(finding) for finding in findings[:NOTES_KEPT]),
        sheet.issue,
    )  # fmt: skip


def _note(finding: Finding) -> Note:
    page = finding.evidence[0].page if finding.evidence else None
    return Note(finding.severity, finding.code, finding.message, page)
