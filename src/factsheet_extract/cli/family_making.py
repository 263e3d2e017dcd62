"""`family init`, `test`, `drift`, `update`: from sample sheets to a family file, and from a new edition to its next state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit, of_failures
from factsheet_extract.cli.family import path_of
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import FactsheetError, UnreadableSource, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.plan import Item
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.families.drift import Change, Drift
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.model.report import Report

SHEETS = click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SHEET...")


@click.command(context_settings=HELP)
@SHEETS
@click.option("--name", metavar="NAME", help="The family's name; by default that of the file written, or of the folder.")
@click.option("--title", metavar="TEXT", help="What the series is called.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it here.")
@common
@click.pass_obj
def init(talk: Talk, /, sheets: tuple[Path, ...], name: str | None, title: str | None, output: Path | None) -> None:
    """Draft a family file from one or more sample sheets of a series; print it, or write it to a new FILE.

    Example: factsheet-extract family init 2018.pdf 2019.pdf --output my-series.toml
    """
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.families.draft import Sample, draft_family

    if output is not None and output.exists():
        raise UsageError(f"{output} is there already", hint="choose another name, or remove it first")
    samples = [Sample(sheet, document.text) for document, sheet in map(_read, sheets)]
    for sample in samples:
        if not sample.text.strip():
            hint = "its pages are pictures: recognise their text with `factsheet-extract extract --ocr` first, or leave it out"
            raise UnreadableSource("no text to learn from", source=sample.record.source.path, hint=hint)
    text = draft_family(name or (output.stem if output else sheets[0].resolve().parent.name.lower()), samples, title=title)
    if output is None:
        talk.data(text)
        return
    write_atomic(output, text.encode())
    talk.say(f"wrote {output}: {_learnt(output, sheets)}")
    talk.say(f"read it through, then try `factsheet-extract family lint {output}` and `family drift SHEET --family {output}`")


@click.command("test", context_settings=HELP)
@click.argument("name", metavar="NAME|FILE")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@common
@click.pass_obj
def golden(talk: Talk, /, name: str, folder: Path | None) -> Exit:
    """Hold a family against its golden editions: the sheets under FOLDER (sources/NAME) that have an expected file.

    Example: factsheet-extract family test iom-iscm sources/iom-iscm
    """
    path_of(name)
    items = _golden(folder or Path("sources") / Path(name).stem)
    failures: list[FactsheetError] = []
    rows: list[tuple[str, ...]] = []
    for item in items:
        try:
            report = _held(item, name)
            rows.append((item.name, f"{report.agreed} of {report.expected}", str(len(report.at_least("error")))))
        except FactsheetError as error:
            failures.append(error)
            talk.fault(error)
    talk.table(("edition", "expected facts found", "errors"), rows, right=("errors",))
    wrong = any(row[2] != "0" for row in rows)
    return of_failures([error.exit_code for error in failures], succeeded=len(rows), findings=wrong)


@click.command(context_settings=HELP)
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--family", "name", metavar="NAME|FILE", help="The family; by default the one that recognises the sheet.")
@click.option("--previous", type=click.Path(path_type=Path), metavar="SHEET|RECORD", help="The edition before.")
@click.option("--exit-code", is_flag=True, help="End with 1 where anything differs.")
@common
@click.pass_obj
def drift(talk: Talk, /, sheet: Path, name: str | None, previous: Path | None, exit_code: bool) -> Exit:
    """Say what a new edition prints that its family does not know, before anything is trusted.

    Example: factsheet-extract family drift 2020.fr.pdf --previous 2019.fr.pdf
    """
    found, _ = _drift(sheet, name, previous)
    talk.data(f"{sheet}: {found.summary()}\n")
    for change in found.changes:
        talk.data(_told(change))
    return Exit.FINDINGS if exit_code and found.changes else Exit.DONE


@click.command(context_settings=HELP)
@click.argument("sheet", type=click.Path(path_type=Path))
@click.option("--family", "name", metavar="NAME|FILE", help="The family; by default the one that recognises the sheet.")
@click.option("--write", is_flag=True, help="Change the family's file, which must be one of yours (a path).")
@common
@click.pass_obj
def update(talk: Talk, /, sheet: Path, name: str | None, write: bool) -> None:
    """Print a family's file with the words of a new edition added; comments and order are kept.

    Example: factsheet-extract family update 2020.fr.pdf --family my-series.toml --write
    """
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.families.update import propose_update

    found, name = _drift(sheet, name, None)
    path = path_of(name)
    text = path.read_text(encoding="utf-8")
    proposed = propose_update(text, found)
    if not write:
        talk.data(proposed)
        return
    if Path(name) != path:
        raise UsageError(
            f"{name} came with the tool and is not changed in place", hint="print it, and keep it as a file of yours"
        )
    write_atomic(path, proposed.encode())
    talk.say(f"{path}: {found.summary()}" if proposed != text else f"{path}: nothing to add")


def _learnt(family: Path, sheets: tuple[Path, ...]) -> str:
    """Say what a drafted family makes of its own samples: its concepts, the figures named, and each sample's edition."""
    from factsheet_extract.families import load_family
    from factsheet_extract.families.draft import count_named

    records = [_read(sheet, str(family))[1] for sheet in sheets]
    named, figures = count_named(records)
    editions = ", ".join(record.edition or "none" for record in records)
    concepts = len(load_family(family).concepts)
    said = f"{concepts} {'concept names' if concepts == 1 else 'concepts name'} {named} of {figures} figures"
    return f"{said}; edition{'s' if len(records) > 1 else ''} {editions}"


