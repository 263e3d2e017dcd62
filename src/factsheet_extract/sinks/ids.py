"""Names for rows that stay the same from load to load, made from what a fact is and not from where it stands in a list."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factsheet_extract.model.record import BoxList, Count, Dimension, FactSheet

# 16 hex digits for a sheet, 10 for a fact inside it: a clash among a million sheets, or among ten thousand facts of one sheet,
# has a chance of about 1 in 20,000 or less; facts of one sheet that clash all the same are told apart by rank.
SHEET_DIGITS = 16
FACT_DIGITS = 10

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: object) -> str:
    """Write a value as JSON with sorted keys and no spaces: one value, one text."""
    return _encode(value)


@lru_cache(maxsize=4096)
def names_text(names: tuple[str, ...]) -> str:
    """Write texts as `canonical` does; the figures of a sheet share few lists of scopes."""
    return canonical(names)


def dimensions_text(dimensions: Mapping[str, Dimension]) -> str:
    """Write dimensions as `canonical` does, several times faster: there is one for every figure."""
    return f"{{{','.join([f'{canonical(name)}:{_scalar(value)}' for name, value in sorted(dimensions.items())])}}}"


def _scalar(value: Dimension | None) -> str:
    return "null" if value is None else canonical(value)


def boxes_text(boxes: Iterable[BoxList]) -> str:
    """Write boxes as `canonical` does, several times faster: most rows of a load are evidence."""
    return f"[{','.join([f'[{x0!r},{top!r},{x1!r},{bottom!r}]' for x0, top, x1, bottom in boxes])}]"


def sheet_id(path: str, edition: str | None) -> str:
    """Give the id of a sheet: the same for the same path and edition."""
    return _digest(canonical([path, edition]), SHEET_DIGITS)


def record_digest(sheet: FactSheet) -> str:
    """Give the SHA-256 of the record: the same facts, the same digest."""
    return text_digest(sheet.model_dump_json())


def text_digest(record: str) -> str:
    """Give the SHA-256 of a record that is written as JSON already."""
    return hashlib.sha256(record.encode()).hexdigest()


def figure_key(count: Count) -> str:
    """Give what a figure is, apart from its value: concept (else label), kind, unit, scope, dimensions, as `canonical` does."""
    name = ("concept", count.concept) if count.concept else ("label", count.label)
    return (
        f'["{name[0]}",{canonical(name[1])},"{count.kind}",{_scalar(count.unit)},'
        f"{names_text(tuple(sorted(count.scope)))},{dimensions_text(count.apart)}]"
    )


def fact_ids(sheet: str, keys: Iterable[str], seen: Counter[str] | None = None) -> Iterator[str]:
    """Give one id a key (see `canonical`), in order; a key that comes again gets the next rank, so that no two are the same.

    `seen` counts the ids given so far, where several kinds of fact share one sheet.
    """
    seen = Counter() if seen is None else seen
    for key in keys:
        digest = _digest(key, FACT_DIGITS)
        seen[digest] += 1
        rank = f"-{seen[digest]}" if seen[digest] > 1 else ""
        yield f"{sheet}-{digest}{rank}"


def _digest(text: str, digits: int) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:digits]
