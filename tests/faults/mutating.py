"""The work of the fuzzer's workers, which import it by name."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from factsheet_extract.batch.work import perform
from tests.faults.hostile import mutated

if TYPE_CHECKING:
    from factsheet_extract.batch.task import Outcome, Task


def perform_mutated(task: Task) -> Outcome:
    """Change the task's sheet by the seed in its name, and do it; what the workers run. Its seconds are the processor's."""
    _, seed, name = task.item.name.split("/", maxsplit=2)
    content = mutated(Path(task.item.source).read_bytes(), int(seed))
    begun = process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        outcome = perform(replace(task, item=replace(task.item, source=str(path))))
    return replace(outcome, sealed=None, share=None, seconds=process_time() - begun)
