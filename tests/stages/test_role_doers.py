"""Who a role is said of, where the sentence does not say it in so many words."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Roles
from tests.stages.reading import annotated

HEADS = {"fr": "## Rôle de l'OIM\n\n", "en": "## Role of IOM\n\n", "es": "## Función de la OIM\n\n"}


def told(text: str, language: str) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Give role, number and names of each role under the publisher's heading."""
    found = annotated(HEADS[language] + text, language).layer(Roles).roles
    return [(one.role, None if one.count is None else int(one.count), one.objects) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "role", "count"),
    [
        ("en", "Administrative support projects are under way for five ISCMs.", "administrative_support", 5),
        ("en", "Another six receive administrative support.", "administrative_support", 6),
        ("en", "Observer in 21 ISCMs", "observer", 21),
        ("fr", "Des projets d'appui administratif sont en cours pour cinq MCIM.", "administrative_support", 5),
        ("fr", "Onze MCIM bénéficient de services de secrétariat technique.", "technical_secretariat", 11),
        ("es", "Se prestan servicios de secretaría técnica a 12 MCIM.", "technical_secretariat", 12),
    ],
)
def test_a_sentence_without_an_actor_speaks_of_the_headings(language: str, text: str, role: str, count: int) -> None:
    """It begins with the role or with the bodies it is for."""
    assert told(text, language) == [(role, count, ())]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Administrative support projects are carried out for five ISCMs by host governments."),
        ("fr", "Deux MCIM ont un secrétariat technique assuré par un autre organisme."),
        ("es", "La secretaría técnica de dos MCIM es ejercida por un gobierno."),
    ],
)
def test_a_role_that_somebody_else_holds_is_not_the_headings(language: str, text: str) -> None:
    """An agent who is no actor of the family is printed."""
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "At the request of its members, the technical secretariat of 12 ISCMs is entrusted to IOM.", 12),
        ("fr", "Pour neuf MCIM, l'OIM tient lieu de secrétariat technique.", 9),
        ("es", "14 MCIM han pedido a la OIM que se encargue de la secretaría técnica.", 14),
    ],
)
def test_an_actor_beside_its_role_needs_no_known_verb(language: str, text: str, count: int) -> None:
    """The actor stands before the role, or behind the verb that follows it."""
    assert told(text, language) == [("technical_secretariat", count, ())]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two secretariats are housed at IOM (GFMD and IGC)."),
        ("fr", "Deux secrétariats sont hébergés à l'OIM (GFMD et IGC)."),
        ("es", "Dos secretarías están alojadas en la OIM (GFMD e IGC)."),
    ],
)
def test_the_place_where_a_secretariat_is_housed_is_its_host(language: str, text: str) -> None:
    """ "At" stands for "by" where the role needs a noun of its own."""
    assert told(text, language) == [("host_secretariat", 2, ("GFMD", "IGC"))]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("fr", "L'OIM est observatrice auprès d'un MCIM.", "observer"),
        ("fr", "L'OIM accueille un seul secrétariat, celui des CIG.", "host_secretariat"),
        ("es", "La OIM alberga una sola secretaría, la de las CIG.", "host_secretariat"),
        ("fr", "Elle gère un projet d'appui administratif pour un autre MCIM.", "administrative_support"),
    ],
)
def test_an_article_before_the_body_counts_it(language: str, text: str, role: str) -> None:
    """One body, said with the article."""
    assert [(one[0], one[1]) for one in told(text, language)] == [(role, 1)]


def test_a_list_in_one_line_gives_each_role_its_number() -> None:
    """A role heads a point within a line where its number stands right behind it."""
    text = "Part taken by IOM (number of ISCMs): observer 21, technical secretariat 13, administrative support 5."
    assert told(text, "en") == [("observer", 21, ()), ("technical_secretariat", 13, ()), ("administrative_support", 5, ())]


def test_a_sum_before_its_list_is_no_role() -> None:
    """The numbers behind the colon are the roles' own, their noun left out."""
    text = "Sixteen ISCMs are served by IOM: 12 with a technical secretariat, 4 with administrative support."
    assert told(text, "en") == [("technical_secretariat", 12, ()), ("administrative_support", 4, ())]


def test_what_a_passive_speaks_of_is_organized_though_no_name_is_known() -> None:
    """The words before the verb, without their article."""
    text = "The annual gatherings of presidents have been organized by IOM since 2004."
    (one,) = annotated(text, "en").layer(Roles).roles
    assert (one.role, one.objects, one.since) == ("organizer", ("annual gatherings of presidents",), "2004")


def test_a_rows_label_may_say_since_when() -> None:
    """A year without "since" is no first year."""
    rows = "| Role | For |\n|---|---|\n| Organizer, since 2005 | global RCP meetings |\n| Observer (2016) | 18 |"
    found = annotated(HEADS["en"] + rows, "en").layer(Roles).roles
    assert [(one.role, one.since) for one in found] == [("organizer", "2005"), ("observer", None)]


def test_a_generic_verb_gives_way_to_the_role_it_is_about() -> None:
    """ "se apoyan en ella para … apoyo administrativo" is said of the administrative support alone."""
    text = "La OIM acompaña a los MCIM. Otros cinco se apoyan en ella para las tareas de apoyo administrativo."
    assert told(text, "es") == [("administrative_support", 5, ())]
