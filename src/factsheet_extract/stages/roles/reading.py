"""One sentence read for roles: its cues, its actors, and the slots of each cue.

Start at `SentenceReading.roles`; who does it is told by `doers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.stages.roles.doers import Doers, others_do
from factsheet_extract.stages.roles.shares import shares
from factsheet_extract.stages.roles.since import dated, since_in
from factsheet_extract.stages.roles.targets import Sentence, Target, figures, names, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.stages.roles.shares import Share
    from factsheet_extract.stages.roles.since import Since
    from factsheet_extract.stages.vocabulary import ActorName, Cue, Ties, Vocabulary

# A generic verb and the role it is about stand within so many words.
_NEAR_CUE: Final = 8


class Reading(NamedTuple):
    """A cue with its slots filled; `article` is the number that an article is: "accueille un secrétariat"."""

    cue: Hit[Cue]
    actor: str
    quantity: int | None
    objects: tuple[str, ...]
    since: str | None
    rule: str
    counted: str = ""
    article: int | None = None


class SentenceReading:
    """One sentence read for roles; `known` is the actor that a pronoun or nothing stands for, `short` a point or cell, `topic`
    the meeting named last, which "them" or "these meetings" stand for."""

    def __init__(
        self, sentence: Sentence, words: Vocabulary, ties: Ties, known: str | None, short: bool, topic: str | None = None
    ) -> None:
        self.sentence, self.words, self.ties, self.topic = sentence, words, ties, topic
        self.known, self.short = known, short
        self.tokens: Sequence[Token] = sentence.tokens
        self.actors = [hit for hit in words.actors.find(sentence.tokens) if self._named(hit)]
        self.pronouns = [hit for hit in ties.pronouns.find(sentence.tokens) if known]
        self.links = ties.links.find(sentence.tokens)
        self.names = names(sentence, words, ties)
        self.targets = sorted([*figures(sentence, words, ties), *self.names])
        self.cues = self._useful(self._once(self._cues()))
        self.doers = Doers(
            sentence.tokens,
            words,
            ties,
            known,
            short,
            self.actors,
            self.pronouns,
            self.links,
            [target.first for target in self.targets if target.quantity is not None],
            [target.first for target in self.targets],
            bool(known) and not self.actors and others_do(sentence.tokens, ties),
            self.cues,
        )
        self.since = list(since_in(sentence, ties))

    def last_actor(self) -> str | None:
        """Give the actor named last, None where none is."""
        return self.actors[-1].payload.code if self.actors else None

    def last_meeting(self) -> str | None:
        """Give the meeting that the family knows and that is named last, None where none is."""
        known = [hit for hit in self.words.names.find(self.tokens) if self.words.family.names[hit.payload].label == "EVENT"]
        return self.sentence.text[known[-1].start : known[-1].end] if known else None

    def roles(self) -> Iterator[Reading]:
        """Give the roles said, in printed order."""
        shared = shares(self.tokens, self.cues, self.targets, self.words, self.ties)
        for place, cue, actor in self._said():
            yield from self._filled(place, cue, actor, shared[place])

    def unfilled(self) -> Iterator[tuple[Hit[Cue], str]]:
        """Give the cues with an actor that no target was found for, where the sentence has numbers that might be one."""
        if not any(True for _ in self.loose_numbers()):
            return
        shared = shares(self.tokens, self.cues, self.targets, self.words, self.ties)
        for place, cue, actor in self._said():
            rule = self.words.family.roles[cue.payload.role]
            if not (rule.generic or rule.described or cue.payload.weak or any(self._filled(place, cue, actor, shared[place]))):
                yield cue, actor

    def loose_numbers(self) -> Iterator[tuple[int, int, int]]:
        """Give the whole numbers that are no target and count nothing the family counts: index, start, end."""
        targeted = {target.quantity for target in self.targets}
        for number, quantity in self.sentence.quantities:
            after = [token.key for token in self.tokens if token.start >= quantity.end][:1]
            known = number in targeted or not self.words.counted_nouns.isdisjoint(after)
            if quantity.kind == "count" and quantity.value is not None and not known:
                yield number, quantity.start, quantity.end

    def needed_nouns(self, cue: Hit[Cue]) -> Iterator[tuple[int, int]]:
        """Give start and end of the nouns that a cue's role asks for."""
        needed = self.words.needed(cue.payload.role)
        return ((token.start, token.end) for token in self.tokens if token.key in needed)

    def _said(self) -> Iterator[tuple[int, Hit[Cue], str]]:
        """Give the cues that are said of an actor, by their place."""
        linked = False
        for place, cue in enumerate(self.cues):
            linked = self.doers.linked(cue) or (linked and cue.payload.kind == "noun")
            actor = self.doers.of(place)
            if actor is not None and (cue.payload.kind == "verb" or linked):
                yield place, cue, actor

    # ------------------------------------------------------------------------------------------------------------ cues

    def _named(self, hit: Hit[ActorName]) -> bool:
        """A generic name has its article and a capital ("the Organization", not "International Labour Organization")."""
        if not hit.payload.generic:
            return True
        tokens, text = self.tokens, self.sentence.text
        before = tokens[hit.first - 1] if hit.first else None
        article = before is not None and tokens[hit.first].joined and not before.content
        return article and text[hit.start].isupper()

    def _cues(self) -> list[Hit[Cue]]:
        taken = {place for target in self.names for place in range(target.first, target.last)}
        taken |= {place for hit in self.actors for place in range(hit.first, hit.last)}
        found = [hit for hit in self.words.cues.find(self.tokens) if hit.first not in taken]
        taken |= {place for hit in found for place in range(hit.first, hit.last)}
        found += [hit for hit in self.words.generic_cues.find(self.tokens) if taken.isdisjoint(range(hit.first, hit.last))]
        found.sort(key=lambda hit: hit.first)
        found = [hit for hit in found if self._complete(hit)]
        needed = frozenset().union(*(self.words.needed(hit.payload.role) for hit in found)) if found else frozenset()
        found = [hit for hit in found if not self._swallowed(hit, needed)]
        return [hit for place, hit in enumerate(found) if not self._gives_way(hit, found[place + 1 : place + 2])]

    def _gives_way(self, hit: Hit[Cue], following: Sequence[Hit[Cue]]) -> bool:
        """ "otros cinco se apoyan en ella para … apoyo administrativo": a generic verb, then the role it is about, with no
        target between them."""
        roles = self.words.family.roles
        if not roles[hit.payload.role].generic or not following or roles[following[0].payload.role].generic:
            return False
        near = following[0].first - hit.last <= _NEAR_CUE
        return near and not any(hit.last <= target.first < following[0].first for target in self.targets)

    def _once(self, cues: list[Hit[Cue]]) -> list[Hit[Cue]]:
        """Leave out a cue that the next one says again: "… have their home at IOM, which hosts them"."""
        firsts = [*(cue.first for cue in cues[1:]), len(self.tokens), len(self.tokens)]
        kept = cues[-1:]
        for place in reversed(range(len(cues) - 1)):
            cue, following = cues[place], cues[place + 1]
            parted = any(cue.last <= target.first < following.first for target in self.targets)
            led = any(following.last <= target.first < firsts[place + 1] for target in self.targets)
            if parted and not led and cue.payload.role == following.payload.role and cue.payload.kind != following.payload.kind:
                kept[0] = cue  # "Da cobijo a dos secretarías (…), a las que acoge": said again of the same targets
            elif parted or led or cue.payload.role != following.payload.role:
                kept.insert(0, cue)
            elif following.payload.weak and not cue.payload.weak:
                kept[0] = cue  # "organise des réunions mondiales qui rassemblent les présidents"
        return kept

    def _useful(self, cues: list[Hit[Cue]]) -> list[Hit[Cue]]:
        """Leave out weak cues with no known name beside them: in "IOM runs support projects" nothing is organized, nor
        by anybody in "the fourth meeting was held in Lima"."""
        starts = [0, *(cue.last for cue in cues[:-1])]
        ends = [*(cue.first for cue in cues[1:]), len(self.tokens)]
        return [
            cue for cue, start, end in zip(cues, starts, ends, strict=True)
            if not cue.payload.weak
            or (any(target.known and start <= target.first < end for target in self.names) and not self._took_place(cue))
        ] if cues else []  # fmt: skip

    def _took_place(self, cue: Hit[Cue]) -> bool:
        """ "se celebró en Lima", "was held in Lima": a rank before the words, and nobody by whom."""
        ranked = any(one.reason == "ordinal" and one.start < cue.start for one in self.sentence.references)
        told = any(hit.first <= cue.first < hit.last for hit in self.ties.held.find(self.tokens))
        doer = any(self.ties.agent.at(self.tokens, one) for one in range(cue.last, len(self.tokens)))
        return ranked and told and not doer

    def _complete(self, hit: Hit[Cue]) -> bool:
        """A verb that needs a noun beside it has it in the sentence."""
        needed = self.words.needed(hit.payload.role)
        return not needed or any(token.key in needed for token in self.tokens)

    def _swallowed(self, hit: Hit[Cue], needed: frozenset[str]) -> bool:
        rule = self.words.family.roles[hit.payload.role]
        return rule.generic and all(token.key in needed for token in self.tokens[hit.first : hit.last] if token.content)

    # ----------------------------------------------------------------------------------------------------------- slots

    def _filled(self, place: int, cue: Hit[Cue], actor: str, share: Share) -> Iterator[Reading]:
        targets, rule = self._widened(cue, share), share.rule
        if not targets and not cue.payload.weak and self.words.family.roles[cue.payload.role].described:
            described = self._meant(cue) or self._described(place, cue) or self._done(place, cue)
            if described:
                yield Reading(cue, actor, None, (described,), self._year(place), "described")
            return
        count = self._article(place, cue, targets)
        later = self._later(place, cue, targets)
        for group, told in dated(targets, self._told(place)):
            year = None if later else told
            number = next((target for target in group if target.quantity is not None), None)
            objects = tuple(target.name for target in group if target.name)
            if number is not None:
                yield Reading(cue, actor, number.quantity, objects, year, rule, number.counted)
            elif objects or count:
                yield Reading(cue, actor, None, objects, year, rule, "", count)
        if later:
            yield Reading(cue, actor, None, (later,), self._told(place)[-1].year, "described")

    def _later(self, place: int, cue: Hit[Cue], targets: Sequence[Target]) -> str | None:
        """ "organiza el IDM y, desde 2005, las reuniones de los mecanismos": what follows a first year that "and" leads to,
        where the names that the family knows stand before it."""
        since = next(reversed(self._told(place)), None)
        if since is None or since.bracketed or not self.words.family.roles[cue.payload.role].described or cue.payload.weak:
            return None
        if not targets or not since.is_led_to(targets[-1]) or any(target.last > since.first for target in targets):
            return None
        return phrase(self.sentence, since.after, self._end(place), self.words, self.ties)

    def _widened(self, cue: Hit[Cue], share: Share) -> list[Target]:
        """Give a cue's targets, with those before it that a passive or a number of its own noun speaks of."""
        targets = [target for target in share.targets if target.known or not cue.payload.weak]
        if share.rule == "target_first" or any(target.quantity is not None for target in targets):
            return targets
        needed = self.words.needed(cue.payload.role)
        passive = bool(self.doers.agents(cue.last, len(self.tokens))) or self._own_agent(cue, targets)
        # "Deux secrétariats sont hébergés par l'OIM (FMMD et CIG)", "Son dos las secretarías que acoge: …"
        before = [
            target for target in share.before
            if target.quantity is not None
            and (passive or needed & set(self._keys(target.counted)) or self._as_many(target, targets))
        ]  # fmt: skip
        if passive and cue.payload.kind == "verb" and self.words.family.roles[cue.payload.role].described:
            before += [target for target in share.before if target.known]
        return [*before, *targets]

    def _as_many(self, number: Target, targets: Sequence[Target]) -> bool:
        """ "Deux mécanismes la comptent parmi leurs membres, le Processus de Bali et les CIG": as many names as it says."""
        values = [one.value for index, one in self.sentence.quantities if index == number.quantity]
        return len(targets) > 1 and values == [len(targets)] and all(target.name for target in targets)

    def _own_agent(self, cue: Hit[Cue], targets: Sequence[Target]) -> bool:
        """ "L'IDM est organisé par ses soins, de même que …": a pronoun is the agent, before what goes on the list."""
        end = targets[0].first if targets else len(self.tokens)
        return any(cue.last <= hit.first < end and self.ties.agent.at(self.tokens, hit.first) for hit in self.pronouns)

    def _keys(self, counted: str) -> tuple[str, ...]:
        return self.words.grammar.keys(counted) if counted else ()

    def _article(self, place: int, cue: Hit[Cue], targets: Sequence[Target]) -> int | None:
        """Give one where an article counts the noun that the role needs, or its one body, and no number or list does."""
        needed = self.words.needed(cue.payload.role)
        if len(targets) > 1 or any(target.quantity is not None for target in targets):
            return None
        start = self.cues[place - 1].last if place else 0
        for one in range(start, self._end(place) - 1):
            if self.tokens[one].form in self.ties.ones and self._is_one(one, cue, needed):
                return 1
        return None

    def _is_one(self, one: int, cue: Hit[Cue], needed: frozenset[str]) -> bool:
        """ "un secrétariat", "una sola secretaría"; where the role needs no noun, "un autre MCIM"."""
        other = self.ties.other.at(self.tokens, one + 1)
        noun = other.last if other else one + 1
        if noun >= len(self.tokens) or not self.tokens[noun].joined:
            return False
        if needed:
            return self.tokens[noun].key in needed
        spelled = self.ties.numerals.get(self.tokens[one].form) == 1 and bool(self.words.counted[cue.payload.role])
        least = any(self.ties.before.at(self.tokens, place) for place in range(max(0, one - 3), one))
        return spelled and not least and self.words.scopes.at(self.tokens, noun) is not None

    def _end(self, place: int) -> int:
        return self.cues[place + 1].first if place + 1 < len(self.cues) else len(self.tokens)

    def _meant(self, cue: Hit[Cue]) -> str | None:
        """ "IOM has organized them", "L'OIM les organise", "these meetings": the meeting named last, where one was."""
        behind, tokens = cue.last, self.tokens
        if self.topic is None or cue.payload.kind != "verb":
            return None
        if cue.first and tokens[cue.first].joined and self.ties.them_before.at(tokens, cue.first - 1):
            return self.topic
        if behind < len(tokens) and tokens[behind].joined and self.ties.these.at(tokens, behind):
            noun = behind + 1
            return self.topic if noun < len(tokens) and tokens[noun].key in self.ties.editions else None
        alone = behind < len(tokens) and tokens[behind].joined and self.ties.them.at(tokens, behind) is not None
        ends = behind + 1 >= len(tokens) or not tokens[behind + 1].joined or self.ties.since.at(tokens, behind + 1) is not None
        return self.topic if alone and ends else None

    def _described(self, place: int, cue: Hit[Cue]) -> str | None:
        tokens = self.tokens
        if cue.last >= len(tokens) or not tokens[cue.last].joined or self.ties.agent.at(tokens, cue.last):
            return None
        if self.ties.place.at(tokens, cue.last) or self.ties.since.at(tokens, cue.last):
            return None
        return phrase(self.sentence, cue.last, self._end(place), self.words, self.ties)

    def _done(self, place: int, cue: Hit[Cue]) -> str | None:
        """Give what a passive is said of: "Global meetings of chairs and secretariats have been organized by IOM"."""
        link = next((link for link in self.links if link.first < cue.first), None)
        if cue.payload.kind != "verb" or link is None or not self.doers.agents(cue.last, self._end(place)):
            return None
        first = link.first
        while first > 0 and self.tokens[first].joined:
            first -= 1
        first += not self.tokens[first].content
        return phrase(self.sentence, first, link.first, self.words, self.ties)

    # ------------------------------------------------------------------------------------------------------ first year

    def _owner(self, since: Since) -> int:
        """Give the cue that a first year speaks of: "organise l'IDM et, depuis 2005, convoque …" speaks of the second."""
        following = next((place for place, cue in enumerate(self.cues) if cue.first > since.first), len(self.cues))
        if not following:
            return 0
        if following == len(self.cues):
            return following - 1
        cue = self.cues[following]
        joined = any(self.ties.and_.at(self.tokens, one) for one in range(since.first, cue.first))
        filled = any(target.first < since.first for target in self.names)
        goes_on = any(target.first > since.first for target in self.targets)
        generic = self.words.family.roles[cue.payload.role].generic
        moves = filled and goes_on and not joined and not since.bracketed and not generic
        return following if moves else following - 1

    def _year(self, place: int) -> str | None:
        return next((since.year for since in self._told(place)), None)

    def _told(self, place: int) -> list[Since]:
        """Give the first years of a cue."""
        return [since for since in self.since if self._owner(since) == place]
