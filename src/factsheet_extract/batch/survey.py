"""What a run would do, without doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from factsheet_extract.batch.history import History
from factsheet_extract.batch.keys import Keys
from factsheet_extract.batch.lookup import Kept, Known, Lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.job import Stores
    from factsheet_extract.batch.output import Output
    from factsheet_extract.batch.plan import Item
    from factsheet_extract.batch.task import Choices

State: TypeAlias = Literal["in place", "from the cache", "to check", "to extract"]


def survey(items: tuple[Item, ...], output: Output, *, choices: Choices, stores: Stores) -> Iterator[tuple[Item, State]]:
    """Say of every sheet of a plan what a run would do with it; nothing is written."""
    history = History(stores.journals, output.name)
    history.read()
    lookup = Lookup(Keys(choices), stores.cache, history, output, stores.anew)
    for item in items:
        found = lookup.find(item, lookup.see(item))
        if isinstance(found, Kept):
            yield item, "in place"
        elif isinstance(found, Known):
            yield item, "from the cache"
        else:
            yield item, "to check" if found.record else "to extract"
