"""How well numbers and quantities are read, beside two peers in the same run, and how fast.

    python -m bench.numbers [--errors FOLDER]

The scorers and cases are those of ../shared/bench (Recognizers-Text, Duckling, text2num, number-parser); speed is words
a second through `read_figures` on the real sheets that are text, in one process without a statistical model, and how it grows
with length.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from factsheet_extract.languages import detect_language, load_language
from factsheet_extract.text.quantities import read_figures

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("FACTSHEET_SHARED", ROOT.parent / "shared"))
TOOLS = {"factsheet-extract": "bench.adapters:predict", "text2num": "bench.peers:text2num", "digit regex": "bench.peers:digits"}
SUITES = ("number", "ordinal", "percentage", "range", "age", "currency", "dimension", "temperature", "dates")


def score(tool: str, errors: Path | None) -> list[dict[str, Any]]:
    command = [
        sys.executable, str(SHARED / "bench" / "eval_recognizers.py"), "--predict", TOOLS[tool], "--suite", *SUITES, "--json",
    ]  # fmt: skip
    if errors and tool == "factsheet-extract":
        command += ["--errors", str(errors / "recognizers.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return rows


def words(tool: str, errors: Path | None) -> dict[str, float]:
    command = [sys.executable, str(SHARED / "bench" / "eval_numwords.py"), "--predict", TOOLS[tool]]
    if errors and tool == "factsheet-extract":
        command += ["--errors", str(errors / "numwords.jsonl")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {found[1]: float(found[2]) for found in re.finditer(r"^all +(\w+) .*value +([\d.]+) %", done.stdout, re.MULTILINE)}


def show(scores: dict[str, list[dict[str, Any]]], spelled: dict[str, dict[str, float]]) -> None:
    print(
        f"{'share of cases passed exactly, % (py: the subset marked for Python)':62s}"
        + "".join(f"{tool:>20s}" for tool in TOOLS)
    )
    for index, row in enumerate(scores["factsheet-extract"]):
        found = [_cell(scores[tool][index]) for tool in TOOLS]
        cases = row["date_spans"] if row["suite"] == "dates" else row["cases"]
        print(f"  {row['suite']:12s} {row['lang']}  {cases:4d} cases{'':36s}" + "".join(f"{cell:>20s}" for cell in found))
    for lang in ("en", "fr", "es"):
        print(f"  number words {lang}{'':47s}" + "".join(f"{spelled[tool].get(lang, 0):20.1f}" for tool in TOOLS))


def _cell(row: dict[str, Any]) -> str:
    if row["suite"] == "dates":
        return f"left alone {row['left_alone_pct']}"
    py = row["py"]["exact"] if row.get("py") else None
    return f"{row['exact']}" + (f" (py {py})" if py is not None else "")


def speed() -> None:
    sheets = [
        path.read_text(encoding="utf-8", errors="replace") for path in sorted((SHARED / "corpus" / "text").rglob("*.txt"))
    ]
    passages = [(part, load_language(detect_language(sheet))) for sheet in sheets for part in re.split(r"\n\s*\n", sheet)]
    count = sum(len(part.split()) for part, _ in passages)
    for part, language in passages[:20]:
        read_figures(part, language)
    seconds = _seconds(lambda: [read_figures(part, language) for part, language in passages])
    print(f"\n{count} words in {len(passages)} passages: {count / seconds:,.0f} words a second")
    prose = " ".join(" ".join(part.split()) for part, language in passages if language.code == "fr")[:30_000]
    one, ten = (_seconds(lambda text=text: read_figures(text, load_language("fr"))) for text in (prose, prose * 10))
    print(f"one passage of {len(prose):,} characters, and ten times as long: {ten / one:.1f} times the time")


def _seconds(work: Any) -> float:
    best = float("inf")
    gc.collect()
    gc.disable()
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=Path, help="folder for the cases that fail, as JSON lines")
    options = parser.parse_args()
    if not (SHARED / "bench").is_dir():
        raise SystemExit(f"the scorers are not at {SHARED} (set FACTSHEET_SHARED)")
    scores = {tool: score(tool, options.errors) for tool in TOOLS}
    show(scores, {tool: words(tool, options.errors) for tool in TOOLS})
    speed()


if __name__ == "__main__":
    main()
