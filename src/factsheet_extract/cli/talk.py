"""What the program says: data on standard output, messages on standard error, plain where no person is looking."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from factsheet_extract.errors import FactsheetError

PIPE_WIDTH = 200
"""Columns a table may take where the output is no terminal: nothing is cut short in a log."""


class Talk:
    """The two streams of one call. `verbosity`: -1 quiet, 0 normal, 1 and more with details and tracebacks."""

    def __init__(self) -> None:
        self.verbosity = 0
        self.colour = True

    def data(self, text: str | bytes) -> None:
        """Write data to standard output, UTF-8 whatever the terminal's own encoding."""
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(text if isinstance(text, str) else text.decode())
        else:
            sys.stdout.flush()
            stream.write(text.encode() if isinstance(text, str) else text)
        sys.stdout.flush()

    def say(self, message: str, *, style: str | None = None) -> None:
        """Write a message for the person on standard error, unless told to be quiet."""
        if self.verbosity >= 0:
            self._line(message, style)

    def detail(self, message: str) -> None:
        """Write what only a curious person wants to know (-v)."""
        if self.verbosity > 0:
            self._line(message, "dim")

    def fault(self, error: FactsheetError) -> None:
        """Say what went wrong, in one line, and in a second one what can be done; under -v also where."""
        self._line(f"error: {error.message}", "bold red")
        if error.hint:
            self._line(f"  hint: {error.hint}", None)
        if self.verbosity > 0:
            self._traceback(error)

    def crash(self, error: BaseException) -> None:
        """Say that the program itself is at fault; the traceback comes with -v."""
        self._line(f"internal error: {type(error).__name__}: {_first_line(error)}", "bold red")
        if self.verbosity > 0:
            self._traceback(error)
        else:
            self._line("  hint: run it again with -v for the traceback, and report it with the sheet that shows it", None)

    def table(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[str] = (), fold: str | None = None
    ) -> None:
        """Print a table on standard output; columns named in `right` are set to the right.

        Where the terminal is too narrow the column `fold` takes more lines, by default the first one.
        """
        from rich import box
        from rich.table import Table

        console = self.console(sys.stdout)
        frame = box.SIMPLE_HEAD if console.is_terminal else None
        table = Table(box=frame, pad_edge=False, padding=(0, 1, 0, 0), highlight=False)
        for head in heads:
            side: Literal["right", "left"] = "right" if head in right else "left"
            table.add_column(head, justify=side, overflow="fold", no_wrap=head != (fold or heads[0]))
        for row in rows:
            table.add_row(*[_escape(cell) for cell in row])
        console.print(table)

    def console(self, stream: TextIO) -> Console:
        """Give a rich console on a stream; it honours NO_COLOR, --no-color and pipes."""
        from rich.console import Console

        plain = not self.colour or bool(os.environ.get("NO_COLOR"))
        width = None if stream.isatty() else PIPE_WIDTH
        return Console(file=stream, no_color=plain, highlight=False, emoji=False, width=width)

    def _line(self, message: str, style: str | None) -> None:
        if sys.stderr.isatty() and style:
            self.console(sys.stderr).print(_escape(message), style=style, soft_wrap=True)
        else:
            print(message, file=sys.stderr)

    @staticmethod
    def _traceback(error: BaseException) -> None:
        sys.stderr.write("".join(traceback.format_exception(error)))


def _escape(text: str) -> str:
    from rich.markup import escape

    return escape(text)


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0]
