"""How fast and how well PDF pages are read, beside pdfplumber and PDFium in the same run.

    python -m bench.reading [--runs N] [--causes N] [--misses N] [--memory N]

Speed: pages a second of the whole reading (words, blocks, tables, order) and of pdfplumber's `extract_words` alone, on the same
pages of ../shared/corpus, in processor time, the median of several runs; and what share that is of PDFium's own text speed.
Words: the words of both readers on every page, and what differs by cause. Gold: every annotated figure looked up in what was
read, with its box. Memory: resident size while many documents are read in one process.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import resource
import statistics
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber
import pypdfium2

from factsheet_extract.errors import FactsheetError
from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factsheet_extract.model.document import Document

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
CORPUS: Final = SHARED / "corpus"


def families() -> dict[str, list[Path]]:
    """Give the PDFs that open without a password, by family."""
    found: dict[str, list[Path]] = {}
    for path in sorted((CORPUS / "pdf").glob("*/*.pdf")):
        try:
            pypdfium2.PdfDocument(path).close()
        except pypdfium2.PdfiumError:
            continue
        found.setdefault(path.parent.name, []).append(path)
    return found


def by_us(path: Path) -> int:
    return len(read(path).pages)


def by_plumber(path: Path) -> int:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()
        return len(pdf.pages)


def by_pdfium(path: Path) -> int:
    """PDFium's own text of each page, with nothing made of it."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            text.get_text_bounded()
            text.close()
            page.close()
        return len(pdf)


def seconds_a_page(reader: Callable[[Path], int], paths: Iterable[Path]) -> float:
    start = time.process_time()
    pages = sum(reader(path) for path in paths)
    return (time.process_time() - start) / pages


def speed(runs: int) -> None:
    print(f"{'family':20} {'pages/s ours':>14} {'pdfplumber':>12} {'times':>7} {'PDFium text':>12} {'share':>6}")
    all_ours, all_plumber, all_pdfium, pages = [], [], [], []
    for family, paths in families().items():
        count = sum(by_pdfium(path) for path in paths)
        measured = [[seconds_a_page(reader, paths) for reader in (by_us, by_plumber, by_pdfium)] for _ in range(runs)]
        ours, plumber, pdfium = (statistics.median(run[place] for run in measured) for place in range(3))
        show_speed(family, ours, plumber, pdfium)
        all_ours.append(ours * count)
        all_plumber.append(plumber * count)
        all_pdfium.append(pdfium * count)
        pages.append(count)
    total = sum(pages)
    show_speed(f"all {total} pages", sum(all_ours) / total, sum(all_plumber) / total, sum(all_pdfium) / total)


def show_speed(name: str, ours: float, plumber: float, pdfium: float) -> None:
    print(f"{name:20} {1 / ours:14.1f} {1 / plumber:12.1f} {plumber / ours:7.1f} {1 / pdfium:12.1f} {pdfium / ours:6.2f}")


def causes(samples: int) -> None:
    """Compare the words of both readers page by page, and sort what differs by cause."""
    shared = ours_only = theirs_only = moved = 0
    found: dict[str, Counter[str]] = {}
    for paths in families().values():
        for path in paths:
            document = read(path)
            ours: dict[int, Counter[str]] = {}
            places: dict[tuple[int, str], list[float]] = {}
            for word in document.words:
                text = document.text[word.start : word.end]
                ours.setdefault(word.page, Counter())[text] += 1
                places.setdefault((word.page, text), []).append(word.box.x0)
            with pdfplumber.open(path) as pdf:
                for page in pdf.pages:
                    words = page.extract_words()
                    theirs = Counter(word["text"] for word in words)
                    mine = ours.get(page.page_number, Counter())
                    shared += (mine & theirs).total()
                    ours_only += (mine - theirs).total()
                    theirs_only += (theirs - mine).total()
                    for word in words:
                        near = places.get((page.page_number, word["text"]), [])
                        moved += bool(near) and min(abs(x - word["x0"]) for x in near) > 2
                    for text, count in (theirs - mine).items():
                        found.setdefault(cause(text, mine - theirs), Counter())[text] += count
                    page.close()
    print(f"words in both {shared}, ours only {ours_only}, pdfplumber only {theirs_only}, same word elsewhere {moved}")
    for name, words in sorted(found.items(), key=lambda pair: -pair[1].total()):
        print(f"  {words.total():6} {name}: {', '.join(repr(word)[:40] for word, _ in words.most_common(samples))}")


