"""`cache`: the records kept from earlier runs."""

from __future__ import annotations

import rich_click as click

from factsheet_extract.cli.options import HELP


@click.group(context_settings=HELP)
def cache() -> None:
    """Look at the records kept from earlier runs, or throw them away.

    Example: factsheet-extract cache info
    """
