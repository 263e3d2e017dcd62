"""Numbers and quantities as spans of a text, before anyone knows what they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

Kind: TypeAlias = Literal["count", "percent", "money", "rate", "measure", "ratio", "change", "range"]
Comparator: TypeAlias = Literal["=", ">=", "<=", ">", "<", "~"]
Status: TypeAlias = Literal["reported", "suppressed", "low_sample", "corrected"]
Form: TypeAlias = Literal["digits", "words", "mixed", "roman", "fraction"]
Role: TypeAlias = Literal["cardinal", "ordinal", "fraction", "article", "collective", "multiple"]
Reason: TypeAlias = Literal[
    "date", "year", "time", "page_number", "footnote_mark", "reference", "phone", "address", "identifier", "article",
    "ordinal", "axis", "list_marker", "url", "edition", "name", "repeated", "dimension",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """A number that is no figure: text[start:end] and why. `value` is the ISO 8601 date or interval ("2017-10-10/2017-10-11")
    of a date, the whole year of a year, the rank of an ordinal, else None."""

    start: int
    end: int
    reason: Reason
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: text[start:end], its exact value, and `step`, the worth of its last digit (25.1 million: 100000).

    `ambiguous` is set where the separator could mean thousands or decimals ("1.234"). `role` says what sort of number it is;
    an "article" is un, a, one standing alone.
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    form: Form = "digits"
    ambiguous: bool = False
    role: Role = "cardinal"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what is printed about it: text[start:end] covers number, scale word, sign and unit.

    `numbers` are the numbers inside it in printed order. `value` is the point estimate, None where only two ends or nothing
    is printed; `low` and `high` the ends of a range or interval. Percent stays percent (64.1, "%"). `cue` is the slice of the
    words that gave the comparator. `target` is set for a goal rather than an observation, `negated` for "no more than".
    """

    start: int
    end: int
    kind: Kind
    value: Decimal | None
    numbers: tuple[Number, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = "="
    status: Status = "reported"
    cue: tuple[int, int] | None = None
    target: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What a text holds: its figures and the numbers that are no figures, each in printed order."""

    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()
