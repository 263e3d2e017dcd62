"""The command `review`, as a shell sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Give a small sheet."""
    path = tmp_path / "bulletin-2018.txt"
    path.write_text("Bulletin\n\nNombre de pays participants : 166\n", encoding="utf-8")
    return path


def test_a_sheet_is_extracted_and_shown(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page goes to standard output, with the figure marked in the text."""
    assert main(["review", str(sheet), "--language", "fr"]) == 0
    assert '<a class="figure" id="m0" href="#c0">166</a>' in capsys.readouterr().out


def test_a_record_is_shown_beside_its_sheet(sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --source the sheet is marked; without it the page says that it was not given."""
    assert main(["extract", str(sheet), "--language", "fr"]) == 0
    record, page = tmp_path / "record.json", tmp_path / "pages" / "review.html"
    record.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["review", str(record), "--source", str(sheet), "--output", str(page)]) == 0
    assert 'class="figure" id="m0"' in page.read_text(encoding="utf-8")
    assert main(["review", str(record), "--output", str(page)]) == 0
    assert "The sheet itself was not given" in page.read_text(encoding="utf-8")


def test_what_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing record is the caller's mistake, a missing sheet an input that failed."""
    assert main(["review", str(tmp_path / "gone.json")]) == 2
    assert main(["review", str(tmp_path / "gone.pdf")]) == 4
    assert capsys.readouterr().out == ""
