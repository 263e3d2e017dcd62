"""Least numbers asked for: "un PCR au moins", "two or more global processes", "at least one of them".

Start at `minimums_in`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.stages.scopes import scopes_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.stages.scopes import ScopeRun
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

# "at least one of them": a least number without its scope is no larger than this.
_FEW: Final = 9
_BOTH: Final = 2
# Longer runs of digits are no number of bodies.
_DIGITS: Final = 4


class Minimum(NamedTuple):
    """ "At least one RCP": where the number, its scopes and the words "at least" stand, its value, the scopes."""

    passage: int
    start: int
    end: int
    number: int
    value: int
    codes: tuple[str, ...]


def spelled(tokens: Sequence[Token], ties: Ties) -> dict[int, int]:
    """Give the numbers that single words or digits spell, articles that may be the number one too, by where they start."""
    found: dict[int, int] = {}
    for token in tokens:
        value = 1 if token.form in ties.ones else ties.numerals.get(token.form)
        if value is None and token.form.isdecimal() and len(token.form) < _DIGITS:
            value = int(token.form)
        if value is not None:
            found[token.start] = value
    return found


def minimums_in(
    passage: int, tokens: Sequence[Token], numbers: dict[int, int], words: Vocabulary, ties: Ties
) -> Iterator[Minimum]:
    """Find "un PCR au moins", "au moins un PCR", "two or more global processes", "un mínimo de dos procesos mundiales"."""
    before, after = ties.before.at_each(tokens), ties.after.at_each(tokens)
    yield from _both(passage, tokens, words, ties)
    if not before and not after:
        return
    for place, token in enumerate(tokens):
        if token.start not in numbers:
            continue
        run = _run_after(tokens, place + 1, numbers, words, ties)
        lead = _lead(tokens, place, before)
        if run is None:
            yield from _of_these(passage, token, numbers[token.start], lead, after.get(place + 1))
            continue
        between = any(first in after for first in range(place + 1, run.first))
        tail = after.get(run.last)
        following = tokens[tail.last] if tail and tail.last < len(tokens) else None
        if following and following.joined and following.start in numbers and run.last in before:
            tail = None  # "192 in global processes (at least two)": the words open the next number
        if lead or between or tail:
            start, end = lead.start if lead else token.start, tail.end if tail else run.end
            # "au moins un mécanisme": no concept is about that scope, so it is the figure's own that is meant
            codes = run.codes if words.targeted.intersection(run.codes) else ()
            yield Minimum(passage, start, end, token.start, numbers[token.start], codes)


def _both(passage: int, tokens: Sequence[Token], words: Vocabulary, ties: Ties) -> Iterator[Minimum]:
    """Find "both global processes", "aux deux processus mondiaux", where scopes of that kind have members of their own."""
    for hit in ties.both.find(tokens):
        run = scopes_at(tokens, hit.last, words, ties) if hit.last < len(tokens) and tokens[hit.last].joined else None
        if run is not None and len(run.codes) == 1 and words.targeted.intersection(run.codes):
            yield Minimum(passage, hit.start, run.end, tokens[hit.last - 1].start, _BOTH, run.codes)


def _lead(tokens: Sequence[Token], place: int, before: dict[int, Hit[str]]) -> Hit[str] | None:
    """Give the words "at least" before a number, with nothing but function words between."""
    near = (before[first] for first in range(max(0, place - 5), place) if first in before)
    return next((hit for hit in near if hit.last <= place and _leads_to(tokens, hit.last, place)), None)


def _of_these(passage: int, token: Token, value: int, lead: Hit[str] | None, tail: Hit[str] | None) -> Iterator[Minimum]:
    """Find "au moins un de ces processus", "two or more of them": a small number of what was named before."""
    if value <= _FEW and (lead or tail):
        yield Minimum(passage, lead.start if lead else token.start, tail.end if tail else token.end, token.start, value, ())


def _leads_to(tokens: Sequence[Token], first: int, place: int) -> bool:
    """Nothing but "en", "in", "à" stands between: "al menos en un PCR"; no bracket closes ("(at least one), 184")."""
    return not any(token.content for token in tokens[first:place]) and all(")" not in t.gap for t in tokens[first : place + 1])


def _run_after(tokens: Sequence[Token], place: int, numbers: dict[int, int], words: Vocabulary, ties: Ties) -> ScopeRun | None:
    """Give the scopes after a number, past "or more" and "of the", up to the next number."""
    for first in range(place, min(place + 4, len(tokens))):
        if tokens[first].start in numbers or ")" in tokens[first].gap:
            return None
        if words.scopes.at(tokens, first) is not None:
            return scopes_at(tokens, first, words, ties)
        if tokens[first].content and ties.after.at(tokens, place) is None:
            return None
    return None
