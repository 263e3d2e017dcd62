"""Records and tables as files: whole, the same every time, and where they were asked for."""

from __future__ import annotations

import csv
import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet_extract.errors import SinkError, UsageError
from factsheet_extract.model.record import FactSheet
from factsheet_extract.sinks import load, record_path, sink_for
from factsheet_extract.sinks.csv_files import defused
from tests.factories_records import a_count, a_full_sheet, a_sheet, an_evidence


class TestJson:
    """One record a file."""

    def test_a_record_reads_back_as_it_was(self, tmp_path: Path) -> None:
        """The file of a record is the record."""
        sheet = a_full_sheet()
        load([sheet], str(tmp_path))

        text = record_path(sheet, tmp_path).read_text(encoding="utf-8")
        assert FactSheet.model_validate_json(text) == sheet

    def test_one_stem_twice_gives_two_files(self, tmp_path: Path) -> None:
        """Sheets of one stem, in two folders or as PDF and Markdown, keep apart."""
        paths = ["a/2018.fr.pdf", "b/2018.fr.pdf", "a/2018.fr.md"]
        load([a_sheet(path) for path in paths], str(tmp_path))

        assert sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.json")) == [
            "a/2018.fr.md.json", "a/2018.fr.pdf.json", "b/2018.fr.pdf.json",
        ]  # fmt: skip

    def test_an_unchanged_record_is_not_written(self, tmp_path: Path) -> None:
        """Writing the same record again leaves the file alone, its time included."""
        load([a_sheet()], str(tmp_path))
        file = record_path(a_sheet(), tmp_path)
        os.utime(file, (1, 1))

        result = load([a_sheet()], str(tmp_path))

        assert (result.unchanged, file.stat().st_mtime) == (1, 1)

    @pytest.mark.parametrize("path", ["../x.pdf", "a/../../x.pdf", "/etc/x.pdf", "c:/x.pdf", "a\\..\\x.pdf"])
    def test_a_record_stays_in_its_folder(self, tmp_path: Path, path: str) -> None:
        """A source path that leads out of the output folder is refused."""
        with pytest.raises(SinkError, match="out of the folder"):
            load([a_sheet(path)], str(tmp_path / "out"))

        assert not list(tmp_path.rglob("*.json"))

    def test_lines(self, tmp_path: Path) -> None:
        """JSON Lines has one record a line, in the order given."""
        load([a_full_sheet("b.md"), a_sheet("a.md")], str(tmp_path / "all.jsonl"))

        lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["source"]["path"] for line in lines] == ["b.md", "a.md"]


class TestCsv:
    """Tidy tables."""

    def test_a_figure_has_its_place(self, tmp_path: Path) -> None:
        """A row has the figure, its sheet, and page, quote and boxes."""
        load([a_full_sheet()], str(tmp_path / "figures.csv"))

        with (tmp_path / "figures.csv").open(encoding="utf-8", newline="") as lines:
            row = next(csv.DictReader(lines))
        wanted = {
            "sheet": "iom-iscm/2018.fr.pdf", "edition": "2018", "concept": "countries.global", "value": "195",
            "scope": "GLOBAL", "dimensions": '{"minimum":2}', "page": "1", "quote": "195 pays", "comparator": "=",
            "boxes": "[[72.0,100.0,300.0,112.0]]",
        }  # fmt: skip
        assert {name: row[name] for name in wanted} == wanted

    def test_a_folder_gets_every_table(self, tmp_path: Path) -> None:
        """Every kind of fact has its file, and one row a fact."""
        load([a_full_sheet()], str(tmp_path), format="csv")

        counts = {file.stem: len(list(csv.reader(file.open(newline="")))) - 1 for file in tmp_path.glob("*.csv")}
        assert counts == {"figures": 4, "themes": 1, "roles": 1, "definitions": 1, "events": 1, "findings": 1}

    @pytest.mark.parametrize(
        "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", " =1", "＝1", "- 15 pays", "\r=1", "=\n1"]
    )
    def test_formulas_are_defused(self, text: str) -> None:
        """A text that a spreadsheet would run gets an apostrophe in front."""
        assert defused(text) == "'" + text

    @pytest.mark.parametrize("text", ["-5.2", "+3 %", "-12 345,6", "15 pays", "a=b", "=", "-", "", "~", ">="])
    def test_signed_numbers_are_no_formulas(self, text: str) -> None:
        """Numbers with a sign, and signs alone, stay as they are."""
        assert defused(text) == text

    def test_a_quote_cannot_run(self, tmp_path: Path) -> None:
        """Words of the page that look like a formula reach the file defused."""
        evil = a_count("a", 1, label="=HYPERLINK(1)", evidence=(an_evidence("=HYPERLINK(1)"),))
        load([a_sheet(counts=[evil])], str(tmp_path / "figures.csv"))

        cells = next(csv.DictReader((tmp_path / "figures.csv").open(newline="")))
        assert (cells["label"], cells["quote"]) == ("'=HYPERLINK(1)", "'=HYPERLINK(1)")


