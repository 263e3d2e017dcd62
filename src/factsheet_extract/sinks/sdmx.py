"""SDMX-CSV 2.0: figures that a family names, as observations, with the data structure they follow as SDMX-JSON beside them.

An observation is told by sheet, edition, indicator (the concept), scope and breakdown (the dimensions as JSON; `_T` where there
are none). A figure without a concept or a value is no observation; of a figure printed twice the first is given.
See https://github.com/sdmx-twg/sdmx-csv and https://sdmx.org.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.errors import EnvironmentLacks
from factsheet_extract.sinks.contract import LoadResult, each_once
from factsheet_extract.sinks.csv_files import defused
from factsheet_extract.sinks.files import replacing_all
from factsheet_extract.sinks.ids import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_extract.model.record import Count, FactSheet

AGENCY, STRUCTURE, VERSION = "FACTSHEETS", "FIGURES", "1.0.0"
STRUCTURE_FILE: Final = "structure.json"
# SDMX's code for a dimension that is not broken down.
ALL: Final = "_T"


@dataclass(frozen=True, slots=True)
class _Component:
    """A column: its SDMX id, its role (Dimension, Measure, Attribute), its type, its meaning."""

    id: str
    role: str
    type: str
    name: str


COMPONENTS: Final = (
    _Component("SHEET", "D", "String", "Path of the sheet"),
    _Component("EDITION", "D", "String", "Edition of the sheet"),
    _Component("INDICATOR", "D", "String", "What is counted or measured"),
    _Component("SCOPE", "D", "String", "Codes of the family's scopes, joined by +"),
    _Component("BREAKDOWN", "D", "String", "What sets the figure apart, as JSON"),
    _Component("OBS_VALUE", "M", "Double", "Value"),
    _Component("UNIT_MEASURE", "A", "String", "Unit"),
    _Component("OBS_STATUS", "A", "String", "How it is reported"),
    _Component("COMPARATOR", "A", "String", "=, >=, <=, >, < or ~ (about)"),
    _Component("LANGUAGE", "A", "String", "Language of the sheet"),
    _Component("PRINTED", "A", "String", "The figure as printed"),
    _Component("LABEL", "A", "String", "What is counted, in the page's words"),
    _Component("PAGE", "A", "Integer", "Page it is printed on"),
    _Component("QUOTE", "A", "String", "Words it was read in"),
)


def write_sdmx(
    sheets: Iterable[FactSheet], target: str, *, fresh: bool = False, at: dt.datetime | None = None
) -> LoadResult:  # fmt: skip
    """Write `data.csv` and `structure.json` to the folder `target`; they hold no other sheets.

    Raises EnvironmentLacks where pysdmx is not installed, SinkError where the target cannot be written.
    """
    structure = _structure(at or dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
    folder, count, figures = Path(target), 0, 0
    paths = [folder / "data.csv", folder / STRUCTURE_FILE]
    with replacing_all(paths) as (data, beside), data.open("w", encoding="utf-8", newline="") as lines:
        beside.write_bytes(structure.encode())
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *(component.id for component in COMPONENTS)])
        for sheet in each_once(sheets):
            rows = list(_observations(sheet))
            writer.writerows(rows)
            count, figures = count + 1, figures + len(rows)
    return LoadResult(target, count, figures, added=count, files=tuple(paths))


def _observations(sheet: FactSheet) -> Iterator[list[Any]]:
    seen: set[tuple[object, ...]] = set()
    for figure in sheet.counts:
        key = (
            sheet.source.path, sheet.edition or ALL, figure.concept, "+".join(figure.scope) or ALL,
            canonical(apart) if (apart := figure.apart) else ALL,
        )  # fmt: skip
        if figure.concept is not None and figure.value is not None and key not in seen:
            seen.add(key)
            row = [*key, figure.value, *_attributes(figure, sheet.language)]
            identifier = f"{AGENCY}:{STRUCTURE}({VERSION})"
            yield ["datastructure", identifier, "I", *(defused(item) if isinstance(item, str) else item for item in row)]


def _attributes(figure: Count, language: str) -> list[Any]:
    place = figure.evidence[0]
    return [
        figure.unit, figure.status, figure.comparator, language, figure.printed, figure.label, place.page, place.quote,
    ]  # fmt: skip


def _structure(prepared: dt.datetime) -> str:
    """Give the data structure definition and its concepts as an SDMX-JSON 2.0 structure message."""
    try:
        from pysdmx import model
        from pysdmx.io import write_sdmx as write
        from pysdmx.io.format import Format
        from pysdmx.model.message import Header
    except ImportError as error:
        raise EnvironmentLacks(
            "writing SDMX needs pysdmx", what="sdmx", hint="pip install 'factsheet-extract[sdmx]'"
        ) from error
    concepts = [model.Concept(item.id, name=item.name, dtype=model.DataType(item.type)) for item in COMPONENTS]
    scheme = model.ConceptScheme("CONCEPTS", name="Concepts", agency=AGENCY, version=VERSION, items=concepts)
    parts = [
        model.Component(
            item.id, item.role == "D" or item.role == "M", model.Role(item.role),
            model.ItemReference("Concept", AGENCY, "CONCEPTS", VERSION, item.id), model.DataType(item.type),
            attachment_level="O" if item.role == "A" else None,
        )
        for item in COMPONENTS
    ]  # fmt: skip
    structure = model.DataStructureDefinition(
        STRUCTURE, name="Figures of fact sheets", agency=AGENCY, version=VERSION, components=model.Components(parts)
    )
    header = Header(id="STRUCTURE", prepared=prepared, sender=model.Organisation(AGENCY))
    message = json.loads(str(write([scheme, structure], Format.STRUCTURE_SDMX_JSON_2_0_0, header=header)))
    for made in message["data"]["dataStructures"]:  # pysdmx 1.21 writes an empty list, which its own schema refuses
        made["dataStructureComponents"].pop("groups", None)
    return json.dumps(message, indent=2) + "\n"
