"""Who a cue of a sentence is said of.

Start at `Doers.of`. The doer is the agent of a passive ("est assuré par l'OIM"), else the nearest actor before the cue, else
what the pronoun, the point's lead-in or the section's heading stands for; a sentence that begins with the role or with the
bodies it is for, and names no one ("Administrative support projects are under way for five ISCMs"), speaks of that actor too.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.stages.vocabulary import ActorName, Cue, Ties, Vocabulary

# A word that ties the doer to a status stands no further from it than this many words.
_LINK_REACH: Final = 8
# A role that opens its sentence stands within its first words: "Des projets d'appui administratif …".
_OPENING: Final = 4
# A number so near the head of a sentence without a subject is what its verb is about: "Sigue los trabajos de 19 MCIM".
_SUBJECT: Final = 5
# What stands before a point of a list within a line: "IOM's part (ISCMs): observer 21, technical secretariat 13".
_POINT: Final = frozenset(":,;(–—")


class Doers(NamedTuple):
    """One sentence: its words, those that name an actor or stand for one, the cues, the targets; `known` is the actor that a
    pronoun or nothing stands for, `short` tells a point or cell; `numbers` are where the figures among the targets stand, in
    order, `bodies` where all targets do, `others` tells that somebody who is no actor of the family acts ("by ICMPD")."""

    tokens: Sequence[Token]
    words: Vocabulary
    ties: Ties
    known: str | None
    short: bool
    actors: Sequence[Hit[ActorName]]
    pronouns: Sequence[Hit[str]]
    links: Sequence[Hit[str]]
    numbers: Sequence[int]
    bodies: Sequence[int]
    others: bool
    cues: Sequence[Hit[Cue]]

    def of(self, place: int) -> str | None:
        """Give the actor of the cue at a place, None where none is known."""
        cue = self.cues[place]
        agents = self.agents(cue.last, self._end(place)) or self.agents(cue.last, len(self.tokens))
        if agents:
            return agents[0].payload.code
        before = [hit for hit in self.actors if hit.first < cue.first]
        if before:
            return before[-1].payload.code
        if any(hit.first < cue.first for hit in self.pronouns) or self._possessed(cue):
            return self.known
        if self.ties.drops_subject and self.links and self.links[0].first < cue.first and not self.actors:
            return self.known
        after = [hit for hit in self.actors if hit.first >= cue.last]
        if after and (cue.payload.kind == "noun" or self._housed_at(cue, after[0])):
            return after[0].payload.code
        if after and not self.short:
            return None
        opens = (
            self.short
            or self._is_listed(cue)
            or (cue.first <= _OPENING - 1 and self.ties.drops_subject)
            or self._pronoun_after(cue)
        )
        return self.known if opens or self._unsaid(cue) else None

    def linked(self, cue: Hit[Cue]) -> bool:
        """A noun says a role where it is tied to a doer, stands alone at the head of a point, or opens a sentence of no one."""
        if (self.short and (cue.first < _OPENING or self._heads_a_point(cue))) or self._possessed(cue) or self._unsaid(cue):
            return True
        # "Participante à part entière des CIG, l'OIM est …": said of the actor that follows
        if cue.first <= 1 and any(hit.first >= cue.last for hits in (self.actors, self.pronouns) for hit in hits):
            return True
        if self._is_listed(cue) or any(cue.first - _LINK_REACH <= link.first < cue.last for link in self.links):
            return True
        # "Pour cinq autres MCIM, l'OIM mène des projets d'appui administratif": whatever the verb
        if self._own_role(cue) and any(hit.first < cue.first for hit in self.actors):
            return True
        return self._told_after(cue)

    def agents(self, first: int, last: int) -> list[Hit[ActorName]]:
        """Give the actors that "par", "by", "por" introduces among tokens[first:last]."""
        return [hit for hit in self.actors if first <= hit.first < last and self._after_agent(hit.first)]

    def _told_after(self, cue: Hit[Cue]) -> bool:
        """A verb after the cue ties it to an agent, a pronoun or an actor behind it: "… est confié à l'OIM"."""
        link = next((link for link in self.links if link.first >= cue.last), None)
        if link is None:
            return False
        actors = any(hit.first >= link.last for hit in self.actors)
        return actors or bool(self.agents(cue.last, len(self.tokens))) or self._pronoun_after(cue)

    def _end(self, place: int) -> int:
        return self.cues[place + 1].first if place + 1 < len(self.cues) else len(self.tokens)

    def _after_agent(self, first: int) -> bool:
        for place in range(max(0, first - 5), first):
            agent = self.ties.agent.at(self.tokens, place)
            if agent is not None and all(not token.content for token in self.tokens[agent.last : first]):
                return True
        return False

    def _pronoun_after(self, cue: Hit[Cue]) -> bool:
        """ "Le secrétariat technique de 13 MCIM lui est confié", "organizadas por ella"."""
        return any(hit.first >= cue.last for hit in self.pronouns)

    def _possessed(self, cue: Hit[Cue]) -> bool:
        """ "son appui administratif", "its technical secretariat", "su apoyo"."""
        places = range(max(0, cue.first - 2), cue.first)
        return self.known is not None and any(self.ties.possessives.at(self.tokens, place) for place in places)

    def _heads_a_point(self, cue: Hit[Cue]) -> bool:
        """A mark stands before the cue, and its number or a bracket right behind it."""
        place = bisect_left(self.numbers, cue.last)
        follows = place < len(self.numbers) and self.numbers[place] == cue.last
        return follows and not _POINT.isdisjoint(self.tokens[cue.first].gap)

    def _is_listed(self, cue: Hit[Cue]) -> bool:
        """ "Its involvement takes several forms: observer (20 ISCMs), full participant (Bali Process)": a mark before the role,
        its number or body in a bracket behind it, and nobody else named."""
        if self.known is None or self.others or self.actors or not self._own_role(cue) or cue.last >= len(self.tokens):
            return False
        marked = not _POINT.isdisjoint(self.tokens[cue.first].gap) and "(" in self.tokens[cue.last].gap
        return marked and any(cue.last <= place <= cue.last + 1 for place in self.bodies)

    def _housed_at(self, cue: Hit[Cue], actor: Hit[ActorName]) -> bool:
        """ "Two secretariats are housed at IOM": where a role needs a noun of its own, the place is the doer."""
        between = range(cue.last, actor.first)
        # "located on the premises | of IOM": a cue of several words says the place itself
        leads = cue.last - cue.first > 1 or any(self.ties.place.at(self.tokens, place) for place in between)
        return bool(self.words.needed(cue.payload.role)) and leads and not any(self.tokens[one].content for one in between)

    def _own_role(self, cue: Hit[Cue]) -> bool:
        rule = self.words.family.roles[cue.payload.role]
        return not (rule.generic or rule.described or cue.payload.weak)

    def _unsaid(self, cue: Hit[Cue]) -> bool:
        """The sentence begins with the role or its bodies, has a number for it, and no one else does it."""
        if self.known is None or self.actors or self.others or not self.numbers or not self._own_role(cue):
            return False
        clause = max((place for place in range(cue.first + 1) if self.tokens[place].gap.startswith(",")), default=0)
        named = [place for place in self.bodies if place < cue.first and place not in self.numbers]
        subject = self.ties.drops_subject and not named and self.numbers[0] <= _SUBJECT
        return cue.first - clause < _OPENING or self.numbers[0] < _OPENING - 1 or subject


def others_do(tokens: Sequence[Token], ties: Ties) -> bool:
    """Tell whether "by", "par" or "por" leads to a word: "by ICMPD", "par un autre organisme"."""
    agents = (ties.agent.at(tokens, place) for place in range(len(tokens)))
    behind = (tokens[agent.last : agent.last + 3] for agent in agents if agent)
    named = (next((token for token in words if token.content), None) for words in behind)
    return any(one is not None and not one.form.isdigit() for one in named)
