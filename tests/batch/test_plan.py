"""Which sheets a batch has, and under which names."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.batch.plan import SHEET_SUFFIXES, find_sheets, portable
from factsheet_extract.errors import UnreadableSource
from factsheet_extract.readers import READERS

if TYPE_CHECKING:
    from pathlib import Path


def make(folder: Path, *names: str) -> None:
    """Make files of these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def test_sheets_come_sorted_by_name_relative_to_the_folder(tmp_path: Path) -> None:
    """PDF, Markdown and text are sheets, in whatever folder, in the order of their names."""
    make(tmp_path, "b/2.pdf", "a/3.MD", "1.txt", "b/10.pdf")
    assert [item.name for item in find_sheets([tmp_path])] == ["1.txt", "a/3.MD", "b/10.pdf", "b/2.pdf"]


def test_hidden_files_locks_and_expected_files_are_no_sheets(tmp_path: Path) -> None:
    """Nothing hidden, no lock file, no expected file, no image is taken for a sheet."""
    make(tmp_path, ".a.pdf", ".git/b.md", "~$c.txt", "d.expected.toml", "e.png", "f.json", "g.pdf")
    assert [item.name for item in find_sheets([tmp_path])] == ["g.pdf"]


def test_the_expected_file_stands_beside_its_sheet(tmp_path: Path) -> None:
    """`2018.fr.pdf` is checked against `2018.fr.expected.toml` in the same folder."""
    make(tmp_path, "x/2018.fr.pdf", "x/2018.fr.expected.toml", "y/2018.fr.pdf")
    assert [item.expected for item in find_sheets([tmp_path])] == [str(tmp_path / "x/2018.fr.expected.toml"), None]


def test_a_file_given_by_itself_is_named_by_its_file_name(tmp_path: Path) -> None:
    """A file that is given is taken whatever its suffix: the reader then says what it thinks of it."""
    make(tmp_path, "deep/down/sheet.docx")
    assert [item.name for item in find_sheets([tmp_path / "deep/down/sheet.docx"])] == ["sheet.docx"]


def test_two_files_of_one_name_keep_their_folders_apart(tmp_path: Path) -> None:
    """`2018/fiche.pdf` and `2019/fiche.pdf` given side by side have two names."""
    make(tmp_path, "2018/fiche.pdf", "2019/fiche.pdf")
    found = find_sheets([tmp_path / "2018/fiche.pdf", tmp_path / "2019/fiche.pdf"])
    assert [item.name for item in found] == ["2018/fiche.pdf", "2019/fiche.pdf"]


def test_a_sheet_given_twice_is_done_once(tmp_path: Path) -> None:
    """A folder and a file in it hold the file once."""
    make(tmp_path, "a/fiche.pdf")
    found = find_sheets([tmp_path / "a", tmp_path / "a/fiche.pdf"])
    assert [item.name for item in found] == ["fiche.pdf"]


def test_a_link_that_leads_round_in_a_circle_is_walked_once(tmp_path: Path) -> None:
    """A folder that links to its parent does not multiply its sheets."""
    make(tmp_path, "a/1.pdf")
    os.symlink(tmp_path / "a", tmp_path / "a/again")
    assert len(find_sheets([tmp_path])) <= 2


@pytest.mark.parametrize(
    ("name", "told"),
    [("a\\b.txt", "a%5Cb.txt"), ("a\nb.txt", "a%0Ab.txt"), ("c:b.txt", "c%3Ab.txt"), ("fiche: 2018 – é.txt", None)],
)
def test_a_name_is_one_that_every_system_holds(tmp_path: Path, name: str, told: str | None) -> None:
    """Backslashes, line ends and drives are written as in URLs; a colon elsewhere and letters with accents stay."""
    make(tmp_path, name)
    (item,) = find_sheets([tmp_path])
    assert (item.name, item.source) == (told or name, str(tmp_path / name))


def test_a_name_that_is_no_text_is_written_as_in_urls() -> None:
    """A byte that is no UTF-8, as old file systems have them, does not reach the record."""
    assert portable(os.fsdecode(b"\xe9t\xe9/2018.pdf")) == "%E9t%E9/2018.pdf"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    """What is not there is an UnreadableSource that names it."""
    with pytest.raises(UnreadableSource, match="nowhere: no such file or folder"):
        find_sheets([tmp_path / "nowhere"])


def test_the_suffixes_are_those_of_the_readers() -> None:
    """A folder's sheets are just the files that some reader answers to."""
    assert set(SHEET_SUFFIXES) == {suffix for reader in READERS.values() for suffix in reader.suffixes}


def test_a_pipe_among_the_sheets_is_passed_over(tmp_path: Path) -> None:
    """Nobody waits for a pipe that bears a sheet's name; one that is named itself is refused."""
    (tmp_path / "1.txt").write_text("15 things")
    os.mkfifo(tmp_path / "2.txt")
    (tmp_path / "3.txt").symlink_to("nowhere")
    assert [item.name for item in find_sheets([tmp_path])] == ["1.txt", "3.txt"]
    with pytest.raises(UnreadableSource, match="a pipe or device, and no file"):
        find_sheets([tmp_path / "2.txt"])
