"""What a person expects a sheet to say: the contents of `<stem>.expected.toml`, beside the sheet.

A kind of fact that the file does not mention is not checked. One that it does mention is checked both ways: what is expected
must be found, and what is found must be expected (unless `complete = false`).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from factsheet_extract.model.edge import Edge
from factsheet_extract.model.quantity import Comparator, Kind, Status
from factsheet_extract.model.record import Dimension, JsonNumber

EXPECTED_SUFFIX: Final = ".expected.toml"

# "1 %", "0.5%": a share of the expected value. A bare number is in the figure's own unit.
_SHARE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?%")
Tolerance: TypeAlias = JsonNumber | Annotated[str, Field(pattern=rf"^{_SHARE.pattern}$")]
Confidence: TypeAlias = Literal["pending", "verified"]


class Expected(Edge):
    """What every expectation says of itself: whether a person has compared it with the page, who, and when."""

    status: Confidence = "pending"
    checked_by: str | None = None
    checked_on: dt.date | None = None
    note: str | None = None


class Named(Expected):
    """An expectation that is named by the family's concept, by the label on the page, or by both."""

    concept: str | None = None
    label: str | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.concept is None and self.label is None:
            raise ValueError("give the concept, the label, or both")
        return self


class ExpectedFigure(Named):
    """One figure, named by concept or label, told apart by scope and dimensions.

    Only what is written is compared. `value`, `low` and `high` are compared by printed precision, or within `tolerance`: a
    number in the figure's unit, or a share ("1 %"). `printed` is a printed form that the found figure must agree with.
    `flag` is the record's status: reported, suppressed, low_sample, corrected.
    """

    value: JsonNumber | None = None
    low: JsonNumber | None = None
    high: JsonNumber | None = None
    printed: str | None = None
    kind: Kind | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    scope: list[str] | None = None
    dimensions: dict[str, Dimension] = Field(default_factory=dict)
    members: list[str] | None = None
    flag: Status | None = None
    tolerance: Tolerance | None = None

    def margin(self, wanted: Decimal) -> Decimal:
        """Give the tolerance around `wanted` in the figure's unit; 0 where none is written."""
        if not isinstance(self.tolerance, str):
            return Decimal(str(self.tolerance or 0))
        share = _SHARE.fullmatch(self.tolerance)
        return abs(wanted) * Decimal(share.group(1)) / 100 if share else Decimal(0)


class ExpectedTheme(Named):
    """One theme, named by concept or label: how many of which scopes deal with it."""

    count: JsonNumber | None = None
    scope: list[str] | None = None


class ExpectedRole(Expected):
    """One role: who does what, for how many, for which ones, since when."""

    actor: str
    role: str
    count: JsonNumber | None = None
    objects: list[str] | None = None
    since: str | None = None


class ExpectedDefinition(Expected):
    """One short form and what it stands for."""

    term: str
    expansion: str | None = None


class ExpectedEvent(Expected):
    """One event, named by its name, its rank, or both."""

    name: str | None = None
    ordinal: int | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if self.name is None and self.ordinal is None:
            raise ValueError("give the name, the ordinal, or both")
        return self


class Waiver(Edge):
    """A finding that a person has looked at and accepts, and why.

    `code` is the finding's code. `fact` narrows it to findings that name this fact, `quote` to those whose message or evidence
    holds these words.
    """

    code: str
    reason: Annotated[str, Field(min_length=1)]
    fact: str | None = None
    quote: str | None = None


class Expectations(Edge):
    """A whole expected file."""

    family: str | None = None
    edition: str | None = None
    language: str | None = None
    complete: bool = True
    figures: list[ExpectedFigure] | None = None
    themes: list[ExpectedTheme] | None = None
    roles: list[ExpectedRole] | None = None
    definitions: list[ExpectedDefinition] | None = None
    events: list[ExpectedEvent] | None = None
    waivers: list[Waiver] = Field(default_factory=list)

    def entries(self) -> tuple[Expected, ...]:
        """Give every expected fact, kind by kind."""
        kinds = (self.figures, self.themes, self.roles, self.definitions, self.events)
        return tuple(entry for kind in kinds for entry in kind or ())
