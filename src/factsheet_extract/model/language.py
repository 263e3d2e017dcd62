"""A language as data: the words that numbers, dates, units, qualifiers and references are made of.

One TOML file a language, every table word -> value. Words are written as they are printed, with their accents; the reader
folds case and accents, so one entry stands for "Près de", "près de" and "PRES DE".
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, field_validator

from factsheet_extract.model.edge import Edge
from factsheet_extract.model.language_relations import Relations
from factsheet_extract.model.quantity import Comparator, Reason
from factsheet_extract.model.subject_words import HeadWords, SubjectWords

Word = Annotated[str, Field(min_length=1, max_length=60)]
Exact = Annotated[Decimal, Field(strict=False)]


class Separators(Edge):
    """How this language prints numbers where the document does not show it: the decimal mark, and the words spoken for it.

    With `spaces` a blank groups digits whatever else a document groups them with.
    """

    decimal: Annotated[str, Field(pattern=r"^[.,]$")]
    spoken: tuple[Word, ...] = Field(default=(), strict=False)
    spaces: bool = False


class Numerals(Edge):
    """Number words and their values.

    `cardinals` add up (twenty, one, doscientos), `hundreds` multiply what stands before them within a group (cent), `scales`
    close a group (mille, million). `abbreviations` are scales printed after digits (k, M, Md; case matters). `collectives`
    (dozen, vingtaine) stand for a round number. `ordinals` end a spelled rank, `denominators` a spelled fraction, `halves` are
    fractions by themselves (half, moitié), those in `halves_alone` with no scale after them either. `joiners` stand inside a
    number (et, y, and). `doubtful` cardinals are also adjectives (neuf), `vague` words say nothing exact when alone (thousands,
    des milliers). `over` divides, by any number or only a part by its whole. A `loose` word for the decimal mark is also a
    common word (con). `vigesimal` allows soixante-dix; `bare` says that hundred stands without one (cent, never un cent);
    `year_pairs` reads nineteen seventy-three. Before `part_after` words "a third" is a part (a third more), before another noun
    one more of its kind (a third quarter); after a `rank_articles` word a rank is a part only before those (una novena parte).
    """

    cardinals: dict[Word, int]
    hundreds: dict[Word, int] = Field(default_factory=dict)
    scales: dict[Word, int]
    abbreviations: dict[Word, int] = Field(default_factory=dict)
    collectives: dict[Word, int] = Field(default_factory=dict)
    ordinals: dict[Word, int] = Field(default_factory=dict)
    ordinal_suffixes: tuple[Word, ...] = Field(default=(), strict=False)
    denominators: dict[Word, int] = Field(default_factory=dict)
    denominator_suffixes: tuple[Word, ...] = Field(default=(), strict=False)
    halves: dict[Word, Exact] = Field(default_factory=dict)
    doubtful: tuple[Word, ...] = Field(default=(), strict=False)
    halves_alone: tuple[Word, ...] = Field(default=(), strict=False)
    multiples: dict[Word, int] = Field(default_factory=dict)
    joiners: tuple[Word, ...] = Field(default=(), strict=False)
    fraction_joiners: tuple[Word, ...] = Field(default=(), strict=False)
    minus: tuple[Word, ...] = Field(default=(), strict=False)
    vague: tuple[Word, ...] = Field(default=(), strict=False)
    over: dict[Word, Literal["any", "part"]] = Field(default_factory=dict)
    loose: tuple[Word, ...] = Field(default=(), strict=False)
    vigesimal: bool = False
    bare: bool = False
    year_pairs: bool = False
    part_after: tuple[Word, ...] = Field(default=(), strict=False)
    rank_articles: tuple[Word, ...] = Field(default=(), strict=False)


class Articles(Edge):
    """Words that are both article and number (un, a, one): `words` -> 1, and the words beside them that make them a number.

    A `number_after` word right after the article (and `number_before` right before) shows that it counts; `pronoun_after` and
    `pronoun_before` show that it does not ("one of the", "no one").
    """

    words: dict[Word, int]
    counts: tuple[Word, ...] = Field(default=(), strict=False)
    number_before: tuple[Word, ...] = Field(default=(), strict=False)
    number_after: tuple[Word, ...] = Field(default=(), strict=False)
    pronoun_before: tuple[Word, ...] = Field(default=(), strict=False)
    pronoun_after: tuple[Word, ...] = Field(default=(), strict=False)


class Calendar(Edge):
    """Months and weekdays with their abbreviations, words that join the parts of a date, words that make a number a year.

    `doubtful` months are also common words (may, march): without a capital they need a day and a year. `clock` words stand
    behind an hour, `anchors` between a length of time and its date (two weeks before May 13), `clock_cues` before it,
    `price_cues` before the year of prices (in 2017 dollars).
    """

    months: dict[Word, Annotated[int, Field(ge=1, le=12)]]
    weekdays: dict[Word, Annotated[int, Field(ge=1, le=7)]]
    joiners: tuple[Word, ...] = Field(default=(), strict=False)
    until: tuple[Word, ...] = Field(default=(), strict=False)
    year_cues: tuple[Word, ...] = Field(default=(), strict=False)
    day_cues: tuple[Word, ...] = Field(default=(), strict=False)
    periods: tuple[Word, ...] = Field(default=(), strict=False)
    clock: tuple[Word, ...] = Field(default=(), strict=False)
    clock_cues: tuple[Word, ...] = Field(default=(), strict=False)
    anchors: tuple[Word, ...] = Field(default=(), strict=False)
    price_cues: tuple[Word, ...] = Field(default=(), strict=False)
    day_first: bool = True
    doubtful: tuple[Word, ...] = Field(default=(), strict=False)


class Units(Edge):
    """What is measured in: `measures` and `ages` give Pint's name, `money` the ISO 4217 code, `percent` the words for it.

    `cents` are hundredths of a currency unit, `sums` words that mean money only by the million (9 billion pounds), `aged`
    words before an age in years, `points` percentage points and the like. `per` opens the base of a rate ("per 1,000",
    "par jour"), `bases` what it may be counted by besides units (habitant), `not_per` words show that none is meant (a year
    earlier), `adjectives` stand between a number and its unit (les 10 derniers jours), `out_of` opens the whole of a ratio
    ("one in four"), `of` joins a scale to its noun (millions de); behind `bases_before` stands
    nothing but the base of a rate (for every 100).
    """

    measures: dict[Word, str]
    ages: dict[Word, str] = Field(default_factory=dict)
    temperatures: dict[Word, str] = Field(default_factory=dict)
    money: dict[Word, Annotated[str, Field(pattern=r"^[A-Z]{3}$")]]
    cents: dict[Word, Annotated[str, Field(pattern=r"^[A-Z]{3}$")]] = Field(default_factory=dict)
    sums: dict[Word, Annotated[str, Field(pattern=r"^[A-Z]{3}$")]] = Field(default_factory=dict)
    aged: tuple[Word, ...] = Field(default=(), strict=False)
    percent: tuple[Word, ...] = Field(default=(), strict=False)
    points: dict[Word, str] = Field(default_factory=dict)
    per: tuple[Word, ...] = Field(default=(), strict=False)
    bases: tuple[Word, ...] = Field(default=(), strict=False)
    adjectives: tuple[Word, ...] = Field(default=(), strict=False)
    not_per: tuple[Word, ...] = Field(default=(), strict=False)
    out_of: tuple[Word, ...] = Field(default=(), strict=False)
    of: tuple[Word, ...] = Field(default=(), strict=False)
    bases_before: tuple[Word, ...] = Field(default=(), strict=False)


class Qualifiers(Edge):
    """Words that say how exact a figure is: before it, after it, with a negation in them; goals; ranges.

    `rises` and `falls` stand before what is a change (a rise of 40), `compared` words behind one (0.9 points less), with `than`
    behind them where it has another unit (2 euros more than), and behind `times` (three times higher), as `times_of` words do
    (three times the level). After a `phrasal` participle no "up" or "down" is a move: it is the verb's own (taken up by 40).
    """

    before: dict[Word, Comparator]
    after: dict[Word, Comparator] = Field(default_factory=dict)
    negated: dict[Word, Comparator] = Field(default_factory=dict)
    targets: tuple[Word, ...] = Field(default=(), strict=False)
    moves: tuple[Word, ...] = Field(default=(), strict=False)
    rises: tuple[Word, ...] = Field(default=(), strict=False)
    falls: tuple[Word, ...] = Field(default=(), strict=False)
    phrasal: tuple[Word, ...] = Field(default=(), strict=False)
    between: dict[Word, Word] = Field(default_factory=dict)
    to: tuple[Word, ...] = Field(default=(), strict=False)
    fillers: tuple[Word, ...] = Field(default=(), strict=False)
    links: tuple[Word, ...] = Field(default=(), strict=False)
    compared: tuple[Word, ...] = Field(default=(), strict=False)
    times: tuple[Word, ...] = Field(default=(), strict=False)
    times_of: tuple[Word, ...] = Field(default=(), strict=False)
    than: tuple[Word, ...] = Field(default=(), strict=False)


class References(Edge):
    """Words before (or after) a number that make it no figure, and the reason they give.

    `confidence` words stand beside the level of an interval ("95 % CI", "IC à 95 %"), `index_bases` before the round number
    that an index begins with ("base 100 in 2015"); neither is a figure of the sheet. `postal` gives the forms of codes of
    towns, with 9 for a digit, A for a capital and Aa for a name ("AA 99999", "99999 Aa", "(99999)").
    """

    before: dict[Word, Reason]
    after: dict[Word, Reason] = Field(default_factory=dict)
    postal: tuple[Word, ...] = Field(default=(), strict=False)
    roman_before: tuple[Word, ...] = Field(default=(), strict=False)
    roman_after: tuple[Word, ...] = Field(default=(), strict=False)
    confidence: tuple[Word, ...] = Field(default=(), strict=False)
    index_bases: tuple[Word, ...] = Field(default=(), strict=False)


class Phrases(Edge):
    """Function words by which a noun phrase is found without a model: what cannot begin it, what may join it, what ends it.

    `plurals` are plural nouns without a final s, `alike` those that are the same in the singular (cas); `head_last` says that
    the noun stands behind its adjectives (new cases).
    """

    determiners: tuple[Word, ...] = Field(default=(), strict=False)
    linkers: tuple[Word, ...] = Field(default=(), strict=False)
    stops: tuple[Word, ...] = Field(default=(), strict=False)
    plurals: tuple[Word, ...] = Field(default=(), strict=False)
    alike: tuple[Word, ...] = Field(default=(), strict=False)
    head_last: bool = False


class Language(Edge):
    """One language. `sha256` is the digest of its file; `relations` holds the words for names, roles and definitions."""

    code: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    name: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    separators: Separators
    numerals: Numerals
    articles: Articles
    calendar: Calendar
    units: Units
    qualifiers: Qualifiers
    references: References
    phrases: Phrases
    relations: Relations | None = None
    subjects: SubjectWords = Field(default_factory=SubjectWords)
    heads: HeadWords = Field(default_factory=HeadWords)

    def __hash__(self) -> int:
        """Hash by file digest: lexicons built from a language are cached by it."""
        return hash((self.code, self.sha256))

    @field_validator("relations", mode="before")
    @classmethod
    def _absent(cls, given: object) -> object:
        return given or None
