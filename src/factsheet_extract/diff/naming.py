"""What edition a record is of, and of which sheet: from the record, else from the name of its file."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.labels import comparable
from factsheet_extract.diff.periods import HEAD_NAMES, PERIOD_NAMES, Period, edition_period, find_period

if TYPE_CHECKING:
    from factsheet_extract.model.record import FactSheet

# 2014-09-21 · 2015-16 · 2018 in a file's name, where a bar or a blank may stand for the hyphen
_IN_NAME: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-\d\d(?:\d\d)?(?:-\d\d)?)?(?!\d)")


def edition_name(sheet: FactSheet) -> str | None:
    """Give the edition a record names, else the year or date in its file's name ("report-2018.fr.pdf"), else None."""
    if sheet.edition:
        return sheet.edition
    found = _IN_NAME.findall(PurePosixPath(sheet.source.path).name)
    return str(found[-1]) if found else None


def time_of(sheet: FactSheet) -> Period | None:
    """Give the time of an edition: as it is named, else as its file is; None where both are silent or a running number."""
    named = edition_period(sheet.edition)
    return named or edition_period(edition_name(sheet)) or _of_file(sheet)


def subject_of(sheet: FactSheet) -> str:
    """Give what tells this sheet from others of its family, whatever the edition and language: its place, else its file's name.

    nfhs4_2015-16_AN.pdf and nfhs5_2019-21_AN.pdf have one subject, nfhs4_2015-16_AP.pdf another.
    """
    place = place_of(sheet)
    if place:
        return f"place {comparable(place)}"
    name = PurePosixPath(sheet.source.path).name.rsplit(".", 1)[0]
    rest, _ = find_period(name.casefold().replace("_", " "), {})
    words = comparable(re.sub(r"\d+", " ", rest)).split()
    return "name " + " ".join(word for word in words if word != sheet.language)


def place_of(sheet: FactSheet) -> str | None:
    """Give what the whole sheet speaks of: the one value of a dimension (place, state …) that most of its figures share."""
    values: dict[str, Counter[str]] = {}
    for count in sheet.counts:
        for name, value in count.apart.items():
            if isinstance(value, str) and name not in HEAD_NAMES | PERIOD_NAMES:
                values.setdefault(name, Counter())[value] += 1
    whole = [found for found in values.values() if len(found) == 1 and 2 * found.total() > len(sheet.counts)]
    return ", ".join(next(iter(found)) for found in whole) or None


def _of_file(sheet: FactSheet) -> Period | None:
    return find_period(PurePosixPath(sheet.source.path).name.casefold(), {})[1]
