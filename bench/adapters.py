"""The package in the form that the shared scorers take: predict(text, lang, kind) -> start, end, text, value, unit, kind.

`kind` names the suite and so which readings are given back; without it the figures of the text are. Every reading comes from
public functions of the package: `read_numbers` for the suites that want every number or rank, `read_figures` for the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from babel.numbers import get_currency_name

from factsheet_extract.languages import load_language
from factsheet_extract.text.nouns import counted_noun
from factsheet_extract.text.numbers import read_numbers
from factsheet_extract.text.quantities import read_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_extract.model.language import Language
    from factsheet_extract.model.quantity import Quantity

Found = dict[str, Any]


def predict(text: str, lang: str, kind: str | None = None) -> list[Found]:
    language = load_language(lang)
    read = _SUITES.get(kind or "", _figures)
    return [
        {"start": start, "end": end, "text": text[start:end], "value": value, "unit": unit, "kind": kind}
        for start, end, value, unit in read(text, language)
    ]


Row = tuple[int, int, Any, str | None]


def _numbers(text: str, language: Language) -> Iterator[Row]:
    """Every cardinal and fraction, without its plus sign, once where it is spelled and repeated in digits.

    No article, nothing in a web address, and no number glued to the unit behind it (29km).
    """
    figures = read_figures(text, language)
    left_out = {reference.start for reference in figures.references if reference.reason == "article"}
    left_out |= {
        quantity.numbers[1].start
        for quantity in figures.quantities
        if len(quantity.numbers) == 2 and quantity.numbers[0].value == quantity.numbers[1].value == quantity.value
    }
    shields = [reference for reference in figures.references if reference.reason == "url"]
    for number in read_numbers(text, language, divided=True):
        glued = text[number.end : number.end + 1].isalpha() and number.form == "digits"
        hidden = any(shield.start <= number.start < shield.end for shield in shields)
        if number.role != "ordinal" and not glued and not hidden and number.start not in left_out:
            yield number.start + text.startswith("+", number.start), number.end, float(number.value), None


def _ranks(text: str, language: Language) -> Iterator[Row]:
    for number in read_numbers(text, language, ranks=True):
        if number.role == "ordinal":
            yield number.start, number.end, float(number.value), None


def _figures(text: str, language: Language) -> Iterator[Row]:
    """The figures as they are, a counted noun as the unit where none is printed, else that of the figure it is set against."""
    before: tuple[Quantity, str | None] | None = None
    for quantity in read_figures(text, language).quantities:
        value = float(quantity.value) if quantity.value is not None else _ends(quantity)
        unit = _unit(text, quantity, language)
        if unit is None and before is not None and _set_against(text, before[0], quantity):
            unit = before[1]
        yield quantity.start, quantity.end, value, unit
        before = (quantity, unit)


# "51 votes | to | 49", "9 million | to | 328 million", "two killed | and | four", "…, compared with | 40 million"
_AGAINST = re.compile(
    r"[^.;:()]{0,40}(?:\b(?:to|and|or|versus|vs|from|against)|compared (?:with|to)) (?:about |nearly |over )?$"
)


def _set_against(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Say whether a bare count stands against a counted one before it: the noun is not said again."""
    counted = before.kind in ("count", "change", "rate") and quantity.kind in ("count", "change")
    return counted and bool(_AGAINST.fullmatch(text[before.end : quantity.start]))


def _unit(text: str, quantity: Quantity, language: Language) -> str | None:
    """The unit in words, as news data name it: percentage, dollar, kilometre, or the noun that is counted."""
    unit = quantity.unit
    if unit is None:
        noun = counted_noun(text, quantity.end, language, one=quantity.value == 1)
        return text[slice(*noun)].lower() if noun else None
    if unit == "%":
        return "percentage"
    if quantity.kind == "money" or _is_money(quantity):
        return _by(_coin(unit[:3], full="US" in text[quantity.start : quantity.end]) + unit[3:])
    if unit.startswith(("per ", "/")):
        noun = counted_noun(text, quantity.numbers[0].end, language)
        return f"{text[slice(*noun)].lower()} {unit}" if noun else unit
    named = re.sub(r"(\w+) \*\* ([23])", lambda found: f"{_POWERS[found[2]]} {found[1]}", unit).replace(" / ", " per ")
    return _by(
        named.replace("degree_", "degree ").replace("_", " ").replace("meter", "metre").replace("liter", "litre").lower()
    )


