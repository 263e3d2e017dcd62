"""The dataset as related tables: what the databases and the Data Package hold. One description; SQL and Table Schema follow it.

Every table of facts has `sheet_id`, so that a sheet's rows can be replaced as one; what a fact has several of goes with it. A
row of `evidence` belongs to exactly one fact, named by the one of its `<fact>_id` columns that is filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Type: TypeAlias = Literal["text", "integer", "number", "json", "timestamp"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `references` names the table whose key it holds; `one_of` lists the only values it may have."""

    name: str
    type: Type
    description: str
    required: bool = False
    references: str | None = None
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, the columns of its key, and the groups of columns that are looked up together."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()


def _id(name: str, description: str) -> Column:
    return Column(name, "text", description, required=True)


_OF_SHEET = Column("sheet_id", "text", "the sheet it was read from", required=True, references="sheets")
_POSITION = Column("position", "integer", "place among the sheet's facts of this kind, in reading order, from 0", required=True)
_KINDS = ("count", "percent", "money", "rate", "measure", "ratio", "change", "range")

LOADS: Final = Table("loads", "Each load that changed something: one transaction, one row.", (
    Column("load_id", "integer", "number of the load, from 1", required=True),
    Column("loaded_at", "timestamp", "when, where the loader gave a time"),
    Column("version", "text", "version of factsheet-extract that loaded", required=True),
    Column("sheets", "integer", "sheets given to the load", required=True),
    Column("figures", "integer", "figures written by the load", required=True),
    Column("added", "integer", "sheets that were not there before", required=True),
    Column("replaced", "integer", "sheets whose rows were replaced", required=True),
    Column("unchanged", "integer", "sheets that were there already with the same record", required=True),
    Column("dropped", "integer", "sheets removed because the load was to hold all", required=True),
), key=("load_id",))  # fmt: skip

SHEETS: Final = Table("sheets", "The sheets that were read.", (
    _id("sheet_id", "stable name of the sheet, made of its path and edition"),
    Column("load_id", "integer", "the load that wrote its rows", required=True, references="loads"),
    Column("path", "text", "path of the source, relative to the folder that was read", required=True),
    Column("family", "text", "the family that recognised it"),
    Column("edition", "text", "its edition"),
    Column("language", "text", "its language (ISO 639-1)", required=True),
    Column("title", "text", "its title"),
    Column("sha256", "text", "SHA-256 of its bytes", required=True),
    Column("media_type", "text", "kind of file", required=True),
    Column("pages", "integer", "number of pages", required=True),
    Column("text_layer", "text", "what text the file holds: embedded, ocr, none …", required=True),
    Column("record_sha256", "text", "SHA-256 of the record, to see whether a load changes it", required=True),
    Column("schema_version", "text", "version of the record's schema", required=True),
    Column("made_by", "json", "program, family, language, models and reader that made the record", required=True),
    Column("issue", "text", "the running number that the sheet prints, where its family says how"),
), key=("sheet_id",), indexes=(("path",), ("family", "edition"), ("load_id",)))  # fmt: skip

FIGURES: Final = Table("figures", "Every figure printed on the sheets.", (
    _id("figure_id", "stable name of the figure"),
    _OF_SHEET,
    _POSITION,
    Column("concept", "text", "what is counted or measured, in the family's vocabulary"),
    Column("label", "text", "what is counted or measured, in the page's words", required=True),
    Column("value", "number", "the figure; empty where only a range or nothing is printed"),
    Column("low", "number", "lower end of a printed range or interval"),
    Column("high", "number", "upper end of a printed range or interval"),
    Column("printed", "text", "the figure as it is printed", required=True),
    Column("kind", "text", "what kind of figure", required=True, one_of=_KINDS),
    Column("unit", "text", "unit, such as % or USD"),
    Column("comparator", "text", "~ is about", required=True, one_of=("=", ">=", "<=", ">", "<", "~")),
    Column("scope", "json", "codes of the family's scopes", required=True),
    Column("dimensions", "json", "what sets it apart: place, period, column, minimum; without the printed heads beside codes",
           required=True),
    Column("members", "json", "the names, where the text lists them", required=True),
    Column("status", "text", "how it is reported", required=True,
           one_of=("reported", "suppressed", "low_sample", "corrected")),
    Column("section", "text", "heading it stands under"),
), key=("figure_id",), indexes=(("sheet_id",), ("concept",)))  # fmt: skip

THEMES: Final = Table("themes", "Subjects, and how many of the family's scopes deal with each.", (
    _id("theme_id", "stable name of the theme"),
    _OF_SHEET,
    _POSITION,
    Column("concept", "text", "the theme, in the family's vocabulary"),
    Column("label", "text", "the theme, in the page's words", required=True),
    Column("count", "number", "how many deal with it"),
    Column("scope", "json", "codes of the family's scopes", required=True),
), key=("theme_id",), indexes=(("sheet_id",), ("concept",)))  # fmt: skip

ROLES: Final = Table("roles", "Who does what, for how many, for which ones, since when.", (
    _id("role_id", "stable name of the role"),
    _OF_SHEET,
    _POSITION,
    Column("actor", "text", "who", required=True),
    Column("role", "text", "does what", required=True),
    Column("count", "number", "for how many"),
    Column("objects", "json", "for which ones", required=True),
    Column("since", "text", "since when"),
    Column("label", "text", "the role, in the page's words", required=True),
), key=("role_id",), indexes=(("sheet_id",),))  # fmt: skip

