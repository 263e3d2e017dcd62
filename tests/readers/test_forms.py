"""Forms that show forms: read where somebody may have meant it, refused where they have no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import UnreadableSource
from factsheet_extract.readers import read_bytes
from tests.faults.pdfs import one_page, stream, text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = "12 countries take part"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
NAMED = b"/XObject<</X 6 0 R>>"


def showing(forms: Sequence[bytes]) -> str:
    """Read a page with a line of text that shows the first of these forms (objects from 6); give its text."""
    return read_bytes(one_page(text_at(LINE) + b"/X Do", more=forms, resources=NAMED), "2018.pdf").text


def form(content: bytes, *, inner: int | None = None, deflate: bool = True) -> bytes:
    """Give a form that names another as X."""
    names = b"/XObject<</X %d 0 R>>" % inner if inner else b""
    return stream(content, FORM + b"/Resources<</Font<</F1 5 0 R>>%s>>" % names, deflate=deflate)


@pytest.mark.parametrize("deflate", [True, False])
def test_a_form_that_shows_itself_twice_is_refused(deflate: bool) -> None:
    """Two to the power of the depth is no drawing; nothing of it is followed."""
    with pytest.raises(UnreadableSource, match="show each other without end"):
        showing([form(b"/X Do /X Do", inner=6, deflate=deflate)])


def test_forms_in_forms_in_forms_are_refused() -> None:
    """Twenty levels of two are a million: no cycle is needed for it."""
    levels = [form(b"/X Do /X Do", inner=7 + depth) for depth in range(20)]
    with pytest.raises(UnreadableSource, match="show each other without end"):
        showing([*levels, form(text_at(LINE))])


def test_names_that_stand_elsewhere_are_looked_up() -> None:
    """The names a form uses may be an object of their own, shared by all forms."""
    resources = b"<</XObject<</X 6 0 R>>>>"
    with pytest.raises(UnreadableSource, match="show each other without end"):
        showing([stream(b"/X Do /X Do", FORM + b"/Resources 7 0 R"), resources])


def test_a_form_that_names_itself_without_showing_it_is_read() -> None:
    """Many programs give all forms the names of all forms."""
    assert showing([form(text_at(LINE, y=700), inner=6)]).split("\n") == [LINE, LINE]


def test_a_form_that_shows_itself_once_is_read() -> None:
    """It is wrong, but it has an end: PDFium goes down so far and no further."""
    assert LINE in showing([form(b"/X Do", inner=6)])


def test_forms_used_often_are_read() -> None:
    """A sign that stands a thousand times on a map is one form in another."""
    assert LINE in showing([form(b"/X Do " * 1000, inner=7), form(b"0 0 2 2 re f")])
