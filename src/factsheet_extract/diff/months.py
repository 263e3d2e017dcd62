"""The month names of a record's language, folded for comparing."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from factsheet_extract.diff.labels import plain
from factsheet_extract.languages import CODES, load_language

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def months_of(code: str) -> Mapping[str, int]:
    """Give the folded month names of a language; none for a language this installation does not have."""
    if code not in CODES:
        return MappingProxyType({})
    months = load_language(code).calendar.months
    return MappingProxyType({plain(name).rstrip("."): number for name, number in months.items()})
