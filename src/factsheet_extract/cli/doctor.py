"""`doctor`: what this machine has, what it lacks, and what to install for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import EnvironmentLacks, UnreadableSource

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk


@click.command(context_settings=HELP)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--page", type=click.IntRange(min=1), default=1, show_default=True, help="The page to draw.")
@click.option("--image", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.png", help="Draw FILE's page here.")
@common
@click.pass_obj
def doctor(talk: Talk, file: Path | None, page: int, image: Path | None) -> Exit:
    """Say what is installed and what is missing; or draw how a page was read.

    With FILE and --image it draws the page with the words, blocks and tables that the reader saw.

    Example: factsheet-extract doctor --page 2 report-2018.pdf --image page-2.png
    """
    if (file is None) != (image is None):
        raise click.UsageError("FILE and --image go together")
    if file is not None and image is not None:
        _draw(file, page, image)
        talk.say(f"drew page {page} of {file} as {image}")
        return Exit.DONE
    from factsheet_extract.cli.examination import examine

    parts = list(examine())
    talk.table(
        ("part", "found", "needed for", "to install"),
        [(p.name, p.found or "missing", p.use, "" if p.found else p.remedy) for p in parts],
    )
    lacking = [part.name for part in parts if part.required and not part.found]
    if lacking:
        raise EnvironmentLacks(f"missing: {', '.join(lacking)}", what=lacking[0], hint="make run builds a whole environment")
    talk.say("everything that the main job needs is here")
    return Exit.DONE


def _draw(file: Path, page: int, image: Path) -> None:
    from factsheet_extract.readers import read
    from factsheet_extract.readers.drawing import draw_page

    if not file.is_file():
        raise UnreadableSource("no such file", source=file.as_posix())
    draw_page(read(file), file, page, image)
