"""An expected file drafted from a record, every entry pending, for a person to compare with the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import tomlkit

from factsheet_extract.check.compare import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tomlkit.items import AoT, Table

    from factsheet_extract.model.record import FactSheet

HEADER: Final = (
    "What this sheet says, to be checked against the page.",
    "Compare each entry with the quote above it and with the page; then set status to \"verified\", checked_by and checked_on.",
    "Keys: https://factsheet-extract.readthedocs.io/check/ (or `factsheet-extract schema expected`).",
)  # fmt: skip

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
            document.add(kind.expected, entries_of([entry_of(kind.expected, fact) for fact in facts]))
    return tomlkit.dumps(document)


def entries_of(entries: Sequence[Table]) -> AoT:
    """Give entries as `[[figures]]` tables."""
    tables = tomlkit.aot()
    for entry in entries:
        tables.append(entry)
    return tables


def entry_of(name: str, fact: Any) -> Table:
    """Give the entry of a fact, pending, with its page and quote above it."""
    table = tomlkit.table()
    place = fact.evidence[0]
    quote = " ".join("".join(sign if sign.isprintable() else " " for sign in place.quote).split())
    shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
    table.add(tomlkit.comment(f"page {place.page}: {shown}"))
    for key, value in values_of(name, fact).items():
        table.add(key, value)
    return table


def values_of(name: str, fact: Any) -> dict[str, Any]:
    """Give the keys and values of a fact's entry; those that say nothing are left out."""
    said = {key: _item(value) for key, value in _VALUES[name](fact).items() if value not in (None, (), [], {})}
    return {**said, "status": "pending"}


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
        "scope": fact.scope, "dimensions": fact.apart, "members": fact.members,
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
