"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
