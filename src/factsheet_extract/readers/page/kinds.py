"""What blocks are besides prose: notes under tables and at the foot, imprints, captions.

Start at `settle_kinds`; it looks at one page's items in their order. No word of any language is known here: a note is known by
its mark, its size and its place, a caption by its number and the table under it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.drafts import Draft, Item, TableDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.readers.page.paragraphs import Setting

# "*CDPH has"   "** Three"   "† Not"   "1 Piped water"   "(a) Not"   what opens a note, before its words
_MARK = re.compile(r"(?:[*†‡§]{1,3}|[¹²³⁰-⁹]{1,2}|~)\s?(?=[^\W_]|[\"“«(])")
# "Source: "   "Fuente: "   "Note : "   a word and a colon directly under a table; "Global processes: 3" is a figure
_CALL = re.compile(r"[^\W\d_]{3,14}(?:\s[^\W\d_]{1,12})?\s?:\s?(?!\s?\d{1,3}\b)")
# "Table 3"   "TABLE 1"   "Tableau n° 2"   "Cuadro 7.2"   "Figure 4."   a numbered caption
_CAPTION = re.compile(
    r"[^\W\d_]{4,12}\.?\s(?:[nN][°ºo.]{1,2}\s?)?(?:\d{1,3}(?:[.\-–]\d{1,3})?|[A-Z][\-–.]?\d{1,3}|[IVX]{1,5})\b"
)
_NEAR = 2.6  # times a line's height: a note or a caption stands no further from its table
_HEAD = 0.065  # of the page's height: one line of small print further up runs along
_FOOT = 0.87  # of the page's height: small print further down is an imprint


def settle_kinds(items: Sequence[Item], height: float, setting: Setting) -> None:
    """Set the kind of notes, captions and imprints of one page, and the caption of each table."""
    under: TableDraft | Draft | None = None  # the table above, or the last note under it
    for place, item in enumerate(items):
        if isinstance(item, TableDraft):
            item.caption = _caption(items, place, item)
            under = item
            continue
        if item.kind in {"paragraph", "heading", "item"}:
            if _is_note(item, under, setting):
                item.kind = "note"
            elif item.kind == "paragraph" and _is_imprint(item, height, setting):
                item.kind = "footer"
            elif item.kind == "paragraph" and _is_running_head(item, height, setting):
                item.kind = "header"
        under = item if item.kind == "note" and under is not None else None


def _is_note(draft: Draft, under: TableDraft | Draft | None, setting: Setting) -> bool:
    text = draft.lines[0].text
    if draft.noted:
        return True
    small = draft.size <= 1.02 * setting.size
    marked = bool(_MARK.match(text)) and small
    if under is None:
        return marked and draft.size < 0.95 * setting.size
    near = draft.box.top - under.box.bottom < _NEAR * (draft.lines[0].bottom - draft.lines[0].top)
    called = bool(_CALL.match(text)) and draft.kind != "item" and len(draft.text) > 12
    return near and small and (marked or called)


def _is_imprint(draft: Draft, height: float, setting: Setting) -> bool:
    """Small print at the very foot, or a short line of it under a rule at the end."""
    small = draft.size < 0.9 * setting.size
    return small and (draft.box.top > _FOOT * height or (draft.ruled and len(draft.lines) == 1 and len(draft.text) < 120))


def _is_running_head(draft: Draft, height: float, setting: Setting) -> bool:
    """One line of small print at the very head."""
    return draft.size < 0.85 * setting.size and draft.box.bottom < _HEAD * height and len(draft.lines) == 1


def _caption(items: Sequence[Item], place: int, table: TableDraft) -> Draft | None:
    """The heading or short paragraph just above a table; a numbered one is a caption in kind too."""
    above = [item for item in items[max(0, place - 3) : place] if isinstance(item, Draft)]
    found: Draft | None = None
    for draft in reversed(above):
        gap = table.box.top - draft.box.bottom if found is None else found.box.top - draft.box.bottom
        beside = draft.box.x0 < table.box.x1 and draft.box.x1 > table.box.x0
        if (
            draft.kind not in {"paragraph", "heading", "caption"}
            or not beside
            or not -6 < gap < _NEAR * 12
            or len(draft.text) > 300
        ):
            break
        numbered = _CAPTION.match(draft.lines[0].text)
        if numbered:
            draft.kind = "caption"
        if found is None or numbered:
            found = draft if found is None or numbered else found
        if numbered:
            break
    if found is not None and found.kind == "paragraph" and len(found.lines) > 3:
        return None
    return found
