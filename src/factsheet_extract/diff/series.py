"""Each figure over many editions: `series(sheets)`.

Editions are taken in time; each is aligned with what the ones before it left, by the same tiers as a diff. The languages of
one edition come first to each other: where they agree they give one point, where not, one point each, and a disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from factsheet_extract.diff.closest import CLOSE_ENOUGH
from factsheet_extract.diff.compatible import Contrasts
from factsheet_extract.diff.facts import Edition, edition_of
from factsheet_extract.diff.family import check_family, follows_of, reference
from factsheet_extract.diff.months import months_of
from factsheet_extract.diff.naming import by_edition, edition_name, time_of
from factsheet_extract.diff.periods import in_order
from factsheet_extract.diff.precision import agree
from factsheet_extract.diff.tracks import Track, follow, merged
from factsheet_extract.errors import UsageError
from factsheet_extract.model.series import Disagreement, Point, Series, SeriesRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factsheet_extract.diff.keys import Fact
    from factsheet_extract.model.record import FactSheet


def series(sheets: Sequence[FactSheet], *, across_families: bool = False, threshold: float = CLOSE_ENOUGH) -> Series:
    """Follow each figure over the editions of one sheet, in any languages.

    Raises UsageError where there are no sheets, or they are of several families and `across_families` is not set. A sheet
    that names no edition goes by its path.
    """
    if not sheets:
        raise UsageError("no record to follow over editions")
    for sheet in sheets[1:]:
        check_family(sheets[0], sheet, across=across_families)
    named = by_edition(sheets)
    editions = tuple(in_order({name: time_of(group[0]) for name, group in named.items()}))
    tracks: list[Track] = []
    contrasts = Contrasts(frozenset())
    for name in editions:
        for sheet in sorted(named[name], key=lambda sheet: (sheet.language, sheet.source.path)):
            edition = edition_of(sheet, months_of(sheet.language))
            contrasts = contrasts.with_those_of(edition.facts)
            follow(tracks, name, edition, contrasts, threshold)
    follows = follows_of(sheets[0].family)
    rows = tuple(_in_line([_row(track, follows) for track in merged(tracks, editions)]))
    return Series(
        family=sheets[0].family, editions=editions, rows=rows, disagreements=tuple(_disagreements(rows)),
        sheets=tuple(reference(sheet) for name in editions for sheet in named[name]), notes=tuple(_notes(named)),
    )  # fmt: skip


def _in_line(rows: Sequence[SeriesRow]) -> Iterator[SeriesRow]:
    """Give the rows in order, each that took another's place right behind that one: the same concept, place and column."""
    places = {(row.concept, *row.dimensions.items()): row for row in rows if row.concept}
    before = [places.get((row.follows, *row.dimensions.items())) if row.follows else None for row in rows]
    behind: defaultdict[int, list[SeriesRow]] = defaultdict(list)
    for row, other in zip(rows, before, strict=True):
        behind[id(other)].append(row)
    told: set[int] = set()
    waiting = [*reversed(rows), *reversed(behind[id(None)])]  # all rows once more, for two that would each follow the other
    while waiting:
        row = waiting.pop()
        if id(row) not in told:
            told.add(id(row))
            waiting += reversed(behind[id(row)])
            yield row


def _row(track: Track, follows: Mapping[str, str]) -> SeriesRow:
    newest = track.met[-1][2]
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for _, edition, fact in track.met:
        if fact.side.label not in labels[edition.sheet.language]:
            labels[edition.sheet.language].append(fact.side.label)
    return SeriesRow(
        concept=newest.side.concept, label=newest.side.label, labels={code: tuple(found) for code, found in labels.items()},
        dimensions=_shown_dimensions(newest), scope=newest.side.scope, kind=newest.side.kind, unit=newest.side.unit,
        points=tuple(_points(track)), joined=tuple(track.joined), follows=follows.get(newest.side.concept or ""),
    )  # fmt: skip


def _shown_dimensions(fact: Fact) -> dict[str, str | int | float]:
    """Give the dimensions as printed, without the time that changes from edition to edition."""
    kept = {name for name, _ in fact.key.dimensions}
    return {name: value for name, value in fact.side.dimensions.items() if name in kept}


def _points(track: Track) -> Iterator[Point]:
    """Give one point an edition and value; languages that agree, as far as they are printed, share one."""
    groups: list[tuple[str, list[tuple[Edition, Fact]]]] = []
    for name, edition, fact in track.met:
        same = next((met for known, met in groups if known == name and agree(met[0][1].side, fact.side)), None)
        if same is None:
            groups.append((name, [(edition, fact)]))
        else:
            same.append((edition, fact))
    for name, met in groups:
        edition, fact = met[0]
        side = fact.side
        yield Point(
            edition=name, languages=tuple(said.sheet.language for said, _ in met), period=side.period, value=side.value,
            low=side.low, high=side.high, printed=side.printed, comparator=side.comparator, status=side.status,
            path=edition.sheet.source.path, quote=side.quote, page=side.page, boxes=side.boxes,
        )  # fmt: skip


def _disagreements(rows: Iterable[SeriesRow]) -> Iterator[Disagreement]:
    for row in rows:
        by_edition: defaultdict[str, list[Point]] = defaultdict(list)
        for point in row.points:
            by_edition[point.edition].append(point)
        for name, points in by_edition.items():
            if len(points) > 1:
                yield Disagreement(
                    edition=name, concept=row.concept, label=row.label, dimensions=row.dimensions, points=tuple(points)
                )  # fmt: skip


def _notes(named: dict[str, list[FactSheet]]) -> Iterator[str]:
    for name, group in named.items():
        languages = [sheet.language for sheet in group]
        if len(set(languages)) < len(languages):
            paths = ", ".join(sheet.source.path for sheet in group)
            yield f"edition {name} is there more than once in one language: {paths}"
        dates = {sheet.language: known for sheet in group if (known := edition_name(sheet)) is not None}
        if len(set(dates.values())) > 1:
            told = ", ".join(f"{known} in {language}" for language, known in sorted(dates.items()))
            yield f"number {group[0].issue} bears the date {told}; it stands under {name}"
        if edition_name(group[0]) is None:
            yield f"{name} names no edition and stands under its path"
