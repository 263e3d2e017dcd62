"""What blocks are to each other: levels of headings, depth of points and what they stand under, paragraphs that run on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.drafts import Draft, Item, TableDraft
from factsheet_extract.readers.page.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_APART = 4.0  # points: markers further apart than this stand at different depths
_FAR = 60  # so many blocks back a list may find what it stands under
_PASSED = {"header", "footer", "page_number", "note", "caption", "axis"}


def relate(pages: Sequence[Sequence[Item]]) -> None:
    """Set level, parent and `continues` of every draft of a document."""
    drafts = [item for page in pages for item in page if isinstance(item, Draft)]
    _level_headings(drafts)
    _join_paragraphs([item for page in pages for item in page])
    _nest_points(drafts)


def _level_headings(drafts: list[Draft]) -> None:
    """Bigger is higher; of one size, bold is higher than capitals, and both than plain."""
    headings = [draft for draft in drafts if draft.kind == "heading"]
    styles = sorted({_rank(draft) for draft in headings})
    levels: dict[tuple[float, int], int] = {}
    level, last = 0, None
    for rank in styles:
        if last is None or rank[0] - last[0] > 0.4 or rank[1] != last[1]:
            level += 1
        levels[rank], last = level, rank
    for draft in headings:
        draft.level = min(levels[_rank(draft)], 9)


def _rank(draft: Draft) -> tuple[float, int]:
    return -round(2 * draft.size) / 2, 0 if draft.bold else 1


def _join_paragraphs(items: Sequence[Item]) -> None:
    """Find for each paragraph that breaks off at the foot of a column or page the one that goes on with it."""
    for place, item in enumerate(items):
        if isinstance(item, Draft) and item.kind in {"paragraph", "item"} and _breaks_off(item):
            following = _next(items, place, item)
            if following is not None and following.run != item.run and _goes_on(item, following):
                following.continues = item
    _join_strays([item for item in items if isinstance(item, Draft)])


def _join_strays(drafts: list[Draft]) -> None:
    """Join what begins in the middle of a sentence to the one paragraph before it that breaks off at the foot of a column.

    Columns over columns are read from left to right as one pair; a paragraph that flows from a lower left one to a lower right
    one then has the upper right one in between.
    """
    gone_on = {id(draft.continues) for draft in drafts}
    open_ones: list[Draft] = []
    for before, draft in pairwise(drafts):
        if before.kind == "paragraph" and len(before.lines) > 1 and _breaks_off(before) and id(before) not in gone_on:
            open_ones.append(before)
        if not _is_stray(before, draft):
            continue
        fitting = [one for one in open_ones if _is_beside(one, draft) and _goes_on(one, draft)]
        if len(fitting) == 1:
            draft.continues = fitting[0]
            open_ones.remove(fitting[0])


def _is_stray(before: Draft, draft: Draft) -> bool:
    """A paragraph that begins with a small letter, though what stands before it has come to its end."""
    text = draft.text.lstrip("«“\"'(")
    ended = before.kind != "paragraph" or not _breaks_off(before)
    return draft.kind == "paragraph" and draft.continues is None and text[:1].islower() and ended


def _is_beside(draft: Draft, stray: Draft) -> bool:
    """The stray stands to the right of the paragraph's last line, on one page and in the same frame, and above its foot."""
    alike = draft.frame == stray.frame and draft.page == stray.page
    return alike and stray.box.x0 > draft.lines[-1].x1 - draft.size and stray.box.top < draft.box.bottom


def _breaks_off(draft: Draft) -> bool:
    text = draft.lines[-1].text
    return not ends_sentence(text) and not text.endswith((":", ";")) and len(draft.text) > 20


def _next(items: Sequence[Item], place: int, draft: Draft) -> Draft | None:
    for item in items[place + 1 : place + 1 + _FAR]:
        if isinstance(item, TableDraft) or item.frame != draft.frame or item.kind in _PASSED:
            continue
        if _is_cut_number(draft, item):
            item.kind, item.marker, item.skip = "paragraph", "", 0
        return item if item.kind == "paragraph" else None
    return None


def _is_cut_number(draft: Draft, item: Draft) -> bool:
    """Say whether a sentence ends with the number that opens a column: `support to a further` / `4. It also hosts two.`"""
    number = item.marker.rstrip(".)")
    counted = item.kind == "item" and number.isdecimal() and int(number) > 1
    return counted and draft.kind == "paragraph" and item.run != draft.run and _goes_on(draft, item)


def _goes_on(draft: Draft, following: Draft) -> bool:
    """Same letters, and a small letter to begin with; or a last line without room for the capital or figure that follows."""
    if abs(draft.size - following.size) > 0.3 or following.page - draft.page > 1:
        return False
    head = following.text.lstrip("«“\"'(")[:1]
    if head.islower():
        return True
    word = following.lines[0].pieces[0]
    room = max(line.x1 for line in draft.lines) - draft.lines[-1].x1
    full = len(draft.lines) > 1 and room < max(draft.size, word.x1 - word.x0)
    return full and len(following.lines) > 1 and draft.bold == following.bold and not draft.bold


def _nest_points(drafts: list[Draft]) -> None:
    stack: list[Draft] = []  # the open points, outermost first
    lead: Draft | None = None
    for draft in drafts:
        if draft.kind == "item":
            _nest(draft, stack, lead)
        elif draft.kind not in _PASSED and draft.continues is None:
            stack.clear()
            lead = draft if draft.lines[-1].text.rstrip().endswith(":") else None


def _nest(draft: Draft, stack: list[Draft], lead: Draft | None) -> None:
    while stack and not _deeper(draft, stack[-1]):
        stack.pop()
    draft.level = len(stack)
    draft.parent = stack[-1] if stack else lead
    stack.append(draft)


def _deeper(draft: Draft, other: Draft) -> bool:
    """A point stands under another when its marker stands further in; on another page or column its form decides."""
    if draft.run == other.run or (draft.page == other.page and abs(draft.lines[0].x0 - other.lines[0].x0) < 60):
        return draft.lines[0].x0 > other.lines[0].x0 + _APART
    return _form(draft) != _form(other) and draft.lines[0].x0 > other.lines[0].x0 + _APART


def _form(draft: Draft) -> str:
    return "1" if draft.marker.strip("().").isalnum() and draft.marker != "o" else draft.marker
