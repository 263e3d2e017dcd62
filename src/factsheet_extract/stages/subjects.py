"""What each figure counts: label, dimensions, and the slice a person should see.

Start at `find_subjects`. Sentences, items, captions and headings are read by `subjects_prose` with its rules for labels and
brackets; cells by `subjects_tables`; what an item leaves unsaid is taken from what it stands under by `subjects_lists`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.model.layers import Place, Quantities, Sections, Subject, Subjects, TableHeads
from factsheet_extract.stages.subject_lexicon import lexicon_of
from factsheet_extract.stages.subject_names import document_places
from factsheet_extract.stages.subject_text import make_lines
from factsheet_extract.stages.subjects_lists import complete
from factsheet_extract.stages.subjects_prose import read_lines
from factsheet_extract.stages.subjects_tables import Cells
from factsheet_extract.stages.tables_grid import sort_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.stages.subject_reading import Reading
    from factsheet_extract.stages.subject_text import Line


def find_subjects(annotated: AnnotatedDocument, context: Context) -> Subjects:
    """Give one subject for each quantity, in reading order."""
    document, sections = annotated.document, annotated.layer(Sections)
    layer, heads = annotated.layer(Quantities), annotated.layer(TableHeads)
    lexicon = lexicon_of(context.language)
    places = document_places(document, sections.passages, lexicon, context.language.code)
    cells = Cells(sections.passages, heads.of_passage, lexicon, places)
    rows = _rows(document)
    found: dict[int, list[Reading]] = {}
    lines: dict[int, tuple[Line, ...]] = {}
    for index, quantities in enumerate(layer.quantities):
        if not quantities:
            continue
        passage = sections.passages[index]
        lines[index] = make_lines(index, passage.text, quantities, layer.references[index], lexicon)
        named = heads.of_passage.get(index)
        if named is not None and sort_of(passage.text) in ("value", "naming", "mark", "code"):
            found[index] = [cells.name(named)] * len(quantities)
        else:
            found[index] = read_lines(lines[index], places)
    complete(document, sections, lines, found, lexicon, places)
    return Subjects(tuple(
        _subject(sections, line, line.first + k, found[index][line.first + k], rows.get(index, ()))
        for index in sorted(found)
        for line in lines[index]
        for k in range(len(line.quantities))
    ))  # fmt: skip


def _rows(document: Document) -> Mapping[int, tuple[int, ...]]:
    """The printed cells of the table row that each cell's passage stands in."""
    rows: dict[tuple[int, int], list[int]] = {}
    for number, table in enumerate(document.tables):
        for cell in table.cells:
            if cell.block is not None:
                rows.setdefault((number, cell.row), []).append(cell.block)
    return {block: tuple(blocks) for blocks in rows.values() for block in blocks}


def _subject(sections: Sections, line: Line, index: int, reading: Reading, row: tuple[int, ...]) -> Subject:
    named_by = tuple(Place(line.passage, start, end) for start, end in reading.named_by)
    return Subject(
        line.passage, index, reading.label, _context(sections, line, row), reading.rule, reading.dimensions,
        (), named_by, reading.dimension_of,
    )  # fmt: skip


def _context(sections: Sections, line: Line, row: tuple[int, ...]) -> tuple[Place, ...]:
    """The whole row of a table, else the sentence."""
    if row:
        return tuple(Place(block, 0, len(sections.passages[block].text)) for block in row if sections.passages[block].text)
    return (Place(line.passage, line.tokens[0].start, line.tokens[-1].end),)
