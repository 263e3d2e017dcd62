"""The stage that reads the figures of every passage, and what only the place on the page can tell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.document import Box, Word
from factsheet_extract.model.layers import CellHeads, Quantities, Sections, TableHeads
from factsheet_extract.model.passage import read_block
from factsheet_extract.stages.quantities.stage import find_quantities
from tests.factories import Draft, make_annotated

if TYPE_CHECKING:
    from factsheet_extract.model.document import Document


def read(document: Document, heads: dict[int, CellHeads] | None = None, code: str = "en") -> Quantities:
    """Run the stage over every block of a document as a passage."""
    passages = tuple(read_block(document, index) for index in range(len(document.blocks)))
    layers = (Sections(passages=passages), TableHeads(heads or {}))
    return find_quantities(make_annotated(document, *layers, language=code), Context(load_language(code)))


def test_every_passage_has_its_place() -> None:
    """Figures and references stand at the index of their passage."""
    draft = Draft()
    draft.heading("Title")
    draft.add("In 2017 there were 12 cases.")
    layer = read(draft.document())
    assert [len(found) for found in layer.quantities] == [0, 1]
    assert [[item.reason for item in found] for found in layer.references] == [[], ["year"]]


def test_the_document_decides_an_ambiguous_separator() -> None:
    """ "1.234" is read as the rest of the sheet prints its numbers."""
    for other, value in (("3,5 % and 2.345.678", 1234), ("3.5 % and 2,345,678", Decimal("1.234"))):
        draft = Draft()
        draft.add("There were 1.234 of them")
        draft.add(other)
        assert read(draft.document()).quantities[0][0].value == value


@pytest.mark.parametrize("kind", ["page_number", "axis", "header", "footer"])
def test_some_blocks_hold_no_figure(kind: str) -> None:
    """Running heads, page numbers and axis blocks give references only."""
    draft = Draft()
    draft.add("Report 12", kind)  # type: ignore[arg-type]
    layer = read(draft.document())
    assert layer.quantities == ((),)
    assert len(layer.references[0]) == 1


def cells(*texts: str) -> tuple[Document, dict[int, CellHeads]]:
    """Give a table of one column under a head, and heads for its data cells."""
    draft = Draft()
    draft.table([["Cases"], *[[text] for text in texts]], header_rows=1)
    return draft.document(), {index + 1: CellHeads(column=(0,)) for index in range(len(texts))}


@pytest.mark.parametrize("mark", ["*", "-", "–", "n/a", "na", "..", "…", "s/d", "[c]", "[low]"])
def test_a_lone_mark_in_a_column_of_numbers_is_a_suppressed_value(mark: str) -> None:
    """The value is missing and says so; the mark is its printed form."""
    document, heads = cells("12", mark)
    found = read(document, heads).quantities[2]
    assert [(item.value, item.status, item.start, item.end) for item in found] == [(None, "suppressed", 0, len(mark))]


def test_a_mark_among_words_is_none() -> None:
    """Where the column holds no number a dash is punctuation."""
    document, heads = cells("north", "-")
    assert read(document, heads).quantities[2] == ()


def test_a_missing_value_beside_numbers_is_suppressed() -> None:
    """A column cut short by the page still has its row: "na" beside 6.2 is missing, "-" may be anything."""
    draft = Draft()
    draft.table([["Men", "6.2", "na", "-"]])
    heads = {index: CellHeads(row=(0,), column=(index,)) for index in (1, 2, 3)}
    layer = read(draft.document(), heads)
    assert [[item.status for item in found] for found in layer.quantities] == [[], ["reported"], ["suppressed"], []]
    draft = Draft()
    draft.table([["69.", "Children", "*", "*", "na"]])
    layer = read(draft.document(), {index: CellHeads(row=(1,), column=(index,)) for index in (2, 3, 4)})
    assert [len(found) for found in layer.quantities] == [0, 0, 1, 1, 1]


def test_a_value_in_brackets_is_of_a_low_sample() -> None:
    """A cell that prints only (30.7) is uncertain; brackets in a sentence say nothing."""
    document, heads = cells("(30.7)")
    assert read(document, heads).quantities[1][0].status == "low_sample"
    draft = Draft()
    draft.add("the rate (30.7) is low")
    assert read(draft.document()).quantities[0][0].status == "reported"


def test_brackets_in_a_column_of_changes_are_a_fall() -> None:
    """Where the head says "Change", (48) is 48 less."""
    document, heads = cells("12", "(48)")
    heads = {index: head._replace(kind="change") for index, head in heads.items()}
    assert [found[0].value for found in read(document, heads).quantities[1:]] == [12, -48]
    assert read(document, heads).quantities[2][0].status == "reported"


def test_only_an_average_with_decimals_is_a_measure() -> None:
    """ "Mean" over 24.5 measures; a whole number may count what is only named so ("Media", "Moyen-Orient")."""
    document, heads = cells("24.5", "1200")
    heads = {index: head._replace(kind="measure") for index, head in heads.items()}
    assert [found[0].kind for found in read(document, heads).quantities[1:]] == ["measure", "count"]


@pytest.mark.parametrize(("text", "value"), [("+3", 3), ("-3", -3), ("− 8", -8)])
def test_a_lone_signed_number_is_a_change(text: str, value: int) -> None:
    """A cell with a sign and a whole number says how much it rose or fell."""
    document, heads = cells(text)
    found = read(document, heads).quantities[1]
    assert [(item.kind, item.value) for item in found] == [("change", value)]


def test_heads_give_scale_unit_and_kind() -> None:
    """A bare number takes what its column's head states; one with its own unit keeps it."""
    document, heads = cells("54", "12%")
    heads = {index: head._replace(scale=Decimal(1000), unit="USD", kind="money") for index, head in heads.items()}
    bare, percent = (read(document, heads).quantities[index][0] for index in (1, 2))
    assert (bare.value, bare.unit, bare.kind) == (54000, "USD", "money")
    assert (percent.value, percent.unit, percent.kind) == (12, "%", "percent")


