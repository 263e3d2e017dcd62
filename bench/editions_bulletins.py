"""Bulletins as series: the Ebola updates in two languages, the bulletins of ARS Bretagne without a family."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bench.families import CORPUS, ROWS
from factsheet_extract.diff import series
from factsheet_extract.diff.labels import closeness, comparable
from factsheet_extract.diff.precision import exact
from factsheet_extract.errors import FactsheetError
from factsheet_extract.extract import extract
from factsheet_extract.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_extract.model.record import FactSheet
    from factsheet_extract.model.series import Point, Series, SeriesRow

REGION: Final = "Bretagne"
CLASSES: Final = (
    "the same", "worked out by the transcriber", "a nought that the sheet does not print", "not printed on that sheet", "ours",
)  # fmt: skip
NUMBER_WORDS: Final = {0: "aucun", 1: "un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept"}


@dataclass(frozen=True)
class Cell:
    """One transcribed figure: edition, words of its label, place, value, its concept, and whether it was worked out."""

    edition: str
    label: str
    place: str
    value: Decimal
    concept: str | None = None
    derived: bool = False


def ebola(misses: int) -> int:
    """Print how far the two languages are one series, and what of the transcription is in it; give how many misses are ours."""
    paths = sorted([*CORPUS.glob("pdf/ocha-rdc-ebola/*"), *CORPUS.glob("text/ocha-rdc-ebola/*")])
    found = series(list(_extracted(paths)), across_families=True)
    print(f"\nebola: {len(paths)} sheets, {len(found.editions)} editions: {', '.join(found.editions)}")
    for note in found.notes:
        print(f"  note: {note}")
    languages = _one_series(found, misses)
    return languages + _hold(found, list(_transcribed()), "en", {}, misses)


def _one_series(found: Series, misses: int) -> int:
    known = [row for row in found.rows if row.concept]
    both = {name for name in found.editions if len({sheet.language for sheet in found.sheets if sheet.edition == name}) > 1}
    both |= {point.edition for row in found.rows for point in row.points if len(set(point.languages)) > 1}
    points = [(row, point) for row in known for point in row.points if point.edition in both]
    agreed = sum(len(set(point.languages)) > 1 for _, point in points)
    differing = {(one.edition, one.concept, str(one.dimensions)) for one in found.disagreements}
    alone = [
        (row, point) for row, point in points
        if len(set(point.languages)) == 1 and (point.edition, row.concept, str(row.dimensions)) not in differing
    ]  # fmt: skip
    print(f"  figures of a concept in the {len(both)} editions that are there in both languages: agreed {agreed}, "
          f"the sheets differ {len(differing)}, in one language only {len(alone)}")  # fmt: skip
    for one in found.disagreements:
        for point in one.points:
            print(f"      {one.edition} {one.concept}: {'/'.join(point.languages)} {point.printed!r}, in {point.quote[:90]!r}")
    for row, point in alone[:misses]:
        print(f"      only {'/'.join(point.languages)}: {point.edition} {row.concept} {row.dimensions}: {point.quote[:100]!r}")
    named = Counter((row.concept, str(row.dimensions)) for row in known)
    several = [f"{concept} {dimensions}" for (concept, dimensions), count in named.items() if count > 1]
    print(f"  concepts in more than one row {len(several)} of {len(named)}: {'; '.join(several)}")
    return 0


def _transcribed() -> Iterator[Cell]:
    for name, edition in (("drc_case_data-Sept-21-2014.csv", "2014-09-21"), ("drc_case_data-Sept-29-2014.csv", "2014-09-29")):
        with (CORPUS / "gold/ocha-rdc-ebola" / name).open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        whole = {row["Variable"].strip(): _number(row["National"] or "") for row in rows}
        for row in rows:
            for place, printed in row.items():
                value = None if place in ("Date", "Variable") else _number(printed or "")
                if value is not None:
                    label, where = row["Variable"].strip(), "" if place == "National" else place
                    yield Cell(edition, label, where, value, ROWS.get(label), _is_rate(label, value, whole))


def _is_rate(label: str, value: Decimal, whole: dict[str, Decimal | None]) -> bool:
    """Whether a value is the share of deaths among cases to one decimal, where the sheets print whole per cents."""
    deaths, cases = whole.get("Number of deaths"), whole.get("Number of registered cases")
    return "Rate" in label and bool(deaths and cases) and value % 1 != 0 and round(100 * deaths / cases, 1) == value  # type: ignore[operator]


def _number(printed: str) -> Decimal | None:
    bare = printed.strip().strip("()").replace(",", "")
    return Decimal(bare) if re.fullmatch(r"-?\d+(\.\d+)?", bare) else None


def ars(misses: int) -> int:
    """Print what of the transcribed figures is in the series; give how many misses are ours."""
    days = {f"2020-03-{day:02d}" for day in range(6, 13)}
    paths = {
        path.stem[-10:]: path for path in sorted(CORPUS.glob("pdf/covid-ars-france/ars_bretagne_*")) if path.stem[-10:] in days
    }
    found = series(list(_extracted(paths.values())))
    print(f"\nars: {len(paths)} sheets, no family, {len(found.rows)} figures")
    texts = {day: " ".join(read(path).text.split()) for day, path in paths.items()}
    return _hold(found, [cell for day in sorted(days) for cell in _of_yaml(day)], "fr", texts, misses)


_DEPARTMENT: Final = re.compile(r"nom: (.+)|(casConfirmes|deces): (\d+)")


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


def _hold(found: Series, cells: list[Cell], language: str, texts: dict[str, str], misses: int) -> int:
    """Hold the series against what was transcribed by hand: the point of that edition, place and label."""
    counts: Counter[str] = Counter()
    rows: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for cell in cells:
        near = [(place, point) for place, point in _points(found, cell, language) if point.edition.endswith(cell.edition)]
        same = [place for place, point in near if point.value is not None and exact(point.value) == cell.value]
        name = _class_of(cell, bool(same), texts.get(cell.edition))
        counts[name] += 1
        rows[cell.label, cell.place].update(same[:1])
        shown[name].append(
            f"{cell.edition} {cell.label} {cell.place}: {cell.value}, found {[point.printed for _, point in near]}"
        )
    several = [" ".join(key) for key, places in rows.items() if len(places) > 1]
    print(f"  transcribed figures {len(cells)}, in more than one row {len(several)} of {len(rows)} {'; '.join(several)}")
    for name in CLASSES:
        print(f"    {name:40} {counts[name]:4d}")
        for line in shown[name][:misses] if name not in (CLASSES[0], CLASSES[2]) else ():
            print(f"        {line}")
    return counts["ours"]


def _class_of(cell: Cell, same: bool, text: str | None) -> str:
    if same:
        return CLASSES[0]
    if cell.derived:
        return CLASSES[1]
    if not cell.value:
        return CLASSES[2]
    return CLASSES[3] if text is not None and not _is_printed(cell, text) else CLASSES[4]


def _is_printed(cell: Cell, text: str) -> bool:
    """Whether a sentence of the page has the label, the place and the number, in figures or in words."""
    word = NUMBER_WORDS.get(int(cell.value), "")
    figure = re.compile(rf"(?<!\d){cell.value}(?!\d)" + (rf"|\b{word}e?\b" if word else ""), re.IGNORECASE)
    for sentence in re.split(r"(?<=[.;])\s|•", text):
        here = cell.place == REGION or cell.place in sentence
        if here and cell.label[:4] in sentence and figure.search(sentence):
            return True
    return False


def _points(found: Series, cell: Cell, language: str) -> Iterator[tuple[int, Point]]:
    for place, row in enumerate(found.rows):
        if _at(row, cell.place) and _named(row, cell, language):
            yield from ((place, point) for point in row.points)


def _named(row: SeriesRow, cell: Cell, language: str) -> bool:
    """Whether a row is of the cell's concept, or without one has its label: all of its words, or nearly the same ones."""
    if cell.concept is not None:
        return row.concept == cell.concept and row.dimensions.get("measure") == "number"
    wanted = comparable(cell.label)
    said = [comparable(known) for known in row.labels.get(language, ())]
    return any(set(wanted.split()) <= set(known.split()) or closeness(wanted, known) >= 75 for known in said)


def _at(row: SeriesRow, place: str) -> bool:
    """Whether a row is of this place; what a sheet says without a place is of the region it is about."""
    mine = comparable(str(row.dimensions.get("place", "")))
    if not mine:
        return place in ("", REGION)
    return closeness(mine, comparable(place)) > 85 or comparable(place).endswith(mine)
