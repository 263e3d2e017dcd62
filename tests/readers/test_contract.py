"""The contract that every reader keeps, held over all of them; pages as pdfplumber has them; drawing; OCR."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from factsheet_extract.errors import EnvironmentLacks, UsageError
from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import READERS, ReadOptions, draw_page, ocr, read, read_bytes
from factsheet_extract.readers.plumber import open_pages
from tests.conftest import lacking
from tests.readers.pages import HEIGHT, WIDTH, column, pdf, picture, put, rows
from tests.readers.reading import blocks, read_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from factsheet_extract.model.document import Document


def sheet(canvas: Canvas) -> None:
    """Draw a heading, a paragraph and a table."""
    put(canvas, 40, 40, "Wells of the year", 18, "Helvetica-Bold")
    column(canvas, 40, 90, ["The teams dug 12 wells in the north, and 7 in the", "south, which serve 1,200 families."])
    rows(canvas, 140, [50, 300, 360], [["North", "12", "800"], ["South", "7", "400"], ["All", "19", "1,200"]])


SAMPLES = {
    "markdown": ("a.md", b"# Wells\n\n- **12 wells**\n\n| a | b |\n|---|---|\n| North | 12 |\n"),
    "text": ("a.txt", b"Wells\r\n\r\nThe teams dug 12 wells.\r\n\fNorth 12 800\nSouth 7 400\nAll 19 1200\n"),
    "pdf": ("a.pdf", pdf(sheet, sheet)),
    "pdfplumber": ("a.pdf", pdf(sheet, sheet)),
}  # fmt: skip


@pytest.mark.parametrize("key", READERS)
def test_every_reader_keeps_the_contract(key: str) -> None:
    """Pages follow each other; segments lie in the text; words spell their slices; passages have single blanks."""
    name, data = SAMPLES[key]
    options = ReadOptions(reader="pdfplumber" if key == "pdfplumber" else "auto")
    document = read_bytes(data, name, options)
    assert document.source.path == name
    assert document.source.media_type == READERS[key].media_type
    assert document.reader == key
    check(document)
    assert document == read_bytes(data, name, options)


def check(document: Document) -> None:
    """Hold one document against the contract."""
    assert document.pages[0].start == 0
    assert document.pages[-1].end == len(document.text)
    for before, after in zip(document.pages, document.pages[1:], strict=False):
        assert before.end == after.start
    for index, block in enumerate(document.blocks):
        assert all(0 <= s.start <= s.end <= len(document.text) for s in block.segments)
        passage = read_block(document, index)
        assert passage.text
        assert passage.text == passage.text.strip()
        assert not re.search(r"[\r\t]|  |\n(?![0-9]{3}(?![0-9]))", passage.text)
        assert len(passage.text) == len(passage.offsets) == len(passage.ends)
    for before, after in zip(document.words, document.words[1:], strict=False):
        assert before.end <= after.start
    cells = [cell.block for table in document.tables for cell in table.cells if cell.block is not None]
    assert all(document.blocks[index].kind == "cell" for index in cells)
    assert len(set(cells)) == len(cells) == sum(block.kind == "cell" for block in document.blocks)


@pytest.mark.shared
def test_every_real_sheet_keeps_the_contract(shared: Path) -> None:
    """On each PDF of the corpus the document holds together, and every word's letters are printed in its box."""
    for path in sorted((shared / "corpus" / "pdf").glob("*/*.pdf")):
        if path.stem in {"encrypted", "camelot_health_protected"}:
            continue
        document = read(path)
        check(document)
        for page in document.pages:
            words = [word for word in document.words if word.page == page.number and not word.hidden]
            assert all(-2 <= w.box.x0 <= w.box.x1 <= page.width + 2 for w in words), path.name


@pytest.mark.parametrize("key", ["pdf", "pdfplumber"])
def test_words_in_the_boxes_of_a_slice_spell_it(key: str) -> None:
    """Reading the words back from the boxes of a quote gives the quote."""
    document = read_bytes(SAMPLES[key][1], "a.pdf", ReadOptions(reader=key))  # type: ignore[arg-type]
    start = document.text.index("12 wells in the north")
    end = document.text.index("families")
    inside = []
    for page, box in document.boxes(start, end):
        for word in document.words:
            x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
            if word.page == page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                inside.append(document.text[word.start : word.end])
    assert " ".join(inside) == " ".join(document.text[start:end].split())


