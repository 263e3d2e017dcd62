"""Lines that give a number, numbers alone on their line, and bold beginnings: what belongs together stays together."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from factsheet_extract.extract import extract_document
from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import read_bytes


def blocks(data: bytes, name: str) -> list[tuple[str, str]]:
    """Give kind and words of each block."""
    document = read_bytes(data, name)
    return [(block.kind, read_block(document, index).text) for index, block in enumerate(document.blocks)]


@pytest.mark.parametrize("line", ["Países participantes: 196", "Migration irrégulière – 14", "Share of women: 48.2 %"])
def test_a_line_that_gives_its_number_is_no_heading(line: str) -> None:
    """The last line of a list of figures stands before a gap, as headings do."""
    text = f"Figures\n\nOne thing: 12\n{line}\n\nA sentence that is long enough to be running prose of a sheet follows here.\n"
    assert ("heading", line) not in blocks(text.encode("utf-8"), "sheet.txt")


def test_a_number_alone_is_named_by_the_line_under_it() -> None:
    """Display type in plain text: the number on one line, its name on the next."""
    text = "Fact sheet\n\n15\nBodies active worldwide\n\n6\nForums active worldwide\n\nA sentence that is long enough.\n"
    found = [words for _, words in blocks(text.encode("utf-8"), "sheet.txt")]
    assert "15 Bodies active worldwide" in found
    assert "6 Forums active worldwide" in found


def _pdf(lines: list[tuple[str, str, float, float, float]]) -> bytes:
    """Set lines as (text, font, size, x, y from the top)."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4, invariant=1)
    for text, font, size, x, y in lines:
        canvas.setFont(font, size)
        canvas.drawString(x, A4[1] - y, text)
    canvas.save()
    return data.getvalue()


def test_text_under_a_display_number_names_it_before_the_heading_over_it() -> None:
    """A heading, a big number, its label: the label is under the number."""
    prose = "Running text of the sheet goes on like this for the whole line."
    body = [(prose, "Helvetica", 9.5, 40, 300 + 12 * n) for n in range(6)]
    data = _pdf([
        ("In figures", "Helvetica-Bold", 12, 40, 60),
        ("11", "Helvetica-Bold", 24, 90, 90), ("active bodies", "Helvetica", 9, 80, 104),
        ("8", "Helvetica-Bold", 24, 95, 136), ("active forums", "Helvetica", 9, 80, 150), *body,
    ])  # fmt: skip
    found = blocks(data, "sheet.pdf")
    assert ("display", "11 active bodies") in found
    assert ("display", "8 active forums") in found


def test_a_bold_beginning_of_a_sentence_is_no_heading() -> None:
    """The line break falls between the bold words and a bracket."""
    data = _pdf([
        ("Consultation mechanisms between States", "Helvetica-Bold", 9.5, 40, 100),
        ("(CMS) are standing platforms where policy is", "Helvetica", 9.5, 40, 112),
        ("talked over by those who make it, in all of", "Helvetica", 9.5, 40, 124),
        ("the regions of the world and between them.", "Helvetica", 9.5, 40, 136),
    ])  # fmt: skip
    (paragraph,) = blocks(data, "sheet.pdf")
    assert paragraph[0] == "paragraph"
    assert paragraph[1].startswith("Consultation mechanisms between States (CMS) are standing")


@pytest.mark.parametrize("name", ["sheet.md", "sheet.txt"])
def test_numbers_under_each_other_are_no_thousands(name: str) -> None:
    """181 over 196 are two numbers, not 181,196; a number that a sentence breaks in two is one."""
    sheet = "# Fiche\n\nPays participants\n\n181\n196\n\nLa population de la commune est passée à environ 12\n500 habitants.\n"
    record = extract_document(read_bytes(sheet.encode("utf-8"), name))
    assert [count.value for count in record.counts] == [181, 196, 12500]


def test_a_line_that_ends_early_ends_its_number() -> None:
    """The three digits below would have fitted; in a paragraph that runs to its edge, a number is broken."""
    early = "# Fiche\n\nLe nombre d'Etats est de 181\n196 Etats participent aux travaux de la conférence mondiale.\n"
    broken = "# Fiche\n\nLa population de la commune, recensée en mars, est passée à 181\n196 habitants.\n"
    records = [extract_document(read_bytes(sheet.encode("utf-8"), "sheet.md")) for sheet in (early, broken)]
    assert [[count.value for count in record.counts] for record in records] == [[181, 196], [181196]]
