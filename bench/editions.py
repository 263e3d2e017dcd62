"""Editions compared, on real sheets: `python -m bench.editions [nfhs|ebola|ars …]`.

- nfhs: the 2015-16 sheets of the corpus states against the 2019-21 round, made into sheets from the published CSV. Every
  change must equal the difference of the two published CSVs; the later CSV's own column for 2015-16 is a witness of the pair.
- ebola: bulletins 2 to 13 of the Ebola outbreak in the DRC as one series, in French and English, against the transcribed CSVs.
- ars: the bulletins of ARS Bretagne, 6 to 12 March 2020, as one series, against the YAML files of opencovid19-fr.

Known, and not ours. Uttar Pradesh, men married before 21: the CSV of 2015-16 is wrong, the page prints 17.0, 34.1 and 28.8.
Bulletin of 30 August 2014: the English sheet prints 12 suspected cases, the French one 19, and the sum asks for 19. A nought
in the YAML files that no bulletin prints was filled in by hand; so was the case fatality rate of the Ebola CSVs.
"""

from __future__ import annotations

import csv
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_extract.diff import diff, series
from factsheet_extract.diff.labels import closeness, comparable
from factsheet_extract.diff.precision import exact
from factsheet_extract.errors import FactsheetError
from factsheet_extract.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.model.difference import Change, Side
    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.model.series import Point, Series, SeriesRow

CORPUS = Path(os.environ.get("FACTSHEET_SHARED", "../shared")) / "corpus"
STATES = {
    "AN": ("Andaman and Nicobar Islands", "Andaman & Nicobar Islands"), "AP": ("Andhra Pradesh",) * 2,
    "AR": ("Arunachal Pradesh",) * 2, "AS": ("Assam",) * 2, "HR": ("Haryana",) * 2, "KL": ("Kerala",) * 2,
    "TR": ("Tripura",) * 2, "UP": ("Uttar Pradesh",) * 2,
}  # fmt: skip
COLUMNS = ("Urban", "Rural", "Total")
REGION = "Bretagne"
CONCEPTS = {"Number of deaths - health personnel": "health_workers.deaths"}


def main(wanted: Iterable[str]) -> None:
    parts = {"nfhs": nfhs, "ebola": ebola, "ars": ars}
    if not CORPUS.is_dir():
        raise SystemExit(f"the corpus is not here: {CORPUS} (set FACTSHEET_SHARED)")
    for name in list(wanted) or list(parts):
        parts[name]()


# ------------------------------------------------------------------------------------------------------------- nfhs
Truth = dict[tuple[str, str], set[Decimal]]
"""Published values by folded label and column; labels that stand twice (women, men) have both values."""


def nfhs() -> None:
    print("nfhs: changes 2015-16 -> 2019-21 against the difference of the two published CSVs")
    print("  state                        pairs  right  wrong  not in a CSV  witness agrees  revised  added  removed")
    totals: Counter[str] = Counter()
    for code, (earlier, later) in STATES.items():
        older_truth, newer_truth, witness = _first_round(earlier), *_second_round(later)
        sheet = next(iter(sorted(CORPUS.glob(f"*/nfhs-india/nfhs4_2015-16_{code}.*"))))
        counts = _state(sheet, later, older_truth, newer_truth, witness)
        totals += counts
        print(f"  {code} {earlier:<25}{_row(counts)}")
    print(f"  {'all':<28}{_row(totals)}")


def _row(counts: Counter[str]) -> str:
    names = ("pairs", "right", "wrong", "unknown", "witness", "revised", "added", "removed")
    return "".join(f"{counts[name]:>{width}}" for name, width in zip(names, (6, 7, 7, 14, 16, 9, 7, 9), strict=True))


def _state(sheet: Path, later: str, older: Truth, newer: Truth, witness: Truth) -> Counter[str]:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "nfhs5_2019-21.en.md"
        made.write_text(_as_sheet(later), encoding="utf-8")
        found = diff(extract(sheet), extract(made))
    counts: Counter[str] = Counter()
    for change in found.changes:
        if change.category == "figure":
            counts[change.kind] += change.kind in ("added", "removed")
            counts += _judged(change, older, newer, witness)
    return counts


