"""Cost grows with the length of the text, whatever is printed in it: ratios of counted or timed work, never seconds."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
import time
from collections import deque
from typing import TYPE_CHECKING

import pytest

from factsheet_extract import text
from factsheet_extract.languages import CODES, load_language
from factsheet_extract.stages.quantities import layout as quantities_layout
from factsheet_extract.stages.quantities import stage as quantities
from factsheet_extract.text import bases, labels, lone, marks, numerals, postal, shields, thousands, tokens
from factsheet_extract.text.quantities import read_figures

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL, LARGE = 10_000, 100_000
# ten times the text may cost ten times the time; three times that is left for a busy machine, a square would be a hundred times
LIMIT = 30.0

# each compiled pattern with the text that makes it work hardest: what almost matches, over and over
WORST = {
    "shield": (
        shields._SHIELD.finditer,
        ["1.", "0 12", "+1 ", "a@", "a.b@c.", "10.1234/", "97812 ", "(1) 22 ", "24 ", "12/", "www.", "1:"],
    ),
    "token": (tokens._TOKEN.finditer, ["1.", "1,1", "é\u0301", "a1", "½", "²"]),
    "word": (tokens.WORD.findall, ["é\u0301", "a1", "½", "a "]),
    "separated": (numerals._SEPARATED.finditer, ["1.", "1,1.", "123.456,", "12345678901234567"]),
    "spaced": (numerals._SPACED.finditer, ["1 ", "123 456 ", "1 234 567 8", "\u00a0123"]),
    "suppressed": (quantities._SUPPRESSED.fullmatch, ["*", "-", ".", "n", "n/a"]),
    "bracketed": (quantities._BRACKETED.fullmatch, ["(", "(1", "()"]),
    "tick": (quantities_layout._TICK.fullmatch, ["1 ", "a 1 ", "1,234", "a "]),
    "row": (quantities_layout._ROW.fullmatch, ["1 ", "-1.5% ", "1234567 "]),
}  # fmt: skip
WORST |= {
    "roman": (marks._ROMAN.fullmatch, ["M", "I", "XL", "CM", "e"]),
    "section": (labels._SECTION.fullmatch, ["1.", "12"]),
    "title": (quantities._SECTION.match, ["1.", "12.3 ", "1 "]),
    "note mark": (quantities._NOTE_MARK.match, ["1 ", "12) ", "1"]),
    "sample": (quantities._SAMPLE.search, ["n ", "n= ", "N"]),
    "told": (quantities._TOLD.search, ["a: 1 (", "a:1 (b", "a : 12 (c "]),
    "digit": (shields.DIGIT.search, ["a", "²"]),
    "grouped": (quantities_layout._GROUPED.search, ["1 ", " 123", ",1234"]),
    "thousands": (thousands._GROUPED.fullmatch, ["1.", "123.456", "1,"]),
    "lone": (lone._LONE.fullmatch, ["1", "1.", "0,1", "1,234", "123.456,"]),
    "to value": (bases._TO_VALUE.match, ["a", " ", "a ", "a:"]),
    "form": (postal._FORM.fullmatch, ["A", "9", "(9"]),
    "date parts": (shields._DATE_PARTS.split, ["-", "1/", "a"]),
}
SCANS = ("shield", "token", "separated", "spaced")
CASES = [(name, unit) for name, (_, units) in WORST.items() for unit in units]


def test_no_pattern_is_forgotten() -> None:
    """Every pattern compiled in the modules that read numbers has its worst case above."""
    names = [module.name for module in pkgutil.iter_modules(text.__path__) if module.name != "markup"]
    modules = [importlib.import_module(f"{text.__name__}.{name}") for name in names] + [quantities, quantities_layout]
    patterns = {value for module in modules for value in vars(module).values() if isinstance(value, re.Pattern)}
    assert patterns == {match.__self__ for match, _ in WORST.values()}


def cost(work: Callable[[], object]) -> float:
    """Give the shortest of three runs, in process time, with the collector of garbage at rest."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(3):
            start = time.process_time()
            work()
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def repeated(unit: str, size: int) -> str:
    """Give `unit` over and over, cut to `size` characters."""
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize(("name", "unit"), CASES)
def test_every_pattern_is_linear(name: str, unit: str) -> None:
    """A pattern's own worst case of 100 KB costs about ten times that of 10 KB."""
    match = WORST[name][0]

    def scan(printed: str) -> Callable[[], object]:
        return lambda: deque(match(printed) or (), maxlen=0) if name in SCANS else match(printed)

    small = max(cost(scan(repeated(unit, SMALL))), 1e-5)
    assert cost(scan(repeated(unit, LARGE))) / small < LIMIT


SENTENCES = {
    "en": "At least 12.7 million people in 2013 and two hundred and three sites (8.8 percent) on January 29, 2016, page 12. ",
    "fr": "Au moins 12,7 millions de personnes en 2013 et deux cent trois lieux (8,8 %) le 29 janvier 2016, page 12. ",
    "es": "Al menos 12,7 millones de personas en 2013 y doscientos tres lugares (8,8 %) el 29 de enero de 2016, página 12. ",
}
HOSTILE = [
    "1 ",
    "one ",
    "and ",
    "-",
    "(",
    "1-",
    "5 to ",
    "half ",
    "May ",
    "no. 1, ",
    "un ",
    "deux cent ",
    "y ",
    "cent",
    "a" * 50,
    "10:30 and ",
    "5 years of ",
]


@pytest.mark.parametrize("code", CODES)
def test_reading_is_linear(code: str) -> None:
    """Ten times the prose costs about ten times the time."""
    language, prose = load_language(code), SENTENCES[code]
    small = cost(lambda: read_figures(repeated(prose, 3_000), language))
    assert cost(lambda: read_figures(repeated(prose, 30_000), language)) / small < LIMIT


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_linear(unit: str) -> None:
    """One word, sign or number over and over costs no more than its length."""
    language = load_language("en" if unit.isascii() and unit not in ("un ", "deux cent ", "cent", "y ") else "fr")
    small = max(cost(lambda: read_figures(repeated(unit, 1_000), language)), 1e-4)
    assert cost(lambda: read_figures(repeated(unit, 10_000), language)) / small < LIMIT


def test_a_long_row_of_threes_is_no_number() -> None:
    """Digits in groups of three without end are figures beside one another, none of them of thousands of digits."""
    found = read_figures("777 " * 5000, load_language("en")).quantities
    assert max(len(str(figure.value)) for figure in found) <= 40
