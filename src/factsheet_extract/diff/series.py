"""Each figure over many editions: `series(sheets)`.

Editions are taken in time; each is aligned with what the ones before it left, by the same tiers as a diff. The languages of
one edition come first to each other: where they agree they give one point, where not, one point each, and a disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_extract.diff.alignment import align
from factsheet_extract.diff.closest import CLOSE_ENOUGH
from factsheet_extract.diff.compatible import Contrasts
from factsheet_extract.diff.facts import Edition, edition_of
from factsheet_extract.diff.family import check_family, reference
from factsheet_extract.diff.keys import Fact
from factsheet_extract.diff.months import months_of
from factsheet_extract.diff.naming import edition_name, time_of
from factsheet_extract.diff.periods import in_order
from factsheet_extract.diff.precision import agree
from factsheet_extract.diff.tiers import concept
from factsheet_extract.errors import UsageError
from factsheet_extract.model.difference import Pairing
from factsheet_extract.model.series import Disagreement, Point, Series, SeriesRow

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from factsheet_extract.diff.alignment import Pair
    from factsheet_extract.model.record import FactSheet


@dataclass(slots=True)
class _Track:
    """One figure on its way through the editions: the newest fact a language, and every fact met with its edition."""

    newest: dict[str, Fact] = field(default_factory=dict)
    met: list[tuple[str, Edition, Fact]] = field(default_factory=list)
    joined: list[Pairing] = field(default_factory=list)

    def take(self, name: str, edition: Edition, fact: Fact) -> None:
        self.newest[edition.sheet.language] = fact
        self.met.append((name, edition, fact))


def series(sheets: Sequence[FactSheet], *, across_families: bool = False, threshold: float = CLOSE_ENOUGH) -> Series:
    """Follow each figure over the editions of one sheet, in any languages.

    Raises UsageError where there are no sheets, or they are of several families and `across_families` is not set. A sheet
    that names no edition goes by its path.
    """
    if not sheets:
        raise UsageError("no record to follow over editions")
    for sheet in sheets[1:]:
        check_family(sheets[0], sheet, across=across_families)
    named: defaultdict[str, list[FactSheet]] = defaultdict(list)
    for sheet in sheets:
        named[edition_name(sheet) or sheet.source.path].append(sheet)
    editions = tuple(in_order({name: time_of(group[0]) for name, group in named.items()}))
    tracks: list[_Track] = []
    contrasts = Contrasts(frozenset())
    for name in editions:
        for sheet in sorted(named[name], key=lambda sheet: (sheet.language, sheet.source.path)):
            edition = edition_of(sheet, months_of(sheet.language))
            contrasts = contrasts.with_those_of(edition.facts)
            _follow(tracks, name, edition, contrasts, threshold)
    rows = tuple(_row(track) for track in _merged(tracks, editions))
    return Series(
        family=sheets[0].family, editions=editions, rows=rows, disagreements=tuple(_disagreements(rows)),
        sheets=tuple(reference(sheet) for name in editions for sheet in named[name]), notes=tuple(_notes(named)),
    )  # fmt: skip


def _follow(tracks: list[_Track], name: str, edition: Edition, contrasts: Contrasts, threshold: float) -> None:
    """Add one sheet's own figures to the tracks: first to those of its language, then to those of others by concept."""
    left: Sequence[Fact] = [fact for fact in edition.facts if fact.lead and fact.key.category == "figure"]
    language = edition.sheet.language
    for one_language in (True, False):
        known = {}
        for track in tracks:
            fact = _newest(track, language, one_language)
            if fact is not None and not _taken(track, name, language):
                known[id(fact)] = track
        facts = [_newest(track, language, one_language) for track in known.values()]
        numbered = [_numbered(fact, place) for place, fact in enumerate(facts) if fact is not None]
        aligned = align(numbered, left, one_language=one_language, threshold=threshold, contrasts=contrasts)
        order = list(known.values())
        for pair in aligned.pairs:
            track = order[pair.older.order]
            track.take(name, edition, pair.newer)
            track.joined += _joined(pair)
        left = aligned.newer
    for fact in left:
        track = _Track()
        track.take(name, edition, fact)
        tracks.append(track)


def _merged(tracks: Sequence[_Track], editions: Sequence[str]) -> list[_Track]:
    """Join tracks that turned out to be of one concept: a family may know a figure's words in later editions only."""
    kept: list[_Track] = []
    by_concept: defaultdict[Hashable, list[_Track]] = defaultdict(list)
    for track in tracks:
        key = concept(track.met[-1][2])
        home = next((other for other in by_concept[key] if not _held(other) & _held(track)), None) if key else None
        if home is None:
            kept.append(track)
            by_concept[key].append(track)
        else:
            home.met = sorted([*home.met, *track.met], key=lambda met: editions.index(met[0]))
            home.joined += track.joined
    return kept


def _held(track: _Track) -> set[tuple[str, str]]:
    return {(name, edition.sheet.language) for name, edition, _ in track.met}


def _newest(track: _Track, language: str, one_language: bool) -> Fact | None:
    """Give the fact to align with: the newest in that language, or the newest in any other."""
    if one_language:
        return track.newest.get(language)
    others = [fact for code, fact in track.newest.items() if code != language]
    return others[-1] if others else None


def _taken(track: _Track, name: str, language: str) -> bool:
    return any(edition == name and met.sheet.language == language for edition, met, _ in track.met)


def _numbered(fact: Fact, place: int) -> Fact:
    """Give the fact with its place among the tracks as its order, so that pairs lead back to them."""
    return Fact(fact.side, fact.key, fact.period, place, fact.lead)


def _joined(pair: Pair) -> list[Pairing]:
    if pair.alignment.method != "closest":
        return []
    return [Pairing(category="figure", older=pair.older.side.label, newer=pair.newer.side.label, alignment=pair.alignment)]


def _row(track: _Track) -> SeriesRow:
    newest = track.met[-1][2]
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for _, edition, fact in track.met:
        if fact.side.label not in labels[edition.sheet.language]:
            labels[edition.sheet.language].append(fact.side.label)
    return SeriesRow(
        concept=newest.side.concept, label=newest.side.label, labels={code: tuple(found) for code, found in labels.items()},
        dimensions=_shown_dimensions(newest), scope=newest.side.scope, kind=newest.side.kind, unit=newest.side.unit,
        points=tuple(_points(track)), joined=tuple(track.joined),
    )  # fmt: skip


def _shown_dimensions(fact: Fact) -> dict[str, str | int | float]:
    """Give the dimensions as printed, without the time that changes from edition to edition."""
    kept = {name for name, _ in fact.key.dimensions}
    return {name: value for name, value in fact.side.dimensions.items() if name in kept}


def _points(track: _Track) -> Iterator[Point]:
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
        if edition_name(group[0]) is None:
            yield f"{name} names no edition and stands under its path"