class TestSqliteFile:
    """A database that is a file."""

    def test_the_same_records_give_the_same_bytes(self, tmp_path: Path) -> None:
        """Two processes that hash and allocate differently write one and the same file."""
        program = (
            "import sys; from tests.factories_records import a_full_sheet; from factsheet_extract.sinks import load;"
            "load([a_full_sheet(f'{n}.md') for n in range(30)], sys.argv[1], fresh=True)"
        )
        files = [tmp_path / f"{seed}.db" for seed in (1, 2)]
        for seed, file in enumerate(files, 1):
            environment = os.environ | {"PYTHONHASHSEED": str(seed)}
            subprocess.run(
                [sys.executable, "-c", program, str(file)], check=True, env=environment, cwd=Path(__file__).parents[2]
            )

        assert files[0].read_bytes() == files[1].read_bytes()

    def test_the_header_does_not_tell_the_machine(self, tmp_path: Path) -> None:
        """The version of the SQLite library is not in the file, and the file is sound without it."""
        import sqlite3

        load([a_full_sheet()], str(tmp_path / "x.db"), fresh=True)

        assert (tmp_path / "x.db").read_bytes()[96:100] == (3_037_000).to_bytes(4, "big")
        assert sqlite3.connect(tmp_path / "x.db").execute("PRAGMA integrity_check").fetchall() == [("ok",)]

    def test_what_the_library_leaves_in_pages_is_cleared(self, tmp_path: Path) -> None:
        """Bytes that stand in no cell are made zero: 3.40 and 3.51 leave other ones there."""
        from factsheet_extract.sinks.sqlite_file import clear

        file = tmp_path / "x.db"
        load([a_full_sheet()], str(file), fresh=True)
        clean = file.read_bytes()
        leaf = next(
            page for page in range(4096, len(clean), 4096) if clean[page] == 13 and not any(clean[page + 200 : page + 300])
        )
        file.write_bytes(clean[: leaf + 200] + b"left" + clean[leaf + 204 :])

        clear(file)

        assert file.read_bytes() == clean

    def test_fresh_leaves_an_unchanged_file_alone(self, tmp_path: Path) -> None:
        """Made anew with the same records, the file is not touched."""
        file = tmp_path / "x.db"
        load([a_sheet()], str(file), fresh=True)
        os.utime(file, (1, 1))

        load([a_sheet()], str(file), fresh=True)

        assert file.stat().st_mtime == 1

    @pytest.mark.parametrize("content", [b"my thesis", b"SQLite format 3\x00"])
    def test_fresh_never_replaces_a_file_of_another_program(self, tmp_path: Path, content: bytes) -> None:
        """A file that is there and is no database of ours is refused and stays."""
        file = tmp_path / "x.db"
        file.write_bytes(content)

        with pytest.raises(SinkError):
            load([a_sheet()], str(file), fresh=True)

        assert file.read_bytes() == content

    def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        """Loading into a file that is no database says so."""
        (tmp_path / "x.db").write_bytes(b"not a database at all" * 100)

        with pytest.raises(SinkError, match="no SQLite database"):
            load([a_sheet()], str(tmp_path / "x.db"))


