"""The table at the end of a run: a line a sheet, then what needs a person, the worst first."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_extract.batch.job import Summary
    from factsheet_extract.batch.task import Failure, Outcome, Row
    from factsheet_extract.cli.talk import Talk

HEADS = ("sheet", "family", "edition", "language", "figures", "themes", "roles", "findings")
RIGHT = ("figures", "themes", "roles")
ROWS_SHOWN = 200
"""Lines of the table; a longer batch shows the sheets that need a person first, and says how many it leaves out."""
NOTES_SHOWN = 3
"""Findings told of one sheet."""
MESSAGE_SHOWN = 200
"""Characters told of one finding's message."""
LINES_SHOWN = 40
"""Findings and failures told of a whole run."""
LEFT_SHOWN = 5
"""Records told that have no sheet any more."""


def show(summary: Summary, output: str, talk: Talk, counting: frozenset[str], *, lines: bool = True) -> None:
    """Print the table on standard output, and with `lines` the failures and the findings that count on standard error."""
    talk.table(HEADS, [_cells(outcome) for outcome in _shown(summary)], right=RIGHT)
    if len(summary.outcomes) > ROWS_SHOWN:
        talk.say(f"({len(summary.outcomes) - ROWS_SHOWN} more sheets, all without findings of that kind, are not listed)")
    if not lines:
        return
    told = 0
    of_sheets = (_lines(outcome, counting, talk) for outcome in sorted(summary.outcomes, key=_urgency))
    for line in chain(chain.from_iterable(of_sheets), _between(summary, counting)):
        told += 1
        if told <= LINES_SHOWN:
            talk.say(line)
    if told > LINES_SHOWN:
        talk.say(f"({told - LINES_SHOWN} more lines of this kind; `factsheet-extract check SHEET` tells all of one sheet)")
    if summary.left:
        talk.say(_left(summary.left, output))
    talk.say(_total(summary, output))


def _shown(summary: Summary) -> list[Outcome]:
    if len(summary.outcomes) <= ROWS_SHOWN:
        return list(summary.outcomes)
    urgent = sorted(summary.outcomes, key=_urgency)[:ROWS_SHOWN]
    names = {outcome.name for outcome in urgent}
    return [outcome for outcome in summary.outcomes if outcome.name in names]


def _urgency(outcome: Outcome) -> tuple[int, int]:
    if outcome.row is None:
        return (0, 0)
    return (1, -outcome.row.count("error") * 1000 - outcome.row.count("warning"))


def _cells(outcome: Outcome) -> tuple[str, ...]:
    if outcome.row is None:
        reason = outcome.failure.reason if outcome.failure else "?"
        return (outcome.name, "", "", "", "", "", "", f"failed: {reason}")
    row = outcome.row
    numbers = (str(row.figures), str(row.themes), str(row.roles))
    return (outcome.name, row.family or "-", row.edition or "-", row.language, *numbers, _findings(row))


def _findings(row: Row) -> str:
    counted = ((row.count("error"), "error"), (row.count("warning"), "warning"), (row.count("info"), "note"))
    return ", ".join(_counted(number, word) for number, word in counted if number) or "none"


def _lines(outcome: Outcome, counting: frozenset[str], talk: Talk) -> Iterator[str]:
    if outcome.failure:
        yield from _failure(outcome.name, outcome.failure, talk)
    notes = [note for note in outcome.row.notes if note.severity in counting] if outcome.row else []
    for note in notes[:NOTES_SHOWN]:
        page = f", page {note.page}" if note.page else ""
        yield f"{note.severity}: {outcome.name}{page}: {_short(note.message)} [{note.code}]"
    if len(notes) > NOTES_SHOWN:
        yield f"  and {len(notes) - NOTES_SHOWN} more of {outcome.name}"


def _between(summary: Summary, counting: frozenset[str]) -> Iterator[str]:
    for found in summary.differences:
        if found.note.severity in counting:
            yield f"{found.note.severity}: {found.edition}: {_short(found.note.message)} [{found.note.code}]"


def _failure(name: str, failure: Failure, talk: Talk) -> Iterator[str]:
    yield f"failed: {failure.message}" if name in failure.message else f"failed: {name}: {failure.message}"
    if failure.hint:
        yield f"  hint: {failure.hint}"
    if failure.detail and talk.verbosity > 0:
        yield failure.detail.rstrip()


def _short(message: str) -> str:
    return message if len(message) <= MESSAGE_SHOWN else message[: MESSAGE_SHOWN - 1].rstrip() + "…"


def _total(summary: Summary, output: str) -> str:
    rows = [outcome.row for outcome in summary.outcomes if outcome.row]
    failed = len(summary.outcomes) - len(rows)
    tail = f", {failed} failed (see {output.rstrip('/')}/quarantine.json)" if failed else ""
    figures = sum(row.figures for row in rows)
    return f"{_counted(len(rows), 'sheet')} written to {output}, {_counted(figures, 'figure')}{_before(summary)}{tail}"


def _left(names: tuple[str, ...], output: str) -> str:
    """Say which records stand in the output without their sheets: the tables no longer hold them."""
    shown = ", ".join(f"{name}.json" for name in names[:LEFT_SHOWN]) + (" and others" if len(names) > LEFT_SHOWN else "")
    return f"note: {_counted(len(names), 'record')} in {output} of sheets that were not in this run: {shown}"


def _before(summary: Summary) -> str:
    """Say how much of it was there from an earlier run."""
    kept = len(summary.outcomes) - summary.anew
    if not kept:
        return ""
    return f" ({kept} of {len(summary.outcomes)} as before)" if summary.anew else " (all as before)"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
