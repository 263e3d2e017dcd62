"""Groups of commands: one command a module, and a module that cannot be loaded does not break the others."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import rich_click as click

from factsheet_extract.errors import EnvironmentLacks


class LazyGroup(click.RichGroup):
    """A group whose commands are named as `{command: "module:attribute"}`, in the order in which help lists them.

    The modules import nothing heavy before their command runs: what a verb needs is imported inside the command.
    """

    def __init__(self, *args: Any, commands_in: dict[str, str] | None = None, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.commands_in = commands_in or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order of the table: the main job first."""
        return [*self.commands_in, *sorted(self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command from its module; one whose module cannot be loaded says so when it is called."""
        if cmd_name not in self.commands_in:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.commands_in[cmd_name].partition(":")
        try:
            command: click.Command = getattr(import_module(module), attribute)
        except (ImportError, AttributeError) as error:
            return _absent(cmd_name, f"{type(error).__name__}: {error}")
        return command


def _absent(name: str, why: str) -> click.Command:
    """Make the command that stands in for one whose module cannot be loaded."""

    def complain(**_: object) -> None:
        raise EnvironmentLacks(f"the command {name!r} cannot be loaded: {why}", what=name, hint="reinstall the package")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.RichCommand(name=name, callback=complain, short_help="(cannot be loaded)", context_settings=settings)
