"""Names of countries made one across languages, by Babel: Allemagne, Germany and Alemania are DE."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from factsheet_extract.diff.labels import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping


def place_key(name: str, language: str) -> str:
    """Give the territory's code where the language has a name for it, else the folded name itself."""
    folded = comparable(name)
    return _territories(language).get(folded, folded)


def spelled_out(name: str, language: str) -> str:
    """Give a name with the language's word for "&": one edition prints "Andaman & Nicobar", the next "Andaman and Nicobar"."""
    return name.replace("&", _and(language)) if "&" in name else name


@cache
def _and(language: str) -> str:
    try:
        pattern = str(Locale.parse(language).list_patterns["standard"]["2"])
    except (UnknownLocaleError, ValueError, KeyError):
        return "&"
    return pattern.replace("{0}", "").replace("{1}", "")


@cache
def _territories(language: str) -> Mapping[str, str]:
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    return MappingProxyType({comparable(name): code for code, name in names.items() if len(code) == 2})
