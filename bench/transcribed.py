"""How many of the values that people transcribed by hand from real sheets are found, by value and by label.

    python -m bench.transcribed [--misses N] [--only PART]

A transcribed value counts as found when one of our figures has it, and as named when that figure's label and dimensions hold
most of its words and, where it has one, its place. Words differ between data set and sheet: `NAMES` says which words of the
page stand for a column of the data. Blank cells, and rows that a sheet does not print, are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factsheet_extract.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.record import Count

CORPUS: Final = Path(__file__).resolve().parents[2] / "shared" / "corpus"
GOLD: Final = CORPUS / "gold"
# Columns of the data -> words that the page prints for them.
NAMES: Final = {
    "samples_received": "muestras recibidas", "samples_testable": "muestras que cumplen",
    "samples_tested": "muestras resultados entregados", "samples_in_progress": "muestras en proceso",
    "casConfirmes": "cas", "deces": "deces", "ui_mn": "uninsurance rate", "ui_mn13": "uninsurance rate",
    "ui_n": "women of reproductive age", "total": "cas confirmes", "gueri": "gueris", "cas": "cas", "tests": "tests",
}  # fmt: skip
# Rows that the transcriber worked out and the sheet does not print.
NOT_PRINTED: Final = ("Case Fatality Rate (CFR) - Confirmed - probable - suspected cases (%)",)
STATES: Final = {
    "AN": "Andaman and Nicobar Islands", "AP": "Andhra Pradesh", "AR": "Arunachal Pradesh", "AS": "Assam", "HR": "Haryana",
    "KL": "Kerala", "UP": "Uttar Pradesh",
}  # fmt: skip
_SMALL: Final = frozenset(("of", "the", "de", "des", "que", "con", "en", "and", "or", "to", "in", "who", "for", "a", "age"))


@dataclass(frozen=True)
class Wanted:
    """One transcribed value: the sheet, the number, the words that name it, the words that set it apart."""

    group: str
    sheet: Path
    value: float
    words: frozenset[str]
    apart: frozenset[str] = frozenset()


@dataclass
class Tally:
    """Values of one data set: how many, found, found and named; and what was missed."""

    wanted: int = 0
    found: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)


def words(*texts: object) -> frozenset[str]:
    """Give the folded words of texts, without small ones."""
    joined = unicodedata.normalize("NFKD", " ".join(str(text) for text in texts)).casefold()
    plain = "".join(character for character in joined if not unicodedata.combining(character))
    return frozenset(re.findall(r"[a-z0-9]+", plain)) - _SMALL


def number(text: str) -> float | None:
    """Read a cell; None where it holds no number."""
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


def rows(path: str) -> Iterator[dict[str, str]]:
    """Give the rows of one CSV file."""
    with (GOLD / path).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def wanted() -> Iterator[Wanted]:
    """Give every transcribed value whose sheet is here."""
    for source in (ebola, zika, regions, nfhs, uninsured, senegal):
        for one in source():
            if one.sheet.is_file():
                yield one


def ebola() -> Iterator[Wanted]:
    """Give the counts of two updates, by place."""
    for sheet, path in (("n12_2014-09-21", "Sept-21-2014"), ("n13_2014-09-29", "Sept-29-2014")):
        pdf = CORPUS / f"pdf/ocha-rdc-ebola/rdc_ebola_update_{sheet}_en.pdf"
        for row in rows(f"ocha-rdc-ebola/drc_case_data-{path}.csv"):
            for place, cell in list(row.items())[2:]:
                value = number(cell or "")
                if value is not None and row["Variable"] not in NOT_PRINTED:
                    apart = frozenset() if place == "National" else words(place)
                    yield Wanted("Ebola RDC", pdf, value, words(row["Variable"]), apart)


def zika() -> Iterator[Wanted]:
    """Give the samples by department; a week later the table is a picture, which must not be read."""
    for day, folder, suffix in (("22", "pdf", "pdf"), ("22", "text", "txt")):
        sheet = CORPUS / f"{folder}/zika-colombia/colombia_zika_2016-01-{day}.{suffix}"
        for row in rows(f"zika-colombia/colombia-2016-01-{day}.csv"):
            for name, cell in list(row.items())[1:]:
                value = number(cell or "")
                if value is not None:
                    yield Wanted(f"Zika Colombia ({suffix})", sheet, value, words(NAMES[name]), words(row["region"]))


def regions() -> Iterator[Wanted]:
    """Give confirmed cases by region and department of the health agencies' bulletins."""
    for path in sorted((GOLD / "covid-ars-france").glob("*.yaml")):
        region, day = path.stem.split("_")
        short = region.replace("-", "")
        sheet = next(CORPUS.glob(f"*/covid-ars-france/ars_{short}_{day}.*"), CORPUS / "none")
        for name, value in _cases(path):
            yield Wanted(f"ARS {region}", sheet, value, words("cas"), words(name))


