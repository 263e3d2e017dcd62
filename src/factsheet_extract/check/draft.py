"""An expected file drafted from a record, for a person to compare with the page; and one brought up to date.

`draft` marks every entry pending. `update` keeps what a person verified, with comments and order, renews what is pending, and
adds what is new.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import tomlkit

from factsheet_extract.check.compare import KINDS
from factsheet_extract.check.expectations import parse_expectations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Table

    from factsheet_extract.model.record import FactSheet

HEADER: Final = (
    "What this sheet says, to be checked against the page.",
    "Compare each entry with the quote above it and with the page; then set status to \"verified\", checked_by and checked_on.",
    "Keys: https://factsheet-extract.readthedocs.io/check/ (or `factsheet-extract schema expected`).",
)  # fmt: skip

# "status = …" and right below it "[[themes]]": tomlkit leaves no blank line after a table that was appended.
_HEAD_AFTER_VALUE: Final = re.compile(r"^([^#\n][^\n]*)\n(\[\[)", re.MULTILINE)
# The quote in the comment is to be recognised, not read in full.
_QUOTE: Final = 100


def draft(sheet: FactSheet) -> str:
    """Write the expected file of a record, every entry pending: the same record gives the same text."""
    document = tomlkit.document()
    for line in HEADER:
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    for field in ("family", "edition", "language"):
        value = getattr(sheet, field)
        if value is not None:
            document.add(field, value)
    for kind in KINDS:
        facts: Sequence[Any] = getattr(sheet, kind.found)
        if facts:
            document.add(kind.expected, _entries([_entry(kind.expected, fact) for fact in facts]))
    return tomlkit.dumps(document)


def update(text: str, sheet: FactSheet, *, path: str = "expected.toml") -> str:
    """Bring the text of an expected file up to date with a record.

    Entries that a person verified stay as they are, with every comment. Pending ones take the record's values, or go where the
    record has no such fact; new facts are added pending at the end of their kind. Raises ExpectationError.
    """
    known = parse_expectations(text, path)
    document = tomlkit.parse(text)
    for kind in KINDS:
        wanted = getattr(known, kind.expected) or []
        found: Sequence[Any] = getattr(sheet, kind.found)
        pairs = _paired(kind, wanted, found, sheet.language)
        new = [fact for index, fact in enumerate(found) if index not in pairs.values()]
        _renew(document, kind.expected, [entry.status for entry in wanted], {i: found[j] for i, j in pairs.items()}, new)
    return _HEAD_AFTER_VALUE.sub(r"\1\n\n\2", tomlkit.dumps(document))


def _paired(kind: Any, wanted: Sequence[Any], found: Sequence[Any], language: str) -> dict[int, int]:
    from factsheet_extract.check.compare import pairs_of

    return {index: other for index, (other, _) in pairs_of(kind, wanted, found, language).items()}


def _renew(document: TOMLDocument, name: str, states: list[str], found: dict[int, Any], new: Sequence[Any]) -> None:
    tables: Any = document.get(name)
    if tables is not None:
        for index in reversed(range(len(states))):
            if states[index] == "pending" and index not in found:
                del tables[index]
            elif states[index] == "pending":
                _take_over(tables[index], _entry(name, found[index]))
    if new and tables is None:
        document.add(name, _entries([_entry(name, fact) for fact in new]))
    else:
        for fact in new:
            tables.append(_entry(name, fact))


def _take_over(table: Table, entry: Table) -> None:
    """Write the entry's values into a table that stays where it is, with its comments."""
    for key, value in entry.items():
        if table.get(key) != value:
            table[key] = value


def _entries(entries: Sequence[Table]) -> AoT:
    tables = tomlkit.aot()
    for entry in entries:
        tables.append(entry)
    return tables


def _entry(name: str, fact: Any) -> Table:
    table = tomlkit.table()
    place = fact.evidence[0]
    quote = " ".join("".join(sign if sign.isprintable() else " " for sign in place.quote).split())
    shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
    table.add(tomlkit.comment(f"page {place.page}: {shown}"))
    for key, value in _VALUES[name](fact).items():
        if value not in (None, (), [], {}):
            table.add(key, _item(value))
    table.add("status", "pending")
    return table


def _item(value: Any) -> Any:
    if isinstance(value, dict):
        made = tomlkit.inline_table()
        made.update(value)
        return made
    return tomlkit.item(list(value) if isinstance(value, tuple) else value)


def _figure(fact: Any) -> dict[str, Any]:
    return {
        "concept": fact.concept, "label": None if fact.concept else fact.label, "value": fact.value, "low": fact.low,
        "high": fact.high, "unit": fact.unit, "comparator": None if fact.comparator == "=" else fact.comparator,
        "scope": fact.scope, "dimensions": fact.dimensions, "members": fact.members,
        "flag": None if fact.status == "reported" else fact.status,
    }  # fmt: skip


def _theme(fact: Any) -> dict[str, Any]:
    label = None if fact.concept else fact.label
    return {"concept": fact.concept, "label": label, "count": fact.count, "scope": fact.scope}


def _role(fact: Any) -> dict[str, Any]:
    return {"actor": fact.actor, "role": fact.role, "count": fact.count, "objects": fact.objects, "since": fact.since}


def _definition(fact: Any) -> dict[str, Any]:
    return {"term": fact.term, "expansion": fact.expansion}


def _event(fact: Any) -> dict[str, Any]:
    fields = ("name", "ordinal", "place", "start", "end")
    return {field: getattr(fact, field) for field in fields}


_VALUES: Final = {
    "figures": _figure, "themes": _theme, "roles": _role, "definitions": _definition, "events": _event,
}  # fmt: skip
