"""The diff and the series as Markdown, for a pull request or a wiki; long kinds are cut at a row budget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.render import words
from factsheet_extract.diff.render.series_table import name
from factsheet_extract.diff.render.sparkline import sparkline
from factsheet_extract.diff.render.subjects import Subjects
from factsheet_extract.model.difference import KIND_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_extract.model.difference import Change, EditionDiff
    from factsheet_extract.model.series import Point, Series

BUDGET: Final = 200
"""Rows of one kind before the rest is only counted."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def diff_markdown(diff: EditionDiff, budget: int | None = BUDGET) -> str:
    """Give the diff as Markdown tables, kind by kind; `budget` rows a kind, None for all."""
    return "\n".join(_diff(diff, budget)) + "\n"


def series_markdown(series: Series, budget: int | None = BUDGET) -> str:
    """Give the series as one Markdown table, a column an edition."""
    return "\n".join(_series(series, budget)) + "\n"


def escaped(text: str) -> str:
    """Give text that Markdown shows as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _diff(diff: EditionDiff, budget: int | None) -> Iterator[str]:
    yield f"## {escaped(words.heading(diff))}"
    yield f"\n`{diff.older.path}` → `{diff.newer.path}`: {words.summary(diff)}"
    for note in diff.notes:
        yield f"\n> {escaped(note)}"
    subjects = Subjects(diff)
    doubtful = [change for change in diff.changes if change.suspicious]
    if doubtful:
        yield from _kind("Look at these first: they may be misread", doubtful, subjects, budget)
    for kind in KIND_ORDER:
        found = [change for change in diff.changes if change.kind == kind and not change.suspicious]
        if found:
            yield from _kind(words.title(kind, diff), found, subjects, budget)
    yield from _pairings(diff)


def _kind(title: str, changes: Sequence[Change], subjects: Subjects, budget: int | None) -> Iterator[str]:
    yield f"\n### {title} ({len(changes):,})\n"
    yield "| what | before | now | change | page |\n|---|--:|--:|--:|--:|"
    for change in changes[:budget]:
        what = "<br>".join(escaped(part) for part in (subjects.of(change), *words.remarks(change)))
        cells = (words.figure(change.older), words.figure(change.newer), words.amount(change), words.pages(change))
        yield f"| {what} | " + " | ".join(map(escaped, cells)) + " |"
    if budget is not None and len(changes) > budget:
        yield f"\n… {len(changes) - budget:,} more"


def _pairings(diff: EditionDiff) -> Iterator[str]:
    unique = {(pairing.older, pairing.newer): pairing for pairing in diff.pairings}
    if unique:
        yield f"\n### Taken for the same, not for certain ({len(unique):,}): please check\n"
        yield "| score | before | now |\n|--:|---|---|"
    for pairing in unique.values():
        yield f"| {pairing.alignment.score:.0f} | {escaped(pairing.older)} | {escaped(pairing.newer)} |"


def _series(series: Series, budget: int | None) -> Iterator[str]:
    yield f"## {escaped(series.family or 'no known family')}: {len(series.editions)} editions, {len(series.rows):,} figures"
    for note in series.notes:
        yield f"\n> {escaped(note)}"
    yield "\n| what | " + " | ".join(map(escaped, series.editions)) + " | course |"
    yield "|---|" + "--:|" * len(series.editions) + "---|"
    for row in series.rows[:budget]:
        course = sparkline(row.values(series.editions))
        yield f"| {escaped(name(row, 200))} | " + " | ".join(_cells(row.points, series.editions)) + f" | {course} |"
    if budget is not None and len(series.rows) > budget:
        yield f"\n… {len(series.rows) - budget:,} more"
    for one in series.disagreements:
        said = ", ".join(f"{'/'.join(point.languages)} {point.printed} (p. {point.page})" for point in one.points)
        yield f"\n> The languages of {escaped(one.edition)} disagree on {escaped(one.label)}: {escaped(said)}"


def _cells(points: Iterable[Point], editions: Sequence[str]) -> list[str]:
    printed: dict[str, list[str]] = {}
    for point in points:
        printed.setdefault(point.edition, []).append(point.printed)
    return [escaped(" ≠ ".join(printed.get(edition, [words.DASH]))) for edition in editions]
