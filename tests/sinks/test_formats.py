"""Parquet, Data Package, SDMX and Datasette, each judged by the field's own library."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pyarrow.parquet
import pytest

from factsheet_extract.errors import EnvironmentLacks, SinkError
from factsheet_extract.sinks import load
from factsheet_extract.sinks.datasette import metadata
from factsheet_extract.sinks.tables import TABLES
from factsheet_extract.sinks.tidy import TIDY
from tests.factories_records import a_count, a_full_sheet, a_sheet

PROFILE = json.loads((Path(__file__).parent / "profiles" / "data-package-2.0.json").read_text(encoding="utf-8"))
SHELF = (a_full_sheet("b/2018.fr.md"), a_full_sheet("a/2019.en.pdf", edition="2019", language="en"))


class TestParquet:
    """Typed tables."""

    def test_columns_have_types_and_descriptions(self, tmp_path: Path) -> None:
        """Numbers are numbers, lists lists, and each column says what it is."""
        load(SHELF, str(tmp_path / "figures.parquet"))
        table = pyarrow.parquet.read_table(tmp_path / "figures.parquet")

        first = table.to_pylist()[0]
        assert (first["value"], first["scope"], first["page"], first["members"]) == (195.0, ["GLOBAL"], 1, [])
        assert all(field.metadata[b"description"] for field in table.schema)
        assert table.schema.names == [field.name for field in TIDY[0].fields]

    def test_duckdb_reads_it(self, tmp_path: Path) -> None:
        """The tables can be queried where they lie."""
        import duckdb

        load(SHELF, str(tmp_path), format="parquet")
        figures = duckdb.read_parquet(str(tmp_path / "figures.parquet"))
        active = figures.filter("concept = 'global.active'")

        assert active.aggregate("edition, sum(value)").order("edition").fetchall() == [("2018", 3.0), ("2019", 3.0)]

    def test_row_groups(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A large table is written in pieces, and nothing is lost between them."""
        from factsheet_extract.sinks import parquet_files

        monkeypatch.setattr(parquet_files, "GROUP", 7)
        counts = [a_count("a", number, start=number * 9) for number in range(5)]
        load([a_sheet(f"{number}.md", counts=counts) for number in range(5)], str(tmp_path / "x.parquet"))

        assert pyarrow.parquet.read_table(tmp_path / "x.parquet")["value"].to_pylist() == [0, 1, 2, 3, 4] * 5

    @pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("sdmx", "pysdmx")])
    def test_without_its_library(self, tmp_path: Path, form: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without its library, a format names the extra to install and writes nothing."""
        import sys

        monkeypatch.setitem(sys.modules, module, None)
        with pytest.raises(EnvironmentLacks, match=r"factsheet-extract\["):
            load([a_sheet()], str(tmp_path / "out"), format=form)

        assert not [file for file in tmp_path.rglob("*") if file.is_file()]


class TestDataPackage:
    """Related tables with their schema."""

    def descriptor(self, folder: Path) -> dict[str, Any]:
        """Give the descriptor."""
        read: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        return read

    def test_frictionless_finds_it_valid(self, tmp_path: Path) -> None:
        """Types, constraints, primary and foreign keys, sizes and hashes hold, by frictionless."""
        load(SHELF, str(tmp_path), format="datapackage")
        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

        assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
        assert report.stats["tasks"] == len(TABLES) - 1

    def test_frictionless_sees_a_broken_key(self, tmp_path: Path) -> None:
        """The judge is awake: evidence of a figure that is not there is refused."""
        load(SHELF, str(tmp_path), format="datapackage")
        (tmp_path / "figures.csv").write_text((tmp_path / "figures.csv").read_text().rsplit("\n", 2)[0] + "\n")

        assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid

    def test_the_profile_of_version_2_accepts_it(self, tmp_path: Path) -> None:
        """The JSON Schema that the standard publishes finds nothing wrong, whatever the sheets are called."""
        odd = [a_sheet(path, title=None) for path in (".hidden/a.md", "~x.md", "c:/d.md", "été/a b#?%.md")]
        load([*SHELF, *odd], str(tmp_path), format="datapackage", at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))

        assert faults(self.descriptor(tmp_path)) == []

    @pytest.mark.parametrize(
        "change",
        [{"resources": []}, {"licenses": [{"title": "mine"}]}, {"sources": [{"path": "../x"}]}, {"name": 7}, {"keywords": []}],
    )
    def test_the_profile_sees_what_is_wrong(self, tmp_path: Path, change: dict[str, Any]) -> None:
        """The judge is awake: a descriptor that is no Data Package is refused."""
        load(SHELF, str(tmp_path), format="datapackage")

        assert faults(self.descriptor(tmp_path) | change)

    def test_the_descriptor_is_of_version_2(self, tmp_path: Path) -> None:
        """What version 2 of the standard asks for is there, and what it took away is not."""
        load(SHELF, str(tmp_path), format="datapackage", at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
        read = self.descriptor(tmp_path)

        assert read["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        assert read["created"] == "2026-01-02T00:00:00+00:00"
        assert "profile" not in read
        for resource in read["resources"]:
            assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
            assert resource["type"] == "table"
            assert "profile" not in resource
            data = (tmp_path / resource["path"]).read_bytes()
            assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
            assert all({"name", "type", "description"} <= set(field) for field in resource["schema"]["fields"])

    def test_sheets_are_its_sources(self, tmp_path: Path) -> None:
        """Each sheet is a source with title, path and hash."""
        load(SHELF, str(tmp_path), format="datapackage")

        assert self.descriptor(tmp_path)["sources"] == [
            {"title": "Fiche d'information", "path": sheet.source.path, "hash": f"sha256:{sheet.source.sha256}"}
            for sheet in SHELF
        ]

    def test_what_a_person_wrote_stays(self, tmp_path: Path) -> None:
        """Title, licences and contributors written by hand are kept; resources are made anew."""
        load(SHELF, str(tmp_path), format="datapackage")
        mine = {"title": "Ours", "licenses": [{"name": "CC-BY-4.0"}], "contributors": [{"title": "Us"}]}
        (tmp_path / "datapackage.json").write_text(json.dumps(self.descriptor(tmp_path) | mine | {"resources": []}))

        load(SHELF, str(tmp_path / "datapackage.json"), format="datapackage")

        read = self.descriptor(tmp_path)
        assert {key: read[key] for key in mine} == mine
        assert len(read["resources"]) == len(TABLES) - 1

    def test_a_descriptor_that_is_no_json(self, tmp_path: Path) -> None:
        """A descriptor that cannot be read is not overwritten."""
        (tmp_path / "datapackage.json").write_text("{")

        with pytest.raises(SinkError, match="no JSON"):
            load(SHELF, str(tmp_path), format="datapackage")

        assert (tmp_path / "datapackage.json").read_text() == "{"


def faults(descriptor: dict[str, Any]) -> list[str]:
    """Give what the profile finds wrong in a descriptor."""
    judge = jsonschema.Draft7Validator(PROFILE, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in judge.iter_errors(descriptor)]


class TestSdmx:
    """Observations."""

    def observations(self, folder: Path) -> list[dict[str, str]]:
        """Give the rows of the data file."""
        with (folder / "data.csv").open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def test_the_data_follow_the_structure(self, tmp_path: Path) -> None:
        """The columns are the components that pysdmx reads from the structure message, dimensions never empty."""
        import msgspec
        from pysdmx.io.json.sdmxjson2.messages.structure import JsonStructureMessage

        load(SHELF, str(tmp_path), format="sdmx")
        text = (tmp_path / "structure.json").read_bytes()
        message = msgspec.json.Decoder(JsonStructureMessage).decode(text).to_model()
        (structure,) = message.get_data_structure_definitions()
        found = self.observations(tmp_path)

        columns = [component.id for component in structure.components]
        assert [*found[0]] == ["STRUCTURE", "STRUCTURE_ID", "ACTION", *columns]
        assert {row["STRUCTURE_ID"] for row in found} == {f"{structure.agency}:{structure.id}({structure.version})"}
        assert all(row[dimension.id] for row in found for dimension in structure.components.dimensions)

    def test_an_observation_is_there_once(self, tmp_path: Path) -> None:
        """A figure printed twice gives one observation, and one without concept or value none."""
        twice, broken_down = (a_count("a", 1), a_count("a", 1, start=90)), a_count("a", 2, dimensions={"y": 1})
        load([a_sheet(counts=[*twice, broken_down, a_count(None, 3), a_count("b", None)])], str(tmp_path), format="sdmx")

        found = [(row["INDICATOR"], row["BREAKDOWN"], row["OBS_VALUE"]) for row in self.observations(tmp_path)]
        assert found == [("a", "_T", "1"), ("a", '{"y":1}', "2")]


class TestDatasette:
    """Metadata that fits the database."""

    def test_it_speaks_of_what_is_there(self, tmp_path: Path) -> None:
        """Every table, view and column it names is in the database, and its queries run."""
        load(SHELF, str(tmp_path / "factsheets.db"))
        database = sqlite3.connect(tmp_path / "factsheets.db")
        told = metadata()["databases"]["factsheets"]

        for name, table in told["tables"].items():
            columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
            single = {table[key] for key in ("label_column", "sort") if key in table}
            named = {*table.get("columns", {}), *table.get("facets", []), *single}
            assert columns, name
            assert named <= columns
        for query in told["queries"].values():
            parameters = dict.fromkeys(query["params"], "global.active" if "concept" in query["params"] else "pays")
            assert database.execute(query["sql"], parameters).fetchall()
