"""`diff`: what changed between editions, and each figure over many."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common, read_options, reading
from factsheet_extract.errors import FactsheetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.diff.pairing import Shelves
    from factsheet_extract.diff.render import Format, PlotFormat, View
    from factsheet_extract.model.difference import EditionDiff
    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.model.series import Series

PIPE_WIDTH = 120
"""Columns of a table that no person is looking at."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the caller asked for, beside the sheets."""

    form: Format
    output: Path | None
    plots: Path | None
    plot_format: PlotFormat
    everything: bool
    tell: bool
    across_families: bool
    threshold: float
    read: dict[str, Any]


@click.command(context_settings=HELP)
@click.argument("older", type=click.Path(path_type=Path))
@click.argument("newer", nargs=-1, type=click.Path(path_type=Path))
@click.option("--series", "over_time", is_flag=True, help="Follow each figure over all editions given, in any languages.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["table", "json", "md", "csv", "html"]), default="table", show_default=True,
    help="What is written; html is one page that opens without a network.",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path),
    help="Write to this file instead of printing; to a folder where several sheets are compared as html.",
)  # fmt: skip
@click.option(
    "--plots", type=click.Path(path_type=Path, file_okay=False), help="With --series: a plot a figure, into this folder."
)
@click.option("--plot-format", type=click.Choice(["svg", "png"]), default="svg", show_default=True, help="What the plots are.")
@click.option("--all", "everything", is_flag=True, help="Show every row of the table, and changes of wording alone.")
@click.option(
    "--exit-code", "tell", is_flag=True, help="Exit with 0 where the facts are the same, 1 where they differ, 2 on trouble."
)
@click.option("--across-families", is_flag=True, help="Compare sheets of different families by their labels all the same.")
@click.option(
    "--threshold", type=click.FloatRange(0, 100), default=80.0, show_default=True,
    help="Score from which unequal labels are taken for one, and listed to be checked; 100 takes none.",
)  # fmt: skip
@reading
@common
@click.pass_obj
def diff(
    talk: Talk, /, older: Path, newer: tuple[Path, ...], over_time: bool, form: Format, output: Path | None, plots: Path | None,
    plot_format: PlotFormat, everything: bool, tell: bool, across_families: bool, threshold: float, **read: Any,
) -> Exit:  # fmt: skip
    """Say what changed from OLDER to NEWER: records, folders of records, or the sheets themselves.

    Figures are paired by concept and dimensions, else by label; labels that are not equal are listed with their score.

    Example: factsheet-extract diff data/2018.fr.pdf.json data/2019.fr.pdf.json --format html --output changes.html
    """
    wanted = _Wanted(form, output, plots, plot_format, everything, tell, across_families, threshold, read)
    try:
        if over_time or len(newer) > 1:
            return _follow(talk, (older, *newer), wanted)
        if not newer:
            raise UsageError("there is nothing to compare with", hint="name the newer edition too, or say --series")
        return _compare(talk, older, newer[0], wanted)
    except FactsheetError as fault:
        if not tell:
            raise
        talk.fault(fault)
        return Exit.USAGE


def _compare(talk: Talk, older: Path, newer: Path, wanted: _Wanted) -> Exit:
    """Compare two sheets, or two shelves sheet by sheet."""
    from factsheet_extract.diff import DiffOptions, pair_shelves
    from factsheet_extract.diff import diff as difference

    if wanted.plots:
        raise UsageError("--plots follows figures over editions", hint="say --series too")
    shelves = pair_shelves(_records(talk, older, wanted.read), _records(talk, newer, wanted.read))
    if not shelves.pairs:
        raise UsageError(
            f"no sheet under {older} has another edition under {newer}",
            hint="editions are found by family, place and language; name the two files to compare them as they are",
        )
    words_too = wanted.everything or wanted.form != "table"
    options = DiffOptions(across_families=wanted.across_families, threshold=wanted.threshold, wording=words_too)
    diffs = [difference(one, other, options) for one, other in shelves.pairs]
    _tell_alone(talk, shelves, older, newer)
    _write(talk, diffs, wanted)
    different = any(found.differs for found in diffs) or bool(shelves.older_alone or shelves.newer_alone)
    return Exit.FINDINGS if wanted.tell and different else Exit.DONE


