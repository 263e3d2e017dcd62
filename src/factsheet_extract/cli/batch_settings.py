"""The options of a batch, and what is made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import rich_click as click

from factsheet_extract.cli.options import read_options
from factsheet_extract.errors import UsageError

if TYPE_CHECKING:
    from factsheet_extract.batch.job import Engine, Stores
    from factsheet_extract.batch.limits import Limits
    from factsheet_extract.batch.output import Output
    from factsheet_extract.batch.task import Choices

Function = TypeVar("Function", bound=Callable[..., Any])

OPTIONS = (
    click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes; by default one a core."),
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, metavar="SECONDS",
        help="What one sheet may take.",
    ),
    click.option(
        "--memory", type=click.IntRange(min=100), default=2000, show_default=True, metavar="MB",
        help="What a worker may hold while it does a sheet.",
    ),
    click.option(
        "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
        help="Worker processes here, or a Dask cluster (the extra dask).",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="The cluster's scheduler, such as tcp://host:8786."),
    click.option("--cache/--no-cache", "cached", default=True, help="Use what earlier runs did, or do every sheet anew."),
    click.option(
        "--report", "reports", multiple=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
        help="Write what the run was like: FILE.json or FILE.html; may be given twice.",
    ),
    click.option(
        "--log-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help="How progress is told on standard error: to a person, or a JSON object a line.",
    ),
)  # fmt: skip


def batch_options(function: Function) -> Function:
    """Add the options of a batch."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How a batch is to run, as the command line says."""

    choices: Choices
    limits: Limits
    jobs: int | None
    scheduler: str | None
    cached: bool
    reports: tuple[Path, ...]
    log_format: str

    @classmethod
    def of(
        cls, *, jobs: int | None, timeout: float, memory: int, engine: str, scheduler: str | None, cached: bool,
        reports: tuple[Path, ...], log_format: str, family: str | None, language: str | None, **read: Any,
    ) -> BatchSettings:  # fmt: skip
        """Make the settings of the options' values; raises UsageError where they do not go together."""
        from factsheet_extract.batch.limits import Limits
        from factsheet_extract.batch.task import Choices

        if (engine == "dask") != bool(scheduler):
            raise UsageError("--engine dask and --scheduler ADDRESS go together")
        choices = Choices(family, language, read_options(language=language, **read))
        return cls(choices, Limits(timeout=timeout, memory=memory), jobs, scheduler, cached, reports, log_format)

    def engine(self) -> Engine:
        """Give the engine that was chosen."""
        if self.scheduler:
            from factsheet_extract.batch.dask_engine import dask_engine

            return dask_engine(self.scheduler, self.limits)
        from factsheet_extract.batch.limits import cores
        from factsheet_extract.batch.pool import local_engine

        return local_engine(self.jobs or cores(), self.limits)

    def stores(self) -> Stores:
        """Give where records and journals are kept."""
        from factsheet_extract.batch.cache import Cache
        from factsheet_extract.batch.job import Stores
        from factsheet_extract.batch.places import cache_folder, journal_folder

        return Stores(Cache(cache_folder()), journal_folder(), anew=not self.cached)

    def place(self, output: str) -> Output:
        """Give the output folder, here or at a URL."""
        if "://" in output:
            from factsheet_extract.batch.remote import RemoteFolder

            return RemoteFolder(output)
        from factsheet_extract.batch.output import Folder

        return Folder(Path(output))

    def write_reports(self, report: dict[str, Any]) -> None:
        """Write the report of a run wherever --report says."""
        from factsheet_extract.batch.report import write_report

        for target in self.reports:
            write_report(report, target)
