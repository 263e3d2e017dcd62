"""What was expected against what was found: missing, differs, unexpected.

Start at `compare`. Facts of one kind are paired one to one, the pairs with the fewest differences first; a pair shares the name
of the fact (concept or label, actor and role, term, event). `KINDS` says for each kind how facts are named and compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from factsheet_extract.check import differences as differ
from factsheet_extract.check.catalogue import finding
from factsheet_extract.check.naming import expected_name, folded, found_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factsheet_extract.model.expectations import Expectations, Expected
    from factsheet_extract.model.record import FactSheet, Finding


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: the field of the expected file, the field of the record, whether two may be paired, how they differ."""

    expected: str
    found: str
    may_pair: Callable[[Any, Any], bool]
    differences: Callable[[Any, Any, str], list[str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings, and how many facts were expected and found as expected."""

    findings: tuple[Finding, ...]
    expected: int
    agreed: int


def _same_name(wanted: Any, got: Any) -> bool:
    if wanted.concept is not None:
        return bool(wanted.concept == got.concept)
    return folded(wanted.label) == folded(got.label)


def _same_role(wanted: Any, got: Any) -> bool:
    return folded(wanted.actor) == folded(got.actor) and bool(wanted.role == got.role)


def _same_event(wanted: Any, got: Any) -> bool:
    by_name = wanted.name is None or folded(wanted.name) in folded(got.name) or folded(got.name) in folded(wanted.name)
    return by_name and (wanted.ordinal is None or wanted.name is not None or wanted.ordinal == got.ordinal)


KINDS: Final = (
    Kind("figures", "counts", _same_name, differ.figure),
    Kind("themes", "themes", _same_name, differ.theme),
    Kind("roles", "roles", _same_role, differ.role),
    Kind("definitions", "definitions", lambda wanted, got: folded(wanted.term) == folded(got.term), differ.definition),
    Kind("events", "events", _same_event, differ.event),
)


def compare(sheet: FactSheet, expectations: Expectations) -> Comparison:
    """Hold a record against what is expected of it."""
    findings = [*_about_the_sheet(sheet, expectations)]
    expected = agreed = 0
    for kind in KINDS:
        wanted: Sequence[Any] | None = getattr(expectations, kind.expected)
        if wanted is not None:
            made, good = _compared(kind, wanted, getattr(sheet, kind.found), sheet.language, expectations.complete)
            findings += made
            expected, agreed = expected + len(wanted), agreed + good
    return Comparison(tuple(findings), expected, agreed)


def _about_the_sheet(sheet: FactSheet, expectations: Expectations) -> Iterator[Finding]:
    for field in ("family", "edition", "language"):
        wanted, got = getattr(expectations, field), getattr(sheet, field)
        if wanted is not None and wanted != got:
            yield finding("differs", f"{field}: expected {wanted}, found {got or 'none'}", facts=[field])


def _compared(
    kind: Kind, wanted: Sequence[Any], found: Sequence[Any], language: str, complete: bool
) -> tuple[list[Finding], int]:
    pairs = pairs_of(kind, wanted, found, language)
    left = [fact for index, fact in enumerate(found) if index not in {other for other, _ in pairs.values()}]
    findings: list[Finding] = []
    for index, fact in enumerate(wanted):
        if index not in pairs:
            findings.append(_missing(fact, left))
        elif pairs[index][1]:
            findings.append(_differs(fact, found[pairs[index][0]], pairs[index][1]))
    agreed = sum(not problems for _, problems in pairs.values())
    return findings + [_unexpected(fact) for fact in left if complete], agreed


def pairs_of(kind: Kind, wanted: Sequence[Any], found: Sequence[Any], language: str) -> dict[int, tuple[int, list[str]]]:
    """Give for each expected fact that has a counterpart: the counterpart and the differences; the best pairs first."""
    possible = [
        (kind.differences(fact, got, language), index, other)
        for index, fact in enumerate(wanted)
        for other, got in enumerate(found)
        if kind.may_pair(fact, got)
    ]
    pairs: dict[int, tuple[int, list[str]]] = {}
    taken: set[int] = set()
    for problems, index, other in sorted(possible, key=lambda pair: (len(pair[0]), pair[1], pair[2])):
        if index not in pairs and other not in taken:
            pairs[index] = (other, problems)
            taken.add(other)
    return pairs


def _missing(fact: Expected, left: Sequence[Any]) -> Finding:
    name, number = expected_name(fact), _number(fact)
    near = [other for other in left if number is not None and _number(other) == number][:3]
    hint = f"; the same number is found as {', '.join(repr(found_name(other)) for other in near)}" if near else ""
    wanted = f" ({number})" if number is not None else ""
    evidence = [other.evidence[0] for other in near]
    return finding(
        "missing", f"{name}: expected{wanted}, not found{hint}", facts=[name], evidence=evidence, softened=_soft(fact)
    )  # fmt: skip


def _differs(fact: Expected, got: Any, problems: list[str]) -> Finding:
    name = expected_name(fact)
    return finding(
        "differs", f"{name}: {'; '.join(problems)}", facts=[name], evidence=got.evidence[:2], softened=_soft(fact)
    )  # fmt: skip


def _unexpected(got: Any) -> Finding:
    name, number = found_name(got), _number(got)
    printed = f" ({getattr(got, 'printed', number)})" if number is not None else ""
    return finding("unexpected", f"{name}: found{printed}, not expected", facts=[name], evidence=got.evidence[:2])


def _number(fact: Any) -> float | None:
    number: float | None = getattr(fact, "value", getattr(fact, "count", None))
    return number


def _soft(fact: Expected) -> bool:
    return fact.status == "pending"
