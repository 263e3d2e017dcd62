"""The scope of themes that print none: that of the others in their list, or in their paragraph.

Start at `with_scopes`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from factsheet_extract.stages.themes.homes import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factsheet_extract.model.layers import ThemeSpan
    from factsheet_extract.stages.themes.labels import Statement

# So many themes with their scopes make a paragraph one that tells of themes.
_SEVERAL: Final = 2


def told_in(sure: Iterable[tuple[Statement, ThemeSpan]]) -> dict[int, tuple[str, ...]]:
    """Give the paragraphs that tell several known themes with their scopes, and the first of these: what goes on in them ("Le
    siguen la migración y el desarrollo, con 19") is said of the same bodies."""
    told: dict[int, list[tuple[str, ...]]] = {}
    for statement, span in sure:
        if span.concept is not None:
            told.setdefault(statement.passage, []).append(statement.scope)
    return {passage: scopes[0] for passage, scopes in told.items() if len(scopes) >= _SEVERAL}


def with_scopes(
    read: Sequence[tuple[Statement, ThemeSpan]], told: Mapping[int, tuple[str, ...]]
) -> list[tuple[Statement, ThemeSpan]]:
    """Give known themes without a scope that of the others said in the same way: a list that goes on in another column; failing
    that, their paragraph's."""
    said: dict[str, list[tuple[str, ...]]] = {}
    for statement, span in read:
        if span.concept is not None and span.scope and not statement.scope:
            said.setdefault(statement.form, []).append(span.scope)
    alike = {form: scopes[0] for form, scopes in said.items() if len(scopes) >= ENOUGH and len(set(scopes)) == 1}
    return [(one, _scoped(span, alike.get(one.form) or told.get(one.passage, ()))) for one, span in read]


def _scoped(span: ThemeSpan, scope: tuple[str, ...]) -> ThemeSpan:
    return span if span.scope or span.concept is None else replace(span, scope=scope)
