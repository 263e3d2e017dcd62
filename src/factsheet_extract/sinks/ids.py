"""Names for rows that stay the same from load to load, made from what a fact is and not from where it stands in a list."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.model.record import BoxList, Count, FactSheet

# 16 hex digits for a sheet, 10 for a fact inside it: a clash among a million sheets, or among ten thousand facts of one sheet,
# has a chance of about 1 in 20,000 or less; facts of one sheet that clash all the same are told apart by rank.
SHEET_DIGITS = 16
FACT_DIGITS = 10

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """Write a value as JSON with sorted keys and no spaces: one value, one text."""
    return _encode(value)


def boxes_text(boxes: Iterable[BoxList]) -> str:
    """Write boxes as `canonical` does, several times faster: most rows of a load are evidence."""
    return f"[{','.join([f'[{x0!r},{top!r},{x1!r},{bottom!r}]' for x0, top, x1, bottom in boxes])}]"


def sheet_id(path: str, edition: str | None) -> str:
    """Give the id of a sheet: the same for the same path and edition."""
    return _digest([path, edition], SHEET_DIGITS)


def record_digest(sheet: FactSheet) -> str:
    """Give the SHA-256 of the record: the same facts, the same digest."""
    return hashlib.sha256(sheet.model_dump_json().encode()).hexdigest()


def figure_key(count: Count) -> list[object]:
    """Give what a figure is, apart from its value: concept (else label), kind, unit, scope, dimensions."""
    name = ["concept", count.concept] if count.concept else ["label", count.label]
    return [*name, count.kind, count.unit, sorted(count.scope), count.apart]


def fact_ids(sheet: str, keys: Iterable[list[object]], seen: Counter[str] | None = None) -> Iterator[str]:
    """Give one id a key, in order; a key that comes again gets the next rank, so that no two ids are the same.

    `seen` counts the ids given so far, where several kinds of fact share one sheet.
    """
    seen = Counter() if seen is None else seen
    for key in keys:
        digest = _digest(key, FACT_DIGITS)
        seen[digest] += 1
        rank = f"-{seen[digest]}" if seen[digest] > 1 else ""
        yield f"{sheet}-{digest}{rank}"


def _digest(value: object, digits: int) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()[:digits]
