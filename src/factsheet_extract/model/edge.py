"""The base of every pydantic model: strict, frozen, no unknown key."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Edge(BaseModel):
    """A value that crosses the edge of the program: a record, a family, a language, an expectation."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
