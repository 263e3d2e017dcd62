"""Options that several commands share, written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from factsheet_extract.cli.talk import Talk

if TYPE_CHECKING:
    from factsheet_extract.readers import ReadOptions

Function = TypeVar("Function", bound=Callable[..., Any])

HELP = {"help_option_names": ["-h", "--help"]}
"""Context settings of every command."""


def talk_of(context: click.Context) -> Talk:
    """Give the Talk of this call."""
    found: Talk = context.ensure_object(Talk)
    return found


def common(function: Function) -> Function:
    """Add -v, -q and --no-color, which every command takes."""
    function = click.option("--no-color", is_flag=True, expose_value=False, callback=_no_colour, help="No colours.")(function)
    function = click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_quiet, help="Only data and errors.")(
        function
    )
    return click.option(
        "-v",
        "--verbose",
        count=True,
        metavar="",
        expose_value=False,
        callback=_verbose,
        help="Say more; twice for every detail.",
    )(function)


def reading(function: Function) -> Function:
    """Add how a sheet is read: --family, --language, --reader, --password, --pages, --ocr."""
    choices = [
        click.option("--family", metavar="NAME", help="The sheet's family; by default the one that recognises it."),
        click.option("--language", metavar="CODE", help="The sheet's language (fr, en, es); by default found in the text."),
        click.option(
            "--reader", type=click.Choice(["auto", "pdf", "pdfplumber"]), default="auto", show_default=True,
            help="How PDF pages are read: PDFium, or plain pdfplumber.",
        ),
        click.option("--password", envvar="FACTSHEET_EXTRACT_PASSWORD", show_envvar=True, help="Opens encrypted PDFs."),
        click.option("--pages", callback=_pages, metavar="LIST", help="Only these pages, such as 1,3-5."),
        click.option("--max-pages", type=click.IntRange(min=1), metavar="N", help="Refuse sheets with more pages (2,000).")
        ,
        click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Refuse larger files (200,000,000)."),
        click.option("--ocr", is_flag=True, help="Read pages without trustworthy text by OCR (the extra ocr)."),
    ]  # fmt: skip
    for choice in reversed(choices):
        function = choice(function)
    return function


def fail_on_option(default: str) -> Callable[[Function], Function]:
    """Add --fail-on, with what the command takes for granted."""
    return click.option(
        "--fail-on", type=click.Choice(["error", "warning", "never"]), default=default, show_default=True,
        help="The least severity of a finding that makes the exit code 1.",
    )  # fmt: skip


def read_options(**chosen: Any) -> ReadOptions:
    """Give the readers' options from those of the command line; what was not chosen is the readers' own default."""
    from factsheet_extract.readers.options import ReadOptions

    return ReadOptions(**{name: value for name, value in chosen.items() if value is not None})


def severities(fail_on: str) -> frozenset[str]:
    """Give the severities that count for --fail-on: `warning` means warnings and errors."""
    at_least = {"error": {"error"}, "warning": {"error", "warning"}, "never": set()}
    return frozenset(at_least[fail_on])


def parse_pages(text: str) -> tuple[int, ...]:
    """Read page numbers such as "1,3-5"; raises ValueError where it is none, a page below 1, or more than 10,000 pages."""
    pages: list[int] = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        low, high = int(first), int(last if dash else first)
        if low < 1 or high < low or high - low > 10_000:
            raise ValueError(part)
        pages.extend(range(low, high + 1))
    return tuple(dict.fromkeys(pages))


def _pages(_: click.Context, option: click.Parameter, text: str | None) -> tuple[int, ...] | None:
    try:
        return parse_pages(text) if text else None
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no list of pages such as 1,3-5", param=option) from error


def _verbose(context: click.Context, _: click.Parameter, count: int) -> None:
    if count:
        talk_of(context).verbosity = count


def _quiet(context: click.Context, _: click.Parameter, quiet: bool) -> None:
    if quiet:
        talk_of(context).verbosity = -1


def _no_colour(context: click.Context, _: click.Parameter, plain: bool) -> None:
    if plain:
        talk_of(context).colour = False
