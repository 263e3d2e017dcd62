"""`extract`: where its sheets come from and where its records go."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SHEET
from tests.faults.hostile import good_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


class Piped(io.TextIOWrapper):
    """Standard input that holds bytes, from a pipe or from a terminal."""

    def __init__(self, content: bytes, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content))
        self.terminal = terminal

    def isatty(self) -> bool:
        """Say what it is."""
        return self.terminal


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (SHEET.encode(), "stdin.md", "text/markdown"),
        (b"In 2018, 166 countries take part.\n", "stdin.txt", "text/plain"),
        (good_pdf(), "stdin.pdf", "application/pdf"),
        ("Fiche 2018\n\n| pays | 12 |\n|---|---|\n".encode("utf-16"), "stdin.txt", "text/plain"),
    ],
)
def test_a_sheet_is_read_from_standard_input(
    call: Call, monkeypatch: pytest.MonkeyPatch, content: bytes, name: str, media_type: str
) -> None:
    """What comes through a pipe is known by what it holds."""
    monkeypatch.setattr("sys.stdin", Piped(content))
    answer = call("extract", "-")
    assert answer.code == 0, answer.err
    record = json.loads(answer.out)
    assert (record["source"]["path"], record["source"]["media_type"]) == (name, media_type)
    assert record["counts"]


def test_a_name_says_what_a_piped_sheet_is(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--name` gives the record its path and the reader its suffix."""
    monkeypatch.setattr("sys.stdin", Piped(SHEET.encode()))
    record = json.loads(call("extract", "-", "--name", "2018.txt").out)
    assert (record["source"]["path"], record["source"]["media_type"]) == ("2018.txt", "text/plain")


def test_a_terminal_is_no_sheet(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing piped in, the command says so at once instead of waiting for a person to type a PDF."""
    monkeypatch.setattr("sys.stdin", Piped(b"", terminal=True))
    answer = call("extract", "-")
    assert answer.code == 2
    assert "nothing is piped into it" in answer.err


def test_an_empty_pipe_is_an_empty_sheet(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command before the pipe that failed gives no bytes: one line says so."""
    monkeypatch.setattr("sys.stdin", Piped(b""))
    answer = call("extract", "-")
    assert (answer.code, answer.err) == (4, "error: stdin.txt: the file is empty\n")


def test_a_name_goes_with_one_sheet(call: Call, sheet: Path) -> None:
    """Two sheets cannot have one name."""
    (sheet.parent / "2019.md").write_text(SHEET)
    for given in ((sheet, "-"), (sheet.parent,)):
        answer = call("extract", *given, "--name", "2018.md")
        assert (answer.code, answer.err) == (2, "error: --name goes with one sheet\n")


def test_one_record_goes_to_one_file(call: Call, sheet: Path, tmp_path: Path) -> None:
    """`-o FILE.json` writes what would be printed."""
    printed = call("extract", sheet).out
    assert call("extract", sheet, "-o", "new/w.json").code == 0
    assert (tmp_path / "new/w.json").read_text(encoding="utf-8") == printed


def test_many_records_go_to_one_file_of_lines(call: Call, sheet: Path, tmp_path: Path) -> None:
    """`-o FILE.jsonl`, and `-o FILE --format jsonl`, write a record a line."""
    (sheet.parent / "2019.en.md").write_text(SHEET)
    printed = call("extract", sheet.parent, "--format", "jsonl").out
    assert call("extract", sheet.parent, "-o", "w.jsonl").code == 0
    assert call("extract", sheet.parent, "--format", "jsonl", "-o", "lines").code == 0
    assert (tmp_path / "w.jsonl").read_text(encoding="utf-8") == (tmp_path / "lines").read_text(encoding="utf-8") == printed
    assert len(printed.splitlines()) == 2


def test_two_records_do_not_go_to_one_file_of_one(call: Call, sheet: Path, tmp_path: Path) -> None:
    """Two sheets and `-o FILE.json` are refused, and no file is left."""
    (sheet.parent / "2019.en.md").write_text(SHEET)
    answer = call("extract", sheet.parent, "-o", "w.json")
    assert answer.code == 2
    assert "w.json holds one record, and here are several" in answer.err
    assert not (tmp_path / "w.json").exists()


@pytest.mark.parametrize("output", ["folder", "w.json", "w.jsonl"])
def test_nothing_is_made_where_nothing_was_read(call: Call, tmp_path: Path, output: str) -> None:
    """A sheet that is not there leaves neither an empty folder nor an empty file."""
    assert call("extract", "missing.pdf", "-o", output).code == 4
    assert not (tmp_path / output).exists()
