"""When a meeting took place: one date, or one from a month to the next ("du 30 novembre au 1er décembre 2019")."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_extract.model.quantity import Reference

# What stands between the two dates of a range: "au", "to", "al", "hasta el", a dash; no comma, bracket or full stop.
_BETWEEN: Final = re.compile(r"\s{0,2}(?:[–—-]|[^\W\d_]{1,8}(?:\s[^\W\d_]{1,4}){0,2})\s{0,2}")

# A few words in small letters between two dates: " and closed on ", " et s'est achevée le ".
_WORDS: Final = re.compile(r"[^\W\dA-ZÀ-Ý_ ]?(?: [^\W\dA-ZÀ-Ý_][^\W\dA-ZÀ-Ý_’']{0,14}(?:[’'][^\W\dA-ZÀ-Ý_]{1,8})?){2,6} ?")
_FORTNIGHT: Final = 14


class Dates(NamedTuple):
    """The first and the last day in ISO form, and where they are printed."""

    start: str
    end: str
    printed: tuple[int, int]


def dates_of(text: str, references: Sequence[Reference], first: int, last: int) -> Dates | None:
    """Give the first date printed in text[first:last] together with the one it runs to; None where there is none."""
    found = [one for one in references if one.reason == "date" and one.value and first <= one.start < last]
    if not found:
        return None
    start, _, end = (found[0].value or "").partition("/")
    printed = found[0].start, found[0].end
    if len(found) > 1 and not end and (_BETWEEN.fullmatch(text, found[0].end, found[1].start) or _closes(text, *found[:2])):
        end = (found[1].value or "").partition("/")[2] or found[1].value or ""
        start = _with_year(start, end)
        if start > end:  # "à Lima le 3 mai 2013 et le 2 mai 2011" are two dates, no range
            start, end = found[0].value or "", ""
        else:
            printed = printed[0], found[1].end
    return Dates(start, end or start, printed)


def _closes(text: str, first: Reference, second: Reference) -> bool:
    """ "opened in Lima on 30 June 2019 and closed on 2 July 2019": a second date within a fortnight, a few words on."""
    try:
        days = (date.fromisoformat(second.value or "") - date.fromisoformat(first.value or "")).days
    except ValueError:
        return False
    return 0 < days <= _FORTNIGHT and _WORDS.fullmatch(text, first.end, second.start) is not None


def _with_year(start: str, end: str) -> str:
    """Give a day without a year the year of the day it runs to, or the year before where its month is later."""
    if not start.startswith("--") or not end[:4].isdigit():
        return start
    year = int(end[:4])
    return f"{year - (start[2:7] > end[5:10]):04d}-{start[2:]}"
