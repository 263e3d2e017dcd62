"""Bad input gets a clear error and an exit code, and nothing else is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fpdf import FPDF

from tests.cli.conftest import SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Call

NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \ntrailer<</Size 3/Root 1 0 R>>\n"
    b"startxref\n96\n%%EOF\n"
)
BINARY = bytes(range(256)) * 20


def a_pdf(password: str | None = None) -> bytes:
    """Make a PDF of one page with two figures, encrypted where a password is given."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=12)
    document.multi_cell(0, 8, "Fact sheet 2018\nIn 2018, 166 countries take part in 12 processes.")
    if password:
        document.set_encryption(owner_password="owner", user_password=password)
    return bytes(document.output())


def extract(call: Call, path: Path, content: bytes, *arguments: object) -> Answer:
    """Extract a file that holds these bytes."""
    path.write_bytes(content)
    return call("extract", path.name, *arguments)


def clear(answer: Answer, code: int, *words: str) -> None:
    """Hold an answer to one clear line with these words, no traceback, nothing on standard output."""
    assert answer.code == code, answer.err
    assert answer.err.startswith("error: ")
    assert "Traceback" not in answer.err
    assert all(word in answer.err for word in words), answer.err
    assert len([line for line in answer.err.splitlines() if not line.startswith("  ")]) == 1, answer.err


@pytest.mark.parametrize("command", [("extract", "nowhere.pdf"), ("run", "nowhere", "-o", "out"), ("check", "nowhere.json")])
def test_a_missing_path(call: Call, command: tuple[str, ...]) -> None:
    """What is not there is named; exit code 4."""
    answer = call(*command)
    clear(answer, 4, "nowhere", "no such file")
    assert answer.out == ""


@pytest.mark.parametrize("command", [("extract", "empty"), ("run", "empty", "-o", "out")])
def test_an_empty_folder(call: Call, tmp_path: Path, command: tuple[str, ...]) -> None:
    """A folder without sheets is told as such, with what a sheet is; exit code 4."""
    (tmp_path / "empty").mkdir()
    clear(call(*command), 4, "empty", ".pdf", ".txt")


@pytest.mark.parametrize("suffix", [".pdf", ".txt", ".md"])
def test_an_empty_file(call: Call, tmp_path: Path, suffix: str) -> None:
    """A file without bytes is told as such; exit code 4."""
    clear(extract(call, tmp_path / f"sheet{suffix}", b""), 4, f"sheet{suffix}", "empty")


@pytest.mark.parametrize("suffix", [".pdf", ".txt", ".md"])
def test_a_binary_with_the_name_of_a_sheet(call: Call, tmp_path: Path, suffix: str) -> None:
    """Bytes that are neither a PDF nor text are not read as figures; exit code 4."""
    clear(extract(call, tmp_path / f"sheet{suffix}", BINARY), 4, f"sheet{suffix}")


def test_a_pdf_with_no_pages(call: Call, tmp_path: Path) -> None:
    """A PDF without pages is no sheet; exit code 4."""
    clear(extract(call, tmp_path / "sheet.pdf", NO_PAGES), 4, "sheet.pdf", "PDF")


def test_a_suffix_that_no_reader_knows(call: Call, tmp_path: Path) -> None:
    """A file of another kind is told with the kinds that are known; exit code 4."""
    clear(extract(call, tmp_path / "sheet.docx", b"PK"), 4, "sheet.docx", ".pdf")


