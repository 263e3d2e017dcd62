"""The pages of the reference are those that the program writes of itself."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_reference_is_what_the_program_says_of_itself(root: Path, tmp_path: Path) -> None:
    """Commands, exit codes, findings and schemas in the docs are those of the code; else run: python tools/docs_pages.py"""
    subprocess.run([sys.executable, root / "tools" / "docs_pages.py", "--into", tmp_path], check=True, timeout=120)
    written = sorted(path.name for path in tmp_path.iterdir())
    reference = root / "docs" / "reference"
    assert [name for name in written if (tmp_path / name).read_text() != (reference / name).read_text()] == []
