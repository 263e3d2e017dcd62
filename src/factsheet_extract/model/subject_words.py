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
    brackets or before an `of` word; `kinds` are words that make the cells below a kind (evolution: change), `rates` those that
    call them a rate; `totals` name a row that sums others; `plain` heads say only that numbers stand below (Number, Value);
    `places` are heads over names of places; `stubs` name what the rows are (State, Indicator), not what is measured; under
    `units` stand the units of the rows; `averages` are words for a mean or median, which is no count.
    """

    scales: dict[Word, Exact] = Field(default_factory=dict)
    scale_before: tuple[Word, ...] = Field(default=(), strict=False)
    kinds: dict[Word, Kind] = Field(default_factory=dict)
    rates: tuple[Word, ...] = Field(default=(), strict=False)
    totals: tuple[Word, ...] = Field(default=(), strict=False)
    plain: tuple[Word, ...] = Field(default=(), strict=False)
    places: tuple[Word, ...] = Field(default=(), strict=False)
    stubs: tuple[Word, ...] = Field(default=(), strict=False)
    units: tuple[Word, ...] = Field(default=(), strict=False)
    averages: tuple[Word, ...] = Field(default=(), strict=False)


class SubjectWords(Edge):
    """Function words around figures in sentences.

    - Nouns: after a number above one a noun has one of the `plural_endings`; what has none says something of what was told.
    - Phrases: `determiners` open one and are left out of labels; `of` joins a complement to its noun; `conjunctions` go on with
      it; `prepositions` end it where a place, time or number follows; `stops` end it for good, `relatives` among them open a
      clause about it; `governs` tie a counted thing to the noun it belongs to (the secretariat of 12 processes).
    - Verbs: `auxiliaries` carry no meaning of their own and are left out; after `copulas` a word without determiner is no noun
      (is expected); `verbs` of reporting and change stand between a thing and its number; `amounts` only say how much
      (stood at), `shares` what part (make up); `classing` words follow one (classified as), and `verb_endings` show one
      after "and".
    - Between figures: `parts` say that what follows is some of what went before (of which), `same` that the same is told in
      another measure (soit), `others` compare with another group (than); `groups` stand before the group a value is for (for
      men), `having` between a name and its figure (Lima, with 12); `adverbs` may stand before any figure, words with
      `adverb_endings` after a verb; `pronouns` stand for a noun told before, and so do `generic` nouns without a complement
      (the share rises to); `negations` stay in a label.
    - Places: `place_before` stand before one, `place_nouns` between them and its name (département du), `everywhere` are places
      by themselves.
    - Times: `time_before` stand before one, `time_nouns` are its units, `relative` words tell it from now (last, derniers),
      `again` words point back to one told before (the same year), which sets nothing apart.
    """

    plural_endings: tuple[Word, ...] = Field(default=(), strict=False)
    determiners: tuple[Word, ...] = Field(default=(), strict=False)
    of: tuple[Word, ...] = Field(default=(), strict=False)
    auxiliaries: tuple[Word, ...] = Field(default=(), strict=False)
    copulas: tuple[Word, ...] = Field(default=(), strict=False)
    amounts: tuple[Word, ...] = Field(default=(), strict=False)
    shares: tuple[Word, ...] = Field(default=(), strict=False)
    groups: tuple[Word, ...] = Field(default=(), strict=False)
    having: tuple[Word, ...] = Field(default=(), strict=False)
    verbs: tuple[Word, ...] = Field(default=(), strict=False)
    verb_endings: tuple[Word, ...] = Field(default=(), strict=False)
    stops: tuple[Word, ...] = Field(default=(), strict=False)
    relatives: tuple[Word, ...] = Field(default=(), strict=False)
    classing: tuple[Word, ...] = Field(default=(), strict=False)
    conjunctions: tuple[Word, ...] = Field(default=(), strict=False)
    prepositions: tuple[Word, ...] = Field(default=(), strict=False)
    adverbs: tuple[Word, ...] = Field(default=(), strict=False)
    adverb_endings: tuple[Word, ...] = Field(default=(), strict=False)
    parts: tuple[Word, ...] = Field(default=(), strict=False)
    same: tuple[Word, ...] = Field(default=(), strict=False)
    others: tuple[Word, ...] = Field(default=(), strict=False)
    pronouns: tuple[Word, ...] = Field(default=(), strict=False)
    generic: tuple[Word, ...] = Field(default=(), strict=False)
    negations: tuple[Word, ...] = Field(default=(), strict=False)
    place_before: tuple[Word, ...] = Field(default=(), strict=False)
    governs: tuple[Word, ...] = Field(default=(), strict=False)
    place_nouns: tuple[Word, ...] = Field(default=(), strict=False)
    everywhere: tuple[Word, ...] = Field(default=(), strict=False)
    time_before: tuple[Word, ...] = Field(default=(), strict=False)
    time_nouns: tuple[Word, ...] = Field(default=(), strict=False)
    again: tuple[Word, ...] = Field(default=(), strict=False)
    relative: tuple[Word, ...] = Field(default=(), strict=False)