def test_a_range_in_a_cell_stays_a_range() -> None:
    """The unit of the head is put to both ends."""
    document, heads = cells("1.35 - 1.42")
    heads = {index: head._replace(unit="$/gal", kind="money") for index, head in heads.items()}
    found = read(document, heads).quantities[1][0]
    assert (found.kind, found.unit, found.low, found.high) == ("range", "$/gal", Decimal("1.35"), Decimal("1.42"))


def printed_column(values: list[str], left: float = 50.0) -> Document:
    """Give a page with each value as a block of its own, one under the other, right edges in line."""
    draft = Draft()
    for value in values:
        draft.add(value)
    document = draft.document()
    words = [
        Word(block.start, block.end, 1, row, Box(left - 5 * len(value), 10.0 * row, left, 10.0 * row + 8))
        for row, (block, value) in enumerate(zip(document.blocks, values, strict=True))
    ]
    return replace(document, words=tuple(words))


def test_numbers_in_line_that_climb_by_one_step_are_an_axis() -> None:
    """0, 20, 40 … one above the other label an axis."""
    layer = read(printed_column(["80", "60", "40", "20", "0"]))
    assert layer.quantities == ((),) * 5
    assert [found[0].reason for found in layer.references] == ["axis"] * 5


def test_ticks_of_thousands_are_an_axis() -> None:
    """500, 1,000, 1,500 climb by one step, whichever way their thousands are set apart."""
    layer = read(printed_column(["2,000.5", "1,500.5", "1 000.5", "500.5", "0.5"]))
    assert [found[0].reason for found in layer.references] == ["axis"] * 5


def test_numbers_in_line_without_a_step_are_figures() -> None:
    """A column of counts in display type stays what it is."""
    layer = read(printed_column(["172", "39", "51", "140", "1"]))
    assert [len(found) for found in layer.quantities] == [1] * 5


def test_a_row_that_climbs_is_an_axis() -> None:
    """Ticks that the reader gave in one line are ticks; a row of counts is not."""
    draft = Draft()
    draft.add("0 20 40 60 80 100 120")
    draft.add("12 45 17 80 3")
    layer = read(draft.document())
    assert [item.reason for item in layer.references[0]] == ["axis"] * len(layer.references[0])
    assert layer.quantities[0] == ()
    assert len(layer.quantities[1]) == 5


def test_the_number_of_its_own_page_is_a_page_number() -> None:
    """A lone 2 at the foot of page 2 counts nothing."""
    draft = Draft()
    draft.add("Twelve cases")
    draft.page()
    draft.add("Three cases")
    draft.add("2")
    layer = read(draft.document())
    assert [item.reason for item in layer.references[2]] == ["page_number"]


def test_the_number_of_a_section_is_no_figure() -> None:
    """ "4.1 Ongoing" numbers a title; the same digits in a sentence count."""
    draft = Draft()
    draft.heading("4.1 Ongoing activities")
    draft.add("4.1 million came")
    layer = read(draft.document())
    assert [item.reason for item in layer.references[0]] == ["list_marker"]
    assert [len(found) for found in layer.quantities] == [0, 1]


def test_a_nought_among_changes_is_a_change() -> None:
    """A column of signed figures prints "0" where nothing changed; beside bare figures it is a count."""
    for others, kind in ((("+3", "-1"), "change"), (("3", "-1"), "count"), (("+3", "4", "-1"), "count")):
        document, heads = cells(*others, "0")
        assert read(document, heads).quantities[-1][0].kind == kind