@pytest.mark.parametrize("arguments", [(), ("--password", "wrong")])
def test_an_encrypted_pdf_without_its_password(call: Call, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A PDF that needs a password says so, and how to give it; exit code 4."""
    clear(extract(call, tmp_path / "sheet.pdf", a_pdf("secret"), *arguments), 4, "sheet.pdf", "password")


def test_an_encrypted_pdf_with_its_password(call: Call, tmp_path: Path) -> None:
    """With the password it is a sheet like any other."""
    answer = extract(call, tmp_path / "sheet.pdf", a_pdf("secret"), "--password", "secret")
    assert answer.code == 0, answer.err
    assert '"value": 166' in answer.out


FRENCH = (
    "# Fiche 2018\n\nEn 2018, 166 pays participent à un processus régional ; l’été dernier, 42 réunions ont été organisées.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_gives_the_same_figures(call: Call, tmp_path: Path, encoding: str, line_end: str) -> None:
    """Latin-1, UTF-16, a byte order mark and CRLF change no figure."""
    text = FRENCH.replace("’", "'") if encoding == "latin-1" else FRENCH
    answer = extract(call, tmp_path / "fiche.md", text.replace("\n", line_end).encode(encoding))
    assert answer.code == 0, answer.err
    assert all(f'"value": {number},' in answer.out for number in (166, 42))
    assert "réunions" in answer.out


def test_one_bad_sheet_does_not_stop_extract(call: Call, tmp_path: Path, sheet: Path) -> None:
    """Of two files one is broken: the other's record is printed; exit code 3."""
    (tmp_path / "broken.pdf").write_bytes(BINARY)
    answer = call("extract", "broken.pdf", sheet)
    assert answer.code == 3
    assert '"path": "2018.en.md"' in answer.out
    assert "broken.pdf" in answer.err


def test_one_bad_sheet_does_not_stop_a_run(call: Call, tmp_path: Path, sheet: Path) -> None:
    """Of three sheets two are bad in their own ways: the third is written, the two are in quarantine.json; exit code 3."""
    (sheet.parent / "a.pdf").write_bytes(BINARY)
    (sheet.parent / "b.pdf").write_bytes(a_pdf("secret"))
    answer = call("run", "sheets", "-o", "out")
    assert answer.code == 3, answer.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "2018.en.md.json", "factsheets.db", "figures.csv", "quarantine.json",
    ]  # fmt: skip
    quarantine = (tmp_path / "out/quarantine.json").read_text()
    assert '"a.pdf"' in quarantine
    assert '"b.pdf"' in quarantine
    assert "password" in quarantine


def test_when_every_sheet_is_bad(call: Call, tmp_path: Path) -> None:
    """A run in which no sheet could be read ends with 4."""
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets/a.pdf").write_bytes(BINARY)
    (tmp_path / "sheets/b.txt").write_bytes(b"")
    assert call("run", "sheets", "-o", "out").code == 4


FAULTY = """edition = "2018"

[[figures]]
label = "countries"
vaule = 166
"""


def test_an_expected_file_with_a_typo(call: Call, sheet: Path) -> None:
    """A wrong key in an expected file is named with file, line and key; exit code 2."""
    (sheet.parent / "2018.en.expected.toml").write_text(FAULTY)
    clear(call("check", sheet), 2, "2018.en.expected.toml:5", "vaule", "value")


def test_an_expected_file_with_a_typo_in_a_run(call: Call, sheet: Path) -> None:
    """In a run that sheet is set aside with the same words and the rest is done; alone, it is wrong configuration."""
    (sheet.parent / "2018.en.expected.toml").write_text(FAULTY)
    alone = call("run", "sheets", "-o", "out")
    assert alone.code == 2, alone.err
    (sheet.parent / "2019.en.md").write_text(SHEET.replace("2018", "2019"))
    answer = call("run", "sheets", "-o", "out")
    assert answer.code == 3
    assert "2018.en.expected.toml:5" in answer.err
    assert "vaule" in answer.err


def test_an_expected_file_that_is_no_toml(call: Call, sheet: Path) -> None:
    """A file that does not parse is named with the line; exit code 2."""
    (sheet.parent / "2018.en.expected.toml").write_text('edition = "2018"\nfigures = [\n')
    clear(call("check", sheet), 2, "2018.en.expected.toml")


FAMILY = """name = "mine"
title = "My sheets"
languages = ["en"]

[recognise]
anny = { en = ["Fact sheet"] }
"""


