"""Hold a record against a facts file: what is missing, what differs, what nobody expected."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS: Final = {
    "counts": ("concept",),
    "themes": ("concept",),
    "roles": ("actor", "role"),
    "definitions": ("term",),
    "events": ("ordinal",),
}
NAMES: Final = ("members", "objects")


def problems(record: dict[str, Any], facts: dict[str, Any]) -> list[str]:
    """Give one line for each fact that is missing or differs, each fact read that none allows, each number unclaimed."""
    found = [f"{key}: {record[key]} for {facts[key]}" for key in ("family", "edition", "language") if record[key] != facts[key]]
    for kind, keys in KEYS.items():
        found.extend(_of_kind(kind, keys, list(record[kind]), facts))
    found.extend(f"unclaimed {item['printed']}" for item in record["unclaimed"])
    return found


def _of_kind(kind: str, keys: tuple[str, ...], items: list[dict[str, Any]], facts: dict[str, Any]) -> Iterator[str]:
    left = list(items)
    for fact in facts.get(kind, []):
        near = [item for item in left if all(item.get(key) == fact.get(key) for key in keys)]
        near.sort(key=lambda item: len(_differences(kind, fact, item)))
        if not near:
            yield f"missing {kind} {fact}"
            continue
        left.remove(near[0])
        yield from (f"{kind} {[fact.get(key) for key in keys]} {text}" for text in _differences(kind, fact, near[0]))
    allowed = facts.get("may", {}).get("roles", [])
    for value in [fact["value"] for fact in facts.get("also", [])] if kind == "counts" else []:
        near = [item for item in left if item["concept"] is None and item["value"] == value]
        if not near:
            yield f"missing figure {value} without a concept"
        left = [item for item in left if item not in near[:1]]
    for item in left if kind in ("counts", "themes", "roles") else ():
        if not (kind == "roles" and item["count"] is None and item["role"] in allowed):
            what, number = item.get("concept") or item.get("role"), item.get("value", item.get("count"))
            yield f"unexpected {kind} {what} {number} {item['label']}"


def _differences(kind: str, fact: dict[str, Any], item: dict[str, Any]) -> list[str]:
    found = []
    for key, wanted in fact.items():
        got = item.get(key)
        if key in NAMES:
            if not _same_names(wanted, got or []) or (key == "members" and len(wanted) != len(got or [])):
                found.append(f"{key}: {got} for {wanted}")
        elif key == "scope":
            if sorted(wanted) != sorted(got or []):
                found.append(f"scope: {got} for {wanted}")
        elif key == "dimensions":
            found.extend(
                f"{name}: {(got or {}).get(name)} for {value}"
                for name, value in wanted.items()
                if (got or {}).get(name) != value
            )
        elif key == "label":
            continue
        elif got != wanted and (not isinstance(wanted, str) or _plain(wanted) != _plain(got)):
            found.append(f"{key}: {got} for {wanted}")
    return found


def _same_names(wanted: list[str], got: list[str]) -> bool:
    return all(any(_plain(name) in _plain(one) or _plain(one) in _plain(name) for one in got) for name in wanted)


def _plain(text: object) -> str:
    folded = unicodedata.normalize("NFKD", str(text)).casefold()
    return re.sub(r"[\W_]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).strip()
