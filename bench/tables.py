"""How well tables are read, on sheets whose cells are published.

    python -m bench.tables [--misses N] [--camelot PYTHON]

Two measures, both over the real sheets of ../shared. ICDAR-2013: precision, recall and F1 of adjacent cells (Göbel et al.
2012: each pair of cells that are neighbours in a row or column, blanks skipped), ours beside pdfplumber's `extract_tables` in
the same run, and beside every flavor of camelot's where PYTHON is an interpreter that has camelot-py. NFHS: every indicator's
urban, rural and total value against the published CSV; rows that differ are listed.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pdfplumber

from factsheet_extract.model.passage import read_block
from factsheet_extract.readers import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import Document

ROOT: Final = Path(__file__).resolve().parents[1]
CORPUS: Final = ROOT.parent / "shared" / "corpus"
STATES: Final = {
    "AN": "Andaman and Nicobar Islands", "AP": "Andhra Pradesh", "AR": "Arunachal Pradesh", "AS": "Assam", "HR": "Haryana",
    "KL": "Kerala", "UP": "Uttar Pradesh", "TR": "Tripura",
}  # fmt: skip


@dataclass(frozen=True)
class GridCell:
    """A cell by its rows and columns, first and last inclusive."""

    top: int
    bottom: int
    left: int
    right: int
    text: str


def relations(cells: list[GridCell]) -> Counter[tuple[str, str, str]]:
    """Give the pairs of neighbours of one table: (one, other, direction), blanks skipped."""
    grid: dict[tuple[int, int], int] = {}
    for number, cell in enumerate(cells):
        if cell.text:
            for row in range(cell.top, cell.bottom + 1):
                for column in range(cell.left, cell.right + 1):
                    grid[row, column] = number
    found: set[tuple[int, int, str]] = set()
    for axis, name in ((0, "right"), (1, "down")):
        lines: dict[int, list[int]] = {}
        for place in sorted(grid, key=lambda place: (place[axis], place[1 - axis])):
            lines.setdefault(place[axis], []).append(grid[place])
        for line in lines.values():
            found |= {(one, other, name) for one, other in itertools.pairwise(line) if one != other}
    return Counter((cells[one].text, cells[other].text, name) for one, other, name in found)


def plain(text: str) -> str:
    """Leave white space and the form of dashes and marks out, as the competition's own scorer does."""
    return re.sub(r"[\s\u00ad]+", "", re.sub(r"[–—−‐-]", "-", text)).replace("*", "").casefold()


def gold_tables(path: Path) -> list[list[GridCell]]:
    """Read the cells of each table of a competition file; regions of one table are read apart."""
    tables = []
    for region in ElementTree.parse(path).getroot().iter("region"):
        cells = []
        for cell in region.iter("cell"):
            row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
            text = plain(cell.findtext("content") or "")
            cells.append(GridCell(row, last_row, column, last_column, text))
        tables.append(cells)
    return tables


def our_tables(document: Document) -> list[list[GridCell]]:
    tables = []
    for table in document.tables:
        cells = [
            GridCell(
                c.row, c.row + c.row_span - 1, c.column, c.column + c.column_span - 1,
                plain("" if c.block is None else read_block(document, c.block).text),
            )
            for c in table.cells
        ]  # fmt: skip
        tables.append(cells)
    return tables


def plumber_tables(path: Path) -> list[list[GridCell]]:
    tables = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for rows in page.extract_tables():
                tables.append(as_grid(rows))
    return tables


def as_grid(rows: Sequence[Sequence[str | None]]) -> list[GridCell]:
    """Give rows of texts as cells that span nothing."""
    return [GridCell(r, r, c, c, plain(text or "")) for r, row in enumerate(rows) for c, text in enumerate(row)]


def scores(gold: Counter[tuple[str, str, str]], found: Counter[tuple[str, str, str]]) -> tuple[int, int, int]:
    return (gold & found).total(), gold.total(), found.total()


def total(tables: list[list[GridCell]]) -> Counter[tuple[str, str, str]]:
    return sum((relations(table) for table in tables), Counter())


def show(name: str, who: str, hit: int, gold: int, found: int) -> None:
    precision, recall = hit / max(1, found), hit / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    print(f"{name:10} {who:15} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  ({hit} of {gold}, {found} given)")


