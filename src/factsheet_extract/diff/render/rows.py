"""The diff and the series as CSV: one row a change, one row a point; the same columns whatever is in them."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factsheet_extract.model.difference import Change, EditionDiff, Side
    from factsheet_extract.model.series import Point, Series, SeriesRow

SIDE: Final = (
    "edition", "language", "label", "value", "low", "high", "printed", "unit", "comparator", "status", "scope", "dimensions",
    "section", "path", "page", "start", "end", "boxes", "quote",
)  # fmt: skip
CHANGE: Final = (
    "kind", "also", "category", "concept", "absolute", "relative", "size", "method", "score", "suspicious", "notes",
    *(f"older_{name}" for name in SIDE), *(f"newer_{name}" for name in SIDE),
)  # fmt: skip
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""A text cell that begins so would be run by a spreadsheet."""


def diff_csv(diff: EditionDiff) -> str:
    """Give the changes, the weightiest first; lists within a cell are JSON, scopes are joined by a bar."""
    return _written(CHANGE, (_change(diff, change) for change in diff.changes))


def series_csv(series: Series) -> str:
    """Give the tidy table: one row a figure, edition and language that says so; one column a dimension."""
    dimensions = sorted({name for row in series.rows for name in row.dimensions})
    columns = (
        "family", "concept", "follows", "label", *(f"dimension.{name}" for name in dimensions), "scope", "kind", "unit",
        "edition", "period", "languages", "value", "low", "high", "printed", "comparator", "status", "path", "page",
        "boxes", "quote",
    )  # fmt: skip
    return _written(columns, (_point(series, row, point) for row in series.rows for point in row.points))


def _change(diff: EditionDiff, change: Change) -> dict[str, object]:
    cells: dict[str, object] = {
        "kind": change.kind, "also": "|".join(change.also), "category": change.category, "concept": change.side.concept,
        "absolute": change.absolute, "relative": change.relative, "size": change.size,
        "method": change.alignment and change.alignment.method, "score": change.alignment and change.alignment.score,
        "suspicious": "|".join(sign.reason for sign in change.suspicious), "notes": "; ".join(change.notes),
    }  # fmt: skip
    for name, side, edition in (("older", change.older, diff.older), ("newer", change.newer, diff.newer)):
        if side is not None:
            said = _side(side) | {"edition": edition.edition, "language": edition.language, "path": edition.path}
            cells |= {f"{name}_{key}": value for key, value in said.items()}
    return cells


def _side(side: Side) -> dict[str, object]:
    return side.model_dump(include=set(SIDE) - {"scope", "dimensions", "boxes"}) | {
        "scope": "|".join(side.scope), "dimensions": _json(side.dimensions), "boxes": _json(side.boxes),
    }  # fmt: skip


def _point(series: Series, row: SeriesRow, point: Point) -> dict[str, object]:
    cells = point.model_dump(exclude={"languages", "boxes"})
    cells |= {f"dimension.{name}": value for name, value in row.dimensions.items()}
    return cells | {
        "family": series.family, "concept": row.concept, "label": row.label, "scope": "|".join(row.scope), "kind": row.kind,
        "follows": row.follows, "unit": row.unit, "languages": "|".join(point.languages), "boxes": _json(point.boxes),
    }  # fmt: skip


def _json(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value else None


def _written(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([defused(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def defused(value: object) -> object:
    """Give a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe, numbers do not."""
    if not isinstance(value, str) or not value.startswith(FORMULA):
        return value
    return value if value[1:].replace(".", "", 1).isdecimal() else f"'{value}"
