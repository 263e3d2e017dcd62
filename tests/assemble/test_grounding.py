"""Evidence is a slice of the text, cut where the page is, never invented."""

from __future__ import annotations

import dataclasses

import pytest

from factsheet_extract.assemble.grounding import Prover
from factsheet_extract.errors import UngroundedValue
from factsheet_extract.model.document import Block, Box, Document, Page, Segment, Word
from factsheet_extract.model.layers import Place
from factsheet_extract.model.passage import read_block
from tests.factories import Draft, make_source


def prover_of(document: Document) -> Prover:
    """Give a prover over every block of the document."""
    return Prover(document, [read_block(document, index) for index in range(len(document.blocks))])


def whole(prover: Prover, passage: int) -> Place:
    """Give the place of a whole passage."""
    return Place(passage, 0, len(prover.passages[passage].text))


def over_a_page_break() -> Document:
    """Give one paragraph whose two halves stand on two pages, with the running foot of the first in between."""
    text = "12 States met\nFoot 1\n\fin 2 regions\n"
    halves = (Segment(0, 14), Segment(text.index("in 2"), text.index("\n", 25)))
    foot = text.index("Foot")
    return Document(
        source=make_source(pages=2),
        reader="test",
        text=text,
        pages=(Page(1, 0, text.index("\f") + 1), Page(2, text.index("\f") + 1, len(text))),
        blocks=(Block("paragraph", 1, halves), Block("footer", 1, (Segment(foot, foot + 6),))),
    )


def test_a_quote_is_the_slice_it_names():
    """The quote equals the document's text between start and end."""
    draft = Draft()
    draft.add("15 active mechanisms")
    prover = prover_of(draft.document())

    (evidence,) = prover.evidence([Place(0, 0, 9)], "rule")

    assert evidence.quote == "15 active"
    assert prover.document.text[evidence.start : evidence.end] == evidence.quote


def test_a_sentence_over_a_page_break_is_two_evidences():
    """Each page has its own piece, and the running foot between them is in neither."""
    prover = prover_of(over_a_page_break())

    pieces = prover.evidence([whole(prover, 0)], "rule")

    assert [(piece.page, piece.quote.strip()) for piece in pieces] == [(1, "12 States met"), (2, "in 2 regions")]


def test_the_piece_that_holds_the_figure_comes_first():
    """A figure on the second page is proved by the second page before the first."""
    prover = prover_of(over_a_page_break())
    figure = prover.passages[0].text.index("2 regions")

    pieces = prover.evidence([whole(prover, 0)], "rule", first=Place(0, figure, figure + 1))

    assert [piece.page for piece in pieces] == [2, 1]


def test_the_cells_of_a_row_are_one_quote():
    """A table row whose cells are parted by tabs is quoted whole."""
    draft = Draft()
    draft.table([["Women", "12", "14"], ["Men", "3", "4"]])
    prover = prover_of(draft.document())

    (evidence,) = prover.evidence([whole(prover, index) for index in range(3)], "rule")

    assert evidence.quote == "Women\t12\t14"


def test_no_place_is_no_evidence():
    """A value without a place is refused."""
    prover = prover_of(Draft().document())

    with pytest.raises(UngroundedValue, match="some_rule"):
        prover.evidence([], "some_rule")


def test_boxes_are_one_a_printed_line():
    """A quote over two printed lines has two boxes, each the hull of its words."""
    draft = Draft()
    draft.add("12 States met")
    words = (
        Word(0, 2, 1, 0, Box(10, 10, 20, 20)),
        Word(3, 9, 1, 0, Box(25, 10, 60, 20)),
        Word(10, 13, 1, 1, Box(10, 22, 30, 32)),
    )
    prover = prover_of(dataclasses.replace(draft.document(), words=words))

    (evidence,) = prover.evidence([whole(prover, 0)], "rule")

    assert evidence.boxes == ((10.0, 10.0, 60.0, 20.0), (10.0, 22.0, 30.0, 32.0))


def test_the_box_of_a_part_of_a_word_is_that_part():
    """Where the reader knows each character's edge, "68" in "68*" has the box of two characters."""
    draft = Draft()
    draft.add("68*")
    word = Word(0, 3, 1, 0, Box(10, 10, 25, 20), edges=(10, 15, 20, 25))
    prover = prover_of(dataclasses.replace(draft.document(), words=(word,)))

    (evidence,) = prover.evidence([Place(0, 0, 2)], "rule")

    assert evidence.boxes == ((10.0, 10.0, 20.0, 20.0),)
