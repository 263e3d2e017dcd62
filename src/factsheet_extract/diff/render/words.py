"""The words that every output for people shares: kinds, figures, changes, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from factsheet_extract.model.difference import Change, ChangeKind, EditionDiff, EditionRef, NotCompared, Side
    from factsheet_extract.model.record import JsonNumber

TITLES: Final[dict[ChangeKind, str]] = {
    "changed": "Changed",
    "restated": "Restated: the same period, another figure",
    "unit_changed": "Unit changed",
    "re_scoped": "Said of something else",
    "added": "Added",
    "removed": "Removed",
    "relabelled": "Relabelled, the figure is the same",
    "wording_only": "Only the wording or the precision differs",
}
SHORT: Final[dict[ChangeKind, str]] = {
    "changed": "changed", "restated": "restated", "unit_changed": "unit changed", "re_scoped": "re-scoped",
    "added": "added", "removed": "removed", "relabelled": "relabelled", "wording_only": "wording only",
}  # fmt: skip
REASONS: Final = {
    "digit_swapped": "digits swapped?", "separator": "separator lost?", "page_number": "page number?", "year": "year?",
    "shifted_row": "row shifted?", "sign_lost": "sign lost?", "glued_mark": "footnote mark glued?",
}  # fmt: skip
UNCOMPARED: Final = {
    "no_concept": "no concept, and the labels are of two languages",
    "no_label": "nothing says what they count",
}
DASH: Final = "–"
MINUS: Final = "−"


def heading(diff: EditionDiff) -> str:
    """Give one line that names both sides: "iom-iscm: 2018 (fr) → 2019 (fr)"."""
    older, newer = _name(diff.older), _name(diff.newer)
    family = diff.newer.family or diff.older.family
    return f"{family}: {older} → {newer}" if family else f"{older} → {newer}"


def _name(edition: EditionRef) -> str:
    return f"{edition.edition or edition.path} ({edition.language})"


def sides(diff: EditionDiff) -> tuple[str, str]:
    """Give the heads of the two columns: before and now, or the two languages of one edition."""
    if diff.relation == "parallel_languages":
        return diff.older.language, diff.newer.language
    return "before", "now"


def title(kind: ChangeKind, diff: EditionDiff) -> str:
    """Give the heading of a kind; between languages of one edition another figure is a disagreement."""
    if diff.relation == "parallel_languages":
        only = {"added": diff.newer.language, "removed": diff.older.language}
        return "The languages disagree" if kind == "restated" else f"Only in {only[kind]}" if kind in only else TITLES[kind]
    return TITLES[kind]


def summary(diff: EditionDiff) -> str:
    """Give the counts in one line: "12 changed · 2 added · 31 unchanged"."""
    parts = [f"{count:,} {SHORT[kind]}" for kind, count in diff.counts().items()]
    same = sum(diff.unchanged.values())
    parts += [f"{same:,} {'unchanged' if diff.relation == 'editions' else 'the same'}"] if same else []
    parts += [f"{len(diff.not_compared):,} not compared"] if diff.not_compared else []
    return " · ".join(parts) or "nothing to compare"


def figure(side: Side | None) -> str:
    """Give a figure as printed, with its comparator where that is not printed in it; a dash for none."""
    if side is None:
        return DASH
    text = " ".join(side.printed.split()) or DASH
    return text if side.comparator in ("=", "~") else f"{side.comparator} {text}"


def amount(change: Change) -> str:
    """Give the change in few words: "−36 (−18 %)", "+3.2 points", "suppressed", "added"; a dash where only words differ."""
    if change.absolute is None:
        return _without_amount(change)
    if change.absolute == 0:
        return DASH
    points = " points" if change.side.unit == "%" else ""
    share = change.relative is not None and not points and change.category != "event"
    relative = f" ({_percent(change.relative)})" if share and change.relative is not None else ""
    return f"{signed(change.absolute)}{points}{relative}"


def _without_amount(change: Change) -> str:
    if change.older is None or change.newer is None:
        return SHORT[change.kind]
    if "suppressed" in (change.older.status, change.newer.status):
        return "suppressed" if change.newer.status == "suppressed" else "no longer suppressed"
    return DASH if change.kind == "changed" else SHORT[change.kind]


def signed(value: JsonNumber) -> str:
    """Give a number with its sign and thousands: +1,234, −0.5."""
    return f"{value:+,}".replace("-", MINUS)


def _percent(relative: float) -> str:
    share = relative * 100
    text = f"{share:+.0f}" if abs(share) >= 9.5 else f"{share:+.1f}"
    return f"{text} %".replace("-", MINUS)


def pages(change: Change) -> str:
    """Give the pages: "1 → 2", or "1" where both are one or only one side is there."""
    numbers = dict.fromkeys(str(side.page) for side in (change.older, change.newer) if side is not None)
    return " → ".join(numbers)


def box(side: Side) -> str:
    """Give the boxes in points: "306,402–540,416"; nothing where the source has no boxes."""
    return "; ".join(f"{x0:.0f},{top:.0f}–{x1:.0f},{bottom:.0f}" for x0, top, x1, bottom in side.boxes)


def remarks(change: Change) -> list[str]:
    """Give what a person should know of a change beside its figures: signs of misreading, notes, how it was paired."""
    said = [f"{REASONS[sign.reason]} {sign.message}" for sign in change.suspicious]
    said += change.notes
    if change.alignment and change.alignment.method == "closest":
        older = change.older.label if change.older else ""
        said.append(f"was {older!r}, taken for the same at {change.alignment.score:g} of 100")
    if change.nearest:
        said.append(f"nearest on the other side: {change.nearest.label!r}, {change.nearest.score:g} of 100")
    return said


def uncompared(fact: NotCompared) -> str:
    """Give why a fact was not compared."""
    return UNCOMPARED[fact.reason]
