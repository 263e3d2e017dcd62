"""How findings name a fact, so that a person and a waiver can speak of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factsheet_extract.text.folding import fold_word

if TYPE_CHECKING:
    from factsheet_extract.model.expectations import Expected


@lru_cache(maxsize=10_000)
def folded(text: str | None) -> str:
    """Give a name without case, accents, dashes and punctuation: "Forum  Mondial" and "forum mondial" are one."""
    return re.sub(r"[\W_]+", " ", fold_word(text or "")).strip()


def found_name(fact: Any) -> str:
    """Give the name of a fact of the record: concept or label, actor and role, term, event; else as printed."""
    if hasattr(fact, "actor"):
        return f"{fact.actor} {fact.role}"
    for field in ("concept", "label", "term", "name"):
        name = getattr(fact, field, None)
        if name:
            return str(name)
    printed = getattr(fact, "printed", None)
    return f"figure {printed!r}" if printed else f"event {getattr(fact, 'ordinal', None)}"


def expected_name(fact: Expected) -> str:
    """Give the name of an expected fact, the same as the record's."""
    return found_name(fact)
