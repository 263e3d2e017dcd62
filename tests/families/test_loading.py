"""Family files: found, read, refused with file, line and key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import FamilyError
from factsheet_extract.families import family_names, family_schema, lint, load_family

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
name = "made"
title = "Made"
languages = ["en"]

[recognise.any]
en = ["made"]

[concepts.things]
labels.en = ["Things"]
"""


def written(folder: Path, text: str, name: str = "made.toml") -> Path:
    """Write a family file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", family_names())
def test_every_family_shipped_loads_and_lints_clean(name: str, root: Path) -> None:
    """No shipped file has a fault, an unknown code or a label of two concepts."""
    assert load_family(name).name == name
    assert lint(root / "src" / "factsheet_extract" / "families" / f"{name}.toml") == []


def test_a_family_is_loaded_by_path(tmp_path: Path) -> None:
    """A file anywhere is as good as a shipped one."""
    assert load_family(written(tmp_path, GOOD)).concepts["things"].labels == {"en": ("Things",)}


def test_the_digest_changes_with_the_file(tmp_path: Path) -> None:
    """What was made with a family says which bytes it had."""
    one = load_family(written(tmp_path, GOOD)).sha256
    assert re.fullmatch(r"[0-9a-f]{64}", one)
    assert load_family(written(tmp_path, GOOD + "# more\n")).sha256 != one


def test_an_unknown_name_tells_the_known_ones() -> None:
    """The message helps."""
    with pytest.raises(FamilyError, match="iom-iscm"):
        load_family("nothing-of-the-kind")


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (GOOD.replace('languages = ["en"]', "languages = 3"), 4, "languages"),
        (GOOD + "unit = 5\n", 11, "concepts.things.unit"),
        (GOOD + "[[checks]]\nname = 'a'\nleft = ['x']\nrelation = '!='\nright = ['y']\n", 14, "checks.0.relation"),
        (GOOD + "[broken\n", 11, None),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path: Path, text: str, line: int, key: str | None) -> None:
    """The author finds the place."""
    with pytest.raises(FamilyError) as caught:
        load_family(written(tmp_path, text))
    assert (caught.value.path, caught.value.line) == ("made.toml", line)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + "[[ignore]]\npattern = '('\n", "does not compile"),
        (GOOD + "[concepts.more]\nscope = ['X']\n", "no scope 'X'"),
        (GOOD + "[concepts.more]\nfollows = 'gone'\n", "no concept 'gone'"),
        (GOOD + "[concepts.more]\nlabels.en = ['thing']\n", "also names"),
        (GOOD.replace('["en"]', '["en", "fr"]', 1), "no phrase in 'fr'"),
        (GOOD + "[concepts.more]\nlabels.de = ['Ding']\n", "'de' is not among"),
        (GOOD + "[[checks]]\nname = 'a'\nleft = ['things']\nright = ['thing']\n", "no concept 'thing'"),
        (GOOD.replace('name = "made"', 'name = "other"'), "in a file named"),
        (GOOD.replace("title", "titel"), "did you mean 'title'"),
        ("[broken", "at the end"),
    ],
)
def test_lint_says_what_is_wrong_and_where(tmp_path: Path, text: str, said: str) -> None:
    """Every problem has its message, and its line where it has one."""
    problems = lint(written(tmp_path, text))
    assert any(said in str(problem) for problem in problems)


def test_lint_gives_the_line_of_a_shared_label(tmp_path: Path) -> None:
    """The later of the two is named."""
    (problem,) = lint(written(tmp_path, GOOD + "[concepts.more]\nlabels.en = ['thing']\n"))
    assert (problem.line, problem.key) == (11, "concepts.more")


def test_the_schema_describes_every_table() -> None:
    """Editors complete what the model knows, and the digest is no key of the file."""
    schema = family_schema()
    assert {"recognise", "concepts", "themes", "roles", "dimensions"} <= set(schema["properties"])
    assert "sha256" not in schema["properties"]
