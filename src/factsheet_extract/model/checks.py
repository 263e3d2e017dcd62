"""What a family says must hold between its figures: sums, orders and bounds, as data in the family's TOML.

A figure is named by its concept. A check whose figures are not all printed on the sheet says nothing; a figure that is printed
several times with other dimensions is held by each set of dimensions on its own.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, model_validator

from factsheet_extract.model.edge import Edge

Concept = Annotated[str, Field(min_length=1)]


class SumCheck(Edge):
    """The parts add up to the whole, as far as the printed precision tells.

    [[checks]]
    kind = "sum"
    total = "mechanisms.active"
    parts = ["rcp.active", "irf.active", "global.active"]
    """

    kind: Literal["sum"]
    total: Concept
    parts: Annotated[list[Concept], Field(min_length=2)]


class OrderCheck(Edge):
    """Each figure is at most the next one.

    [[checks]]
    kind = "order"
    ascending = ["countries.rcp", "countries.irf", "countries.global"]
    """

    kind: Literal["order"]
    ascending: Annotated[list[Concept], Field(min_length=2)]


class BoundCheck(Edge):
    """Figures stay between numbers, or under the sum of other figures.

    `of` says which facts are held: figures by `concepts`; themes by `scope` (the same codes, in any order; every theme where
    it is empty); roles by `roles` (their counts are added up first, since one actor does not serve one body twice).

    [[checks]]
    kind = "bound"
    of = "themes"
    scope = ["RCP", "IRF"]
    at_most = ["rcp.active", "irf.active"]
    """

    kind: Literal["bound"]
    of: Literal["figures", "themes", "roles"]
    concepts: list[Concept] = Field(default_factory=list)
    scope: list[str] = Field(default_factory=list)
    roles: list[str] = Field(default_factory=list)
    at_most: list[Concept] = Field(default_factory=list)
    low: int | float | None = None
    high: int | float | None = None

    @model_validator(mode="after")
    def _says_something(self) -> BoundCheck:
        if not self.at_most and self.low is None and self.high is None:
            raise ValueError("a bound needs at_most, low or high")
        if self.of == "figures" and not self.concepts:
            raise ValueError("a bound on figures needs concepts")
        return self


FamilyCheck: TypeAlias = Annotated[SumCheck | OrderCheck | BoundCheck, Field(discriminator="kind")]
