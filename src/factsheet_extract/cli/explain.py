"""How one sheet becomes its record: who recognised it, which steps and rules had a part in it, and how long each took."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factsheet_extract.batch.stopwatch import Stopwatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_extract.batch.task import Choices, Stint
    from factsheet_extract.cli.talk import Talk
    from factsheet_extract.model.record import FactSheet

KINDS = ("counts", "themes", "roles", "definitions", "events", "entities")


def explain(path: Path, choices: Choices, talk: Talk) -> None:
    """Extract a sheet in this process and print how that went; raises what extracting raises.

    Languages, families and models are loaded before, as a run's workers do: their time is no sheet's.
    """
    from factsheet_extract.batch.warm import warm, warm_models
    from factsheet_extract.extract import extract

    warm()
    warm_models()
    with Stopwatch() as stopwatch:
        sheet = extract(path, name=path.name, family=choices.family, language=choices.language, options=choices.reading)
    talk.data("\n".join(_about(sheet, choices)) + "\n\n")
    talk.table(("step", "milliseconds"), _steps(stopwatch.stints), right=("milliseconds",))
    talk.table(("facts", "rule", "how many"), _rules(sheet), right=("how many",))
    if sheet.ignored:
        reasons = Counter(str(number.reason) for number in sheet.ignored)
        talk.table(("numbers that are no figures", "how many"), _counted(reasons), right=("how many",))
    for finding in sheet.findings:
        talk.data(f"{finding.severity}: {finding.message} [{finding.code}]\n")


def _about(sheet: FactSheet, choices: Choices) -> Iterator[str]:
    made, source = sheet.made_by, sheet.source
    models = ", ".join(f"{name} {version}" for name, version in made.models.items()) or "none"
    yield f"{source.path}: {source.media_type}, {source.pages} pages, text layer {source.text_layer}, sha256 {source.sha256}"
    yield f"read by     {made.reader}"
    yield f"language    {sheet.language} ({'as told' if choices.language else 'found in the text'})"
    yield f"family      {sheet.family or 'none recognised'}{' (as told)' if choices.family else ''}"
    yield f"edition     {sheet.edition or 'not found'}"
    yield f"model       {models}"
    yield f"unclaimed   {len(sheet.unclaimed)} numbers that nothing explains"


def _steps(stints: tuple[Stint, ...]) -> list[tuple[str, str]]:
    total = sum(stint.seconds for stint in stints)
    return [(stint.stage, f"{stint.seconds * 1000:.1f}") for stint in stints] + [("together", f"{total * 1000:.1f}")]


def _rules(sheet: FactSheet) -> list[tuple[str, str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        found.update((kind, fact.evidence[0].rule) for fact in getattr(sheet, kind))
    return [(kind, rule, str(number)) for (kind, rule), number in sorted(found.items(), key=_by_kind)]


def _by_kind(entry: tuple[tuple[str, str], int]) -> tuple[int, int, str]:
    (kind, rule), number = entry
    return KINDS.index(kind), -number, rule


def _counted(counter: Counter[str]) -> list[tuple[str, str]]:
    return [(word, str(number)) for word, number in counter.most_common()]