def test_a_part_of_a_word_has_a_part_of_its_box() -> None:
    """The box of `1,200` in `(1,200)` is narrower than that of the word, and within it."""
    document = read_pdf(pdf(lambda c: put(c, 40, 40, "there were (1,200) wells")))
    start = document.text.index("1,200")
    ((_, part),) = document.boxes(start, start + 5)
    ((_, whole),) = document.boxes(start - 1, start + 6)
    assert whole.x0 < part.x0 < part.x1 < whole.x1


def test_pdfplumber_works_on_pages_of_pdfium() -> None:
    """Words, tables, crop, search and to_image of pdfplumber work unchanged."""

    def draw(c: Canvas) -> None:
        sheet(c)
        for x in (50, 150, 250):
            c.line(x, HEIGHT - 300, x, HEIGHT - 340)
        for y in (300, 320, 340):
            c.line(50, HEIGHT - y, 250, HEIGHT - y)
        for x, y, text in ((60, 303, "a"), (160, 303, "b"), (60, 323, "c"), (160, 323, "d")):
            put(c, x, y, text)

    with open_pages(pdf(draw), "a.pdf", ReadOptions()) as pages:
        (page,) = [page for page in pages if page.page_number == 1]
        assert [word["text"] for word in page.extract_words()][:4] == ["Wells", "of", "the", "year"]
        assert page.find_tables()[0].extract() == [["a", "b"], ["c", "d"]]
        assert [word["text"] for word in page.crop((40, 295, 140, 345)).extract_words()] == ["a", "c"]
        assert page.search(r"\d+ wells")[0]["text"] == "12 wells"
        assert page.to_image(resolution=36).original.size == (round(WIDTH / 2), round(HEIGHT / 2))


@pytest.mark.shared
def test_word_spaces_that_pdfplumber_loses_are_kept(shared: Path) -> None:
    """On the sheet where pdfplumber glues whole sentences, words are apart."""
    document = read(shared / "corpus" / "pdf" / "urban-uninsurance" / "uninsurance_2019_US.pdf")
    assert "The Affordable Care Act established several provisions" in blocks(document, "paragraph")[0]


def test_a_page_is_drawn_as_it_was_read(tmp_path: Path) -> None:
    """The picture has the page's size at two pixels a point, and colour where blocks are."""
    path, out = tmp_path / "a.pdf", tmp_path / "a.png"
    path.write_bytes(pdf(sheet))
    draw_page(read(path), path, 1, out)
    with Image.open(out) as image:
        assert image.size == (round(2 * WIDTH), round(2 * HEIGHT))
        assert len({pixel for _, pixel in image.getcolors(100_000) or []}) > 4
    with pytest.raises(UsageError, match="page 9"):
        draw_page(read(path), path, 9, out)


def test_ocr_without_its_programs_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault of a machine without OCR is of its environment, and lists the packages."""
    monkeypatch.setattr("shutil.which", lambda program: None)
    scan = pdf(lambda c: c.drawImage(picture(), 0, 0, WIDTH, HEIGHT))
    with pytest.raises(EnvironmentLacks, match="tesseract-ocr-fra") as fault:
        read_pdf(scan, ocr=True)
    assert fault.value.exit_code == 5


def test_ocr_is_not_asked_for_text_that_can_be_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet with a text layer is read without OCR, wanted or not."""
    monkeypatch.setattr("shutil.which", lambda program: None)
    assert read_pdf(pdf(sheet), ocr=True).source.text_layer == "embedded"


@pytest.mark.shared
def test_scans_give_their_figures(shared: Path) -> None:
    """Read by OCR, the two communiques hold the ministry's own figures; the source says how they were read."""
    missing = ocr.available()
    if missing:
        lacking(f"OCR lacks {missing}")
    figures = {"28": ("98 tests", "11 sont", "08 cas contacts", "02 cas import", "01 cas issu", "130 cas", "18 gu"),
               "29": ("151 tests", "12 sont", "08 cas contacts", "04 cas import", "142 cas", "27 gu")}  # fmt: skip
    for day, wanted in figures.items():
        path = shared / "corpus" / "pdf" / "covid-senegal" / f"senegal_communique_2020-03-{day}.pdf"
        document = read(path, options=ReadOptions(ocr=True, language="fr"))
        text = " ".join(blocks(document))
        assert [figure for figure in wanted if figure not in text] == []
        assert document.source.text_layer == "ocr"


def test_options_are_frozen() -> None:
    """What was chosen stays chosen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        ReadOptions().ocr = True  # type: ignore[misc]
