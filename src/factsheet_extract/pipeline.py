"""The engine: a tuple of stages and one loop.

Start at `STAGES`. A stage reads an annotated document and gives back its own layer; what it needs from earlier stages it says
in `requires`, and a wrong order is refused when the pipeline is built, not when a sheet comes by.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from factsheet_extract.errors import PipelineError
from factsheet_extract.model.layers import (
    AnnotatedDocument,
    Concepts,
    Definitions,
    Entities,
    Events,
    Layer,
    Quantities,
    Roles,
    Sections,
    Subjects,
    TableHeads,
    Themes,
)
from factsheet_extract.stages.concepts.stage import find_concepts
from factsheet_extract.stages.definitions import find_definitions
from factsheet_extract.stages.entities import find_entities
from factsheet_extract.stages.events.stage import find_events
from factsheet_extract.stages.quantities.stage import find_quantities
from factsheet_extract.stages.roles.stage import find_roles
from factsheet_extract.stages.sections import find_sections
from factsheet_extract.stages.subjects.stage import find_subjects
from factsheet_extract.stages.tables.stage import find_table_heads
from factsheet_extract.stages.themes.stage import find_themes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factsheet_extract.model.context import Context

_LOG = logging.getLogger("factsheet_extract.stages")


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Log at level DEBUG how long a step took; the log record carries `stage` and `seconds`."""
    begun = perf_counter()
    try:
        yield
    finally:
        seconds = perf_counter() - begun
        _LOG.debug("%s: %.4f s", stage, seconds, extra={"stage": stage, "seconds": seconds})


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
            with timed(stage.name):
                annotated = annotated.with_layer(stage.find(annotated, context))
        return annotated


STAGES: tuple[Stage, ...] = (
    Stage("sections", Sections, find_sections),
    Stage("tables", TableHeads, find_table_heads, requires=(Sections,)),
    Stage("definitions", Definitions, find_definitions, requires=(Sections,)),
    Stage("entities", Entities, find_entities, requires=(Sections, Definitions)),
    Stage("quantities", Quantities, find_quantities, requires=(Sections, TableHeads)),
    Stage("subjects", Subjects, find_subjects, requires=(Sections, TableHeads, Entities, Quantities)),
    Stage("themes", Themes, find_themes, requires=(Sections, Definitions, TableHeads, Quantities, Subjects)),
    Stage("roles", Roles, find_roles, requires=(Sections, Definitions, Entities, Quantities, Subjects)),
    Stage("events", Events, find_events, requires=(Sections, Entities, Quantities)),
    Stage(
        "concepts", Concepts, find_concepts, requires=(Sections, Definitions, TableHeads, Quantities, Subjects, Themes, Roles)
    ),
)

DEFAULT = Pipeline(STAGES)


def annotate(annotated: AnnotatedDocument, context: Context) -> AnnotatedDocument:
    """Add the layer of every stage of `STAGES` to a document."""
    return DEFAULT.annotate(annotated, context)
