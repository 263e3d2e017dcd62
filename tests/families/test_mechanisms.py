"""The mechanisms family on sheets of other years, languages, orders and wordings, each with the facts it states."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet_extract.extract import extract
from tests.families.scoring import problems

FOLDER = Path(__file__).parents[1] / "fixtures" / "iom-iscm"
SHEETS = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".txt"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_fact_of_an_unseen_wording_is_found(sheet: Path) -> None:
    """Numbers in other words, bullets for tables, passives and pronouns give the same facts, and nothing besides."""
    facts = json.loads((FOLDER / f"{sheet.stem}.facts.json").read_text(encoding="utf-8"))
    record = json.loads(extract(sheet).to_json())
    assert problems(record, facts) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", ["mcim-2018.fr.md", "mcim-2018.fr.pdf"])
def test_the_real_sheet_gives_every_fact(shared: Path, name: str) -> None:
    """The sheet the family was learnt from gives all its facts from its text and from its two-column page."""
    facts = json.loads((shared / "seed" / "mcim-2018.fr.facts.json").read_text(encoding="utf-8"))
    record = json.loads(extract(shared / "seed" / name).to_json())
    assert problems(record, facts) == []
