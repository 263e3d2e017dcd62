"""What a head says of the bare numbers under it: factor ("in thousands"), unit ("(%)", "($/gal)"), kind ("Evolution")."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from factsheet_extract.languages import load_symbols
from factsheet_extract.stages.subjects.lexicon import fold_key
from factsheet_extract.stages.tables.kinds import BRACKET, WORD, is_base, is_ratio, named_kind, words_of

if TYPE_CHECKING:
    from factsheet_extract.model.quantity import Kind
    from factsheet_extract.stages.subjects.lexicon import Lexicon
    from factsheet_extract.stages.tables.kinds import Use

# Noughts that stand for "thousands": "000", "000s", and the "s" left of "000's"
_THOUSANDS: Final = re.compile(r"000s?|s")
# Codes of ISO 4217 that heads print in place of a sign.
_ISO: Final = frozenset(("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "JPY", "INR", "XOF", "XAF", "MXN", "COP", "BRL", "ARS"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one head says; None where it says nothing."""

    scale: Decimal | None = None
    unit: str | None = None
    kind: Kind | None = None


NOTHING: Final = Meaning()


@lru_cache(maxsize=10_000)
def read_head(text: str, lexicon: Lexicon, use: Use = "column") -> Meaning:
    """Give the factor, unit and kind that a head states for the bare numbers it names.

    One over a column may be nothing but a unit ("Days") or a kind ("Evolution"), where a row label or title of that sort is a
    name.
    """
    text = text[:300]
    unit, kind = _unit(text, lexicon, over=use == "column")
    named, told = named_kind(text, lexicon, use)
    if kind is None:
        unit, kind = named, told
    elif kind in ("money", "measure") and told == "change":
        kind = "change"  # "Change since 2007 ($)"
    elif kind == "rate" and is_ratio(text, lexicon):
        kind = "ratio"
    scale = _scale(text, lexicon)
    return NOTHING if scale is None and unit is None and kind is None else Meaning(scale, unit, kind)


def read_unit(text: str, lexicon: Lexicon) -> Meaning:
    """Give what a cell says that prints nothing but the unit of its row: "million litres", "US$ bn", "per 100 km", "%"."""
    return read_head(f"({text.strip()})", lexicon, "row")


# codes parted by slashes are names, though one of them may look like a scale: "(IA/MN/NE/SD)"
_LISTED: Final = re.compile(r"\b[A-Z]{2,3}(?:/[A-Z]{2,3}){1,20}\b")


def _scale(text: str, lexicon: Lexicon) -> Decimal | None:
    """A scale word counts first, in brackets, after "in" or a currency sign; never after a number or "per", nor in IA/MN/NE."""
    text = _LISTED.sub(" ", text)
    for piece in _pieces(text) if "(" in text or "[" in text else ():
        if piece != text and (factor := _scale(piece, lexicon)) is not None:
            return factor  # "Increase on 2021 (thousands)": what stands before the bracket is no number of it
    words = words_of(text)
    bracketed = {word for piece in _pieces(text) for word in words_of(piece)}
    for place, word in enumerate(words):
        factor = lexicon.scales.get(word)
        last = words[place - 1] if place else ""
        if factor is None or last[:1].isdigit() or last in lexicon.per:
            continue
        if not last or word in bracketed or last in lexicon.scale_before or not last.isalpha():
            return factor
    return _coined(text, lexicon)


# "M€", "Md €", "k$", "€m", "US$ m", "$ bn", "EUR m": the scale of a sum, in the letters beside its sign
_COINED: Final = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{1,3})(?=[ \u00a0]?[€$£¥])"
    rf"|(?:[€$£¥]|\b(?:{'|'.join(sorted(_ISO))}))[ \u00a0]?([^\W\d_]{{1,3}})(?![^\W\d_])"
)


# "($1,000)", "(€ 1 000)": a round sum alone in a bracket
_ROUND_SUM: Final = re.compile(r"[(\[][$€£¥] ?(1[ ,.\u00a0]?000(?:[ ,.\u00a0]?000)?)[)\]]")


def _coined(text: str, lexicon: Lexicon) -> Decimal | None:
    """A scale in short beside the sign of a currency: "Dépenses (en M€)"."""
    round_sum = _ROUND_SUM.search(text)
    if round_sum is not None:
        return Decimal(re.sub(r"\D", "", round_sum[1]))
    for found in _COINED.finditer(text):
        factor = lexicon.abbreviations.get(found[1] or found[2])
        if factor is not None:
            return Decimal(factor)
    return None


def _pieces(text: str) -> list[str]:
    return [first or second for first, second in BRACKET.findall(text)]


def _unit(text: str, lexicon: Lexicon, *, over: bool) -> tuple[str | None, Kind | None]:
    """The last bracket that reads as a unit, else a short head that is nothing but a unit or opens with a percent word."""
    sentence = text.rstrip().endswith(".") and len(text) > _LONGEST_CAPTION
    whole = text if over and len(text) <= 30 and not _is_stub(text, lexicon) else ""
    for piece in (*reversed([] if sentence else _pieces(text)), whole):
        kind = _unit_kind(piece, lexicon)
        if kind is not None and not (kind == "rate" and piece is whole and _names_counted(piece, lexicon)):
            return _clean(piece, kind, lexicon), kind
    words = words_of(text)
    if words and not over and words[0] in lexicon.scale_before:  # "In millions of US dollars, unless otherwise stated"
        piece = text.split(",")[0]
        kind = _unit_kind(piece, lexicon)
        if kind is not None:
            return _clean(piece, kind, lexicon), kind
    if words and (words[0] == "%" or lexicon.percent.at(words, 0) or words_of(BRACKET.sub(" ", text))[-1:] == ["%"]):
        return "%", "percent"
    return None, None


