"""Meetings by rank, place and date."""

from __future__ import annotations

import pytest

from factsheet_extract.model.layers import Events
from tests.stages.reading import annotated


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "La septième réunion mondiale des PCR s'est tenue à Genève les 10 et 11 octobre 2017.", "Genève"),
        ("fr", "Septième réunion mondiale des PCR (Genève, 10-11 octobre 2017)", "Genève"),
        ("en", "The seventh Global RCP Meeting was held in Geneva on 10-11 October 2017.", "Geneva"),
        ("en", "The 7th edition took place in Port of Spain on 10 and 11 October 2017.", "Port of Spain"),
        ("es", "La séptima reunión se celebró en Ginebra los días 10 y 11 de octubre de 2017.", "Ginebra"),
    ],
)
def test_a_meeting_has_rank_place_and_dates(language: str, text: str, place: str) -> None:
    """Whatever the order, the ISO dates are those of the text."""
    found = annotated(text, language).layer(Events).events
    assert [(one.ordinal, one.place, one.start, one.end) for one in found] == [(7, place, "2017-10-10", "2017-10-11")]


def test_an_edition_is_one_of_the_meeting_named_before() -> None:
    """ "La septième édition" has the name of the sentence before."""
    text = "L'OIM organise des réunions mondiales des PCR. La septième édition s'est tenue à Lima le 3 mai 2017."
    found = annotated(text).layer(Events).events
    assert [(one.name, one.start, one.end) for one in found] == [("réunions mondiales des PCR", "2017-05-03", "2017-05-03")]


def test_two_meetings_of_one_sentence_keep_their_own_dates() -> None:
    """The second rank has no noun, but a place and a date."""
    text = "The third Global RCP Meeting took place in Gaborone on 25 October 2011; the fourth, in Lima on 22 May 2013."
    found = annotated(text, "en").layer(Events).events
    assert [(one.ordinal, one.place, one.start) for one in found] == [(3, "Gaborone", "2011-10-25"), (4, "Lima", "2013-05-22")]


@pytest.mark.parametrize("text", ["Au premier trimestre, 12 pays ont répondu.", "Le troisième pays est le Mali."])
def test_a_rank_of_something_else_is_no_meeting(text: str) -> None:
    """A rank needs a meeting after it."""
    assert annotated(text).layer(Events).events == ()
