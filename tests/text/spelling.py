"""Whole numbers spelled out, from 0 to below a billion: the other direction of what the package reads, written on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_EN: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS: Final = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(number: int, *, linked: bool = True) -> str:
    """Spell in English: two hundred and seventy-one thousand and six (without the "and" where not `linked`)."""
    if number < 20:
        return _EN[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        tail = f"{' and' if linked else ''} {english(rest)}" if rest else ""
        return f"{_EN[hundreds]} hundred{tail}"
    scale, word = (1_000_000, "million") if number >= 1_000_000 else (1000, "thousand")
    head, rest = divmod(number, scale)
    joint = " and " if linked and 0 < rest < 100 else " "
    return f"{english(head, linked=linked)} {word}" + (joint + english(rest, linked=linked) if rest else "")


_FR: Final = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS: Final = ["-", "-", "vingt", "trente", "quarante", "cinquante", "soixante"]


def french(number: int, *, decimal: bool = False) -> str:
    """Spell in French: quatre-vingt-dix-sept, or nonante-sept with `decimal` (Belgium, Switzerland)."""
    if number < 20:
        return _FR[number]
    if number < 100:
        return _french_tens(number, decimal)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        word = "cent" if hundreds == 1 else f"{_FR[hundreds]} cent{'' if rest else 's'}"
        return word + (f" {french(rest, decimal=decimal)}" if rest else "")
    if number < 1_000_000:
        head, rest = divmod(number, 1000)
        spelled = french(head, decimal=decimal)
        bare = spelled.removesuffix("s") if spelled.endswith(("cents", "vingts")) else spelled
        word = "mille" if head == 1 else f"{bare} mille"
        return word + (f" {french(rest, decimal=decimal)}" if rest else "")
    head, rest = divmod(number, 1_000_000)
    word = f"{french(head, decimal=decimal)} million{'s' if head > 1 else ''}"
    return word + (f" {french(rest, decimal=decimal)}" if rest else "")


def _french_tens(number: int, decimal: bool) -> str:
    tens, unit = divmod(number, 10)
    if decimal and tens >= 7:
        word = {7: "septante", 8: "huitante", 9: "nonante"}[tens]
        return word + (" et un" if unit == 1 else f"-{_FR[unit]}" if unit else "")
    if tens in (7, 9):
        base = "soixante" if tens == 7 else "quatre-vingt"
        return base + (" et onze" if number == 71 else f"-{_FR[10 + unit]}")
    if tens == 8:
        return "quatre-vingts" if unit == 0 else f"quatre-vingt-{_FR[unit]}"
    return _FR_TENS[tens] + (" et un" if unit == 1 else f"-{_FR[unit]}" if unit else "")


_ES: Final = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS: Final = ["-", "-", "-", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS: Final = [
    "-",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def spanish(number: int) -> str:
    """Spell in Spanish: doscientos setenta y un mil seis."""
    if number < 30:
        return _ES[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _ES_TENS[tens] + (f" y {_ES[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return "cien" if number == 100 else _ES_HUNDREDS[hundreds] + (f" {spanish(rest)}" if rest else "")
    if number < 1_000_000:
        head, rest = divmod(number, 1000)
        word = "mil" if head == 1 else f"{_short(spanish(head))} mil"
        return word + (f" {spanish(rest)}" if rest else "")
    head, rest = divmod(number, 1_000_000)
    word = "un millón" if head == 1 else f"{_short(spanish(head))} millones"
    return word + (f" {spanish(rest)}" if rest else "")


def _short(words: str) -> str:
    """Shorten the final uno before a scale: veintiún mil, treinta y un mil."""
    if words.endswith("veintiuno"):
        return words.removesuffix("veintiuno") + "veintiún"
    return words.removesuffix("uno") + "un" if words.endswith("uno") else words


SPELLERS: Final[dict[str, tuple[Callable[[int], str], ...]]] = {
    "en": (english, lambda number: english(number, linked=False)),
    "fr": (french, lambda number: french(number, decimal=True), lambda number: french(number).replace(" ", "-")),
    "es": (spanish,),
}
