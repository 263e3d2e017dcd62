"""Which family a sheet is of, and which edition."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.errors import FamilyError
from factsheet_extract.families.loading import family_names, load_family
from factsheet_extract.families.words import fold, fold_all, labels_of
from factsheet_extract.languages import CODES, load_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_extract.model.family import Family

_WORD: Final = re.compile(r"[^\W_]+")
# A family is told by its opening pages; no sheet is searched further than this many characters.
_OPENING: Final = 200_000


def recognise(text: str, language: str, families: Iterable[Family] | None = None) -> Family | None:
    """Give the family of a sheet by the phrases it prints, None where none fits.

    `families` are those to choose from, the shipped ones where None. Raises FamilyError where two fit: the phrases of one of
    them must be made narrower.
    """
    known = [load_family(name) for name in family_names()] if families is None else list(families)
    fitting = candidates(text, language, known)
    if len(fitting) > 1:
        names = ", ".join(family.name for family in fitting)
        raise FamilyError(
            f"two families claim this sheet: {names}", hint="name one with --family, or narrow [recognise] of one"
        )
    return fitting[0] if fitting else None


def candidates(text: str, language: str, families: Iterable[Family]) -> list[Family]:
    """Give the families whose phrases the text prints."""
    printed = _words(text[:_OPENING])
    return [family for family in families if language in family.languages and _fits(printed, family, language)]


def _fits(printed: str, family: Family, language: str) -> bool:
    rule = family.recognise
    some = sum(_prints(printed, phrase) for phrase in set(labels_of(rule.any, language)))
    every = all(_prints(printed, phrase) for phrase in labels_of(rule.all, language))
    never = any(_prints(printed, phrase) for phrase in labels_of(rule.none, language))
    asked = bool(labels_of(rule.any, language))
    return bool(asked or labels_of(rule.all, language)) and every and not never and (not asked or some >= rule.least)


def _prints(printed: str, phrase: str) -> bool:
    return _phrase(phrase) in printed


@lru_cache(maxsize=1_000)
def _phrase(phrase: str) -> str:
    return _words(phrase)


def _words(text: str) -> str:
    """Give the folded words between single blanks, with one at each end, so that a phrase is found as whole words."""
    return f" {fold_all(' '.join(_WORD.findall(text)))} "


def edition_of(text: str, family: Family, path_stem: str | None = None, *, language: str | None = None) -> str | None:
    """Give the edition printed in the opening of a text, else in the file's name; None where neither says.

    `language` keeps to its patterns; without it those of every language of the family are tried in order.
    """
    rule = family.edition
    tables = [language] if language else list(family.languages)
    patterns = [pattern for code in (*tables, "*") for pattern in rule.text.get(code, ())]
    found = first_edition(patterns, text[: rule.within])
    return found or (first_edition(rule.path, path_stem) if path_stem else None)


def issue_of(text: str, family: Family, language: str) -> str | None:
    """Give the running number printed in the opening of a text, without leading noughts; None where the family names none."""
    rule = family.edition
    found = first_edition([*rule.issue.get(language, ()), *rule.issue.get("*", ())], text[: rule.within])
    return found.lstrip("0") or "0" if found else None


def first_edition(patterns: Iterable[str], text: str) -> str | None:
    """Give the edition that the first fitting pattern finds; a match whose month is no month's name is passed over."""
    for pattern in patterns:
        found = (_edition(match) for match in re.finditer(pattern, text, re.IGNORECASE))
        edition = next((one for one in found if one is not None), None)
        if edition is not None:
            return edition
    return None


def _edition(match: re.Match[str]) -> str | None:
    named = {name: value for name, value in match.groupdict().items() if value}
    if "year" in named:
        parts = [named["year"]]
        if "month" in named:
            month = named["month"] if named["month"].isdigit() else _months().get(fold(named["month"]))
            if month is None:
                return None
            parts.append(str(month).zfill(2))
        if "day" in named:
            parts.append(named["day"].zfill(2))
        return "-".join(parts)
    groups = [group for group in match.groups() if group]
    return "-".join(groups) if groups else match.group()


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Give the months by their names and abbreviations in every language the tool reads."""
    known: dict[str, int] = {}
    for code in CODES:
        known |= {fold(word): number for word, number in load_language(code).calendar.months.items()}
    return known
