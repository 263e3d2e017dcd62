"""Numbers in display type with their labels beside them: found before columns are, which would part them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_extract.readers.drafts import Draft

if TYPE_CHECKING:
    from factsheet_extract.readers.printed import Line

_BIGGER = 1.35  # times the size of its label: from here on a number is in display type
_REACH = 2.5  # times the number's size: a label further to the right is another's


def find_displays(lines: list[Line], page: int, size: float) -> tuple[list[Draft], list[Line]]:
    """Find numbers with a label of one or more lines to their right; give them as blocks, and the lines left over."""
    numbers = [line for line in lines if line.size >= _BIGGER * size and _is_number(line.text)]
    taken: set[int] = set()
    displays: list[Draft] = []
    for number in numbers:
        label = _label(number, [line for line in lines if id(line) not in taken and line is not number])
        if label:
            display = Draft("display", page, [number, *label])
            display.size = number.size
            displays.append(display)
            taken |= {id(number), *(id(line) for line in label)}
    return displays, [line for line in lines if id(line) not in taken]


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
