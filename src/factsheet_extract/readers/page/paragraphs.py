"""Lines of one column to blocks: paragraphs, points, headings, display numbers.

Start at `find_blocks`. Lines come from top to foot; a new block begins at a bullet, a change of letters, a wider gap, or where
the first word of a line would have fitted on the line before.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.drafts import Draft
from factsheet_extract.readers.page.lines import ends_sentence, find_bullet

if TYPE_CHECKING:
    from factsheet_extract.readers.page.printed import Line
    from factsheet_extract.readers.page.words import Piece

_DISPLAY = 1.35  # times the size of the text around: from here on a number is in display type
_LOOSEST = 1.2  # of a line's height: lines of one paragraph stand no further apart, however loosely it is set
_LONGEST_HEADING = 160
_LONGEST_WORD = 14  # letters, of a number in words
_LONGEST_NOUN = 60  # letters, of a figure in display type and what it counts
_NARROW = 12  # times the size: shorter lines fill no column
_CARD = 1.1  # times the size of its label: a number so much bigger stands out in a frame of their own
_SAME = 0.6  # points: edges that differ by less are one


@dataclass(frozen=True, slots=True)
class Setting:
    """How the document sets its body: size, and whether most of it is bold."""

    size: float
    bold: bool


def find_setting(pieces: list[Piece]) -> Setting:
    """Give the size and weight of most letters."""
    letters: dict[tuple[float, bool], int] = {}
    for piece in pieces:
        look = (piece.size, piece.style.bold)
        letters[look] = letters.get(look, 0) + len(piece.text)
    sizes: Counter[float] = Counter()
    bold = 0
    for (size, heavy), count in letters.items():
        sizes[size] += count
        bold += count if heavy else 0
    return Setting(round(2 * sizes.most_common(1)[0][0]) / 2 if sizes else 10.0, 2 * bold > sizes.total())


@dataclass(frozen=True, slots=True)
class Column:
    """Where a stretch of lines stands: page, frame (0 for the page itself), run of the column, right edge of its lines."""

    page: int
    frame: int
    run: int
    right: float


def find_blocks(lines: list[Line], column: Column, setting: Setting) -> list[Draft]:
    """Make the blocks of one column's stretch of lines."""
    blocks: list[Draft] = []
    group: list[Line] = []
    page, frame, right = column.page, column.frame, column.right
    leading = _leading(lines)
    for line in lines:
        if group and _begins(group, line, right, leading):
            blocks.append(_block(group, page, frame))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group, page, frame))
    blocks = _named(blocks, setting)
    for block in blocks:
        block.run = column.run
    return blocks


