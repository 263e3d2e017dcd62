"""`extract`: sheets to records, one after the other, in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.delivery import delivery
from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.options import HELP, common, fail_on_option, read_options, reading, severities
from factsheet_extract.cli.piped import DASH, name_of, read_piped
from factsheet_extract.errors import ConfigurationError, FactsheetError, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.plan import Item
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.readers import ReadOptions


@click.command(context_settings=HELP)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH",
    help="Write instead of printing: one record to a file PATH.json, a record a line to PATH.jsonl, else a folder of records.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", type=click.Choice(["json", "jsonl"]),
    help="An indented object a sheet (json, the default), or one line a sheet.",
)  # fmt: skip
@click.option("--name", metavar="NAME", help="What to call the one sheet, such as 2018.pdf; its suffix says what `-` is.")
@reading
@fail_on_option("never")
@common
@click.pass_obj
def extract(
    talk: Talk, /, files: tuple[Path, ...], output: Path | None, form: str | None, name: str | None, fail_on: str,
    family: str | None, language: str | None, **read: Any,
) -> Exit:  # fmt: skip
    """Print the record of each FILE: its figures, themes, roles and where each is printed.

    A folder stands for the sheets in it, `-` for one sheet on standard input. A sheet that cannot be read does not stop the
    others.

    Example: factsheet-extract extract report-2018.pdf --pages 1-2
    """
    from factsheet_extract.batch.warm import freeze

    freeze()
    if name and len(files) > 1:
        raise UsageError("--name goes with one sheet")
    options = read_options(language=language, **read)
    failures: list[FactsheetError] = []
    sheets: list[FactSheet] = []
    with delivery(output, form, talk) as give:
        for item in _plan(files, name, failures):
            try:
                sheet = _record(item, options, family, language)
            except (ConfigurationError, UsageError):
                raise
            except FactsheetError as error:
                failures.append(error)
                continue
            talk.detail(give(sheet))
            sheets.append(sheet)
    for failure in failures:
        talk.fault(failure)
    counting = severities(fail_on)
    weighing = any(finding.severity in counting for sheet in sheets for finding in sheet.findings)
    return of_failures([failure.exit_code for failure in failures], succeeded=len(sheets), findings=weighing)


def _record(item: Item, options: ReadOptions, family: str | None, language: str | None) -> FactSheet:
    from factsheet_extract.extract import extract as extract_sheet
    from factsheet_extract.extract import extract_document

    if item.source != DASH:
        return extract_sheet(Path(item.source), name=item.name, family=family, language=language, options=options)
    from factsheet_extract.readers import read_bytes

    data = read_piped(options)
    document = read_bytes(data, name_of(data) if item.name == DASH else item.name, options)
    return extract_document(document, family=family, language=language)


def _plan(files: tuple[Path, ...], name: str | None, failures: list[FactsheetError]) -> Iterator[Item]:
    """Give the sheets of what was named; what is not there is added to the failures."""
    from factsheet_extract.batch.plan import Item, find_sheets

    present = []
    for path in files:
        if str(path) == DASH:
            yield Item(DASH, name or DASH)
        elif path.exists():
            present.append(path)
        else:
            failures.append(UnreadableSource("no such file or folder", source=path.as_posix()))
    items = find_sheets(present)
    if present and not items:
        failures.append(UnreadableSource("no sheet (.pdf .md .txt) in this folder", source=present[0].as_posix()))
    if name and len(items) > 1:
        raise UsageError("--name goes with one sheet")
    yield from (replace(item, name=name or item.name) for item in items)
