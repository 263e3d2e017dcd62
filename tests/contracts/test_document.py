"""What a document tells of its own parts."""

from __future__ import annotations

from dataclasses import replace

from factsheet_extract.model.document import Box, Word
from tests.factories import Draft


def test_children_are_the_blocks_that_stand_under_one() -> None:
    """Points under a point are its children, in reading order; points under others, and a paragraph, have none of them."""
    draft = Draft()
    first, second = draft.item("Regional"), draft.item("Global")
    under = [draft.item("Africa", parent=first), draft.item("One", parent=second), draft.item("Asia", parent=first)]
    document = draft.document()
    assert list(document.children(first)) == [under[0], under[2]]
    assert list(document.children(under[0])) == []


def test_a_word_is_found_by_the_character_it_begins_with() -> None:
    """Only the first character of a word finds it."""
    draft = Draft()
    draft.add("12 pays")
    document = draft.document()
    box = Box(0, 0, 1, 1)
    words = (Word(0, 2, 1, 0, box), Word(3, 7, 1, 0, box))
    document = replace(document, words=words)
    assert [document.word_from(offset) for offset in (0, 1, 3, 8)] == [words[0], None, words[1], None]
