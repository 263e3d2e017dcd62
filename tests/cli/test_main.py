"""The command line as a whole: help, versions, faults, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.cli import main as main_module
from factsheet_extract.cli.exits import MEANING, Exit, of_failures
from factsheet_extract.cli.main import COMMANDS, commands
from factsheet_extract.errors import FactsheetError
from factsheet_extract.model.record import FactSheet
from factsheet_extract.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import rich_click as click

    from tests.cli.conftest import Call

PROGRAM = [sys.executable, "-m", "factsheet_extract"]


def every_command() -> Iterator[tuple[str, click.Command]]:
    """Give every command and subcommand with its full name."""
    for name, place in COMMANDS.items():
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        yield name, command
        for inner, subcommand in getattr(command, "commands", {}).items():
            yield f"{name} {inner}", subcommand


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_every_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    """Each command's help ends with an example that calls this very command."""
    assert f"Example: factsheet-extract {name}" in (command.help or "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_is_data(call: Call, flag: str) -> None:
    """Help goes to standard output, with every command in it, and is no failure."""
    answer = call(flag)
    assert (answer.code, answer.err) == (0, "")
    assert all(name in answer.out for name in COMMANDS)


def test_help_loads_no_library_of_the_trade() -> None:
    """`--help` imports neither spaCy nor a PDF library nor pydantic: it answers at once."""
    code = (
        "import sys; from factsheet_extract.cli.main import main; main(['--help']); "
        "print([name for name in ('spacy', 'pdfplumber', 'pydantic', 'numpy', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version_is_told(call: Call) -> None:
    """`--version` prints the package's own."""
    assert call("--version").out.split()[-1] == __version__


def test_a_wrong_command_is_wrong_usage(call: Call) -> None:
    """What click refuses has exit code 2 and a message on standard error."""
    answer = call("frobnicate")
    assert (answer.code, answer.out) == (2, "")
    assert "No such command" in answer.err


def test_a_fault_is_one_line_and_a_hint(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the package is told by its message and its hint, without a traceback, with its own code."""

    def fail(**_: object) -> None:
        raise FactsheetError("the tap is dry", hint="open it")

    monkeypatch.setattr(main_module.commands, "main", fail)
    answer = call("anything")
    assert (answer.code, answer.err) == (70, "error: the tap is dry\n  hint: open it\n")


def test_a_fault_of_the_program_hides_its_traceback(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected exception is code 70 in two lines; -v shows where."""

    def fail(**settings: object) -> None:
        raise ZeroDivisionError("no number")

    monkeypatch.setattr(main_module.commands, "main", fail)
    answer = call("anything")
    assert answer.code == 70
    assert answer.err.startswith("internal error: ZeroDivisionError: no number\n  hint:")
    assert "Traceback" not in answer.err


def test_the_traceback_comes_with_v(call: Call, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With -v the same failure shows its traceback."""
    monkeypatch.setattr("factsheet_extract.cli.delivery._print", lambda *_: 1 / 0)
    answer = call("extract", sheet, "-v")
    assert answer.code == 70
    assert "ZeroDivisionError" in answer.err
    assert "Traceback" in answer.err


def test_ctrl_c_is_told_by_its_code(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """KeyboardInterrupt ends with 130."""

    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module.commands, "main", interrupt)
    assert call("anything").code == 130


def test_a_reader_that_has_seen_enough_is_no_failure(sheet: Path) -> None:
    """`factsheet-extract extract ... | head -1` ends without a traceback."""
    command = f"{sys.executable} -m factsheet_extract extract {sheet} {sheet} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_the_module_is_the_command() -> None:
    """`python -m factsheet_extract` is `factsheet-extract`."""
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == __version__


def test_every_exit_code_has_a_meaning() -> None:
    """The table of exit codes explains each of them."""
    assert set(MEANING) == set(Exit)


@pytest.mark.parametrize(
    ("codes", "succeeded", "findings", "wanted"),
    [
        ([], 3, False, Exit.DONE),
        ([], 3, True, Exit.FINDINGS),
        ([4], 2, False, Exit.SOME_FAILED),
        ([4, 70], 2, True, Exit.SOME_FAILED),
        ([4, 4], 0, False, Exit.ALL_FAILED),
        ([5, 5], 0, False, Exit.ENVIRONMENT),
        ([2], 0, False, Exit.USAGE),
        ([70, 4], 0, False, Exit.ALL_FAILED),
    ],
)
def test_many_inputs_have_one_code(codes: list[int], succeeded: int, findings: bool, wanted: Exit) -> None:
    """Some failed is 3, all failed is 4, unless all failed for one other reason."""
    assert of_failures(codes, succeeded=succeeded, findings=findings) == wanted


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(call: Call, shell: str) -> None:
    """Each shell gets a script that asks this program for its completions."""
    assert "_FACTSHEET_EXTRACT_COMPLETE" in call("completion", shell).out


def test_the_shell_is_given_completions() -> None:
    """What the completion script asks for is answered: commands by their first letters."""
    asked = {"_FACTSHEET_EXTRACT_COMPLETE": "bash_complete", "COMP_WORDS": "factsheet-extract ex", "COMP_CWORD": "1"}
    code = "import sys; sys.argv[0] = 'factsheet-extract'; from factsheet_extract.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, **asked}, check=False
    )
    assert "extract" in done.stdout


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_ended_in_the_middle_can_be_taken_up(tmp_path: Path, sheet: Path, how: signal.Signals) -> None:
    """Ctrl-C ends with 130; it and SIGKILL leave no half record and no process, and the next run does just the rest."""
    for number in range(20):
        (sheet.parent / f"{number}.md").write_text(sheet.read_text().replace("166", str(number + 100)))
    command = [*PROGRAM, "run", str(sheet.parent), "-o", "out", "--jobs", "2", "--log-format", "json"]
    environment = {**os.environ, "FACTSHEET_EXTRACT_CACHE": str(tmp_path / "cache")}
    out = tmp_path / "out"
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path
    )
    while not list(out.glob("*.md.json")):
        assert process.poll() is None
    process.send_signal(how)
    _, err = process.communicate(timeout=60)
    assert process.returncode == (130 if how == signal.SIGINT else -how), err
    assert "Traceback" not in err
    done = {path.name: path.read_bytes() for path in out.glob("*.md.json")}
    assert all(FactSheet.model_validate_json(content) for content in done.values())
    assert 0 < len(done) < 21
    again = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    ended = json.loads(again.stderr.splitlines()[-1])
    assert ended["done_anew"] <= 21 - len(done)
    assert ended["written"] == len(list(out.glob("*.md.json"))) == 21
    assert not [path for path in out.rglob("*") if path.name.startswith(".")]
    assert all((out / name).read_bytes() == content for name, content in done.items())


def test_commands_is_what_main_runs() -> None:
    """The group lists the commands of the table, in its order: the main job first."""
    assert list(commands.commands_in) == list(COMMANDS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("moment", [0.0, 0.2, 0.6])
def test_ctrl_c_while_workers_load_says_so_and_no_more(tmp_path: Path, sheet: Path, moment: float) -> None:
    """A terminal sends Ctrl-C to every process of a run: none but the first answers, in two lines."""
    command = [*PROGRAM, "run", str(sheet.parent), "-o", "out"]
    environment = {**os.environ, "FACTSHEET_EXTRACT_CACHE": str(tmp_path / "cache")}
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path, start_new_session=True
    )
    while not (tmp_path / "out").is_dir():
        assert process.poll() is None
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.splitlines()[-1]) == (130, "interrupted")
    assert "Traceback" not in err
    assert "the same command goes on from there" in err
