"""Texts that every database holds."""

from __future__ import annotations

import re
from typing import Final

from factsheet_extract.model.record import FactSheet

# The character U+0000 as JSON writes it, after an even number of backslashes.
_NUL: Final = re.compile(r"(?<!\\)((?:\\\\){0,100})\\u0000")


def storable(sheet: FactSheet) -> FactSheet:
    """Give the sheet with U+FFFD for the character U+0000, which broken PDFs print and PostgreSQL holds in no text."""
    text = sheet.model_dump_json()
    if "\\u0000" not in text:  # many times faster than the pattern, and the rule
        return sheet
    return FactSheet.model_validate_json(_NUL.sub(r"\1\\ufffd", text))
