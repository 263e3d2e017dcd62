"""A figure on its way through the editions, and which figure of the next edition goes on with it.

Each sheet's figures are offered three times: where a concept has several tracks, to what the other language of the edition
said, if both say the same; then to what its own language said last; then to what another language said last. What nobody takes
begins a track of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factsheet_extract.diff.alignment import align
from factsheet_extract.diff.keys import Fact
from factsheet_extract.diff.nested import is_short_for
from factsheet_extract.diff.precision import agree
from factsheet_extract.diff.tiers import concept
from factsheet_extract.model.difference import Pairing

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from factsheet_extract.diff.alignment import Pair
    from factsheet_extract.diff.compatible import Contrasts
    from factsheet_extract.diff.facts import Edition


@dataclass(slots=True)
class Track:
    """One figure: every fact met, with its edition and the edition's name, and the labels that were joined on the way."""

    met: list[tuple[str, Edition, Fact]] = field(default_factory=list)
    joined: list[Pairing] = field(default_factory=list)

    def held(self) -> set[tuple[str, str]]:
        """Give the editions and languages that have spoken."""
        return {(name, edition.sheet.language) for name, edition, _ in self.met}

    def last(self, *, language: str | None = None, other_than: str = "", name: str | None = None) -> Fact | None:
        """Give the newest fact in a language, or in any other than one, or in one edition."""
        for edition_name, edition, fact in reversed(self.met):
            code = edition.sheet.language
            if code != other_than and language in (None, code) and name in (None, edition_name):
                return fact
        return None


def follow(tracks: list[Track], name: str, edition: Edition, contrasts: Contrasts, threshold: float) -> None:
    """Add one sheet's own figures to the tracks; `name` is its edition's."""
    left = [fact for fact in edition.facts if fact.lead and fact.key.category == "figure"]
    code = edition.sheet.language

    def offer(
        facts: Sequence[Fact], last: Callable[[Track], Fact | None], *, one_language: bool, agreeing: bool = False
    ) -> None:
        """Let the tracks take what goes on with them."""
        free = [track for track in tracks if (name, code) not in track.held() and last(track) is not None]
        known = [_numbered(fact, place) for place, track in enumerate(free) if (fact := last(track)) is not None]
        for pair in align(known, facts, one_language=one_language, threshold=threshold, contrasts=contrasts).pairs:
            if not agreeing or agree(pair.older.side, pair.newer.side):
                free[pair.older.order].met.append((name, edition, _in_full(pair)))
                free[pair.older.order].joined += _joined(pair)
                left.remove(pair.newer)

    offer(_of_several(left, tracks), lambda track: track.last(other_than=code, name=name), one_language=False, agreeing=True)
    offer(tuple(left), lambda track: track.last(language=code), one_language=True)
    offer(tuple(left), lambda track: track.last(other_than=code), one_language=False)
    tracks += [Track([(name, edition, fact)]) for fact in left]


def _of_several(facts: Sequence[Fact], tracks: Sequence[Track]) -> list[Fact]:
    """Give the facts whose concept has several tracks: there the other language of the edition decides, by what it says."""
    several = Counter(concept(track.met[-1][2]) for track in tracks)
    return [fact for fact in facts if fact.key.concept and several[concept(fact)] > 1]


def merged(tracks: Sequence[Track], editions: Sequence[str]) -> list[Track]:
    """Join tracks that turned out to be of one concept: a family may know a figure's words in later editions only."""
    kept: list[Track] = []
    by_concept: defaultdict[Hashable, list[Track]] = defaultdict(list)
    for track in tracks:
        key = concept(track.met[-1][2])
        home = next((other for other in by_concept[key] if not other.held() & track.held()), None) if key else None
        if home is None:
            kept.append(track)
            by_concept[key].append(track)
        else:
            home.met = sorted([*home.met, *track.met], key=lambda met: editions.index(met[0]))
            home.joined += track.joined
    return kept


def _numbered(fact: Fact, place: int) -> Fact:
    """Give the fact with its place among the tracks as its order, so that pairs lead back to them."""
    return Fact(fact.side, fact.key, fact.period, place, fact.lead)


def _in_full(pair: Pair) -> Fact:
    """Give the newer fact, under the fuller label where its own is short for it: the next edition may say it in full again."""
    older, newer = pair.older.key.label, pair.newer.key.label
    if pair.alignment.method != "closest" or not is_short_for(newer, older):
        return pair.newer
    return replace(pair.newer, key=replace(pair.newer.key, label=older))


def _joined(pair: Pair) -> list[Pairing]:
    if pair.alignment.method != "closest":
        return []
    return [Pairing(category="figure", older=pair.older.side.label, newer=pair.newer.side.label, alignment=pair.alignment)]
