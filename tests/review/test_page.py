"""The page on which a person holds a record against its sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.extract import extract
from factsheet_extract.readers import read
from factsheet_extract.review import ReviewOptions, review
from factsheet_extract.review.claims import claims_of
from factsheet_extract.review.marks import text_pieces
from tests.conftest import lacking
from tests.factories_records import a_count, a_full_sheet, a_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

TEXT = "# Bilan 2018\n\n- 166 pays participants\n- 12 réunions <b>tenues</b> & closes\n"


class Page(HTMLParser):
    """What a browser would make of the page: anchors, links, what it would load, its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, its anchor and where it leads."""
        given = dict(attrs)
        self.tags.append(tag)
        self.anchors += [value for name, value in attrs if name == "id" and value]
        self.links += [given["href"] or ""] if "href" in given else []
        self.loaded += [given["src"] or ""] if "src" in given else []

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.words.append(data)


@pytest.fixture
def reviewed(tmp_path: Path) -> tuple[FactSheet, Path]:
    """Give a small sheet and its record."""
    path = tmp_path / "2018.fr.md"
    path.write_text(TEXT, encoding="utf-8")
    return extract(path, language="fr"), path


def test_every_mark_leads_to_its_fact_and_back(reviewed: tuple[FactSheet, Path]) -> None:
    """No link of the page leads nowhere, and no anchor is there twice."""
    page = Page(review(*reviewed))
    assert {link.removeprefix("#") for link in page.links} <= set(page.anchors)
    assert len(page.anchors) == len(set(page.anchors))
    assert any(link.startswith("#c") for link in page.links)


def test_nothing_is_fetched_and_nothing_runs(reviewed: tuple[FactSheet, Path]) -> None:
    """The page opens from a disk, without a network and without a script."""
    page = Page(review(*reviewed))
    assert "script" not in page.tags
    assert all(source.startswith("data:image/jpeg;base64,") for source in page.loaded)


def test_the_sheet_is_shown_as_it_is_written(reviewed: tuple[FactSheet, Path]) -> None:
    """Marks cut the text and lose nothing of it; what looks like a tag is text."""
    sheet, path = reviewed
    document = read(path)
    pieces = text_pieces(claims_of(sheet, document), document, document.pages[0])
    assert "".join(piece.text for piece in pieces) == document.text
    assert {piece.text for piece in pieces if piece.category == "figure"} == {"166", "12"}
    assert "<b>tenues</b> &" in "".join(Page(review(sheet, path)).words)


def test_a_record_says_everything_it_holds() -> None:
    """One of each kind is listed, findings and unexplained numbers first."""
    categories = [claim.category for claim in claims_of(a_full_sheet())]
    assert list(dict.fromkeys(categories)) == [
        "finding", "unclaimed", "figure", "theme", "role", "definition", "event", "ignored",
    ]  # fmt: skip


def test_a_figure_shows_what_its_print_does_not_say() -> None:
    """The value of a rounded figure, its claim and its dimensions stand beside it."""
    sheet = a_sheet(counts=[a_count(None, 25100000, printed="25.1 million", comparator="~", dimensions={"place": "Kerala"})])
    assert claims_of(sheet)[0].facts == ("~", "= 25,100,000", "place: Kerala")


def test_without_the_sheet_the_quotes_stand_alone() -> None:
    """The page says why there is no picture."""
    page = Page(review(a_full_sheet()))
    assert "The sheet itself was not given: quotes are shown alone." in page.words
    assert page.loaded == []


def test_a_sheet_that_has_changed_is_not_marked(reviewed: tuple[FactSheet, Path]) -> None:
    """Offsets of other bytes would mark the wrong words."""
    sheet, path = reviewed
    path.write_text(TEXT.replace("166", "1 066"), encoding="utf-8")
    page = Page(review(sheet, path))
    assert any("has changed since the record was made" in words for words in page.words)
    assert not any(anchor.startswith("m") for anchor in page.anchors)


@pytest.fixture(scope="module")
def pdf_page(root: Path) -> str:
    """Give the review page of a PDF of the shelf."""
    path = root / "sources/iom-iscm/2018.fr.pdf"
    return review(extract(path), path)


def test_a_pdf_is_shown_as_pictures_with_boxes_on_them(pdf_page: str) -> None:
    """Every figure has a box within its page."""
    page = Page(pdf_page)
    assert page.tags.count("img") == 2
    boxes = re.findall(
        r'class="mark figure"[^>]*style="left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%"', pdf_page
    )
    assert len(boxes) >= 6
    assert all(float(left) + float(width) <= 100 and float(top) + float(height) <= 100 for left, top, width, height in boxes)


def test_pages_beyond_the_limit_are_told(root: Path) -> None:
    """A long sheet does not make a page that no browser opens."""
    path = root / "sources/iom-iscm/2018.fr.pdf"
    page = Page(review(extract(path), path, ReviewOptions(pages=1)))
    assert "1 of 2 pages are shown." in page.words


@pytest.fixture
def chromium() -> str:
    """Give the system's Chromium; the test says so where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        lacking("Chromium is not installed (Debian: chromium)")
    return str(found)


def test_a_browser_opens_the_page_and_shows_the_sheet(chromium: str, pdf_page: str, tmp_path: Path) -> None:
    """The browser finds no fault, decodes both pictures, and draws a page that is not empty."""
    path = tmp_path / "review.html"
    probe = "<script>onload=()=>{document.title=[...document.images].map(i=>i.naturalWidth>300).join()}</script></body>"
    path.write_text(pdf_page.replace("</body>", probe), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000"]
    dumped = subprocess.run([*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    assert "<title>true,true</title>" in dumped.stdout
