"""The command `diff`, as a shell sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factsheet_extract.cli.main import main
from factsheet_extract.cli.schema import schema_of
from tests.factories_records import a_count, a_full_sheet, a_sheet, a_theme

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet


def write(path: Path, sheet: FactSheet) -> Path:
    """Write a record where a run would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(sheet.to_json(), encoding="utf-8")
    return path


def an_edition(folder: Path, year: int, value: float, *, language: str = "fr", **changes: Any) -> Path:
    """Write the record of one edition with one figure."""
    name = f"iom-iscm/{year}.{language}.pdf"
    counts = [a_count("rcp.active", value, label="processus actifs")]
    return write(folder / f"{name}.json", a_sheet(name, edition=str(year), language=language, counts=counts, **changes))


@pytest.fixture
def shelves(tmp_path: Path) -> tuple[Path, Path]:
    """Give two folders, each with one sheet in two languages."""
    for year, value in ((2018, 15), (2019, 20)):
        for language in ("fr", "en"):
            an_edition(tmp_path / str(year), year, value, language=language)
    return tmp_path / "2018", tmp_path / "2019"


@pytest.mark.parametrize(("value", "code"), [(15, 0), (16, 1)])
def test_the_exit_code_tells_same_from_different(tmp_path: Path, value: int, code: int) -> None:
    """0 where the facts are the same, 1 where they differ; without --exit-code a difference is no failure."""
    older, newer = an_edition(tmp_path, 2018, 15), an_edition(tmp_path, 2019, value)
    assert main(["diff", str(older), str(newer), "--exit-code"]) == code
    assert main(["diff", str(older), str(newer)]) == 0


@pytest.mark.parametrize("tell", [[], ["--exit-code"]])
def test_trouble_has_its_words_and_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str], tell: list[str]) -> None:
    """A missing edition, other families, nothing to compare with, an empty folder: one line each, and never a traceback."""
    here = str(an_edition(tmp_path / "a", 2018, 15))
    other = str(an_edition(tmp_path / "b", 2019, 15, family="nfhs-state"))
    (tmp_path / "empty").mkdir()
    for arguments, words in (
        ([here, str(tmp_path / "2019.json")], "there is no"),
        ([here, other], "not editions of one family"),
        ([here], "nothing to compare with"),
        ([here, str(tmp_path / "empty")], "is empty"),
        ([here, here, "--plots", str(tmp_path / "p")], "say --series too"),
    ):
        assert main(["diff", *arguments, *tell]) == 2
        assert words in capsys.readouterr().err


def test_a_record_of_a_newer_schema_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The reader is told to update the program."""
    here = an_edition(tmp_path, 2018, 15)
    newer = tmp_path / "newer.json"
    newer.write_text(
        here.read_text(encoding="utf-8").replace('"schema_version": "1.0"', '"schema_version": "2.0"'), encoding="utf-8"
    )
    assert main(["diff", str(here), str(newer), "--exit-code"]) == 2
    assert "written in newer schema, 2.0" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["diff", "series"])
def test_what_is_written_as_json_keeps_to_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    """What `diff` and `diff --series` print is valid under what `schema` prints, which allows no other key."""
    counts = [a_count("global.active", 5, label="processus"), a_count(None, 32, label="personnes", dimensions={"y": "2019"})]
    newer = a_full_sheet("iom-iscm/2019.fr.pdf", edition="2019", counts=counts, themes=[a_theme("gender", 7)], events=[])
    paths = [write(tmp_path / "2018.json", a_full_sheet()), write(tmp_path / "2019.json", newer)]

    assert main(["diff", *map(str, paths), "--format", "json", "--all", *(["--series"] if kind == "series" else [])]) == 0

    written = json.loads(capsys.readouterr().out)
    judge = jsonschema.Draft202012Validator(schema_of(kind))
    assert [error.message for error in judge.iter_errors(written)] == []
    assert written["changes" if kind == "diff" else "rows"]
    assert not judge.is_valid(written | {"mood": "good"})


def test_json_goes_to_standard_output_and_messages_do_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a program reads is the data alone."""
    older, newer = an_edition(tmp_path, 2018, 15), an_edition(tmp_path, 2019, 16)
    assert main(["diff", str(older), str(newer), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["absolute"] == 1


def test_two_shelves_are_compared_sheet_by_sheet(shelves: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """French with French, English with English; a sheet without another edition is named, and counts as a difference."""
    older, newer = (str(shelf) for shelf in shelves)
    an_edition(shelves[1], 2019, 20, language="es")
    assert main(["diff", older, newer, "--format", "json", "--exit-code"]) == 1
    out, err = capsys.readouterr()
    assert [found["newer"]["language"] for found in json.loads(out)] == ["en", "fr"]
    assert "2019.es.pdf: no earlier edition under" in err


def test_an_output_file_is_written_whole(
    shelves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One page into a file, several into a folder, and nothing on standard output."""
    older, newer = (str(shelf) for shelf in shelves)
    assert main(["diff", older, newer, "-f", "html", "-o", str(tmp_path / "pages")]) == 0
    assert sorted(page.name for page in (tmp_path / "pages").iterdir()) == ["001-2019.en.pdf.html", "002-2019.fr.pdf.html"]
    assert main(["diff", older, newer, "-f", "csv", "-o", str(tmp_path / "changes.csv")]) == 0
    assert len((tmp_path / "changes.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert capsys.readouterr().out == ""
    assert main(["diff", older, newer, "-f", "html"]) == 2
    assert "name a folder with --output" in capsys.readouterr().err


def test_a_series_follows_the_figures_and_draws_them(
    shelves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    """Both languages of both editions are one row, in the terminal and in the tidy table, and one plot."""
    assert main(["diff", "--series", str(tmp_path), "--plots", str(tmp_path / "plots")]) == 0
    assert "processus actifs" in capsys.readouterr().out
    assert [plot.name for plot in (tmp_path / "plots").iterdir()] == ["rcp.active.svg"]
    assert main(["diff", "--series", *map(str, shelves), "-f", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_three_editions_are_a_series(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than two sheets need no option."""
    paths = [str(an_edition(tmp_path, year, value)) for year, value in ((2017, 10), (2018, 15), (2019, 20))]
    assert main(["diff", *paths]) == 0
    assert "▁▅█" in capsys.readouterr().out


def test_sheets_are_extracted_where_no_record_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two texts are read, and their figures compared by label."""
    for year, value in ((2018, 150), (2019, 166)):
        (tmp_path / f"bulletin-{year}.txt").write_text(f"Bulletin\n\nNombre de pays participants : {value}\n", encoding="utf-8")
    sheets = [str(tmp_path / f"bulletin-{year}.txt") for year in (2018, 2019)]
    assert main(["diff", *sheets, "--language", "fr", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(change["kind"], change["absolute"]) for change in found["changes"]] == [("changed", 16)]
    assert (found["older"]["edition"], found["newer"]["edition"]) == ("2018", "2019")


def test_the_table_is_as_wide_as_the_terminal_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    """COLUMNS sets the width of a table that is piped, and there are no colours in it."""
    monkeypatch.setenv("COLUMNS", "80")
    older, newer = an_edition(tmp_path, 2018, 15), an_edition(tmp_path, 2019, 16)
    assert main(["diff", str(older), str(newer)]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
