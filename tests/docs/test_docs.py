"""The documentation is true: what it shows is what happens."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from typing import TYPE_CHECKING, Any

import click
import pytest

from factsheet_extract.cli.main import commands
from tests.docs.blocks import ROOT, Block, Desk, agrees, blocks, pages, steps

if TYPE_CHECKING:
    from pathlib import Path

WITH_BLOCKS = [page for page in pages() if page.exists() and any(blocks(page))]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which the runs of all pages keep their records, so that each sheet is read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_the_page_does_what_it_shows(
    page: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who types what the page says sees what the page shows."""
    desk = Desk(tmp_path / "desk", cache)
    monkeypatch.chdir(desk.folder)
    names: dict[str, Any] = {}
    for block in blocks(page):
        if block.elsewhere:
            assert (ROOT / block.elsewhere).exists(), f"{block.name} says it is tested in {block.elsewhere}, which is absent"
        elif block.kind == "python":
            _run_python(block, names)
        else:
            _run_console(block, desk)


def _run_python(block: Block, names: dict[str, Any]) -> None:
    if ">>>" not in block.body:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block.body, block.name, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.body, names, block.name, str(block.page), block.line)
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=report.write, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, report.getvalue()


def _run_console(block: Block, desk: Desk) -> None:
    for step in steps(block):
        printed = desk.run(step.command)
        assert agrees(step.shown, printed), f"{block.name}\n$ {step.command}\n--- shown\n{step.shown}--- printed\n{printed}"


def _all_commands(group: click.Command, name: str) -> list[str]:
    if not isinstance(group, click.Group):
        return [name]
    context = click.Context(group)
    below = [(child, group.get_command(context, child)) for child in group.list_commands(context)]
    return [found for child, command in below if command is not None for found in _all_commands(command, f"{name} {child}")]


def test_every_command_is_found_in_the_docs() -> None:
    """No command is left for the reader to discover."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages() if page.exists())
    absent = [name for name in _all_commands(commands, "factsheet-extract") if name not in text]
    assert not absent


def test_every_page_is_in_the_navigation() -> None:
    """A page that is written can be reached."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    written = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in written if not re.search(rf"(?m)[ :]{re.escape(page)}$", navigation)] == []


def test_any_lines_are_elided_and_others_compared() -> None:
    """Three dots stand for lines; a changed line is seen."""
    assert agrees("a\n...\nd\n", "a\nb\nc\nd\n")
    assert agrees("a\n", "a  \n\n")
    assert not agrees("a\n...\nd\n", "a\nb\n")
    assert not agrees("42 figures\n", "41 figures\n")