def _judged(change: Change, older: Truth, newer: Truth, witness: Truth) -> Counter[str]:
    """Hold one change against the CSVs: both sides must be published values of their row, and the difference theirs."""
    if change.older is None or change.newer is None or change.absolute is None:
        return Counter()
    again = "2015" in " ".join(map(str, change.newer.dimensions.values()))
    sides = ((older, change.older), (witness if again else newer, change.newer))
    one, other = (truth.get(_place(side)) for truth, side in sides)
    if not one or not other:
        if os.environ.get("BENCH_DETAIL"):
            print("   unknown:", _place(change.older), change.older.printed, "|", _place(change.newer), change.newer.printed)
        return Counter(pairs=1, unknown=1)
    gap = exact(change.absolute)
    right = any(late - early == gap for late in other for early in one)
    said = witness.get(_place(change.newer), set())
    counts = Counter(pairs=1, right=int(right), wrong=int(not right))
    if said and not again and _place(change.newer)[1] == "total":
        same = exact(change.older.value or 0) in said
        counts += Counter(witness=int(same), revised=int(not same))
    if not right and os.environ.get("BENCH_DETAIL"):
        print("   wrong:", _place(change.newer), change.older.printed, one, change.newer.printed, other)
    return counts


def _place(side: Side) -> tuple[str, str]:
    heads = comparable(" ".join(str(value) for value in side.dimensions.values()))
    return comparable(side.label), next((name for name in ("urban", "rural", "total") if name in heads.split()), "")


