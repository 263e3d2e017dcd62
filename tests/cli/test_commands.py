"""The other commands: extract, check, load, schema, family, cache, doctor."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import jsonschema
import pytest

from factsheet_extract.model.record import FactSheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call


def test_extract_prints_the_record(call: Call, sheet: Path) -> None:
    """One sheet, one JSON object that is a record; not a word on standard error."""
    answer = call("extract", sheet)
    record = FactSheet.model_validate_json(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert record.source.path == "2018.en.md"
    assert 166 in [count.value for count in record.counts]


def test_extract_prints_lines(call: Call, sheet: Path) -> None:
    """With --format jsonl each sheet is a line."""
    answer = call("extract", sheet.parent, sheet, "--format", "jsonl")
    assert [json.loads(line)["source"]["path"] for line in answer.out.splitlines()] == ["2018.en.md"]


def test_extract_writes_what_run_writes(call: Call, sheet: Path, tmp_path: Path) -> None:
    """`extract FOLDER --output` and `run` give one sheet the same file."""
    assert call("extract", sheet.parent, "--output", "a").code == 0
    assert call("run", sheet.parent, "--output", "b").code == 0
    assert (tmp_path / "a/2018.en.md.json").read_bytes() == (tmp_path / "b/2018.en.md.json").read_bytes()


def test_extract_of_some_pages(call: Call, sheet: Path) -> None:
    """A language that is told is not looked for."""
    assert json.loads(call("extract", sheet, "--language", "es").out)["language"] == "es"


def test_check_tells_what_differs_and_where(call: Call, sheet: Path) -> None:
    """A figure that is not as expected is told with its quote and page; exit code 1."""
    (sheet.parent / "2018.en.expected.toml").write_text('[[figures]]\nlabel = "countries"\nvalue = 167\nstatus = "verified"\n')
    answer = call("check", sheet)
    assert answer.code == 1
    assert "167" in answer.out
    assert "page 1: In 2018, 166 countries" in answer.out


def test_check_drafts_what_it_then_finds_good(call: Call, sheet: Path) -> None:
    """`check --update` writes an expected file, all pending, with which the sheet agrees."""
    assert call("check", sheet, "--update").code == 0
    drafted = (sheet.parent / "2018.en.expected.toml").read_text()
    assert 'status = "pending"' in drafted
    answer = call("check", sheet)
    assert answer.code == 0, answer.out
    assert "expected facts agree" in answer.out


def test_check_takes_a_record(call: Call, sheet: Path, tmp_path: Path) -> None:
    """A record is checked without its sheet, against a file that is named; as JSON it is one report."""
    call("extract", sheet, "-o", "out")
    (tmp_path / "wanted.toml").write_text('edition = "1918"\n')
    answer = call("check", "out/2018.en.md.json", "--expected", "wanted.toml", "--format", "json")
    assert json.loads(answer.out)["source"] == "2018.en.md"
    assert answer.code == 1


def test_load_fills_a_database_once(call: Call, sheet: Path, tmp_path: Path) -> None:
    """Records go into SQLite; loading again changes nothing."""
    call("run", sheet.parent, "-o", "out")
    first = call("load", "out", "--to", "facts.db")
    second = call("load", "out", "--to", "facts.db")
    assert "1 added" in first.err
    assert "1 unchanged" in second.err
    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        assert database.execute("SELECT count(*) FROM sheets").fetchone() == (1,)


def test_load_without_records(call: Call, tmp_path: Path) -> None:
    """A folder without records is told; exit code 4."""
    (tmp_path / "empty").mkdir()
    answer = call("load", "empty", "--to", "facts.db")
    assert answer.code == 4
    assert "no record" in answer.err


@pytest.mark.parametrize(
    ("target", "words"), [("facts.db", "nothing was loaded"), ("copies", "records before it were written")]
)
def test_a_bad_record_among_good_ones(call: Call, sheet: Path, tmp_path: Path, target: str, words: str) -> None:
    """The bad one is named, with what became of the others: a database has none of them and is not even made."""
    call("extract", sheet, "-o", "out")
    (tmp_path / "out" / "zzz.json").write_text('{"mood": "bad"}')

    answer = call("load", "out", "--to", target)

    assert answer.code == 4
    assert "zzz.json" in answer.err
    assert words in answer.err
    assert len(list((tmp_path / target).rglob("*.json"))) == (0 if target == "facts.db" else 1)
    assert (tmp_path / target).exists() is (target == "copies")


@pytest.mark.parametrize("kind", ["record", "diff", "series", "family", "expected", "language"])
def test_schemas_are_schemas(call: Call, kind: str) -> None:
    """Each kind of file has a JSON Schema of the 2020-12 dialect."""
    schema = json.loads(call("schema", kind).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_record_keeps_to_its_schema(call: Call, sheet: Path) -> None:
    """What `extract` prints is valid under what `schema` prints."""
    schema = json.loads(call("schema").out)
    jsonschema.validate(json.loads(call("extract", sheet).out), schema, cls=jsonschema.Draft202012Validator)


def test_families_are_listed_shown_and_linted(call: Call) -> None:
    """The families that come with the tool are named, printed as they are, and without fault."""
    assert "iom-iscm" in call("family", "list").out
    assert (
        call("family", "show", "iom-iscm").out.lstrip().startswith("#")
        or 'name = "iom-iscm"' in call("family", "show", "iom-iscm").out
    )
    answer = call("family", "lint")
    assert answer.code == 0, answer.err


def test_the_cache_is_counted_pruned_and_cleared(call: Call, sheet: Path, tmp_path: Path) -> None:
    """`cache` tells how much there is and throws it away."""
    call("run", sheet.parent, "-o", "out")
    assert call("cache", "info").out.splitlines() == [str(tmp_path / ".cache"), "4 files, 0.0 MB"]
    assert call("cache", "prune", "--unused", "1").out.startswith("removed 0 files")
    assert call("cache", "prune", "--max-size", "0").out.startswith("removed 4 files")
    assert call("cache", "clear").out.startswith("removed 0 files")


@pytest.mark.parametrize("size", ["lots", "5X", ""])
def test_a_size_that_is_none(call: Call, size: str) -> None:
    """A size that cannot be read is wrong usage."""
    assert call("cache", "prune", "--max-size", size or "M").code == 2


def test_the_doctor_tells_what_is_here(call: Call) -> None:
    """Every core package is found with its version; the machine can do the main job."""
    answer = call("doctor")
    assert answer.code == 0, answer.err
    assert "fr_core_news_sm" in answer.out
    assert "pypdfium2" in answer.out


def test_the_doctor_tells_what_is_missing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A core package that is not installed makes the exit code 5, with its name."""
    from factsheet_extract.cli import examination

    version_of = examination.version_of
    monkeypatch.setattr(examination, "version_of", lambda name: None if name == "pdfplumber" else version_of(name))
    answer = call("doctor")
    assert answer.code == 5
    assert "missing: pdfplumber" in answer.err
