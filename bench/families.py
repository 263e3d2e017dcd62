"""What families are worth on real sheets: facts, concepts, joins over years, agreement of languages, a drafted family.

    python -m bench.families [--misses N] [--only mechanisms|survey|updates|draft]

Where the sheets and what is held against them differ, each difference is put in a class: the page says otherwise than the CSV,
the sheets of two languages differ, the transcriber worked a figure out, a measure was taken anew; the rest is ours.

No peer joins figures over years and languages, so there is none to run beside; the gold is what others transcribed by hand.
"""

from __future__ import annotations

import argparse
import csv
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from factsheet_extract.extract import extract, extract_document
from factsheet_extract.families import compare_languages, load_family, read_family
from factsheet_extract.families.draft import Sample, count_named, draft_family
from factsheet_extract.families.labels import bare
from factsheet_extract.families.words import Grammar, labels_of
from factsheet_extract.languages import load_language
from factsheet_extract.readers import ReadOptions, read

if TYPE_CHECKING:
    from factsheet_extract.model.record import Count, FactSheet, Finding

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
CORPUS: Final = SHARED / "corpus"
FIXTURES: Final = ROOT / "tests" / "fixtures" / "iom-iscm"
AREAS: Final = {"urban": ("urban", "2015-16"), "rural": ("rural", "2015-16"), "total": ("total", "2015-16"),
                "total_2005-06": ("total", "2005-06")}  # fmt: skip
STATES: Final = {"Andaman & Nicobar Islands": "Andaman and Nicobar Islands"}


def show(mark: str, got: int, of: int, note: str = "") -> None:
    share = f"{got / of:.3f}" if of else "-"
    print(f"{mark:58} {got:5d} of {of:5d}  {share}  {note}")


@cache
def record_of(path: Path) -> FactSheet:
    return extract(path, name=path.name)


def mechanisms(misses: int) -> None:
    sheets = [(SHARED / "seed" / f"mcim-2018.fr.{kind}", SHARED / "seed" / "mcim-2018.fr.facts.json") for kind in ("md", "pdf")]
    sheets += [(p, p.with_suffix(".facts.json")) for p in sorted(FIXTURES.iterdir()) if p.suffix in (".md", ".txt")]
    for sheet, facts in sheets:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            file.write(extract(sheet).to_json())
            file.flush()
            scorer = [sys.executable, str(SHARED / "tools" / "score_facts.py"), file.name, str(facts)]
            text = [] if sheet.suffix == ".pdf" else ["--text", str(sheet)]
            run = subprocess.run([*scorer, *text], capture_output=True, text=True, check=False)
        lines = run.stdout.strip().splitlines()
        print(f"{sheet.name:58} {lines[-1]}")
        print("\n".join(f"    {line[:160]}" for line in lines[:-1][:misses]))


@cache
def survey_labels() -> dict[frozenset[str], list[str]]:
    """Give the codes of the survey's concepts by the keys of their labels, women before men."""
    grammar = Grammar(load_language("en").relations)
    table: dict[frozenset[str], list[str]] = defaultdict(list)
    for code, concept in load_family("nfhs-state").concepts.items():
        for label in labels_of(concept.labels, "en"):
            for keys in {frozenset(grammar.keys(tried)) for tried in (label, bare(label))}:
                if code not in table[keys]:
                    table[keys].append(code)
    return table


def code_of(label: str, nth: int) -> str | None:
    grammar = Grammar(load_language("en").relations)
    printed = bare(label).replace("=25", "≥25")
    for tried in (printed, re.sub(r"(?<=[a-zA-Z)])\d{1,2}(?:, \d{1,2})?(?=\s|$)", "", printed)):
        codes = survey_labels().get(frozenset(grammar.keys(tried)), [])
        if codes:
            return codes[min(nth, len(codes) - 1)]
    return None


def number(text: str) -> float | None:
    found = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    return float(found[0].replace(",", "")) if found else None


def survey(misses: int) -> None:
    gold = survey_gold()
    seen = equal = total = tables = named = 0
    lines: list[str] = []
    otherwise: list[str] = []
    for path in sorted(CORPUS.glob("*/nfhs-india/*.*")):
        record = record_of(path)
        facts = by_place(record.counts)
        cells = [count for count in record.counts if "table" in count.evidence[0].rule]
        tables, named = tables + len(cells), named + sum(count.concept is not None for count in cells)
        state = str(next((count.dimensions["state"] for count in record.counts if "state" in count.dimensions), ""))
        for (place, code, column), wanted in gold.items():
            if place != STATES.get(state, state):
                continue
            total += 1
            found = facts.get((code, *AREAS[column]), [])
            seen += bool(found)
            equal += any(same(count, wanted) for count in found)
            if not any(same(count, wanted) for count in found):
                home = otherwise if found and all(is_printed(count) for count in found) else lines
                home.append(f"{path.name} {code} {column}: csv {wanted!r}, page {[row_of(count) for count in found]}")
    show("survey: figures of tables with a concept", named, tables)
    show("survey: cells of the CSV found by concept, area, period", seen, total)
    show("survey: … and equal to the CSV", equal, total)
    show("survey: … the page says otherwise than the CSV", len(otherwise), total)
    show("survey: … ours", len(lines), total)
    print("\n".join(f"    {line}" for line in (lines + otherwise)[:misses]))
    joins(misses)


