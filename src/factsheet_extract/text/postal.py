"""Codes of towns, in the forms that a language's sheets print them: "DC 20024", "92073 Paris", "Roquebrune (34232)".

A form is written with 9 for a digit, A for a capital, Aa for a word with a capital, and brackets as they are printed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from factsheet_extract.text.labels import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_extract.model.quantity import Reason
    from factsheet_extract.text.number_words import Scan
    from factsheet_extract.text.numbers import Reading

# "AA 99999"  "99999 Aa"  "(99999)"
_FORM: Final = re.compile(r"(?:(?P<capitals>A{1,4}) )?(?P<bracket>\()?(?P<digits>9{3,8})\)?(?P<name> Aa)?")


class Form(NamedTuple):
    """How a code is printed: how many capitals stand before its digits, whether a bracket is round it or a name behind it."""

    digits: int
    capitals: int = 0
    bracket: bool = False
    name: bool = False


@cache
def read_forms(forms: tuple[str, ...]) -> tuple[Form, ...]:
    """Read the forms of a language; one that cannot be read is left out."""
    found = (_FORM.fullmatch(form) for form in forms)
    return tuple(
        Form(len(one["digits"]), len(one["capitals"] or ""), bool(one["bracket"]), bool(one["name"])) for one in found if one
    )


def postal_at(scan: Scan, at: int) -> Form | None:
    """Give the form in which the digits at a token are the code of a town; None where they are none."""
    printed = scan.printed(at)
    if not printed.isdecimal():
        return None
    forms = read_forms(scan.lexicon.language.references.postal)
    return next((form for form in forms if form.digits == len(printed) and _fits(scan, at, form)), None)


def _fits(scan: Scan, at: int, form: Form) -> bool:
    before = scan.printed(at - 1) if at else ""
    if form.capitals:
        return len(before) == form.capitals and before.isalpha() and before.isupper()
    if not _groups_thousands(scan):
        return False  # "12345 Cases" may count where no sum is grouped
    if form.bracket:
        return before == "(" and scan.folded(at + 1) == ")" and at > 1 and scan.printed(at - 2)[:1].isupper()
    named = scan.printed(at + 1)[:1].isupper() and scan.gap(at + 1) == 1
    return form.name and named and (at == 0 or scan.tokens[at - 1].kind == "mark")


def _groups_thousands(scan: Scan) -> bool:
    """Whether the document groups its thousands, so that five digits in a row count nothing."""
    return scan.style is not None and bool(scan.style.thousands)


def named_town(scan: Scan, reading: Reading, previous: Mapping[int, Reason]) -> tuple[Reason, str | None] | None:
    """Vals (07331), Roquebrune (34232), …, 92073 Paris: the code of a town in a bracket behind its name, or before it."""
    if not plain(scan, reading) or reading.sign:
        return None
    form = postal_at(scan, reading.first)
    return ("identifier", None) if form is not None and not form.capitals else None
