"""Metadata for Datasette, so that a `factsheets.db` opens with titles, descriptions, labels on foreign keys, facets, queries.

    python -m factsheet_extract.sinks.datasette > metadata.json
    datasette factsheets.db --metadata metadata.json

See https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.sinks.tables import EVIDENCE, FACTS, FIGURES, SHEETS, TABLES, THEMES

if TYPE_CHECKING:
    from factsheet_extract.sinks.tables import Table

# The column that stands for a row where another table refers to it.
_LABELS: Final = {
    "sheets": "path", "figures": "label", "themes": "label", "roles": "label", "definitions": "term", "events": "name",
    "entities": "name", "findings": "message", "loads": "load_id",
}  # fmt: skip
_FACETS: Final = {
    "sheets": ["family", "edition", "language"], "figures": ["kind", "unit", "status"], "themes": ["concept"],
    "roles": ["role"], "findings": ["code", "severity"], "entities": ["label"], "other_numbers": ["reason"],
    "evidence": ["rule", "page"],
}  # fmt: skip
_SORT: Final = {SHEETS.name: "path", EVIDENCE.name: "evidence_id"}
_VIEWS: Final = {
    "newest_figures": "Figures of the newest edition of each family and language.",
    "figures_over_editions": "Figures that the family names, from edition to edition, with page and quote.",
}
_PROOF: Final = """
select figures.concept, figures.label, figures.value, figures.printed, sheets.path, evidence.page, evidence.quote
from figures join sheets on sheets.sheet_id = figures.sheet_id
join evidence on evidence.figure_id = figures.figure_id and evidence.rank = 0
where figures.label like '%' || :words || '%' order by sheets.path, figures.position"""
_SERIES: Final = """
select concept, dimensions, edition, language, value, unit, page, quote from figures_over_editions
where concept = :concept order by dimensions, language, edition"""


def metadata(database: str = "factsheets") -> dict[str, Any]:
    """Give the metadata of a database whose file is `<database>.db`."""
    tables = {table.name: _table(table) for table in TABLES}
    views = {name: {"title": _title(name), "description": description} for name, description in _VIEWS.items()}
    known = {
        "description": "Every figure joins to the sheet, the page, the words and the boxes that it was read from.",
        "tables": tables | views | {"schema_version": {"hidden": True}},
        "queries": {
            "where_is_it_printed": {"title": "Where is it printed?", "sql": _PROOF.strip(), "params": ["words"]},
            "over_editions": {"title": "One concept over editions", "sql": _SERIES.strip(), "params": ["concept"]},
        },
    }
    return {"title": "Figures of fact sheets", "databases": {database: known}}


def _table(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {"title": _title(table.name), "description": table.description}
    made["columns"] = {column.name: column.description for column in table.columns}
    if table.name in _LABELS:
        made["label_column"] = _LABELS[table.name]
    if table.name in _FACETS:
        made["facets"] = _FACETS[table.name]
    if table in FACTS or table.name in _SORT:
        made["sort"] = _SORT.get(table.name, table.key[0])
    if table in {FIGURES, THEMES}:
        made["size"] = 100
    return made


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(metadata(), indent=2) + "\n")
