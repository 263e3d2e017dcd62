"""Names of rows: the fast ways to write their parts give what the plain way does."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factsheet_extract.sinks.ids import boxes_text, canonical, dimensions_text, fact_ids, figure_key, names_text
from tests.factories_records import a_count

TEXTS = st.text(max_size=8)
DIMENSIONS = st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False)), max_size=4)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


class TestTexts:
    """JSON written by hand."""

    @given(DIMENSIONS)
    def test_dimensions(self, dimensions: dict[str, str | int | float]) -> None:
        """Dimensions are written as the JSON library writes them, in the order of their names."""
        assert dimensions_text(dimensions) == canonical(dimensions)

    @given(st.lists(TEXTS, max_size=3).map(tuple))
    def test_names(self, names: tuple[str, ...]) -> None:
        """Lists of names are written as the JSON library writes them."""
        assert names_text(names) == canonical(names)

    @given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=3))
    def test_boxes(self, boxes: list[tuple[float, float, float, float]]) -> None:
        """Boxes are written as the JSON library writes them."""
        assert boxes_text(boxes) == canonical(boxes)

    @given(st.one_of(st.none(), TEXTS), st.one_of(st.none(), TEXTS), st.lists(TEXTS, max_size=2), DIMENSIONS)
    def test_what_a_figure_is(
        self, concept: str | None, unit: str | None, scope: list[str], dimensions: dict[str, str | int | float]
    ) -> None:
        """A figure's key is the JSON of its name, kind, unit, sorted scope and dimensions."""
        count = a_count(concept, label='l\u00e9 "x"', unit=unit, scope=scope, dimensions=dimensions)
        name = ["concept", concept] if concept else ["label", 'lé "x"']

        assert json.loads(figure_key(count)) == [*name, "count", unit, sorted(scope), count.apart]
        assert figure_key(count) == canonical([*name, "count", unit, sorted(scope), count.apart])


def test_printed_heads_are_no_part_of_a_name() -> None:
    """A table's heads as printed, beside the family's codes, do not make another figure of it."""
    plain = a_count("a", dimensions={"area": "urban"})
    with_head = a_count("a", dimensions={"area": "urban", "printed_column": "Urbain"})

    assert figure_key(plain) == figure_key(with_head)


def test_equal_keys_get_ranks() -> None:
    """The second fact under one key has a name of its own, and the first keeps its name."""
    one, two = fact_ids("s", ["k", "k"])

    assert two == f"{one}-2"
