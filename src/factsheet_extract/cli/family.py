"""`family`: the families that are known, and the making of new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import ConfigurationError, FamilyError

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk


@click.group(context_settings=HELP)
def family() -> None:
    """See which families of sheets are known; check, draft and update family files.

    Example: factsheet-extract family list
    """


@family.command("list", context_settings=HELP)
@common
@click.pass_obj
def list_families(talk: Talk) -> None:
    """List the families that come with the tool.

    Example: factsheet-extract family list
    """
    from factsheet_extract.families import family_names, load_family

    known = [load_family(name) for name in family_names()]
    rows = [
        (each.name, " ".join(each.languages), str(len(each.concepts)), str(len(each.themes.labels)), each.title)
        for each in known
    ]
    talk.table(("family", "languages", "concepts", "themes", "what it is"), rows, right=("concepts", "themes"))


@family.command(context_settings=HELP)
@click.argument("name")
@common
@click.pass_obj
def show(talk: Talk, name: str) -> None:
    """Print a family's file.

    Example: factsheet-extract family show iom-iscm
    """
    talk.data(_text_of(name))


@family.command(context_settings=HELP)
@click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
@common
@click.pass_obj
def lint(talk: Talk, /, files: tuple[str, ...]) -> Exit:
    """Check family files: every fault with its file, line and key; without names, the families that come with the tool.

    Example: factsheet-extract family lint my-family.toml
    """
    from factsheet_extract.families import family_names, load_family

    faults = 0
    for name in files or family_names():
        try:
            load_family(name)
            talk.say(f"{name}: good")
        except ConfigurationError as error:
            talk.fault(error)
            faults += 1
    return Exit.USAGE if faults else Exit.DONE


def _text_of(name: str) -> str:
    from importlib import resources

    shipped = resources.files("factsheet_extract.families") / f"{name}.toml"
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return path.read_text(encoding="utf-8")
    raise FamilyError(f"no family {name!r}", hint="`factsheet-extract family list` shows those there are")