def camelot_tables(python: str | None, sheets: list[Path]) -> dict[Path, dict[str, list[list[GridCell]]]]:
    """Give camelot's answer of each flavor for each sheet; none without an interpreter that has it."""
    if python is None:
        return {sheet: {} for sheet in sheets}
    script = str(Path(__file__).with_name("camelot_answers.py"))
    done = subprocess.run([python, "-P", script, *map(str, sheets)], check=True, capture_output=True, text=True)
    return {
        Path(sheet): {f"camelot {flavor}": [as_grid(rows) for rows in tables] for flavor, tables in flavors.items()}
        for sheet, flavors in json.loads(done.stdout).items()
    }


def icdar(misses: int, camelot: str | None) -> None:
    sheets = {path: CORPUS / "pdf" / "icdar2013-gov" / (path.name.removesuffix("-str.xml") + ".pdf")
              for path in sorted((CORPUS / "gold" / "icdar2013").glob("*-str.xml"))}  # fmt: skip
    theirs = camelot_tables(camelot, list(sheets.values()))
    sums: dict[str, list[int]] = {}
    for path, sheet in sheets.items():
        gold = total(gold_tables(path))
        everyone = {"ours": our_tables(read(sheet)), "pdfplumber": plumber_tables(sheet), **theirs[sheet]}
        for who, tables in everyone.items():
            found = total(tables)
            counts = scores(gold, found)
            sums[who] = [a + b for a, b in zip(sums.get(who, [0, 0, 0]), counts, strict=True)]
            show(sheet.stem, who, *counts)
            if who == "ours" and misses:
                print("   missed", *(list((gold - found).elements())[:misses]), sep="\n     ")
                print("   wrong", *(list((found - gold).elements())[:misses]), sep="\n     ")
    for who, counts in sums.items():
        show("all", who, *counts)


@dataclass(frozen=True)
class Printed:
    """One indicator as the sheet prints it."""

    number: str
    label: str
    values: tuple[str, ...]


def printed_rows(document: Document) -> list[Printed]:
    """Give the numbered rows of a state sheet, label and values by column."""
    rows: list[Printed] = []
    for table in document.tables:
        by_row: dict[int, dict[int, str]] = {}
        for cell in table.cells:
            text = "" if cell.block is None else read_block(document, cell.block).text
            by_row.setdefault(cell.row, {})[cell.column] = text
        for _, cells in sorted(by_row.items()):
            label = re.match(r"(\d{1,3})\.\s*(.*)", cells.get(0, ""))
            if label:
                rows.append(Printed(label.group(1), label.group(2), tuple(cells.get(c, "") for c in range(1, table.columns))))
    return rows


def same(published: str, value: str) -> bool:
    """A published number equals the printed one; `*` and `na` are published as such or as nothing."""
    bare = value.strip("()").replace(",", "")
    if bare in {"*", "na", ""}:
        return published in {"", "*", "na"}
    return published not in {"", "*", "na"} and float(published.replace(",", "")) == float(bare)


def nfhs() -> None:
    gold: dict[str, dict[str, dict[str, str]]] = {}
    with (CORPUS / "gold" / "nfhs" / "nfhs4_state-wise_punchagan.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            gold.setdefault(row["state"], {})[row["indicator_id"]] = row
    for sheet in sorted([*(CORPUS / "pdf" / "nfhs-india").iterdir(), *(CORPUS / "text" / "nfhs-india").iterdir()]):
        published = gold[STATES[sheet.stem[-2:]]]
        right = wrong = 0
        seen = set()
        for row in printed_rows(read(sheet)):
            want = published.get(row.number)
            if want is None:
                continue
            seen.add(row.number)
            wanted = [want["urban"], want["rural"], want["total"]]
            if len(row.values) >= 3 and all(same(w, v) for w, v in zip(wanted, row.values, strict=False)):
                right += 1
            else:
                wrong += 1
                print(f"   differs {sheet.stem[-2:]} {row.number} {row.label[:50]!r}: CSV {wanted}, read {list(row.values)}")
        missing = sorted(set(published) - seen, key=int)
        print(f"{sheet.name:28} rows equal {right} of {len(published)}, differ {wrong}, not read {missing}")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--misses", type=int, default=0, help="show so many missed and wrong neighbours a sheet")
    cli.add_argument("--camelot", metavar="PYTHON", help="an interpreter that has camelot-py, to measure beside it")
    arguments = cli.parse_args()
    icdar(arguments.misses, arguments.camelot)
    nfhs()


if __name__ == "__main__":
    main()
