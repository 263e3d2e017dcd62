"""What a worker holds over a thousand documents, beside pdfplumber holding 25 pages.

    python -m bench.memory [--documents 1000]

One worker does sheets of sources/ (French with the model, English, Spanish; PDF, Markdown, text) one after the other and is
never replaced; what it holds is read after each. Marks: after the first 100 documents no more than a tenth more than then, and
under 400 MB throughout.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.shelf import corpus, fill, sources
from factsheet_extract.batch.limits import Limits
from factsheet_extract.batch.pool import Pool
from factsheet_extract.batch.task import Choices, Task

FOREVER = Limits(recycle=10**9, bloat=10**9)
PEER = """
import sys, pdfplumber
held = []
for path in sys.argv[1:]:
    try:
        document = pdfplumber.open(path)
    except Exception:  # encrypted
        continue
    for page in document.pages[: 25 - len(held)]:
        page.extract_words(); held.append(page)
    if len(held) == 25: break
print(int(open('/proc/self/statm').read().split()[1]) * 4096 // 10**6)
"""


def main() -> int:
    """Measure and print; the exit code is 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    number = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        held = memory_of(Path(folder), number)
    every = max(number // 10, 1)
    for place in range(0, number, every):
        print(f"  after {place + 1:5} documents {held[place]:4} MB")
    early, late, most = max(held[:100]), max(held[100:] or held), max(held)
    print(f"  the most in the first 100: {early} MB, after them: {late} MB, at any time: {most} MB")
    sheets = [str(path) for path in corpus() or sources() if path.suffix == ".pdf"]
    peer = subprocess.run([sys.executable, "-c", PEER, *sheets], capture_output=True, text=True, check=True)
    print(f"  peer: pdfplumber after the words of 25 pages: {peer.stdout.strip()} MB")
    flat, small = late <= early * 1.1, most < 400
    print(f"  flat after 100: {'reached' if flat else 'missed'}; under 400 MB: {'reached' if small else 'missed'}")
    return 0 if flat and small else 1


def memory_of(folder: Path, number: int) -> list[int]:
    """Give the megabytes one worker holds after each of `number` documents."""
    held = []
    with Pool(1, FOREVER) as pool:
        for outcome in pool.outcomes(Task(item, Choices()) for item in fill(folder, number, sources())):
            assert outcome.failure is None, outcome.failure
            held.append(pool.workers[0].memory())
    return held


if __name__ == "__main__":
    sys.exit(main())
