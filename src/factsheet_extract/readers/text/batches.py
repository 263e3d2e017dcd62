"""Which lines of plain text are laid out together: columns go on over blank lines, tables and lists do not.

Blank lines part the lines into blocks. Blocks whose lines leave one gutter free belong to the same columns, where one of their
sides is prose; a block of another shape between them, or a table and what stands under it, is laid out by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import is_value
from factsheet_extract.readers.text.lines import chunks_of, is_spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_extract.readers.text.lines import Line, Span

_WIDE: Final = 2  # blanks: so many are a gutter
_MOST: Final = 250  # lines that are laid out together
_WORDS: Final = 4  # of a line of prose, on the average
_LEAST: Final = 3  # lines of prose
_TITLE: Final = 60  # characters of a title over tiles


@dataclass(slots=True)
class _Block:
    """Lines that no blank line parts: their gutters, and whether one of their sides is prose."""

    lines: list[Line] = field(default_factory=list)
    gutters: list[Span] = field(default_factory=list)
    prose: bool = False


def find_batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Part lines into those that are laid out together."""
    batch: list[_Block] = []
    waiting: list[_Block] = []  # blocks without gutters behind the last one that has some
    for block in _blocks(lines):
        if not block.gutters:
            waiting.append(block)
            continue
        last = batch[-1] if batch else None
        if last is not None and not _belong(last, waiting, block):
            yield _lines(batch)
            batch = []
        if waiting and not batch and not block.prose:
            yield _lines(waiting)
            waiting = []
        batch += [*waiting, block]
        waiting = []
        if sum(len(one.lines) for one in batch) > _MOST:
            yield _lines(batch)
            batch = []
    yield from (_lines(one) for one in (batch, waiting) if one)


def _lines(blocks: Sequence[_Block]) -> list[Line]:
    return [line for block in blocks for line in block.lines]


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    first = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or lines[place].gap or place - first >= _MOST or _opens_tiles(lines, place):
            yield _block(lines[first:place])
            first = place


def _opens_tiles(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line of figures alone stands between a title and a line of as many names: tiles begin."""
    title, line = lines[place - 1], lines[place]
    if not is_spaced(line) or len(chunks_of(title)) > 1 or len(title.text) > _TITLE or not (place == 1 or title.gap):
        return False
    names = chunks_of(lines[place + 1]) if place + 1 < len(lines) and not lines[place + 1].gap else []
    return len(names) == len(chunks_of(line)) and all(map(is_value, line.text.split())) and not _has_values(lines[place + 1])


def _has_values(line: Line) -> bool:
    return any(map(is_value, line.text.split()))


def _block(lines: Sequence[Line]) -> _Block:
    spaced = [line for line in lines if is_spaced(line)]
    if not spaced:
        return _Block(list(lines))
    gutters = _gutters(spaced)
    prose = any(_is_prose(lines, gutter) for gutter in gutters)
    return _Block(list(lines), gutters or [(0, 0)], prose)


def _gutters(lines: Sequence[Line]) -> list[Span]:
    """Give the stretches of blanks that all lines of several cells have in common."""
    common: list[Span] | None = None
    for line in lines:
        chunks = chunks_of(line)
        holes = [(before[1], after[0]) for before, after in pairwise(chunks)]
        common = holes if common is None else _common(common, holes)
    return common or []


def _common(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    shared = [(max(one[0], other[0]), min(one[1], other[1])) for one in some for other in others]
    return [span for span in shared if span[1] - span[0] >= _WIDE]


def _is_prose(lines: Sequence[Line], gutter: Span) -> bool:
    sides = ([line.text[: max(0, gutter[0] - line.left)].split() for line in lines],
             [line.text[max(0, gutter[1] - line.left) :].split() for line in lines])  # fmt: skip
    filled = [[words for words in side if words] for side in sides]
    return any(len(side) >= _LEAST and sum(map(len, side)) >= _WORDS * len(side) for side in filled)


def _belong(last: _Block, between: Sequence[_Block], block: _Block) -> bool:
    """Say whether a block goes on with the columns of the one before it."""
    common = _common(last.gutters, block.gutters)
    if not common:
        return not between and last.prose == block.prose
    if not between:
        return (last.prose and block.prose) or len(chunks_of(block.lines[0])) > 1
    free = all(any(_fits(line, gutter) for gutter in common) for one in between for line in one.lines)
    return free and last.prose and block.prose


def _fits(line: Line, gutter: Span) -> bool:
    """Say whether a line stands on one side of a gutter."""
    return line.left + len(line.text) <= gutter[0] or line.left >= gutter[1]
