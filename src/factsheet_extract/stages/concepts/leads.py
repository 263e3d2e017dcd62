"""The passages that lead to a figure: heads of its table, what names it, what it stands under, its section's headings.

Start at `leads_of`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Place, Quantities, Sections, TableHeads
from factsheet_extract.stages.concepts.minimums import minimums_in, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.layers import Subject
    from factsheet_extract.stages.concepts.reach import Texts
    from factsheet_extract.stages.vocabulary import Ties

_LEADS: Final = 4
# A line that goes on with a label is no heading or cell, and no longer than this.
_NO_LINE: Final = frozenset({"heading", "cell", "header", "footer", "page_number"})
_LINE_WORDS: Final = 16


def leads_of(texts: Texts, subject: Subject, ties: Ties) -> Iterator[int]:
    """Give the passages that lead to the figure: heads, what names it, what it stands under, its section's heading."""
    index = subject.passage
    heads = texts.annotated.layer(TableHeads).of_passage.get(index)
    if heads is not None:
        yield from (*heads.row, *heads.column, *heads.group)
        corners = (texts.annotated.layer(TableHeads).of_passage.get(row) for row in heads.row if not heads.column)
        yield from (place for corner in corners if corner for place in corner.column)
    yield from (place.passage for place in (*subject.named_by, *subject.context) if place.passage != index)
    yield from _going_on(texts, subject, ties)
    blocks = texts.annotated.document.blocks
    parent = blocks[index].parent
    for _ in range(_LEADS):
        if parent is None:
            break
        yield parent
        parent = blocks[parent].parent
    section = texts.passages[index].section
    while section is not None:
        one = texts.annotated.layer(Sections).sections[section]
        yield one.block
        section = one.parent


def _going_on(texts: Texts, subject: Subject, ties: Ties) -> Iterator[int]:
    """Give the line that goes on with the figure's label and asks for a least number: "194 | countries | participate in at
    least two global processes"."""
    last = max(place.passage for place in (*subject.named_by, *subject.context, Place(subject.passage, 0, 0)))
    following, blocks = last + 1, texts.annotated.document.blocks
    if following >= len(blocks) or blocks[following].kind in _NO_LINE or last - subject.passage > 1:
        return
    text, told = texts.passages[following].text, texts.annotated.layer(Quantities).quantities[following]
    if text[:1].islower() and len(told) <= 1 and len(texts.tokens(following)) <= _LINE_WORDS:
        tokens = texts.tokens(following)
        asked = minimums_in(following, tokens, spelled(tokens, ties), texts.words, ties)
        if any(one.codes for one in asked):
            yield following
