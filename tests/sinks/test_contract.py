"""Every sink keeps to `sinks/contract.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_extract.errors import UsageError
from factsheet_extract.sinks import SINKS, load, sink_for
from tests.factories_records import a_count, a_full_sheet, a_sheet
from tests.sinks.conftest import rows
from tests.sinks.test_sql import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet

FILES = {
    "json": "out", "jsonl": "out.jsonl", "csv": "out", "parquet": "out", "datapackage": "out", "sdmx": "out",
    "sqlite": "out.db", "duckdb": "out.duckdb",
}  # fmt: skip
DATABASES = {"sqlite", "duckdb", "postgresql"}


@pytest.fixture(params=SINKS)
def sink(request: pytest.FixtureRequest) -> str:
    """Give the name of each sink."""
    name: str = request.param
    return name


@pytest.fixture
def target(sink: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Give a target of the sink's kind that is not there yet."""
    if sink in FILES:
        return str(tmp_path / FILES[sink])
    url: str = request.getfixturevalue("postgres")
    return url


def held(sink: str, target: str, folder: Path) -> object:
    """Give all that a target holds: bytes of files, rows of a database."""
    if sink not in DATABASES:
        return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return contents(target if "://" in target else f"{sink}:///{target}")


SHELF = (a_full_sheet("b/2018.fr.md"), a_full_sheet("a/2019.en.pdf", edition="2019", language="en"))


class TestContract:
    """What every sink promises."""

    def test_it_says_what_it_is(self, sink: str) -> None:
        """A sink is listed under its own name, with a description."""
        assert SINKS[sink].name == sink
        assert SINKS[sink].description

    def test_suffixes_and_schemes_are_its_own(self, sink: str) -> None:
        """No other sink claims the sink's suffixes and schemes."""
        for suffix in SINKS[sink].suffixes:
            assert sink_for("x" + suffix).name == sink
        for scheme in SINKS[sink].schemes:
            assert sink_for(f"{scheme}://h/d").name == sink

    def test_it_counts(self, sink: str, target: str) -> None:
        """The result has the target, the number of sheets and of figures."""
        result = load(SHELF, target, format=sink)

        assert (result.sheets, result.figures) == (2, 8 if sink != "sdmx" else 4)
        assert result.added == 2

    def test_the_same_sheets_give_the_same(self, sink: str, target: str, tmp_path: Path) -> None:
        """Writing again changes nothing, and reads the sheets once."""
        load(SHELF, target, format=sink)
        before = held(sink, target, tmp_path)

        def once() -> Iterator[FactSheet]:
            yield from SHELF

        load(once(), target, format=sink)

        assert held(sink, target, tmp_path) == before

    def test_nothing_to_write(self, sink: str, target: str) -> None:
        """No sheets are no fault."""
        assert load([], target, format=sink).sheets == 0

    def test_a_fault_in_the_middle_leaves_what_was(self, sink: str, target: str, tmp_path: Path) -> None:
        """When the sheets run out with an error, the target is as it was, and no temporary file stays."""
        load(SHELF, target, format=sink)
        before = held(sink, target, tmp_path)

        def broken() -> Iterator[FactSheet]:
            yield SHELF[0]
            raise RuntimeError("out of records")

        with pytest.raises(RuntimeError, match="out of records"):
            load(broken(), target, format=sink)

        assert held(sink, target, tmp_path) == before

    def test_fresh_holds_no_others(self, sink: str, target: str, tmp_path: Path) -> None:
        """A database written fresh, or a file written anew, holds the sheets given; a folder of records keeps other files."""
        load(SHELF, target, format=sink)
        load([a_sheet("c.md")], target, format=sink, fresh=True)
        kept = str(held(sink, target, tmp_path))

        assert ("2018.fr.md" in kept) is (sink == "json")

    def test_one_sheet_twice(self, sink: str, target: str) -> None:
        """Two records of one sheet are the caller's mistake."""
        with pytest.raises(UsageError, match="two records"):
            load([a_sheet("a.md"), a_sheet("a.md", counts=[])], target, format=sink)

    def test_awkward_facts(self, sink: str, target: str) -> None:
        """Empty words, control characters, huge and missing numbers, no family, no edition, no figures go everywhere."""
        awkward = [
            a_count(None, 10**30, label="", printed="1" + "0" * 30),
            a_count("x", None, printed="*", status="suppressed"),
            a_count("x", 1e-300, label='tab\t"quote"\\ \r\n\v\x1f', start=90),
            a_count("x", 1, dimensions={"a": "=1", "b": 2.5, "c": -3}, start=150),
        ]
        sheets = [a_sheet("été/a b#?%.md", counts=awkward, family=None, edition=None, title=None), a_sheet("c.md", counts=[])]

        assert load(sheets, target, format=sink).sheets == 2


def test_the_databases_hold_the_same(tmp_path: Path, postgres: str) -> None:
    """One shelf gives the same figures in every database."""
    urls = [f"sqlite:///{tmp_path}/x.db", f"duckdb:///{tmp_path}/x.duckdb", postgres]
    for url in urls:
        load(SHELF, url)
    query = (
        "SELECT figures.figure_id, concept, label, printed, path, page, quote FROM figures "
        "JOIN sheets ON sheets.sheet_id = figures.sheet_id JOIN evidence ON evidence.figure_id = figures.figure_id "
        "ORDER BY evidence_id"
    )

    assert rows(urls[0], query) == rows(urls[1], query) == rows(urls[2], query)
