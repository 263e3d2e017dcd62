"""The command `factsheet-extract`: its commands, and how a fault becomes one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import rich_click as click

from factsheet_extract.cli.exits import Exit
from factsheet_extract.cli.group import LazyGroup
from factsheet_extract.cli.options import HELP
from factsheet_extract.cli.talk import Talk
from factsheet_extract.errors import FactsheetError
from factsheet_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "factsheet-extract"
COMMANDS = {
    "run": "factsheet_extract.cli.run:run",
    "extract": "factsheet_extract.cli.extract:extract",
    "check": "factsheet_extract.cli.check:check",
    "diff": "factsheet_extract.cli.diff:diff",
    "review": "factsheet_extract.cli.review:review",
    "load": "factsheet_extract.cli.load:load",
    "family": "factsheet_extract.cli.family:family",
    "schema": "factsheet_extract.cli.schema:schema",
    "cache": "factsheet_extract.cli.cache:cache",
    "doctor": "factsheet_extract.cli.doctor:doctor",
    "completion": "factsheet_extract.cli.completion:completion",
}


@click.command(NAME, cls=LazyGroup, commands_in=COMMANDS, context_settings=HELP)
@click.version_option(__version__, "-V", "--version", prog_name=NAME)
def commands() -> None:
    """Turn yearly fact sheets into data, every figure traced to the place where it is printed.

    Start with `factsheet-extract run SHEETS --output DATA`: it extracts every sheet under a folder, checks each against what
    was expected, and writes records, a table of figures and a database.

    Example: factsheet-extract extract report-2018.pdf
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code (see `cli.exits`); nothing but KeyboardInterrupt's code escapes as such."""
    talk = Talk()
    try:
        code = commands.main(args=list(arguments) if arguments is not None else None, prog_name=NAME,
                             standalone_mode=False, obj=talk)  # fmt: skip
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        talk.say("interrupted")
        return Exit.INTERRUPTED
    except FactsheetError as error:
        talk.fault(error)
        return error.exit_code
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:
        talk.crash(error)
        return Exit.INTERNAL


def _reader_left() -> int:
    """End in peace when the program that read our output (head, less) has seen enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.DONE
