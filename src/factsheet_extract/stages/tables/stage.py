"""What names each cell of each table: its row label, column heads, group rows, and the scale and unit they state.

Start at `find_table_heads`. `grid` lays the cells out, `layout` says what each row and column is for,
`units` reads what a head states; here they are put together, cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.model.layers import CellHeads, Sections, TableHeads
from factsheet_extract.stages.subjects.lexicon import TOKEN, fold_key, lexicon_of
from factsheet_extract.stages.tables.grid import make_grid
from factsheet_extract.stages.tables.layout import lay_out
from factsheet_extract.stages.tables.meanings import Meanings
from factsheet_extract.stages.tables.nesting import is_inner, nest
from factsheet_extract.stages.tables.units import NOTHING, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.model.context import Context
    from factsheet_extract.model.document import Document
    from factsheet_extract.model.layers import AnnotatedDocument
    from factsheet_extract.stages.tables.grid import Grid
    from factsheet_extract.stages.tables.layout import Layout


# A row that only names things has no digit in its cells: "21 PCR y FIR | Migración laboral" gives its number in its label.
_DIGIT: Final = re.compile(r"\d")
# Characters of the longest head; what is longer is a text set in the table.
_LONGEST_HEAD: Final = 200
_MOST_HEADS: Final = 3
# A table of heads alone has more columns than this.
_FEWEST: Final = 2
# So many units under each other make a column of units where no head says so.
_UNITS: Final = 3
# Characters of the longest line that states what a table is counted in.
_LONGEST_STATED: Final = 100


def find_table_heads(annotated: AnnotatedDocument, context: Context) -> TableHeads:
    """Give the heads of every cell that holds data, in every table of the document."""
    passages = annotated.layer(Sections).passages
    reader = Meanings(passages, lexicon_of(context.language))
    of_passage: dict[int, CellHeads] = {}
    heads: set[int] = set()
    last: tuple[Grid, Layout] | None = None
    alone: Grid | None = None
    for index, table in enumerate(annotated.document.tables):
        grid = make_grid(index, table, passages)
        layout = lay_out(grid)
        if not layout.values:
            alone = grid if 0 < grid.rows <= _MOST_HEADS and grid.columns > _FEWEST else alone
            continue
        if alone is not None and not layout.heads and _heads_over(alone, grid):
            last = alone, replace(layout, heads=tuple(range(alone.rows)), groups=(), body=())
        alone = None
        group: tuple[int, ...] = ()
        if last is not None and _goes_on(last, grid, layout):
            group = _open_group(*last, annotated.document)
            heads.update(_trailing(*last))
        found = _heads_of(grid, layout, reader, annotated.document, group)
        if last is not None and not layout.heads and _goes_on(last, grid, layout):
            found = _with_heads_of(last, grid, found, reader)
        if layout.heads:
            last = grid, layout
        of_passage.update(found)
        heads.update(_naming(grid, layout))
    return TableHeads(of_passage, frozenset(heads) - of_passage.keys())


def _heads_over(alone: Grid, grid: Grid) -> bool:
    """Whether a table of nothing but heads stands right over a table of figures: the same page, the same columns."""
    return alone.table.page == grid.table.page and alone.index == grid.index - 1 and alone.columns == grid.columns


def _heads_of(
    grid: Grid, layout: Layout, reader: Meanings, document: Document, carried: tuple[int, ...] = ()
) -> dict[int, CellHeads]:
    """Name every cell; `carried` is the group that the table above left open."""
    found: dict[int, CellHeads] = {}
    captioned = grid.table.caption is not None and any(map(str.isalpha, reader.passages[grid.table.caption].text))
    caption: tuple[int, ...] = (grid.table.caption,) if captioned and grid.table.caption is not None else ()
    caption = caption or _stated_above(grid, reader, document) or _heading_of_bars(grid, layout, reader, document)
    caption += tuple(passage for row in layout.titles for passage in grid.passages(row, range(grid.columns)))
    parents = nest(grid, layout, document)
    stubs = {column: _stub_of(grid, layout, column) for column in range(grid.columns) if column not in layout.stub}
    unit_columns = _unit_columns(grid, layout, reader)
    over: dict[tuple[int, ...], dict[int, _Over]] = {}
    for row, heads, groups in _above(grid, layout, document):
        group = tuple(passage for group in groups for passage in grid.passages(group, range(grid.columns))[:1])
        group = group if groups else carried
        period = _period_of(grid, layout, row)
        if heads not in over:
            over[heads] = {column: _over(grid, layout, heads, column, stub) for column, stub in stubs.items()}
        last = NOTHING
        for column, (above, corner) in over[heads].items():
            passage = grid.passage(row, column)
            if passage is None or passage in found:
                continue
            units = grid.passages(row, unit_columns)
            label = grid.passages(layout.lent.get(row, row), [one for one in stubs[column] if one not in unit_columns])
            named = (*units, *label)
            own = any([reader.unit(one).unit for one in units] + [reader.read(one, "row").unit for one in label])
            over_all = () if own else caption[::-1]  # "Dividend per share (US$)" under millions
            said = last = _beside(last, reader.first(above[::-1], named, group[::-1], corner, over_all))
            found[passage] = CellHeads(
                label,
                above,
                group,
                said.scale,
                said.unit,
                grid.index,
                said.kind,
                corner,
                caption,
                parents.get(row, ()),
                period if column in layout.values else (),
            )
    return found


def _beside(last: Meaning, said: Meaning) -> Meaning:
    """A change without a unit behind a rate or a share is one of it: no factor stated for the whole table reaches it."""
    follows = said.kind == "change" and said.unit is None and last.scale is None and last.kind in ("rate", "percent", "change")
    return Meaning(None, None, "change") if follows else said


def _unit_columns(grid: Grid, layout: Layout, reader: Meanings) -> tuple[int, ...]:
    """The columns of the stub, behind its first, that print the units of the rows: under "Unit", or with nothing but units."""
    return tuple(column for column in layout.labels[1:] if _prints_units(grid, layout, reader, column))


def _prints_units(grid: Grid, layout: Layout, reader: Meanings, column: int) -> bool:
    heads = [text for row in layout.heads if (text := grid.text(row, column))]
    if heads:
        keys = [fold_key(token) for token in TOKEN.findall(heads[-1])]
        return 0 < len(keys) == reader.lexicon.unit_heads.at(keys, 0)
    printed = [passage for row in layout.body if (passage := grid.passage(row, column)) is not None]
    return len(printed) >= _UNITS and all(reader.unit(passage) is not NOTHING for passage in printed)


class _Over(NamedTuple):
    """What stands over every cell of a column under one run of head rows: the column's heads, and those of its row labels."""

    above: tuple[int, ...]
    corner: tuple[int, ...]


