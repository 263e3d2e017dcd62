"""Sentences that carry their own answer.

    "no more than <count value=300 at_most negated>300</count> places in <not reason=year>2017</not>"

`parse` gives the plain sentence and what is marked in it, and refuses whatever it cannot read: an unknown kind or attribute,
a mark that is not closed or stands inside another, a stray "<". `check` reads the sentence and compares: every mark must be
found and nothing else. A sentence meant to hold nothing says so with `nothing=True`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, get_args

from factsheet_extract.languages import load_language
from factsheet_extract.model.quantity import Kind, Quantity, Reason, Reference
from factsheet_extract.text.quantities import read_figures

_KINDS: Final = (*get_args(Kind), "not")
_COMPARATORS: Final = {"at_least": ">=", "at_most": "<=", "more": ">", "less": "<", "about": "~"}
_NUMBERS: Final = ("value", "low", "high")
_TEXTS: Final = ("unit", "status", "reason", "iso")
_FLAGS: Final = ("target", "negated")
_OPEN: Final = re.compile(r"<(?P<kind>[a-z]+)(?P<attributes>(?: [a-z_]+(?:=(?:\"[^\"<>]*\"|[^ \"<>]+))?)*)>")
_ATTRIBUTE: Final = re.compile(r" ([a-z_]+)(?:=(?:\"([^\"]*)\"|([^ ]+)))?")


class MarkupError(ValueError):
    """A marked sentence that cannot be read."""


@dataclass(frozen=True)
class Mark:
    """One marked figure or number that is none: text[start:end], and what must hold of it."""

    start: int
    end: int
    kind: str
    wanted: dict[str, Any] = field(default_factory=dict)


def parse(sentence: str) -> tuple[str, tuple[Mark, ...]]:
    """Give the sentence without its marks, and the marks."""
    plain, marks, place = "", [], 0
    while (start := sentence.find("<", place)) >= 0:
        opened = _OPEN.match(sentence, start)
        if opened is None or opened["kind"] not in _KINDS:
            raise MarkupError(f"no mark at {start}: {sentence[start : start + 30]!r}")
        closing = f"</{opened['kind']}>"
        end = sentence.find(closing, opened.end())
        inner = sentence[opened.end() : end]
        if end < 0 or "<" in inner or ">" in inner or not inner:
            raise MarkupError(f"{opened.group()} is not closed, empty or holds another mark")
        plain += sentence[place:start]
        marks.append(Mark(len(plain), len(plain) + len(inner), opened["kind"], _attributes(opened)))
        plain += inner
        place = end + len(closing)
    rest = sentence[place:]
    if "<" in rest or ">" in rest:
        raise MarkupError(f"stray bracket in {rest!r}")
    return plain + rest, tuple(marks)


def _attributes(opened: re.Match[str]) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for found in _ATTRIBUTE.finditer(opened["attributes"]):
        name, value = found[1], found[2] if found[2] is not None else found[3]
        if name in wanted:
            raise MarkupError(f"{name} twice in {opened.group()}")
        wanted.update(_attribute(name, value, opened["kind"]))
    if opened["kind"] == "not" and "reason" not in wanted:
        raise MarkupError(f"{opened.group()} gives no reason")
    return wanted


def _attribute(name: str, value: str | None, kind: str) -> dict[str, Any]:
    if name in _COMPARATORS and value is None:
        return {"comparator": _COMPARATORS[name]}
    if name in _FLAGS and value is None:
        return {name: True}
    if name in _NUMBERS and value is not None:
        return {name: Decimal(value)}
    if name in _TEXTS and value is not None and (name != "reason" or value in get_args(Reason)):
        return {"value" if name == "iso" and kind == "not" else name: value}
    raise MarkupError(f"unknown attribute {name}={value} in <{kind}>")


def check(sentence: str, language: str, *, nothing: bool = False) -> None:
    """Read a marked sentence and compare; every figure and reference must be marked, every mark found."""
    text, marks = parse(sentence)
    if not marks and not nothing:
        raise MarkupError(f"nothing is marked in {sentence!r}; say nothing=True where that is meant")
    figures = read_figures(text, load_language(language))
    items: list[Quantity | Reference] = [*figures.quantities, *figures.references]
    found = sorted(items, key=lambda item: item.start)
    told = [(text[item.start : item.end], _kind(item)) for item in found]
    assert told == [(text[mark.start : mark.end], mark.kind) for mark in marks], sentence
    for mark, item in zip(marks, found, strict=True):
        _compare(mark, item, text)


def _kind(item: Quantity | Reference) -> str:
    return item.kind if isinstance(item, Quantity) else "not"


def _compare(mark: Mark, item: Quantity | Reference, text: str) -> None:
    assert (item.start, item.end) == (mark.start, mark.end), text
    wanted = dict(mark.wanted)
    if isinstance(item, Quantity):
        wanted = {"value": None, "low": None, "high": None, "comparator": "=", "target": False, "negated": False, **wanted}
    for name, value in wanted.items():
        assert getattr(item, name) == value, f"{name} of {text[mark.start : mark.end]!r} in {text!r}"
