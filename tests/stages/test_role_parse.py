"""Numbers that only the parse of a sentence ties to a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.model.layers import Roles
from factsheet_extract.stages.spacy_bridge import load_model
from tests.stages.reading import annotated

if TYPE_CHECKING:
    from factsheet_extract.model.context import Model

LEAD = "L'OIM soutient les MCIM. "
TIED = [
    ("L'OIM est observatrice auprès de 19 cadres de concertation.", "observer", 19),
    ("Elle assure le secrétariat technique de douze dialogues régionaux.", "technical_secretariat", 12),
    ("Douze dialogues régionaux ont confié leur secrétariat technique à l'OIM.", "technical_secretariat", 12),
    ("L'OIM apporte un appui administratif à quatre groupements.", "administrative_support", 4),
    ("Elle héberge, dans ses locaux, les secrétariats permanents de deux dialogues.", "host_secretariat", 2),
    ("Le statut d'observateur lui a été accordé par 19 groupements d'Etats.", "observer", 19),
]
LOOSE = [
    "L'OIM emploie 120 personnes et assure le secrétariat technique des MCIM.",
    "Avec un budget de 3 millions de dollars, l'OIM assure le secrétariat technique de plusieurs MCIM.",
    "L'OIM est observatrice auprès des MCIM, qui réunissent 180 pays.",
    "Elle fournit un appui administratif aux MCIM depuis trois bureaux régionaux.",
]


def counted(text: str, model: Model | None) -> list[tuple[str, int, str]]:
    """Give role, number and rule of each role with a number."""
    found = annotated(LEAD + text, "fr", model=model).layer(Roles).roles
    return [(one.role, int(one.count), one.rule) for one in found if one.count is not None]


@pytest.mark.parametrize(("text", "role", "count"), TIED)
def test_the_parse_adds_a_number_that_patterns_miss(text: str, role: str, count: int) -> None:
    """The family has no word for these bodies; the parse sees that their noun hangs on the role."""
    assert counted(text, None) == []
    assert counted(text, load_model("fr")) == [(role, count, "roles.parse")]


@pytest.mark.parametrize("text", LOOSE)
def test_a_number_that_hangs_on_something_else_stays_loose(text: str) -> None:
    """Staff, money, countries and offices in the same sentence are no bodies that the role is held in."""
    assert counted(text, load_model("fr")) == []


def test_what_patterns_found_is_not_asked_again() -> None:
    """A sentence whose role has its number is not parsed."""
    text = "L'OIM est observatrice auprès de 19 MCIM et emploie 120 personnes."
    assert counted(text, load_model("fr")) == counted(text, None) == [("observer", 19, "roles.cue_first")]
