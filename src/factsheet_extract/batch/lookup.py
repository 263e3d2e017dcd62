"""What of a batch is done already: kept in place by the journal, or in the cache, or still to do.

`Lookup.find` goes from the cheapest answer to the dearest: three file stamps, the record in the cache, a task for a worker.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pydantic_core import to_json

from factsheet_extract.batch.history import Entry, History, Stamp, row_from, settled, stamp_of
from factsheet_extract.batch.keys import Keys, digest_of, rules_version, sha256_of, tables_version
from factsheet_extract.batch.seal import seal
from factsheet_extract.batch.task import Failure, Outcome, Task
from factsheet_extract.errors import SourceError

if TYPE_CHECKING:
    from factsheet_extract.batch.cache import Cache
    from factsheet_extract.batch.output import Output
    from factsheet_extract.batch.plan import Item
    from factsheet_extract.model.record import FactSheet


@dataclass(frozen=True, slots=True)
class Sight:
    """The bytes of a sheet and of its expected file as they are now, by digest and stamp; a digest is "" where unreadable."""

    source: str
    source_stamp: Stamp | None
    expected: str | None
    expected_stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet whose record stands in the output folder as it should; nothing is to be done."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Known:
    """A sheet whose outcome the cache has under a key; it is only to be written."""

    outcome: Outcome
    key: str


Found: TypeAlias = Kept | Known | Task


@dataclass(frozen=True, slots=True)
class Lookup:
    """Looks sheets up; with `anew`, nothing that was done before counts."""

    keys: Keys
    cache: Cache
    history: History
    output: Output
    anew: bool = False

    def see(self, item: Item) -> Sight:
        """Look at a sheet's bytes; those of a file whose stamp has not changed are not read again."""
        entry = self.history.entries.get(item.name)
        source, source_stamp = _digest(item.source, entry.source if entry else None, entry.source_stamp if entry else None)
        if item.expected is None:
            return Sight(source, source_stamp, None, None)
        known = (entry.expected, entry.expected_stamp) if entry else (None, None)
        expected, expected_stamp = _digest(item.expected, *known)
        return Sight(source, source_stamp, expected or _fetched_digest(item.expected), expected_stamp)

    def find(self, item: Item, sight: Sight) -> Found:
        """Say whether a sheet is in place, known, or to be done."""
        todo = Task(item, self.keys.choices)
        if self.anew or not sight.source:
            return todo
        base = self.keys.base(item.name, sight.source)
        if self._in_place(item.name, sight, base):
            return Kept(self.history.entries[item.name])
        return self._known(todo, sight, base)

    def _in_place(self, name: str, sight: Sight, base: str) -> bool:
        entry = self.history.entries.get(name)
        if entry is None or (entry.source, entry.expected) != (sight.source, sight.expected):
            return False
        if entry.row is None:
            again = self.history.finished and not (entry.failure and entry.failure.lasting)
            return entry.key == base and not again
        same = entry.key == self.keys.full(base, entry.row.family, entry.row.language)
        return same and entry.written is not None and self.output.stamp(name) == entry.written

    def _known(self, todo: Task, sight: Sight, base: str) -> Found:
        trace = self._trace(base)
        if trace.get("failure"):
            return Known(Outcome(todo.item.name, failure=Failure(**trace["failure"])), base)
        for family, language in trace.get("found", ()):
            key = self.keys.full(base, family, language)
            record = self.cache.get("record", key)
            if record is None:
                continue
            row = self.cache.get("row", row_key(key, sight.expected))
            if row is None:
                return Task(todo.item, todo.choices, record)
            return Known(Outcome(todo.item.name, seal(record), row_from(json.loads(row))), key)
        return todo

    def _trace(self, base: str) -> dict:  # type: ignore[type-arg]
        stored = self.cache.get("trace", base)
        return json.loads(stored) if stored else {}

    def keep(self, outcome: Outcome, sight: Sight) -> str:
        """Put a new outcome into the cache; give the key of its record (of a failure, its base key)."""
        row = outcome.row
        base = self.keys.base(outcome.name, row.sha256 if row else sight.source)
        if row is None or outcome.sealed is None:
            if outcome.failure and outcome.failure.lasting and sight.source:
                self.cache.put("trace", base, to_json({"failure": outcome.failure}))
            return base
        key = self.keys.full(base, row.family, row.language)
        self._keep_trace(base, [row.family, row.language])
        self.cache.put_sealed("record", key, outcome.sealed)
        self.cache.put("row", row_key(key, sight.expected), to_json(row))
        if outcome.share is not None:
            self.cache.put_sealed("share", share_key(key), outcome.share)
        return key

    def share(self, name: str) -> bytes:
        """Give what the record of a sheet that is done gives to the tables: from the cache, else made of the record."""
        known = self.cache.get("share", share_key(self.history.entries[name].key))
        return known if known is not None else _share_made(self.record(name))

    def record(self, name: str) -> FactSheet:
        """Give the record of a sheet that is done, read back from the output."""
        from factsheet_extract.model.record import FactSheet

        return FactSheet.model_validate_json(self.output.read(name))

    def _keep_trace(self, base: str, found: list[str | None]) -> None:
        known = self._trace(base).get("found", [])
        if found not in known:
            self.cache.put("trace", base, to_json({"found": [*known, found]}))


def row_key(key: str, expected: str | None) -> str:
    """Give the key of a sheet's check: its record, its expected figures, the rules of checking."""
    return digest_of(key, expected, rules_version())


def share_key(key: str) -> str:
    """Give the key of a record's share of the tables: its record, the rules of writing tables."""
    return digest_of(key, tables_version())


def _share_made(sheet: FactSheet) -> bytes:
    from factsheet_extract.sinks.shares import share_of

    return share_of(sheet)


def _fetched_digest(place: str) -> str:
    """Digest the expected figures at a URL: they are small, and whether they changed decides what is checked again."""
    from factsheet_extract.batch.work import local_copy

    try:
        with local_copy(place) as path:
            return sha256_of(path)
    except (OSError, SourceError):
        return ""


def _digest(place: str, known: str | None, stamp: Stamp | None) -> tuple[str, Stamp | None]:
    """Give the digest and stamp of a file; of a remote one that changed, the digest is left to the worker that fetches it."""
    if "://" in place:
        from factsheet_extract.batch.remote import remote_stamp

        now = remote_stamp(place)
        return (known, now) if known and now and now == stamp else ("", now)
    now = stamp_of(place)
    if known and stamp and now == stamp:
        return known, stamp
    try:
        return sha256_of(Path(place)), settled(now)
    except OSError:
        return "", None
