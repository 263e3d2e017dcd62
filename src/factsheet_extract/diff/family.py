"""Whether two records can be set side by side, and what to know before the result is trusted."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.labels import comparable
from factsheet_extract.diff.naming import by_edition, edition_name, place_of
from factsheet_extract.errors import UsageError
from factsheet_extract.families import family_names, load_family
from factsheet_extract.model.difference import EditionRef, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_extract.diff.alignment import Aligned
    from factsheet_extract.diff.facts import Edition
    from factsheet_extract.model.record import FactSheet

FEW_SHARED: Final = 0.2
"""Share of the smaller side's facts that must be found on the other before the two look like editions of one sheet."""


def check_family(older: FactSheet, newer: FactSheet, *, across: bool) -> None:
    """Raise UsageError where the two are of different families and `across` does not allow it."""
    if across or older.family == newer.family:
        return
    raise UsageError(
        f"not editions of one family: {older.source.path} is {_family(older)}, {newer.source.path} is {_family(newer)}",
        hint="to compare them by their labels all the same, say --across-families",
    )


@cache
def follows_of(family: str | None) -> Mapping[str, str]:
    """Give, for each concept of a family that took another's place, that other; none for a family that is not shipped here."""
    if family is None or family not in family_names():
        return MappingProxyType({})
    concepts = load_family(family).concepts
    return MappingProxyType({code: concept.follows for code, concept in concepts.items() if concept.follows})


def relation_of(older: FactSheet, newer: FactSheet) -> Relation:
    """Say what the two records are to each other."""
    if edition_name(older) is None or len(by_edition((older, newer))) > 1:
        return "editions"
    return "same_edition" if older.language == newer.language else "parallel_languages"


def reference(sheet: FactSheet) -> EditionRef:
    """Give what a diff keeps of a record to name it."""
    return EditionRef(
        path=sheet.source.path, sha256=sheet.source.sha256, family=sheet.family, edition=edition_name(sheet),
        language=sheet.language, title=sheet.title,
    )  # fmt: skip


def notes_on(older: Edition, newer: Edition, leads: Aligned) -> tuple[str, ...]:
    """Say what a reader should know first: same bytes, editions in the wrong order, an empty side, other places, few shared."""
    return tuple(_notes(older, newer, leads))


def _notes(older: Edition, newer: Edition, leads: Aligned) -> Iterator[str]:
    one, other = older.sheet, newer.sheet
    if one.source.sha256 == other.source.sha256:
        yield "both records were made from the same bytes"
    if older.period and newer.period and newer.period < older.period:
        first, second = edition_name(one), edition_name(other)
        yield f"the first edition ({first}) is later than the second ({second}): changes are told backwards"
    for sheet, edition in ((one, older), (other, newer)):
        if not edition.facts:
            yield f"{sheet.source.path} holds no figure, theme, role, definition or event"
    places = place_of(one), place_of(other)
    if all(places) and comparable(str(places[0])) != comparable(str(places[1])):
        yield f"the sheets speak of different places: {places[0]} and {places[1]}"
    if one.family is None and other.family is None:
        yield "no family knows these sheets: figures are paired by their labels"
    smaller = min(sum(fact.lead for fact in edition.facts) for edition in (older, newer))
    if smaller and len(leads.pairs) < FEW_SHARED * smaller:
        yield f"only {len(leads.pairs)} of {smaller} facts are found on both sides: are these editions of one sheet?"


def _family(sheet: FactSheet) -> str:
    return f"of the family {sheet.family!r}" if sheet.family else "of no known family"
