"""Which targets belong to which cue of a sentence.

Start at `shares`. A sentence is shared out part by part; semicolons part it. Each cue takes the targets between it and the next
cue; where targets come first and none is last, those before it. A cue that nothing follows takes the last number its neighbour
can spare:

    Elle est observatrice auprès de 19 MCIM, tandis que 4 autres bénéficient d'un appui administratif.
             --- cue ----           target              target                    ------ cue -------
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.stages.roles.targets import Target
    from factsheet_extract.stages.vocabulary import Cue, Ties, Vocabulary

# A semicolon parts a sentence.
_PART: Final = re.compile(r"[^\w]{0,3};")

# "18 as an observer", "12 MCIM par un appui administratif": so few words between a number and the role it stands before.
_BESIDE: Final = 3


class Share(NamedTuple):
    """The targets of one cue, those that stand before it and belong to no other, and which side they were found on."""

    targets: tuple[Target, ...]
    before: tuple[Target, ...]
    rule: str


def shares(
    tokens: Sequence[Token], cues: Sequence[Hit[Cue]], targets: Sequence[Target], words: Vocabulary, ties: Ties
) -> list[Share]:
    """Give the share of each cue, in the order of the cues."""
    return [share for part in _parts(tokens, cues) for share in _shared(tokens, part, targets, words, ties)]


class _Part(NamedTuple):
    """The cues of one part of a sentence, and the tokens first .. last (exclusive) it covers."""

    cues: list[Hit[Cue]]
    first: int
    last: int


def _parts(tokens: Sequence[Token], cues: Sequence[Hit[Cue]]) -> Iterator[_Part]:
    """Cut before a cue where a semicolon stands between it and the cue before; a part without a cue goes with the last."""
    part, first = list(cues[:1]), 0
    for before, cue in pairwise(cues):
        cut = next((place for place in range(cue.first, before.last - 1, -1) if _PART.match(tokens[place].gap)), None)
        if cut is not None:
            yield _Part(part, first, cut)
            part, first = [], cut
        part.append(cue)
    if part:
        yield _Part(part, first, len(tokens))


def _shared(tokens: Sequence[Token], part: _Part, targets: Sequence[Target], words: Vocabulary, ties: Ties) -> Iterator[Share]:
    inside = [target for target in targets if part.first <= target.first < part.last]
    bounds = [part.first, *(cue.last for cue in part.cues[:-1])]
    ends = [*(cue.first for cue in part.cues[1:]), part.last]
    left = [[t for t in inside if a <= t.first and t.last <= cue.first] for cue, a in zip(part.cues, bounds, strict=True)]
    right = [[t for t in inside if cue.last <= t.first < b] for cue, b in zip(part.cues, ends, strict=True)]
    left[0] = _listed(tokens, left[0])
    if inside and inside[0].first < part.cues[0].first and not right[-1] and all(left):
        for own in left:
            yield Share(tuple(own), tuple(own), "target_first")
        return
    handed = _handed_on(tokens, part.cues, right, ties)
    spared = [given or own for given, own in zip(handed, _spared(tokens, part.cues, right, words), strict=True)]
    for place in range(1, len(right)):
        if not spared[place] and not right[place]:
            spared[place] = _stood_before(tokens, part.cues[place - 1 : place + 1], right[place - 1], words)
    for place, own in enumerate(right):
        before = left[0] if not place else spared[place]
        taken = len(spared[place + 1]) if place + 1 < len(spared) and not handed[place + 1] else 0
        given = own[: len(own) - taken]
        yield Share(tuple(given or before), tuple(before), "cue_first" if given else "target_first")


def _listed(tokens: Sequence[Token], targets: list[Target]) -> list[Target]:
    """ "Sixteen mechanisms are served by IOM: 12 with a technical secretariat, …": the list's own numbers, not their sum."""
    numbers = [target for target in targets if target.quantity is not None]
    cuts = [target.first for target in numbers[1:] if ":" in tokens[target.first].gap]
    return [target for target in targets if target.first >= cuts[-1]] if cuts else targets


def _handed_on(
    tokens: Sequence[Token], cues: Sequence[Hit[Cue]], right: list[list[Target]], ties: Ties
) -> list[Sequence[Target]]:  # fmt: skip
    """Give, from the last cue backwards, the number that stands right before a cue with nothing behind it: "serves 13 as
    technical secretariat and provides 5 with administrative support"; what is given is taken from the cue before."""
    handed: list[Sequence[Target]] = [() for _ in cues]
    for place in range(len(cues) - 1, 0, -1):
        before = right[place - 1]
        last = before[-1] if before and before[-1].quantity is not None else None
        between = [] if last is None else range(last.last, cues[place].first)
        leads = any(ties.presents.at(tokens, one) for one in between[:1])
        near = 0 < len(between) <= _BESIDE and all(tokens[one].joined for one in between)
        if last is not None and not right[place] and leads and near:
            handed[place], right[place - 1] = [last], before[:-1]
    return handed


def _spared(
    tokens: Sequence[Token], cues: Sequence[Hit[Cue]], right: Sequence[Sequence[Target]], words: Vocabulary
) -> list[Sequence[Target]]:
    """Give what each cue with nothing after it takes from the cue before."""
    spared: list[Sequence[Target]] = [() for _ in cues]
    for place in range(1, len(cues)):
        if not right[place]:
            needed = words.needed(cues[place].payload.role)
            between = range(cues[place - 1].last, cues[place].first)
            noun = next((one for one in between if tokens[one].key in needed), None)
            spared[place] = _after_noun(right[place - 1], noun) if noun is not None else _surplus(right[place - 1])
    return spared


def _after_noun(targets: Sequence[Target], noun: int) -> Sequence[Target]:
    """ "… and the secretariats of GFMD and IGC are hosted by IOM": what stands after the noun, and its own number."""
    return [target for target in targets if target.first > noun or (target.quantity is not None and target.last == noun)]


def _stood_before(
    tokens: Sequence[Token], cues: Sequence[Hit[Cue]], targets: Sequence[Target], words: Vocabulary
) -> Sequence[Target]:
    """ "IOM, which supports ISCMs by its advice, follows 20 as an observer": a generic verb gives up the number that stands
    right before a role of its own."""
    generic, role = cues
    if not words.family.roles[generic.payload.role].generic or role.payload.kind != "noun" or not targets:
        return ()
    last = targets[-1]
    between = tokens[last.last : role.first]
    beside = 0 < len(between) <= _BESIDE and all(token.joined for token in between)
    return targets[-1:] if last.quantity is not None and beside else ()


def _surplus(targets: Sequence[Target]) -> Sequence[Target]:
    """Give the last number and what follows it, where it is not the first of the targets."""
    numbers = [place for place, target in enumerate(targets) if target.quantity is not None]
    return targets[numbers[-1] :] if numbers and numbers[-1] else ()
