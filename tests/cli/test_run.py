"""`run`: what it says, what it keeps to itself, how it is watched."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

PROGRAM = [sys.executable, "-m", "factsheet_extract"]


@pytest.fixture
def shelf(sheet: Path) -> Path:
    """Give a folder of three good sheets and a broken one."""
    for year in (2019, 2020):
        (sheet.parent / f"{year}.en.md").write_text(SHEET.replace("2018", str(year)).replace("166", str(year - 1850)))
    (sheet.parent / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    return sheet.parent


def test_the_languages_of_one_edition_are_held_against_each_other(call: Call, root: Path, tmp_path: Path) -> None:
    """What differs is told at the end, counts for the exit code, stands in the report, and is known again without reading."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    for code in ("fr", "en"):
        text = (root / f"sources/iom-iscm/2018.{code}.md").read_text(encoding="utf-8")
        (folder / f"2018.{code}.md").write_text(text.replace("**179** countries", "**171** countries"), encoding="utf-8")
    for _ in range(2):
        answer = call("run", folder, "-o", "out", "--report", "r.json", "--report", "r.html")
        assert answer.code == 1
        assert "error: iom-iscm 2018, en and fr: " in answer.err
        assert "[languages_differ]" in answer.err
    (told,) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["between_languages"]
    assert (told["edition"], told["severity"]) == ("iom-iscm 2018, en and fr", "error")
    assert "171" in told["message"]
    assert "Between the languages of one edition" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_the_table_has_a_line_a_sheet(call: Call, shelf: Path) -> None:
    """Sheet, family, edition, language, figures, themes, roles, findings; the failure on standard error."""
    answer = call("run", shelf, "-o", "out")
    lines = answer.out.splitlines()
    assert lines[0].split() == ["sheet", "family", "edition", "language", "figures", "themes", "roles", "findings"]
    assert [line.split()[0] for line in lines[1:]] == ["2018.en.md", "2019.en.md", "2020.en.md", "broken.pdf"]
    assert lines[1].split()[1:4] == ["-", "-", "en"]
    assert "failed: source" in lines[4]
    assert "failed: broken.pdf: " in answer.err
    assert answer.err.splitlines()[-1].startswith("3 sheets written to out, ")


def test_the_last_line_tells_what_was_there_before(call: Call, sheet: Path) -> None:
    """A run after which nothing changed says so, and one that did a part of the sheets says which part it kept."""
    assert "before" not in call("run", sheet.parent, "-o", "out").err
    assert call("run", sheet.parent, "-o", "out").err.splitlines()[-1].endswith(" (all as before)")
    (sheet.parent / "more.txt").write_text("15 countries")
    assert call("run", sheet.parent, "-o", "out").err.splitlines()[-1].endswith(" (1 of 2 as before)")


def test_a_record_without_its_sheet_is_told(call: Call, sheet: Path) -> None:
    """A sheet that is gone leaves the tables; its record is left to who put it there, and named once."""
    gone = sheet.parent / "gone.txt"
    gone.write_text("15 countries")
    call("run", sheet.parent, "-o", "out")
    gone.unlink()
    assert (
        "note: 1 record in out of sheets that were not in this run: gone.txt.json" in call("run", sheet.parent, "-o", "out").err
    )
    assert "gone.txt" not in (sheet.parents[1] / "out/figures.csv").read_text(encoding="utf-8")
    assert "note:" not in call("run", sheet.parent, "-o", "out").err


def test_a_pipe_gets_no_colours_and_no_bar(call: Call, shelf: Path) -> None:
    """Nothing in either stream is a terminal's."""
    answer = call("run", shelf, "-o", "out")
    assert "\x1b" not in answer.out + answer.err
    assert "\r" not in answer.out + answer.err


def test_quiet_says_only_what_is_asked(call: Call, sheet: Path) -> None:
    """With -q a run without faults writes nothing to standard error."""
    assert call("run", sheet.parent, "-o", "out", "-q").err == ""


