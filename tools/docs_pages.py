"""Write the pages of the documentation that the program knows best: python tools/docs_pages.py [--into FOLDER]

docs/reference/exit-codes.md, cli.md and the schema pages. A test writes them again and compares.
"""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_extract.cli.exits import MEANING
from factsheet_extract.cli.main import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def exit_codes() -> str:
    """Give the page of exit codes."""
    rows = "".join(f"| {int(code)} | {meaning} |\n" for code, meaning in MEANING.items())
    return (
        "# Exit codes\n\nEvery command ends with one of these. What is wrong goes to standard error, in one line that says\n"
        "what to do about it; data goes to standard output.\n\n| code | meaning |\n|---|---|\n" + rows
    )


def command_line() -> str:
    """Give the page of every command: its help, usage, arguments and options."""
    parts = ["# Commands\n\nWhat `factsheet-extract COMMAND --help` prints, for every command.\n"]
    for path, command, context in _walk(commands, click.Context(commands, info_name="factsheet-extract")):
        usage = " ".join(command.collect_usage_pieces(context))
        parts.append(f"\n## {path}\n\n{inspect.cleandoc(command.help or '')}\n\n```text\n{path} {usage}\n```\n")
        rows = [_row(record) for option in command.get_params(context) if (record := option.get_help_record(context))]
        if rows:
            parts.append("\n| option | what it does |\n|---|---|\n" + "".join(rows))
    return "".join(parts)


def _walk(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    """Give every command below a group with its full name, in the order in which help lists them."""
    if context.parent is not None or not isinstance(command, click.Group):
        yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _walk(child, click.Context(child, info_name=name, parent=context))


def _row(record: tuple[str, str]) -> str:
    names, text = (part.replace("|", "\\|") for part in record)
    return f"| `{names}` | {text} |\n"


PAGES: dict[str, Callable[[], str]] = {"exit-codes.md": exit_codes, "cli.md": command_line}


def write(into: Path) -> None:
    """Write every page into the folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (into / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--into", type=Path, default=REFERENCE, help="folder to write into (default: docs/reference)")
    write(arguments.parse_args().into)