DEFINITIONS: Final = Table("definitions", "Short forms that the sheets define.", (
    _id("definition_id", "stable name of the definition"),
    _OF_SHEET,
    _POSITION,
    Column("term", "text", "the short form", required=True),
    Column("expansion", "text", "what it stands for", required=True),
), key=("definition_id",), indexes=(("sheet_id",),))  # fmt: skip

EVENTS: Final = Table("events", "Meetings, with rank, place and dates.", (
    _id("event_id", "stable name of the event"),
    _OF_SHEET,
    _POSITION,
    Column("name", "text", "name of the event", required=True),
    Column("ordinal", "integer", "which one of its series"),
    Column("place", "text", "where"),
    Column("start_date", "text", "first day (ISO 8601)"),
    Column("end_date", "text", "last day (ISO 8601)"),
), key=("event_id",), indexes=(("sheet_id",),))  # fmt: skip

ENTITIES: Final = Table("entities", "Names found in the text.", (
    _id("entity_id", "stable name of the entity"),
    _OF_SHEET,
    _POSITION,
    Column("name", "text", "the name as printed", required=True),
    Column("label", "text", "ORG, LOC, PER, EVENT or MISC", required=True),
), key=("entity_id",), indexes=(("sheet_id",),))  # fmt: skip

FINDINGS: Final = Table("findings", "What a person should know about the content.", (
    _id("finding_id", "stable name of the finding"),
    _OF_SHEET,
    _POSITION,
    Column("code", "text", "kind of finding", required=True),
    Column("severity", "text", "how grave", required=True, one_of=("info", "warning", "error")),
    Column("message", "text", "what was found", required=True),
    Column("facts", "json", "the facts it speaks of", required=True),
), key=("finding_id",), indexes=(("sheet_id",), ("code",)))  # fmt: skip

OTHER_NUMBERS: Final = Table("other_numbers", "Every printed number that is no figure, and why; without a reason: unclaimed.", (
    _OF_SHEET,
    _POSITION,
    Column("printed", "text", "the number as printed", required=True),
    Column("reason", "text", "why it is no figure; empty where nothing explains it"),
    Column("page", "integer", "page it is printed on, from 1", required=True),
    Column("start_char", "integer", "first character in the sheet's text, from 0", required=True),
    Column("end_char", "integer", "character after it", required=True),
    Column("quote", "text", "the words around it, where unclaimed"),
), key=("sheet_id", "position"))  # fmt: skip

FACTS: Final = (FIGURES, THEMES, ROLES, DEFINITIONS, EVENTS, ENTITIES, FINDINGS)


def _part(name: str, description: str, of: Table, key: str, *columns: Column) -> Table:
    """Give a table of what one fact has several of; the fact's own row has them too, as JSON."""
    fact = Column(of.key[0], "text", "the fact", required=True, references=of.name)
    return Table(name, description, (fact, *columns), key=(of.key[0], key))


_RANK = Column("rank", "integer", "place in the list, from 0", required=True)
_CODE = Column("code", "text", "code of a scope of the family", required=True)

PARTS: Final = (
    _part("figure_dimensions", "What sets figures apart, one row a dimension, with the printed heads.", FIGURES, "name",
          Column("name", "text", "the dimension: place, period, column …; printed_… is a head's words, no part of its name",
                 required=True),
          Column("value", "text", "its value, as text", required=True),
          Column("number", "number", "its value, where it is a number")),
    _part("figure_scopes", "The scopes of figures, one row a scope.", FIGURES, "code", _CODE),
    _part("figure_members", "The names that figures list, one row a name.", FIGURES, "rank", _RANK,
          Column("name", "text", "the name", required=True)),
    _part("theme_scopes", "The scopes of themes, one row a scope.", THEMES, "code", _CODE),
    _part("role_objects", "What roles are for, one row an object.", ROLES, "rank", _RANK,
          Column("name", "text", "the object", required=True)),
)  # fmt: skip

EVIDENCE: Final = Table("evidence", "Where each fact is printed: page, words and boxes.", (
    _id("evidence_id", "the fact's name and the rank of the evidence"),
    _OF_SHEET,
    *(Column(table.key[0], "text", f"the fact, where it is one of {table.name}", references=table.name) for table in FACTS),
    Column("rank", "integer", "0 is what the fact was read in; a figure's 1 is the printed form itself", required=True),
    Column("page", "integer", "page, from 1", required=True),
    Column("start_char", "integer", "first character of the quote in the sheet's text, from 0", required=True),
    Column("end_char", "integer", "character after the quote", required=True),
    Column("quote", "text", "the words", required=True),
    Column("boxes", "json", "one box a printed line: [x0, top, x1, bottom] in points from the top left", required=True),
    Column("rule", "text", "the rule that read it", required=True),
    Column("read_by", "text", "text, or ocr where recognised from an image", required=True, one_of=("text", "ocr")),
), key=("evidence_id",), indexes=(("sheet_id",), ("figure_id",)))  # fmt: skip

# Parents before children: rows are written in this order and removed in the opposite one.
TABLES: Final[tuple[Table, ...]] = (LOADS, SHEETS, *FACTS, OTHER_NUMBERS, EVIDENCE, *PARTS)
# What belongs to one sheet and is replaced with it.
OF_SHEET: Final[tuple[Table, ...]] = (*FACTS, OTHER_NUMBERS, EVIDENCE, *PARTS)
