"""`extract`: sheets to records, one after the other, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.options import HELP, common, fail_on_option, read_options, reading, severities
from factsheet_extract.errors import ConfigurationError, FactsheetError, UnreadableSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_extract.batch.plan import Item
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet


@click.command(context_settings=HELP)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Write DIR/<path of the source, relative to what was given>.json instead of printing.",
)  # fmt: skip
@click.option(
    "-f", "--format", "form", type=click.Choice(["json", "jsonl"]), default="json", show_default=True,
    help="What is printed: an indented object a sheet, or one line a sheet.",
)  # fmt: skip
@reading
@fail_on_option("never")
@common
@click.pass_obj
def extract(
    talk: Talk, /, files: tuple[Path, ...], output: Path | None, form: str, fail_on: str, family: str | None,
    language: str | None, **read: Any,
) -> Exit:  # fmt: skip
    """Print the record of each FILE: its figures, themes, roles and where each is printed.

    A folder stands for the sheets in it. A sheet that cannot be read does not stop the others.

    Example: factsheet-extract extract report-2018.pdf --pages 1-2
    """
    from factsheet_extract.batch.warm import freeze
    from factsheet_extract.extract import extract as extract_sheet

    freeze()
    options = read_options(language=language, **read)
    give = _writer(output) if output else _printer(form, talk.data)
    failures: list[FactsheetError] = []
    sheets: list[FactSheet] = []
    for item in _plan(files, failures):
        try:
            sheet = extract_sheet(Path(item.source), name=item.name, family=family, language=language, options=options)
            talk.detail(give(sheet))
            sheets.append(sheet)
        except ConfigurationError:
            raise
        except FactsheetError as error:
            failures.append(error)
    for failure in failures:
        talk.fault(failure)
    counting = severities(fail_on)
    weighing = any(finding.severity in counting for sheet in sheets for finding in sheet.findings)
    return of_failures([failure.exit_code for failure in failures], succeeded=len(sheets), findings=weighing)


def _plan(files: tuple[Path, ...], failures: list[FactsheetError]) -> Iterator[Item]:
    """Give the sheets of what was named; what is not there is added to the failures."""
    from factsheet_extract.batch.plan import find_sheets

    present = []
    for path in files:
        if path.exists():
            present.append(path)
        else:
            failures.append(UnreadableSource("no such file or folder", source=path.as_posix()))
    items = find_sheets(present)
    if present and not items:
        failures.append(UnreadableSource("no sheet (.pdf .md .txt) in this folder", source=present[0].as_posix()))
    yield from items


def _printer(form: str, write: Callable[[str], None]) -> Callable[[FactSheet], str]:
    def give(sheet: FactSheet) -> str:
        write(sheet.to_json() if form == "json" else sheet.model_dump_json() + "\n")
        return f"{sheet.source.path}: {len(sheet.counts)} figures"

    return give


def _writer(output: Path) -> Callable[[FactSheet], str]:
    from factsheet_extract.batch.output import Folder

    folder = Folder(output)
    folder.begin()

    def give(sheet: FactSheet) -> str:
        folder.write(sheet.source.path, sheet.to_json().encode())
        return f"wrote the record of {sheet.source.path}"

    return give
