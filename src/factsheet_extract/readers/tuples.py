"""Named tuples by the thousand.

A named tuple's own constructor takes its values by name too and is written in Python. `made(Box, (x0, top, x1, bottom))` is the
one of all tuples: it takes half the time, where a sheet has a box for every word and every rule. All values must be given.
"""

from __future__ import annotations

from typing import Final

made: Final = tuple.__new__
