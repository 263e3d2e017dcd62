"""A figure's course in one line of block letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS: Final = "▁▂▃▄▅▆▇█"
GAP: Final = "·"
STEADY: Final = 0.1
"""Share of the greatest size that the height of a course stands for at least: 20.3 and 20.7 look alike, because they are."""


def sparkline(values: Sequence[float | None]) -> str:
    """Give a block a value, between the least and the greatest; a point where there is none."""
    known = [value for value in values if value is not None]
    if not known:
        return GAP * len(values)
    low, high = min(known), max(known)
    return "".join(GAP if value is None else BLOCKS[_height(value, low, high)] for value in values)


def _height(value: float, low: float, high: float) -> int:
    low, high = widened(low, high)
    return round((value - low) / (high - low) * (len(BLOCKS) - 1))


def widened(low: float, high: float) -> tuple[float, float]:
    """Give the ends of the scale, at least a tenth of the greatest size apart."""
    least = max(abs(low), abs(high)) * STEADY or 1.0
    spare = max(0.0, least - (high - low)) / 2
    return low - spare, high + spare
