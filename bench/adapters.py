"""The package in the form that the shared scorers take: predict(text, lang, kind) -> dicts of start, end, text, value, unit, kind."""

from __future__ import annotations

from typing import Any

from factsheet_extract.languages import load_language
from factsheet_extract.text.numbers import read_numbers
from factsheet_extract.text.quantities import read_figures


def predict(text: str, lang: str, kind: str | None = None) -> list[dict[str, Any]]:
    language = load_language(lang)
    if kind in ("number", "ordinal"):
        wanted = {"ordinal"} if kind == "ordinal" else {"cardinal", "fraction", "collective", "article"}
        return [
            {"start": n.start, "end": n.end, "text": text[n.start : n.end], "value": float(n.value), "unit": None, "kind": kind}
            for n in read_numbers(text, language, ranks=kind == "ordinal", divided=True)
            if n.role in wanted
        ]
    figures = read_figures(text, language).quantities
    return [
        {
            "start": q.start, "end": q.end, "text": text[q.start : q.end], "unit": q.unit, "kind": None,
            "value": float(q.value) if q.value is not None else [float(q.low or 0), float(q.high or 0)],
        }
        for q in figures
    ]  # fmt: skip
