"""Records read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_extract.diff import load_records
from factsheet_extract.errors import UnreadableSource, UsageError
from tests.factories_records import a_full_sheet

if TYPE_CHECKING:
    from pathlib import Path


def a_record(path: Path, **changes: Any) -> Path:
    """Write a record with some keys changed."""
    path.write_text(json.dumps(json.loads(a_full_sheet().to_json()) | changes), encoding="utf-8")
    return path


def test_a_record_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """From a file and from a folder, other JSON beside it and a hidden cache passed over."""
    path = tmp_path / "2018.fr.pdf.json"
    path.write_text(a_full_sheet().to_json(), encoding="utf-8")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "2018.json").write_text(a_full_sheet().to_json(), encoding="utf-8")
    assert load_records(path) == load_records(tmp_path) == (a_full_sheet(),)


def test_a_newer_schema_is_refused_in_clear_words(tmp_path: Path) -> None:
    """The message says which schema, and what to do."""
    with pytest.raises(UsageError, match=r"written in newer schema, 2\.0; this program reads 1\.x.*update"):
        load_records(a_record(tmp_path / "a.json", schema_version="2.0"))


def test_a_later_minor_version_is_read_without_its_additions(tmp_path: Path) -> None:
    """Keys that a later 1.x added are no fault; in our own version an unknown key is."""
    assert load_records(a_record(tmp_path / "a.json", schema_version="1.9", mood="good")) == (
        a_full_sheet(schema_version="1.9"),
    )  # fmt: skip
    with pytest.raises(UnreadableSource, match="no valid record: mood"):
        load_records(a_record(tmp_path / "b.json", mood="good"))


def test_what_is_no_record_is_said(tmp_path: Path) -> None:
    """A missing edition, an empty folder, broken JSON and other JSON each have their words."""
    with pytest.raises(UsageError, match=r"there is no .*gone\.json"):
        load_records(tmp_path / "gone.json")
    with pytest.raises(UsageError, match="holds no record"):
        load_records(tmp_path)
    (tmp_path / "half.json").write_text('{"schema_version": "1', encoding="utf-8")
    with pytest.raises(UnreadableSource, match="is not JSON"):
        load_records(tmp_path / "half.json")
    (tmp_path / "other.json").write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="no record of this program"):
        load_records(tmp_path / "other.json")
