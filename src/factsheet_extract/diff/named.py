"""Themes, roles, definitions and events in the form of figures, so that one comparison does for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.diff.keys import Key, place_of_print
from factsheet_extract.diff.labels import comparable
from factsheet_extract.model.difference import Category, Side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.record import Dimension, FactSheet, Role, Theme


def named_facts(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    """Give every theme, role, definition and event of a record, as shown and as compared."""
    yield from _themes(sheet)
    yield from _roles(sheet)
    yield from _definitions(sheet)
    yield from _events(sheet)


def _themes(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for theme in sheet.themes:
        yield _named("theme", theme, concept=theme.concept, value=theme.count, scope=theme.scope)


def _roles(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for role in sheet.roles:
        dimensions: dict[str, Dimension] = {"since": role.since} if role.since else {}
        yield _named(
            "role", role, concept=f"{role.actor}.{role.role}", value=role.count, scope=role.objects, dimensions=dimensions,
        )  # fmt: skip


def _named(
    category: Category, fact: Theme | Role, *, concept: str | None, value: float | None, scope: tuple[str, ...],
    dimensions: dict[str, Dimension] | None = None,
) -> tuple[Side, Key]:  # fmt: skip
    side = Side(
        concept=concept, label=fact.label, value=value, printed="" if value is None else str(value), scope=scope,
        dimensions=dimensions or {}, **place_of_print(fact.evidence[:1]),
    )  # fmt: skip
    return side, Key(category, concept, comparable(fact.label), (), (), "level")


def _definitions(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    for definition in sheet.definitions:
        side = Side(
            label=definition.term, printed=definition.expansion, **place_of_print(definition.evidence[:1]),
        )  # fmt: skip
        yield side, Key("definition", None, comparable(definition.term), (), (), "level")


def _events(sheet: FactSheet) -> Iterator[tuple[Side, Key]]:
    """Give events; their dates stand around them: a year on, the same event has others."""
    for event in sheet.events:
        dates = "/".join(dict.fromkeys(date for date in (event.start, event.end) if date))
        number = f"no. {event.ordinal}" if event.ordinal else ""
        side = Side(
            label=event.name, value=event.ordinal, printed=", ".join(part for part in (number, dates, event.place) if part),
            **place_of_print(event.evidence[:1]),
        )  # fmt: skip
        yield side, Key("event", None, comparable(event.name), (), (("dates", dates),) if dates else (), "level")
