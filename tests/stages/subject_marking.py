"""Sentences with the answer written beside each figure.

    {13 => cas confirmés} au total, dont {7 => cas confirmés | period=28 août} le [28 août]

`{figure => label | dimension=value | …}` is a figure and what it counts; `{figure => -}` only qualifies another figure, and
`[…]` is a date or year. Anything else in braces or brackets is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from factsheet_extract.model.quantity import Number, Quantity, Reference

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Comparator, Kind

_MARK: Final = re.compile(r"\{([^{}]+?) => ([^{}]*?)\}|\[([^\[\]]+)\]")
_KEY: Final = re.compile(r"(\w+)=(.+)")
_WORDS: Final = {"un": 1, "deux": 2, "one": 1, "two": 2, "dos": 2, "une vingtaine": 20, "four": 4, "six": 6}
_CUES: Final = {
    "plus de": ">", "more than": ">", "more": ">", "over": ">", "approximately": "~", "más de": ">", "un peu plus de": ">",
    "slightly over": ">",
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What one figure must be read as."""

    label: str | None
    dimensions: dict[str, str]


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, the figures and dates in it, and what each figure must be read as."""

    text: str
    quantities: tuple[Quantity, ...]
    references: tuple[Reference, ...]
    wanted: tuple[Wanted, ...]


def unmark(marked: str) -> Marked:
    """Take the marks out of a sentence; ValueError where one cannot be read."""
    text, last = "", 0
    quantities, references, wanted = [], [], []
    for match in _MARK.finditer(marked):
        text += _plain(marked[last : match.start()])
        last = match.end()
        printed = match[1] or match[3]
        start, end = len(text), len(text) + len(printed)
        if match[3]:
            references.append(Reference(start, end, "year" if printed.isdigit() else "date", printed))
        else:
            quantities.append(_quantity(printed, start, end, text))
            wanted.append(_wanted(match[2]))
        text += printed
    return Marked(text + _plain(marked[last:]), tuple(quantities), tuple(references), tuple(wanted))


def _plain(text: str) -> str:
    if set(text) & set("{}[]"):
        raise ValueError(f"a mark that cannot be read: {text!r}")
    return text


def _wanted(answer: str) -> Wanted:
    label, *dimensions = (part.strip() for part in answer.split("|"))
    pairs = [_KEY.fullmatch(part) for part in dimensions]
    if not all(pairs):
        raise ValueError(f"a dimension that cannot be read: {answer!r}")
    return Wanted(None if label == "-" else label, {pair[1]: pair[2] for pair in pairs if pair})


def _quantity(printed: str, start: int, end: int, before: str) -> Quantity:
    """Read the marked figure; its unit and kind from what stands in the mark, its comparator from the words before it."""
    digits = re.search(r"\d[\d .,\u00a0]*", printed)
    spelled = _WORDS.get(printed.lower())
    length = len(digits[0].rstrip()) if digits else len(printed)
    number_start = start + (digits.start() if digits else 0)
    value = Decimal(spelled) if spelled is not None else Decimal(re.sub(r"[^\d]", "", digits[0]) if digits else "0")
    number = Number(number_start, number_start + length, value, Decimal(1), "words" if spelled is not None else "digits")
    cue = next((cue for cue in sorted(_CUES, key=len, reverse=True) if before.rstrip().lower().endswith(cue)), None)
    at = before.rstrip().lower().rfind(cue) if cue else 0
    comparator: Comparator = _CUES[cue] if cue else "="  # type: ignore[assignment]
    if spelled in (1, 2) and spelled is not None and printed.islower():
        comparator = ">="
    return Quantity(
        start, end, _kind(printed), value, (number,), comparator=comparator, cue=(at, at + len(cue)) if cue else None
    )


def _kind(printed: str) -> Kind:
    if re.search(r"%|percent|por ciento", printed):
        return "percent"
    if re.search(r"[$€]|USD", printed):
        return "money"
    if re.match(r"[+\-−]", printed):
        return "change"
    return "measure" if re.search(r"(tons|tonnes|jours|heures|ans|days|km|kg|años)$", printed) else "count"