def _over(grid: Grid, layout: Layout, heads: tuple[int, ...], column: int, stub: tuple[int, ...]) -> _Over:
    return _Over(_column_heads(grid, layout, heads, column), _corner(grid, heads, stub))


def _stated_above(grid: Grid, reader: Meanings, document: Document) -> tuple[int, ...]:
    """A short line right above a table without a title that states a factor or unit for it: "In millions of US dollars"."""
    above = _block_above(grid, reader, document)
    if above is None or document.blocks[above].kind == "item":
        return ()
    text = reader.passages[above].text
    if len(text) > _LONGEST_STATED:
        return ()
    said = reader.read(above, "table")
    stated = said.kind is not None or said.scale is not None
    bracket = text.rstrip().endswith((")", "]")) and stated  # "Table 1. Forecasts (percentage changes)", "(thousands)"
    return (above,) if bracket or (said.scale is not None and not _DIGIT.search(text)) else ()


def _heading_of_bars(grid: Grid, layout: Layout, reader: Meanings, document: Document) -> tuple[int, ...]:
    """The heading right above a list of bars (names with one figure each, and no head), over figures that lost their row."""
    above = _block_above(grid, reader, document)
    if above is None or layout.heads or len(layout.values) != 1:
        return ()
    text = reader.passages[above].text.rstrip()
    titled = len(text) <= _LONGEST_STATED and not text.endswith((".", ":"))
    return (above,) if document.blocks[above].kind in ("heading", "caption") or (titled and _is_barred(above, document)) else ()


