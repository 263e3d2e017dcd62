"""The words of a language by which a figure's subject is read: what ends a phrase, names a place, states a unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from factsheet_extract.model.edge import Edge
from factsheet_extract.model.quantity import Kind

Word = Annotated[str, Field(min_length=1, max_length=60)]
Exact = Annotated[Decimal, Field(strict=False)]


class HeadWords(Edge):
    """What the heads of a table say of the bare numbers under them.

    `scales` are words and marks that multiply ("thousands" 1000, "000s" 1000), counted only as `scale_before` + word, alone in
    brackets or before an `of` word; `kinds` are words that make the cells below a kind (evolution: change); `totals` name a row
    that sums others; `plain` heads say only that numbers stand below (Number, Value); `places` are heads
    over names of places; `stubs` name what the rows are (State, Indicator), not what is measured.
    """

    scales: dict[Word, Exact] = Field(default_factory=dict)
    scale_before: tuple[Word, ...] = Field(default=(), strict=False)
    kinds: dict[Word, Kind] = Field(default_factory=dict)
    totals: tuple[Word, ...] = Field(default=(), strict=False)
    plain: tuple[Word, ...] = Field(default=(), strict=False)
    places: tuple[Word, ...] = Field(default=(), strict=False)
    stubs: tuple[Word, ...] = Field(default=(), strict=False)


class SubjectWords(Edge):
    """Function words around figures in sentences.

    `determiners` open a noun phrase and are left out of labels; `of` joins a complement to its noun; `auxiliaries` are verb
    forms that carry no meaning of their own and are left out, `copulas` those after which a word without determiner is no
    noun (is expected), `amounts` those between a measured thing and its value (stood at), `shares` those between a part and its
    percentage (make up), `groups` stand before the group that a value is for (for men); `stops` end a noun phrase for good (relative and contrasting
    words); `prepositions` may end it where a place, time or number follows; `parts` say that what follows is some of what went
    before (dont, of which); `same` that another figure for the same thing follows (soit); `others` compare with another group
    (than). `verbs` are finite verbs of reporting and change that stand between a thing and its number.
    `governs` tie a counted thing to the noun it belongs to (the secretariat of 12 processes).
    `place_before` stand before a place, `place_nouns` between them and its name (département du), `everywhere` are places by
    themselves. `time_before` stand before a period, `time_nouns` are its units, `relative` words make one (last, derniers).
    """

    determiners: tuple[Word, ...] = Field(default=(), strict=False)
    of: tuple[Word, ...] = Field(default=(), strict=False)
    auxiliaries: tuple[Word, ...] = Field(default=(), strict=False)
    copulas: tuple[Word, ...] = Field(default=(), strict=False)
    amounts: tuple[Word, ...] = Field(default=(), strict=False)
    shares: tuple[Word, ...] = Field(default=(), strict=False)
    groups: tuple[Word, ...] = Field(default=(), strict=False)
    verbs: tuple[Word, ...] = Field(default=(), strict=False)
    stops: tuple[Word, ...] = Field(default=(), strict=False)
    conjunctions: tuple[Word, ...] = Field(default=(), strict=False)
    prepositions: tuple[Word, ...] = Field(default=(), strict=False)
    adverbs: tuple[Word, ...] = Field(default=(), strict=False)
    parts: tuple[Word, ...] = Field(default=(), strict=False)
    same: tuple[Word, ...] = Field(default=(), strict=False)
    others: tuple[Word, ...] = Field(default=(), strict=False)
    pronouns: tuple[Word, ...] = Field(default=(), strict=False)
    place_before: tuple[Word, ...] = Field(default=(), strict=False)
    governs: tuple[Word, ...] = Field(default=(), strict=False)
    place_nouns: tuple[Word, ...] = Field(default=(), strict=False)
    everywhere: tuple[Word, ...] = Field(default=(), strict=False)
    time_before: tuple[Word, ...] = Field(default=(), strict=False)
    time_nouns: tuple[Word, ...] = Field(default=(), strict=False)
    relative: tuple[Word, ...] = Field(default=(), strict=False)
