"""Roles: who does what, for how many, for which ones, since when.

Start at `find_roles`. A sentence is read as cues ("observateur", "organise"), actors ("l'OIM", "elle", "the Organization") and
targets (figures, names). Each cue takes the targets between it and the next cue:

    Elle a le statut de participant à part entière du Processus de Bali et des CIG, et celui d'observateur auprès de 19 MCIM.
                        ------- cue ---------- -- target --            -target-          -- cue --             target

Where targets come first ("12 ISCMs have IOM as their technical secretariat, and 19 as an observer"), each takes those before
it. The doer is the agent of a passive ("est assuré par l'OIM"), else the nearest actor before the cue, else what the pronoun,
the point's lead-in or the section's heading stands for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.layers import Place, Quantities, Roles, RoleSpan, Sections
from factsheet_extract.stages.cells import Cells
from factsheet_extract.stages.role_targets import Sentence, Target, figures, names, phrase
from factsheet_extract.stages.shared import sentences
from factsheet_extract.stages.vocabulary import ties_of, vocabulary_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.families.words import Hit, Token
    from factsheet_extract.model.context import Context
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.stages.vocabulary import ActorName, Cue, Ties, Vocabulary

_SILENT: Final = frozenset({"header", "footer", "page_number", "axis", "note"})
_SHORT: Final = frozenset({"item", "cell", "display", "caption"})
# A word that ties the doer to a status stands no further from it than this many words.
_LINK_REACH: Final = 8
# A line with a label has no more words than this, and a colon or a dash between blanks.
# In a row's label the role is named within the first words ("IOM's role: observer").
_LABEL_REACH: Final = 4
_LINE_WORDS: Final = 16
_LABELLED: Final = re.compile(r"\w\s{0,2}:\s|\s[–—]\s")


class Said(NamedTuple):
    """One role as its sentence says it, before doubles are dropped."""

    span: RoleSpan
    keys: frozenset[tuple[str, ...]]


def find_roles(annotated: AnnotatedDocument, context: Context) -> Roles:
    """Give the roles in reading order; none where the family has none."""
    words, ties = vocabulary_of(context), ties_of(context)
    if words is None or ties is None or not words.family.roles:
        return Roles()
    return Roles(tuple(_distinct(list(_Finder(annotated, words, ties).said()))))


def _distinct(said: list[Said]) -> Iterator[RoleSpan]:
    """Drop what another says as well and more fully."""
    for place, one in enumerate(said):
        if not any(
            _within(one, other) and (not _within(other, one) or before < place)
            for before, other in enumerate(said)
            if before != place
        ):
            yield one.span


def _within(one: Said, other: Said) -> bool:
    a, b = one.span, other.span
    return (
        (a.actor, a.role) == (b.actor, b.role)
        and a.count in (None, b.count)
        and a.since in (None, b.since)
        and one.keys <= other.keys
    )


class _Finder:
    def __init__(self, annotated: AnnotatedDocument, words: Vocabulary, ties: Ties) -> None:
        self.words, self.ties = words, ties
        self.blocks = annotated.document.blocks
        self.sections = annotated.layer(Sections)
        self.layer = annotated.layer(Quantities)
        self.cells = Cells(annotated.document, [passage.text for passage in self.sections.passages])
        self.section: int | None = None
        self.actor: str | None = None

    def said(self) -> Iterator[Said]:
        for index, passage in enumerate(self.sections.passages):
            if passage.section != self.section:
                # a line with a figure that was taken for a heading goes on from what stood above it
                kept = self.actor if self.layer.quantities[index] else None
                self.section, self.actor = passage.section, self._headed(passage.section) or kept
            titled = self.blocks[index].kind == "heading" and not self.layer.quantities[index]
            if self.blocks[index].kind in _SILENT or titled:
                continue
            row = self._row_role(index)
            if row is not None:
                yield row
                continue
            for start, end in sentences(passage.text):
                yield from self._in_sentence(index, start, end)

    def _row_role(self, index: int) -> Said | None:
        """A number alone in its cell whose row's label says a role: "Observer | 19", under a heading that names the actor."""
        quantities = self.layer.quantities[index]
        text = self.sections.passages[index].text
        if self.blocks[index].kind != "cell" or len(quantities) != 1 or self.actor is None:
            return None
        label = self.cells.label_of(index)
        rest = text[: quantities[0].start] + text[quantities[0].end :]
        if label is None or quantities[0].kind != "count" or not self._only_bodies(rest):
            return None
        tokens = self.words.grammar.tokens(self.sections.passages[label].text)
        cues = [hit for hit in self.words.cues.find(tokens) if hit.payload.kind == "noun"]
        if len(cues) != 1 or cues[0].first > _LABEL_REACH:
            return None
        said = self.sections.passages[label].text[cues[0].start : cues[0].end]
        span = RoleSpan(
            self.actor, cues[0].payload.role, said, Place(label, 0, len(self.sections.passages[label].text)), "roles.row",
            quantities[0].value, (), None, (index, 0),
        )  # fmt: skip
        return Said(span, frozenset())

    def _only_bodies(self, text: str) -> bool:
        """Nothing but scopes stands beside the number."""
        tokens = self.words.grammar.tokens(text)
        inside = {place for hit in self.words.scopes.find(tokens) for place in range(hit.first, hit.last)}
        return all(place in inside or not token.content for place, token in enumerate(tokens))

    def _headed(self, section: int | None) -> str | None:
        """Give the actor that the section's heading, or one above it, names."""
        while section is not None:
            one = self.sections.sections[section]
            found = self.words.actors.find(self.words.grammar.tokens(one.title))
            if found:
                return found[0].payload.code
            section = one.parent
        return None

    def _is_short(self, index: int, tokens: Sequence[Token]) -> bool:
        """A point, a cell, or a line that is a label and its number: "Statut d'observateur : 22 MCIM"."""
        text = self.sections.passages[index].text
        return self.blocks[index].kind in _SHORT or (len(tokens) <= _LINE_WORDS and _LABELLED.search(text) is not None)

    def _in_sentence(self, index: int, start: int, end: int) -> Iterator[Said]:
        text = self.sections.passages[index].text
        tokens = [token for token in self.words.grammar.tokens(text) if start <= token.start < end]
        sentence = Sentence(
            text, tokens,
            [(n, q) for n, q in enumerate(self.layer.quantities[index]) if start <= q.start < end],
            [r for r in self.layer.references[index] if start <= r.start < end],
        )  # fmt: skip
        reading = _Reading(sentence, self.words, self.ties, self.actor, self._is_short(index, tokens))
        for said in reading.roles():
            place = Place(index, start, start + len(text[start:end].rstrip()))
            quantity = None if said.quantity is None else (index, said.quantity)
            value = None if said.quantity is None else self.layer.quantities[index][said.quantity].value
            span = RoleSpan(
                said.actor, said.cue.payload.role, text[said.cue.start : said.cue.end], place,
                f"roles.{said.rule}", value, said.objects, said.since, quantity,
            )  # fmt: skip
            yield Said(span, frozenset(self.words.grammar.keys(name) for name in said.objects))
        self.actor = reading.last_actor() or self.actor


