"""The engine refuses a wrong order when it is built, and changes nothing it was given."""

from __future__ import annotations

import pytest

from factsheet_extract.errors import PipelineError
from factsheet_extract.model.layers import AnnotatedDocument, Quantities, Sections, Subjects
from factsheet_extract.pipeline import STAGES, Pipeline, Stage
from tests.factories import Draft


def test_the_shipped_order_is_sound():
    """Every layer that a shipped stage needs is given by a stage before it."""
    assert Pipeline(STAGES).stages == STAGES


@pytest.mark.parametrize("position", range(1, len(STAGES)))
def test_a_stage_moved_to_the_front_is_refused(position):
    """Each stage but the first needs a layer, so none of them can lead; the message names the stage and the layer."""
    stage = STAGES[position]

    with pytest.raises(PipelineError, match=rf"{stage.name}.*{stage.requires[0].__name__}"):
        Pipeline((stage, *STAGES[:position], *STAGES[position + 1 :]))


def test_two_stages_may_not_give_one_layer():
    """A layer has one author."""
    with pytest.raises(PipelineError, match="Sections"):
        Pipeline((STAGES[0], STAGES[0]))


def test_a_stage_adds_its_layer_and_leaves_the_document_as_it_was():
    """The annotated document that a stage reads is not changed; the one given back has the new layer as well."""
    before = AnnotatedDocument(Draft().document(), "en", None, {Sections: Sections()})
    pipeline = Pipeline((Stage("quantities", Quantities, lambda *_: Quantities()),))

    after = pipeline.annotate(before, context=None)

    assert set(before.layers) == {Sections}
    assert set(after.layers) == {Sections, Quantities}


def test_a_layer_that_no_stage_gave_is_a_key_error():
    """Asking for a layer that is not there is a fault of the program, not an empty answer."""
    with pytest.raises(KeyError):
        AnnotatedDocument(Draft().document(), "en").layer(Subjects)