def _names_counted(piece: str, lexicon: Lexicon) -> bool:
    """Whether a head says what is counted before what it is counted by, so that not all is its unit: "Pupils per class"."""
    words = words_of(piece)
    return "/" not in piece and words[0] not in lexicon.per and any(word in lexicon.per for word in words)


def _is_stub(text: str, lexicon: Lexicon) -> bool:
    """Whether a head is a word that names rows or columns: under "Week" stand the figures of the week, under "Weeks" weeks."""
    words = words_of(text)
    return len(words) == 1 and words[0] in lexicon.stubs


def _unit_kind(piece: str, lexicon: Lexicon) -> Kind | None:
    """Say what kind of figure a unit makes, None where the piece is no unit."""
    words = words_of(piece)
    if not words:
        return None
    core = [word for word in words if word not in lexicon.scale_before and word not in lexicon.scales]
    joined = " ".join(core)
    if joined == "‰":
        return "rate"
    if lexicon.points.get(joined, "point") != "point":
        return "change"  # "(percentage points)"
    if joined == "%" or joined in lexicon.percent or (core and lexicon.percent.at(core, 0) == len(core)):
        return "percent"
    if words[0] == "%" or any(lexicon.kinds.get(word) == "percent" for word in core):
        return "percent"  # "Employment rate, % of people aged 20–64", "(variaciones porcentuales)"
    based = any(word in lexicon.per for word in words)
    if based and any(word[:1].isdigit() or word in lexicon.scales for word in words):
        return "rate"
    if any(unicodedata.category(character) == "Sc" for character in piece):
        return "money"
    first = re.split(r"[/ ]", piece.strip())[0]
    if (
        first in _ISO
        or first in load_symbols().money
        or fold_key(first) in lexicon.money
        or (core and lexicon.money.at(core, 0) == len(core))
    ):
        return "money"
    if _counts_by(piece) or (based and _is_by(words, lexicon)):
        return "rate"
    return "measure" if _is_measure(core, piece, lexicon) or _is_sign(piece, lexicon) else None


def _is_by(words: list[str], lexicon: Lexicon) -> bool:
    """Whether something is counted by a person, place or measure: "children per woman", "élèves par classe"."""
    place = next(place for place, word in enumerate(words) if word in lexicon.per)
    return place > 0 and is_base(words[place + 1 :], lexicon)


def _is_measure(core: list[str], piece: str, lexicon: Lexicon) -> bool:
    """Whether the words of a piece are a unit, or one with what it is divided by: "litres", "horas/día"."""
    length = lexicon.measures.at(core, 0) if core else 0
    return bool(length) and (length == len(core) or "/" in piece)


def _counts_by(piece: str) -> bool:
    """Whether a piece counts something by a measure: "hab./km²", "cases/day" is none of signs alone."""
    counted, slash, base = piece.strip().rpartition("/")
    measures = load_symbols().measures
    return bool(slash) and base in measures and counted not in measures and counted.replace(".", "").isalpha()


def _is_sign(piece: str, lexicon: Lexicon) -> bool:
    """Whether a piece is the sign of a unit, or of two with a slash: "TWh", "in km²", "kg/ha", "millones de m³"."""
    words = [word for word in piece.split() if word not in load_symbols().counted_as]
    if any(fold_key(word) in lexicon.scales for word in words):
        words = [word for word in words if fold_key(word) not in lexicon.scales and fold_key(word) not in lexicon.scale_before]
    signs = words[-1].split("/") if 0 < len(words) <= _SIGN_WORDS else []
    measures = load_symbols().measures
    alone = len(words) == 1 and len(signs) == 1 and len(signs[0]) == 1
    return 0 < len(signs) <= _SIGN_WORDS and (not alone or signs[0] in _LETTERS) and all(sign in measures for sign in signs)


# Single letters that heads print as units: "(t)"; other letters in brackets mark notes.
_LETTERS: Final = frozenset("tmgl")


# A longer text that ends in a full stop is a paragraph, whose last clause states no unit.
_LONGEST_CAPTION: Final = 100
# Words of a unit with what joins it: "in km".
_SIGN_WORDS: Final = 2


def _clean(piece: str, kind: Kind, lexicon: Lexicon) -> str:
    """The unit as printed, without scale words and the word that joins it ("in %")."""
    if kind == "percent" or "‰" in piece:
        return "‰" if "‰" in piece else "%"
    dropped = {word for word in lexicon.scales if word.isalpha()}
    kept = [word for word in WORD.finditer(piece) if not _is_scale(fold_key(word[0]), dropped, lexicon)]
    return piece[kept[0].start() : kept[-1].end()].strip() if kept else piece.strip()


def _is_scale(key: str, scales: set[str], lexicon: Lexicon) -> bool:
    return key in scales or key in lexicon.scale_before or bool(_THOUSANDS.fullmatch(key))
