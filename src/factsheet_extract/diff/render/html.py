"""The diff and the series as one HTML file each: no network, no script, everything escaped, small enough to open."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from factsheet_extract.diff.render import words
from factsheet_extract.diff.render.series_table import name
from factsheet_extract.diff.render.sparkline import sparkline
from factsheet_extract.diff.render.subjects import Subjects
from factsheet_extract.model.difference import KIND_ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_extract.model.difference import Change, EditionDiff, Side
    from factsheet_extract.model.series import Point, Series, SeriesRow

BUDGET: Final = 2000
"""Rows of a whole page; a browser opens as many at once. owid/etl keeps its data diff within a budget for the same reason."""


def diff_html(diff: EditionDiff, budget: int = BUDGET) -> str:
    """Give the diff as a page; `budget` is the number of rows shown, the weightiest first."""
    sections = _sections(diff, budget)
    pairings = {(pairing.older, pairing.newer): pairing for pairing in diff.pairings}
    return _environment().get_template("diff.html.j2").render(
        heading=words.heading(diff), older=diff.older.path, newer=diff.newer.path, notes=diff.notes, sections=sections,
        older_name=_column(diff, 0), newer_name=_column(diff, 1),
        unchanged=sum(diff.unchanged.values()), pairings=list(pairings.values()), lapsed=len(diff.lapsed),
        not_compared=Counter(map(words.uncompared, diff.not_compared)).items(),
    ) + "\n"  # fmt: skip


def series_html(series: Series, plots: Mapping[int, str] | None = None, budget: int = BUDGET) -> str:
    """Give the series as a page; `plots` are data URIs by row index, shown in place of the course in blocks."""
    shown = sorted(enumerate(series.rows), key=_weight)[:budget]
    return _environment().get_template("series.html.j2").render(
        family=series.family or "no known family", editions=series.editions, count=len(series.rows), notes=series.notes,
        rows=[_row(series, row, (plots or {}).get(place)) for place, row in shown],
        disagreements=series.disagreements,
    ) + "\n"  # fmt: skip


def _weight(item: tuple[int, SeriesRow]) -> tuple[bool, bool]:
    """Figures of several editions come first, those with a concept before the others."""
    return len({point.edition for point in item[1].points}) < 2, item[1].concept is None


def _column(diff: EditionDiff, side: int) -> str:
    """Give the head of one column: "Before: 2018", or the language where both are of one edition."""
    edition = (diff.older, diff.newer)[side]
    name = edition.edition or edition.path
    return edition.language if diff.relation == "parallel_languages" else f"{('Before', 'Now')[side]}: {name}"


@cache
def _environment() -> Environment:
    loader = PackageLoader("factsheet_extract.diff.render")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _sections(diff: EditionDiff, budget: int) -> list[dict[str, Any]]:
    """Give the blocks of the page: what looks misread first, then the kinds in order, as far as the budget goes."""
    doubtful = [change for change in diff.changes if change.suspicious]
    blocks = [("doubtful", "May be misread: look at these first", "may be misread", doubtful)]
    for kind in KIND_ORDER:
        found = [change for change in diff.changes if change.kind == kind and not change.suspicious]
        blocks.append((kind, words.title(kind, diff), words.SHORT[kind], found))
    sections = []
    subjects = Subjects(diff)
    for place, title, short, changes in blocks:
        rows = [_change(change, subjects) for change in changes[: max(0, budget)]]
        budget -= len(rows)
        if changes:
            sections.append({
                "id": place, "title": title, "short": short, "count": len(changes), "rows": rows,
                "doubtful": place == "doubtful",
            })  # fmt: skip
    return sections


def _change(change: Change, subjects: Subjects) -> dict[str, Any]:
    direction = "" if not change.absolute else "rise" if change.absolute > 0 else "fall"
    signs = [f"{words.REASONS[sign.reason]} {sign.message}" for sign in change.suspicious]
    return {
        "what": subjects.of(change), "concept": change.side.concept, "amount": words.amount(change), "direction": direction,
        "signs": signs, "remarks": words.remarks(change)[len(signs) :], "size": f"{change.size:.3f}",
        "width": round(change.size * 100, 1) if change.older and change.newer else 0,
        "older": _side(change.older), "newer": _side(change.newer),
    }  # fmt: skip


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    before, marked, after = parted(side.quote, side.printed)
    return {
        "figure": words.figure(side), "before": before, "marked": marked, "after": after, "page": side.page,
        "box": words.box(side),
    }  # fmt: skip


def parted(quote: str, printed: str) -> tuple[str, str, str]:
    """Give the quote before, at and after the printed figure; all before where the figure is not found by itself."""
    flat, sought = " ".join(quote.split()), " ".join(printed.split())
    if not sought:
        return flat, "", ""
    hit = re.search(rf"(?<![\d.,]){re.escape(sought)}(?!\d)", flat)
    return (flat[: hit.start()], hit.group(), flat[hit.end() :]) if hit else (flat, "", "")


def _row(series: Series, row: SeriesRow, plot: str | None) -> dict[str, Any]:
    cells = [_cell([point for point in row.points if point.edition == edition]) for edition in series.editions]
    course = sparkline(row.values(series.editions))
    return {
        "name": name(row, 400), "concept": row.concept, "cells": cells, "course": course, "plot": plot, "joined": row.joined,
    }  # fmt: skip


def _cell(points: Sequence[Point]) -> dict[str, Any]:
    """Give one edition's cell; the quote and its page are shown when the pointer rests on it."""
    title = "\n".join(f"{'/'.join(point.languages)}, page {point.page}: {' '.join(point.quote.split())}" for point in points)
    text = " ≠ ".join(point.printed for point in points) or words.DASH
    return {"text": text, "title": title, "disagree": len(points) > 1}