def _read(path: Path, family: str | None = None) -> tuple[Document, FactSheet]:
    from factsheet_extract.extract import extract_document
    from factsheet_extract.readers import read

    if not path.is_file():
        raise UnreadableSource("no such file", source=path.as_posix())
    document = read(path, name=path.name)
    return document, extract_document(document, family=family)


def _golden(folder: Path) -> list[Item]:
    from factsheet_extract.batch.plan import find_sheets

    items = [item for item in find_sheets([folder]) if item.expected]
    if not items:
        hint = "`factsheet-extract check SHEET --update` drafts one"
        raise UnreadableSource("no sheet in there has an expected file", source=folder.as_posix(), hint=hint)
    return items


def _held(item: Item, name: str) -> Report:
    from factsheet_extract.check import check, load_expectations
    from factsheet_extract.families import load_family

    _, sheet = _read(Path(item.source), name)
    return check(sheet, load_expectations(Path(item.expected or "")), load_family(name))


def _drift(path: Path, name: str | None, previous: Path | None) -> tuple[Drift, str]:
    from factsheet_extract.cli.records import read_record
    from factsheet_extract.families import load_family
    from factsheet_extract.families.drift import find_drift

    document, sheet = _read(path, name)
    name = name or sheet.family
    if name is None:
        raise UsageError(f"no family recognises {path}", hint="name one with --family, or draft one with `family init`")
    before = None
    if previous is not None:
        before = read_record(previous) if previous.suffix == ".json" else _read(previous, name)[1]
    return find_drift(sheet, load_family(name), previous=before, headings=list(_headings(document))), name


def _headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind == "heading":
            pieces = (one.text if one.text is not None else document.text[one.start : one.end] for one in block.segments)
            yield " ".join("".join(pieces).split())


def _told(change: Change) -> str:
    from factsheet_extract.families.drift import PLURALS

    near = f"; nearest is {change.nearest!r} ({change.code}, {change.score:.0f} of 100)" if change.nearest else ""
    where = "".join(
        f", page {evidence.page}" + (f" at {', '.join(f'{edge:.0f}' for edge in evidence.boxes[0])}" if evidence.boxes else "")
        for evidence in change.evidence[:1]
    )
    return f"  {PLURALS[change.kind][0]}: {change.printed!r}{where}{near}\n"