def _first_round(state: str) -> Truth:
    truth: Truth = {}
    with (CORPUS / "gold/nfhs/nfhs4_state-wise_punchagan.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["state"] == state:
                for column in COLUMNS:
                    _note(truth, row["indicator"], column, row[column.lower()])
    return truth


def _second_round(state: str) -> tuple[Truth, Truth]:
    truth: Truth = {}
    witness: Truth = {}
    for row in _second_rows(state):
        for column in COLUMNS:
            _note(truth, row["Indicator"], column, row[column])
        _note(witness, row["Indicator"], "Total", row["NFHS4"])
    return truth, witness


def _second_rows(state: str) -> list[dict[str, str]]:
    with (CORPUS / "gold/nfhs/nfhs5_with_nfhs4_states_jvargh7.csv").open(encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["state"] == state]


def _note(truth: Truth, label: str, column: str, printed: str) -> None:
    value = _number(printed)
    if value is not None:
        truth.setdefault((comparable(label), column.lower()), set()).add(value)


def _number(printed: str) -> Decimal | None:
    bare = printed.strip().strip("()").replace(",", "")
    return Decimal(bare) if re.fullmatch(r"-?\d+(\.\d+)?", bare) else None


def _as_sheet(state: str) -> str:
    """Give the later round of a state as a Markdown sheet, as the survey prints it: one decimal for percentages."""
    head = "NFHS-5 (2019-21)"
    lines = [
        "# National Family Health Survey (NFHS-5) 2019-21", "", f"## State Fact Sheet: {state}", "", "### Key Indicators", "",
        f"| Indicators | {head} Urban | {head} Rural | {head} Total | NFHS-4 (2015-16) Total |", "|---|--:|--:|--:|--:|",
    ]  # fmt: skip
    for row in _second_rows(state):
        cells = (_cell(row["Indicator"], row[column]) for column in (*COLUMNS, "NFHS4"))
        lines.append(f"| {_without_marks(row['Indicator'])} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _without_marks(label: str) -> str:
    return re.sub(r"(?<=[a-z)])\d{1,2}(, ?\d{1,2})?(?= |$)", "", label).replace("=", "≥")


def _cell(label: str, printed: str) -> str:
    value = _number(printed)
    if value is None:
        return "na" if printed == "NA" else printed
    return f"{value:.1f}" if "(%)" in label else f"{value:,}"


# ------------------------------------------------------------------------------------------------------- the series
@dataclass(frozen=True)
class Cell:
    """One transcribed figure: edition, words of its label, place, value."""

    edition: str
    label: str
    place: str
    value: Decimal


def ebola() -> None:
    sheets = list(_extracted(sorted([*CORPUS.glob("pdf/ocha-rdc-ebola/*"), *CORPUS.glob("text/ocha-rdc-ebola/*")])))
    found = series(sheets, across_families=True)
    print(f"\nebola: {len(sheets)} sheets, editions {', '.join(found.editions)}; {len(found.rows)} figures")
    with_concept = [row for row in found.rows if row.concept]
    both = [point for row in with_concept for point in row.points]
    agreed = sum(len(set(point.languages)) > 1 for point in both)
    print(f"  figures with a concept {len(with_concept)}; editions both languages print {agreed + len(found.disagreements)}, "
          f"agreed {agreed}, disagreed {len(found.disagreements)}")  # fmt: skip
    named = Counter((row.concept, str(row.dimensions)) for row in with_concept)
    several = [f"{concept} {dimensions}" for (concept, dimensions), count in named.items() if count > 1]
    print(f"  rows in both languages {sum(len(row.labels) > 1 for row in with_concept)} of {len(with_concept)}; "
          f"concepts in several rows {len(several)}: {'; '.join(several)}")  # fmt: skip
    for one in found.disagreements:
        said = ", ".join(f"{'/'.join(point.languages)} {point.printed}" for point in one.points)
        print(f"    {one.edition} {one.concept} {one.dimensions or ''}: {said}")
    _hold(found, list(_transcribed()), "en")


def _transcribed() -> Iterator[Cell]:
    for name, edition in (("drc_case_data-Sept-21-2014.csv", "2014-09-21"), ("drc_case_data-Sept-29-2014.csv", "2014-09-29")):
        with (CORPUS / "gold/ocha-rdc-ebola" / name).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                for place, printed in row.items():
                    value = None if place in ("Date", "Variable") else _number(printed or "")
                    if value is not None:
                        yield Cell(edition, row["Variable"], "" if place == "National" else place, value)


def ars() -> None:
    days = {f"2020-03-{day:02d}" for day in range(6, 13)}
    paths = [path for path in sorted(CORPUS.glob("pdf/covid-ars-france/ars_bretagne_*")) if path.stem[-10:] in days]
    found = series(list(_extracted(paths)))
    print(f"\nars: {len(paths)} sheets, {len(found.rows)} figures")
    _hold(found, [cell for day in sorted(days) for cell in _of_yaml(day)], "fr")


_DEPARTMENT = re.compile(r"nom: (.+)|(casConfirmes|deces): (\d+)")


def _of_yaml(day: str) -> Iterator[Cell]:
    """Read a YAML file of the corpus, whose entries are a name and its figures in either order."""
    text = (CORPUS / f"gold/covid-ars-france/bretagne_{day}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"source:\n(?: +.+\n)+?(?=\S| *[a-zA-Z]+:|$)", "", re.sub(r"(?m)^ +(?:nom: ARS|url:).*\n", "", text))
    for entry in re.split(r"(?m)^ *- |^donnees", text)[1:]:
        name = re.search(r"nom: (.+)", entry)
        for label, key in (("cas", "casConfirmes"), ("décès", "deces")):
            value = re.search(rf"{key}: (\d+)", entry)
            if name and value:
                yield Cell(day, label, name[1].strip(), Decimal(value[1]))


def _extracted(paths: Iterable[Path]) -> Iterator[FactSheet]:
    for path in paths:
        try:
            yield extract(path)
        except FactsheetError as fault:
            print(f"  not read: {fault}")


def _hold(found: Series, cells: list[Cell], language: str) -> None:
    """Hold the series against what was transcribed by hand: the point of that edition, place and label."""
    right = zeros = 0
    lost: list[str] = []
    rows: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for cell in cells:
        near = [(place, point) for place, point in _points(found, cell, language) if point.edition.endswith(cell.edition)]
        same = [place for place, point in near if point.value is not None and exact(point.value) == cell.value]
        right += bool(same)
        zeros += not near and not cell.value
        rows[cell.label, cell.place].update(same[:1])
        if not same and (near or cell.value):
            said = [point.printed for _, point in near]
            lost.append(f"{cell.edition} {cell.label} {cell.place}: {cell.value}, found {said or 'nothing'}")
    several = sum(len(places) > 1 for places in rows.values())
    print(f"  transcribed figures {len(cells)}: the same {right}, other or not found {len(lost)}, "
          f"nought and not printed {zeros}; in several rows {several} of {len(rows)} figures")  # fmt: skip
    for line in lost:
        print(f"    {line}")


def _points(found: Series, cell: Cell, language: str) -> Iterator[tuple[int, Point]]:
    for place, row in enumerate(found.rows):
        if _at(row, cell.place) and _named(row, cell.label, language):
            yield from ((place, point) for point in row.points)


def _named(row: SeriesRow, label: str, language: str) -> bool:
    """Whether a row has this label: all of its words, nearly the same ones, or the concept that stands for it."""
    if row.concept is not None and row.concept == CONCEPTS.get(label):
        return True
    wanted = comparable(label)
    said = [comparable(known) for known in row.labels.get(language, ())]
    return any(set(wanted.split()) <= set(known.split()) or closeness(wanted, known) >= 75 for known in said)


def _at(row: SeriesRow, place: str) -> bool:
    """Whether a row is of this place; what a sheet says without a place is of the region it is about."""
    mine = comparable(str(row.dimensions.get("place", "")))
    if not mine:
        return place in ("", REGION)
    return closeness(mine, comparable(place)) > 85


if __name__ == "__main__":
    main(sys.argv[1:])
