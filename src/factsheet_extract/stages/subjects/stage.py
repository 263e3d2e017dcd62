"""What each figure counts: label, dimensions, and the slice a person should see.

Start at `find_subjects`. Sentences, items, captions and headings are read by `prose` with its rules for labels and
brackets; cells by `tables`; what an item leaves unsaid is taken from what it stands under by `lists`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.layers import Place, Quantities, Sections, Subject, Subjects, TableHeads
from factsheet_extract.stages.subjects.display import small_print
from factsheet_extract.stages.subjects.lexicon import lexicon_of
from factsheet_extract.stages.subjects.lists import complete
from factsheet_extract.stages.subjects.names import document_places
from factsheet_extract.stages.subjects.prose import read_lines
from factsheet_extract.stages.subjects.tables import Cells
from factsheet_extract.stages.subjects.text import make_lines
from factsheet_extract.stages.tables.grid import sort_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.model.quantity import Quantity
    from factsheet_extract.stages.subjects.reading import Reading
    from factsheet_extract.stages.subjects.text import Line


def find_subjects(annotated: AnnotatedDocument, context: Context) -> Subjects:
    """Give one subject for each quantity, in reading order."""
    document, sections = annotated.document, annotated.layer(Sections)
    layer, heads = annotated.layer(Quantities), annotated.layer(TableHeads)
    lexicon = lexicon_of(context.language)
    places = document_places(document, sections.passages, lexicon, context.language.code)
    cells = Cells(sections.passages, heads.of_passage, lexicon, places)
    rows = _rows(document, sections)
    found: dict[int, list[Reading]] = {}
    lines: dict[int, tuple[Line, ...]] = {}
    for index, quantities in enumerate(layer.quantities):
        passage, named = sections.passages[index], heads.of_passage.get(index)
        if quantities and named is not None and (sort_of(passage.text) in _CELLS or _is_bounded(passage.text, quantities)):
            found[index] = [cells.name(named)] * len(quantities)
        elif quantities:
            cuts = small_print(document, passage, quantities) if document.blocks[index].kind == "display" else ()
            lines[index] = make_lines(index, passage.text, quantities, layer.references[index], lexicon, cuts)
            found[index] = read_lines(lines[index], places)
    complete(document, sections, lines, found, lexicon, places)
    return Subjects(tuple(_subjects(sections, found, lines, rows)))


# A cell that holds nothing but a figure is named by its heads; one with words reads as a sentence.
_CELLS: Final = frozenset(("value", "naming", "mark", "code"))


# The names that a figure counts, in a bracket behind it: " (North Forum and South Forum)"
_NAMES_BEHIND: Final = re.compile(r" ?\([^()]{1,400}\)\s{0,3}")


def _is_bounded(text: str, quantities: Sequence[Quantity]) -> bool:
    """ "at least 167", "environ 140", "2 (North Forum and South Forum)": one figure, and words that bound it or list it."""
    if len(quantities) == 1 and _NAMES_BEHIND.fullmatch(text, quantities[0].end) and not text[: quantities[0].start].strip():
        return True
    if len(quantities) != 1 or quantities[0].cue is None:
        return False
    spans = sorted([quantities[0].cue, (quantities[0].start, quantities[0].end)])
    left = text[: spans[0][0]] + text[spans[0][1] : spans[1][0]] + text[max(spans[0][1], spans[1][1]) :]
    return not any(map(str.isalnum, left))


def _rows(document: Document, sections: Sections) -> Mapping[int, tuple[Place, ...]]:
    """The printed cells of the table row that each cell's passage stands in."""
    rows: dict[tuple[int, int], list[int]] = {}
    for number, table in enumerate(document.tables):
        for cell in table.cells:
            if cell.block is not None and sections.passages[cell.block].text:
                rows.setdefault((number, cell.row), []).append(cell.block)
    found: dict[int, tuple[Place, ...]] = {}
    for blocks in rows.values():
        places = tuple(Place(block, 0, len(sections.passages[block].text)) for block in blocks)
        found.update(dict.fromkeys(blocks, places))
    return found


def _subjects(
    sections: Sections,
    found: Mapping[int, list[Reading]],
    lines: Mapping[int, tuple[Line, ...]],
    rows: Mapping[int, tuple[Place, ...]],
) -> Iterator[Subject]:
    for index in sorted(found):
        sentences = [_sentence(line) for line in lines.get(index, ()) for _ in line.quantities]
        for number, reading in enumerate(found[index]):
            yield _subject(sections, index, number, reading, rows.get(index) or (sentences[number],))


def _sentence(line: Line) -> Place:
    return Place(line.passage, line.tokens[0].start, line.tokens[-1].end)


def _subject(sections: Sections, passage: int, number: int, reading: Reading, context: tuple[Place, ...]) -> Subject:
    named_by = tuple(Place(passage, start, end) for start, end in reading.named_by)
    named_by += tuple(Place(head, 0, len(sections.passages[head].text)) for head in reading.heads)
    return Subject(
        passage, number, reading.label, context, reading.rule, reading.dimensions,
        named_by=named_by, dimension_of=reading.dimension_of,
    )  # fmt: skip
