"""Two shelves of records: which sheet of the newer one is the next edition of which sheet of the older one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from factsheet_extract.diff.naming import edition_name, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from factsheet_extract.model.record import FactSheet

Same: TypeAlias = "Callable[[FactSheet], Hashable]"
SAME: Final[tuple[Same, ...]] = (
    lambda sheet: (sheet.family, sheet.language, subject_of(sheet)),
    lambda sheet: (sheet.family, sheet.language),
    lambda sheet: (sheet.family, subject_of(sheet)),
    lambda sheet: sheet.family,
)
"""What two editions of one sheet share, surest first; each is taken only where it points to one sheet on each whole shelf:
two states that are left over are not editions of one another."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """The pairs (older, newer) in the newer shelf's order, and the sheets that found none."""

    pairs: tuple[tuple[FactSheet, FactSheet], ...]
    older_alone: tuple[FactSheet, ...]
    newer_alone: tuple[FactSheet, ...]


def pair_shelves(older: Sequence[FactSheet], newer: Sequence[FactSheet]) -> Shelves:
    """Pair the editions of two shelves; one record on each side is a pair whatever it is, the diff will judge it."""
    if len(older) == len(newer) == 1:
        return Shelves(((older[0], newer[0]),), (), ())
    partner: dict[int, FactSheet] = {}
    used: set[int] = set()
    for same in SAME:
        for one, other in _single(older, newer, same):
            if id(other) not in partner and id(one) not in used and (one.family is not None or same is SAME[0]):
                partner[id(other)] = one
                used.add(id(one))
    return Shelves(
        tuple((partner[id(sheet)], sheet) for sheet in newer if id(sheet) in partner),
        tuple(sheet for sheet in older if id(sheet) not in used),
        tuple(sheet for sheet in newer if id(sheet) not in partner),
    )


def group_series(sheets: Sequence[FactSheet]) -> list[list[FactSheet]]:
    """Give the records of each sheet over its editions and languages together, in the order in which they are met.

    A family is one sheet unless it prints two of one edition in one language (a sheet a state); then each subject is one.
    """
    families: defaultdict[Hashable, list[FactSheet]] = defaultdict(list)
    for sheet in sheets:
        families[sheet.family].append(sheet)
    groups: list[list[FactSheet]] = []
    for family, members in families.items():
        groups += [members] if family is not None and not _several_at_once(members) else _by_subject(members)
    return groups


def _several_at_once(sheets: Sequence[FactSheet]) -> bool:
    seen = [(edition_name(sheet), sheet.language) for sheet in sheets]
    return len(set(seen)) < len(seen)


def _by_subject(sheets: Sequence[FactSheet]) -> list[list[FactSheet]]:
    subjects: defaultdict[str, list[FactSheet]] = defaultdict(list)
    for sheet in sheets:
        subjects[subject_of(sheet)].append(sheet)
    return list(subjects.values())


def _single(
    older: Sequence[FactSheet], newer: Sequence[FactSheet], same: Same
) -> list[tuple[FactSheet, FactSheet]]:  # fmt: skip
    sides: defaultdict[Hashable, tuple[list[FactSheet], list[FactSheet]]] = defaultdict(lambda: ([], []))
    for side, sheets in enumerate((older, newer)):
        for sheet in sheets:
            sides[same(sheet)][side].append(sheet)
    return [(one[0], other[0]) for one, other in sides.values() if len(one) == len(other) == 1]
