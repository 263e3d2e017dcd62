"""A database file that a load has made: there when something was loaded, and gone when nothing was."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from factsheet_extract.sinks import load
from tests.factories_records import a_sheet
from tests.sinks.conftest import execute, rows
from tests.sinks.killing import together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet


@pytest.fixture(params=["sqlite", "duckdb"])
def file_database(request: pytest.FixtureRequest) -> str:
    """Give the URL of a database that is a file, not there yet."""
    url: str = request.getfixturevalue(request.param)
    return url


def broken(after: int) -> Iterator[FactSheet]:
    """Give sheets, then fail."""
    yield from (a_sheet(f"{number}.md") for number in range(after))
    raise RuntimeError("no record")


class TestFaultOfAFirstLoad:
    """Nothing is made when nothing was loaded."""

    @pytest.mark.parametrize("after", [0, 1, 60])
    def test_no_file_stays(self, file_database: str, tmp_path: Path, after: int) -> None:
        """Wherever among the records a bad one stands, no file is left of a database that was not there."""
        with pytest.raises(RuntimeError, match="no record"):
            load(broken(after), file_database)

        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_was_there_stays(self, file_database: str, tmp_path: Path) -> None:
        """An empty database that somebody else made is not ours to remove."""
        engine = sa.create_engine(file_database, poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE theirs (x integer)")
        execute(file_database, "DROP TABLE theirs")

        with pytest.raises(RuntimeError):
            load(broken(1), file_database)

        assert [file.stem for file in tmp_path.iterdir()] == ["factsheets"]

    def test_no_folder_stays(self, tmp_path: Path) -> None:
        """Folders made for a target that was not written are taken away, those that were there are not."""
        (tmp_path / "mine").mkdir()

        with pytest.raises(RuntimeError):
            load(broken(1), str(tmp_path / "mine" / "deep" / "er" / "x.jsonl"))

        assert list(tmp_path.rglob("*")) == [tmp_path / "mine"]


class TestWhoWaited:
    """A loader that waited for one that failed."""

    def test_its_sheets_are_in_the_file(self, file_database: str) -> None:
        """The file that the first loader takes away is not the one that the second loads into."""

        def slow() -> Iterator[FactSheet]:
            yield a_sheet("first.md")
            time.sleep(2)
            raise RuntimeError("no record")

        def second() -> None:
            time.sleep(1)
            load([a_sheet("second.md")], file_database)

        assert together([lambda: load(slow(), file_database), second]) == [1, 0]
        assert rows(file_database, "SELECT path FROM sheets") == [("second.md",)]
