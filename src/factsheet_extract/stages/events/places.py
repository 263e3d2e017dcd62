"""Where a meeting took place: behind its rank ("tenue à Genève"), before it ("In Geneva, on …, the seventh meeting"), or by its
host ("Geneva hosted the seventh meeting").

Start at `Places.of`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.stages.vocabulary import Ties

# A place in its own words: "Genève", "Addis-Abeba", "New York", "Port of Spain", "Ginebra (Suiza)".
PLACE: Final = re.compile(r"[A-ZÀ-Ý][\w’'\-]{1,24}(?:[ -](?:(?:de|del|la|of|da|do|en|le) )?[A-ZÀ-Ý][\w’'\-]{1,24}){0,3}")
# The place in a bracket right behind the meeting's name: " (Bogotá, Colombia)".
_BRACKETED: Final = re.compile(rf"\s?\(({PLACE.pattern})")
# The country behind its town: "Geneva, Switzerland", "Genève (Suisse)".
_COUNTRY: Final = re.compile(r",\s|\s\(")
# A place stands beside a date with no more than this between: " (", " – ", ", le ".
_BESIDE: Final = 12
_FILL: Final = " ,(:–—-)|\t"


class Places(NamedTuple):
    """One sentence in which a meeting is told: `text` and its words, the stretches that are no place (names, dates)."""

    text: str
    tokens: Sequence[Token]
    ties: Ties
    taken: Sequence[tuple[int, int]]

    def of(
        self, after: tuple[int, int], before: tuple[int, int], ends: Sequence[int], date: tuple[int, int] | None
    ) -> str | None:
        """Give the place told in a stretch `after` a rank, else in the one `before` it.

        `ends` are where the meeting's name may end, `date` where its date is printed.
        """
        return (
            self._led(*after)
            or self._bracketed(after, ends)
            or self._beside(after, date)
            or self._led(*before)
            or self._beside(before, date)
            or self._host(*before)
            or self._remote(*after)
            or self._remote(*before)
        )

    def _remote(self, start: int, end: int) -> str | None:
        """ "tenue en ligne", "held online", "celebrada en línea"."""
        hits = self.ties.remote.find([token for token in self.tokens if start <= token.start < end])
        return self.text[hits[0].start : hits[0].end] if hits else None

    def _led(self, start: int, end: int) -> str | None:
        """Give the capitalised run after "à", "in", "en"."""
        for place, token in enumerate(self.tokens):
            if not (start <= token.start < end) or self._is_taken(token.start):
                continue
            lead = self.ties.place.at(self.tokens, place)
            if lead is not None and lead.last < len(self.tokens):
                found = PLACE.match(self.text, self.tokens[lead.last].start)
                if found and found.end() <= end and not self._is_taken(found.start()):
                    return found.group()
        return None

    def _bracketed(self, reach: tuple[int, int], ends: Sequence[int]) -> str | None:
        """ "la undécima reunión mundial (Bogotá, Colombia)"."""
        for end in ends:
            found = _BRACKETED.match(self.text, end) if end >= reach[0] else None
            if found and found.end() <= reach[1] and not self._is_taken(found.start(1)):
                return found[1]
        return None

    def _beside(self, reach: tuple[int, int], date: tuple[int, int] | None) -> str | None:
        """ "Genève (Suisse), 10-11 octobre 2017", "4–6 May 2021, Bangkok: ninth meeting"."""
        if date is None:
            return None
        runs = list(self._runs(reach[0], min(reach[1], date[0])))
        opens = bool(runs) and not self.text[reach[0] : runs[-1].start()].strip() and runs[-1].end() + 1 == date[0]
        if runs and not opens and len(self.text[runs[-1].end() : date[0]].strip(_FILL)) < _BESIDE:
            while len(runs) > 1 and _COUNTRY.fullmatch(self.text, runs[-2].end(), runs[-1].start()):
                runs.pop()
            return runs[-1].group()
        first = next(self._runs(max(reach[0], date[1]), reach[1]), None)
        return first.group() if first and not self.text[date[1] : first.start()].strip(_FILL) else None

    def _host(self, start: int, end: int) -> str | None:
        """ "Geneva hosted the seventh meeting", "La ville de Bangkok a accueilli la neuvième"."""
        inside = [token for token in self.tokens if start <= token.start < end]
        for hit in self.ties.held.find(inside):
            first = hit.first
            while first > 0 and not inside[first - 1].content and self.text[inside[first - 1].start].islower():
                first -= 1
            runs = [
                run for run in self._runs(start, inside[first].start) if not self.text[run.end() : inside[first].start].strip()
            ]
            if runs and not runs[-1].group().isupper():
                return runs[-1].group()
        return None

    def _runs(self, start: int, end: int) -> Iterator[re.Match[str]]:
        return (run for run in PLACE.finditer(self.text, start, end) if not self._is_taken(run.start()))

    def _is_taken(self, start: int) -> bool:
        return any(a <= start < b for a, b in self.taken)
