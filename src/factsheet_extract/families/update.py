"""A family file with what a new edition taught it: labels added, concepts and sections appended, comments kept.

`propose_update` gives the new text of the file; writing it is the caller's choice.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import tomlkit

from factsheet_extract.families.labels import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tomlkit import TOMLDocument

    from factsheet_extract.families.drift import Change, Drift

# A label this close (of 100) to a known one is proposed for its concept; one that is less close becomes a concept of its own.
SAME: Final = 88


def propose_update(text: str, drift: Drift, *, same: float = SAME, new_concepts: bool = True) -> str:
    """Give the family file's text with the changes that adding words can answer; `text` is the file as it stands.

    A label or theme as close as `same` to a known one is added to it. Other figures become concepts of their own, unless
    `new_concepts` is false. A renamed section keeps its code and gets the new heading. Comments and order are kept.
    """
    document = tomlkit.parse(text)
    for change in drift.changes:
        _apply(document, change, same, new_concepts=new_concepts)
    return _spaced(tomlkit.dumps(document), text)


def _spaced(text: str, before: str) -> str:
    """Set a blank line above a table that came to stand right under another's last line; what stood so before stays."""
    known = set(pairwise(before.splitlines()))
    lines = text.splitlines(keepends=True)
    out = lines[:1]
    for above, line in pairwise(lines):
        close = line.startswith("[") and above.strip() and not above.startswith(("[", "#"))
        out += ["\n", line] if close and (above.rstrip("\n"), line.rstrip("\n")) not in known else [line]
    return "".join(out)


def _apply(document: TOMLDocument, change: Change, same: float, *, new_concepts: bool) -> None:
    close = change.code is not None and change.score >= same
    if change.kind in ("label_unseen", "figure_new"):
        if close:
            _add_label(document, ("concepts", str(change.code), "labels"), change)
        elif new_concepts:
            _add_concept(document, change)
    elif change.kind == "theme_unseen":
        code = str(change.code) if close else _free(_at(document, ("themes", "labels")), slug(change.printed))
        _add_label(document, ("themes", "labels", code), change)
    elif change.kind == "section_renamed":
        _add_label(document, ("sections", str(change.code)), change)


def _add_concept(document: TOMLDocument, change: Change) -> None:
    code = _free(_at(document, ("concepts",)), slug(change.printed))
    _add_label(document, ("concepts", code, "labels"), change)


def _add_label(document: TOMLDocument, place: Iterable[str], change: Change) -> None:
    """Append a label in the change's language; a long list gets one line a label, as it had."""
    table = _at(document, place)
    labels = table.get(change.language)
    if labels is None:
        table[change.language] = [change.printed]
    elif change.printed not in labels:
        labels.append(change.printed)


def _at(document: Any, place: Iterable[str]) -> Any:
    table = document
    for name in place:
        if name not in table:
            table[name] = tomlkit.table()
        table = table[name]
    return table


def _free(table: Any, code: str) -> str:
    number = 1
    while (code if number == 1 else f"{code}_{number}") in table:
        number += 1
    return code if number == 1 else f"{code}_{number}"
