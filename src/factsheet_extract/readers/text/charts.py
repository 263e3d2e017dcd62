"""What a chart leaves behind in plain text: the ticks of its axis, and its bars as names and figures on lines by turns.

    0 / 20 / 40 / 60 / 80          ticks: at least four numbers alone on their lines, one step apart
    Heating / 44,210 / Smoking / 17,300 / Candles / 12,050          bars: a name, its figure, and so on

Where the lines end with a name, figures stand over their names, and the reader joins them so itself.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from factsheet_extract.readers.page.lines import ends_sentence
from factsheet_extract.readers.text.tables import Placed, Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

# "44,210"  "82.3"  "17 300"  "61 %"  "$84"   a figure alone on its line
_FIGURE: Final = re.compile(r"[+\-−–]?[$€£]?\d[\d.,\u00a0 ]{0,14}\s?[%‰€]?")
# "20"  "-40"  "1,000"  "60%"   a tick
_TICK: Final = re.compile(r"[-−]?\d{1,3}(?:[,.]?\d{3})?%?")
_TICKS: Final = 4
_BARS: Final = 3  # so many names with their figures are bars; two after the ticks of an axis
_LONGEST: Final = 60  # characters of the longest name


def find_ticks(lines: Sequence[str]) -> frozenset[int]:
    """Give the lines that print nothing but a tick of an axis."""
    found: set[int] = set()
    place = 0
    while place < len(lines):
        last = place
        while last < len(lines) and _TICK.fullmatch(lines[last]):
            last += 1
        if last - place >= _TICKS and _is_even([_number(line) for line in lines[place:last]]):
            found.update(range(place, last))
        place = max(last, place + 1)
    return frozenset(found)


def _number(line: str) -> Decimal:
    return Decimal(line.replace("−", "-").rstrip("%").replace(",", "").replace(".", ""))


def _is_even(numbers: Sequence[Decimal]) -> bool:
    steps = {after - before for before, after in pairwise(numbers)}
    return len(steps) == 1 and 0 not in steps and steps != {Decimal(1)}


def find_bars(lines: Sequence[str], gaps: Sequence[bool], ticks: frozenset[int]) -> list[Rows]:
    """Find the runs of names and figures on lines by turns, name first; `gaps` tells where a blank line stands before."""
    runs: list[Rows] = []
    place = 0
    while place < len(lines):
        last = place
        while last + 1 < len(lines) and _is_bar(lines, gaps, last, ticks) and (last == place or not gaps[last]):
            last += 2
        least = _BARS - (place - 1 in ticks)
        if (last - place) // 2 >= least and not _goes_on(lines, gaps, last):
            rows = [Row([name, name + 1], [Placed(0, len(lines[name + 1]), 1)]) for name in range(place, last, 2)]
            runs.append(Rows(place, last, rows, 1, lines))
        place = max(last, place + 1)
    return runs


def _is_bar(lines: Sequence[str], gaps: Sequence[bool], place: int, ticks: frozenset[int]) -> bool:
    """Say whether a name stands on a line and nothing but its figure on the next, with no gap between."""
    figure = _FIGURE.fullmatch(lines[place + 1]) is not None and place + 1 not in ticks
    return _is_name(lines[place]) and figure and not gaps[place + 1]


def _is_name(line: str) -> bool:
    return len(line) <= _LONGEST and any(map(str.isalpha, line)) and not ends_sentence(line) and not line.endswith((":", ","))


def _goes_on(lines: Sequence[str], gaps: Sequence[bool], place: int) -> bool:
    """Say whether another name follows at once: then the figures stand over their names."""
    return place < len(lines) and not gaps[place] and _is_name(lines[place])
