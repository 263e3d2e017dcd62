"""How many of the gold figures of real sheets are found, beside a digit regex in the same run.

    python -m bench.figures [--misses N] [--only PART] [--keep FOLDER]

The documents are those named in the first line of each gold file; both tools are scored by the shared scorer.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from factsheet_extract.extract import extract
from factsheet_extract.readers import ReadOptions, read

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
GOLD: Final = SHARED / "gold" / "figures"
SCORER: Final = SHARED / "tools" / "score_figures.py"
# What is printed of the scorer's table.
SHOWN: Final = {
    "P": "precision", "R": "recall", "F1": "f1", "label": "label", "comparator": "comparator", "kind": "kind",
}  # fmt: skip
# The peer: every run of digits with separators, the four words before it as label.
_DIGITS: Final = re.compile(r"\d[\d.,\u00a0\u202f]*(?:\s?%)?")


@dataclass(frozen=True)
class Task:
    """One gold file and the sheet it was made from."""

    gold: Path
    sheet: Path


def tasks(part: str = "") -> list[Task]:
    """Give the gold files whose name holds `part`."""
    found = []
    for gold in sorted(GOLD.glob("*.jsonl")):
        with gold.open(encoding="utf-8") as lines:
            name = json.loads(next(lines))["document"]
        path = SHARED / name if (SHARED / name).is_file() else SHARED / "corpus" / name
        if part in gold.name:
            found.append(Task(gold, path))
    return found


def ours(sheet: Path) -> dict[str, Any]:
    """Give our record of a sheet."""
    record: dict[str, Any] = json.loads(extract(sheet).to_json())
    return record


def peer(sheet: Path) -> dict[str, Any]:
    """Give what a digit regex finds in the same text."""
    document = read(sheet, name=sheet.name, options=ReadOptions())
    counts = []
    for match in _DIGITS.finditer(document.text):
        digits = re.sub(r"[^\d]", "", match[0])
        before, after = document.text[max(0, match.start() - 60) : match.start()], document.text[match.end() : match.end() + 60]
        counts.append({
            "label": " ".join(before.split()[-4:]), "value": int(digits), "kind": "percent" if "%" in match[0] else "count",
            "comparator": "=", "low": None, "high": None, "dimensions": {},
            "evidence": [{"page": document.page_at(match.start()).number, "quote": before[-40:] + match[0] + after[:40]}],
        })  # fmt: skip
    return {"counts": counts}


def score(pairs: list[tuple[Task, Path]], misses: int = 0) -> tuple[str, dict[str, Any]]:
    """Run the shared scorer; give what it prints of misses, and its table."""
    arguments = [f"{task.gold}={record}" for task, record in pairs]
    text = subprocess.run(
        [sys.executable, str(SCORER), *arguments, "--misses", str(misses), "--json"], capture_output=True, text=True, check=True
    ).stdout
    start = text.index("{\n") if not text.startswith("{") else 0
    return text[:start], json.loads(text[start:])


def measure(folder: Path, part: str, misses: int) -> None:
    """Extract, score and print both tools."""
    found = tasks(part)
    for name, tool in (("factsheet-extract", ours), ("digit regex", peer)):
        pairs = []
        for task in found:
            record = folder / f"{name.replace(' ', '-')}_{task.gold.stem}.json"
            record.write_text(json.dumps(tool(task.sheet)), encoding="utf-8")
            pairs.append((task, record))
        said, table = score(pairs, misses if tool is ours else 0)
        print(said, end="")
        print(f"{name}")
        for document, row in table.items():
            shares = "  ".join(f"{key} {row[short]:.3f}" for key, short in SHOWN.items())
            print(f"  {document[:44]:44} gold {row['gold']:4d} wrong {row['wrong']:4d}  {shares}")


def main() -> None:
    """Read the arguments and measure."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--misses", type=int, default=0, help="show so many missed and wrong figures a document")
    cli.add_argument("--only", default="", help="only gold files whose name holds this")
    cli.add_argument("--keep", type=Path, help="keep the records in this folder")
    arguments = cli.parse_args()
    if not SCORER.is_file():
        sys.exit("the gold figures of ../shared are not here")
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder, arguments.only, arguments.misses)


if __name__ == "__main__":
    main()