def _is_barred(above: int, document: Document) -> bool:
    """Whether the ticks of an axis stand between a line and the table below it."""
    return document.blocks[above].kind == "paragraph" and document.blocks[above + 1].kind == "axis"


def _block_above(grid: Grid, reader: Meanings, document: Document) -> int | None:
    """The block with words that stands right above a table on its page, ticks and lost figures passed over; None for a cell."""
    above = min(grid.texts, default=0) - 1
    while above > 0 and document.blocks[above].kind != "cell" and not any(map(str.isalpha, reader.passages[above].text)):
        above -= 1
    if above < 0 or document.blocks[above].kind == "cell" or document.blocks[above].page != grid.table.page:
        return None
    return above


def _period_of(grid: Grid, layout: Layout, row: int) -> tuple[int, ...]:
    """The year or date that a row prints beside its figures, where it prints only one."""
    apart = [column for column in range(grid.columns) if column not in (*layout.values, *layout.stub)]
    dates = grid.passages(row, [column for column in apart if grid.sort(row, column) == "naming"])
    return dates if len(dates) == 1 else ()


def _above(grid: Grid, layout: Layout, document: Document) -> Iterator[tuple[int, tuple[int, ...], tuple[int, ...]]]:
    """Each row of data with the nearest run of head rows and the group rows it stands under, outermost first.

    A run ends where rows of another use come between; a group row of the inner sort only replaces the inner one.
    """
    uses = dict.fromkeys(layout.heads, "head") | dict.fromkeys(layout.groups, "group") | dict.fromkeys(layout.body, "body")
    heads: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    last = ""
    for row in sorted(uses):
        use = uses[row]
        if use == "head":
            heads = (*heads, row) if last == "head" else (row,)
        elif use == "group":
            inner = len(groups) > 1 and is_inner(grid, document, groups, row)
            groups = (*groups, row) if last == "group" else (*groups[:-1], row) if inner else (row,)
        else:
            yield row, heads, groups
        last = use


def _stub_of(grid: Grid, layout: Layout, column: int) -> tuple[int, ...]:
    """The label columns of a cell: those on the left, or nearer ones where a second panel of labels stands beside the first."""
    panel = [
        other
        for other in range(column)
        if other not in layout.values and other not in layout.stub and _repeats_stub(grid, layout, other)
    ]
    return (panel[-1],) if panel else layout.labels


def _repeats_stub(grid: Grid, layout: Layout, column: int) -> bool:
    """Whether a column of words bears the head of the first column: "Region | Cases | Region | Cases"."""
    return any(grid.text(row, column) and grid.text(row, column) == grid.text(row, 0) for row in layout.heads)


def _column_heads(grid: Grid, layout: Layout, heads: tuple[int, ...], column: int) -> tuple[int, ...]:
    """The heads over a column in a run of head rows, from the top down, each once."""
    found = dict.fromkeys(_head_at(grid, layout, head, column, last=head == heads[-1]) for head in heads)
    return tuple(passage for passage in found if passage is not None)


def _goes_on(last: tuple[Grid, Layout], grid: Grid, layout: Layout) -> bool:
    """A table that goes on from the page before, or below: the same columns, and the same heads or none."""
    above, use = last
    near = 0 <= grid.table.page - above.table.page <= grid.index - above.index
    same = above.columns == grid.columns and use.stub == layout.stub
    heads = [
        [table.text(row, column) for column in range(table.columns)]
        for table, used in (last, (grid, layout))
        for row in used.heads
    ]
    half = len(heads) // 2
    return near and same and (not layout.heads or (len(use.heads) == len(layout.heads) and heads[:half] == heads[half:]))