def _follow(talk: Talk, paths: Sequence[Path], wanted: _Wanted) -> Exit:
    """Follow the figures of each sheet over all its editions."""
    from factsheet_extract.diff import group_series, series

    sheets = [sheet for path in paths for sheet in _records(talk, path, wanted.read)]
    groups = [sheets] if wanted.across_families else group_series(sheets)
    found = [series(group, across_families=wanted.across_families, threshold=wanted.threshold) for group in groups]
    _write(talk, found, wanted)
    if wanted.plots:
        _write_plots(talk, found, wanted.plots, wanted.plot_format)
    return Exit.DONE


def _records(talk: Talk, path: Path, read: dict[str, Any]) -> tuple[FactSheet, ...]:
    """Give the records under a path; sheets are extracted, and where a folder has both the records are taken."""
    from factsheet_extract.diff import load_records

    if not path.exists():
        raise UsageError(f"there is no {path}", hint="an edition that is missing cannot be compared: check the name")
    if path.suffix == ".json" or (path.is_dir() and any(path.rglob("*.json"))):
        return load_records(path)
    return _extracted(talk, path, **read)


def _extracted(talk: Talk, path: Path, *, family: str | None, language: str | None, **read: Any) -> tuple[FactSheet, ...]:
    from factsheet_extract.batch.plan import find_sheets
    from factsheet_extract.extract import extract

    options = read_options(language=language, **read)
    items = find_sheets([path])
    if not items:
        raise UsageError(f"{path} is empty: it holds no record (.json) and no sheet (.pdf .md .txt)")
    for item in items:
        talk.detail(f"extracting {item.name}")
    return tuple(
        extract(Path(item.source), name=item.name, family=family, language=language, options=options) for item in items
    )  # fmt: skip


def _tell_alone(talk: Talk, shelves: Shelves, older: Path, newer: Path) -> None:
    """Name the sheets whose other edition is missing."""
    for sheet in shelves.older_alone:
        talk.say(f"{sheet.source.path}: no newer edition under {newer}")
    for sheet in shelves.newer_alone:
        talk.say(f"{sheet.source.path}: no earlier edition under {older}")


def _write(talk: Talk, found: Sequence[EditionDiff] | Sequence[Series], wanted: _Wanted) -> None:
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.diff.render import joined, pages

    if wanted.output is None:
        talk.data(joined(found, wanted.form, _view(talk, wanted.everything, sys.stdout.isatty())))
    elif wanted.form == "html" and len(found) > 1:
        for name, page in pages(found):
            write_atomic(wanted.output / name, page.encode())
        talk.say(f"wrote {len(found)} pages into {wanted.output}")
    else:
        write_atomic(wanted.output, joined(found, wanted.form, _view(talk, wanted.everything, terminal=False)).encode())
        talk.say(f"wrote {wanted.output}")


def _view(talk: Talk, everything: bool, terminal: bool) -> View:
    from factsheet_extract.diff.render import View

    colour = terminal and talk.colour and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns if terminal or "COLUMNS" in os.environ else PIPE_WIDTH
    return View(width=max(60, width), colour=colour, **({"rows": None} if everything else {}))


def _write_plots(talk: Talk, found: Sequence[Series], folder: Path, form: PlotFormat) -> None:
    """Write a plot a figure; those of several sheets into a folder each."""
    from factsheet_extract.batch.output import write_atomic
    from factsheet_extract.diff.render import plot_files

    count = 0
    for number, one in enumerate(found, 1):
        place = folder / f"{number:03d}" if len(found) > 1 else folder
        for name, data in plot_files(one, form):
            write_atomic(place / name, data)
            count += 1
    talk.say(f"wrote {count} plots into {folder}")