def _by(unit: str) -> str:
    """The base of a rate with "per" before it: "dollar a barrel", "hour every week"."""
    return re.sub(r" (?:a|an|each|every) (?=\w+$)", " per ", unit)


_POWERS = {"2": "square", "3": "cubic"}


def _coin(code: str, *, full: bool) -> str:
    """A currency's English name in small letters; its last word alone (dollar, euro, yen) unless `full`."""
    name = get_currency_name(code, count=1, locale="en").lower()
    return "pound sterling" if code == "GBP" else name if full else name.split()[-1]


def _ends(quantity: Quantity) -> list[float | None]:
    return [None if end is None else float(end) for end in (quantity.low, quantity.high)]


def _of_unit(wanted: Callable[[Quantity], bool]) -> Callable[[str, Language], Iterator[Row]]:
    def read(text: str, language: Language) -> Iterator[Row]:
        for quantity in read_figures(text, language).quantities:
            if wanted(quantity) and quantity.numbers:
                number = quantity.numbers[-1] if quantity.value is None else quantity.numbers[0]
                start = number.start if quantity.value is None else quantity.start
                whole = number.value if quantity.value is None or quantity.kind == "money" else quantity.value
                yield start, quantity.end, float(whole), quantity.unit

    return read


_TIMES = {"second", "millisecond", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century"}


def _is_money(quantity: Quantity) -> bool:
    return quantity.kind == "money" or (
        quantity.kind == "range" and len(quantity.unit or "") == 3 and (quantity.unit or "").isupper()
    )


def _is_age(quantity: Quantity) -> bool:
    return quantity.unit in {"year", "month", "week", "day"}


def _is_temperature(quantity: Quantity) -> bool:
    return quantity.unit is not None and (quantity.unit.startswith("degree") or quantity.unit == "kelvin")


def _is_dimension(quantity: Quantity) -> bool:
    measured = quantity.kind in ("measure", "range") and quantity.unit not in (None, "%")
    return measured and quantity.unit not in _TIMES and not _is_temperature(quantity) and not _is_money(quantity)


_LOW = {">": 0, ">=": 0, "<": 1, "<=": 1}


def _ranges(text: str, language: Language) -> Iterator[Row]:
    """Ranges, and figures with a bound on one side, with the words that make them so."""
    for quantity in read_figures(text, language).quantities:
        if not quantity.numbers:
            continue
        start, end = quantity.numbers[0].start, quantity.numbers[-1].end
        if quantity.cue:
            start, end = min(start, quantity.cue[0]), max(end, quantity.cue[1])
        if quantity.low is not None or quantity.high is not None:
            end = end if quantity.unit else max(end, quantity.end)
            yield min(start, quantity.start), end, _ends(quantity), None
        elif quantity.comparator == "=" and quantity.cue and quantity.value is not None:
            yield start, end, [float(quantity.value)] * 2, None
        elif quantity.comparator in _LOW and quantity.value is not None:
            side = _LOW[quantity.comparator]
            value = float(quantity.value)
            yield start, end, [value, None] if side == 0 else [None, value], None


_SUITES: dict[str, Callable[[str, Language], Iterator[Row]]] = {
    "number": _numbers,
    "ordinal": _ranks,
    "percentage": _of_unit(lambda quantity: quantity.kind == "percent"),
    "currency": _of_unit(_is_money),
    "age": _of_unit(_is_age),
    "dimension": _of_unit(_is_dimension),
    "temperature": _of_unit(_is_temperature),
    "range": _ranges,
}
