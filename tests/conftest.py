"""Fixtures that every test may use."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FACTSHEET_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the project's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real sheets and gold figures; the test says so and is skipped where it is absent."""
    if not (SHARED / "README.md").is_file():
        pytest.skip("the real sheets of ../shared are not here (set FACTSHEET_SHARED to their folder)")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Let the programs under test hear Ctrl-C even where the suite runs in the background, whose children would ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _what_was_frozen_is_let_go() -> Iterator[None]:
    """Undo what commands under test do to the garbage collector: DuckDB tells at length of objects that are never freed."""
    yield
    gc.unfreeze()


def lacking(what: str) -> None:
    """Skip a test whose system programs are not here; in CI, which installs them, fail it."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
