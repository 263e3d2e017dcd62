"""Printed forms whose digits are never figures, found by one scan: addresses of the web, dates in figures, times, phones.

Each alternative is bounded and begins with a character that rules most places out, so the scan is linear in the text.
"""

from __future__ import annotations

import re
from typing import Final

from factsheet_extract.model.quantity import Reason, Reference
from factsheet_extract.text.dates import is_year_text

# In this order, the first that fits at a place wins:
# url        https://www.test.com/search?q=30%25   www.who.int/2017   example.org/doc2
# email      data2017@example.org
# doi        10.1016/j.ijid.2017.08.013
# isbn       978-92-4-151235-0
# iso        2015-09-01   2015-09-01T12:00   2015/09/01
# numeric    02/03/2020   24.02.17   17-05-2018
# span       5/1-5/7, 2020   10/1-11/2/2017
# spaced     18 08 1978
# month      02/2020   12-2015
# clock      6pm   8:00 a.m.   17h30   7 h 30 (also with no-break blanks)   8h   10:45   24h/24   7j/7   24/7
# phone      +1-222-2222-2222   +33 1 42 34 56 78   0 800 130 000   0 800 45 32 10   081 08 000 20   018000 113 400
#            ( 1) 220 7700   202.833.7200   , 76 45 12 30   : 800 111 46 34   91 583 91 00   2238-0417
# postcode   NQ4 1ZD   SW1A 2AA
# section    3.2.1   1.2.3.4
# code       2-2-2   430-F-18-003   1,1,2,2-tetrachloroethane
_SHIELD: Final = re.compile(
    r"(?P<url>(?:https?://|www\.)\S{1,2000})"
    r"|(?P<email>(?<![\w.@])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})"
    r"|(?<![\w.,])(?:"
    r"(?P<doi>10\.[0-9]{4,9}/[^\s;,]{1,200})"
    r"|(?P<isbn>97[89][- ]?(?:[0-9]{1,7}[- ]?){3}[0-9X])(?![\w-])"
    r"|(?P<span>[0-3]?[0-9]/[01]?[0-9] ?[-–] ?[0-3]?[0-9]/[01]?[0-9](?:/(?:19|20)[0-9]{2}|, ?(?:19|20)[0-9]{2})?)(?![\w/])"
    r"|(?P<iso>(?:1[5-9]|20)[0-9]{2}(?P<mark>[-/.])(?:0[1-9]|1[0-2])(?P=mark)(?:0[1-9]|[12][0-9]|3[01]))(?:T[0-9:]{2,8})?(?![\w/])"
    r"|(?P<numeric>[0-3]?[0-9](?P<sep>[-/.])[0-3]?[0-9](?P=sep)(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2}))(?![\w/])(?![.,][0-9])"
    r"|(?P<spaced>[0-3][0-9] (?:0[1-9]|1[0-2]) (?:19|20)[0-9]{2})(?![\w/])(?! ?[0-9])"
    r"|(?P<month>(?:0?[1-9]|1[0-2])[/-](?:19|20)[0-9]{2})(?![\w/])"
    r"|(?P<clock>(?:1[0-2]|0?[1-9])(?::[0-5][0-9])? ?[ap](?:\.m\.|m\b)"
    r"|24 ?h(?:eures)? ?(?:/|sur) ?24(?: ?h)?|7 ?j(?:ours)? ?(?:/|sur) ?7(?: ?j)?|24/7"
    r"|(?:[01]?[0-9]|2[0-4])[ \u00a0\u202f]?[hH][ \u00a0\u202f]?[0-5][0-9](?:min)?|(?:[01]?[0-9]|2[0-4])[hH]"
    r"|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?)(?![\w%])(?!:[0-9])"
    r"|(?P<phone>\+[0-9]{1,3}(?:[ ./-]?\(?[0-9]{1,4}\)?){2,6}"
    r"|0 [0-9]{3} [0-9]{3} [0-9]{3}|0 [0-9]{3}(?: [0-9]{2}){3}(?! ?[0-9])"
    r"|(?<![0-9] )0[0-9]{1,5}(?:[ -][0-9]{2,4}){2,5}(?! ?[0-9])|0[0-9](?:\.[0-9]{2}){4}"
    r"|\([0-9]{3}\) ?[0-9]{2} [0-9]{3} [0-9]{2} [0-9]{2}"
    r"|\( ?[0-9]{1,4}\) ?[0-9]{3,4}[ .-][0-9]{3,5}|\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}-[0-9]{4}"
    r"|800 [0-9]{3} [0-9]{2} [0-9]{2}(?! ?[0-9])|[89][0-9] [0-9]{3} [0-9]{2} [0-9]{2}(?! ?[0-9])|[2-9][0-9]{3}-[0-9]{4}(?!-)"
    r"|(?<=[,:(] )[0-9]{2}(?: [0-9]{2}){3}(?! ?[0-9])"
    r"|[2-9][0-9]{2}\.[0-9]{3}\.[0-9]{4}|1-[0-9]{3}-[0-9]{3,4}-[0-9]{4})(?![\w%])(?![.,][0-9])"
    r"|(?P<postcode>[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})(?!\w)"
    r"|(?P<section>[0-9]{1,2}(?:\.[0-9]{1,2}){2,4})(?![\w.,])"
    r"|(?P<code>[0-9](?:,[0-9]'?){1,6}- ?[a-z]{4,40}|[0-9]{1,4}(?:-[0-9A-Z]{1,4}){2,5})(?![\w-])"
    r")"
)
_REASONS: Final[dict[str, Reason]] = {
    "url": "url", "email": "url", "doi": "identifier", "isbn": "identifier", "iso": "date", "numeric": "date",
    "month": "date", "span": "date", "spaced": "date", "clock": "time", "phone": "phone", "section": "reference",
    "postcode": "address",
    "code": "identifier",
}  # fmt: skip
_TRAILING: Final = "-.,;:!?)]}>»”\"'"  # what a sentence puts behind an address of the web
DIGIT: Final = re.compile("[0-9]")
_DATE_PARTS: Final = re.compile("[-/. ]")


