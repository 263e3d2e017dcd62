"""The diff for a person at a terminal, in 80 columns as in 200: what looks misread first, then kind by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from rich.text import Text

from factsheet_extract.diff.render import words
from factsheet_extract.diff.render.subjects import Subjects
from factsheet_extract.diff.render.terminal import View, drawn, indented, more, shortened, table
from factsheet_extract.model.difference import KIND_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from factsheet_extract.model.difference import Change, ChangeKind, EditionDiff

STYLES: Final[dict[ChangeKind, str]] = {
    "changed": "bold", "restated": "bold yellow", "unit_changed": "bold yellow", "re_scoped": "bold", "added": "bold green",
    "removed": "bold red", "relabelled": "bold", "wording_only": "dim",
}  # fmt: skip


def diff_table(diff: EditionDiff, view: View | None = None) -> str:
    """Give the diff as text; within a kind the greatest change comes first."""
    view = view or View()
    return drawn(_parts(diff, view), view)


def _parts(diff: EditionDiff, view: View) -> Iterator[RenderableType]:
    yield Text(words.heading(diff), style="bold")
    yield Text(f"{diff.older.path} → {diff.newer.path}", style="dim")
    yield Text(words.summary(diff))
    for note in diff.notes:
        yield Text(f"note: {note}", style="yellow")
    subjects = Subjects(diff)
    doubtful = [change for change in diff.changes if change.suspicious]
    if doubtful:
        yield from _pairs("Look at these first: they may be misread", "bold red", doubtful, subjects, view, words.sides(diff))
    for kind in KIND_ORDER:
        found = [change for change in diff.changes if change.kind == kind and not change.suspicious]
        show = _one_sided if kind in ("added", "removed") else _pairs
        if found:
            yield from show(words.title(kind, diff), STYLES[kind], found, subjects, view, words.sides(diff))
    yield from _pairings(diff, view)
    yield from _left_out(diff)


def _pairs(
    title: str, style: str, changes: Sequence[Change], subjects: Subjects, view: View, sides: tuple[str, str]
) -> Iterator[RenderableType]:  # fmt: skip
    """Show changes that have two sides."""
    yield Text(f"\n{title} ({len(changes):,})", style=style)
    shown = changes[: view.rows]
    made = table("what", *sides, "change", "page")
    made.columns[0].min_width = view.width * 2 // 5
    for column in made.columns[1:4]:
        column.max_width = max(12, view.width // 6)
    for change in shown:
        before, now = words.figure(change.older), words.figure(change.newer)
        made.add_row(_subject(change, subjects, view), Text(before), Text(now), Text(words.amount(change)), words.pages(change))
    yield indented(made)
    yield from more(len(changes) - len(shown))


def _subject(change: Change, subjects: Subjects, view: View) -> Text:
    text = Text(subjects.of(change, shortened(change.side.label, view.width * 4 // 5)))
    if change.alignment and change.alignment.method == "closest":
        text.append(f" ≈{change.alignment.score:.0f}", style="yellow")
    if change.kind == "relabelled" and change.older:
        text.append(f"\nwas {shortened(change.older.label, view.width)}", style="dim")
    for sign in change.suspicious:
        text.append(f"\n{words.REASONS[sign.reason]} {sign.message}", style="red")
    for note in change.notes:
        text.append(f"\n{note}", style="dim")
    return text


def _one_sided(
    title: str, style: str, changes: Sequence[Change], subjects: Subjects, view: View, _sides: tuple[str, str]
) -> Iterator[RenderableType]:  # fmt: skip
    """Show what only one side prints, the figures of one label together."""
    yield Text(f"\n{title} ({len(changes):,})", style=style)
    groups: dict[tuple[str | None, str, int], list[Change]] = {}
    for change in changes:
        groups.setdefault((change.side.section, change.side.label, change.side.page), []).append(change)
    shown = list(groups.values())[: view.rows]
    made = table("what", "figures", "page", wide=("what", "figures"))
    for group in shown:
        text = Text(shortened(group[0].side.label, view.width * 4 // 5))
        if group[0].nearest:
            text.append(f"\nperhaps {shortened(group[0].nearest.label, view.width)} ≈{group[0].nearest.score:.0f}", style="dim")
        made.add_row(text, Text(_figures(group, subjects)), words.pages(group[0]))
    yield indented(made)
    yield from more(len(changes) - sum(map(len, shown)))


def _figures(group: Iterable[Change], subjects: Subjects) -> str:
    said = ((subjects.apart(change).replace(" · ", " "), words.figure(change.side)) for change in group)
    return " · ".join(f"{apart} {figure}".strip() for apart, figure in said)


def _pairings(diff: EditionDiff, view: View) -> Iterator[RenderableType]:
    """List the labels that were taken for the same, the least alike first: a person decides whether they are."""
    unique = {(pairing.older, pairing.newer): pairing for pairing in reversed(diff.pairings)}
    pairings = list(reversed(unique.values()))
    if not pairings:
        return
    yield Text(f"\n≈ Taken for the same, not for certain ({len(pairings):,}): please check", style="bold yellow")
    made = table("≈", "before", "now", wide=("before", "now"))
    for pairing in pairings[: view.rows]:
        rivals = "".join(f"\nor {shortened(rival, view.width)}" for rival in pairing.alignment.rivals)
        made.add_row(f"{pairing.alignment.score:.0f}", Text(pairing.older), Text(pairing.newer + rivals))
    yield indented(made)
    yield from more(len(pairings) - len(pairings[: view.rows]))


def _left_out(diff: EditionDiff) -> Iterator[RenderableType]:
    if diff.lapsed:
        yield Text(f"\n{len(diff.lapsed):,} figures of earlier periods are no longer printed", style="dim")
    for reason, count in Counter(map(words.uncompared, diff.not_compared)).items():
        yield Text(f"\n{count:,} facts were not compared: {reason}", style="yellow")
