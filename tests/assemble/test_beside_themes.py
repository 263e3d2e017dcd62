"""What a row or point of themes says beside its themes: marks in the place of a number, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract import extract

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "# Mécanismes consultatifs interétatiques (MCIM) 2020\n\n"
THEMES = (
    "## Thèmes\n\n| Thème | PCR | FIR |\n|---|---|---|\n| Migration irrégulière | 11 | 7 |\n| Droits des migrants | 9 | {} |\n"
)


@pytest.mark.parametrize(("printed", "themes"), [("4", 4), ("n.d.", 3)])
def test_a_theme_that_no_body_of_a_column_has_is_no_figure_withheld(tmp_path: Path, printed: str, themes: int) -> None:
    """A mark in a row of themes stands for no body; it is neither a theme nor a count."""
    sheet = tmp_path / "sheet.md"
    sheet.write_text(HEAD + THEMES.format(printed), encoding="utf-8")
    record = extract(sheet)
    assert len(record.themes) == themes
    assert not record.counts


def test_a_mark_in_any_other_row_is_a_figure_withheld(tmp_path: Path) -> None:
    """A row that no theme speaks of keeps its mark as a suppressed value."""
    sheet = tmp_path / "sheet.md"
    sheet.write_text(
        "# Hôpitaux\n\n| Ville | Lits | Salles |\n|---|---|---|\n| Lille | 11 | 7 |\n| Lens | 9 | n.d. |\n", "utf-8"
    )
    assert [count.status for count in extract(sheet).counts] == ["reported", "reported", "reported", "suppressed"]


def test_a_figure_that_a_role_has_is_no_unknown_theme(tmp_path: Path) -> None:
    """A point of a role among points of themes is the role alone."""
    sheet = tmp_path / "sheet.md"
    text = "# Inter-State consultation mechanisms (ISCMs) 2023\n\n## Themes\n\n- Labour migration – 25 RCPs and IRFs\n"
    text += "- Border management – 14 RCPs and IRFs\n- Migration data – 9 RCPs\n- Observer. IOM is an observer in 22 ISCMs.\n"
    sheet.write_text(text, encoding="utf-8")
    record = extract(sheet)
    assert [theme.count for theme in record.themes] == [25, 14, 9]
    assert [(role.role, role.count) for role in record.roles] == [("observer", 22)]