@pytest.mark.parametrize("command", [("family", "lint"), ("extract", "sheets/2018.en.md", "--family")])
def test_a_family_file_with_a_typo(call: Call, tmp_path: Path, sheet: Path, command: tuple[str, ...]) -> None:
    """A wrong key in a family file is named with file, line and key; exit code 2."""
    (tmp_path / "mine.toml").write_text(FAMILY)
    assert sheet.exists()
    clear(call(*command, "mine.toml"), 2, "mine.toml:6", "anny")


def test_a_family_that_nobody_knows(call: Call, sheet: Path) -> None:
    """An unknown family is told with those that are known; exit code 2."""
    clear(call("extract", sheet, "--family", "nonsense"), 2, "nonsense", "iom-iscm")


def test_a_language_that_nobody_knows(call: Call, sheet: Path) -> None:
    """An unknown language is told with those that are known; exit code 2."""
    clear(call("extract", sheet, "--language", "tlh"), 2, "tlh", "en, es, fr")


def test_two_sources_of_one_stem_are_two_outputs(call: Call, tmp_path: Path) -> None:
    """Sheets of one name in two folders, or one stem with two suffixes, have a record each."""
    for name in ("2018/fiche.md", "2019/fiche.md", "2019/fiche.txt"):
        (tmp_path / "sheets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "sheets" / name).write_text(SHEET)
    assert call("run", "sheets", "-o", "out").code == 0
    assert call("extract", "sheets/2018/fiche.md", "sheets/2019/fiche.md", "-o", "files").code == 0
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*/*.json"))
    assert written == [
        "files/2018/fiche.md.json", "files/2019/fiche.md.json",
        "out/2018/fiche.md.json", "out/2019/fiche.md.json", "out/2019/fiche.txt.json",
    ]  # fmt: skip


@pytest.mark.parametrize("command", [("run", "sheets"), ("extract", "sheets/2018.en.md")])
def test_an_output_folder_that_is_a_file(call: Call, tmp_path: Path, sheet: Path, command: tuple[str, ...]) -> None:
    """An output that cannot be written is named before any sheet is read."""
    assert sheet.exists()
    (tmp_path / "taken").write_text("a file")
    answer = call(*command, "-o", "taken")
    assert answer.code in {2, 4}
    assert "taken" in answer.err
    assert (tmp_path / "taken").read_text() == "a file"


def test_an_output_folder_on_a_read_only_system(call: Call, sheet: Path) -> None:
    """A place that the system lets nobody write to is an error with a hint, and no traceback; exit code 4."""
    answer = call("run", "sheets", "-o", "/proc/here")
    assert sheet.exists()
    assert answer.code == 4
    assert "/proc/here" in answer.err
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("pages", ["0", "3-1", "x", "1,,2", "-"])
def test_a_list_of_pages_that_is_none(call: Call, sheet: Path, pages: str) -> None:
    """Page lists that cannot be read are wrong usage; exit code 2."""
    answer = call("extract", sheet, "--pages", pages)
    assert answer.code == 2
    assert "is no list of pages" in answer.err.replace("\n", " ")


def test_a_page_that_the_sheet_does_not_have(call: Call, tmp_path: Path) -> None:
    """Asking for page 7 of one page is told."""
    clear(extract(call, tmp_path / "sheet.pdf", a_pdf(), "--pages", "7"), 4, "sheet.pdf", "page")


def test_a_record_that_is_none(call: Call, tmp_path: Path) -> None:
    """A JSON file of another kind is no record; exit code 4."""
    (tmp_path / "other.json").write_text('{"hello": 1}')
    clear(call("load", "other.json", "--to", "facts.db"), 4, "other.json", "no record")


def test_nothing_is_left_half_written(call: Call, tmp_path: Path, sheet: Path) -> None:
    """After failures of every kind no temporary file stands in the output folder."""
    (sheet.parent / "a.pdf").write_bytes(io.BytesIO(BINARY).read())
    call("run", "sheets", "-o", "out")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.startswith(".")]
