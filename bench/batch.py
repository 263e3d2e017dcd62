"""The marks of a batch: speed beside the peer, two workers beside one, cost by number and by length, an unchanged batch, harm.

    python -m bench.batch [--only pages|workers|length|unchanged|many] [--documents 500] [--many 10000] [--jobs 2]

pages      the whole of `extract` over the real corpus in one process, beside pdfplumber's `extract_words` on the same pages in
           the same run, where its time goes, and what share of the sentences the statistical model sees (at least 4 times)
workers    two worker processes beside one on 500 documents (at least 1.8 times)
length     a sheet of 200 pages beside one of 20, a batch of 500 documents beside one of 50 (at most 11 times)
unchanged  a batch that has not changed, beside its first run (at least 50 times faster, under 1 ms a document)
many       10,000 documents of which 1 % are hostile: all good ones written, all hostile ones set aside with a reason
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber

from bench.shelf import corpus, fill, pages_of, sources
from factsheet_extract.batch.cache import Cache
from factsheet_extract.batch.job import Stores, Summary, run_batch
from factsheet_extract.batch.launch import MANY
from factsheet_extract.batch.limits import Limits, cores
from factsheet_extract.batch.output import QUARANTINE, Folder
from factsheet_extract.batch.pool import local_engine
from factsheet_extract.batch.stopwatch import Stopwatch
from factsheet_extract.batch.task import Choices
from factsheet_extract.batch.warm import freeze, warm, warm_models

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_extract.batch.plan import Item
    from factsheet_extract.batch.task import Outcome

SMALL = (".md", ".txt", ".pdf")


def main() -> int:
    """Measure what was asked for; the exit code is 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(PARTS), action="append")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=cores())
    asked = parser.parse_args()
    reached = [PARTS[name](asked) for name in asked.only or PARTS]
    return 0 if all(reached) else 1


def told(what: str, value: float, mark: float, *, at_most: bool = False) -> bool:
    """Print a measure beside its mark; tell whether it is reached."""
    reached = value <= mark if at_most else value >= mark
    print(f"  {what}: {value:.2f} (mark: {'at most' if at_most else 'at least'} {mark:g}) {'reached' if reached else 'missed'}")
    return reached


def pages(_: argparse.Namespace) -> bool:
    """Compare `extract` with pdfplumber's words, sheet by sheet in turn, by the time of the processor."""
    from factsheet_extract.extract import extract

    seen = _watch_the_model()
    warm()
    warm_models()
    freeze()
    peer = ours = 0.0
    number = 0
    steps: dict[str, float] = defaultdict(float)
    for sheet, count in pages_of(corpus() or [path for path in sources() if path.suffix == ".pdf"]):
        begun = time.process_time()
        with pdfplumber.open(sheet) as document:
            for page in document.pages:
                page.extract_words()
                page.close()
        middle = time.process_time()
        with Stopwatch() as stopwatch:
            extract(sheet)
        ours += time.process_time() - middle
        peer += middle - begun
        number += count
        for stint in stopwatch.stints:
            steps[stint.stage] += stint.seconds
    words, whole = number / peer, number / ours
    print(f"pages: {number} pages; pdfplumber's words {words:.1f} pages/s, the whole of extract {whole:.1f} pages/s")
    for stage in sorted(steps, key=lambda stage: -steps[stage]):
        print(f"    {stage:12} {steps[stage]:7.2f} s  {steps[stage] / ours:6.1%}")
    print(f"    the model saw {seen['model']} of {seen['all']} passages ({seen['model'] / max(seen['all'], 1):.1%})")
    return told("times the peer", peer / ours, 4)


