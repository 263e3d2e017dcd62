"""Numbers that a parse ties to a role where patterns see only the role: "observatrice auprès de 19 cadres de concertation".

Patterns believe a number where a scope, a noun of the family or nothing follows it. Where a cue with its actor is left without
any target, the sentence is parsed, if a model is installed, and a number is believed whose noun hangs on the cue ("appui
administratif à quatre groupements"), or does what the cue is done by ("Dix-neuf groupements l'ont admise en qualité
d'observatrice"). Nothing that patterns found is changed. Start at `number_by_parse`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit
    from factsheet_extract.model.context import Token
    from factsheet_extract.stages.roles.reading import SentenceReading
    from factsheet_extract.stages.vocabulary import Cue

# Universal Dependencies. A number hangs on its noun by this arc.
_NUMBER: Final = "nummod"
# Arcs from a noun up to the word it completes: "appui à quatre groupements", "observatrice auprès de 19 cadres".
_COMPLETES: Final = frozenset({"nmod", "obl:arg", "obl", "advmod", "amod"})
# Arcs to the verb from who does it, by whom it is done, or whom it is done for ("apporte un appui à quatre groupements").
_DOES: Final = frozenset({"nsubj", "obl:agent", "obl:arg"})
# Arcs from the words of a role up to their verb: "leur secrétariat technique", "en qualité d'observatrice".
_DONE: Final = frozenset({"obj", "obl:mod", "obl:arg", "obl", "nmod", "nsubj:pass", "xcomp", "amod"})
_STEPS: Final = 3


class Unfilled(NamedTuple):
    """A cue that has an actor but no target, and where its sentence stands: passage, start, end."""

    reading: SentenceReading
    cue: Hit[Cue]
    actor: str
    passage: int
    start: int
    end: int


def number_by_parse(unfilled: Unfilled, tokens: Sequence[Token]) -> tuple[int, str] | None:
    """Give the quantity (its index in the passage) and its noun as printed; None where no number or more than one is tied."""
    reading, offset = unfilled.reading, unfilled.start
    words = set(_at(tokens, unfilled.cue.start - offset, unfilled.cue.end - offset))
    words |= set(_needed(unfilled, tokens))
    found: dict[int, str] = {}
    for number, start, end in reading.loose_numbers():
        for place in _at(tokens, start - offset, end - offset):
            noun = tokens[place].head if tokens[place].relation == _NUMBER else place
            if _hangs_on(tokens, noun, words) or _does(tokens, noun, words):
                found[number] = tokens[noun].text if noun != place else _noun_after(tokens, place)
    return next(iter(found.items())) if len(found) == 1 else None


def _at(tokens: Sequence[Token], start: int, end: int) -> Iterator[int]:
    return (place for place, token in enumerate(tokens) if token.start < end and token.end > start)


def _needed(unfilled: Unfilled, tokens: Sequence[Token]) -> Iterator[int]:
    """Give the places of the noun that the role asks for: the secretariats of "héberge les secrétariats de deux dialogues"."""
    for start, end in unfilled.reading.needed_nouns(unfilled.cue):
        yield from _at(tokens, start - unfilled.start, end - unfilled.start)


def _hangs_on(tokens: Sequence[Token], noun: int, words: set[int]) -> bool:
    """The noun completes one of the words, through a preposition's adverb or another noun at most."""
    place = noun
    for _ in range(_STEPS):
        if tokens[place].relation not in _COMPLETES:
            return False
        place = tokens[place].head
        if place in words:
            return True
    return False


def _does(tokens: Sequence[Token], noun: int, words: set[int]) -> bool:
    """The noun is the subject, agent or receiver of the verb that one of the words belongs to."""
    if tokens[noun].relation not in _DOES:
        return False
    verb = tokens[noun].head
    return any(verb in _above(tokens, word) for word in words)


def _above(tokens: Sequence[Token], place: int) -> Iterator[int]:
    for _ in range(_STEPS):
        if tokens[place].relation not in _DONE:
            return
        place = tokens[place].head
        yield place


def _noun_after(tokens: Sequence[Token], place: int) -> str:
    """Give the word after a number that was itself taken for the noun: "douze dialogues"."""
    return tokens[place + 1].text if place + 1 < len(tokens) and tokens[place + 1].text.isalpha() else ""
