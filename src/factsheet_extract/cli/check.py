"""`check`: records or sheets against what is expected of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.options import HELP, common, fail_on_option, read_options, reading, severities
from factsheet_extract.errors import ConfigurationError, FactsheetError, UnreadableSource

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet, Finding
    from factsheet_extract.model.report import Report


@click.command(context_settings=HELP)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RECORD|SHEET...")
@click.option(
    "--expected", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="What is expected; by default the file `<its name>.expected.toml` beside a sheet.",
)  # fmt: skip
@click.option("--update", is_flag=True, help="Write what was found as expected, marked pending, instead of checking.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@reading
@fail_on_option("error")
@common
@click.pass_obj
def check(
    talk: Talk, /, files: tuple[Path, ...], expected: Path | None, update: bool, form: str, fail_on: str,
    family: str | None, language: str | None, **read: Any,
) -> Exit:  # fmt: skip
    """Hold each RECORD (.json) or SHEET against what is expected of it and against its own arithmetic.

    A finding says what was expected, what was found, and where it is printed. Sheets of one edition in several languages are
    also held against each other.

    Example: factsheet-extract check sheets/2018.fr.pdf --fail-on warning
    """
    if expected is not None and len(files) > 1:
        raise click.UsageError("--expected goes with one record or sheet")
    failures: list[FactsheetError] = []
    findings: list[Finding] = []
    sheets: list[FactSheet] = []
    options = {"family": family, "language": language, "options": read_options(language=language, **read)}
    for path in files:
        try:
            sheet = _sheet(path, options)
            if update:
                talk.say(_write_expected(sheet, path, expected))
                continue
            report = _report(sheet, expected or _beside(path), family)
            _tell(talk, report, form)
            findings += report.findings
            sheets.append(sheet)
        except ConfigurationError:
            raise
        except FactsheetError as error:
            failures.append(error)
            talk.fault(error)
    findings += _between_languages(sheets, talk, form)
    weighing = any(finding.severity in severities(fail_on) for finding in findings)
    return of_failures([error.exit_code for error in failures], succeeded=len(files) - len(failures), findings=weighing)


def _sheet(path: Path, options: dict[str, Any]) -> FactSheet:
    from factsheet_extract.cli.records import read_record

    if not path.is_file():
        raise UnreadableSource("no such file", source=path.as_posix())
    if path.suffix == ".json":
        return read_record(path)
    from factsheet_extract.extract import extract

    return extract(path, name=path.name, **options)


def _beside(path: Path) -> Path | None:
    from factsheet_extract.check import expected_path

    beside = expected_path(path)
    return beside if path.suffix != ".json" and beside.is_file() else None


def _report(sheet: FactSheet, expected: Path | None, family: str | None) -> Report:
    from factsheet_extract.check import check as check_sheet
    from factsheet_extract.check import load_expectations
    from factsheet_extract.families import load_family

    name = family or sheet.family
    return check_sheet(sheet, load_expectations(expected) if expected else None, load_family(name) if name else None)


def _write_expected(sheet: FactSheet, path: Path, expected: Path | None) -> str:
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.check import draft, expected_path, update

    target = expected or expected_path(path)
    known = target.is_file()
    text = update(target.read_text(encoding="utf-8"), sheet, path=str(target)) if known else draft(sheet)
    write_atomic(target, text.encode())
    done = "brought up to what was found" if known else "drafted from what was found"
    return f"{target}: {done}; compare each pending entry with the page and set its status to verified"


def _between_languages(sheets: list[FactSheet], talk: Talk, form: str) -> list[Finding]:
    """Compare the sheets that are one edition of one family in several languages, and tell what differs."""
    from factsheet_extract.diff.naming import by_edition
    from factsheet_extract.families import compare_languages

    found: list[Finding] = []
    for family in sorted({sheet.family for sheet in sheets if sheet.family}):
        editions = by_edition(sheet for sheet in sheets if sheet.family == family and sheet.edition)
        for edition, versions in editions.items():
            languages = sorted({sheet.language for sheet in versions})
            if len(languages) < 2:
                continue
            differing = compare_languages(versions)
            found += differing
            if form == "text":
                name = f"{family} {edition}, {' and '.join(languages)}"
                talk.data("".join(_lines(name, finding) for finding in differing) or f"{name}: agree\n")
            else:
                talk.data("".join(finding.model_dump_json(indent=2) + "\n" for finding in differing))
    return found


def _tell(talk: Talk, report: Report, form: str) -> None:
    if form == "json":
        talk.data(report.model_dump_json(indent=2) + "\n")
        return
    for finding in report.findings:
        talk.data(_lines(report.source, finding))
    talk.data(_total(report))


def _total(report: Report) -> str:
    agreed = f"{report.agreed} of {report.expected} expected facts agree" if report.expected else "nothing is expected"
    waived = f", {len(report.waived)} waived" if report.waived else ""
    explained = f"{report.coverage.share:.0%} of the numbers explained"
    return f"{report.source}: {agreed}; {len(report.findings)} findings{waived}; {explained}\n"


def _lines(source: str, finding: Finding) -> str:
    lines = [f"{finding.severity}: {source}: {finding.message} [{finding.code}]"]
    for evidence in finding.evidence[:2]:
        quote = " ".join(evidence.quote.split())
        lines.append(f"    page {evidence.page}: {quote[:160]}")
    return "\n".join(lines) + "\n"
