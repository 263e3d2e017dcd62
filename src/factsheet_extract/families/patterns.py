"""The regular expressions of a family file: those that do not compile, and those that a page could keep busy for ever.

A repeat within a repeat can be matched in so many ways that a page of the wrong words takes hours. Each must have bounds: of
`(?:\\w+ )+` a family writes `(?:\\w{1,30} ){1,20}`.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.family import Family

# How Python reads a pattern, as it does for itself; there is no public way to ask.
_PARSER: Final[Any] = import_module("re._parser")
_CONSTANTS: Final[Any] = import_module("re._constants")

Place = tuple[int | str, ...]
MOST_WAYS: Final = 10_000
"""The most that the bounds of repeats within each other may come to, multiplied."""
_ENDLESS: Final = 1_000_000
_REPEATS: Final = frozenset({_CONSTANTS.MAX_REPEAT, _CONSTANTS.MIN_REPEAT})


def pattern_faults(family: Family) -> Iterator[tuple[Place, str]]:
    """Give the place of each pattern that cannot be used, and why."""
    for place, pattern in _patterns(family):
        said = fault_of(pattern)
        if said:
            yield place, f"the pattern {pattern[:200]!r} {said}"


def fault_of(pattern: str) -> str | None:
    """Say what is wrong with a pattern; None where it can be used."""
    try:
        re.compile(pattern)
        parsed = _PARSER.parse(pattern)
    except (re.error, RecursionError, OverflowError) as fault:
        return f"does not compile: {fault}"
    if _ways(parsed) > MOST_WAYS:
        return r"repeats a repeat without bounds, which may take for ever: give both bounds, as in (?:\w{1,30} ){1,20}"
    return None


def _ways(parsed: Any) -> int:
    """Give the product of the bounds of repeats within each other, the worst there is; 1 where none is within another."""
    return max((product for product, depth in _nests(parsed) if depth > 1), default=1)


def _nests(parsed: Any) -> Iterator[tuple[int, int]]:
    """Give, for each place of a parsed pattern, the bounds of the repeats around it multiplied, and how many they are."""
    yield 1, 0
    for operator, argument in parsed:
        own = (1, 0)
        if operator in _REPEATS:
            low, high, inner = argument
            varies = low != high
            own = (_ENDLESS if high is _CONSTANTS.MAXREPEAT else max(1, int(high)), 1) if varies and high != 1 else own
            parts: list[Any] = [inner]
        else:
            parts = [part for part in _flat(argument) if isinstance(part, _PARSER.SubPattern)]
        for part in parts:
            yield from ((own[0] * product, own[1] + depth) for product, depth in _nests(part))


def _flat(argument: Any) -> Iterator[Any]:
    if isinstance(argument, tuple | list):
        for one in argument:
            yield from _flat(one)
    else:
        yield argument


def _patterns(family: Family) -> Iterator[tuple[Place, str]]:
    """Give every pattern of a family with its place."""
    yield from ((("edition", "path"), pattern) for pattern in family.edition.path)
    for name, table in (("text", family.edition.text), ("issue", family.edition.issue)):
        yield from ((("edition", name, code), pattern) for code, group in table.items() for pattern in group)
    yield from ((("ignore", number, "pattern"), rule.pattern) for number, rule in enumerate(family.ignore))
    for name, rule in family.dimensions.items():
        yield from ((("dimensions", name, "patterns", code), one) for code, group in rule.patterns.items() for one in group)
