"""Sections: what stands under which heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from factsheet_extract.model.layers import Sections
from factsheet_extract.stages.sections import find_sections
from tests.factories import Draft, make_annotated

if TYPE_CHECKING:
    from factsheet_extract.model.context import Context

NOTHING = cast("Context", None)  # sections ask nothing of the language


def sections_of(draft: Draft) -> Sections:
    """Run the stage on a draft."""
    return find_sections(make_annotated(draft.document()), NOTHING)


def test_passages_have_the_index_of_their_block() -> None:
    """Every block is a passage, in the same place, and reads as printed."""
    draft = Draft()
    draft.heading("Health")
    draft.add("Cases  rose\nagain.")
    found = sections_of(draft)
    assert [passage.text for passage in found.passages] == ["Health", "Cases rose again."]
    assert [passage.block for passage in found.passages] == [0, 1]


def test_a_lower_heading_is_a_child_and_ends_with_its_parent() -> None:
    """A section holds the sections of lower rank under it, and ends at the next of its own rank."""
    draft = Draft()
    draft.add("Before any heading.")
    for text, level in (("A", 1), ("A.1", 2), ("A.2", 2), ("B", 1)):
        draft.heading(text, level)
        draft.add(f"Under {text}.")
    found = sections_of(draft)
    assert [(s.title, s.parent, s.first_block, s.last_block) for s in found.sections] == [
        ("A", None, 2, 7), ("A.1", 0, 4, 5), ("A.2", 0, 6, 7), ("B", None, 8, 9),
    ]  # fmt: skip
    assert [passage.section for passage in found.passages] == [None, 0, 0, 1, 1, 2, 2, 3, 3]


def test_running_heads_belong_to_no_section() -> None:
    """A page number under a heading is not part of the section."""
    draft = Draft()
    draft.heading("A")
    draft.add("7", "page_number")
    assert sections_of(draft).passages[1].section is None


def test_the_title_is_the_largest_of_the_highest_headings() -> None:
    """Two headings of the first rank: the larger in type is the title, wherever it stands on the first pages."""
    draft = Draft()
    draft.heading("Office of Statistics", 1, size=10)
    draft.heading("Fact sheet 2018", 1, size=20)
    draft.heading("Details", 2, size=24)
    assert sections_of(draft).title == "Fact sheet 2018"


def test_a_sheet_without_headings_has_no_title() -> None:
    """Nothing is invented where no heading is printed."""
    draft = Draft()
    draft.add("Prose.")
    assert sections_of(draft) == Sections(None, (), sections_of(draft).passages)
