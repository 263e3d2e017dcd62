"""What became of each number and name of a sheet: one `Claim` for everything that is listed and marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.document import Document
    from factsheet_extract.model.record import BoxList, Count, Evidence, FactSheet, Theme

Category: TypeAlias = Literal["finding", "unclaimed", "figure", "theme", "role", "definition", "event", "ignored"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing read: what it is called, what was printed, where, and by which rule.

    `start` and `end` are the marked slice of the document's text; `boxes` its printed lines on `page`; `facts` are short
    notes (concept, dimensions, status) in the order in which they are shown.
    """

    category: Category
    title: str
    printed: str
    quote: str
    page: int | None
    start: int
    end: int
    boxes: tuple[BoxList, ...] = ()
    facts: tuple[str, ...] = ()
    rule: str = ""
    severity: str = ""


def claims_of(sheet: FactSheet, document: Document | None = None) -> tuple[Claim, ...]:
    """Give everything a record says, findings and unexplained numbers first; `document` gives the boxes a record has not."""
    return tuple(_claims(sheet, document))


def _claims(sheet: FactSheet, document: Document | None) -> Iterator[Claim]:
    for finding in sheet.findings:
        place = finding.evidence[0] if finding.evidence else None
        yield _claim("finding", finding.message, finding.code, place, facts=finding.facts, severity=finding.severity)
    for number in sheet.unclaimed:
        boxes = _boxes(document, number.start, number.end)
        yield Claim("unclaimed", number.printed, number.printed, number.quote, number.page, number.start, number.end, boxes)
    for count in sheet.counts:
        exact = count.evidence[min(1, len(count.evidence) - 1)]
        claim = _claim("figure", count.label, count.printed, exact, quote=count.evidence[0].quote, facts=_of_count(count))
        yield replace(claim, rule=count.evidence[0].rule)
    yield from _named(sheet)
    for ignored in sheet.ignored:
        boxes = _boxes(document, ignored.start, ignored.end)
        reason = ignored.reason.replace("_", " ")
        yield Claim("ignored", reason, ignored.printed, "", ignored.page, ignored.start, ignored.end, boxes)


def _named(sheet: FactSheet) -> Iterator[Claim]:
    for theme in sheet.themes:
        yield _claim(
            "theme", theme.label, "" if theme.count is None else str(theme.count), theme.evidence[0], facts=_of_theme(theme)
        )
    for role in sheet.roles:
        since = (f"since {role.since}",) if role.since else ()
        said = "" if role.count is None else str(role.count)
        yield _claim("role", f"{role.actor}: {role.role}", said, role.evidence[0], facts=(*role.objects, *since))
    for definition in sheet.definitions:
        yield _claim("definition", definition.term, definition.expansion, definition.evidence[0])
    for event in sheet.events:
        when = "–".join(dict.fromkeys(date for date in (event.start, event.end) if date))
        number = (f"no. {event.ordinal}",) if event.ordinal else ()
        yield _claim("event", event.name, when, event.evidence[0], facts=(*number, *([event.place] if event.place else [])))


def _claim(
    category: Category, title: str, printed: str, place: Evidence | None, *, quote: str | None = None,
    facts: tuple[str, ...] = (), severity: str = "",
) -> Claim:  # fmt: skip
    if place is None:
        return Claim(category, title, printed, quote or "", None, 0, 0, (), facts, "", severity)
    return Claim(
        category, title, printed, place.quote if quote is None else quote, place.page, place.start, place.end, place.boxes,
        facts, place.rule, severity,
    )  # fmt: skip


def _of_count(count: Count) -> tuple[str, ...]:
    """Give what is known of a figure beside its label: value where the print differs, concept, dimensions, scope, members."""
    value = [] if count.value is None or str(count.value) == count.printed else [f"= {count.value:,}"]
    ends = [f"{count.low:,} to {count.high:,}"] if count.low is not None and count.high is not None else []
    unit = [count.unit] if count.unit and count.unit not in count.printed else []
    claim = [] if count.comparator == "=" else [count.comparator]
    status = [] if count.status == "reported" else [count.status.replace("_", " ")]
    apart = [f"{name}: {said}" for name, said in count.dimensions.items()]
    concept = [count.concept] if count.concept else []
    return (*concept, *claim, *value, *ends, *unit, *apart, *count.scope, *status, *count.members)


def _of_theme(theme: Theme) -> tuple[str, ...]:
    return (*([theme.concept] if theme.concept else []), *theme.scope)


def _boxes(document: Document | None, start: int, end: int) -> tuple[BoxList, ...]:
    return tuple((*box,) for _, box in document.boxes(start, end)) if document else ()