class TestRefusals:
    """Places that cannot be written."""

    @pytest.mark.parametrize("name", ["a/b", "x.jsonl", "x.csv", "x.db"])
    def test_a_file_in_the_way(self, tmp_path: Path, name: str) -> None:
        """A file where a folder is needed is told by its name, with what to do, whatever the sink."""
        (tmp_path / "there").write_text("a file")

        with pytest.raises(SinkError) as caught:
            load([a_sheet()], str(tmp_path / "there" / name), fresh=True)

        assert str(tmp_path / "there") in caught.value.target
        assert caught.value.hint is not None

    @pytest.mark.parametrize("name", ["x.jsonl", "x.csv", "x.db"])
    def test_a_folder_in_the_way(self, tmp_path: Path, name: str) -> None:
        """A folder that has the file's name is left alone."""
        (tmp_path / name).mkdir()

        with pytest.raises(SinkError, match=r"folder|unable to open"):
            load([a_sheet()], str(tmp_path / name), fresh=True)

    @pytest.mark.parametrize("name", ["out", "x.jsonl", "x.csv", "x.db"])
    def test_a_full_disk_leaves_nothing_half(self, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """When the disk is full, the error says so, and neither a half file nor a temporary one stays."""
        target = tmp_path / name
        load([a_sheet("a.md")], str(target), fresh=True)
        before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

        def full(_file: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(SinkError, match="disk is full"):
            load([a_sheet("b.md", counts=[a_count("b", n) for n in range(9)])], str(target), fresh=True)

        assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before

    @pytest.mark.parametrize("form", ["csv", "parquet", "datapackage", "sdmx"])
    def test_files_that_belong_together_are_all_old_or_all_new(
        self, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """When the disk is full at the second file of several, the first is not replaced either."""
        load([a_full_sheet()], str(tmp_path), format=form)
        before = {file: file.read_bytes() for file in tmp_path.iterdir()}
        flush, flushed = os.fsync, []

        def full_at_the_second(file: int) -> None:
            flushed.append(file)
            if len(flushed) == 2:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            flush(file)

        monkeypatch.setattr(os, "fsync", full_at_the_second)
        with pytest.raises(SinkError, match="disk is full"):
            load([a_sheet("b.md")], str(tmp_path), format=form)

        assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before

    def test_a_name_too_long(self, tmp_path: Path) -> None:
        """A source name that leaves no room for `.json` is an error of the place, not of the program."""
        with pytest.raises(SinkError, match="too long"):
            load([a_sheet("x" * 252 + ".md")], str(tmp_path))

    def test_no_sink_fits(self, tmp_path: Path) -> None:
        """An unknown format, suffix or scheme names those that are known."""
        for target, named in (("x.docx", None), ("mysql://h/db", None), ("x", "xml")):
            with pytest.raises(UsageError, match="json"):
                load([a_sheet()], target, format=named)

    @pytest.mark.parametrize(
        ("target", "named"),
        [("postgresql://h/d", "sqlite"), ("sqlite:///x.db", "duckdb"), ("x.db", "postgresql"), ("postgresql:/h", "postgresql")],
    )
    def test_a_format_and_a_target_that_do_not_fit(self, target: str, named: str) -> None:
        """A URL of one database with the format of another is the caller's mistake."""
        with pytest.raises(UsageError):
            load([a_sheet()], target, format=named)

    @pytest.mark.parametrize(
        ("target", "name"),
        [("out", "json"), ("x.jsonl", "jsonl"), ("f.CSV", "csv"), ("x.db", "sqlite"), ("postgres://h/d", "postgresql"),
         ("postgresql+psycopg://h/d", "postgresql"), ("x.duckdb", "duckdb"), ("sqlite:///x", "sqlite")],
    )  # fmt: skip
    def test_the_target_names_its_sink(self, target: str, name: str) -> None:
        """A folder gets JSON, a file its suffix's sink, a URL its scheme's."""
        assert sink_for(target).name == name
