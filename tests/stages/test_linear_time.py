"""Stages take time with the length of a sheet, whatever is printed in it: ratios of work, never seconds."""

from __future__ import annotations

import time

from factsheet_extract.languages import load_language
from factsheet_extract.model.context import Context
from factsheet_extract.model.layers import Subjects
from factsheet_extract.stages.events.stage import find_events
from factsheet_extract.stages.subjects import display as subjects_display
from tests.stages.reading import annotated

# ten times the text may cost ten times the time; three times that is left for a busy machine, a square would be a hundred times
LIMIT = 30.0


def test_sentences_of_one_line_are_each_looked_at_once() -> None:
    """Ten times as many sentences in one paragraph do not take a hundred times as long to search for meetings."""
    context = Context(load_language("en"), None, None)

    def cost(sentences: int) -> float:
        sheet = annotated("The third meeting of 40 countries was held. " * sentences, "en", family=None)
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            find_events(sheet, context)
            best = min(best, time.process_time() - begun)
        return best

    assert cost(2000) < LIMIT * cost(200)


def test_a_passage_of_figures_is_searched_for_letters_once() -> None:
    """A thousand lone figures in one paragraph ask whether it has words, and it is read through for that once."""
    subjects_display._has_letters.cache_clear()
    found = annotated("\n".join(str(place % 10) for place in range(1000)), "en", family=None).layer(Subjects)
    assert len(found.subjects) == 1000
    assert subjects_display._has_letters.cache_info().misses <= 3
