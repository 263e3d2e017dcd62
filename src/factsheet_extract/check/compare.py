"""What was expected against what was found: missing, differs, unexpected.

Start at `compare`. Facts of one kind are paired one to one, the pairs with the fewest differences first; a pair shares the name
of the fact (concept or label, actor and role, term, event). `KINDS` says for each kind how facts are named and compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from factsheet_extract.check import differences as differ
from factsheet_extract.check.catalogue import finding
from factsheet_extract.check.naming import expected_name, folded, found_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factsheet_extract.model.expectations import Expectations, Expected
    from factsheet_extract.model.record import FactSheet, Finding

# Index of an expected fact -> index of the one found, and how they differ.
Pairs: TypeAlias = dict[int, tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its field in the expected file and in the record, and how two differ.

    `name` is that of an expected fact, `names` are those that a found one answers to.
    """

    expected: str
    found: str
    name: Callable[[Any], object]
    names: Callable[[Any], tuple[object, ...]]
    differences: Callable[[Any, Any, str], list[str]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings, and how many facts were expected and found as expected."""

    findings: tuple[Finding, ...]
    expected: int
    agreed: int


def _name(wanted: Any) -> object:
    return ("concept", wanted.concept) if wanted.concept is not None else ("label", folded(wanted.label))


def _names(got: Any) -> tuple[object, ...]:
    return (("concept", got.concept), ("label", folded(got.label)))


def _role(fact: Any) -> object:
    return (folded(fact.actor), fact.role)


def _event(wanted: Any) -> object:
    return ("name", folded(wanted.name)) if wanted.name is not None else ("ordinal", wanted.ordinal)


def _events(got: Any) -> tuple[object, ...]:
    """ "réunion mondiale des PCR" also answers to "réunion mondiale"."""
    words = folded(got.name).split()
    return (*(("name", " ".join(words[:end])) for end in range(1, len(words) + 1)), ("ordinal", got.ordinal))


def _term(fact: Any) -> object:
    return folded(fact.term)


KINDS: Final = (
    Kind("figures", "counts", _name, _names, differ.figure),
    Kind("themes", "themes", _name, _names, differ.theme),
    Kind("roles", "roles", _role, lambda got: (_role(got),), differ.role),
    Kind("definitions", "definitions", _term, lambda got: (_term(got),), differ.definition),
    Kind("events", "events", _event, _events, differ.event),
)
# Facts of one name that an expected one is compared with when none agrees with it.
MOST_COMPARED: Final = 100


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


def pairs_of(kind: Kind, wanted: Sequence[Any], found: Sequence[Any], language: str) -> Pairs:
    """Give for each expected fact that has a counterpart: the counterpart and the differences; the best pairs first.

    Facts that agree are paired first and in order, so that a long table costs little; what is left is compared each with each.
    """
    near = _candidates(kind, wanted, found)
    pairs: Pairs = {}
    taken: set[int] = set()
    for index, fact in enumerate(wanted):
        same = (other for other in near[index] if other not in taken and not kind.differences(fact, found[other], language))
        other = next(same, None)
        if other is not None:
            pairs[index] = (other, [])
            taken.add(other)
    return pairs | _nearest(kind, wanted, found, language, near, pairs, taken)


def _candidates(kind: Kind, wanted: Sequence[Any], found: Sequence[Any]) -> list[list[int]]:
    """Give for each expected fact those found under the same name."""
    named: dict[object, list[int]] = {}
    for other, got in enumerate(found):
        for name in kind.names(got):
            named.setdefault(name, []).append(other)
    return [named.get(kind.name(fact), []) for fact in wanted]


def _nearest(
    kind: Kind, wanted: Sequence[Any], found: Sequence[Any], language: str, near: list[list[int]], known: Pairs,
    taken: set[int],
) -> Pairs:  # fmt: skip
    possible = [
        (kind.differences(fact, found[other], language), index, other)
        for index, fact in enumerate(wanted)
        if index not in known
        for other in [other for other in near[index] if other not in taken][:MOST_COMPARED]
    ]
    pairs: Pairs = {}
    used: set[int] = set()
    for problems, index, other in sorted(possible, key=lambda pair: (len(pair[0]), pair[1], pair[2])):
        if index not in pairs and other not in used:
            pairs[index] = (other, problems)
            used.add(other)
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