def _leading(lines: list[Line]) -> float:
    """The usual distance from the foot of one line to the head of the next, in line heights."""
    gaps = sorted(
        (after.top - before.bottom) / max(before.bottom - before.top, 1.0)
        for before, after in itertools.pairwise(lines)
        if after.top > before.top and abs(after.size - before.size) < 0.1
    )
    return min(gaps[len(gaps) // 4], _LOOSEST) if gaps else 0.1


def _begins(group: list[Line], line: Line, right: float, leading: float) -> bool:
    last, first = group[-1], group[0]
    height = max(last.bottom - last.top, 1.0)
    if line.top < last.bottom - 0.6 * height:  # beside the line before, not under it
        return True
    if (
        line.drawn
        or line.pointed
        or _leads(line)
        or _opens_note(line)
        or (find_bullet(line.text) and not _goes_on_anyway(last, line))
    ):
        return True
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) and not _mixed(line, last):
        return True
    gap = (line.top - last.bottom) / height
    if gap > max(leading, 0.0) + 0.4:
        return True
    right = last.x1 if _is_justified(group, line) else right
    full = right if last.x1 - last.x0 >= _NARROW * last.size else math.inf  # a short line is not full, in a narrow card either
    if _answers(last, line, first):
        return False
    if line.bold != last.bold and _whole(line) != _whole(last) and not (
        _flows(last, line, full) or _runs_over(group, line, right)
    ):  # fmt: skip
        return True
    if _flows(last, line, right):
        return False
    return _left_short(last, line, right, first)


def _answers(last: Line, line: Line, first: Line) -> bool:
    """Say whether a line is the figure that a point asks for: alone, behind a colon, on the edge of the point's words."""
    asked = last.text.endswith(":") and (find_bullet(first.text) is not None or first.drawn)
    return asked and len(line.pieces) == 1 and line.text.isdecimal() and abs(line.x0 - _text_start(last, first)) < 2 * _SAME


def _runs_over(group: list[Line], line: Line, right: float) -> bool:
    """Say whether heavy letters only happen to end near a line's end: its next word would not have fitted on a full line."""
    last, word = group[-1], line.pieces[0]
    if right - last.x1 > word.x1 - word.x0 or last.x1 - last.x0 < _NARROW * last.size or ends_sentence(last.text):
        return False
    point = group[0].drawn or group[0].pointed or find_bullet(group[0].text) is not None
    return last.pieces[-1].style.bold == word.style.bold or (point and word.text[0] in "([«")


def _is_justified(group: list[Line], line: Line) -> bool:
    """Say whether a line ends on one edge with the line above or below it: it fills its column, however wide others are."""
    last = group[-1]
    if find_bullet(line.text) or last.x1 - last.x0 < _NARROW * last.size:
        return False
    around = [line, *group[-2:-1]]
    return any(abs(last.x1 - o.x1) < _SAME and abs(last.x0 - o.x0) < 2 * _SAME for o in around)


def _leads(line: Line) -> bool:
    """Say whether a line opens with a number set bigger than its words: a display number with its label beside it."""
    first = line.pieces[0]
    return len(line.pieces) > 1 and first.size >= 1.2 * line.size and first.text[-1:].isdigit()


def _opens_note(line: Line) -> bool:
    """A small raised figure at the head of a line opens a note."""
    first = line.pieces[0]
    bullet = find_bullet(line.text)
    if bullet and not bullet.numbered and bullet.marker not in "*§":
        return False
    if len(line.pieces) < 2 or first.size > 0.85 * line.pieces[1].size or len(first.text) > 3:
        return False
    height = line.pieces[1].bottom - line.pieces[1].top
    return not first.text.isalpha() and first.bottom < line.pieces[1].bottom - 0.12 * height


def _goes_on_anyway(last: Line, line: Line) -> bool:
    """A dash, a number or a word "o" at the head of a line may be the middle of a sentence: `2017 –` / `12. The` / `o PCR`."""
    bullet = find_bullet(line.text)
    plain = bullet is not None and (bullet.numbered or bullet.marker in "-–—" or _is_word_o(last, line))
    level = abs(line.x0 - last.x0) < 1.0 or abs(line.x0 + line.x1 - last.x0 - last.x1) < 2.0
    return plain and not ends_sentence(last.text) and not last.text.endswith((":", ";")) and level


def _is_word_o(last: Line, line: Line) -> bool:
    """Say whether a line begins with the Spanish word "o": as near to the next word as words are, under a line of prose."""
    if len(line.pieces) < 2 or line.pieces[0].text != "o" or find_bullet(last.text):
        return False
    return line.pieces[1].x0 - line.pieces[0].x1 < line.size


def _mixed(line: Line, last: Line) -> bool:
    """Lines of several sizes belong together where they share one."""
    sizes = {piece.size for piece in last.pieces}
    return len(sizes) > 1 and line.size in sizes


def _whole(line: Line) -> bool:
    """Say whether all of a line is bold."""
    return all(piece.style.bold for piece in line.pieces)


def _flows(last: Line, line: Line, right: float) -> bool:
    """Say whether a sentence runs on: a small letter, or a hyphen or comma before it."""
    head = line.text.lstrip("«“\"'(")[:1]
    if last.text.endswith((",", "-")) or head.islower():
        return True
    return last.x1 > right - 1.5 * last.size and not ends_sentence(last.text) and not last.text.endswith((":", ";"))


def _left_short(last: Line, line: Line, right: float, first: Line) -> bool:
    """Say whether the first word of `line` would have fitted on the line before: the break was meant."""
    word = line.pieces[0]
    free = right - last.x1
    needed = word.x1 - word.x0 + 0.3 * last.size
    if ends_sentence(last.text) or last.text.endswith((":", ";")):
        return free > needed or line.x0 > _text_start(last, first) + 0.8 * last.size
    centred = abs((last.x0 + last.x1) / 2 - (line.x0 + line.x1) / 2) < 1.5 and abs(last.x0 - line.x0) > 2
    if centred:  # each of several figures on a line of its own leaves room on both sides
        return last.text[:1].isdigit() and line.text[:1].isdigit() and 2 * free > needed + 4 * last.size
    return free > needed + 2 * last.size


def _text_start(last: Line, first: Line) -> float:
    """Where the words of a line begin; those of a point behind its bullet, where its other lines begin too."""
    bullet = find_bullet(last.text) if last is first else None
    skip = _pieces_until(last, bullet.end) if bullet else 0
    return last.pieces[skip].x0 if skip < len(last.pieces) else last.x0


def _block(lines: list[Line], page: int, frame: int) -> Draft:
    if _opens_note(lines[0]):
        return Draft(
            "note",
            page,
            lines,
            marker=lines[0].pieces[0].text,
            skip=1,
            frame=frame,
            noted=True,
        )
    if _leads(lines[0]):
        return Draft("display", page, lines, frame=frame)
    if lines[0].pointed:
        return Draft("item", page, lines, marker=lines[0].pieces[0].text, skip=1, frame=frame)
    if lines[0].drawn:
        return Draft("item", page, lines, marker="■", frame=frame)
    bullet = find_bullet(lines[0].text)
    if bullet is None or (bullet.numbered and len(lines[0].text) <= bullet.end):
        return Draft("paragraph", page, lines, frame=frame)
    skip = _pieces_until(lines[0], bullet.end)
    if not skip:
        return Draft("paragraph", page, lines, frame=frame)
    return Draft("item", page, lines, marker=bullet.marker, skip=skip, frame=frame)


def _pieces_until(line: Line, end: int) -> int:
    """So many pieces hold the first `end` characters of a line; 0 where a piece holds more than the marker."""
    length = 0
    for count, piece in enumerate(line.pieces, 1):
        length += len(piece.text) + (1 if piece.blank else 0)
        if length >= end:
            return count if length <= end + 1 else 0
    return 0


def _named(blocks: list[Draft], setting: Setting) -> list[Draft]:
    """Join display numbers with their labels and tell headings from paragraphs."""
    if _is_card(blocks):
        number, label = sorted(blocks, key=_is_number, reverse=True)
        return [_display(number.lines + label.lines, number)]
    named: list[Draft] = []
    for place, block in enumerate(blocks):
        below = blocks[place + 1] if place + 1 < len(blocks) else None
        if (named and _labels(named[-1], block)) or (named and _explains(named[-1], block)):
            named[-1] = _display(named[-1].lines + block.lines, block)
        elif named and _labels(block, named[-1]) and named[-1].kind == "paragraph" and not _nearer(below, named[-1], block):
            named[-1] = _display(block.lines + named[-1].lines, block)
        else:
            named.append(block)
    for place, block in enumerate(named):
        following = named[place + 1] if place + 1 < len(named) else None
        if block.kind in {"paragraph", "item"} and _is_heading(block, following, setting):
            block.kind = "heading"
    return named


def _is_card(blocks: list[Draft]) -> bool:
    """Say whether a frame holds a number with its noun and, in lighter or smaller letters, what it is of: nothing else."""
    if len(blocks) != 2 or not blocks[0].frame or any(block.kind != "paragraph" for block in blocks):
        return False
    number, label = sorted(blocks, key=_is_number, reverse=True)
    stands_out = number.size > _CARD * label.size or (number.bold and not label.bold)
    said = _is_number(number) and number.text[0].isdigit() and not _is_number(label) and len(label.text) < _LONGEST_HEADING
    return stands_out and said and not ends_sentence(label.text)


def _is_number(block: Draft) -> bool:
    letters = sum(letter.isalpha() for letter in block.text)
    return any(letter.isdigit() for letter in block.text) and letters <= 12 and len(block.text) <= 30


def _labels(number: Draft, label: Draft) -> bool:
    """Say whether `number` is in display type and `label` names it."""
    if number.size < _DISPLAY * label.size or label.kind not in {"paragraph", "display"}:
        return False
    if not (_is_number(number) or _is_told(number, label) or _is_word(number, label)):
        return False
    if _is_number(label) and not label.text[:1].isalpha():  # "the price of 2021" is a label
        return False
    one, other = number.box, label.box
    return max(one.top, other.top) - min(one.bottom, other.bottom) < 0.8 * number.size


def _is_told(number: Draft, label: Draft) -> bool:
    """Say whether a figure with its noun opens a sentence that goes on in smaller letters: `3 global fairs` / `met`."""
    said = number.kind == "paragraph" and number.text[:1].isdigit() and len(number.text) <= _LONGEST_NOUN
    return said and number.box.bottom <= label.box.top + 1 and label.text[:1].islower()


def _is_word(number: Draft, label: Draft) -> bool:
    """Say whether one word in display type opens the sentence under it, as a number in words does: `Three` / `fairs in all`."""
    alone = number.kind == "paragraph" and number.text.isalpha() and len(number.text) <= _LONGEST_WORD
    return alone and number.box.bottom <= label.box.top + 1 and label.text[:1].islower()


def _nearer(below: Draft | None, above: Draft, number: Draft) -> bool:
    """Say whether the text under a display number names it rather than the text over it: it stands as near, or nearer."""
    if below is None or not _labels(number, below):
        return False
    return below.box.top - number.box.bottom <= number.box.top - above.box.bottom


def _explains(display: Draft, block: Draft) -> bool:
    """Smaller text under a display number in the same frame goes on with its label."""
    if display.kind != "display" or not display.frame or block.kind != "paragraph":
        return False
    return (
        block.size <= display.lines[-1].size and not _is_number(block) and block.box.top - display.box.bottom < 2 * block.size
    )


def _display(lines: list[Line], like: Draft) -> Draft:
    display = Draft("display", like.page, lines, frame=like.frame)
    display.size = max(line.size for line in lines)
    return display


def _is_heading(block: Draft, following: Draft | None, setting: Setting) -> bool:
    """A heading is bigger or heavier than the body, short, and no sentence."""
    text = block.text
    if len(text) > _LONGEST_HEADING or len(block.lines) > 4 or not any(letter.isalpha() for letter in text):
        return False
    if block.kind == "item" and not block.marker[0].isdigit():
        return False
    if text.endswith((".", ",", ";")) and not text.isupper() and block.size < 1.3 * setting.size:
        return False
    capital = text.isupper() and len(text) > 3
    if block.size >= (1.12 if block.bold or capital else 1.3) * setting.size:
        return True
    heavy = block.bold and not setting.bold and all(_whole(line) for line in block.lines)
    if not (capital or heavy) or block.size < 0.95 * setting.size:
        return False
    return following is None or not following.bold or capital or following.size < block.size