def test_the_bytes_do_not_depend_on_workers_or_cache(call: Call, shelf: Path, tmp_path: Path) -> None:
    """One worker, three workers, and a run from the cache write the same bytes."""
    call("run", shelf, "-o", "one", "--jobs", "1")
    call("run", shelf, "-o", "three", "--jobs", "3", "--no-cache")
    call("run", shelf, "-o", "cached")
    trees = [
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path / "one", tmp_path / "three", tmp_path / "cached")
    ]
    assert len(trees[0]) == 6
    assert trees[0] == trees[1] == trees[2]


def test_the_second_run_does_nothing_and_says_so(call: Call, shelf: Path) -> None:
    """`--dry-run` tells before and after what a run would do."""
    assert call("run", shelf, "-o", "out", "--dry-run").out.count("to extract") == 4
    call("run", shelf, "-o", "out")
    after = call("run", shelf, "-o", "out", "--dry-run")
    assert (after.out.count("in place"), after.out.count("still set aside")) == (3, 1)
    assert after.err == "4 sheets, 0 to do; nothing was written\n"


def test_a_dry_run_writes_nothing(call: Call, shelf: Path, tmp_path: Path) -> None:
    """Neither output nor cache nor journal comes of it."""
    call("run", shelf, "-o", "out", "--dry-run")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sheets"]


def test_the_log_is_json_a_line(call: Call, shelf: Path) -> None:
    """Every line is an object with run, time and event; each sheet that was done has its steps."""
    answer = call("run", shelf, "-o", "out", "--log-format", "json")
    lines = [json.loads(line) for line in answer.err.splitlines()]
    assert len({line["run"] for line in lines}) == 1
    assert [line["event"] for line in lines if line["event"].startswith("run")] == ["run_begun", "run_ended"]
    stages = [line["stage"] for line in lines if line.get("document") == "2019.en.md" and line["event"] == "stage"]
    assert stages[0] == "read"
    assert {"quantities", "subjects", "assemble"} <= set(stages)
    failed = next(line for line in lines if line["event"] == "document" and line["state"] == "failed")
    assert (failed["document"], failed["reason"]) == ("broken.pdf", "source")
    assert lines[-1] | {"all": 4, "written": 3, "failed": 1, "done_anew": 4} == lines[-1]


def test_reports_for_people_and_machines(call: Call, shelf: Path, tmp_path: Path) -> None:
    """The report names the slowest sheets, the failures by reason and the coverage, as JSON and as one page."""
    (shelf / "<b>bad.txt").write_bytes(b"")
    call("run", shelf, "-o", "out", "--report", "run.json", "--report", "run.html")
    report = json.loads((tmp_path / "run.json").read_text())
    assert report["sheets"] == {"all": 5, "written": 3, "failed": 2, "done_anew": 5}
    assert report["failures_by_reason"] == {"source": 2}
    assert {slow["path"] for slow in report["slowest"]} >= {"2018.en.md", "2019.en.md", "2020.en.md"}
    assert 0 < report["coverage"]["share"] <= 1
    assert report["steps"]["read"] >= 0
    page = (tmp_path / "run.html").read_text()
    assert "&lt;b&gt;bad.txt" in page
    assert "<b>bad" not in page
    assert not re.search(r"(src|href)=|url\(|<script", page)


def test_nothing_of_the_report_is_in_the_output(call: Call, shelf: Path, tmp_path: Path) -> None:
    """Reports go where the caller says; the output folder holds no time and no run id."""
    call("run", shelf, "-o", "out", "--report", "run.json")
    run = json.loads((tmp_path / "run.json").read_text())["run"]
    assert not any(run.encode() in path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())


