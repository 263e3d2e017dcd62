"""Editions compared: `diff` sets one record against another, `series` follows each figure over many.

Records in, plain data out (`model.difference`); `render` writes it for people and for programs.
"""

from factsheet_extract.diff.editions import DiffOptions, diff
from factsheet_extract.diff.loading import load_records
from factsheet_extract.diff.pairing import group_series, pair_shelves
from factsheet_extract.diff.series import series

__all__ = ["DiffOptions", "diff", "group_series", "load_records", "pair_shelves", "series"]
