"""Yearly fact sheets in French, English and Spanish to validated data, every figure traced to its place on the page."""

from factsheet_extract.version import __version__

__all__ = ["__version__"]
