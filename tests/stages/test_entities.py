"""Names and what found them."""

from __future__ import annotations

from factsheet_extract.model.context import NamedSpan, Token
from factsheet_extract.model.layers import Entities
from tests.stages.reading import annotated


class Fake:
    """A model that finds the word "Ouagadougou", and "Suisse" as a person."""

    name = "fake"
    version = "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def parse(self, sentences: list[str]) -> list[tuple[Token, ...]]:
        """Parse nothing."""
        return [() for _ in sentences]

    def names(self, sentences: list[str]) -> list[tuple[NamedSpan, ...]]:
        """Find the two words."""
        self.asked += sentences
        words = (("Ouagadougou", "LOC"), ("Suisse", "PER"))
        return [
            tuple(NamedSpan(text.index(word), text.index(word) + len(word), label) for word, label in words if word in text)
            for text in sentences
        ]


def names(text: str, **options: object) -> list[tuple[str, str, str, str | None]]:
    """Give text, label, rule and code of each name."""
    layers = annotated(text, "fr", **options)  # type: ignore[arg-type]
    from factsheet_extract.model.layers import Sections

    passages = layers.layer(Sections).passages
    return [
        (passages[one.place.passage].text[one.place.start : one.place.end], one.label, one.rule, one.code)
        for one in layers.layer(Entities).entities
    ]


def test_the_family_knows_names_in_any_inflection() -> None:
    """A name of the family has its code."""
    assert names("Les CIG et les réunions mondiales des PCR.") == [
        ("CIG", "ORG", "entities.family", "IGC"),
        ("réunions mondiales des PCR", "EVENT", "entities.family", "GLOBAL_RCP_MEETING"),
    ]


def test_countries_are_known_without_a_family() -> None:
    """CLDR spells territories in the sheet's language."""
    assert names("La Suisse et le Burkina Faso ont signé.", family=None) == [
        ("Suisse", "LOC", "entities.territory", "CH"),
        ("Burkina Faso", "LOC", "entities.territory", "BF"),
    ]


def test_a_model_adds_names_and_takes_none_away() -> None:
    """What a better source found stays; the rest of the model's names are added."""
    model = Fake()
    found = names("La délégation de Suisse est venue de Ouagadougou.", family=None, model=model)
    assert [(text, label, rule) for text, label, rule, _ in found] == [
        ("Suisse", "LOC", "entities.territory"),
        ("Ouagadougou", "LOC", "entities.model"),
    ]


def test_a_model_reads_only_sentences_that_may_hold_a_name() -> None:
    """A sentence without a capital inside, and a short cell, are not given to the model."""
    model = Fake()
    names("Les pays ont tous répondu à temps.\n\n| Lyon | Paris |\n|---|---|\n| 1 | 2 |\n", family=None, model=model)
    assert model.asked == []