def _watch_the_model() -> Counter[str]:
    """Count the passages of all sheets, and the sentences handed to the model."""
    from factsheet_extract.stages import entities, spacy_bridge

    seen: Counter[str] = Counter()
    names, parse, find = spacy_bridge.SpacyModel.names, spacy_bridge.SpacyModel.parse, entities.find_entities

    def count(function: Callable[..., object]) -> Callable[..., object]:
        def counted(self: object, sentences: list[str]) -> object:
            seen["model"] += len(sentences)
            return function(self, sentences)

        return counted

    spacy_bridge.SpacyModel.names = count(names)  # type: ignore[method-assign, assignment]
    spacy_bridge.SpacyModel.parse = count(parse)  # type: ignore[method-assign, assignment]
    from factsheet_extract import pipeline
    from factsheet_extract.model.layers import Sections

    def entities_counted(annotated: object, context: object) -> object:
        seen["all"] += len(annotated.layer(Sections).passages)  # type: ignore[attr-defined]
        return find(annotated, context)  # type: ignore[arg-type]

    stages = [
        pipeline.Stage(stage.name, stage.gives, entities_counted if stage.name == "entities" else stage.find, stage.requires)  # type: ignore[arg-type]
        for stage in pipeline.STAGES
    ]
    pipeline.DEFAULT.stages = tuple(stages)
    return seen


