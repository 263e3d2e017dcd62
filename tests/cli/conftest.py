"""How the tests call a command: in this process, with a cache of their own, as a shell would see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from factsheet_extract.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]

SHEET = """# World Meetings Bureau: Fact Sheet 2018

In 2018, 166 countries take part in a regional process. The secretariat serves 12 offices in 7 regions.

- 40 meetings were held
- 3 evaluations were published
"""


@pytest.fixture
def call(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Give the function that calls `factsheet-extract` with arguments, in an empty folder, with an empty cache."""
    monkeypatch.setenv("FACTSHEET_EXTRACT_CACHE", str(tmp_path / ".cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)

    def answer(*arguments: object) -> Answer:
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Answer(code, captured.out.decode(), captured.err.decode())

    return answer


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Give a small English sheet, `sheets/2018.en.md`."""
    path = tmp_path / "sheets/2018.en.md"
    path.parent.mkdir()
    path.write_text(SHEET, encoding="utf-8")
    return path
