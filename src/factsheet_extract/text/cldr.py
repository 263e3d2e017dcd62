"""Names of currencies and units as CLDR has them (through Babel), under the words of our own language files.

What a language file says of a word goes before what CLDR says.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale
from babel.numbers import list_currencies

from factsheet_extract.text.folding import fold_word

# names that mean something else far more often than they mean money
_NOT_MONEY: Final = frozenset({
    "real", "won", "mark", "sol", "som", "lev", "lek", "dong", "rand", "kip", "pound", "pounds", "libra",
})  # fmt: skip
# CLDR's sorts of unit that people write out and Pint knows
_SORTS: Final = frozenset({
    "area", "digital", "electric", "energy", "frequency", "length", "light", "mass", "power", "pressure", "speed", "volume",
})  # fmt: skip
# units whose names are common words or that Pint does not know
_LEFT_OUT: Final = frozenset({
    "point", "dot", "drop", "pinch", "grain", "bar", "foodcalorie", "therm-us", "jigger", "beaufort", "light-speed", "carat",
    "mile-scandinavian", "earth-radius", "solar-radius", "solar-luminosity", "earth-mass", "solar-mass", "cup-metric", "dunam",
    "pint-metric", "fluid-ounce-imperial", "gallon-imperial", "quart-imperial", "dessert-spoon-imperial", "dessert-spoon",
    "gasoline-energy-density", "ton", "barrel", "quart",
})  # fmt: skip


@cache
def currency_names(code: str) -> dict[str, str]:
    """Give the currency names of one language, singular and plural -> ISO 4217."""
    locale = Locale(code)
    plurals = locale._data["currency_names_plural"]
    names: dict[str, str] = {}
    for currency in sorted(list_currencies(code)):
        for name in (locale.currencies.get(currency), *dict(plurals.get(currency, {})).values()):
            if name and "(" not in name and fold_word(name) not in _NOT_MONEY:
                names.setdefault(name, currency)
    return names


@cache
def unit_names(code: str) -> dict[str, str]:
    """Give the unit names of one language, singular and plural -> Pint's name."""
    names: dict[str, str] = {}
    for unit, lengths in Locale(code)._data["unit_patterns"].items():
        sort, _, name = unit.partition("-")
        if sort not in _SORTS or name in _LEFT_OUT:
            continue
        patterns = dict(dict(lengths).get("long", {}))
        for pattern in (patterns.get("one"), patterns.get("many"), patterns.get("other")):
            word = pattern.replace("{0}", "").strip() if isinstance(pattern, str) else ""
            if re.fullmatch(r"[^\W\d_][^\d]{2,50}", word):
                names.setdefault(word, pint_name(name))
    return names


def pint_name(unit: str) -> str:
    """Give Pint's name of a CLDR unit: square-kilometer -> kilometer ** 2, meter-per-second -> meter / second."""
    over, _, under = unit.partition("-per-")
    over = re.sub(r"^(square|cubic)-(.+)$", lambda found: f"{found[2]} ** {2 if found[1] == 'square' else 3}", over)
    name = f"{over} / {under}" if under else over
    return name.replace("-ofhg", "_Hg").replace("-", "_")
