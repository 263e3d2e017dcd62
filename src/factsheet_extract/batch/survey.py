"""What a run would do, without doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from factsheet_extract.batch.history import History
from factsheet_extract.batch.keys import Keys
from factsheet_extract.batch.lookup import Found, Kept, Known, Lookup
from factsheet_extract.batch.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.job import Stores
    from factsheet_extract.batch.output import Output
    from factsheet_extract.batch.plan import Item
    from factsheet_extract.batch.task import Choices

State: TypeAlias = Literal["in place", "from the cache", "to check", "to extract", "still set aside"]


def survey(items: tuple[Item, ...], output: Output, *, choices: Choices, stores: Stores) -> Iterator[tuple[Item, State]]:
    """Say of every sheet of a plan what a run would do with it; nothing is written."""
    history = History(stores.journals, output.name)
    history.read()
    lookup = Lookup(Keys(choices), stores.cache, history, output, stores.anew)
    for item in items:
        found = lookup.find(item, lookup.see(item))
        if _failed(found):
            yield item, "still set aside"
        elif isinstance(found, Kept):
            yield item, "in place"
        elif isinstance(found, Known):
            yield item, "from the cache"
        else:
            yield item, "to check" if found.record else "to extract"


def _failed(found: Found) -> bool:
    """Whether a sheet was set aside by an earlier run, and nothing that could mend it has changed."""
    if isinstance(found, Task):
        return False
    return (found.entry if isinstance(found, Kept) else found.outcome).failure is not None
