"""Bad input gives a clear fault, and text in any encoding its characters."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import EncryptedSource, SourceTooLarge, UnreadableSource, UnsupportedSource
from factsheet_extract.readers import ReadOptions, read, read_bytes
from tests.readers.pages import pdf, put
from tests.readers.reading import blocks, read_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

TEXT = "Les \u00e9coles : 1 200 \u00e9l\u00e8ves, soit 12 % de plus qu'en 2016, d'apr\u00e8s le minist\u00e8re."


def page(canvas: Canvas) -> None:
    """Draw one line."""
    put(canvas, 40, 40, "12 wells were dug")


@pytest.mark.parametrize(
    ("encoded", "name"),
    [
        (TEXT.encode(), "utf-8"), (codecs.BOM_UTF8 + TEXT.encode(), "BOM"), (TEXT.encode("latin-1"), "latin-1"),
        (TEXT.encode("cp1252"), "cp1252"), (TEXT.encode("utf-16"), "utf-16"), (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"), (TEXT.encode("utf-32"), "utf-32"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_of_any_encoding_is_decoded(encoded: bytes, name: str, suffix: str) -> None:
    """The characters are those that were written; offsets count them, not bytes."""
    document = read_bytes(encoded, "sheet" + suffix)
    assert document.text == TEXT, name
    assert blocks(document) == [TEXT]


BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.pdf", "empty"), (b"", "a.md", "empty"), (b" \n\n ", "a.txt", "empty"),
        (BINARY, "a.txt", "PNG"), (BINARY, "a.md", "PNG"), (BINARY, "a.pdf", "not those of a PDF"),
        (bytes(range(256)) * 4, "a.txt", "binary"), (b"%PDF-1.7\nnothing", "a.pdf", "broken"),
        (pdf(page), "a.txt", "a PDF"), (b"PK\x03\x04" + b"x" * 100, "a.md", "archive"),
    ],
)  # fmt: skip
def test_bytes_that_are_not_what_the_name_says(data: bytes, name: str, says: str) -> None:
    """The fault names the source and what its bytes are."""
    with pytest.raises(UnreadableSource, match=says) as fault:
        read_bytes(data, name)
    assert fault.value.source == name
    assert fault.value.exit_code == 4


def test_a_missing_path_and_a_folder(tmp_path: Path) -> None:
    """A path that is not there, or is no file, is an unreadable source."""
    with pytest.raises(UnreadableSource, match=r"gone\.pdf"):
        read(tmp_path / "gone.pdf")
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(UnreadableSource):
        read(folder)


def test_a_kind_without_a_reader() -> None:
    """The fault says which kinds are known."""
    with pytest.raises(UnsupportedSource, match=r"\.docx.*known.*\.pdf"):
        read_bytes(b"x", "sheet.docx")


def test_an_encrypted_pdf_wants_its_password() -> None:
    """Without and with a wrong password the fault differs; with the right one it is read."""
    data = pdf(page, password="well")
    with pytest.raises(EncryptedSource, match="encrypted"):
        read_pdf(data)
    with pytest.raises(EncryptedSource, match="wrong"):
        read_pdf(data, password="lake")
    assert blocks(read_pdf(data, password="well")) == ["12 wells were dug"]


def test_a_pdf_without_pages() -> None:
    """A PDF with an empty page tree has nothing to read."""
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )  # fmt: skip
    with pytest.raises(UnreadableSource, match=r"no pages|broken"):
        read_pdf(data)


def test_limits_on_bytes_and_pages() -> None:
    """Over a limit the fault says which, and how to raise it."""
    with pytest.raises(SourceTooLarge, match="max-bytes"):
        read_bytes(b"x" * 100, "a.txt", ReadOptions(max_bytes=10))
    with pytest.raises(SourceTooLarge, match="max-pages"):
        read_pdf(pdf(page, page, page), max_pages=2)


def test_chosen_pages_alone_are_read() -> None:
    """Pages keep their numbers; the source still says how many there are."""
    document = read_pdf(pdf(page, lambda c: put(c, 40, 40, "13 more") and None, page), pages=(2,))
    assert blocks(document) == ["13 more"]
    assert [p.number for p in document.pages] == [2]
    assert document.source.pages == 3


@pytest.mark.parametrize(("data", "name"), [(pdf(page), "a.pdf"), (b"12 wells", "a.txt")])
def test_pages_that_are_not_there(data: bytes, name: str) -> None:
    """Where no page that was asked for is there, the fault says how many there are."""
    with pytest.raises(UnreadableSource, match=r"no page 7.*1 page"):
        read_bytes(data, name, ReadOptions(pages=(7,)))


def test_a_cut_pdf_is_read_or_refused_never_worse() -> None:
    """Whatever is missing at the end, the answer is a document or a fault of the source."""
    data = pdf(page, page)
    for part in range(1, 20):
        try:
            read_pdf(data[: len(data) * part // 20])
        except UnreadableSource:
            continue


def test_the_same_bytes_give_the_same_document() -> None:
    """Reading is repeatable to the last offset."""
    data = pdf(page, page)
    assert read_pdf(data) == read_pdf(data)
