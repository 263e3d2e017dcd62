"""`completion`: the script that lets a shell complete commands and options."""

from __future__ import annotations

import rich_click as click
from click.shell_completion import get_completion_class

from factsheet_extract.cli.options import HELP, common, talk_of

VARIABLE = "_FACTSHEET_EXTRACT_COMPLETE"


@click.command(context_settings=HELP)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@common
@click.pass_context
def completion(context: click.RichContext, shell: str) -> None:
    """Print the completion script of a shell, to be read by its start file.

    Example: factsheet-extract completion bash >> ~/.bashrc
    """
    make = get_completion_class(shell)
    if make is None:  # pragma: no cover - click knows the three
        raise click.BadParameter(f"no completion for {shell}")
    program = context.find_root()
    name = program.info_name or "factsheet-extract"
    talk_of(context).data(make(program.command, {}, name, VARIABLE).source() + "\n")
