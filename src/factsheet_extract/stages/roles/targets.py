"""What a role is for: a number of bodies, bodies by name, or a thing in the sheet's own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.stages.scopes import scopes_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Token
    from factsheet_extract.model.quantity import Quantity, Reference
    from factsheet_extract.stages.vocabulary import Ties, Vocabulary

_ACRONYM: Final = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý\d]{1,9}s?(?:-[A-ZÀ-Ý]{2,9})?")
_LONGEST_NAME: Final = 12
_LONGEST_PHRASE: Final = 8


class Target(NamedTuple):
    """One target: tokens[first:last], and either a figure (its index in the passage) or a name as printed.

    `counted` is what a figure counts as printed: "autres MCIM", "secrétariats"; empty where the noun is left out.
    """

    first: int
    last: int
    quantity: int | None = None
    name: str | None = None
    known: bool = False
    counted: str = ""


class Sentence(NamedTuple):
    """The words of one sentence of a passage, and the figures in it by index."""

    text: str
    tokens: Sequence[Token]
    quantities: Sequence[tuple[int, Quantity]]
    references: Sequence[Reference]


def figures(sentence: Sentence, words: Vocabulary, ties: Ties) -> list[Target]:
    """Give the whole numbers that count bodies: a scope, a noun that a role may be for, or nothing follows them."""
    found: list[Target] = []
    nouns = frozenset().union(*words.counted.values())
    starts = [token.start for token in sentence.tokens]
    for number, quantity in sentence.quantities:
        first = bisect_right(starts, quantity.start) - 1 if starts and starts[0] <= quantity.start else None
        if first is None or quantity.kind != "count" or quantity.value is None:
            continue
        after = next(
            (place for place, token in enumerate(sentence.tokens) if token.start >= quantity.end), len(sentence.tokens)
        )
        if _counts_bodies(sentence.tokens, after, words, ties, nouns):
            counted = _counted(sentence, after, words, ties, nouns)
            found.append(Target(first, after, quantity=number, counted=counted))
    return found


def _counts_bodies(tokens: Sequence[Token], after: int, words: Vocabulary, ties: Ties, nouns: frozenset[str]) -> bool:
    """Scopes, a noun that a role may be for, a verb, "others", or nothing follows the number."""
    if after >= len(tokens) or not tokens[after].joined:
        return True
    if scopes_at(tokens, after, words, ties) is not None or _speaks(tokens, after, ties):
        return True
    if _before_cue(tokens, after, words):
        return True
    place, others = after, _others_before(tokens, after, ties)
    if others and (_stands_alone(tokens, after, ties) or _is_noun_cue(tokens, after, words)):
        return True
    if ties.pronouns.at(tokens, after) is not None or words.actors.at(tokens, after) is not None:
        return True  # "in 12 it acts as the technical secretariat"
    while place < len(tokens) and place < after + 3 and tokens[place].joined:
        other = ties.other.at(tokens, place)
        if tokens[place].key in nouns:
            return True
        if other is None and tokens[place].content:
            return False
        others = others or other is not None
        place = other.last if other else place + 1
        if others and (_stands_alone(tokens, place, ties) or _is_noun_cue(tokens, place, words)):
            return True
    # nothing but function words or "others" follows: "observateur auprès de 19 et …", "pour 4 autres."
    return place >= len(tokens) or not tokens[place].joined or ties.and_.at(tokens, after) is not None


def _is_noun_cue(tokens: Sequence[Token], place: int, words: Vocabulary) -> bool:
    """ "gives 5 others administrative support", "brinda a otros 5 apoyo administrativo"."""
    cue = words.cues.at(tokens, place) if place < len(tokens) and tokens[place].joined else None
    return cue is not None and cue.payload.kind == "noun"


def _before_cue(tokens: Sequence[Token], after: int, words: Vocabulary) -> bool:
    """ "12 with a technical secretariat": the noun left out, then a function word and a role."""
    for place in range(after, min(after + 4, len(tokens))):
        if not tokens[place].joined:
            return False
        cue = words.cues.at(tokens, place)
        if cue is not None and place > after:
            return cue.payload.kind == "noun"
        if tokens[place].content:
            return False
    return False


def _others_before(tokens: Sequence[Token], after: int, ties: Ties) -> bool:
    """ "otros seis", "a further five": the word for others stands before the number."""
    return any(
        (hit := ties.other.at(tokens, place)) is not None and hit.last == after - 1 for place in range(max(0, after - 3), after)
    )


def _stands_alone(tokens: Sequence[Token], place: int, ties: Ties) -> bool:
    """No noun follows "others": a verb, a function word, "and" or nothing does ("six autres et abrite", "five others have")."""
    if place >= len(tokens) or not tokens[place].joined or not tokens[place].content:
        return True
    return ties.links.at(tokens, place) is not None or ties.and_.at(tokens, place) is not None


def _counted(sentence: Sentence, after: int, words: Vocabulary, ties: Ties, nouns: frozenset[str]) -> str:
    """Give what follows the number up to its scopes or noun, as printed; empty where neither follows."""
    tokens = sentence.tokens
    if after >= len(tokens) or not tokens[after].joined:
        return ""
    run = scopes_at(tokens, after, words, ties)
    if run is not None:
        return sentence.text[tokens[after].start : run.end]
    for place in range(after, min(after + 3, len(tokens))):
        if not tokens[place].joined:
            break
        if tokens[place].key in nouns:
            return sentence.text[tokens[after].start : tokens[place].end]
    return ""


def _speaks(tokens: Sequence[Token], after: int, ties: Ties) -> bool:
    """A verb follows at once, so the number stands for its bodies: "dix lui ont confié …", "19 have IOM as …"."""
    while after < len(tokens) and not tokens[after].content and tokens[after].joined:
        after += 1
    return after < len(tokens) and tokens[after].joined and ties.links.at(tokens, after) is not None


def names(sentence: Sentence, words: Vocabulary, ties: Ties) -> list[Target]:
    """Give the bodies named: those the family knows, acronyms, and capitalised runs with a word such as "Process"."""
    found = [
        Target(hit.first, hit.last, name=sentence.text[hit.start : hit.end], known=True)
        for hit in words.names.find(sentence.tokens)
    ]
    taken = {place for target in found for place in range(target.first, target.last)}
    taken |= {place for hit in words.actors.find(sentence.tokens) for place in range(hit.first, hit.last)}
    place = 0
    while place < len(sentence.tokens):
        last = None if place in taken else _unknown_name(sentence, place, words, ties, taken)
        if last is not None:
            start, end = sentence.tokens[place].start, sentence.tokens[last - 1].end
            found.append(Target(place, last, name=sentence.text[start:end]))
        place = last or place + 1
    return sorted(found)


def _unknown_name(sentence: Sentence, place: int, words: Vocabulary, ties: Ties, taken: set[int]) -> int | None:
    tokens, token = sentence.tokens, sentence.tokens[place]
    printed = sentence.text[token.start : token.end]
    if not printed[:1].isupper():
        return None
    last, capitals, telling = place, 0, False
    for index in range(place, min(place + _LONGEST_NAME, len(tokens))):
        if index in taken or (index > place and not tokens[index].joined):
            break
        if telling and ties.and_.at(tokens, index) is not None:
            break  # "the Tashkent Process and the Niamey Dialogue" are two
        word = sentence.text[tokens[index].start : tokens[index].end]
        if word[:1].isupper():
            last, capitals = index + 1, capitals + 1
            telling = telling or tokens[index].key in words.name_words
        elif tokens[index].content:
            break
    if telling and capitals > 1:
        return last
    if _ACRONYM.fullmatch(printed) and words.scopes.at(tokens, place) is None and not token.form.isdigit():
        return place + 1
    return None


def phrase(sentence: Sentence, first: int, last: int, words: Vocabulary, ties: Ties) -> str | None:
    """Give the noun phrase at tokens[first:last]: without its articles, up to punctuation, a figure or a word of time."""
    tokens = sentence.tokens
    while first < last and not tokens[first].content and tokens[first].joined:
        first += 1
    end = first
    while end < last and end < first + _LONGEST_PHRASE and (end == first or tokens[end].joined):
        if ties.since.at(tokens, end) or ties.agent.at(tokens, end) or tokens[end].form.isdigit():
            break
        end += 1
    while end > first and not tokens[end - 1].content:
        end -= 1
    return sentence.text[tokens[first].start : tokens[end - 1].end] if end > first else None
