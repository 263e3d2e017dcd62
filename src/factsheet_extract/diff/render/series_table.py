"""The series for a person at a terminal: one row a figure, the newest editions that fit, and the course over all."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.text import Text

from factsheet_extract.diff.render import words
from factsheet_extract.diff.render.sparkline import sparkline
from factsheet_extract.diff.render.terminal import View, drawn, indented, more, shortened, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from factsheet_extract.model.series import Series, SeriesRow


def series_table(series: Series, view: View | None = None) -> str:
    """Give the series as text."""
    view = view or View()
    return drawn(_parts(series, view), view)


def _parts(series: Series, view: View) -> Iterator[RenderableType]:
    yield Text(
        f"{series.family or 'no known family'}: {len(series.editions)} editions, {len(series.rows):,} figures", style="bold"
    )
    for note in series.notes:
        yield Text(f"note: {note}", style="yellow")
    several = list(_going_on(series.rows))
    several.sort(key=lambda row: row.concept is None)
    if several:
        yield from _rows(series, several, view)
    if len(several) < len(series.rows):
        yield Text(f"{len(series.rows) - len(several):,} figures are printed in one edition only", style="dim")
    yield from _joined(several, view)
    yield from _disagreements(series)


def _going_on(rows: Sequence[SeriesRow]) -> Iterator[SeriesRow]:
    """Give the rows that say something of several editions: by themselves, or with the row whose place they took."""
    for row, after in zip_longest(rows, rows[1:]):
        followed = after is not None and after.follows is not None and after.follows == row.concept
        if row.follows or followed or len({point.edition for point in row.points}) > 1:
            yield row


def _rows(series: Series, rows: Sequence[SeriesRow], view: View) -> Iterator[RenderableType]:
    names = fitting(series, view.width)
    if len(names) < len(series.editions):
        yield Text(f"the last {len(names)} of {len(series.editions)} editions; the course shows all", style="dim")
    made = table("what", *names, "course")
    made.columns[-1].no_wrap = True
    shown = rows if view.rows is None else rows[: 2 * view.rows]
    for row in shown:
        course = sparkline(row.values(series.editions))
        made.add_row(Text(name(row, view.width * 4 // 5)), *_cells(row, names), course)
    yield indented(made)
    yield from more(len(rows) - len(shown))


def fitting(series: Series, width: int) -> tuple[str, ...]:
    """Give the newest editions that leave the names of the figures a good third of the width, at least one."""
    room = width * 3 // 5 - len(series.editions) - 4
    printed = [point.printed for row in series.rows for point in row.points]
    widest = max((len(text) for text in (*series.editions, *printed)), default=4)
    return series.editions[-max(1, room // (min(widest, 12) + 3)) :]


def name(row: SeriesRow, room: int) -> str:
    """Give what a row is about: its label, what sets it apart, its unit where the label does not say it."""
    apart = "".join(f" · {value}" for value in row.dimensions.values())
    unit = f" ({row.unit})" if row.unit and row.unit not in row.label else ""
    return f"{'↳ ' if row.follows else ''}{shortened(row.label, room)}{apart}{unit}"


def _cells(row: SeriesRow, names: Iterable[str]) -> list[Text]:
    cells = []
    for edition in names:
        points = [point for point in row.points if point.edition == edition]
        text = " ≠ ".join(point.printed for point in points) or words.DASH
        cells.append(Text(text, style="red" if len(points) > 1 else ""))
    return cells


def _joined(rows: Iterable[SeriesRow], view: View) -> Iterator[RenderableType]:
    unique = {(pairing.older, pairing.newer): pairing for row in rows for pairing in row.joined}
    pairings = sorted(unique.values(), key=lambda pairing: pairing.alignment.score)
    if pairings:
        yield Text(f"\n≈ Taken for the same, not for certain ({len(pairings):,}): please check", style="bold yellow")
        made = table("≈", "before", "now", wide=("before", "now"))
        for pairing in pairings[: view.rows]:
            made.add_row(f"{pairing.alignment.score:.0f}", Text(pairing.older), Text(pairing.newer))
        yield indented(made)
        yield from more(len(pairings) - len(pairings[: view.rows]))


def _disagreements(series: Series) -> Iterator[RenderableType]:
    if series.disagreements:
        yield Text(f"\nThe languages of one edition disagree ({len(series.disagreements):,})", style="bold red")
    for one in series.disagreements:
        said = ", ".join(f"{'/'.join(point.languages)} {point.printed} (p. {point.page})" for point in one.points)
        yield Text(f" {one.edition} · {one.label}: {said}")
