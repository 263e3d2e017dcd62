"""Numbers in display type with their labels beside or under them: found before columns are, which would part them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers.drafts import Draft

if TYPE_CHECKING:
    from factsheet_extract.readers.printed import Line

_BIGGER = 1.35  # times the size of its label: from here on a number is in display type
_UNDER = 0.7  # times the number's size: a label further below is another's
_OFF = 6.0  # points: words centred under a number, or on its left edge, are off by no more
_REACH = 2.5  # times the number's size: a label further to the right is another's


def find_displays(lines: list[Line], page: int, size: float) -> tuple[list[Draft], list[Line]]:
    """Find numbers with a label of one or more lines to their right; give them as blocks, and the lines left over."""
    numbers = [line for line in lines if line.size >= _BIGGER * size and _is_number(line.text)]
    taken: set[int] = set()
    displays: list[Draft] = []
    for number in numbers:
        free = [line for line in lines if id(line) not in taken and line not in numbers]
        label = _label(number, free) or _label_under(number, numbers, free)
        if label:
            display = Draft("display", page, [number, *label])
            display.size = number.size
            displays.append(display)
            taken |= {id(number), *(id(line) for line in label)}
    return displays, [line for line in lines if id(line) not in taken]


def _label_under(number: Line, numbers: list[Line], lines: list[Line]) -> list[Line]:
    """Lines under one of several numbers side by side, each over its own words; empty where it stands alone."""
    row = sorted((other for other in numbers if abs(other.top - number.top) < 2), key=lambda other: other.x0)
    place = row.index(number)
    if len(row) < 2:
        return []
    left = (row[place - 1].x1 + number.x0) / 2 if place else -1e9
    following = row[place + 1].x0 if place + 1 < len(row) else 1e9
    right = (number.x1 + following) / 2
    label: list[Line] = []
    foot, reach = number.bottom, _UNDER * number.size
    for line in sorted(lines, key=lambda line: line.top):
        on_edge = abs(line.x0 - number.x0) < _OFF  # such lines may reach up to the next number
        near = -2 < line.top - foot < reach and left < line.x0 and line.x1 < (following if on_edge else right)
        centred = on_edge or abs(line.x0 + line.x1 - number.x0 - number.x1) < 2 * _OFF
        if near and centred and number.size >= _BIGGER * line.size and (not label or _alike(label[-1], line)):
            label.append(line)
            foot, reach = line.bottom, 0.5 * (line.bottom - line.top)
    return label


def _alike(last: Line, line: Line) -> bool:
    return abs(line.size - last.size) < 0.5 and line.bold == last.bold


def _is_number(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return any(letter.isdigit() for letter in text) and letters <= 12 and len(text) <= 30


def _label(number: Line, lines: list[Line]) -> list[Line]:
    """Lines beside the number, and those that go on under them."""
    height = number.bottom - number.top
    beside = [
        line for line in lines
        if -2 < line.x0 - number.x1 < _REACH * number.size and number.size >= _BIGGER * line.size
        and number.top - 0.15 * height < (line.top + line.bottom) / 2 < number.bottom + 0.15 * height
        and any(letter.isalpha() for letter in line.text)
    ]  # fmt: skip
    if not beside:
        return []
    left = min(line.x0 for line in beside)
    label = sorted((line for line in beside if line.x0 < left + 4), key=lambda line: line.top)
    for line in sorted(lines, key=lambda line: line.top):
        last = label[-1]
        under = 0 <= line.top - last.bottom < 0.5 * (last.bottom - last.top) and abs(line.x0 - left) < 3
        if under and abs(line.size - last.size) < 0.5 and line not in label and line.bold == last.bold:
            label.append(line)
    return label
