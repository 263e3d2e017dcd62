"""The project's own sheets are printed by a script, the same to the byte, and hold the words they are made from."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pdfplumber
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print every sheet anew and give the folder."""
    folder = tmp_path_factory.mktemp("sheets")
    subprocess.run(
        [sys.executable, root / "tools" / "make_sheets", "--into", folder], check=True, capture_output=True, timeout=240
    )
    return folder


def _words(text: str) -> str:
    """Give letters and digits only, in order: layout, bullets and marks of Markdown fall away."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _printed(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def test_the_script_prints_the_committed_sheets(root: Path, made: Path) -> None:
    """Printing again gives the committed bytes, and no committed PDF is left that the script does not print."""
    committed = sorted(path.relative_to(root / "sources") for path in (root / "sources").rglob("*.pdf"))
    assert sorted(path.relative_to(made) for path in made.rglob("*.pdf")) == committed
    changed = [str(name) for name in committed if (root / "sources" / name).read_bytes() != (made / name).read_bytes()]
    assert changed == []


@pytest.mark.parametrize("source", ["2018.fr.md", "2018.en.md", "2018.es.txt", "2019.fr.md"])
def test_the_printed_sheet_says_what_its_text_says(root: Path, source: str) -> None:
    """Every line of a paragraph, item or cell of the text is printed in the PDF, accents and all."""
    path = root / "sources" / "iom-iscm" / source
    printed = _words(_printed(path.with_name(source.rsplit(".", 1)[0] + ".pdf")))
    words = [word for word in re.findall(r"[^\W_]+", path.read_text(encoding="utf-8")) if len(word) > 3]
    assert [word for word in words if word.casefold() not in printed] == []


@pytest.mark.parametrize("edition", ["2015-16", "2019-21"])
def test_the_survey_sheet_prints_every_figure_of_its_description(root: Path, edition: str) -> None:
    """Each row of the description stands in the PDF with its four figures, signs for small samples included."""
    data = tomllib.loads((root / f"tools/make_sheets/data/nfhs-state/{edition}.en.toml").read_text(encoding="utf-8"))
    rows = [row for group in data["group"] for row in group["rows"] if not row[0].startswith("@")]
    printed = _printed(root / f"sources/nfhs-state/{edition}.en.pdf")
    assert len(rows) == {"2015-16": 114, "2019-21": 131}[edition]
    assert [row[0] for row in rows if " ".join(row[2:]) not in printed] == []
