"""What changed from one edition to another: `diff(older, newer)`.

Notes for a newcomer. `edition_of` (facts.py) folds a record; `align` (alignment.py) says which fact is which; `change_of`
(changes.py) says what differs in a pair; `signs` (suspicion.py) says whether it looks misread; here the pieces meet. Figures
of earlier periods (`history.py`) are compared by period: the newer sheet's "2017" column against the 2017 sheet itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factsheet_extract.diff.alignment import Aligned, Pair, align
from factsheet_extract.diff.changes import added, change_of, removed
from factsheet_extract.diff.closest import CLOSE_ENOUGH
from factsheet_extract.diff.facts import Edition, edition_of
from factsheet_extract.diff.family import check_family, follows_of, notes_on, reference, relation_of
from factsheet_extract.diff.history import compare_history
from factsheet_extract.diff.months import months_of
from factsheet_extract.diff.rows import Rows
from factsheet_extract.diff.suspicion import signs
from factsheet_extract.model.difference import KIND_ORDER, EditionDiff, NotCompared, Pairing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.model.difference import Category, Change
    from factsheet_extract.model.record import FactSheet


@dataclass(frozen=True, slots=True)
class DiffOptions:
    """How to compare.

    `across_families` allows two records of different families. `threshold`, 0 to 100, is the score from which unequal labels
    are taken for one (100: never). `wording` keeps changes of wording alone.
    """

    across_families: bool = False
    threshold: float = CLOSE_ENOUGH
    wording: bool = True


def diff(older: FactSheet, newer: FactSheet, options: DiffOptions | None = None) -> EditionDiff:
    """Compare two editions of one sheet, or two languages of one edition; the weightiest change comes first.

    Raises UsageError where the records are of different families and `options.across_families` is not set.
    """
    options = options or DiffOptions()
    check_family(older, newer, across=options.across_families)
    one, other = edition_of(older, months_of(older.language)), edition_of(newer, months_of(newer.language))
    one_language = older.language == newer.language
    leads = align(
        _leads(one), _leads(other), one_language=one_language, threshold=options.threshold, follows=follows_of(newer.family)
    )
    past = compare_history(one, other, leads.pairs)
    changes = [*_changes(leads, one, other, one_language), *past.changes]
    changes += _one_sided(leads, one_language)
    return EditionDiff(
        relation=relation_of(older, newer), older=reference(older), newer=reference(newer),
        changes=tuple(sorted(_wanted(changes, options), key=_rank)),
        unchanged=dict(_unchanged(leads.pairs, changes, past.confirmed)), pairings=tuple(_pairings(leads.pairs)),
        lapsed=past.lapsed, not_compared=tuple(_not_compared(leads, one_language)),
        notes=notes_on(one, other, leads),
    )  # fmt: skip


def _leads(edition: Edition) -> list[Fact]:
    return [fact for fact in edition.facts if fact.lead]


def _changes(leads: Aligned, older: Edition, newer: Edition, one_language: bool) -> Iterator[Change]:
    """Give the change of each pair, with every sign that it was misread."""
    rows = Rows(older.facts, leads.pairs)
    for pair in leads.pairs:
        change = change_of(pair, one_time=_one_time(pair, older, newer), one_language=one_language)
        if change is not None:
            yield change.model_copy(update={"suspicious": signs(change, older, newer, rows)})


def _one_time(pair: Pair, older: Edition, newer: Edition) -> bool:
    """Whether both figures speak of one period, that of the edition where they name none."""
    first, second = pair.older.period or older.period, pair.newer.period or newer.period
    if first is None and second is None:
        return relation_of(older.sheet, newer.sheet) != "editions"
    return first == second


def _one_sided(leads: Aligned, one_language: bool) -> Iterator[Change]:
    for fact in leads.newer:
        if _comparable(fact, one_language):
            yield added(fact, leads.nearest_newer.get(fact.order))
    for fact in leads.older:
        if _comparable(fact, one_language):
            yield removed(fact, leads.nearest_older.get(fact.order))


def _comparable(fact: Fact, one_language: bool) -> bool:
    """Whether a fact can be looked for on the other side at all: by its concept, or by a label in the same language."""
    return fact.key.concept is not None or (one_language and bool(fact.key.label))


def _not_compared(leads: Aligned, one_language: bool) -> Iterator[NotCompared]:
    """Give the facts that have neither a concept nor a label that the other side could share."""
    sides: tuple[tuple[Literal["older", "newer"], tuple[Fact, ...]], ...] = (("older", leads.older), ("newer", leads.newer))
    for edition, facts in sides:
        for fact in facts:
            if not _comparable(fact, one_language):
                reason: Literal["no_concept", "no_label"] = "no_concept" if fact.key.label else "no_label"
                yield NotCompared(edition=edition, reason=reason, category=fact.key.category, side=fact.side)


def _wanted(changes: Iterable[Change], options: DiffOptions) -> Iterator[Change]:
    return (change for change in changes if options.wording or change.kind != "wording_only")


def _rank(change: Change) -> tuple[object, ...]:
    """Kinds in their order; within one what was measured before what was not, the greater size first, then as printed."""
    side = change.side
    measured = change.absolute is not None or change.older is None or change.newer is None
    return (KIND_ORDER.index(change.kind), not measured, -change.size, side.page, side.start, side.label, side.printed)


def _unchanged(pairs: Iterable[Pair], changes: Iterable[Change], confirmed: int) -> Counter[Category]:
    changed = {(id(change.older), id(change.newer)) for change in changes}
    counts = Counter(
        pair.newer.key.category for pair in pairs if (id(pair.older.side), id(pair.newer.side)) not in changed
    )  # fmt: skip
    counts["figure"] += confirmed
    return +counts


def _pairings(pairs: Iterable[Pair]) -> Iterator[Pairing]:
    for pair in sorted(pairs, key=lambda pair: pair.alignment.score):
        if pair.alignment.method == "closest":
            yield Pairing(
                category=pair.newer.key.category, older=pair.older.side.label, newer=pair.newer.side.label,
                alignment=pair.alignment,
            )  # fmt: skip
