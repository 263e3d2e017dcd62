"""Names that a document shows to be places, and names that only look like them."""

from __future__ import annotations

from factsheet_extract.languages import load_language
from factsheet_extract.model.passage import read_block
from factsheet_extract.stages.subjects.lexicon import lexicon_of
from factsheet_extract.stages.subjects.names import document_places
from tests.factories import Draft


def shown(*texts: str) -> tuple[bool, bool]:
    """Tell whether Arvana is known for a place after these points of a sheet, and whether it is known for something else."""
    draft = Draft()
    for text in texts:
        draft.add(text, "item")
    document = draft.document()
    passages = [read_block(document, index) for index in range(len(document.blocks))]
    language = load_language("fr")
    places = document_places(document, passages, lexicon_of(language), "fr")
    return bool(places.names.at(("arvana",), 0)), "arvana" in places.others


def test_a_name_after_a_word_for_places_is_one() -> None:
    """ "à Arvana" shows that Arvana is a place, wherever else it is printed."""
    assert shown("3 cas ont été notifiés à Arvana", "Arvana : 5") == (True, False)


def test_a_name_that_names_something_else_is_no_place() -> None:
    """A name that stands behind a noun as often as it seems a place names what the noun says."""
    assert shown("13 morts du virus Arvana", "la lutte contre le virus Arvana", "la réponse à Arvana") == (False, True)


def test_one_noun_before_a_name_does_not_decide() -> None:
    """A single noun before the name may be a slip ("le centre Arvana"); the place stays one."""
    assert shown("le centre Arvana est ouvert", "3 cas ont été notifiés à Arvana") == (True, False)
