"""The edition rule of a drafted family: what tells the samples apart, years, dates or running numbers.

A survey is told by its span of years, a yearly series by its year; sheets of one year by their dates, printed in their heads
or in their files' names; a sheet that prints the year it compares with first by that in its name; a bulletin by its number
beside. One sheet with a number and a date in its head is a bulletin.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.families.recognition import first_edition

if TYPE_CHECKING:
    from collections.abc import Sequence

WITHIN: Final = 6000
"""Characters of a sheet's opening in which its edition is looked for."""
_HEAD: Final = 1200
# 2019-21   2015 -16
SPAN: Final = r"(?<!\d)((?:19|20)\d{2})\s{0,2}[-–]\s{0,2}(\d{2})(?!\d)"
# 2018
YEAR: Final = r"(?<![\d\-–/])((?:19|20)\d{2})(?![\d\-–/])"
# 6 mars 2020   29 août 2014   1st of May 2019   22 de enero de 2016; what is no month's name is passed over when it is read
_DAY_FIRST: Final = (
    r"(?<!\d)(?P<day>\d{1,2})(?:[^\W\d_]{2}|º)?\s{1,3}(?:[^\W\d_]{2,3} )?(?P<month>[^\W\d_]{3,10})\.?,?\s{1,3}"
    r"(?:[^\W\d_]{2,3} )?(?P<year>(?:19|20)\d{2})(?!\d)"
)
# March 6, 2020
_MONTH_FIRST: Final = r"\b(?P<month>[^\W\d_]{3,10})\.?\s{1,3}(?P<day>\d{1,2}),\s{1,3}(?P<year>(?:19|20)\d{2})(?!\d)"
# 2020-03-06   2020_03_06   20200306, in a file's name
_IN_NAME: Final = r"(?<!\d)(?P<year>(?:19|20)\d{2})[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>[0-3]\d)(?!\d)"
# No. 9   n° 12   Nº 3
ISSUE: Final = r"\bn[o°º]s?\.?\s{0,3}(\d{1,4})(?!\d)"


class Opening(NamedTuple):
    """What tells a sample's edition: its text and its file's name."""

    text: str
    path: str
    language: str

    @property
    def stem(self) -> str:
        """The file's name without its folder and suffix."""
        return PurePosixPath(self.path).stem

    def by_text(self, *patterns: str) -> str | None:
        """Give the edition that the first pattern which fits finds in the opening."""
        return first_edition(patterns, self.text[:WITHIN])

    def dated(self, *patterns: str) -> str | None:
        """Give the date printed in the sheet's head; one further down is of something that it tells."""
        return first_edition(patterns, self.text[:_HEAD])

    def by_name(self, *patterns: str) -> str | None:
        """Give the edition that the first pattern which fits finds in the name."""
        return first_edition(patterns, self.stem)


def draft_edition(samples: Sequence[Opening]) -> dict[str, object]:
    """Give the `edition` table: where it is looked for, its patterns, and that of a running number where there is one."""
    table: dict[str, object] = {"within": WITHIN, **_patterns(samples)}
    issues = [(sample.language, sample.by_text(ISSUE)) for sample in samples]
    if all(number for _, number in issues) and len(set(issues)) == len(issues):
        table["issue"] = {"*": [ISSUE]}
    return table


def _patterns(samples: Sequence[Opening]) -> dict[str, object]:
    years = SPAN if all(sample.by_text(SPAN) for sample in samples) else YEAR
    by_year: dict[str, object] = {"path": [_as_name(years)], "text": {"*": [years]}}
    dates = [_DAY_FIRST, _MONTH_FIRST]
    one = len({sample.language for sample in samples}) == len(samples)
    numbered = one and all(sample.by_text(ISSUE) and sample.dated(*dates) for sample in samples)
    if years == SPAN or (not numbered and _tell_apart([(sample.language, sample.by_text(years)) for sample in samples])):
        return by_year
    printed = [(sample.language, sample.dated(*dates)) for sample in samples]
    named = [(sample.language, sample.by_name(_IN_NAME)) for sample in samples]
    if _tell_apart(printed):
        return {"path": [_IN_NAME], "text": {"*": dates}}
    if _tell_apart(named):
        return {"path": [_IN_NAME]}
    return {"path": [_as_name(YEAR)]} if _named_otherwise(samples) else by_year


def _named_otherwise(samples: Sequence[Opening]) -> bool:
    """Whether each file's name bears a year and a sheet prints another one first: the year it compares with."""
    named = [sample.by_name(_as_name(YEAR)) for sample in samples]
    return all(named) and any(sample.by_text(YEAR) != year for year, sample in zip(named, samples, strict=True))


def _tell_apart(editions: Sequence[tuple[str, str | None]]) -> bool:
    """Whether every sample has an edition, and no two of one language the same."""
    return all(edition for _, edition in editions) and len(set(editions)) == len(editions)


def _as_name(pattern: str) -> str:
    return pattern.replace(r"\s{0,2}[-–]\s{0,2}", "[-_]")
