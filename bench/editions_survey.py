"""A survey's two rounds: every change against the difference of the two published CSVs, by concept, state and area."""

from __future__ import annotations

import csv
import re
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bench.families import CORPUS, STATES, code_of, number, survey_gold
from factsheet_extract.diff import diff
from factsheet_extract.diff.precision import exact
from factsheet_extract.extract import extract
from factsheet_extract.families import load_family
from factsheet_extract.families.labels import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.difference import Change, Side

CODES: Final = {
    "AN": "Andaman and Nicobar Islands", "AP": "Andhra Pradesh", "AR": "Arunachal Pradesh", "AS": "Assam", "HR": "Haryana",
    "KL": "Kerala", "TR": "Tripura", "UP": "Uttar Pradesh",
}  # fmt: skip
NEWER_NAMES: Final = {printed: name for name, printed in STATES.items()} | {
    "Andaman and Nicobar Islands": "Andaman & Nicobar Islands"
}
AREAS: Final = {"Urban": "urban", "Rural": "rural", "Total": "total"}
CLASSES: Final = (
    "right", "the page says otherwise than the CSV", "measured anew (the family says which it follows)",
    "new in this round, not in the other CSV", "of this round only, not in the other CSV",
    "withheld on one side (* or na)", "ours",
)  # fmt: skip
Cells = dict[tuple[str, str], set[Decimal]]


def nfhs(misses: int) -> int:
    """Print each state's changes by class; give how many are ours."""
    print("nfhs: changes 2015-16 -> 2019-21 of eight states, against the difference of the two published CSVs")
    counts: Counter[str] = Counter()
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for code, state in CODES.items():
        for name, line in _changes(code, state):
            counts[name] += 1
            shown[name].append(f"{code} {line}")
    for name in CLASSES:
        print(f"  {name:52} {counts[name]:5d}")
        for line in shown[name][:misses] if name in (CLASSES[1], "ours") else ():
            print(f"      {line}")
    pairs = counts["right"] + counts[CLASSES[1]] + counts["ours"]
    print(
        f"  changes of one measure that equal the CSVs             {counts['right']} of {pairs}  {counts['right'] / pairs:.4f}"
    )
    return counts["ours"]


def _changes(code: str, state: str) -> Iterator[tuple[str, str]]:
    sheet = next(iter(sorted(CORPUS.glob(f"*/nfhs-india/nfhs4_2015-16_{code}.*"))))
    older, newer = _older(state), _newer(state)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "nfhs5_2019-21.en.md"
        made.write_text(as_sheet(state), encoding="utf-8")
        found = diff(extract(sheet), extract(made))
    for change in found.changes:
        side = change.newer or change.older
        if change.category == "figure" and side is not None and side.concept is not None:
            yield _judged(change, older, newer), f"{side.concept} {_area(side)}: {_said(change.older)} -> {_said(change.newer)}"


def _said(side: Side | None) -> str:
    return f"{side.printed!r} (page {side.page})" if side else "nothing"


def _judged(change: Change, older: Cells, newer: Cells) -> str:
    one, other = change.older, change.newer
    if one is None and other is not None:
        return CLASSES[3] if _place(other) not in older else _withheld(other)
    if other is None and one is not None:
        return CLASSES[4] if _place(one) not in newer else _withheld(one)
    assert one is not None
    assert other is not None
    if one.concept != other.concept:
        return CLASSES[2] if load_family("nfhs-state").concepts[str(other.concept)].follows == one.concept else "ours"
    if change.absolute is None:
        return _withheld(one) if one.value is None else _withheld(other)
    return _by_difference(change, one, other, older, newer)


def _withheld(side: Side) -> str:
    return CLASSES[5] if side.value is None else "ours"


def _by_difference(change: Change, one: Side, other: Side, older: Cells, newer: Cells) -> str:
    """Hold a change against the CSVs: where a side differs from its CSV, the page is right that prints it."""
    early, late = older.get(_place(one), set()), newer.get(_place(other, earlier=_earlier(other)), set())
    if any(exact(change.absolute or 0) == b - a for a in early for b in late):
        return "right"
    printed = all(side.value is not None and side.printed in side.quote for side in (one, other))
    made = any(exact(other.value or 0) == b for b in late)
    return CLASSES[1] if printed and made and early else "ours"


def _earlier(side: Side) -> bool:
    return str(side.dimensions.get("period", "")).startswith("2015")


def _area(side: Side) -> str:
    return str(side.dimensions.get("area", ""))


def _place(side: Side, *, earlier: bool = False) -> tuple[str, str]:
    return str(side.concept), "nfhs4" if earlier else _area(side)


def _older(state: str) -> Cells:
    cells: Cells = defaultdict(set)
    for (place, code, column), printed in survey_gold().items():
        value = number(printed)
        if place == state and column in AREAS.values() and value is not None:
            cells[code, column].add(Decimal(str(value)))
    return dict(cells)


def _newer(state: str) -> Cells:
    cells: Cells = defaultdict(set)
    for row, code in newer_rows(state):
        for column, area in (*AREAS.items(), ("NFHS4", "nfhs4")):
            value = number(row[column])
            if code and value is not None:
                cells[code, area].add(Decimal(str(value)))
    return dict(cells)


@cache
def newer_rows(state: str) -> tuple[tuple[dict[str, str], str | None], ...]:
    """Give the rows of the later round's CSV for a state, each with the code of its concept."""
    with (CORPUS / "gold/nfhs/nfhs5_with_nfhs4_states_jvargh7.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["state"] == NEWER_NAMES.get(state, state)]
    times: Counter[str] = Counter()
    found = []
    for row in rows:
        label = row["Indicator"].strip()
        found.append((row, code_of(label, times[bare(label)])))
        times[bare(label)] += 1
    return tuple(found)


def as_sheet(state: str) -> str:
    """Give the later round of a state as a Markdown sheet, as the survey prints it: one decimal for percentages."""
    head = "NFHS-5 (2019-21)"
    lines = [
        "# National Family Health Survey (NFHS-5) 2019-21", "", f"## State Fact Sheet: {state}", "", "### Key Indicators", "",
        f"| Indicators | {head} Urban | {head} Rural | {head} Total | NFHS-4 (2015-16) Total |", "|---|--:|--:|--:|--:|",
    ]  # fmt: skip
    group = ""
    for row, code in newer_rows(state):
        cells = (_cell(row["Indicator"], row[column]) for column in (*AREAS, "NFHS4"))
        label = _without_marks(row["Indicator"])
        said = _group_of(label, code)
        lines += [f"| {said} | | | | |"] if said not in ("", group) else []
        lines.append(f"| {label} | {' | '.join(cells)} |")
        group = said
    return "\n".join(lines) + "\n"


def _group_of(label: str, code: str | None) -> str:
    """Give the group row that the survey prints over indicators of women and men that have one label; the CSV leaves it out."""
    named = (code or "").rpartition(".")[2].capitalize()
    return named if named in ("Women", "Men") and not re.search(r"\b(?:wo)?men\b", label, re.IGNORECASE) else ""


def _without_marks(label: str) -> str:
    return re.sub(r"(?<=[a-z)])\d{1,2}(, ?\d{1,2})?(?= |$)", "", label).replace("=", "≥")


def _cell(label: str, printed: str) -> str:
    value = number(printed)
    if value is None:
        return "na" if printed == "NA" else printed
    return f"{value:.1f}" if "(%)" in label else f"{Decimal(str(value)).normalize():,f}"
