"""The tables of a run, put together from what its workers made ready."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import SinkError
from factsheet_extract.sinks import load
from factsheet_extract.sinks.shares import share_of, write_shares
from tests.factories_records import a_count, a_full_sheet, a_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

SHELVES: dict[str, list[FactSheet]] = {
    "nothing": [],
    "one sheet without figures": [a_sheet("a.txt", counts=[])],
    "two full ones": [a_full_sheet("b/2018.fr.md"), a_full_sheet("a/2019.en.pdf", edition="2019", language="en")],
    "texts that need care": [a_sheet("a.txt", counts=[a_count(label='=1+1 "é", \n🌍 a\x00b \\u0000', value=0.1)])],
    "many": [a_full_sheet(f"{number}.md") for number in range(52)],
}


@pytest.mark.parametrize("shelf", SHELVES)
def test_shares_give_the_bytes_that_the_sinks_write(shelf: str, tmp_path: Path) -> None:
    """figures.csv and factsheets.db put together from shares are those that `load` writes of the same records."""
    sheets = SHELVES[shelf]
    for table in ("figures.csv", "factsheets.db"):
        (tmp_path / "loaded").mkdir(exist_ok=True)
        load(sheets, str(tmp_path / "loaded" / table), fresh=True)
    write_shares(map(share_of, sheets), tmp_path / "figures.csv", tmp_path / "factsheets.db")
    for table in ("figures.csv", "factsheets.db"):
        assert (tmp_path / table).read_bytes() == (tmp_path / "loaded" / table).read_bytes()


def test_a_fault_in_the_middle_leaves_the_tables_as_they_were(tmp_path: Path) -> None:
    """Where a share cannot be had, both tables keep what they held, and no half file stays behind."""
    tables = tmp_path / "figures.csv", tmp_path / "factsheets.db"
    write_shares([share_of(a_sheet("a.txt"))], *tables)
    before = [table.read_bytes() for table in tables]

    def broken() -> Iterator[bytes]:
        yield from [share_of(a_full_sheet(f"{number}.md")) for number in range(3)]
        raise SinkError("gone", target="b.md.json")

    with pytest.raises(SinkError, match="gone"):
        write_shares(broken(), *tables)
    assert [table.read_bytes() for table in tables] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["factsheets.db", "figures.csv"]


def test_a_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite that finds no space while it packs the file is the place's fault, not this program's."""

    def full(_: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("factsheet_extract.sinks.sqlite_file._settle", full)
    with pytest.raises(SinkError, match="disk is full") as told:
        write_shares([share_of(a_sheet("a.txt"))], tmp_path / "figures.csv", tmp_path / "factsheets.db")
    assert told.value.hint == "free some space; the database is as it was, load again"
    assert list(tmp_path.iterdir()) == []