def _open_group(grid: Grid, layout: Layout, document: Document) -> tuple[int, ...]:
    """The group rows that hold at the end of a table: those printed last, else those its last row stands under."""
    trailing = _trailing(grid, layout)
    if trailing:
        return trailing
    *_, (_, _, groups) = [(0, (), ()), *_above(grid, layout, document)]
    return tuple(passage for group in groups for passage in grid.passages(group, range(grid.columns))[:1])


def _trailing(grid: Grid, layout: Layout) -> tuple[int, ...]:
    """Group rows after the last row of data, which open a group of the table on the next page."""
    last = max(layout.body, default=-1)
    rows = [row for row in layout.groups if row > last]
    found = tuple(passage for row in rows for passage in grid.passages(row, range(grid.columns))[:1])
    return found if all(len(grid.texts[passage]) <= _LONGEST_HEAD for passage in found) else ()


def _with_heads_of(
    last: tuple[Grid, Layout], grid: Grid, found: dict[int, CellHeads], reader: Meanings
) -> dict[int, CellHeads]:
    """Give the cells the heads of the table they go on from."""
    above, use = last
    named: dict[int, CellHeads] = {}
    for (_, column), cell in grid.at.items():
        heads = None if cell.block is None else found.get(cell.block)
        if heads is None or cell.block is None or cell.block in named:
            continue
        column_heads = _column_heads(above, use, use.heads, column)
        said = reader.first(column_heads[::-1], heads.row, heads.group[::-1], heads.caption[::-1])
        named[cell.block] = heads._replace(column=column_heads, scale=said.scale, unit=said.unit, kind=said.kind)
    return named


def _corner(grid: Grid, heads: tuple[int, ...], stub: tuple[int, ...]) -> tuple[int, ...]:
    """The heads over the row labels."""
    found = dict.fromkeys(grid.passage(head, column) for head in heads for column in stub)
    return tuple(passage for passage in found if passage is not None)


def _head_at(grid: Grid, layout: Layout, head: int, column: int, *, last: bool) -> int | None:
    """The head printed over a column; over an empty place of an upper row, the head on its left where it spans unmarked."""
    passage = grid.passage(head, column)
    if passage is not None or last or column not in layout.values:
        return passage
    if not _repeats_below(grid, layout, head, column):
        return None
    return next(
        (grid.passage(head, left) for left in range(column, -1, -1) if left not in layout.stub and grid.text(head, left)),
        None,
    )


def _repeats_below(grid: Grid, layout: Layout, head: int, column: int) -> bool:
    """A head printed again and again ("Urban Rural Total Urban Rural Total") shows that those over it span."""
    texts = [grid.text(head + 1, other) for other in layout.values]
    return bool(grid.text(head + 1, column)) and texts.count(grid.text(head + 1, column)) > 1


def _naming(grid: Grid, layout: Layout) -> set[int]:
    """The passages that only name others: labels of rows of data, and heads and groups with data below; sentences are none."""
    if len(layout.heads) > _MOST_HEADS * max(1, len(layout.body)):
        return set()  # a list in two columns whose numbers stand in words is no table of data
    last = max(layout.body, default=-1)
    above = [*layout.heads, *layout.groups, *layout.titles, *layout.numbering, *layout.lent.values()]
    places = [(row, column) for row in above if row < last for column in range(grid.columns)]
    counted = [row for row in layout.body if any(_holds_data(grid, row, column) for column in layout.values)]
    places += [(row, column) for row in counted for column in layout.stub]
    named = (grid.passage(row, column) for row, column in places)
    return {passage for passage in named if passage is not None and len(grid.texts[passage]) <= _LONGEST_HEAD}


def _holds_data(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell prints a number, or a mark in place of one."""
    return bool(_DIGIT.search(grid.text(row, column))) or grid.sort(row, column) == "mark"