def cause(text: str, ours: Counter[str]) -> str:
    """Name why pdfplumber has this word and we do not."""
    if re.fullmatch(r"[.…·_]+", text) or re.search(r"\.{4,}$", text):
        return "leaders of dots, which we leave out"
    if any(unicodedata.category(letter) in {"Cc", "Co"} for letter in text) or "(cid:" in text:
        return "control or private characters, glyphs without Unicode"
    if any(letter in "ﬀﬁﬂﬃﬄ" for letter in text):
        return "ligatures, which we write as letters"
    parts = [part for part in ours if len(part) > 1 and part in text]
    if sum(len(part) for part in parts) >= 0.7 * len(text) and len(parts) > 1:
        return "words glued by pdfplumber, apart with us (word spaces, raised marks)"
    if any(text in part for part in ours):
        return "words apart with pdfplumber, one with us"
    if len(text) == 1:
        return "single letters (rotated or spaced text)"
    if any(sorted(text) == sorted(part) for part in ours):
        return "rotated text, read backwards by pdfplumber"
    return "other"


@dataclass(frozen=True)
class Unit:
    """What a figure is looked up in: one block, or one row of a table, with the lines around."""

    page: int
    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """Fold white space and the kinds of dash and apostrophe."""
    folded = unicodedata.normalize("NFKC", text).translate(str.maketrans("–—−‐’ʼ", "----''"))
    return re.sub(r"[\s*†|<>b/]+" if "<b>" in folded or "**" in folded else r"[\s*†]+", " ", folded).strip().casefold()


def units(document: Document) -> list[Unit]:
    rows: dict[tuple[int, int], list[int]] = {}
    in_table = set()
    for number, table in enumerate(document.tables):
        for cell in table.cells:
            if cell.block is not None:
                rows.setdefault((number, cell.row), []).append(cell.block)
                in_table.add(cell.block)
    groups = list(rows.values()) + [[index] for index in range(len(document.blocks)) if index not in in_table]
    found = []
    for group in groups:
        blocks = [document.blocks[index] for index in group]
        text = " ".join(read_block(document, index).text for index in group)
        found.append(Unit(blocks[0].page, text, min(b.start for b in blocks), max(b.end for b in blocks)))
    return sorted(found, key=lambda unit: unit.start)


def gold(misses: int) -> None:
    """Look up every annotated figure: its digits, beside the words of its quote, with a box."""
    for path in sorted((SHARED / "gold" / "figures").glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        name = lines[0]["document"]
        sheet = SHARED / name if name.startswith("seed/") else CORPUS / name
        document = read(sheet)
        pool = units(document)
        missed = [row for row in lines[1:] if not row.get("in_image") and not is_read(row, pool, document)]
        total = sum(not row.get("in_image") for row in lines[1:])
        print(f"  {path.stem:42} figures read {total - len(missed)} of {total}")
        for row in missed[:misses]:
            print(f"     p{row['page']} {row['figure']!r} in {row['quote'][:90]!r}")


def is_read(row: dict[str, object], pool: list[Unit], document: Document) -> bool:
    figure, quote = plain(str(row["figure"])), plain(str(row["quote"]))
    words = set(re.findall(r"\w+", quote))
    for place, unit in enumerate(pool):
        near = plain(" ".join(other.text for other in pool[max(0, place - 2) : place + 3]))
        if figure.replace(" ", "") not in plain(unit.text).replace(" ", ""):
            continue
        if len(words & set(re.findall(r"\w+", near))) < 0.7 * len(words):
            continue
        if not document.words or any(page == row["page"] for page, _ in document.boxes(unit.start, unit.end)):
            return True
    return False


def memory(count: int) -> None:
    """Read so many documents in one process and say how its resident size grows."""
    paths = [path for group in families().values() for path in group]
    for number in range(count):
        try:
            read(paths[number % len(paths)])
        except FactsheetError as error:
            print(error)
        if number + 1 in {100, count // 2, count} or number == 0:
            size = int(re.findall(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[0]) / 1024
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  after {number + 1} documents: {size:.0f} MB resident, peak {peak:.0f} MB")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--runs", type=int, default=3)
    cli.add_argument("--causes", type=int, default=6, help="show so many words a cause")
    cli.add_argument("--misses", type=int, default=5, help="show so many figures not read a sheet")
    cli.add_argument("--memory", type=int, default=0, help="read so many documents and watch the memory")
    arguments = cli.parse_args()
    logging.disable(logging.WARNING)  # pdfminer complains of fonts on every page
    gold(arguments.misses)
    causes(arguments.causes)
    if arguments.runs:
        speed(arguments.runs)
    if arguments.memory:
        memory(arguments.memory)


if __name__ == "__main__":
    main()
