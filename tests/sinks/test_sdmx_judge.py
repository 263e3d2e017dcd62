"""SDMX, judged by pysdmx's own readers: of structures against the SDMX-JSON schema, of data as SDMX-CSV 2.0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pysdmx.errors import Invalid
from pysdmx.io import get_datasets, read_sdmx

from factsheet_extract.sinks import load
from tests.factories_records import a_count, a_full_sheet, a_sheet

if TYPE_CHECKING:
    from pathlib import Path

SHELF = (
    a_full_sheet("b/2018.fr.md"),
    a_sheet("NA.md", counts=[a_count("NA", 1.5, label='a, "b"\nc', dimensions={"area": "urban"}, unit="%", kind="percent")]),
)


def test_the_structure_is_valid(tmp_path: Path) -> None:
    """The structure message keeps to the SDMX-JSON schema and gives one data structure."""
    load(SHELF, str(tmp_path), format="sdmx")
    (structure,) = read_sdmx(tmp_path / "structure.json", validate=True).get_data_structure_definitions()

    assert (structure.agency, structure.id, structure.version) == ("FACTSHEETS", "FIGURES", "1.0.0")


def test_the_data_are_read_under_their_structure(tmp_path: Path) -> None:
    """Every observation is there with value, dimensions and words; the data name the structure that lies beside them."""
    load(SHELF, str(tmp_path), format="sdmx")
    (data,) = get_datasets(tmp_path / "data.csv", tmp_path / "structure.json")
    found = data.data.to_dict("records")

    assert data.structure.id == "FIGURES"
    assert [(row["INDICATOR"], float(row["OBS_VALUE"])) for row in found] == [
        ("countries.global", 195), ("global.active", 3), ("NA", 1.5),
    ]  # fmt: skip
    assert (found[2]["BREAKDOWN"], found[2]["LABEL"]) == ('{"area":"urban"}', 'a, "b"\nc')


def test_the_judge_sees_what_is_no_sdmx(tmp_path: Path) -> None:
    """The judge is awake: without the column that names the structure the data are refused."""
    load(SHELF, str(tmp_path), format="sdmx")
    text = (tmp_path / "data.csv").read_text(encoding="utf-8").replace("STRUCTURE_ID", "OTHER", 1)
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")

    with pytest.raises(Invalid):
        read_sdmx(tmp_path / "other.csv")
