"""Do the languages of one edition say the same? Compared by concept, with what each prints.

`compare_languages` takes records of one edition, one a language, and gives findings: a figure that differs, one that only some
languages print, a theme or role that differs. Only what carries a concept can be compared; words are never matched across
languages.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.record import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.model.record import Count, Evidence, FactSheet, JsonNumber, Role, Theme

# Dimensions whose value is in the sheet's own words, so that two languages cannot share it.
WORDED: Final = frozenset({"column", "group", "period", "place", "theme"})


class Stated(NamedTuple):
    """One fact as one language states it; `step` is the worth of the last printed digit ("33,33": 0.01)."""

    language: str
    value: tuple[JsonNumber | str | None, ...]
    printed: str
    evidence: tuple[Evidence, ...]
    step: Decimal = Decimal(0)
    comparator: str = "="

    def agrees(self, other: Stated) -> bool:
        """Tell whether both would be printed alike at the coarser of the two precisions: 33.3 and 33,33."""
        step = max(self.step, other.step)
        return len(self.value) == len(other.value) and all(
            one == two or _rounds(one, two, step) for one, two in zip(self.value, other.value, strict=True)
        )


Key = tuple[str, ...]


def compare_languages(records: Sequence[FactSheet], *, worded: frozenset[str] = WORDED) -> list[Finding]:
    """Give what differs between records of one edition in several languages; empty where all agree.

    A figure is held by its concept and those dimensions that are codes of the family; `worded` names the dimensions that are
    not. Where one concept is printed several times with one set of dimensions, its values are compared as a set.
    """
    if len({record.language for record in records}) < 2:
        return []
    tables = [(record.language, _stated(record, worded, _coded(records))) for record in records]
    keys = sorted({key for _, table in tables for key in table})
    return [finding for key in keys for finding in _compared(key, tables)]


def _coded(records: Sequence[FactSheet]) -> frozenset[tuple[str, str | int | float]]:
    """Give the dimension values that more than one language prints alike: those are codes or names that need no translation."""
    by_language = [
        {(name, value) for count in record.counts if count.concept for name, value in count.apart.items()} for record in records
    ]
    return frozenset(item for found in by_language for item in found if all(item in other for other in by_language))


def _stated(
    record: FactSheet, worded: frozenset[str], coded: frozenset[tuple[str, str | int | float]]
) -> dict[Key, list[Stated]]:
    table: dict[Key, list[Stated]] = {}
    for key, stated in (*_counts(record, worded, coded), *_themes(record), *_roles(record)):
        row = table.setdefault(key, [])
        if all(one.value != stated.value for one in row):
            row.append(stated)
    return table


def _counts(
    record: FactSheet, worded: frozenset[str], coded: frozenset[tuple[str, str | int | float]]
) -> Iterator[tuple[Key, Stated]]:
    for count in record.counts:
        if count.concept is not None:
            kept = {name: value for name, value in count.apart.items() if name not in worded or (name, value) in coded}
            key = ("figure", count.concept, *(f"{name}={kept[name]}" for name in sorted(kept)))
            value = (count.value, count.low, count.high)
            step = _step(count)
            yield key, Stated(record.language, value, count.printed, count.evidence[:1], step, count.comparator)


def _step(count: Count) -> Decimal:
    """Give the worth of the last digit of the value as it is printed; whole numbers are exact."""
    decimals = max((len(tail) for tail in re.findall(r"\d[.,](\d{1,6})(?!\d)", count.printed)), default=0)
    whole = count.value is None or float(count.value).is_integer()
    return Decimal(0) if whole else Decimal(1).scaleb(-decimals)


def _rounds(one: JsonNumber | str | None, two: JsonNumber | str | None, step: Decimal) -> bool:
    if not step or not isinstance(one, int | float) or not isinstance(two, int | float):
        return False
    return abs(Decimal(str(one)) - Decimal(str(two))) <= step / 2


def _themes(record: FactSheet) -> Iterator[tuple[Key, Stated]]:
    for theme in record.themes:
        if theme.concept is not None:
            key = ("theme", theme.concept, *sorted(theme.scope))
            yield key, Stated(record.language, (theme.count,), _shown(theme), theme.evidence[:1])


def _roles(record: FactSheet) -> Iterator[tuple[Key, Stated]]:
    for role in record.roles:
        if role.count is not None or role.since is not None:
            yield (
                ("role", role.actor, role.role),
                Stated(record.language, (role.count, role.since), _shown(role), role.evidence[:1]),
            )


def _shown(fact: Theme | Role) -> str:
    return str(fact.count) if fact.count is not None else fact.label


def _compared(key: Key, tables: Sequence[tuple[str, dict[Key, list[Stated]]]]) -> Iterator[Finding]:
    rows = [(language, table.get(key, [])) for language, table in tables]
    absent = sorted({language for language, row in rows if not row} - {language for language, row in rows if row})
    present = [(language, row) for language, row in rows if row]
    name = " ".join(key)
    if len(present) > 1 and not _agree([row for _, row in present]):
        said = "; ".join(f"{language} prints {', '.join(repr(one.printed) for one in row)}" for language, row in present)
        evidence = tuple(place for _, row in present for one in row for place in one.evidence)
        yield Finding(code="languages_differ", severity="error", message=f"{name}: {said}", facts=(key[1],), evidence=evidence)
    elif len(present) > 1 and len({one.comparator for _, row in present for one in row}) > 1:
        said = "; ".join(f"{language} prints {row[0].comparator} {row[0].printed!r}" for language, row in present)
        evidence = tuple(place for _, row in present for one in row for place in one.evidence)
        yield Finding(code="languages_qualify", severity="info", message=f"{name}: {said}", facts=(key[1],), evidence=evidence)
    elif absent:
        said = "; ".join(f"{language} prints {row[0].printed!r}" for language, row in present)
        evidence = tuple(place for _, row in present for place in row[0].evidence)
        yield Finding(
            code="language_lacks", severity="warning", message=f"{name}: {said}; {', '.join(absent)} does not print it",
            facts=(key[1],), evidence=evidence,
        )  # fmt: skip


def _agree(rows: list[list[Stated]]) -> bool:
    """Every value of the language that prints fewest is printed by the others too."""
    fewest = min(rows, key=len)
    return all(any(one.agrees(other) for other in row) for row in rows for one in fewest)
