"""The code blocks of the documentation, run as a reader would run them.

`$ command` lines of a console block are run by bash in a folder that holds a copy of `sources/`; what the block shows under
them must be what is printed, the width of columns aside: "..." stands for any words of a line, a line of "..." for any number
of lines. Python blocks of one page are run one after the other; lines with `>>>` are doctests. A block that cannot be run
here is preceded by a comment that names what runs it instead: <!-- tested in .ci/run -->

    python -m tests.docs.blocks docs/tutorial.md …      writes what is printed now into the console blocks of these pages
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
# ```console … ```, indented or not, with the comment above it
FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>console|python)[^\n]*\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = re.compile(r"<!-- tested in (?P<test>\S+) -->\s*$")
ANY_LINES = "..."
SECONDS = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: page, line of its first line, kind, text without indent, and the test that runs it elsewhere."""

    page: Path
    line: int
    kind: str
    body: str
    elsewhere: str | None

    @property
    def name(self) -> str:
        """Give a name for test reports."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a console block and the output shown under it."""

    command: str
    shown: str


def pages() -> list[Path]:
    """Give every page that a reader sees, README first."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> Iterator[Block]:
    """Give the python and console blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        indent = len(match["indent"])
        body = "".join(line[indent:] if line.strip() else "\n" for line in match["body"].splitlines(keepends=True))
        elsewhere = ELSEWHERE.search(text, 0, match.start())
        yield Block(page, text.count("\n", 0, match.start()) + 1, match["kind"], body, elsewhere["test"] if elsewhere else None)


def steps(block: Block) -> list[Step]:
    """Give the commands of a console block; a command goes on where its line ends with a backslash."""
    found: list[Step] = []
    open_command = False
    for line in block.body.splitlines():
        if line.startswith("$ "):
            found.append(Step(line[2:], ""))
        elif open_command:
            found[-1] = Step(f"{found[-1].command}\n{line.removeprefix('> ')}", "")
        elif found:
            found[-1] = Step(found[-1].command, f"{found[-1].shown}{line}\n")
        open_command = line.endswith("\\") and (open_command or line.startswith("$ "))
    return found


def agrees(shown: str, printed: str) -> bool:
    """Say whether what is printed is what the page shows."""
    parts = [_pattern(part) for part in re.split(r"^ *\.\.\.\n", _loose(shown), flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), _loose(printed)) is not None


def _loose(text: str) -> str:
    """Give the text without what only the width of a table's columns decides."""
    return re.sub(r"(?<=\S)[ ─]{2,}", " ", re.sub("─+", "─", _plain(text)))


def _pattern(part: str) -> str:
    return ".*".join(re.escape(piece) for piece in part.split(ANY_LINES))


def _plain(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    return "".join(f"{line}\n" for line in lines).strip("\n") + "\n"


class Desk:
    """A folder as a reader has it: `sources/` in it, the program on the path, nothing of this machine's settings."""

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "sources", folder / "sources")
        scripts = sysconfig.get_path("scripts")
        self.environment = {
            "PATH": f"{scripts}:{os.environ['PATH']}", "HOME": str(folder / "home"),
            "FACTSHEET_EXTRACT_CACHE": str(cache or folder / "cache"),
            "NO_COLOR": "1", "COLUMNS": "110", "LC_ALL": "C.UTF-8", "TERM": "dumb",
        }  # fmt: skip

    def run(self, command: str) -> str:
        """Run a command and give what it prints, data and messages as they come."""
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, timeout=SECONDS, check=False, encoding="utf-8",
        )  # fmt: skip
        return done.stdout


def rewrite(page: Path) -> None:
    """Write what is printed now under each command of the page whose shown output does not agree."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for block in blocks(page):
            if block.kind == "console" and block.elsewhere is None:
                text = text.replace(block.body, "".join(_renewed(step, desk.run(step.command)) for step in steps(block)), 1)
    page.write_text(text, encoding="utf-8")


def _renewed(step: Step, printed: str) -> str:
    """Give the step with what is printed; output shown in part is left to its author, who is told where it differs."""
    shown = step.shown
    if not agrees(shown, printed) and ANY_LINES in shown:
        print(f"differs, shown in part: $ {step.command}\n{printed}", file=sys.stderr)
    elif not agrees(shown, printed):
        shown = _plain(printed) if printed.strip() else ""
    return "$ " + step.command.replace("\n", "\n> ") + f"\n{shown}"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        rewrite(Path(name).resolve())
