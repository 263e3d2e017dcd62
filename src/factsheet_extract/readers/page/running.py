"""Lines that run along: heads and feet repeated from page to page, and page numbers that count with them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.lines import page_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.document import BlockKind

_FIGURES = re.compile(r"\d+")
_EDGE = 5  # so many lines at the top and at the foot of a page may run along


def find_running(
    pages: Sequence[Sequence[str]], margins: Sequence[Sequence[bool]] | None = None
) -> list[dict[int, BlockKind]]:  # fmt: skip
    """For each page, given as its lines from top to foot: which of them (by index) run along, and as what.

    `margins` says for each line whether it stands in the margin, where that is known: a page number stands nowhere else.
    """
    shapes = [{index: _shape(lines[index]) for index in _edges(len(lines))} for lines in pages]
    repeated = _repeated(shapes)
    found: list[dict[int, BlockKind]] = []
    for lines, edge in zip(pages, shapes, strict=True):
        kinds: dict[int, BlockKind] = {}
        for index, shape in edge.items():
            top = index < len(lines) - 1 - index
            if shape in repeated and not _counts(lines[index]):
                kinds[index] = "header" if top else "footer"
        found.append(kinds)
    _add_numbers(pages, found, margins)
    return found


def _edges(count: int) -> list[int]:
    return sorted({*range(min(_EDGE, count)), *range(max(0, count - _EDGE), count)})


def _shape(line: str) -> str:
    """A line with its figures taken away: `Page 3 of 9` and `Page 4 of 9` are one."""
    return _FIGURES.sub("#", " ".join(line.split())).casefold()


def _counts(line: str) -> bool:
    return page_number(line) is not None


def _repeated(pages: Sequence[dict[int, str]]) -> set[str]:
    """Shapes at the edge of two pages at least, and of a third of them, that say a word."""
    seen: Counter[str] = Counter()
    for shapes in pages:
        seen.update(set(shapes.values()))
    least = max(2, round(len(pages) / 3))
    return {shape for shape, count in seen.items() if count >= least and sum(c.isalpha() for c in shape) > 3}


def _add_numbers(
    pages: Sequence[Sequence[str]], found: list[dict[int, BlockKind]], margins: Sequence[Sequence[bool]] | None
) -> None:  # fmt: skip
    """A number alone at the very edge is a page number when it is the page's own, or counts on with the other pages."""
    numbers = [_candidates(lines, kinds) for lines, kinds in zip(pages, found, strict=True)]
    if margins is not None:
        numbers = [[c for c in page if margin[c[0]]] for page, margin in zip(numbers, margins, strict=True)]
    shifts = Counter(number - place for place, page in enumerate(numbers) for _, number in page)
    for place, page in enumerate(numbers):
        for index, number in page:
            if shifts[number - place] > 1 or number == place + 1:
                found[place][index] = "page_number"
                break


def _candidates(lines: Sequence[str], kinds: dict[int, BlockKind]) -> list[tuple[int, int]]:
    """The outermost lines that hold a number, foot first; only running lines may stand outside of them."""
    candidates: list[tuple[int, int]] = []
    for order in (
        range(len(lines) - 1, max(-1, len(lines) - 1 - _EDGE), -1),
        range(min(_EDGE, len(lines))),
    ):
        for index in order:
            number = page_number(lines[index])
            if number is not None:
                candidates.append((index, number))
            if index not in kinds and number is None and not _imprint(lines[index]):
                break
    return candidates


def _imprint(line: str) -> bool:
    """An address or a web site under the page number: it has a figure, a dot or an at sign within words, and no full stop."""
    return "www." in line or "@" in line or "://" in line or (line.count(",") >= 3 and not line.endswith("."))
