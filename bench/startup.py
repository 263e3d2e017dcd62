"""How soon the first figure comes: a cold `extract` of one small text sheet, beside loading the libraries and the model alone.

    python -m bench.startup [--times 5]

The peer is `python -c "import spacy, pdfplumber; spacy.load('fr_core_news_sm')"`, what any tool of this kind pays before its
first line. Each is run by itself, in turn, and the median counts. Marks: at most 1.3 times the peer on a French sheet, under
half of it where no sentence needs the model; `--help` under 0.3 s.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEER = "import spacy, pdfplumber; spacy.load('fr_core_news_sm')"
FRENCH = "# Fiche 2018\n\nEn 2018, 166 pays participent à un processus régional. L'Union africaine en anime deux.\n"
ENGLISH = "# Fact sheet 2018\n\nIn 2018, 166 countries take part in 12 processes.\n"


def main() -> int:
    """Measure and print; the exit code is 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        sheets = {name: Path(folder) / f"{name}.md" for name in ("french", "english")}
        sheets["french"].write_text(FRENCH, encoding="utf-8")
        sheets["english"].write_text(ENGLISH, encoding="utf-8")
        tool = [sys.executable, "-m", "factsheet_extract"]
        commands = {
            "peer: import spacy, pdfplumber; spacy.load": [sys.executable, "-c", PEER],
            "extract, French, with the model": [*tool, "extract", str(sheets["french"])],
            "extract, English, no model needed": [*tool, "extract", str(sheets["english"])],
            "--help": [*tool, "--help"],
        }
        seconds = measure(commands, times)
    return report(seconds)


def measure(commands: dict[str, list[str]], times: int) -> dict[str, float]:
    """Give the median wall time of each command, the commands taking turns; the first turn only warms the disk."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:
                taken[name].append(time.perf_counter() - begun)
    return {name: statistics.median(values) for name, values in taken.items()}


def report(seconds: dict[str, float]) -> int:
    """Print every time as a share of the peer's; give 1 where a mark is missed."""
    peer, french, english, usage = seconds.values()
    marks = {"extract, French, with the model": 1.3 * peer, "extract, English, no model needed": 0.5 * peer, "--help": 0.3}
    for name, value in seconds.items():
        mark = f"  mark {marks[name]:.2f} s: {'reached' if value <= marks[name] else 'missed'}" if name in marks else ""
        print(f"{name:45} {value:6.2f} s  {value / peer:5.2f} of the peer{mark}")
    return 0 if french <= 1.3 * peer and english <= 0.5 * peer and usage <= 0.3 else 1


if __name__ == "__main__":
    sys.exit(main())
