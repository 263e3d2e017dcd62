"""What a fault of a family file is called for its author, in place of the words of the library that found it."""

from __future__ import annotations

import difflib
from functools import cache
from typing import TYPE_CHECKING, Any

from factsheet_extract.model.family import Family

if TYPE_CHECKING:
    from collections.abc import Mapping


def message_of(fault: Mapping[str, Any]) -> str:
    """Say what one of pydantic's faults is: a key that is not there says the nearest that is."""
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        near = difflib.get_close_matches(key, known_keys(), n=1, cutoff=0.7)
        return f"there is no key {key!r} here" + (f"; did you mean {near[0]!r}?" if near else "")
    if fault["type"] == "missing":
        return "is missing"
    return str(fault["msg"])


@cache
def known_keys() -> tuple[str, ...]:
    """Give the keys that a family file may have, at any place."""
    schema = Family.model_json_schema(by_alias=True)
    tables = (schema, *schema.get("$defs", {}).values())
    return tuple(sorted({name for table in tables for name in table.get("properties", {})} - {"sha256"}))