def find_shields(text: str, *, day_first: bool = True) -> list[Reference]:
    """Give the slices of `text` whose digits are never figures, in order; numeric dates carry their ISO 8601 value."""
    if not DIGIT.search(text):
        return []
    shields: list[Reference] = []
    for found in _SHIELD.finditer(text):
        name = next(name for name in _REASONS if found.group(name) is not None)
        value = _iso_value(found.group(name), name, day_first) if _REASONS[name] == "date" else None
        if (_REASONS[name] == "date" and value is None) or (name == "phone" and not _is_phone(found.group())):
            continue
        end = found.start() + len(found.group().rstrip(_TRAILING)) if name in ("url", "email") else found.end()
        shields.append(Reference(found.start(), end, _REASONS[name], value))
    return shields


def _is_phone(printed: str) -> bool:
    """Say whether a row of digits may be a telephone number: not too short (a chart's 00 20 40), nor pairs that climb or fall.

    "Ages: 20 30 40 50" are four figures, "1200-1800" is a range; a telephone that happens to climb is still known by the word
    before it ("Tel.").
    """
    if sum(character.isdecimal() for character in printed) < _LEAST_DIGITS:
        return False
    first, hyphen, second = printed.partition("-")
    if hyphen and first.isdecimal() and len(first) == len(second) == _HALF:
        return int(second) < int(first) and not (is_year_text(first) and is_year_text(second))
    pairs = printed.split(" ")
    if len(pairs) != _PAIRS or any(len(pair) != len("20") for pair in pairs):
        return True
    return pairs != sorted(pairs) and pairs != sorted(pairs, reverse=True)


_LEAST_DIGITS: Final = 8
_PAIRS: Final = 4
_HALF: Final = 4


def _iso_value(printed: str, form: str, day_first: bool) -> str | None:
    """Give a numeric date as ISO 8601; day or month first as the language has it, unless only one order is possible."""
    if form == "span":
        return printed
    parts = [int(part) for part in _DATE_PARTS.split(printed[:10])]
    if form == "month":
        return f"{parts[1]:04d}-{parts[0]:02d}"
    if form == "iso":
        return "{:04d}-{:02d}-{:02d}".format(*parts)
    first, second, year = parts
    day, month = (first, second) if day_first else (second, first)
    if month > 12:
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    century = 0 if year >= 100 else 2000 if year < 70 else 1900
    return f"{year + century:04d}-{month:02d}-{day:02d}"
