"""The engine: a tuple of stages and one loop.

Start at `STAGES`. A stage reads an annotated document and gives back its own layer; what it needs from earlier stages it says
in `requires`, and a wrong order is refused when the pipeline is built, not when a sheet comes by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_extract.errors import PipelineError
from factsheet_extract.model.layers import AnnotatedDocument, Layer

if TYPE_CHECKING:
    from factsheet_extract.model.context import Context


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its name, the layer it gives, the function that finds it, the layers it reads."""

    name: str
    gives: type[Layer]
    find: Callable[[AnnotatedDocument, Context], Layer]
    requires: tuple[type[Layer], ...] = ()


class Pipeline:
    """Stages in an order that has been checked.

    Raises PipelineError when a stage requires a layer that none before it gives, or two stages give the same layer.
    """

    def __init__(self, stages: Iterable[Stage]) -> None:
        self.stages = tuple(stages)
        given: set[type[Layer]] = set()
        for stage in self.stages:
            absent = [layer.__name__ for layer in stage.requires if layer not in given]
            if absent:
                raise PipelineError(f"stage {stage.name!r} needs {', '.join(absent)}, which no earlier stage gives")
            if stage.gives in given:
                raise PipelineError(f"stage {stage.name!r} gives {stage.gives.__name__}, which an earlier stage gave")
            given.add(stage.gives)

    def annotate(self, annotated: AnnotatedDocument, context: Context) -> AnnotatedDocument:
        """Give the document with the layer of every stage added."""
        for stage in self.stages:
            annotated = annotated.with_layer(stage.find(annotated, context))
        return annotated
