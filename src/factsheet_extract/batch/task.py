"""What goes to a worker and what comes back: plain values that pickle, the same for every engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from factsheet_extract.batch.seal import opened
from factsheet_extract.readers.options import ReadOptions

if TYPE_CHECKING:
    from factsheet_extract.batch.plan import Item
    from factsheet_extract.model.document import Severity

FailureReason: TypeAlias = Literal[
    "source",  # the sheet itself: missing, empty, broken, encrypted, over a limit
    "configuration",  # its expected file, or a family or language file
    "environment",  # an extra, a model or a system tool is not installed
    "timeout",  # over its deadline: its worker was killed
    "memory",  # over its memory limit: its worker was killed
    "crash",  # its worker died under it, twice
    "internal",  # an error of this program
]


@dataclass(frozen=True, slots=True)
class Choices:
    """How every sheet of a batch is read; `family` and `language` are recognised where None."""

    family: str | None = None
    language: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Task:
    """One sheet to do; `record` is its record where the cache has it and only the check remains."""

    item: Item
    choices: Choices
    record: bytes | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as the summary tells it: severity, code, message, the page where it is printed."""

    severity: Severity
    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """What the summary says of a sheet; `sha256` is of the bytes it was read from, `notes` its findings, the worst first."""

    sha256: str
    family: str | None
    edition: str | None
    language: str
    pages: int
    figures: int
    themes: int
    roles: int
    claimed: int
    ignored: int
    unclaimed: int
    expected: int
    agreed: int
    notes: tuple[Note, ...] = ()
    issue: str | None = None

    def count(self, severity: Severity) -> int:
        """Give the number of findings of one severity."""
        return sum(note.severity == severity for note in self.notes)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a sheet has no record: whose fault, what to say, and the exit code of that kind."""

    reason: FailureReason
    message: str
    hint: str | None = None
    exit_code: int = 4
    detail: str | None = None

    @property
    def lasting(self) -> bool:
        """Whether the same bytes with the same rules fail again: then it need not be tried again."""
        return self.reason == "source"


class Stint(NamedTuple):
    """One step of the work on a sheet and how long it took, in seconds; a tuple, as each outcome brings a dozen of them."""

    stage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sheet done (`sealed`, `row` and `share`) or failed (`failure`).

    `sealed` is the record and `share` what it gives to the tables, both as the cache keeps them (see `seal`); `stints` and
    `seconds` are for reports on the run, never for the output.
    """

    name: str
    sealed: bytes | None = None
    row: Row | None = None
    failure: Failure | None = None
    stints: tuple[Stint, ...] = ()
    seconds: float = 0.0
    share: bytes | None = None

    @property
    def record(self) -> bytes | None:
        """Give the record's JSON as it is written; None where there is none."""
        return opened(self.sealed) if self.sealed else None
