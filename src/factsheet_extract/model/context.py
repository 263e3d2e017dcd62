"""What every stage may consult beside the document: the language's words, the family's words, and the model if any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.family import Family
    from factsheet_extract.model.language import Language


@dataclass(frozen=True, slots=True)
class Token:
    """One word as a statistical model sees it: text[start:end], lemma, part of speech, head (token index), relation."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name that a statistical model found: text[start:end] and its label (ORG LOC PER MISC)."""

    start: int
    end: int
    label: str


class Model(Protocol):
    """A trained model behind the one bridge; absent where none is installed for the language."""

    name: str
    version: str

    def parse(self, sentences: Sequence[str]) -> list[tuple[Token, ...]]:
        """Give the tokens of each sentence."""
        ...

    def names(self, sentences: Sequence[str]) -> list[tuple[NamedSpan, ...]]:
        """Give the names in each sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Context:
    """The words and the model a sheet is read with; `family` is None where no family recognises it."""

    language: Language
    family: Family | None = None
    model: Model | None = None
