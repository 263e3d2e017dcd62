"""What edition a record is of, and of which sheet: from the record, else from the name of its file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from factsheet_extract.diff.labels import comparable
from factsheet_extract.diff.periods import HEAD_NAMES, PERIOD_NAMES, Period, edition_period, find_period, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factsheet_extract.model.record import FactSheet

ONE_ISSUE_WITHIN: Final = 31
"""Days that the dates of one issue may differ by between languages; further apart, the numbers have begun anew."""
# 2014-09-21 · 2015-16 · 2018 in a file's name, where a bar or a blank may stand for the hyphen
_IN_NAME: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?:-\d\d(?:\d\d)?(?:-\d\d)?)?(?!\d)")


def edition_name(sheet: FactSheet) -> str | None:
    """Give the edition a record names, else the year or date in its file's name ("report-2018.fr.pdf"), else None."""
    if sheet.edition:
        return sheet.edition
    found = _IN_NAME.findall(PurePosixPath(sheet.source.path).name)
    return str(found[-1]) if found else None


def by_edition(sheets: Iterable[FactSheet]) -> dict[str, list[FactSheet]]:
    """Give the records of each edition, those that name none under their path.

    Where the sheets are numbered, another language with the same number is of the same edition though it prints another date;
    it goes by the later one.
    """
    named: defaultdict[str, list[FactSheet]] = defaultdict(list)
    for sheet in sheets:
        named[edition_name(sheet) or sheet.source.path].append(sheet)
    for names in _numbered(named):
        ordered = in_order({name: time_of(named[name][0]) for name in names})
        for earlier, later in pairwise(ordered):
            if _one_issue(named[earlier], named[later]):
                named[later] = named.pop(earlier) + named[later]
    return dict(named)


def _numbered(named: Mapping[str, list[FactSheet]]) -> Iterable[list[str]]:
    """Give the names of the editions that print the same running number, number by number."""
    numbers: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for name, sheets in named.items():
        issues = {(sheet.family, sheet.issue) for sheet in sheets}
        if len(issues) == 1 and sheets[0].issue is not None:
            numbers[sheets[0].family, sheets[0].issue].append(name)
    return numbers.values()


def _one_issue(group: list[FactSheet], other: list[FactSheet]) -> bool:
    """Whether two groups that print one number do so at about one time, each in languages that the other lacks."""
    if not {sheet.language for sheet in group}.isdisjoint(sheet.language for sheet in other):
        return False
    times = time_of(group[0]), time_of(other[0])
    return times[0] is not None and times[1] is not None and times[0].days_to(times[1]) <= ONE_ISSUE_WITHIN


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