def test_explain_tells_how_a_sheet_is_read(call: Call, sheet: Path, tmp_path: Path) -> None:
    """Reader, language, family, steps with their times, rules with the facts they found; nothing is written."""
    answer = call("run", "--explain", sheet)
    assert answer.code == 0, answer.err
    assert "language    en (found in the text)" in answer.out
    assert "family      none recognised" in answer.out
    assert re.search(r"^read +\d+\.\d$", answer.out, re.MULTILINE)
    assert re.search(r"^counts +\S+ +\d+", answer.out, re.MULTILINE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sheets"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "name the folders"),
        (["run", "sheets"], "--output"),
        (["run", "sheets", "-o", "out", "--engine", "dask"], "--scheduler"),
        (["run", "sheets", "-o", "out", "--scheduler", "tcp://x:1"], "--engine dask"),
        (["run", "sheets", "-o", "out", "--jobs", "0"], "0"),
        (["run", "sheets", "-o", "out", "--watch", "--report", "."], "'.'"),
    ],
)
def test_options_that_do_not_go_together(call: Call, sheet: Path, arguments: list[str], said: str) -> None:
    """Wrong usage says what is wanted; exit code 2."""
    answer = call(*arguments)
    assert sheet.exists()
    assert answer.code == 2
    assert said in answer.err


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("never", 0), ("warning", 1)])
def test_findings_decide_the_exit_code(call: Call, sheet: Path, fail_on: str, code: int) -> None:
    """A figure that is not as expected makes the run end with 1, unless --fail-on says otherwise."""
    expected = '[[figures]]\nlabel = "countries"\nvalue = 167\nstatus = "verified"\n'
    (sheet.parent / "2018.en.expected.toml").write_text(expected)
    answer = call("run", sheet.parent, "-o", "out", "--fail-on", fail_on)
    assert answer.code == code, answer.err


def test_a_terminal_gets_a_bar(tmp_path: Path, shelf: Path) -> None:
    """On a terminal a bar moves, with a count of sheets; the table has rules."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "FACTSHEET_EXTRACT_CACHE": str(tmp_path / "c"), "TERM": "xterm", "COLUMNS": "120"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [*PROGRAM, "run", str(shelf), "-o", str(tmp_path / "out")], stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    assert process.wait() == 3
    assert "━" in seen.decode()
    assert "4/4" in seen.decode()
    assert "─" in seen.decode()


def test_watch_waits_in_an_empty_folder(tmp_path: Path) -> None:
    """A folder into which sheets are to come may be empty; one that is not there is a fault."""
    (tmp_path / "sheets").mkdir()
    command = [*PROGRAM, "run", "sheets", "-o", "out", "--watch"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    heard = [process.stderr.readline().strip() for _ in range(2)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert heard == ["no sheet is in there yet", "waiting for sheets; Ctrl-C ends it"]
    assert (process.returncode, err) == (0, "no longer waiting\n")
    (tmp_path / "sheets").rmdir()
    assert subprocess.run(command, cwd=tmp_path, stderr=subprocess.DEVNULL, check=False).returncode == 4


def test_watch_does_what_comes_in(tmp_path: Path, sheet: Path) -> None:
    """A sheet that comes into the folder is done while the program waits; Ctrl-C ends it without a fault."""
    command = [*PROGRAM, "run", "sheets", "-o", "out", "--watch", "--jobs", "1"]
    environment = {**os.environ, "FACTSHEET_EXTRACT_CACHE": str(tmp_path / "c")}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    while "waiting for sheets" not in (line := process.stderr.readline()):
        assert line
    (sheet.parent / "2019.en.md").write_text(SHEET.replace("2018", "2019"))
    wanted = tmp_path / "out/2019.en.md.json"
    for _ in range(600):
        if wanted.exists():
            break
        assert process.poll() is None
        time.sleep(0.1)
    heard = ""
    while "2 sheets written to" not in heard:
        heard += process.stderr.readline()
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert wanted.exists()
    assert process.returncode == 0, err
    assert "changed: 2019.en.md" in heard
