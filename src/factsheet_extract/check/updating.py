"""An expected file brought up to date with a record: what a person verified stays, with comments and order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.items import Array

from factsheet_extract.check.compare import KINDS, pairs_of
from factsheet_extract.check.draft import entries_of, entry_of, values_of
from factsheet_extract.check.expectations import parse_expectations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tomlkit import TOMLDocument

    from factsheet_extract.model.record import FactSheet

# "status = …" and right below it "[[themes]]": tomlkit leaves no blank line after a table that was appended.
_HEAD_AFTER_VALUE: Final = re.compile(r"^([^#\n][^\n]*)\n(\[\[)", re.MULTILINE)
# Keys of a pending entry that go when the record no longer says them.
_STALE: Final = ("value", "low", "high", "count", "members", "objects", "flag")


def update(text: str, sheet: FactSheet, *, path: str = "expected.toml") -> str:
    """Bring the text of an expected file up to date with a record.

    Entries that a person verified stay as they are, with every comment. Pending ones take the record's values, or go where the
    record has no such fact; new facts are added pending at the end of their kind. Raises ExpectationError.
    """
    known = parse_expectations(text, path)
    document = tomlkit.parse(text)
    changed = False
    for kind in KINDS:
        wanted = getattr(known, kind.expected) or []
        found: Sequence[Any] = getattr(sheet, kind.found)
        pairs = {index: other for index, (other, _) in pairs_of(kind, wanted, found, sheet.language).items()}
        states = [entry.status for entry in wanted]
        changed |= _renew(document, kind.expected, states, {index: found[other] for index, other in pairs.items()})
        new = [fact for index, fact in enumerate(found) if index not in pairs.values()]
        changed |= _add(document, kind.expected, new)
    return _HEAD_AFTER_VALUE.sub(r"\1\n\n\2", tomlkit.dumps(document)) if changed else text


def _renew(document: TOMLDocument, name: str, states: Sequence[str], found: dict[int, Any]) -> bool:
    """Give pending entries the record's values, remove those without a fact; tell whether anything changed."""
    changed = False
    tables: Any = document.get(name)
    for index in reversed(range(len(states))):
        if states[index] == "pending" and index not in found:
            del tables[index]
            changed = True
        elif states[index] == "pending":
            changed |= _take_over(tables[index], values_of(name, found[index]))
    return changed


def _take_over(entry: Any, values: dict[str, Any]) -> bool:
    """Write values into an entry that stays where it is, with its comments; tell whether anything changed."""
    before = dict(entry)
    for key, value in values.items():
        if entry.get(key) != value:
            entry[key] = value
    for key in _STALE:
        if key in entry and key not in values:
            del entry[key]
    return dict(entry) != before


def _add(document: TOMLDocument, name: str, new: Sequence[Any]) -> bool:
    """Add new facts at the end of their kind, in the form that the file has: tables, or lines of a list."""
    entries: Any = document.get(name)
    if new and entries is None:
        document.add(name, entries_of([entry_of(name, fact) for fact in new]))
    for fact in new if entries is not None else ():
        if isinstance(entries, Array):
            line = tomlkit.inline_table()
            line.update(values_of(name, fact))
            entries.add_line(line, indent="    ")
        else:
            entries.append(entry_of(name, fact))
    return bool(new)
