"""Words of a language and those a document adds answer as if they had been given together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factsheet_extract.stages.subjects.lexicon import Words, fold_key

PHRASES = st.lists(
    st.lists(st.sampled_from(["Port", "of", "Spain", "Île", "new"]), min_size=1, max_size=3).map(" ".join), max_size=5
)
KEYS = st.lists(st.sampled_from([fold_key(word) for word in ("Port", "of", "Spain", "Île", "new", "other")]), max_size=5)


@given(PHRASES, PHRASES, KEYS)
def test_added_phrases_are_found_like_the_first(first: list[str], more: list[str], keys: list[str]) -> None:
    """What stands at and before each place is the longest phrase of both."""
    added, together = Words(first).and_also(more), Words([*first, *more])
    assert [added.at(keys, place) for place in range(6)] == [together.at(keys, place) for place in range(6)]
    assert [added.before(keys, place) for place in range(6)] == [together.before(keys, place) for place in range(6)]
    assert [key in added for key in keys] == [key in together for key in keys]