class Bench:
    """A shelf in a folder of its own, with cache, journals and output."""

    def __init__(self, number: int, *, hostile_every: int = 0, sheets: list[Path] | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="factsheet-bench-"))
        self.items = fill(self.folder / "sheets", number, sheets or sources(), hostile_every=hostile_every)

    def run(self, jobs: int, *, items: tuple[Item, ...] | None = None, limits: Limits | None = None) -> tuple[float, Summary]:
        """Run the shelf; give the seconds and what became of it."""
        stores = Stores(Cache(self.folder / "cache"), self.folder / "runs")
        engine = local_engine(jobs, limits or Limits())
        begun = time.perf_counter()
        summary = run_batch(items or self.items, Folder(self.folder / "out"), choices=Choices(), engine=engine, stores=stores)
        return time.perf_counter() - begun, summary

    def forget(self) -> None:
        """Remove what was written, cached and noted."""
        for name in ("cache", "runs", "out"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def end(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.folder, ignore_errors=True)


def workers(asked: argparse.Namespace) -> bool:
    """Time one worker and two on the same shelf."""
    bench = Bench(asked.documents)
    bench.run(2, items=bench.items[:MANY])  # the fork server is there for both, with the models, as in any long batch
    bench.forget()
    one, _ = bench.run(1)
    bench.forget()
    begun = _spent()
    two, _ = bench.run(2)
    parent = _spent() - begun
    bench.end()
    print(f"workers: {asked.documents} documents, one worker {one:.1f} s, two {two:.1f} s ({asked.documents / two:.1f}/s)")
    print(f"    the parent of the two took {parent:.1f} s of a processor ({parent / asked.documents * 1000:.1f} ms a document)")
    print(f"    two bare processes do {_bare():.2f} times the work of one here: more cannot be had")
    return told("one / two", one / two, 1.8)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _bare() -> float:
    """Give how much more two processes that share nothing do than one: what the machine has to give just now."""
    spin = [sys.executable, "-c", "sum(number * number for number in range(20_000_000))"]
    begun = time.perf_counter()
    subprocess.run(spin, check=True)
    middle = time.perf_counter()
    both = [subprocess.Popen(spin) for _ in range(2)]
    for process in both:
        process.wait()
    return 2 * (middle - begun) / (time.perf_counter() - middle)


def length(asked: argparse.Namespace) -> bool:
    """Time a long sheet beside a short one, and a long batch beside a short one."""
    from factsheet_extract.extract import extract

    warm()
    by_pages = True
    with tempfile.TemporaryDirectory() as folder:
        for kind, write in (("of its own", _long_sheet), ("of a family", _long_family_sheet)):
            seconds = {}
            for count in (20, 200):
                sheet = write(Path(folder), count)
                taken = []
                for _ in range(3):
                    begun = time.process_time()
                    extract(sheet)
                    taken.append(time.process_time() - begun)
                seconds[count] = min(taken)
            print(f"length: a sheet {kind}, 20 pages {seconds[20]:.2f} s, 200 pages {seconds[200]:.2f} s")
            by_pages &= told("200 pages / 20 pages", seconds[200] / seconds[20], 11, at_most=True)
    bench = Bench(asked.documents)
    bench.run(1, items=bench.items[:2])
    bench.forget()
    few, _ = bench.run(1, items=bench.items[: asked.documents // 10])
    bench.forget()
    all_of_them, _ = bench.run(1)
    bench.end()
    print(f"length: {asked.documents // 10} documents {few:.1f} s, {asked.documents} documents {all_of_them:.1f} s")
    return told("ten times the documents", all_of_them / few, 11, at_most=True) and by_pages


def _long_sheet(folder: Path, count: int) -> Path:
    """Write a PDF of `count` pages: prose, points and a table on each, no two pages the same."""
    from fpdf import FPDF

    document = FPDF()
    document.set_font("Helvetica", size=11)
    for page in range(count):
        document.add_page()
        document.multi_cell(
            0, 6, f"District {page}\n\nIn 2018, {1000 + page} households in {page + 2} villages took part. " * 3
        )
        for row in range(12):
            document.cell(60, 6, f"Indicator {row}", border=1)
            for column in range(3):
                document.cell(30, 6, f"{(page * 7 + row * 3 + column) % 100}.{row % 10}", border=1)
            document.ln()
    path = folder / f"{count}.pdf"
    document.output(str(path))
    return path


def _long_family_sheet(folder: Path, count: int) -> Path:
    """Write a PDF of `count` pages: those of the longest sheet of sources/ over and over, so that a family knows it."""
    import pypdfium2

    sheet, pages = max(pages_of([path for path in sources() if path.suffix == ".pdf"]), key=lambda found: found[1])
    path = folder / f"family-{count}.pdf"
    with pypdfium2.PdfDocument(sheet) as given, pypdfium2.PdfDocument.new() as made:
        for place in range(count):
            made.import_pages(given, [place % pages])
        made.save(path)
    return path


def unchanged(asked: argparse.Namespace) -> bool:
    """Time a first run and a second one that finds everything as it was."""
    bench = Bench(asked.documents)
    time.sleep(2.1)  # a file that changed a moment ago is not trusted by its time stamp
    first, _ = bench.run(asked.jobs)
    second, summary = bench.run(asked.jobs)
    bench.end()
    print(f"unchanged: {asked.documents} documents, first run {first:.1f} s, second {second:.3f} s, {summary.anew} done anew")
    faster = told("first / second", first / second, 50)
    return told("milliseconds a document", second * 1000 / asked.documents, 1, at_most=True) and faster


def many(asked: argparse.Namespace) -> bool:
    """Run a long batch with harm in it, and count what became of it."""
    small = [path for path in sources() if path.stat().st_size < 60_000]
    bench = Bench(asked.many, hostile_every=100, sheets=small)
    limits = Limits(timeout=20)
    seconds, summary = bench.run(asked.jobs, limits=limits)
    reasons = Counter(outcome.failure.reason for outcome in summary.failures if outcome.failure)
    lost = [outcome.name for outcome in summary.failures if "hostile" not in outcome.name]
    passed = [outcome.name for outcome in summary.outcomes if "hostile" in outcome.name and outcome.row]
    unsaid = [outcome.name for outcome in summary.failures if outcome.failure and not outcome.failure.message]
    overrun = max((outcome.seconds - limits.timeout for outcome in summary.outcomes), default=0.0)
    written = sum(path.name != QUARANTINE for path in (bench.folder / "out").rglob("*.json"))
    bench.end()
    print(f"many: {asked.many} documents in {seconds:.0f} s ({asked.many / seconds:.1f}/s), {written} records; {dict(reasons)}")
    for kind, number in sorted(Counter(_story(outcome) for outcome in summary.outcomes if "hostile" in outcome.name).items()):
        print(f"    {number:4} {kind}")
    counted = {
        f"good ones lost {lost[:3]}": len(lost),
        f"hostile ones not set aside {passed[:3]}": len(passed),
        f"set aside without a reason {unsaid[:3]}": len(unsaid),
    }
    reached = [told(what, number, 0, at_most=True) for what, number in counted.items()]
    return all([*reached, told("longest overrun of the deadline in seconds", overrun, 2, at_most=True)])


def _story(outcome: Outcome) -> str:
    """Say in a line what became of a hostile sheet, without its number."""
    kind = outcome.name.rpartition("hostile-")[2]
    if outcome.failure is None:
        return f"{kind}: read"
    return f"{kind}: {outcome.failure.reason}: {outcome.failure.message.partition(': ')[2]}"


PARTS = {"pages": pages, "workers": workers, "length": length, "unchanged": unchanged, "many": many}

if __name__ == "__main__":
    sys.exit(main())