class Reading(NamedTuple):
    """A cue with its slots filled."""

    cue: Hit[Cue]
    actor: str
    quantity: int | None
    objects: tuple[str, ...]
    since: str | None
    rule: str


class _Reading:
    """One sentence read for roles."""

    def __init__(self, sentence: Sentence, words: Vocabulary, ties: Ties, known: str | None, short: bool) -> None:
        self.sentence, self.words, self.ties = sentence, words, ties
        self.known, self.short = known, short
        self.actors = [hit for hit in words.actors.find(sentence.tokens) if self._named(hit)]
        self.pronouns = [hit for hit in ties.pronouns.find(sentence.tokens) if known]
        self.links = ties.links.find(sentence.tokens)
        self.names = names(sentence, words, ties)
        self.cues = self._cues()
        self.targets = sorted([*figures(sentence, words, ties), *self.names])

    def last_actor(self) -> str | None:
        return self.actors[-1].payload.code if self.actors else None

    def _named(self, hit: Hit[ActorName]) -> bool:
        """A generic name has its article and a capital ("the Organization", not "International Labour Organization")."""
        if not hit.payload.generic:
            return True
        tokens, text = self.sentence.tokens, self.sentence.text
        before = tokens[hit.first - 1] if hit.first else None
        article = before is not None and tokens[hit.first].joined and not before.content
        return article and text[hit.start].isupper()

    def _cues(self) -> list[Hit[Cue]]:
        taken = {place for target in self.names for place in range(target.first, target.last)}
        taken |= {place for hit in self.actors for place in range(hit.first, hit.last)}
        found = [hit for hit in self.words.cues.find(self.sentence.tokens) if hit.first not in taken]
        taken |= {place for hit in found for place in range(hit.first, hit.last)}
        found += [
            hit for hit in self.words.generic_cues.find(self.sentence.tokens) if taken.isdisjoint(range(hit.first, hit.last))
        ]
        found.sort(key=lambda hit: hit.first)
        found = [hit for hit in found if self._complete(hit)]
        needed = frozenset().union(*(self.words.needed(hit.payload.role) for hit in found)) if found else frozenset()
        return [hit for hit in found if not self._swallowed(hit, needed)]

    def _complete(self, hit: Hit[Cue]) -> bool:
        """A verb that needs a noun beside it has it in the sentence."""
        needed = self.words.needed(hit.payload.role)
        return not needed or any(token.key in needed for token in self.sentence.tokens)

    def _swallowed(self, hit: Hit[Cue], needed: frozenset[str]) -> bool:
        rule = self.words.family.roles[hit.payload.role]
        return rule.generic and all(
            token.key in needed for token in self.sentence.tokens[hit.first : hit.last] if token.content
        )

    def roles(self) -> Iterator[Reading]:
        """Give the roles said, in printed order."""
        backwards = self._backwards()
        linked = False
        for place, cue in enumerate(self.cues):
            linked = self._linked(cue) or (linked and cue.payload.kind == "noun")
            actor = self._actor(place, cue)
            if actor is None or not (cue.payload.kind == "verb" or linked):
                continue
            yield from self._filled(place, cue, actor, backwards)

    def _backwards(self) -> bool:
        """Targets come before their cues: the first before the first cue, none after the last."""
        if not self.cues or not self.targets:
            return False
        return self.targets[0].first < self.cues[0].first and self.targets[-1].first < self.cues[-1].first

    def _linked(self, cue: Hit[Cue]) -> bool:
        """A noun says a role where it is tied to a doer, or stands alone at the head of a point."""
        if self.short and cue.first <= 3:
            return True
        # "Participante à part entière des CIG, l'OIM est …": said of the actor that follows
        if cue.first <= 1 and any(hit.first >= cue.last for hit in self.actors):
            return True
        near = any(cue.first - _LINK_REACH <= link.first < cue.last for link in self.links)
        return near or (
            any(link.first >= cue.last for link in self.links) and bool(self._agents(cue.last, len(self.sentence.tokens)))
        )

    def _agents(self, first: int, last: int) -> list[Hit[ActorName]]:
        """Give the actors that "par", "by", "por" introduces among tokens[first:last]."""
        found = []
        for hit in self.actors:
            if first <= hit.first < last and self._after_agent(hit.first):
                found.append(hit)
        return found

    def _after_agent(self, first: int) -> bool:
        for place in range(max(0, first - 5), first):
            agent = self.ties.agent.at(self.sentence.tokens, place)
            if agent is not None and all(not token.content for token in self.sentence.tokens[agent.last : first]):
                return True
        return False

    def _actor(self, place: int, cue: Hit[Cue]) -> str | None:
        end = self.cues[place + 1].first if place + 1 < len(self.cues) else len(self.sentence.tokens)
        agents = self._agents(cue.last, end) or self._agents(cue.last, len(self.sentence.tokens))
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
        if after and (cue.payload.kind == "noun" or not self.short):
            return after[0].payload.code if cue.payload.kind == "noun" else None
        opens = cue.first <= 3
        return self.known if self.short or (opens and self.ties.drops_subject) else None

    def _possessed(self, cue: Hit[Cue]) -> bool:
        """ "son appui administratif", "its technical secretariat", "su apoyo"."""
        return any(self.ties.possessives.at(self.sentence.tokens, place) for place in range(max(0, cue.first - 2), cue.first))

    def _filled(self, place: int, cue: Hit[Cue], actor: str, backwards: bool) -> Iterator[Reading]:
        left, right = self._left(place), self._right(place)
        targets, rule = (left, "target_first") if backwards else (right, "cue_first")
        if not targets and not backwards:
            targets, rule = left if place == 0 else [], "target_first"
        if cue.payload.weak:
            targets = [target for target in targets if target.known]
        if all(target.quantity is None for target in targets) and self._agents(cue.last, len(self.sentence.tokens)):
            # "Deux secrétariats sont hébergés par l'OIM (FMMD et CIG)": what a passive speaks of stands before it
            targets = [*(target for target in left if target.quantity is not None), *targets]
        quantity = next((target.quantity for target in targets if target.quantity is not None), None)
        objects = tuple(target.name for target in targets if target.name)
        since = self._since(cue.first, self._end(place))
        if not targets and not cue.payload.weak and self.words.family.roles[cue.payload.role].described:
            described = self._described(place, cue)
            objects, rule = ((described,), "described") if described else ((), rule)
        parted = self._parted(targets, since)
        if parted is not None:
            yield Reading(cue, actor, quantity, tuple(t.name for t in targets[:parted] if t.name), None, rule)
            yield Reading(cue, actor, None, tuple(t.name for t in targets[parted:] if t.name), since, rule)
        elif quantity is not None or objects:
            yield Reading(cue, actor, quantity, objects, since, rule)

    def _parted(self, targets: list[Target], since: str | None) -> int | None:
        """Give the target before which "depuis 2005" stands among several: "l'IDM et, depuis 2005, les réunions mondiales"."""
        hits = self.ties.since.find(self.sentence.tokens) if since else []
        for place in range(1, len(targets)):
            if any(targets[place - 1].last <= hit.first < targets[place].first for hit in hits):
                return place
        return None

    def _end(self, place: int) -> int:
        return self.cues[place + 1].first if place + 1 < len(self.cues) else len(self.sentence.tokens)

    def _right(self, place: int) -> list[Target]:
        cue, end = self.cues[place], self._end(place)
        return [target for target in self.targets if cue.last <= target.first < end]

    def _left(self, place: int) -> list[Target]:
        start = self.cues[place - 1].last if place else 0
        return [target for target in self.targets if start <= target.first and target.last <= self.cues[place].first]

    def _since(self, first: int, last: int) -> str | None:
        """Give the year after "depuis", "since", "desde"."""
        tokens = self.sentence.tokens
        for hit in self.ties.since.find(tokens[:last]):
            after = tokens[hit.last].start if hit.last < len(tokens) else None
            for reference in self.sentence.references:
                near = after is not None and reference.start - tokens[hit.last - 1].end < 12 and reference.start >= hit.end
                if near and reference.reason in ("year", "date") and reference.value:
                    return reference.value.split("/")[0]
        return None

    def _described(self, place: int, cue: Hit[Cue]) -> str | None:
        tokens: Sequence[Token] = self.sentence.tokens
        if cue.last >= len(tokens) or not tokens[cue.last].joined or self.ties.agent.at(tokens, cue.last):
            return None
        if self.ties.place.at(tokens, cue.last) or self.ties.since.at(tokens, cue.last):
            return None
        return phrase(self.sentence, cue.last, self._end(place), self.words, self.ties)
