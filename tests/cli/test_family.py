"""`family`: from sample sheets to a family file, and from a new edition to its next state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.families import load_family
from tests.cli.conftest import SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


@pytest.fixture
def drafted(call: Call, sheet: Path, tmp_path: Path) -> Path:
    """Give a family file drafted from two editions of the small sheet."""
    (sheet.parent / "2019.en.md").write_text(SHEET.replace("2018", "2019").replace("166", "168"))
    answer = call("family", "init", sheet, sheet.parent / "2019.en.md", "--output", "meetings.toml")
    assert answer.code == 0, answer.err
    return tmp_path / "meetings.toml"


def test_a_drafted_family_is_one(call: Call, drafted: Path, sheet: Path) -> None:
    """The draft loads, has no error, and names the figures of the sheet it was drafted from."""
    assert load_family(drafted).name == "meetings"
    assert call("family", "lint", drafted).code == 0
    answer = call("extract", sheet, "--family", drafted)
    assert answer.code == 0, answer.err
    assert '"family": "meetings"' in answer.out


def test_a_draft_takes_no_file_away(call: Call, drafted: Path, sheet: Path) -> None:
    """A family file that is there is not written over."""
    before = drafted.read_text()
    answer = call("family", "init", sheet, "--output", drafted)
    assert answer.code == 2
    assert drafted.read_text() == before


def test_a_family_is_held_against_its_golden_editions(call: Call, drafted: Path, sheet: Path) -> None:
    """`family test` says how many expected facts each edition has; a wrong one makes the exit code 1."""
    assert call("check", sheet, "--family", drafted, "--update").code == 0
    good = call("family", "test", drafted, sheet.parent)
    assert good.code == 0, good.out + good.err
    assert "2018.en.md" in good.out
    expected = sheet.with_name("2018.en.expected.toml")
    expected.write_text(expected.read_text().replace("value = 166", "value = 999").replace('"pending"', '"verified"'))
    assert call("family", "test", drafted, sheet.parent).code == 1


def test_a_folder_without_golden_editions_is_told(call: Call, drafted: Path, sheet: Path) -> None:
    """Sheets without expected files are no golden editions; the hint says how to make one."""
    answer = call("family", "test", drafted, sheet.parent)
    assert answer.code == 4
    assert "check SHEET --update" in answer.err


def test_what_a_new_edition_brings_is_told_and_taken_over(call: Call, drafted: Path, sheet: Path) -> None:
    """`family drift` names the new figure with its page; `family update --write` teaches it to the family."""
    new = sheet.with_name("2020.en.md")
    new.write_text(SHEET.replace("2018", "2020") + "- 25 volunteers were trained\n")
    told = call("family", "drift", new, "--family", drafted, "--exit-code")
    assert told.code == 1
    assert "volunteers" in told.out
    proposed = call("family", "update", new, "--family", drafted)
    assert "volunteers" in proposed.out
    assert "volunteers" not in drafted.read_text()
    assert call("family", "update", new, "--family", drafted, "--write").code == 0
    assert "volunteers" in drafted.read_text()


def test_a_family_that_came_with_the_tool_is_not_changed_in_place(call: Call, sheet: Path) -> None:
    """`--write` needs a file of the caller's own."""
    answer = call("family", "update", sheet, "--family", "iom-iscm", "--write")
    assert answer.code == 2
    assert "came with the tool" in answer.err


def test_a_sheet_of_no_family_has_no_drift(call: Call, sheet: Path) -> None:
    """Without a family there is nothing to differ from; the hint says what to do."""
    answer = call("family", "drift", sheet)
    assert answer.code == 2
    assert "--family" in answer.err
