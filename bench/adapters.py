"""The package in the form that the shared scorers take: predict(text, lang, kind) -> start, end, text, value, unit, kind.

`kind` names the suite and so which readings are given back; without it the figures of the text are. Every reading comes from
public functions of the package: `read_numbers` for the suites that want every number or rank, `read_figures` for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_extract.languages import load_language
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
    """Every cardinal and fraction, without its plus sign; no article, and no number glued to the unit behind it (29km)."""
    references = read_figures(text, language).references
    articles = {reference.start for reference in references if reference.reason == "article"}
    shields = [reference for reference in references if reference.reason == "url"]
    for number in read_numbers(text, language, divided=True):
        glued = text[number.end : number.end + 1].isalpha() and number.form == "digits"
        hidden = any(shield.start <= number.start < shield.end for shield in shields)
        if number.role != "ordinal" and not glued and not hidden and number.start not in articles:
            yield number.start + text.startswith("+", number.start), number.end, float(number.value), None


def _ranks(text: str, language: Language) -> Iterator[Row]:
    for number in read_numbers(text, language, ranks=True):
        if number.role == "ordinal":
            yield number.start, number.end, float(number.value), None


def _figures(text: str, language: Language) -> Iterator[Row]:
    for quantity in read_figures(text, language).quantities:
        value = float(quantity.value) if quantity.value is not None else _ends(quantity)
        yield quantity.start, quantity.end, value, quantity.unit


def _ends(quantity: Quantity) -> list[float | None]:
    return [None if end is None else float(end) for end in (quantity.low, quantity.high)]


def _of_unit(wanted: Callable[[Quantity], bool]) -> Callable[[str, Language], Iterator[Row]]:
    def read(text: str, language: Language) -> Iterator[Row]:
        for quantity in read_figures(text, language).quantities:
            if wanted(quantity) and quantity.numbers:
                number = quantity.numbers[-1] if quantity.value is None else quantity.numbers[0]
                start = number.start if quantity.value is None else quantity.start
                yield start, quantity.end, float(number.value), quantity.unit

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
