"""From a record to rows of the related tables, column by column in the order of `tables`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from factsheet_extract.sinks.ids import boxes_text, canonical, dimensions_text, fact_ids, figure_key, names_text, sheet_id
from factsheet_extract.sinks.tables import FACTS, PARTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from factsheet_extract.model.record import (
        Count,
        Definition,
        Dimension,
        Entity,
        Event,
        Evidence,
        FactSheet,
        Finding,
        JsonNumber,
        Role,
        Theme,
    )

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = dict[str, list[Row]]

# The largest whole number of SQLite (https://www.sqlite.org/datatype3.html).
_LARGEST: Final = 2**63 - 1


def sheet_row(sheet: FactSheet, load_id: int, digest: str) -> Row:
    """Give the row of `sheets`; `digest` is that of the record."""
    source = sheet.source
    return (
        sheet_id(source.path, sheet.edition), load_id, source.path, sheet.family, sheet.edition, sheet.language, sheet.title,
        source.sha256, source.media_type, source.pages, source.text_layer, digest, sheet.schema_version,
        canonical(sheet.made_by.model_dump()), sheet.issue,
    )  # fmt: skip


def fact_rows(sheet: FactSheet) -> Rows:
    """Give the rows of every table that belongs to the sheet, by the table's name."""
    owner = sheet_id(sheet.source.path, sheet.edition)
    rows: Rows = {"other_numbers": _other_numbers(sheet, owner)}
    places: list[Row] = []
    parts: Rows = {part.name: [] for part in PARTS}
    seen: Counter[str] = Counter()
    for index, table in enumerate(FACTS):
        attribute, key, values = _FACTS[table.name]
        facts: Sequence[Any] = getattr(sheet, attribute)
        made: list[Row] = []
        for position, (name, fact) in enumerate(zip(fact_ids(owner, map(key, facts), seen), facts, strict=True)):
            made.append((name, owner, position, *values(fact)))
            places.extend(_evidence(owner, index, name, fact.evidence))
            for part, values_of in PARTS_OF.get(table.name, {}).items():
                parts[part].extend((name, *row) for row in values_of(fact))
        rows[table.name] = made
    return rows | parts | {"evidence": places}


def _evidence(owner: str, kind: int, fact: str, evidence: Sequence[Evidence]) -> list[Row]:
    before, after = (None,) * kind, (None,) * (len(FACTS) - kind - 1)
    return [
        (
            f"{fact}.{rank}", owner, *before, fact, *after, rank, place.page, place.start, place.end, place.quote,
            boxes_text(place.boxes), place.rule, place.source,
        )
        for rank, place in enumerate(evidence)
    ]  # fmt: skip


def _other_numbers(sheet: FactSheet, owner: str) -> list[Row]:
    known = [(item.printed, item.reason, item.page, item.start, item.end, None) for item in sheet.ignored]
    unknown = [(item.printed, None, item.page, item.start, item.end, item.quote) for item in sheet.unclaimed]
    return [(owner, position, *number) for position, number in enumerate([*known, *unknown])]


def as_number(value: JsonNumber | None) -> JsonNumber | None:
    """Give a number that every database takes: a whole one of more than 64 bits becomes a float."""
    return float(value) if isinstance(value, int) and abs(value) > _LARGEST else value


def _figure(count: Count) -> Row:
    return (
        count.concept, count.label, as_number(count.value), as_number(count.low), as_number(count.high), count.printed,
        count.kind, count.unit, count.comparator, names_text(count.scope), dimensions_text(count.apart),
        names_text(count.members), count.status, count.section,
    )  # fmt: skip


def _theme(theme: Theme) -> Row:
    return (theme.concept, theme.label, as_number(theme.count), names_text(theme.scope))


def _role(role: Role) -> Row:
    return (role.actor, role.role, as_number(role.count), names_text(role.objects), role.since, role.label)


def _definition(definition: Definition) -> Row:
    return (definition.term, definition.expansion)


def _event(event: Event) -> Row:
    return (event.name, event.ordinal, event.place, event.start, event.end)


def _entity(entity: Entity) -> Row:
    return (entity.text, entity.label)


def _finding(finding: Finding) -> Row:
    return (finding.code, finding.severity, finding.message, names_text(finding.facts))


def dimension_rows(dimensions: Mapping[str, Dimension]) -> list[Row]:
    """Give the name, text and number of each dimension."""
    return [
        (name, str(value), None if isinstance(value, str) else as_number(value))
        for name, value in dimensions.items()
    ]  # fmt: skip


def code_rows(codes: Iterable[str]) -> list[Row]:
    """Give each code once."""
    return [(code,) for code in dict.fromkeys(codes)]


def name_rows(names: Iterable[str]) -> list[Row]:
    """Give each name with its rank."""
    return list(enumerate(names))


_Key: TypeAlias = "Callable[[Any], str]"
_Values: TypeAlias = "Callable[[Any], Row]"

# Table of facts -> the record's field, what a fact is (for its id), its own columns.
_FACTS: Final[dict[str, tuple[str, _Key, _Values]]] = {
    "figures": ("counts", figure_key, _figure),
    "themes": ("themes", lambda theme: canonical(["theme", theme.concept or theme.label, sorted(theme.scope)]), _theme),
    "roles": ("roles", lambda role: canonical(["role", role.actor, role.role, sorted(role.objects)]), _role),
    "definitions": ("definitions", lambda definition: canonical(["definition", definition.term]), _definition),
    "events": ("events", lambda event: canonical(["event", event.name, event.ordinal]), _event),
    "entities": ("entities", lambda entity: canonical(["entity", entity.label, entity.text]), _entity),
    "findings": ("findings", lambda finding: canonical(["finding", finding.code, finding.message]), _finding),
}

# Table of facts -> tables of what one fact has several of, and how their rows are made from it.
PARTS_OF: Final[dict[str, dict[str, Callable[[Any], list[Row]]]]] = {
    "figures": {
        "figure_dimensions": lambda count: dimension_rows(count.dimensions),
        "figure_scopes": lambda count: code_rows(count.scope),
        "figure_members": lambda count: name_rows(count.members),
    },
    "themes": {"theme_scopes": lambda theme: code_rows(theme.scope)},
    "roles": {"role_objects": lambda role: name_rows(role.objects)},
}
