"""Do the languages of one edition say the same? What `check` tells of a few records, a run tells of all its sheets.

Sheets are put together by what their rows say, family and edition, and those that are left in one language by their running
number. Where a language has several sheets of one edition (a state each, say), their names without the language tell:
`goa.en.pdf` belongs to `goa.fr.pdf`. Only then are records read, and
what was found is kept in the cache, so that a batch that has not changed reads none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pydantic_core import to_json

from factsheet_extract.batch.keys import digest_of, family_digest, rules_version
from factsheet_extract.batch.task import Note, Outcome, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factsheet_extract.batch.lookup import Lookup
    from factsheet_extract.model.record import FactSheet, Finding


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding between the languages of an edition: what they are called together, and what differs."""

    edition: str
    note: Note


def compare_versions(outcomes: Iterable[Outcome], lookup: Lookup) -> tuple[Difference, ...]:
    """Give what differs between the languages of every edition that has several."""
    return tuple(found for names in versions(outcomes) for found in _known_or_compared(names, lookup))


def versions(outcomes: Iterable[Outcome]) -> Iterator[list[str]]:
    """Give the names of the sheets that are one edition in several languages, edition by edition."""
    rows = [(outcome.name, outcome.row) for outcome in outcomes if outcome.row]
    editions = _grouped(rows, lambda row: row.edition)
    left = [sheet for sheets in editions if len(_languages(sheets)) == 1 for sheet in sheets]
    for group in (*editions, *_grouped(left, lambda row: row.issue)):
        for sheets in _alike(group):
            if len(_languages(sheets)) > 1:
                yield [name for name, _ in sheets]


def _grouped(rows: Iterable[tuple[str, Row]], said: Callable[[Row], str | None]) -> list[list[tuple[str, Row]]]:
    """Give the sheets of each family that say the same of themselves; those that say nothing are left out."""
    groups: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    for name, row in rows:
        value = said(row)
        if row.family and value:
            groups[row.family, value].append((name, row))
    return [groups[key] for key in sorted(groups)]


def _languages(sheets: Iterable[tuple[str, Row]]) -> set[str]:
    return {row.language for _, row in sheets}


def _alike(sheets: list[tuple[str, Row]]) -> Iterator[list[tuple[str, Row]]]:
    """Give the sheets all together where no language has two of different names, else those of one name together."""
    by_name: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for name, row in sheets:
        plain = _without_language(name, row.language)
        by_name[plain].append((name, row))
        names[row.language].add(plain)
    yield from [sheets] if all(len(plain) == 1 for plain in names.values()) else by_name.values()


def _without_language(name: str, language: str) -> str:
    """`states/kerala.en.pdf` -> `states/kerala`."""
    path = PurePosixPath(name)
    stem = path.name.removesuffix(path.suffix)
    parts = [part for part in stem.replace("_", ".").replace("-", ".").split(".") if part.lower() != language]
    return str(path.with_name(".".join(parts) or stem))


def _known_or_compared(names: Sequence[str], lookup: Lookup) -> list[Difference]:
    entries = [lookup.history.entries[name] for name in names]
    families = sorted({row.family for entry in entries if (row := entry.row) and row.family})
    key = digest_of("between", [entry.key for entry in entries], rules_version(), [family_digest(name) for name in families])
    known = lookup.cache.get("row", key)
    if known is not None:
        return [Difference(found["edition"], Note(**found["note"])) for found in json.loads(known)]
    found = list(_compared([lookup.record(name) for name in names]))
    lookup.cache.put("row", key, to_json(found))
    return found


def _compared(sheets: list[FactSheet]) -> Iterator[Difference]:
    from factsheet_extract.diff.naming import by_edition
    from factsheet_extract.families import compare_languages

    for edition, ones in by_edition(sheets).items():
        languages = " and ".join(sorted({sheet.language for sheet in ones}))
        yield from (
            Difference(f"{ones[0].family} {edition}, {languages}", _note(finding)) for finding in compare_languages(ones)
        )


def _note(finding: Finding) -> Note:
    return Note(finding.severity, finding.code, finding.message, finding.evidence[0].page if finding.evidence else None)
