"""What the tables for a terminal share: how wide, how much, in which colours, and how text comes out of rich."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Final

from rich import box
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

ROWS: Final = 20
"""Rows of one kind that a terminal shows unless all are asked for."""


@dataclass(frozen=True, slots=True)
class View:
    """How much to show, how wide, in colour or not. `rows` is the limit a kind, None for all."""

    width: int = 100
    rows: int | None = ROWS
    colour: bool = False


def drawn(parts: Iterable[RenderableType], view: View) -> str:
    """Give the parts as text, one under the other, without blanks at the ends of lines."""
    out = StringIO()
    console = Console(
        file=out, width=view.width, force_terminal=view.colour, no_color=not view.colour, highlight=False, emoji=False,
        color_system="standard" if view.colour else None,
    )  # fmt: skip
    console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def table(*columns: str, wide: tuple[str, ...] = ("what",)) -> Table:
    """Give an empty table; `wide` columns share what the others leave and stand to the left, the others to the right."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, show_edge=False, header_style="dim")
    for name in columns:
        made.add_column(name, justify="left" if name in wide else "right", overflow="fold", ratio=1 if name in wide else None)
    return made


def indented(made: Table) -> Padding:
    """Give the table one blank from the left edge."""
    return Padding(made, (0, 0, 0, 1))


def more(count: int) -> Iterable[Text]:
    """Say how many rows were left out; nothing where none were."""
    if count > 0:
        yield Text(f" … {count:,} more (--all shows them)", style="dim")


def shortened(text: str, room: int) -> str:
    """Give a long label by its first and last words, which often hold what matters: "Children age 12-23 … facility (%)"."""
    if len(text) <= room:
        return text
    head, tail = text[: room * 3 // 4], text[-(room // 4) :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
