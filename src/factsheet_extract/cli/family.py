"""`family`: the families that are known, and the making of new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.group import LazyGroup
from factsheet_extract.cli.options import HELP, common
from factsheet_extract.errors import FamilyError

if TYPE_CHECKING:
    from factsheet_extract.cli.talk import Talk

MAKING = {
    name: f"factsheet_extract.cli.family_making:{command}"
    for name, command in {"init": "init", "test": "golden", "drift": "drift", "update": "update"}.items()
}
"""The commands that make and mend family files."""


@click.group(cls=LazyGroup, commands_in=MAKING, context_settings=HELP)
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
    talk.table(
        ("family", "languages", "concepts", "themes", "what it is"), rows, right=("concepts", "themes"), fold="what it is"
    )


@family.command(context_settings=HELP)
@click.argument("name")
@common
@click.pass_obj
def show(talk: Talk, name: str) -> None:
    """Print a family's file.

    Example: factsheet-extract family show iom-iscm
    """
    talk.data(path_of(name).read_text(encoding="utf-8"))


@family.command(context_settings=HELP)
@click.argument("files", nargs=-1, metavar="[FILE|NAME]...")
@common
@click.pass_obj
def lint(talk: Talk, /, files: tuple[str, ...]) -> Exit:
    """Check family files: every problem with its file, line and key; without names, the families that come with the tool.

    Example: factsheet-extract family lint my-family.toml
    """
    from factsheet_extract.families import family_names
    from factsheet_extract.families import lint as problems_of

    faults = 0
    for name in files or family_names():
        path = path_of(name)
        problems = problems_of(path)
        for problem in problems:
            where = f"{path.name}:{problem.line}" if problem.line else path.name
            talk.say(f"{problem.severity}: {where}: {problem.key + ': ' if problem.key else ''}{problem.message}")
        faults += any(problem.severity == "error" for problem in problems)
        talk.data(f"{name}: {_counted(len(problems), 'problem')}\n")
    return Exit.USAGE if faults else Exit.DONE


def path_of(name: str) -> Path:
    """Give the file of a family by name or path; raises FamilyError where there is none."""
    from importlib import resources

    shipped = Path(str(resources.files("factsheet_extract.families"))) / f"{name}.toml"
    given = Path(name)
    found = shipped if shipped.is_file() else given if given.suffix == ".toml" and given.is_file() else None
    if found is None:
        raise FamilyError(
            f"no family {name!r}", hint="`factsheet-extract family list` shows those there are; or give a .toml file"
        )
    return found


def _counted(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"
