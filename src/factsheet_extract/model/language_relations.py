"""How a language says who does what for whom: words, endings and frames, read from `[relations]` of its file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factsheet_extract.model.edge import Edge

Words = Annotated[tuple[str, ...], Field(strict=False)]


class Relations(Edge):
    """The words that tie an actor, a role and its targets together; none of them belongs to a publisher.

    `function` are the words a label does not depend on (articles, prepositions, conjunctions). `endings` map an inflected
    ending to the one that stands for it, longest first; `verbs` map an infinitive's ending to the endings of its forms.
    """

    function: Words = ()
    endings: dict[str, str] = Field(default_factory=dict)
    verbs: dict[str, Words] = Field(default_factory=dict)
    abbreviated: tuple[Annotated[str, Field(min_length=1, max_length=9)], ...] = Field(
        default=(), strict=False, description="abbreviations whose dot ends no sentence, cased as printed: Dr, No, núm"
    )
    pronouns: Words = Field(default=(), description="stand for the actor named last: elle, it, esta")
    possessives: Words = Field(default=(), description="point back at the actor named last: son, its, su")
    drops_subject: bool = Field(default=False, description="a finite verb may open a sentence without a subject")
    agent: Words = Field(default=(), description="introduce the doer of a passive: par, by, por")
    links: Words = Field(default=(), description="tie a doer to a status or a task: est, assure, serves as")
    since: Words = Field(default=(), description="introduce a first year: depuis, since, desde")
    and_: Words = Field(default=(), alias="and", description="join two names or two scopes")
    other: Words = Field(default=(), description="stand for the noun counted before: autres, others")
    one: Words = Field(default=(), description="forms of the number one that are also the article")
    at_least_before: Words = Field(default=(), description="at least, before the number: au moins, at least")
    at_least_after: Words = Field(default=(), description="at least, after the noun: au moins, or more")
    about: Words = Field(default=(), description="open the subject of a discussion: sur, traitent de, on, deal with")
    held: Words = Field(default=(), description="say that a meeting took place: tenue, was held, se celebró")
    place: Words = Field(default=(), description="introduce the place of a meeting: à, in, en")
    remote: Words = Field(default=(), description="stand for the place of a meeting of nowhere: en ligne, online, en línea")
    edition: Words = Field(default=(), description="stand for a meeting by its rank: édition, session, edition")
    long_form: Words = Field(default=(), description="stand between a long form and its short form: ou, or, dits")
    stands_for: Words = Field(default=(), description="tie a short form to the long form after it: signifie, stands for")
    each: Words = Field(default=(), description="give one number to each thing named: each, chacun, cada uno")
    likewise: Words = Field(default=(), description="say of another thing what was said: tout comme, as is, al igual que")
    them: Words = Field(default=(), description="stand behind a verb for what is done, named before: them")
    them_before: Words = Field(default=(), description="the same, right before a verb: les, las")
    these: Words = Field(default=(), description="point back at what was named before: ces, these, estas")
    toward: Words = Field(default=(), description="say what a number is for, which it does not count: pour, for, para")
    presents: Words = Field(default=(), description="lead from a number to the role it is given: as, with, en tant que")
    against: Words = Field(default=(), description="stand before a number of another time: against, contre, frente a")
    both: Words = Field(default=(), description="two of a kind and no other: both, les deux, ambos")
    definite: Words = Field(default=(), description="open the name of what was told before: les, the, estos")
    they_are: Words = Field(default=(), description="open the names of what was counted before: il s'agit, they are, se trata")
    as_follows: Words = Field(default=(), description="lead to a list: suivants, as follows, a continuación")
    compared: Words = Field(default=(), description="make a number a difference: de plus que, more than in, menos que")
    aside: Words = Field(default=(), description="open a list of examples: dont, including, such as, como")
