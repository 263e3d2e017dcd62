"""The dataset as flat tables for people and spreadsheets: one row a fact, its sheet and its place on the same row.

The place is the first evidence of the fact (what it was read in); the rest is in the records and in the databases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from factsheet_extract.sinks.ids import boxes_text, canonical, fact_ids, figure_key, sheet_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factsheet_extract.model.record import Evidence, FactSheet

Type: TypeAlias = Literal["text", "integer", "number", "names", "json"]
Cell: TypeAlias = str | int | float | tuple[str, ...] | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: `names` is a list of texts; `json` is JSON in a text."""

    name: str
    type: Type
    description: str


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A flat table: its fields, and how its rows are made from a record."""

    name: str
    description: str
    fields: tuple[Field, ...]
    rows: Callable[[FactSheet], Iterator[Row]]


_SHEET = (
    Field("sheet", "text", "path of the source, relative to the folder that was read"),
    Field("family", "text", "the family that recognised the sheet"),
    Field("edition", "text", "the sheet's edition"),
    Field("language", "text", "language of the sheet (ISO 639-1)"),
)
_PLACE = (
    Field("page", "integer", "page it is printed on, from 1"),
    Field("start_char", "integer", "first character of the quote in the sheet's text, from 0"),
    Field("end_char", "integer", "character after the quote"),
    Field("quote", "text", "the words it was read in"),
    Field("boxes", "json", "one box a printed line: [x0, top, x1, bottom] in points from the top left; [] for text"),
    Field("rule", "text", "the rule that read it"),
    Field("read_by", "text", "text, or ocr where the characters were recognised from an image"),
)


def _sheet(sheet: FactSheet) -> Row:
    return (sheet.source.path, sheet.family, sheet.edition, sheet.language)


def _place(evidence: Sequence[Evidence]) -> Row:
    if not evidence:
        return (None,) * len(_PLACE)
    first = evidence[0]
    return (first.page, first.start, first.end, first.quote, boxes_text(first.boxes), first.rule, first.source)


def _figures(sheet: FactSheet) -> Iterator[Row]:
    names = fact_ids(sheet_id(sheet.source.path, sheet.edition), map(figure_key, sheet.counts))
    for name, count in zip(names, sheet.counts, strict=True):
        own = (
            count.concept, count.label, count.value, count.low, count.high, count.printed, count.kind, count.unit,
            count.comparator, count.scope, canonical(count.apart), count.members, count.status, count.section,
        )  # fmt: skip
        yield (name, *_sheet(sheet), *own, *_place(count.evidence))


def _themes(sheet: FactSheet) -> Iterator[Row]:
    for theme in sheet.themes:
        yield (*_sheet(sheet), theme.concept, theme.label, theme.count, theme.scope, *_place(theme.evidence))


def _roles(sheet: FactSheet) -> Iterator[Row]:
    for role in sheet.roles:
        own = (role.actor, role.role, role.count, role.objects, role.since, role.label)
        yield (*_sheet(sheet), *own, *_place(role.evidence))


def _definitions(sheet: FactSheet) -> Iterator[Row]:
    for definition in sheet.definitions:
        yield (*_sheet(sheet), definition.term, definition.expansion, *_place(definition.evidence))


def _events(sheet: FactSheet) -> Iterator[Row]:
    for event in sheet.events:
        own = (event.name, event.ordinal, event.place, event.start, event.end)
        yield (*_sheet(sheet), *own, *_place(event.evidence))


def _findings(sheet: FactSheet) -> Iterator[Row]:
    for finding in sheet.findings:
        own = (finding.code, finding.severity, finding.message, finding.facts)
        yield (*_sheet(sheet), *own, *_place(finding.evidence))


FIGURES: Final = TidyTable("figures", "Every figure printed on the sheets.", (
    Field("figure_id", "text", "stable name of the figure: the same from load to load"),
    *_SHEET,
    Field("concept", "text", "what is counted or measured, in the family's vocabulary"),
    Field("label", "text", "what is counted or measured, in the page's words"),
    Field("value", "number", "the figure; empty where only a range or nothing is printed"),
    Field("low", "number", "lower end of a printed range or interval"),
    Field("high", "number", "upper end of a printed range or interval"),
    Field("printed", "text", "the figure as it is printed"),
    Field("kind", "text", "count, percent, money, rate, measure, ratio, change or range"),
    Field("unit", "text", "unit, such as % or USD"),
    Field("comparator", "text", "=, >=, <=, >, < or ~ (about)"),
    Field("scope", "names", "codes of the family's scopes"),
    Field("dimensions", "json", "what sets it apart: place, period, column, minimum"),
    Field("members", "names", "the names, where the text lists them"),
    Field("status", "text", "reported, suppressed, low_sample or corrected"),
    Field("section", "text", "heading it stands under"),
    *_PLACE,
), _figures)  # fmt: skip

TIDY: Final[tuple[TidyTable, ...]] = (
    FIGURES,
    TidyTable("themes", "Subjects, and how many of the family's scopes deal with each.", (
        *_SHEET,
        Field("concept", "text", "the theme, in the family's vocabulary"),
        Field("label", "text", "the theme, in the page's words"),
        Field("count", "number", "how many deal with it"),
        Field("scope", "names", "codes of the family's scopes"),
        *_PLACE,
    ), _themes),
    TidyTable("roles", "Who does what, for how many, for which ones, since when.", (
        *_SHEET,
        Field("actor", "text", "who"),
        Field("role", "text", "does what"),
        Field("count", "number", "for how many"),
        Field("objects", "names", "for which ones"),
        Field("since", "text", "since when"),
        Field("label", "text", "the role, in the page's words"),
        *_PLACE,
    ), _roles),
    TidyTable("definitions", "Short forms that the sheets define.", (
        *_SHEET,
        Field("term", "text", "the short form"),
        Field("expansion", "text", "what it stands for"),
        *_PLACE,
    ), _definitions),
    TidyTable("events", "Meetings, with rank, place and dates.", (
        *_SHEET,
        Field("name", "text", "name of the event"),
        Field("ordinal", "integer", "which one of its series"),
        Field("place", "text", "where"),
        Field("start_date", "text", "first day (ISO 8601)"),
        Field("end_date", "text", "last day (ISO 8601)"),
        *_PLACE,
    ), _events),
    TidyTable("findings", "What a person should know about the content.", (
        *_SHEET,
        Field("code", "text", "kind of finding"),
        Field("severity", "text", "info, warning or error"),
        Field("message", "text", "what was found"),
        Field("facts", "names", "the facts it speaks of"),
        *_PLACE,
    ), _findings),
)  # fmt: skip