def _cases(path: Path) -> Iterator[tuple[str, float]]:
    """Read name and confirmed cases of each region or department; departments without cases are not printed."""
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        found = re.fullmatch(r"\s*(?:- )?(nom|casConfirmes):\s*([^#]+?)\s*(?:#.*)?", line)
        if found and found[1] == "nom" and not found[2].startswith("ARS"):
            name = found[2]
        elif found and found[1] == "casConfirmes" and float(found[2]):
            yield name, float(found[2])


def nfhs() -> Iterator[Wanted]:
    """Give the indicators of each state, urban, rural and total."""
    codes = {name: code for code, name in STATES.items()}
    for row in rows("nfhs/nfhs4_state-wise_punchagan.csv"):
        code = codes.get(row["state"])
        sheet = CORPUS / f"pdf/nfhs-india/nfhs4_2015-16_{code}.pdf"
        for column in ("urban", "rural", "total"):
            value = number(row[column] or "")
            if value is not None:
                yield Wanted("NFHS", sheet, value, words(row["indicator"]), words(column))


def uninsured() -> Iterator[Wanted]:
    """Give the shares and counts that the state sheets print in their sentences (as unrounded shares, called percent)."""
    for row in rows("urban-uninsurance/StateFactSheetData.csv"):
        sheet = CORPUS / f"pdf/urban-uninsurance/uninsurance_2019_{row['statename']}.pdf"
        for column in ("ui_mn13", "ui_mn", "ui_n"):
            value = number(row[column])
            if value is not None:
                yield Wanted("Urban uninsurance", sheet, round(value, 7), words(NAMES[column]), words(row["statename"]))


def senegal() -> Iterator[Wanted]:
    """Give the day's totals of the report."""
    sheet = CORPUS / "pdf/covid-senegal/senegal_rapport_2020-03-30.pdf"
    for row in rows("covid-senegal/confirmes.csv"):
        if row["date"] == "2020-03-30":
            for name in ("total", "gueri"):
                yield Wanted("Senegal", sheet, float(row[name]), words(NAMES[name]))


@cache
def counts(sheet: Path) -> tuple[Count, ...]:
    """Give our figures of a sheet."""
    return extract(sheet).counts


def measure(part: str) -> dict[str, Tally]:
    """Look every transcribed value up in our figures; each figure answers for one value only."""
    tallies: dict[str, Tally] = {}
    used: set[tuple[Path, int]] = set()
    for one in wanted():
        if part not in one.group:
            continue
        tally = tallies.setdefault(one.group, Tally())
        tally.wanted += 1
        same = [
            (k, count)
            for k, count in enumerate(counts(one.sheet))
            if count.value is not None and abs(count.value - one.value) < 1e-6 and (one.sheet, k) not in used
        ]
        best = max(same, key=lambda item: _agreement(one, item[1]), default=None)
        tally.found += bool(same)
        if best is not None and _agreement(one, best[1]) >= 1:
            tally.named += 1
            used.add((one.sheet, best[0]))
        else:
            given = "nothing" if best is None else f"{best[1].label} {best[1].dimensions}"
            tally.missed.append(f"{one.sheet.name}: {one.value:g} {sorted(one.words)} {sorted(one.apart)} -> {given}")
    return tallies


def _agreement(one: Wanted, count: Count) -> float:
    """1 or more where the figure bears most of the words and all that set the value apart."""
    said = words(count.label, *count.dimensions.values())
    share = len(one.words & said) / len(one.words) if one.words else 1.0
    return share / 0.6 if one.apart <= said else share / 4


def show(group: str, tally: Tally) -> None:
    """Print one line."""
    found, named = tally.found / tally.wanted, tally.named / tally.wanted
    print(f"{group:24} values {tally.wanted:5d}  found {found:.3f}  named {named:.3f}")


def main() -> None:
    """Read the arguments, measure and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--misses", type=int, default=0, help="show so many values that were not named, a data set")
    cli.add_argument("--only", default="", help="only data sets whose name holds this")
    arguments = cli.parse_args()
    if not GOLD.is_dir():
        sys.exit("the transcribed data of ../shared are not here")
    total = Tally()
    for group, tally in measure(arguments.only).items():
        show(group, tally)
        for line in tally.missed[: arguments.misses]:
            print(f"    {line}")
        total.wanted, total.found, total.named = (
            total.wanted + tally.wanted, total.found + tally.found, total.named + tally.named,
        )  # fmt: skip
    if total.wanted:
        show("ALL", total)


if __name__ == "__main__":
    main()
