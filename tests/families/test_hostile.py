"""Family files that are empty, huge, damaged or dangerous: refused with file, line and key, and never run into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import FamilyError
from factsheet_extract.extract import extract
from factsheet_extract.families import lint, load_family, read_family, recognise
from factsheet_extract.families.patterns import fault_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'name = "made"\ntitle = "Made"\nlanguages = ["en"]\n\n[recognise.any]\nen = ["made report"]\n\n'
DANGER = r"(?:\\w+\\s?)+$"


def written(folder: Path, text: str | bytes, name: str = "made.toml") -> Path:
    """Write a family file, whatever is in it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refused(path: Path) -> FamilyError:
    """Give the fault that loading a family file ends with."""
    with pytest.raises(FamilyError) as caught:
        load_family(path)
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", None, "missing"),
        ("\x00\x01", 1, ""),
        (HEAD.encode() + 'title.fr = "été"'.encode("latin-1"), 8, "UTF-8"),
        (HEAD + "[concepts.a.labels]\nen = ['x']\n[concepts.a.labels]\nen = ['y']\n", 10, "twice"),
        (HEAD + "[concepts.a]\nlables.en = ['x']\n", 9, "did you mean 'labels'"),
        (HEAD + "[concepts.a]\nqqq = 1\n", 9, "no key 'qqq'"),
        (HEAD + "[recognize.any]\nen = ['x']\n", 8, "did you mean 'recognise'"),
        (HEAD + f'[edition.text]\nen = ["{DANGER}"]\n', 9, "repeats a repeat"),
        (HEAD + f'[edition.issue]\nen = ["{DANGER}"]\n', 9, "repeats a repeat"),
        (HEAD + f'[[ignore]]\npattern = "{DANGER}"\n', 9, "repeats a repeat"),
        (HEAD + f'[dimensions.area]\npatterns.en = ["{DANGER}"]\n', 9, "repeats a repeat"),
        (HEAD + "[[ignore]]\npattern = '('\n", 9, "does not compile"),
        (HEAD + "[concepts.a]\nlabels.en = " + "[" * 100_000, None, "nested too deeply"),
        (HEAD + "[recognise]\nleast = 1e999\n", None, ""),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str | bytes, line: int | None, said: str) -> None:
    """Loading and linting name the file and the line, in words that its author knows; neither breaks off."""
    path = written(tmp_path, text)
    fault, problems = refused(path), lint(path)
    assert fault.path == "made.toml"
    assert said in str(fault)
    assert line is None or fault.line == line
    assert problems
    assert any(said in str(problem) for problem in problems)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Editors of Windows begin a file with one."""
    assert load_family(written(tmp_path, b"\xef\xbb\xbf" + HEAD.encode())).name == "made"


def test_a_folder_is_no_family(tmp_path: Path) -> None:
    """A folder named like a family file is refused, and lint says that it cannot be read."""
    folder = tmp_path / "made.toml"
    folder.mkdir()
    assert "no family" in str(refused(folder))
    assert "cannot be read" in str(lint(folder)[0])


def test_a_file_of_five_megabytes_is_read_and_used(tmp_path: Path) -> None:
    """Thousands of concepts with long notes are a long file, no fault; each label still names its figure."""
    note = "from the districts of the far north and of the river " * 48
    many = "".join(f'[concepts.c{n}]\nnote = "{note}"\nlabels.en = ["Cases with the code w{n}x"]\n' for n in range(2_000))
    path = written(tmp_path, HEAD + many)
    assert path.stat().st_size > 5_000_000
    sheet = tmp_path / "sheet.md"
    sheet.write_text(
        "# Made report\n\n| Indicator | Total |\n|---|---|\n| Cases with the code w1999x | 12 |\n", encoding="utf-8"
    )
    assert [count.concept for count in extract(sheet, family=str(path)).counts] == ["c1999"]


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:\w+\s?)+$",
        r"(?:(?:x{1,500}){1,500})",
        r"((?:a*)*)*",
        r"(?=(?:a+)+)b",
        r"(?:x|(?:y+z?)+)*",
        r"(a{2,}?){3,}",
    ],
)
def test_a_repeat_within_a_repeat_needs_bounds(pattern: str) -> None:
    """Nested repeats whose bounds come to more than ten thousand are refused, in groups, looks ahead and alternatives."""
    assert "repeats a repeat" in str(fault_of(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+",
        r"(?:\w{1,30} ){1,20}",
        r"((?:19|20)\d{2})\s{0,2}[-–]\s{0,2}(\d{2})(?!\d)",
        r"(?:ab?)+",
        r"(?:\d{2}){1,}",
        r"a*b*c*",
    ],
)
def test_plain_patterns_are_taken(pattern: str) -> None:
    """Repeats beside each other, bounded ones within each other, and fixed counts are no danger."""
    assert fault_of(pattern) is None


def test_two_families_that_fit_one_sheet_are_named(tmp_path: Path) -> None:
    """Neither is chosen: the fault names both and says what to do."""
    families = [read_family(written(tmp_path, HEAD.replace('"made"', f'"{name}"'), f"{name}.toml")) for name in ("one", "two")]
    with pytest.raises(FamilyError, match="one, two") as caught:
        recognise("The made report of this year", "en", families)
    assert "--family" in str(caught.value.hint)
