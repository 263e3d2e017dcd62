"""Numbers in display type with their labels beside or under them: found before columns are, which would part them.

A number may have words of its own type above it ("More than / 170 shops"), and stand in the middle beside a long label.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from factsheet_extract.readers.page.drafts import Draft
from factsheet_extract.readers.page.lines import ends_sentence
from factsheet_extract.readers.page.printed import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

_BIGGER = 1.35  # times the size of its label: from here on a number is in display type
_UNDER = 0.7  # times the number's size: a label further below is another's
_ROUND = 1.4  # times the number's size: the same, for plain words, where a circle may stand around the number
_OFF = 6.0  # points: words centred under a number, or on its left edge, are off by no more
_REACH = 2.5  # times the number's size: a label further to the right is another's
_FAR = 6.0  # times the number's size: unless labels of numbers above it stand on the same edge
_TIGHT = 0.5  # of a line's height: lines of one label stand no further apart
_HIGHEST = 12  # times a line's height: a label beside a number begins no further above it
_SET = 0.3  # of a number's height: words of its own stand no further off
_LEAD = 4  # words above or under a number that belong to it


def find_displays(lines: list[Line], page: int, size: float) -> tuple[list[Draft], list[Line]]:
    """Find numbers with a label of one or more lines to their right; give them as blocks, and the lines left over."""
    numbers = [line for line in lines if line.size >= _BIGGER * size and _is_number(line.text)]
    if not numbers:
        return [], lines
    shelf = _Shelf(lines, numbers)
    taken: set[int] = set()
    displays: list[Draft] = []
    for number in numbers:
        told = [*_above(number, shelf, taken), number, *_below(number, shelf, taken)]
        taken |= {id(line) for line in told}
        whole = Line([piece for line in told for piece in line.pieces]) if len(told) > 1 else number
        label = _label(whole, shelf, taken) or _label_under(number, whole.bottom, shelf, taken)
        taken |= {id(line) for line in label}
        if label:
            displays.append(_display([*told, *label], page, number.size))
        else:
            taken -= {id(line) for line in told}
    return displays, [line for line in lines if id(line) not in taken]


def _display(lines: list[Line], page: int, size: float) -> Draft:
    display = Draft("display", page, lines)
    display.size = size
    return display


class _Shelf:
    """The lines of a frame from the top down, so that a number looks only at those near it; and the numbers likewise."""

    def __init__(self, lines: list[Line], numbers: list[Line]) -> None:
        held = {id(number) for number in numbers}
        self.lines = sorted((line for line in lines if id(line) not in held), key=lambda line: line.top)
        self.numbers = sorted(numbers, key=lambda line: line.top)
        self._tops = [line.top for line in self.lines]
        self._tops_of_numbers = [line.top for line in self.numbers]
        self._order = {id(number): place for place, number in enumerate(numbers)}
        self.edges: set[float] = set()  # of labels beside numbers
        self.tallest = max((line.bottom - line.top for line in self.lines), default=0.0)

    def below(self, top: float, taken: set[int]) -> Iterator[Line]:
        """Give the lines that are not taken and begin at this height or under it, from the top down."""
        for place in range(bisect_left(self._tops, top), len(self.lines)):
            if id(self.lines[place]) not in taken:
                yield self.lines[place]

    def row(self, number: Line) -> list[Line]:
        """Give the numbers on one height with this one, from left to right."""
        first, last = bisect_left(self._tops_of_numbers, number.top - 2), bisect_right(self._tops_of_numbers, number.top + 2)
        level = (other for other in self.numbers[first:last] if abs(other.top - number.top) < 2)
        return sorted(level, key=lambda other: (other.x0, self._order[id(other)]))


def _label_under(number: Line, foot: float, shelf: _Shelf, taken: set[int]) -> list[Line]:
    """Lines under one of several numbers side by side, each over its own words; empty where it stands alone."""
    row = shelf.row(number)
    place = row.index(number)
    if len(row) < 2:
        return []
    left = (row[place - 1].x1 + number.x0) / 2 if place else -1e9
    following = row[place + 1].x0 if place + 1 < len(row) else 1e9
    right = (number.x1 + following) / 2
    label: list[Line] = []
    reach = _ROUND * number.size
    for line in shelf.below(foot - 2, taken):
        if line.top - foot >= reach or (not label and line.bold and line.top - foot >= _UNDER * number.size):
            break
        on_edge = abs(line.x0 - number.x0) < _OFF  # such lines may reach up to the next number
        near = line.top - foot > -2 and left < line.x0 and line.x1 < (following if on_edge else right)
        centred = on_edge or abs(line.x0 + line.x1 - number.x0 - number.x1) < 2 * _OFF
        goes_on = not label or _alike(label[-1], line) or _goes_on(label[-1], line)
        if near and centred and number.size >= _BIGGER * line.size and goes_on:
            label.append(line)
            foot, reach = line.bottom, 0.5 * (line.bottom - line.top)
    return label


def _above(number: Line, shelf: _Shelf, taken: set[int]) -> list[Line]:
    """A few words right above a number in its own letters: `At least`."""
    height = number.bottom - number.top
    near = takewhile(lambda line: line.top < number.top, shelf.below(number.top - 1.5 * height, taken))
    return [line for line in near if _is_of_number(line, number) and abs(number.top - line.bottom) < _SET * height][-1:]


def _below(number: Line, shelf: _Shelf, taken: set[int]) -> list[Line]:
    """A few words right under a number in its own letters: its noun."""
    height = number.bottom - number.top
    near = takewhile(lambda line: line.top < number.bottom + height, shelf.below(number.bottom - height, taken))
    return [line for line in near if _is_of_number(line, number) and abs(line.top - number.bottom) < _SET * height][:1]


def _is_of_number(line: Line, number: Line) -> bool:
    """Words in the letters of a number, on its edge or in the middle over or under it."""
    level = min(abs(line.x0 - number.x0), abs(line.x0 + line.x1 - number.x0 - number.x1)) < _OFF
    alike = line.size == number.size and line.bold == number.bold
    return level and alike and len(line.pieces) <= _LEAD and line.text.replace(" ", "").isalpha()


def _alike(last: Line, line: Line) -> bool:
    return abs(line.size - last.size) < 0.5 and line.bold == last.bold


def _goes_on(last: Line, line: Line) -> bool:
    """Say whether a line in other letters goes on with a label: its last words are heavy, or it is an aside in brackets."""
    if ends_sentence(last.text):
        return False
    aside = line.text[0] == "(" and line.size <= last.size
    return aside or (line.size == last.size and line.bold and not last.bold)


def _is_number(text: str) -> bool:
    letters = sum(letter.isalpha() for letter in text)
    return any(letter.isdigit() for letter in text) and letters <= 12 and len(text) <= 30


def _label(number: Line, shelf: _Shelf, taken: set[int]) -> list[Line]:
    """Lines beside the number, and those that go on under them."""
    label = _beside(number, shelf, taken)
    if not label:
        return []
    left = min(line.x0 for line in label)
    shelf.edges.add(left)
    label = [line for line in label if line.x0 < left + 4]
    return _around(number, _down(label, left, shelf, taken), shelf, taken)


def _down(label: list[Line], left: float, shelf: _Shelf, taken: set[int]) -> list[Line]:
    """Take the lines that go on under a label."""
    for line in shelf.below(label[-1].bottom, taken):
        last = label[-1]
        if line.top - last.bottom >= _TIGHT * (last.bottom - last.top):
            break
        under = line.top >= last.bottom and abs(line.x0 - left) < 3
        if under and abs(line.size - last.size) < 0.5 and line not in label and line.bold == last.bold:
            label.append(line)
    return label


def _around(number: Line, label: list[Line], shelf: _Shelf, taken: set[int]) -> list[Line]:
    """Take the lines above a label where the number stands in the middle beside all of them."""
    first, height = label[0], label[0].bottom - label[0].top
    lines = takewhile(lambda line: line.top < first.top, shelf.below(first.top - _HIGHEST * height, taken))
    above: list[Line] = []
    for line in reversed([line for line in lines if abs(line.x0 - first.x0) < 3]):
        if not (-height < (above[0] if above else first).top - line.bottom < _TIGHT * height and _alike(first, line)):
            break
        above.insert(0, line)
    middle = (above[0].top + label[-1].bottom) / 2 if above else 0.0
    return [*above, *label] if above and abs(middle - (number.top + number.bottom) / 2) < height / 2 else label


def _beside(number: Line, shelf: _Shelf, taken: set[int]) -> list[Line]:
    top, bottom = number.top - 0.15 * number.size, number.bottom + 0.15 * number.size
    return [
        line for line in takewhile(lambda line: line.top <= bottom, shelf.below(top - shelf.tallest, taken))
        if -2 < line.x0 - number.x1 < number.size * (_FAR if line.x0 in shelf.edges else _REACH)
        and number.size >= _BIGGER * line.size and top < (line.top + line.bottom) / 2 < bottom
        and any(letter.isalpha() for letter in line.text)
    ]  # fmt: skip
