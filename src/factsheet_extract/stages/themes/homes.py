"""Where a sheet lists its themes: under a heading that says so, or where known themes stand close together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Quantities, Sections, TableHeads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.stages.tables.cells import Cells

SHORT: Final = frozenset({"item", "cell", "display", "caption"})
# A line of no more words than this is like a point, whatever the reader took it for.
SHORT_WORDS: Final = 16
# So many known themes make a list.
ENOUGH: Final = 3
# A theme that is not known may stand this many passages away from the nearest known one.
_NEAR: Final = 2
_LEADS: Final = 40


class Homes:
    """The passages that hold themes: whole sections, or runs around three known themes."""

    def __init__(self, headed: Iterable[int], known: dict[int, str], sections: dict[int, int | None]) -> None:
        """`headed` are sections under a heading for themes; `known` the passages of known themes; `sections` of passages."""
        self._headed = frozenset(headed)
        self._sections = sections
        self._runs = tuple(self._found(known))

    def _found(self, known: dict[int, str]) -> Iterator[tuple[int, int]]:
        run: list[int] = []
        for place in sorted(known):
            if run and place - run[-1] > _NEAR + 1:
                yield from self._enough(run, known)
                run = []
            run.append(place)
        yield from self._enough(run, known)

    def _enough(self, run: list[int], known: dict[int, str]) -> Iterator[tuple[int, int]]:
        if len({known[place] for place in run}) >= ENOUGH:
            yield run[0] - _NEAR, run[-1] + _NEAR

    def __contains__(self, passage: int) -> bool:
        """Tell whether a passage stands among themes."""
        return self._sections.get(passage) in self._headed or any(first <= passage <= last for first, last in self._runs)


def leads_of(annotated: AnnotatedDocument, cells: Cells, index: int) -> Iterator[int]:
    """Give the passages that lead to one, nearest first: its column's heads, what it stands under, lines without a figure
    before it, its section's heading."""
    heads = annotated.layer(TableHeads).of_passage.get(index)
    if heads is not None:
        yield from (*heads.column, *heads.group)
    yield from cells.heads_of(index)
    blocks = annotated.document.blocks
    parent = blocks[index].parent
    for _ in range(4):
        if parent is None:
            break
        yield parent
        parent = blocks[parent].parent
    yield from _lines_before(annotated, index)


def _lines_before(annotated: AnnotatedDocument, index: int) -> Iterator[int]:
    sections = annotated.layer(Sections)
    section = sections.passages[index].section
    first = sections.sections[section].block if section is not None else 0
    quantities = annotated.layer(Quantities).quantities
    for place in range(index - 1, max(first, index - _LEADS) - 1, -1):
        kind = annotated.document.blocks[place].kind
        if kind in ("paragraph", "caption", "heading") and not quantities[place]:
            yield place
    if section is not None:
        yield first


def row_label_of(annotated: AnnotatedDocument, cells: Cells, index: int, worded: Callable[[int], bool]) -> int | None:
    """Give the passage that names a number standing alone: its row's label, or the point it stands under."""
    beside = cells.label_of(index)
    if beside is not None:
        return beside
    right = next((cell for cell in cells.beside(index) if worded(cell)), None)
    if right is not None:
        return right
    heads = annotated.layer(TableHeads).of_passage.get(index)
    if heads is not None and heads.row:
        return heads.row[0]
    parent = annotated.document.blocks[index].parent
    return parent if parent is not None and annotated.document.blocks[parent].kind in SHORT else None