def is_printed(count: Count) -> bool:
    """Whether the figure stands in its row as read, after the label that the family knows."""
    return count.value is not None and count.label[:30] in count.evidence[0].quote and count.printed in count.evidence[0].quote


def row_of(count: Count) -> str:
    return " ".join(count.evidence[0].quote.split())


@cache
def survey_gold() -> dict[tuple[str, str, str], str]:
    gold: dict[tuple[str, str, str], str] = {}
    times: dict[tuple[str, str], int] = defaultdict(int)
    with (CORPUS / "gold" / "nfhs" / "nfhs4_state-wise_punchagan.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            label = row["indicator"].strip() if row["indicator"].strip() != "#N/A" else "Female sterilization (%)"
            nth = times[row["state"], label]
            times[row["state"], label] += 1
            code = code_of(label, nth)
            for column in AREAS:
                if code and row[column].strip():
                    gold[row["state"].strip(), code, column] = row[column].strip()
                elif not code:
                    print(f"    no concept for {label!r}")
    return gold


def by_place(counts: tuple[Count, ...]) -> dict[tuple[str, str, str], list[Count]]:
    table: dict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for count in counts:
        if count.concept is not None:
            table[count.concept, str(count.dimensions.get("area")), str(count.dimensions.get("period"))].append(count)
    return table


def same(count: Count, wanted: str) -> bool:
    value = number(wanted)
    if value is None:
        return count.value is None
    return count.value is not None and abs(float(count.value) - value) < 1e-9


def joins(misses: int) -> None:
    family = load_family("nfhs-state")
    earlier = {code for _, code, _ in survey_gold()}
    joined = followed = printed = silent = unnamed = 0
    lines = []
    times: dict[tuple[str, str], int] = defaultdict(int)
    with (CORPUS / "gold" / "nfhs" / "nfhs5_with_nfhs4_states_jvargh7.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["state"] == "Kerala"]
    for row in rows:
        label = row["Indicator"].strip()
        nth = times["", bare(label)]
        times["", bare(label)] += 1
        code = code_of(label, nth)
        if code is None:
            lines.append(f"no concept for {label!r}")
            unnamed += 1
            continue
        follows = family.concepts[code].follows
        if code in earlier or follows in earlier:
            printed += 1
            joined += code in earlier
            followed += code not in earlier
            silent += code not in earlier and number(row["NFHS4"]) is None
            if code not in earlier:
                before = survey_gold().get(("Kerala", str(follows), "total"))
                lines.append(
                    f"{code} follows {follows}: Kerala 2015-16 {before!r} on its sheet, {row['NFHS4']!r} on the later one"
                )
    show("survey: indicators of 2019-21 with a concept", len(rows) - unnamed, len(rows))
    show("survey: indicators of both rounds under one concept", joined, printed)
    told = f"the later sheets print no earlier figure for {silent}, one worked out anew for {followed - silent}"
    show("survey: … measured anew, joined by `follows`", followed, printed, told)
    print("\n".join(f"    {line}" for line in lines[:misses]))


def updates(misses: int) -> None:
    pairs: dict[str, list[Path]] = defaultdict(list)
    for path in [*(CORPUS / "pdf" / "ocha-rdc-ebola").glob("*.pdf"), *(CORPUS / "text" / "ocha-rdc-ebola").glob("*.txt")]:
        pairs[re.search(r"_n(\d\d)_", path.name)[1]].append(path)  # type: ignore[index]
    for name in sorted(pairs):
        if len(pairs[name]) != 2:
            continue
        records = [record_of(path) for path in sorted(pairs[name])]
        findings = compare_languages(records)
        kinds = Counter(kind_of(finding, records) for finding in findings)
        concepts = {count.concept for record in records for count in record.counts if count.concept}
        differing = {finding.facts[0] for finding in findings if finding.code == "languages_differ"}
        lacking = {finding.facts[0] for finding in findings if finding.code == "language_lacks"}
        agreeing = len(concepts - differing - lacking)
        told = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
        show(f"updates: number {name}, concepts that agree", agreeing, len(concepts), told)
        print("\n".join(f"    {finding.message}" for finding in findings[:misses]))
    updates_gold(misses)


def kind_of(finding: Finding, records: list[FactSheet]) -> str:
    """Say what a finding rests on: other figures on the two pages, a word such as "around" on one, a figure on one only."""
    if finding.code != "language_lacks":
        return "the sheets differ" if finding.code == "languages_differ" else "one sheet says 'around'"
    printed = re.findall(r"prints '([^']*)'", finding.message)
    lacking = [record for record in records if f"; {record.language} does not" in finding.message]
    known = [number.printed for record in lacking for number in (*record.counts, *record.ignored)]
    return "ours" if any(text in known for text in printed) else "printed in one language only"


ROWS: Final = {
    "Number of registered cases": "cases.registered", "Laboratory confirmed cases": "cases.confirmed",
    "Probable cases": "cases.probable", "Suspected cases": "cases.suspected", "Number of deaths": "deaths",
    "Number of ill health personnel": "health_workers.ill", "Number of deaths - health personnel": "health_workers.deaths",
    "Number of hospitalized people (in isolation)": "patients.isolated",
    "Contacts requiring follow-up": "contacts.under_follow_up", "Contacts seen to date": "contacts.seen",
    "Contacts discarded from follow-up after 21 days": "contacts.released", "Number of lost contacts": "contacts.lost",
    "Number of samples analyzed": "samples.analysed",
    "Case Fatality Rate (CFR) - Confirmed - probable - suspected cases (%)": "fatality_rate",
    "Contacts recorded to date": "contacts.total",
}  # fmt: skip
PLACES: Final = {"HGR Boende": "Boende", "Boende moke": "Boende Moke"}


def updates_gold(misses: int) -> None:
    for day, sheet in (("Sept-21-2014", "n12_2014-09-21"), ("Sept-29-2014", "n13_2014-09-29")):
        with (CORPUS / "gold" / "ocha-rdc-ebola" / f"drc_case_data-{day}.csv").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for language in ("fr", "en"):
            record = record_of(CORPUS / "pdf" / "ocha-rdc-ebola" / f"rdc_ebola_update_{sheet}_{language}.pdf")
            right, wanted, lines = _held(record, rows)
            show(f"updates: {sheet} {language}, cells of the CSV", right, wanted, _worked_out(lines, rows))
            print("\n".join(f"    {line}" for line in lines[:misses]))


def _held(record: FactSheet, rows: list[dict[str, str]]) -> tuple[int, int, list[str]]:
    right = wanted = 0
    lines = []
    for row in rows:
        code = ROWS.get(row["Variable"].strip())
        for column, value in row.items():
            if column in ("Date", "Variable") or not value:
                continue
            wanted += 1
            place = None if column == "National" else PLACES.get(column, column)
            found = [
                count.value for count in record.counts
                if count.concept == code and count.dimensions.get("measure") == "number"
                and (count.dimensions.get("place") == place or (place is None and count.dimensions.get("place") not in PLACES))
            ]  # fmt: skip
            right += float(value) in found
            if float(value) not in found:
                lines.append(f"{row['Variable']} {column}: csv {value}, read {found}")
    return right, wanted, lines


def _worked_out(lines: list[str], rows: list[dict[str, str]]) -> str:
    """Say whether a miss is a rate that the transcriber worked out to a decimal, where the sheet prints a whole per cent."""
    whole = {row["Variable"].strip(): row["National"] for row in rows}
    rate = 100 * float(whole["Number of deaths"]) / float(whole["Number of registered cases"])
    derived = [line for line in lines if "Rate" in line and f"csv {rate:.1f}" in line]
    return f"{len(derived)} worked out by the transcriber, ours {len(lines) - len(derived)}" if lines else ""


def draft(misses: int) -> None:
    sheets = sorted((CORPUS / "pdf" / "nfhs-india").glob("*.pdf"))
    samples = [_sample(path) for path in sheets[:2]]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drafted.toml"
        path.write_text(draft_family("drafted", samples), encoding="utf-8")
        family = read_family(path)
        third = [extract(sheet, family=str(path)) for sheet in sheets[2:]]
    for sheet, record in zip(sheets[2:], third, strict=True):
        cells = [count for count in record.counts if "table" in count.evidence[0].rule]
        show(f"draft: table figures of {sheet.name} named", sum(count.concept is not None for count in cells), len(cells))
        unnamed = sorted({count.label for count in cells if count.concept is None})
        print("\n".join(f"    {label}" for label in unnamed[:misses]))
    show("draft: all figures of the other sheets named", *count_named(third), f"{len(family.concepts)} concepts drafted")


def _sample(path: Path) -> Sample:
    document = read(path, name=path.name, options=ReadOptions())
    return Sample(extract_document(document, family=None), document.text)


PARTS: Final = {"mechanisms": mechanisms, "survey": survey, "updates": updates, "draft": draft}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--misses", type=int, default=0, help="show so many misses a line")
    cli.add_argument("--only", choices=sorted(PARTS))
    args = cli.parse_args()
    for name, part in PARTS.items():
        if args.only in (None, name):
            part(args.misses)


if __name__ == "__main__":
    main()
